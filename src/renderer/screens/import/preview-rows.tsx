/** The first rows as they will be recorded: dates and amounts in the reader's form prove the reading. */
import { useTranslation } from 'react-i18next';
import type { DraftRow, Preview } from '../../../contract/imports.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { formatAmount, formatDate } from '../../format/format.ts';

export function PreviewRows(props: { preview: Preview }) {
  const { t } = useTranslation('imports');
  const { rows } = props.preview;
  if (rows.length === 0) return null;
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
              <th aria-label={t('preview.title')} />
              <th>{t('preview.columns.document')}</th>
              <th>{t('preview.columns.customer')}</th>
              <th>{t('preview.columns.issued')}</th>
              <th>{t('preview.columns.due')}</th>
              <th>{t('preview.columns.settled')}</th>
              <th className="figure">{t('preview.columns.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.line} ${row.document}`} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const dateOr = (date: IsoDate | null): string => (date === null ? '' : formatDate(date));

function Row(props: { row: DraftRow }) {
  const { row } = props;
  const { t } = useTranslation('imports');
  return (
    <tr data-status={row.status}>
      <td className="figure faint">{row.line}</td>
      <td>
        <span className="draft-status">{t(`preview.status.${row.status}`)}</span>
      </td>
      <td>
        {row.document}
        {row.disputed && <span className="draft-flag">{t('preview.disputed')}</span>}
      </td>
      <td className="draft-customer" title={row.name}>
        {row.customer} {row.name !== row.customer && <span className="soft">{row.name}</span>}
      </td>
      <td>{dateOr(row.issuedOn)}</td>
      <td>{dateOr(row.dueOn)}</td>
      <td>{dateOr(row.settledOn)}</td>
      <td className="figure">
        {row.amountMinor === null ? '' : formatAmount(row.amountMinor, row.currency)}{' '}
        <span className="faint">{row.currency}</span>
      </td>
    </tr>
  );
}
