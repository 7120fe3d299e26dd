/** What the aging screen adds to the columns of the report: every figure opens its items. */
import type { AgingReport, AgingRow } from '../../../contract/calls/aging.ts';
import type { Bucket } from '../../../contract/calls/buckets.ts';
import { searchedOf } from '../../../domain/aging-report.ts';
import { wholePercent, type ReportRow } from '../../../domain/report.ts';
import type { TFunction } from 'i18next';
import { formatAmount, formatCountry, readerLocale } from '../../format/format.ts';
import { AgeBar } from '../../kit/charts/age-bar.tsx';
import { ageStep, type AgeStep } from '../../kit/charts/age-step.ts';
import { barFills } from '../../kit/charts/column-fills.ts';
import { Figure } from '../../kit/explain/figure.tsx';
import type { ColumnWords } from '../../kit/explain/use-column-words.ts';
import { ZERO_MARK, type GridColumn, type ReportExtras } from '../../kit/table/index.ts';
import { Link, pathTo } from '../../routing/router.tsx';

/** A figure of the matrix: a row and an aging column, all columns (null), or what is on account. */
export interface AgingCell {
  readonly row: AgingRow;
  readonly column: number | null | 'on_account';
}

/** A row of the report, and the figures behind it. */
export interface AgingLine extends ReportRow {
  readonly of: AgingRow;
}

export const agingRowKey = ({ of }: AgingLine): string => agingRowKeyOf(of);

export const agingRowKeyOf = (of: AgingRow): string =>
  [of.customer, of.country, of.currency, of.itemId ?? of.item].join('\u0000');

/** What a row is about, in words. */
export function rowName(row: AgingRow): string {
  if (row.item !== null) return row.item;
  if (row.name !== null) return row.name;
  if (row.country !== null) return formatCountry(row.country);
  return row.currency;
}

export function agingExtras(
  aging: AgingReport,
  words: ColumnWords,
  t: TFunction<'aging'>,
  onCell: (cell: AgingCell) => void,
): ReportExtras<AgingLine> {
  const figure = (
    name: string,
    column: AgingCell['column'],
    minorOf: (row: AgingRow) => number,
  ): Partial<GridColumn<AgingLine>> => ({
    header: name,
    cell: ({ of: row }) =>
      minorOf(row) === 0 ? (
        <span className="faint">{ZERO_MARK}</span>
      ) : (
        <Figure onExplain={() => onCell({ row, column })} label={`${rowName(row)}, ${name}`}>
          {formatAmount(minorOf(row), row.currency)}
        </Figure>
      ),
  });
  const keys = aging.columns.map((column, index) =>
    aging.into === 'bucket' ? (column as Bucket) : ageStep(aging.limits, index),
  );
  const ages = aging.columns.map((age, index) => [
    age,
    {
      ...figure(words.name(age), index, (row) => row.amountsMinor[index] ?? 0),
      hint: words.dates(index),
      key: keys[index],
      tone: ({ of: row }: AgingLine) =>
        row.amountsMinor[index] !== 0 && isTinted(keys[index]) ? keys[index] : null,
      width: aging.into === 'bucket' ? BUCKET_WIDTHS[age as Bucket] : 78,
    },
  ]);
  return {
    ...namings(aging, t),
    ...(Object.fromEntries(ages) as ReportExtras<AgingLine>),
    // An item is of one age: its amount stands there, and as what is outstanding.
    overdue: {
      header: t('overdue'),
      hint: t('overdueHint'),
      width: 90,
      startsHidden: aging.by === 'item',
    },
    overdue_percent: {
      header: t('overduePercent'),
      hint: t('overduePercentHint'),
      width: 42,
      startsHidden: aging.into === 'bucket',
      text: ({ of }) => String(wholePercent(of.overdueMinor, of.outstandingMinor) ?? ''),
      cell: ({ of }) => wholePercent(of.overdueMinor, of.outstandingMinor) ?? ZERO_MARK,
    },
    oldest_days: {
      header: t('oldest'),
      hint: t('oldestHint'),
      width: 58,
      text: ({ of }) => String(of.oldestDaysPastDue ?? ''),
      cell: ({ of }) => of.oldestDaysPastDue ?? ZERO_MARK,
    },
    outstanding: {
      ...figure(t('outstanding'), null, (row) => row.outstandingMinor),
      width: 98,
    },
    on_account: {
      ...figure(t('onAccount'), 'on_account', (row) => row.onAccountMinor),
      hint: t('onAccountHint'),
      width: 94,
    },
    net: { header: t('net'), hint: t('netHint'), width: 98, startsHidden: true },
  };
}

