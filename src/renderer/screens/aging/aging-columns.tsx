/** Columns of the aging matrix for each grouping; every figure opens its items. */
import type { AgingReport, AgingRow } from '../../../contract/calls/aging.ts';
import type { TFunction } from 'i18next';
import { formatAmount, formatCountry, formatDate } from '../../format/format.ts';
import { AgeBar } from '../../kit/charts/age-bar.tsx';
import { Figure } from '../../kit/explain/figure.tsx';
import type { ColumnWords } from '../../kit/explain/use-column-words.ts';
import { amountOrDash, moneyColumn, ZERO_MARK, type GridColumn } from '../../kit/table/index.ts';
import { Link, pathTo } from '../../routing/router.tsx';

/** A figure of the matrix: a row and an aging column, all columns (null), or what is on account. */
export interface AgingCell {
  readonly row: AgingRow;
  readonly column: number | null | 'on_account';
}

export const agingRowKey = (row: AgingRow): string =>
  [row.customer, row.country, row.currency, row.itemId ?? row.item].join('\u0000');

/** What a row is about, in words. */
export function rowName(row: AgingRow): string {
  if (row.item !== null) return row.item;
  if (row.name !== null) return row.name;
  if (row.country !== null) return formatCountry(row.country);
  return row.currency;
}

export function agingColumnsOf(
  report: AgingReport,
  words: ColumnWords,
  t: TFunction<'aging'>,
  common: string | null,
  home: string,
  onCell: (cell: AgingCell) => void,
): readonly GridColumn<AgingRow>[] {
  const unit = common ?? undefined;
  const currency = (row: AgingRow): string => row.currency;
  const figure = (row: AgingRow, minor: number, column: AgingCell['column'], name: string) =>
    minor === 0 ? (
      <span className="faint">{ZERO_MARK}</span>
    ) : (
      <Figure onExplain={() => onCell({ row, column })} label={`${rowName(row)}, ${name}`}>
        {formatAmount(minor, row.currency)}
      </Figure>
    );
  const largest = new Map<string, number>();
  for (const row of report.rows)
    largest.set(row.currency, Math.max(largest.get(row.currency) ?? 0, row.outstandingMinor));

  return [
    ...groupColumns(report, t),
    ...(common === null
      ? [
          {
            id: 'currency',
            header: t('currency'),
            kind: 'text',
            width: 50,
            always: true,
            text: currency,
            sortBy: currency,
          } satisfies GridColumn<AgingRow>,
        ]
      : []),
    ...(report.by === 'item'
      ? []
      : [
          {
            id: 'bar',
            header: t('mix'),
            kind: 'mark',
            width: 72,
            screenOnly: true,
            text: () => '',
            cell: (row) => (
              <AgeBar
                amountsMinor={row.amountsMinor}
                fullMinor={largest.get(row.currency) ?? 0}
                label={report.columns
                  .map(
                    (column, index) =>
                      `${words.name(column)}: ${formatAmount(row.amountsMinor[index] ?? 0, row.currency)}`,
                  )
                  .join(', ')}
              />
            ),
          } satisfies GridColumn<AgingRow>,
        ]),
    ...report.columns.map((column, index) =>
      moneyColumn<AgingRow>({
        id: `age-${column}`,
        header: words.name(column),
        hint: words.dates(index),
        width: 88,
        unit,
        currency,
        home,
        minor: (row) => row.amountsMinor[index] ?? 0,
        cell: (row) => figure(row, row.amountsMinor[index] ?? 0, index, words.name(column)),
      }),
    ),
    moneyColumn<AgingRow>({
      id: 'outstanding',
      header: t('outstanding'),
      width: 112,
      unit,
      currency,
      home,
      minor: (row) => row.outstandingMinor,
      cell: (row) => figure(row, row.outstandingMinor, null, t('outstanding')),
    }),
    moneyColumn<AgingRow>({
      id: 'onAccount',
      header: t('onAccount'),
      width: 88,
      unit,
      currency,
      home,
      hint: t('onAccountHint'),
      minor: (row) => row.onAccountMinor,
      cell: (row) => figure(row, row.onAccountMinor, 'on_account', t('onAccount')),
    }),
    moneyColumn<AgingRow>({
      id: 'net',
      header: t('net'),
      width: 98,
      unit,
      currency,
      home,
      hint: t('netHint'),
      minor: (row) => row.netMinor,
      cell: (row) => amountOrDash(row.netMinor, row.currency),
    }),
  ];
}

