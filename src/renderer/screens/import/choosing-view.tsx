/**
 * The heart of the import: the file as it was understood, beside what would be recorded. Whatever
 * is corrected, the preview follows; the bar at the foot always says what one click will do.
 */
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { formatInstant } from '../../format/format.ts';
import { ErrorState, Note } from '../../kit/states.tsx';
import { ColumnTable } from './column-table.tsx';
import { FindingsView } from './findings-view.tsx';
import { PreviewRows } from './preview-rows.tsx';
import { PreviewSummary } from './preview-summary.tsx';
import { ReadingChoices } from './reading-choices.tsx';
import { useImport } from './session.tsx';

export function ChoosingView() {
  const { t } = useTranslation('imports');
  const { inspection, mapping, preview, shownPreview, error } = useImport();
  if (inspection === null || mapping === null) return null;
  const { importedBefore, remembered } = inspection;
  return (
    <>
      <div className="choosing">
        {importedBefore !== null && (
          <Note icon={IconHistory}>
            {t('before', {
              when: formatInstant(importedBefore.recordedAt),
              batch: importedBefore.batchId,
            })}
          </Note>
        )}
        {remembered !== null && importedBefore === null && (
          <Note>{t('remembered', { name: remembered })}</Note>
        )}
        <ReadingChoices inspection={inspection} mapping={mapping} />
        <ColumnTable inspection={inspection} mapping={mapping} />
        {error !== null && <ErrorState error={error} title={t('preview.notYet')} />}
        {shownPreview !== null && error === null && (
          <div className="previewed" data-stale={preview === null || undefined}>
            <PreviewSummary preview={shownPreview} />
            <FindingsView
              key={shownPreview.previewId}
              source={{ previewId: shownPreview.previewId }}
              counts={shownPreview.findingCounts}
              first={shownPreview.findings}
            />
            <PreviewRows preview={shownPreview} />
          </div>
        )}
      </div>
      <CommitBar />
    </>
  );
}

function CommitBar() {
  const { t } = useTranslation(['imports', 'common']);
  const { preview, error, commit, cancel, leave } = useImport();
  const isNothing = preview !== null && preview.new === 0;
  const { isReplay } = useMoment();
  const words =
    preview === null
      ? error === null
        ? t('imports:preview.looking')
        : t('imports:preview.notYet')
      : preview.new > 0
        ? t('imports:preview.sum', { ...preview })
        : preview.refused > 0
          ? t('imports:preview.nothingUsable')
          : t('imports:preview.nothingNew');
  return (
    <footer className="commit-bar">
      <p role="status">
        {words}
        {preview !== null && preview.new > 0 && preview.refused > 0 && (
          <span className="soft"> {t('imports:commit.refusedStay')}</span>
        )}
        {isReplay && <span className="soft"> {t('common:replayRefuses')}</span>}
      </p>
      {isNothing ? (
        <Button size="sm" onClick={leave}>
          {t('imports:otherFile')}
        </Button>
      ) : (
        <>
          <Button variant="subtle" size="sm" onClick={cancel}>
            {t('common:cancel')}
          </Button>
          <Button
            size="sm"
            loading={preview === null && error === null}
            disabled={preview === null || isReplay}
            onClick={commit}
          >
            {t('imports:commit.run', { count: preview?.new ?? 0 })}
          </Button>
        </>
      )}
    </footer>
  );
}
