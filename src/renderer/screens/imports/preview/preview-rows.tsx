/** The first rows as they will be recorded: dates and amounts in the reader's form prove the reading. */
import { useTranslation } from 'react-i18next';
import type { DraftRow } from '../../../../contract/calls/imports.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import { formatAmount, formatDate } from '../../../format/format.ts';
import type { Preview } from '../../../../contract/told.ts';

export function PreviewRows(props: { preview: Preview }) {
  const { t } = useTranslation('imports');
  const { rows, kind } = props.preview;
  // A bank line has a text, a payer and a value date where a document has a number and a due date.
  const isBank = kind === 'bank' || kind === 'bank-list';
  const names = isBank ? 'bankColumns' : 'columns';
  if (rows.length === 0) return null;
  // A bank line has no due date, an open invoice was not settled: no column without a value.
  const has = {
    due: rows.some((row) => row.dueOn !== null),
    settled: rows.some((row) => row.settledOn !== null),
  };
  return (
    <section aria-labelledby="rows-title">
      <h2 id="rows-title" className="import-heading">
        {t('preview.firstRows')}
      </h2>
      <div className="column-scroll">
        <table className="draft-table">
          <thead>
            <tr>
              <th className="figure">{t('preview.columns.line')}</th>
              <th>
                <span className="visually-hidden">{t('preview.title')}</span>
              </th>
              <th>{t(`preview.${names}.document`)}</th>
              <th>{t(`preview.${names}.customer`)}</th>
              <th>{t('preview.columns.issued')}</th>
              {has.due && <th>{t(`preview.${names}.due`)}</th>}
              {has.settled && <th>{t('preview.columns.settled')}</th>}
              <th className="figure">{t('preview.columns.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.line} ${row.document}`} row={row} has={has} isBank={isBank} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const dateOr = (date: IsoDate | null): string => (date === null ? '' : formatDate(date));

function Row(props: { row: DraftRow; has: { due: boolean; settled: boolean }; isBank: boolean }) {
  const { row, has, isBank } = props;
  const { t } = useTranslation('imports');
  return (
    <tr data-status={row.status}>
      <td className="figure faint">{row.line}</td>
      <td>
        <span className="draft-status">{t(`preview.status.${row.status}`)}</span>
      </td>
      <td className="draft-customer" title={row.document}>
        {row.document}
        {row.disputed && <span className="draft-flag">{t('preview.disputed')}</span>}
      </td>
      <td className="draft-customer" title={row.name}>
        {isBank ? row.name : row.customer}{' '}
        {row.name !== row.customer && (
          <span className="soft">{isBank ? row.customer : row.name}</span>
        )}
      </td>
      <td>{dateOr(row.issuedOn)}</td>
      {has.due && <td>{dateOr(row.dueOn)}</td>}
      {has.settled && <td>{dateOr(row.settledOn)}</td>}
      <td className="figure">
        {row.amountMinor === null ? '' : formatAmount(row.amountMinor, row.currency)}{' '}
        <span className="faint">{row.currency}</span>
      </td>
    </tr>
  );
}
