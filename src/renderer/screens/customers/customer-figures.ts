/**
 * The figures of one customer as the panel beside the list and the head of the page show them. Amounts of
 * different currencies never stand in one figure: with several, each has one of its own.
 */
import type { TFunction } from 'i18next';
import type { OpenItemView } from '../../../contract/calls/aging.ts';
import type { CreditUse } from '../../../contract/calls/case.ts';
import type { CurrencyBalance, TimelineEntry } from '../../../contract/calls/customers.ts';
import type { ToldOutput } from '../../../contract/told.ts';
import { sumMinor } from '../../../domain/money.ts';
import { formatAmount, formatDate, formatMoney } from '../../format/format.ts';
import { ZERO_MARK } from '../../kit/table/index.ts';
import { overdueShare } from './customer-columns.tsx';
import type { StripFigure } from './figure-strip.tsx';

type Words = TFunction<'customers'>;

/** Outstanding and overdue; of several currencies one figure each, with what is overdue below it. */
export function balanceFigures(
  balances: readonly CurrencyBalance[],
  items: readonly OpenItemView[],
  t: Words,
): readonly StripFigure[] {
  const [only, ...more] = balances;
  if (only === undefined) return [];
  if (more.length > 0)
    return balances.map((balance) => ({
      key: balance.currency,
      label: t('figures.outstandingIn', { currency: balance.currency }),
      value: formatAmount(balance.outstandingMinor, balance.currency),
      note:
        balance.overdueMinor > 0
          ? t('figures.overdueOf', {
              amount: formatAmount(balance.overdueMinor, balance.currency),
            })
          : t('figures.nothingOverdue'),
    }));
  const { currency } = only;
  const share = overdueShare(only);
  return [
    {
      key: 'outstanding',
      label: t('outstanding'),
      value: formatAmount(only.outstandingMinor, currency),
      note: t('figures.items', {
        currency,
        count: items.filter((item) => item.currency === currency).length,
      }),
    },
    {
      key: 'overdue',
      label: t('overdue'),
      value: only.overdueMinor > 0 ? formatAmount(only.overdueMinor, currency) : ZERO_MARK,
      note: share === null ? t('figures.nothingOverdue') : t('figures.share', { percent: share }),
    },
  ];
}

/** The item that is late the longest, and the newest receipt (undefined: still being read). */
export function ageFigures(
  balances: readonly CurrencyBalance[],
  items: readonly OpenItemView[],
  receipt: TimelineEntry | null | undefined,
  t: Words,
): readonly StripFigure[] {
  const oldest = oldestOf(
    items.filter((item) => balances.some((one) => one.currency === item.currency)),
  );
  return [
    {
      key: 'oldest',
      label: t('oldest'),
      value: oldest === null ? ZERO_MARK : t('days', { count: oldest.daysPastDue }),
      note: oldest === null ? t('figures.nothingOverdue') : oldest.item,
    },
    ...(receipt === undefined
      ? []
      : [
          {
            key: 'receipt',
            label: t('lastReceipt'),
            value: receipt === null ? ZERO_MARK : formatDate(receipt.effectiveOn),
            note: receipt === null ? t('figures.noReceipt') : amountOf(receipt),
            isMore: 'zoom' as const,
          },
        ]),
  ];
}

/** How much of the limit is used, and how late they usually pay: where each is known. */
export function habitFigures(
  { credit, habit }: Pick<ToldOutput<'case.get'>, 'credit' | 'habit'>,
  t: Words,
): readonly StripFigure[] {
  const days = (late: number): string =>
    late === 0
      ? t('figures.onTheDay')
      : late > 0
        ? t('figures.late', { count: late })
        : t('figures.early', { count: -late });
  return [
    ...(credit === null
      ? []
      : [
          {
            key: 'limit',
            label: t('figures.limit'),
            ...usedOf(credit, t),
            note:
              credit.usedMinor === null
                ? t('figures.noRate')
                : t('figures.limitOf', { amount: formatMoney(credit.limitMinor, credit.currency) }),
            isMore: true as const,
          },
        ]),
    ...(habit === null
      ? []
      : [
          {
            key: 'habit',
            label: t('figures.usually'),
            value: days(habit.usualDays),
            note:
              habit.latelyDays === habit.usualDays
                ? t('figures.ofItems', { count: habit.items })
                : t('figures.lately', { days: days(habit.latelyDays) }),
            isMore: true as const,
          },
        ]),
  ];
}

/** In per cent; of a limit of nothing only the amount. */
function usedOf(
  { usedMinor, limitMinor, currency }: CreditUse,
  t: Words,
): Pick<StripFigure, 'value' | 'meter'> {
  if (usedMinor === null) return { value: ZERO_MARK };
  if (limitMinor === 0) return { value: formatAmount(usedMinor, currency) };
  const used = usedMinor / limitMinor;
  return { value: t('figures.limitPercent', { percent: Math.round(used * 100) }), meter: used };
}

/** On account and disputed, where there is any. */
export function exceptionFigures(
  balances: readonly CurrencyBalance[],
  items: readonly OpenItemView[],
  t: Words,
): readonly StripFigure[] {
  const disputed = items.filter((item) => item.disputed);
  const currencies = [...new Set(disputed.map((item) => item.currency))];
  return [
    ...balances
      .filter((balance) => balance.onAccountMinor !== 0)
      .map((balance) => ({
        key: `account ${balance.currency}`,
        label: t('onAccount'),
        value: formatAmount(balance.onAccountMinor, balance.currency),
        note: t('figures.notAllocated', { currency: balance.currency }),
        isMore: 'zoom' as const,
      })),
    ...currencies.map((currency) => {
      const own = disputed.filter((item) => item.currency === currency);
      return {
        key: `disputed ${currency}`,
        label: t('disputed'),
        value: formatAmount(sumMinor(own.map((item) => item.openMinor)), currency),
        note: t('figures.items', { currency, count: own.length }),
        isMore: 'zoom' as const,
      };
    }),
  ];
}

const amountOf = ({ amountMinor, currency }: TimelineEntry): string =>
  amountMinor === null || currency === null ? '' : formatMoney(amountMinor, currency);

/** Null when nothing is overdue. */
const oldestOf = (items: readonly OpenItemView[]): OpenItemView | null =>
  items.reduce<OpenItemView | null>(
    (oldest, item) => (item.daysPastDue > (oldest?.daysPastDue ?? 0) ? item : oldest),
    null,
  );
