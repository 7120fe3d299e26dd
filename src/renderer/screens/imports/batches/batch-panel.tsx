/** One import beside the list: its figures and its findings. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '../../../../contract/calls/imports.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import { formatInstant } from '../../../format/format.ts';
import { SidePanel } from '../../../frame/panel/side-panel.tsx';
import { ErrorState, TableSkeleton } from '../../../kit/states.tsx';
import { FindingLine } from '../preview/findings-view.tsx';

export function BatchPanel(props: { batch: BatchView; onClose: () => void; onUndo: () => void }) {
  const { batch, onClose, onUndo } = props;
  const { isReplay } = useMoment();
  const { t } = useTranslation('imports');
  const findings = useCall('imports.findings', { batchId: batch.batchId, limit: 1000 });
  return (
    <SidePanel
      size="wide"
      title={batch.fileName}
      subtitle={`${t('batches.panel', { batch: batch.batchId })}, ${formatInstant(batch.recordedAt)}`}
      onClose={onClose}
      footer={
        batch.undoneAt === null ? (
          <Button variant="default" disabled={isReplay} onClick={onUndo}>
            {t('batches.undoRun')}
          </Button>
        ) : (
          <span className="soft">
            {t('batches.undone', { when: formatInstant(batch.undoneAt) })}
          </span>
        )
      }
    >
      <p style={{ marginTop: 0 }}>{t('preview.sum', { ...batch })}</p>
      {findings.error !== null && <ErrorState error={findings.error} />}
      {findings.isPending && <TableSkeleton columns={[1, 5]} rows={6} />}
      {findings.data?.total === 0 && <p className="soft">{t('findings.noneOfBatch')}</p>}
      <ul className="findings" data-free>
        {findings.data?.findings.map((finding, index) => (
          <FindingLine key={index} finding={finding} />
        ))}
      </ul>
    </SidePanel>
  );
}
