/** The two of a merge beside each other: who goes, who stays, what moves and what is lost. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalToMinor } from '../../../../domain/money.ts';
import {
  formatCountry,
  formatCurrencyName,
  formatLanguage,
  formatMoney,
} from '../../../format/format.ts';
import { Section } from '../../../kit/explain/panel-parts.tsx';
import classes from './merges.module.css';
import type { MergePreview } from '../../../../contract/told.ts';

/** The engine says codes and plain amounts; on a screen they are names and figures in groups. */
function written(field: string, value: string): string {
  if (value === '') return value;
  if (field === 'country' || field === 'governingLaw') return formatCountry(value);
  if (field === 'language') return formatLanguage(value);
  if (field === 'currency') return formatCurrencyName(value);
  const [amount = '', currency = ''] = value.split(/\s/u);
  const minor = field === 'creditLimit' ? decimalToMinor(amount, currency) : null;
  return typeof minor === 'number' ? formatMoney(minor, currency) : value;
}

export function MergePair(props: { readonly preview: MergePreview }): ReactNode {
  const { t } = useTranslation(['merging', 'common']);
  const { preview } = props;
  // What only the one that goes has is lost: it stands where nobody can miss it.
  const lostFirst = [...preview.differences].sort(
    (a, b) => Number(a.from === '') - Number(b.from === ''),
  );
  const counts = [
    preview.invoices > 0 ? t('common:count.invoices', { count: preview.invoices }) : '',
    preview.receipts > 0 ? t('common:count.receipts', { count: preview.receipts }) : '',
    preview.creditNotes > 0 ? t('common:count.creditNotes', { count: preview.creditNotes }) : '',
    preview.letters > 0 ? t('common:count.letters', { count: preview.letters }) : '',
  ].filter((one) => one !== '');
  const owed = preview.balances
    .filter((one) => one.outstandingMinor !== 0 || one.onAccountMinor !== 0)
    .map((one) =>
      one.onAccountMinor === 0
        ? formatMoney(one.outstandingMinor, one.currency)
        : t('merging:owedAndOnAccount', {
            owed: formatMoney(one.outstandingMinor, one.currency),
            onAccount: formatMoney(one.onAccountMinor, one.currency),
          }),
    );
  return (
    <>
      <div className={classes.tableBox} tabIndex={0} role="group" aria-label={t('merging:compare')}>
        <table className={classes.pair}>
          <thead>
            <tr>
              <td />
              <th scope="col">
                <span className={classes.verdict}>{t('merging:goes')}</span>
                {preview.fromName} <span className="soft">{preview.from}</span>
              </th>
              <th scope="col" data-stays>
                <span className={classes.verdict}>{t('merging:stays')}</span>
                {preview.intoName} <span className="soft">{preview.into}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lostFirst.map(({ field, from, into }) => (
              <tr key={field}>
                <th scope="row">{t(`merging:fields.${field}`, { defaultValue: field })}</th>
                <td data-goes>
                  {from === '' ? <span className="faint">–</span> : written(field, from)}
                </td>
                <td data-stays>
                  {into === '' ? <span className="faint">–</span> : written(field, into)}
                </td>
              </tr>
            ))}
            {preview.differences.length === 0 && (
              <tr>
                <td colSpan={3} className="soft">
                  {t('merging:noDifferences')}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <div className={classes.moves}>
        <Section title={t('merging:moves', { name: preview.intoName })}>
          {counts.length === 0 ? t('merging:movesNothing') : counts.join(', ')}
          {owed.length > 0 && (
            <div className="soft">{t('merging:owed', { sums: owed.join(' · ') })}</div>
          )}
        </Section>
        <Section title={t('merging:aliases')}>
          {preview.aliases.length === 0 ? t('merging:aliasesNone') : preview.aliases.join(' · ')}
        </Section>
      </div>
    </>
  );
}
