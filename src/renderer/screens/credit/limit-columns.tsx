/** Columns of the limits: how much of each is used, and what uses it. */
import type { ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { LIMIT_STATES, type LimitState } from '../../../domain/credit/portfolio.ts';
import type { ToldOutput } from '../../../contract/told.ts';
import { countryNames } from '../../../domain/country-names.ts';
import { formatCountry, formatDate, formatPoints, readerLocale } from '../../format/format.ts';
import { Chip, type ChipTone } from '../../kit/chip.tsx';
import type { MoneyOf } from '../../kit/table/columns/money-column.ts';
import { customerColumn, moneyColumn, ZERO_MARK, type GridColumn } from '../../kit/table/index.ts';
import classes from './credit.module.css';

export type LimitRow = ToldOutput<'credit.limits'>['rows'][number];

const TONES: Readonly<Record<LimitState, ChipTone>> = {
  over: 'event',
  watch: 'event',
  ok: 'plain',
  none: 'plain',
  unknown: 'plain',
};
/** More than all of it is drawn as all of it. */
const WHOLE = 100;

export function limitColumns(
  t: TFunction<'credit'>,
  unit: string | null,
  home: string,
): readonly GridColumn<LimitRow>[] {
  const amount = (
    of: Pick<MoneyOf<LimitRow>, 'id' | 'header' | 'minor'> & Partial<MoneyOf<LimitRow>>,
  ): GridColumn<LimitRow> =>
    moneyColumn({
      width: 92,
      currency: (row) => row.exposure.currency,
      unit: unit ?? undefined,
      home,
      ...of,
    });
  return [
    customerColumn(t('limits.columns.name'), 160, {
      pinned: true,
      always: true,
      search: (row) => [row.name, row.customer, ...countryNames(row.country, readerLocale())],
    }),
    {
      id: 'customer',
      header: t('limits.columns.code'),
      kind: 'text',
      width: 84,
      startsHidden: true,
      text: (row) => row.customer,
      sortBy: (row) => row.customer,
    },
    {
      id: 'country',
      header: t('limits.columns.country'),
      kind: 'text',
      width: 110,
      startsHidden: true,
      text: (row) => (row.country === null ? '' : formatCountry(row.country)),
      sortBy: (row) => (row.country === null ? '' : formatCountry(row.country)),
    },
    {
      id: 'state',
      header: t('limits.columns.state'),
      kind: 'text',
      width: 92,
      brief: true,
      text: (row) => t(`limits.states.${row.state}`),
      sortBy: (row) => LIMIT_STATES.indexOf(row.state),
      cell: (row) => <Chip tone={TONES[row.state]}>{t(`limits.states.${row.state}`)}</Chip>,
    },
    {
      id: 'usedPercent',
      header: t('limits.columns.usedPercent'),
      kind: 'number',
      width: 108,
      brief: true,
      descFirst: true,
      text: (row) => row.usedPercent?.toFixed(1) ?? '',
      sortBy: (row) => row.usedPercent ?? -1,
      cell: usedBar,
    },
    ...(unit === null
      ? [
          {
            id: 'currency',
            header: t('limits.columns.currency'),
            kind: 'text' as const,
            width: 70,
            text: (row: LimitRow) => row.exposure.currency,
            sortBy: (row: LimitRow) => row.exposure.currency,
          },
        ]
      : []),
    amount({
      id: 'limit',
      header: t('limits.columns.limit'),
      minor: (row) => row.limitMinor,
    }),
    amount({
      id: 'used',
      header: t('limits.columns.used'),
      minor: (row) => (row.exposure.isWhole ? row.exposure.usedMinor : null),
    }),
    amount({
      id: 'open',
      header: t('limits.columns.open'),
      minor: (row) => row.exposure.openMinor,
    }),
    amount({
      id: 'overdue',
      header: t('limits.columns.overdue'),
      minor: (row) => row.exposure.overdueMinor,
    }),
    amount({
      id: 'disputed',
      header: t('limits.columns.disputed'),
      minor: (row) => row.exposure.disputedMinor,
      startsHidden: true,
    }),
    amount({
      id: 'unbilled',
      header: t('limits.columns.unbilled'),
      hint: t('limits.columns.unbilledHint'),
      minor: (row) => row.exposure.unbilledMinor,
    }),
    amount({
      id: 'released',
      header: t('limits.columns.released'),
      hint: t('limits.columns.releasedHint'),
      minor: (row) => row.exposure.releasedMinor,
    }),
    {
      id: 'until',
      header: t('limits.columns.until'),
      hint: t('limits.columns.untilHint'),
      kind: 'date',
      width: 96,
      startsHidden: true,
      text: (row) => row.until ?? '',
      sortBy: (row) => row.until ?? '',
      cell: (row) => (row.until === null ? '' : formatDate(row.until)),
    },
    {
      id: 'insured',
      header: t('limits.columns.insured'),
      kind: 'text',
      width: 90,
      startsHidden: true,
      text: (row) => row.insured,
      sortBy: (row) => row.insured,
    },
    {
      id: 'decision',
      header: t('limits.columns.decision'),
      kind: 'text',
      width: 120,
      text: (row) => (row.decision === null ? '' : t(`decision.names.${row.decision}`)),
      sortBy: (row) => row.decision ?? '',
    },
    {
      id: 'hold',
      header: t('limits.columns.hold'),
      kind: 'text',
      width: 84,
      startsHidden: true,
      text: holdWords,
      sortBy: holdWords,
    },
  ];

  function holdWords({ hold }: LimitRow): string {
    return hold === null ? '' : t(`limits.holds.${hold as 'hold'}`);
  }
}

function usedBar({ usedPercent, state }: LimitRow): ReactNode {
  if (usedPercent === null) return ZERO_MARK;
  const share = Math.max(0, usedPercent) / WHOLE;
  return (
    <span className={classes.used}>
      <span
        className={classes.bar}
        data-state={state}
        style={{ '--share': share } as React.CSSProperties}
        aria-hidden
      />
      {formatPoints(usedPercent)}
    </span>
  );
}
