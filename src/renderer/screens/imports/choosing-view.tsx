/**
 * The heart of the import: the file as it was understood, beside what would be recorded. Whatever
 * is corrected, the preview follows; the bar at the foot always says what one click will do.
 */
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../format/format.ts';
import { ErrorState, Note } from '../../kit/states.tsx';
import { CommitBar } from './commit-bar.tsx';
import { ColumnTable } from './mapping/column-table.tsx';
import { ComparisonView } from './preview/comparison-view.tsx';
import { EInvoiceView } from './preview/einvoice-view.tsx';
import { FindingsView } from './preview/findings-view.tsx';
import { PreviewRows } from './preview/preview-rows.tsx';
import { RatesView } from './preview/rates-view.tsx';
import { StatementTable } from './preview/statement-table.tsx';
import { PreviewSummary } from './preview/preview-summary.tsx';
import { ReadingChoices } from './mapping/reading-choices.tsx';
import { useImport } from './session.tsx';

export function ChoosingView() {
  const { t } = useTranslation('imports');
  const { inspection, mapping, preview, shownPreview, error } = useImport();
  if (inspection === null || mapping === null) return null;
  const { importedBefore, remembered } = inspection;
  // Bank statements, e-invoices and rate files need no mapping.
  const isOwn = mapping.kind === 'bank' || mapping.kind === 'einvoice' || mapping.kind === 'rates';
  return (
    <>
      {/* It scrolls, and of a bank statement there is nothing in it that the keys could reach. */}
      <div className="choosing" tabIndex={0}>
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
        {isOwn ? (
          <Note>{t('kind.own')}</Note>
        ) : (
          <>
            <ReadingChoices inspection={inspection} mapping={mapping} />
            <ColumnTable inspection={inspection} mapping={mapping} />
          </>
        )}
        {error !== null && <ErrorState error={error} title={t('preview.notYet')} />}
        {shownPreview !== null && error === null && (
          <div className="previewed" data-stale={preview === null || undefined}>
            {shownPreview.einvoice === null ? (
              <PreviewSummary preview={shownPreview} />
            ) : (
              <EInvoiceView invoice={shownPreview.einvoice} />
            )}
            {shownPreview.statements.length > 0 && (
              <StatementTable statements={shownPreview.statements} />
            )}
            {shownPreview.comparison !== null && (
              <ComparisonView comparison={shownPreview.comparison} />
            )}
            <FindingsView
              key={shownPreview.previewId}
              source={{ previewId: shownPreview.previewId }}
              counts={shownPreview.findingCounts}
              first={shownPreview.findings}
            />
            {mapping.kind === 'rates' && <RatesView />}
            {shownPreview.einvoice === null && mapping.kind !== 'rates' && (
              <PreviewRows preview={shownPreview} />
            )}
          </div>
        )}
      </div>
      <CommitBar inspection={inspection} kind={mapping.kind} />
    </>
  );
}
