/** The imports so far: what each brought, its findings, and the way to take it back as one. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '../../../../contract/calls/imports.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import { formatCount, formatInstant } from '../../../format/format.ts';
import { ErrorState, TableSkeleton } from '../../../kit/states.tsx';
import { BatchPanel } from './batch-panel.tsx';
import { useFactsWords } from '../facts-words.ts';
import { UndoBatch } from './undo-batch.tsx';

export function BatchList() {
  const { t } = useTranslation('imports');
  const batches = useCall('imports.batches', {});
  const [shown, setShown] = useState<number | null>(null);
  const [undoing, setUndoing] = useState<BatchView | null>(null);

  if (batches.error !== null)
    return <ErrorState error={batches.error} onRetry={() => void batches.refetch()} />;
  if (batches.data === undefined) return <TableSkeleton columns={[4, 2, 2, 1, 1, 1, 3]} rows={3} />;
  if (batches.data.length === 0) return null;
  const selected = batches.data.find((batch) => batch.batchId === shown);
  return (
    <section aria-labelledby="batches-title">
      <h2 id="batches-title" className="import-heading">
        {t('batches.title')}
      </h2>
      <div className="column-scroll">
        <table className="batch-table">
          <thead>
            <tr>
              <th>{t('batches.file')}</th>
              <th>{t('batches.when')}</th>
              <th className="figure">{t('batches.read')}</th>
              <th className="figure">{t('batches.new')}</th>
              <th className="figure">{t('batches.duplicate')}</th>
              <th className="figure">{t('batches.refused')}</th>
              <th>{t('batches.facts')}</th>
              <th>
                <span className="visually-hidden">{t('batches.undo')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {batches.data.map((batch) => (
              <BatchRow
                key={batch.batchId}
                batch={batch}
                isShown={batch.batchId === shown}
                show={() => setShown(batch.batchId)}
                undo={() => setUndoing(batch)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {selected !== undefined && (
        <BatchPanel
          batch={selected}
          onClose={() => setShown(null)}
          onUndo={() => setUndoing(selected)}
        />
      )}
      {undoing !== null && <UndoBatch batch={undoing} onClose={() => setUndoing(null)} />}
    </section>
  );
}

function BatchRow(props: {
  batch: BatchView;
  isShown: boolean;
  show: () => void;
  undo: () => void;
}) {
  const { batch, isShown, show, undo } = props;
  const { t } = useTranslation('imports');
  const { isReplay } = useMoment();
  const facts = useFactsWords()(batch.facts);
  return (
    <tr data-shown={isShown || undefined} data-undone={batch.undoneAt !== null || undefined}>
      <td>
        <button
          type="button"
          className="batch-name"
          onClick={show}
          aria-label={t('batches.show', { fileName: batch.fileName })}
        >
          {batch.fileName}
        </button>
        <div className="faint">{t(`kinds.${batch.kind}`)}</div>
      </td>
      <td>{formatInstant(batch.recordedAt)}</td>
      <td className="figure">{formatCount(batch.read)}</td>
      <td className="figure">{formatCount(batch.new)}</td>
      <td className="figure">{formatCount(batch.duplicate)}</td>
      <td className="figure">{formatCount(batch.refused)}</td>
      <td className="batch-facts">
        {batch.undoneAt === null
          ? facts.join(', ')
          : t('batches.undone', { when: formatInstant(batch.undoneAt) })}
      </td>
      <td>
        {batch.undoneAt === null && (
          <Button variant="subtle" size="compact-xs" disabled={isReplay} onClick={undo}>
            {t('batches.undo')}
          </Button>
        )}
      </td>
    </tr>
  );
}
