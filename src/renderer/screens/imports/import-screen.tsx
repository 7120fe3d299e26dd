/** Bringing a file in: drop, see how it was understood, correct it, import. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Screen } from '../../frame/screen.tsx';
import { formatBytes } from '../../format/format.ts';
import { BatchList } from './batches/batch-list.tsx';
import { ChoosingView } from './choosing-view.tsx';
import { DoneView } from './done-view.tsx';
import { DropZone } from './drop-zone.tsx';
import { BusyView } from './busy-view.tsx';
import { useSeveral } from './several/several.tsx';
import { SeveralView } from './several/several-view.tsx';
import { useImport } from './session.tsx';
import './import.css';

export function ImportScreen() {
  const { t } = useTranslation(['imports', 'common']);
  const session = useImport();
  const several = useSeveral();
  const { stage, fileName, inspection } = session;

  if (stage === 'choosing' && inspection !== null)
    return (
      <Screen
        fill
        title={inspection.fileName}
        subtitle={t(inspection.rows === 0 ? 'imports:fileShort' : 'imports:file', {
          format: inspection.format,
          size: formatBytes(inspection.sizeBytes),
          rows: t('common:count.rows', { count: inspection.rows }),
        })}
        help="imports"
        actions={
          several.files.length > 0 ? undefined : (
            <Button variant="default" onClick={session.leave}>
              {t('imports:otherFile')}
            </Button>
          )
        }
      >
        <ChoosingView />
      </Screen>
    );
  if (stage === 'idle' && several.files.length > 0)
    return (
      <Screen
        fill
        title={t('imports:several.title', { count: several.files.length })}
        help="imports"
      >
        <SeveralView />
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