/** Each head in full, with its mark. */
const BUCKET_WIDTHS: Readonly<Record<Bucket, number>> = {
  unpaid: 88,
  reminder: 92,
  'quasi-bad': 102,
  bad: 78,
  dormant: 92,
};

/** The last three ages and the last three buckets. */
const isTinted = (key: AgeStep | Bucket | undefined): boolean =>
  typeof key === 'number' ? key >= 2 : key !== undefined && key !== 'unpaid' && key !== 'reminder';

function namings({ by, basis }: AgingReport, t: TFunction<'aging'>): ReportExtras<AgingLine> {
  // As the export is narrowed: by name, code and country, not by the digits of an amount.
  const search = ({ of }: AgingLine) => searchedOf(of, readerLocale());
  return {
    name: {
      header: t('customer'),
      // Beside the number of an item, not of a customer alone.
      width: by === 'item' ? 160 : 176,
      grow: true,
      pinned: by === 'customer',
      always: true,
      search,
      text: ({ of }) => of.name ?? of.customer ?? '',
      sortBy: ({ of }) => of.name ?? of.customer,
      cell: ({ of }) =>
        of.customer === null ? null : (
          <Link
            to={pathTo(['customers', of.customer])}
            className="quiet-link"
            title={`${of.name ?? ''} (${of.customer})`}
          >
            {of.name ?? of.customer}
          </Link>
        ),
    },
    customer: { header: t('code'), width: 96, startsHidden: true },
    country:
      by === 'country'
        ? {
            header: t('country'),
            width: 180,
            search,
            text: ({ of }) => (of.country === null ? t('noCountry') : formatCountry(of.country)),
            sortBy: ({ of }) => (of.country === null ? null : formatCountry(of.country)),
          }
        : { header: t('countryShort'), width: 42, startsHidden: by === 'item' },
    currency:
      by === 'currency'
        ? { header: t('currencyLong'), width: 160, search }
        : { header: t('currency'), width: 50 },
    item: {
      header: t('item'),
      width: 142,
      pinned: true,
      always: true,
      text: ({ of }) => of.item ?? t('onAccountRow'),
    },
    rule: { header: t('rule'), width: 48 },
    issued_on: { header: t('issued'), width: 102, startsHidden: basis === 'due' },
    due_on: { header: t('due'), width: 102 },
    days_past_due: {
      header: t('daysLate'),
      width: 92,
      cell: ({ of }) =>
        of.daysPastDue === null || of.daysPastDue === 0 ? ZERO_MARK : of.daysPastDue,
    },
  };
}

/** How a row's money is spread over the ages; by item there is nothing to spread. */
export function ageBars(
  aging: AgingReport,
  words: ColumnWords,
  t: TFunction<'aging'>,
): readonly GridColumn<AgingLine>[] {
  if (aging.by === 'item') return [];
  return [
    {
      id: 'bar',
      header: t(aging.into === 'bucket' ? 'mixBucket' : 'mix'),
      kind: 'mark',
      width: aging.into === 'bucket' ? 78 : 64,
      screenOnly: true,
      text: () => '',
      cell: ({ of: row }) => (
        <AgeBar
          amountsMinor={row.amountsMinor}
          fills={barFills(aging)}
          fullMinor={row.amountsMinor.reduce((sum, amount) => sum + Math.max(0, amount), 0)}
          label={aging.columns
            .map(
              (column, index) =>
                `${words.name(column)}: ${formatAmount(row.amountsMinor[index] ?? 0, row.currency)}`,
            )
            .join(', ')}
        />
      ),
    },
  ];
}