function groupColumns(report: AgingReport, t: TFunction<'aging'>): readonly GridColumn<AgingRow>[] {
  const country: GridColumn<AgingRow> = {
    id: 'country',
    header: t('country'),
    kind: 'text',
    width: 62,
    startsHidden: true,
    text: (row) => row.country ?? '',
    sortBy: (row) => row.country,
  };
  const customer: GridColumn<AgingRow> = {
    id: 'name',
    header: t('customer'),
    kind: 'text',
    width: 158,
    grow: true,
    pinned: report.by === 'customer',
    always: true,
    text: (row) => row.name ?? row.customer ?? '',
    sortBy: (row) => row.name ?? row.customer,
    cell: (row) =>
      row.customer === null ? null : (
        <Link
          to={pathTo(['customers', row.customer])}
          className="quiet-link"
          title={`${row.name ?? ''} (${row.customer})`}
        >
          {row.name ?? row.customer}
        </Link>
      ),
  };
  const code: GridColumn<AgingRow> = {
    id: 'customer',
    header: t('code'),
    kind: 'text',
    width: 96,
    startsHidden: true,
    text: (row) => row.customer ?? '',
    sortBy: (row) => row.customer,
  };
  switch (report.by) {
    case 'customer':
      return [customer, code, country];
    case 'country':
      return [
        {
          id: 'country',
          header: t('country'),
          kind: 'text',
          width: 180,
          grow: true,
          pinned: true,
          always: true,
          text: (row) => (row.country === null ? t('noCountry') : formatCountry(row.country)),
          sortBy: (row) => (row.country === null ? null : formatCountry(row.country)),
        },
      ];
    case 'currency':
      return [
        {
          id: 'currencyGroup',
          header: t('currencyLong'),
          kind: 'text',
          width: 160,
          grow: true,
          pinned: true,
          always: true,
          text: (row) => row.currency,
          sortBy: (row) => row.currency,
        },
      ];
    case 'item':
      return [
        {
          id: 'item',
          header: t('item'),
          kind: 'text',
          width: 142,
          pinned: true,
          always: true,
          text: (row) => row.item ?? t('onAccountRow'),
          sortBy: (row) => row.item,
        },
        customer,
        code,
        country,
        {
          id: 'issuedOn',
          header: t('issued'),
          kind: 'date',
          width: 102,
          startsHidden: report.basis === 'due',
          text: (row) => row.issuedOn ?? '',
          cell: (row) => (row.issuedOn === null ? '' : formatDate(row.issuedOn)),
          sortBy: (row) => row.issuedOn,
        },
        {
          id: 'dueOn',
          header: t('due'),
          kind: 'date',
          width: 102,
          text: (row) => row.dueOn ?? '',
          cell: (row) => (row.dueOn === null ? '' : formatDate(row.dueOn)),
          sortBy: (row) => row.dueOn,
        },
        {
          id: 'days',
          header: t('daysLate'),
          kind: 'number',
          width: 92,
          descFirst: true,
          text: (row) => (row.daysPastDue === null ? '' : String(row.daysPastDue)),
          cell: (row) =>
            row.daysPastDue === null || row.daysPastDue === 0 ? ZERO_MARK : row.daysPastDue,
          sortBy: (row) => row.daysPastDue,
        },
      ];
  }
}
