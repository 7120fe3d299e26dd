/** Bringing a file in: drop, see how it was understood, correct it, import. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Screen } from '../../frame/screen.tsx';
import { formatBytes } from '../../format/format.ts';
import { BatchList } from './batch-list.tsx';
import { ChoosingView } from './choosing-view.tsx';
import { DoneView } from './done-view.tsx';
import { DropZone } from './drop-zone.tsx';
import { BusyView } from './busy-view.tsx';
import { useImport } from './session.tsx';
import './import.css';

export function ImportScreen() {
  const { t } = useTranslation(['imports', 'common']);
  const session = useImport();
  const { stage, fileName, inspection } = session;

  if (stage === 'choosing' && inspection !== null)
    return (
      <Screen
        fill
        title={inspection.fileName}
        subtitle={t('imports:file', {
          size: formatBytes(inspection.sizeBytes),
          rows: t('common:count.rows', { count: inspection.rows }),
        })}
        help="imports"
        actions={
          <Button variant="default" onClick={session.leave}>
            {t('imports:otherFile')}
          </Button>
        }
      >
        <ChoosingView />
      </Screen>
    );
  return (
    <Screen title={t('imports:title')} help="imports">
      {stage === 'reading' && <BusyView title={t('imports:reading', { fileName })} />}
      {stage === 'importing' && (
        <BusyView
          title={t('imports:commit.importing', { fileName })}
          hint={t('imports:commit.importingHint')}
        />
      )}
      {stage === 'done' && <DoneView />}
      {stage === 'idle' && <DropZone />}
      {(stage === 'idle' || stage === 'done') && <BatchList />}
    </Screen>
  );
}
