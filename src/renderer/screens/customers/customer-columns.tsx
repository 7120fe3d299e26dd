/**
 * Columns of the customer list. A customer with several currencies has one line for each. Being overdue
 * is not red: how late the oldest item is tints its cell.
 */
import type { ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { BUCKETS } from '../../../contract/calls/buckets.ts';
import type { CurrencyBalance, CustomerRow } from '../../../contract/calls/customers.ts';
import type { ToldOutput } from '../../../contract/told.ts';
import { countryNames } from '../../../domain/country-names.ts';
import { minorToDecimal } from '../../../domain/money.ts';
import {
  formatCount,
  formatCountry,
  formatDate,
  formatDayMonth,
  readerLocale,
} from '../../format/format.ts';
import { AgeBar } from '../../kit/charts/age-bar.tsx';
import { ageStepOfDays, type AgeStep } from '../../kit/charts/age-step.ts';
import gridClasses from '../../kit/table/view/grid.module.css';
import { currencyRank } from '../../kit/table/columns/currency-order.ts';
import { amountChars } from '../../kit/table/columns/money-column.ts';
import { amountOrDash, customerColumn, type GridColumn, ZERO_MARK } from '../../kit/table/index.ts';
import { InBucket } from './case/case-band.tsx';
import type { Ages } from './use-ages.ts';

type AmountField = 'outstandingMinor' | 'overdueMinor' | 'onAccountMinor' | 'netMinor';

/** One line per currency, so that amounts of different currencies never stand in one figure. */
function lines(row: CustomerRow, line: (balance: CurrencyBalance) => ReactNode) {
  if (row.balances.length <= 1) {
    const only = row.balances[0];
    return only === undefined ? ZERO_MARK : line(only);
  }
  return (
    <span className={gridClasses.lines}>
      {row.balances.map((balance) => (
        <span key={balance.currency}>{line(balance)}</span>
      ))}
    </span>
  );
}

/** The line a customer is sorted by: the first that has such an amount (our own currency is first). */
const mainLine = (row: CustomerRow, field: AmountField): CurrencyBalance | undefined =>
  row.balances.find((balance) => balance[field] !== 0);

/** After every currency code. */
const NO_AMOUNT = '~';

function amounts(
  id: string,
  header: string,
  field: AmountField,
  unit: string | null,
  home: string,
  extra: Partial<GridColumn<CustomerRow>> = {},
): GridColumn<CustomerRow> {
  return {
    id,
    header,
    ...(unit === null ? {} : { unit }),
    kind: 'money',
    width: 108,
    descFirst: true,
    text: (row) =>
      row.balances.map((balance) => minorToDecimal(balance[field], balance.currency)).join(' '),
    cell: (row) => lines(row, (balance) => amountOrDash(balance[field], balance.currency)),
    group: (row) => {
      const line = mainLine(row, field);
      return line === undefined ? NO_AMOUNT : currencyRank(line.currency, home);
    },
    compare: (a, b) => (mainLine(a, field)?.[field] ?? 0) - (mainLine(b, field)?.[field] ?? 0),
    chars: (row) =>
      Math.max(0, ...row.balances.map((balance) => amountChars(balance[field], balance.currency))),
    ...extra,
  };
}

/** Whole per cent of what is outstanding that is overdue; null where nothing is. */
export const overdueShare = (balance: CurrencyBalance): number | null =>
  balance.overdueMinor <= 0 || balance.outstandingMinor <= 0
    ? null
    : Math.round((balance.overdueMinor / balance.outstandingMinor) * 100);

/** From the second step on: not due and up to 30 days are plain. */
export function tintOfDays(days: number): AgeStep | null {
  const step = ageStepOfDays(days);
  return step >= 2 ? step : null;
}

function ageBar(balance: CurrencyBalance, customer: string, ages: Ages): ReactNode {
  const amounts = ages.amountsOf(customer, balance.currency);
  return amounts === undefined ? null : (
    <AgeBar
      amountsMinor={amounts}
      fills={ages.fills}
      fullMinor={amounts.reduce((sum, amount) => sum + Math.max(0, amount), 0)}
      label={ages.words(amounts, balance.currency)}
    />
  );
}

/** By customer: the worst bucket and what comes next; who owes nothing is not there. */
export type Standings = ReadonlyMap<string, ToldOutput<'worklist.list'>['rows'][number]>;

/** `24 Nov: Reminder, level 1` */
const nextWords = (row: ToldOutput<'worklist.list'>['rows'][number] | undefined): string =>
  row?.nextStep == null ? '' : `${formatDayMonth(row.nextStep.on)}: ${row.nextStep.name}`;

export function customerColumns(
  t: TFunction<'customers'>,
  words: TFunction<'customer'>,
  common: string | null,
  home: string,
  ages: Ages | null,
  standing: Standings,
): readonly GridColumn<CustomerRow>[] {
  return [
    customerColumn(t('name'), 180, {
      pinned: true,
      always: true,
      search: (row) => [
        row.name,
        row.customer,
        ...countryNames(row.country, readerLocale()),
        ...row.balances.map((balance) => balance.currency),
      ],
    }),
    {
      id: 'customer',
      header: t('code'),
      kind: 'text',
      width: 84,
      startsHidden: true,
      text: (row) => row.customer,
      sortBy: (row) => row.customer,
    },
    {
      id: 'country',
      header: t('country'),
      kind: 'text',
      width: 64,
      text: (row) => row.country ?? '',
      sortBy: (row) => row.country,
      cell: (row) =>
        row.country === null ? '' : <span title={formatCountry(row.country)}>{row.country}</span>,
    },
    ...(common === null
      ? [
          {
            id: 'currency',
            header: t('currency'),
            kind: 'text',
            width: 52,
            always: true,
            text: (row) => row.balances.map((balance) => balance.currency).join(' '),
            cell: (row) => lines(row, (balance) => balance.currency),
          } satisfies GridColumn<CustomerRow>,
        ]
      : []),
    amounts('outstanding', t('outstanding'), 'outstandingMinor', common, home),
    amounts('overdue', t('overdue'), 'overdueMinor', common, home),
    {
      id: 'share',
      header: '%',
      hint: t('shareHint'),
      kind: 'number',
      width: 46,
      descFirst: true,
      text: (row) => row.balances.map((balance) => overdueShare(balance) ?? 0).join(' '),
      sortBy: (row) => Math.max(0, ...row.balances.map((balance) => overdueShare(balance) ?? 0)),
      cell: (row) =>
        lines(row, (balance) => {
          const share = overdueShare(balance);
          return share === null ? ZERO_MARK : formatCount(share);
        }),
    },
    amounts('onAccount', t('onAccount'), 'onAccountMinor', common, home, {
      startsHidden: true,
      width: 108,
    }),
    amounts('net', t('net'), 'netMinor', common, home, { startsHidden: true }),
    {
      id: 'oldest',
      header: t('oldest'),
      hint: t('oldestHint'),
      kind: 'number',
      width: 64,
      descFirst: true,
      tone: (row) => tintOfDays(row.oldestDaysPastDue),
      text: (row) => String(row.oldestDaysPastDue),
      sortBy: (row) => row.oldestDaysPastDue,
      cell: (row) =>
        row.oldestDaysPastDue === 0 ? ZERO_MARK : t('days', { count: row.oldestDaysPastDue }),
    },
    ...(ages === null
      ? []
      : [
          {
            id: 'ages',
            header: t('byAge'),
            kind: 'mark',
            width: 84,
            screenOnly: true,
            text: () => '',
            cell: (row) => lines(row, (balance) => ageBar(balance, row.customer, ages)),
          } satisfies GridColumn<CustomerRow>,
        ]),
    {
      id: 'bucket',
      header: t('bucket'),
      hint: t('bucketHint'),
      kind: 'text',
      width: 108,
      text: (row) => {
        const bucket = standing.get(row.customer)?.bucket;
        return bucket === undefined ? '' : words(`case.buckets.${bucket}`);
      },
      sortBy: (row) => {
        const bucket = standing.get(row.customer)?.bucket;
        return bucket === undefined ? null : BUCKETS.indexOf(bucket);
      },
      descFirst: true,
      cell: (row) => {
        const bucket = standing.get(row.customer)?.bucket;
        return bucket === undefined ? ZERO_MARK : <InBucket bucket={bucket} />;
      },
    },
    {
      id: 'next',
      header: t('nextStep'),
      kind: 'text',
      width: 200,
      text: (row) => nextWords(standing.get(row.customer)),
      sortBy: (row) => standing.get(row.customer)?.nextStep?.on ?? null,
      cell: (row) => {
        const said = nextWords(standing.get(row.customer));
        return said === '' ? ZERO_MARK : <span title={said}>{said}</span>;
      },
    },
    {
      id: 'openItems',
      header: t('openItems'),
      hint: t('openItemsHint'),
      kind: 'number',
      width: 58,
      startsHidden: true,
      descFirst: true,
      text: (row) => String(row.openItems),
      sortBy: (row) => row.openItems,
      cell: (row) => (row.openItems === 0 ? ZERO_MARK : formatCount(row.openItems)),
    },
    {
      id: 'disputed',
      header: t('disputed'),
      kind: 'number',
      width: 74,
      startsHidden: true,
      descFirst: true,
      text: (row) => String(row.disputedItems),
      sortBy: (row) => row.disputedItems,
      cell: (row) => (row.disputedItems === 0 ? ZERO_MARK : formatCount(row.disputedItems)),
    },
    {
      id: 'lastReceipt',
      header: t('lastReceipt'),
      kind: 'date',
      width: 114,
      descFirst: true,
      text: (row) => row.lastReceiptOn ?? '',
      sortBy: (row) => row.lastReceiptOn,
      cell: (row) => (row.lastReceiptOn === null ? ZERO_MARK : formatDate(row.lastReceiptOn)),
    },
    {
      id: 'lastLetter',
      header: t('lastLetter'),
      kind: 'date',
      width: 114,
      startsHidden: true,
      descFirst: true,
      text: (row) => row.lastLetterOn ?? '',
      sortBy: (row) => row.lastLetterOn,
      cell: (row) => (row.lastLetterOn === null ? ZERO_MARK : formatDate(row.lastLetterOn)),
    },
  ];
}
