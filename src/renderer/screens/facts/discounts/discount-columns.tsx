/** Columns of the discounts: whose, how much, until when, and what became of it. */
import type { TFunction } from 'i18next';
import type { DiscountRow } from '../../../../contract/calls/contracts.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import { formatDate, formatMoney } from '../../../format/format.ts';
import { customerLink, type GridColumn, moneyColumn, ZERO_MARK } from '../../../kit/table/index.ts';
import { date, text } from '../columns/column-parts.tsx';
import { discountStory } from './discount-story.ts';
import classes from '../ledger.module.css';

export type DiscountWords = TFunction<'discounts'>;

/** `8 days left`, `paid 2 days late`. */
export function storyWords(row: DiscountRow, asOf: IsoDate, t: DiscountWords): string {
  const story = discountStory(row, asOf);
  switch (story.key) {
    case 'part':
      return t('stories.part', { lost: formatMoney(story.minor, row.currency) });
    case 'beyond':
      return t('stories.beyond', { beyond: formatMoney(story.minor, row.currency) });
    case 'concededLate':
    case 'paidLate':
    case 'left':
      return t(`stories.${story.key}`, { count: story.count });
    default:
      return t(`stories.${story.key}`);
  }
}

const MARK = { given: classes.good, lost: 'soft', open: classes.doubt } as const;

export function discountColumns(
  t: DiscountWords,
  asOf: IsoDate,
): readonly GridColumn<DiscountRow>[] {
  const currency = (row: DiscountRow): string => row.currency;
  const money = (id: 'gross' | 'offered' | 'given' | 'lost', width: number) =>
    moneyColumn<DiscountRow>({
      id,
      header: t(id),
      width,
      currency,
      minor: (row) => row[`${id}Minor`],
      ...(id === 'gross' ? {} : { hint: t(`${id}Hint`) }),
      ...(id === 'gross' || id === 'lost' ? { startsHidden: true } : {}),
    });
  const hidden = { startsHidden: true } as const;
  return [
    text('invoice', t('invoice'), 128, (row) => row.invoice, {
      pinned: true,
      always: true,
      brief: true,
    }),
    text('name', t('customer'), 160, (row) => row.name, { grow: true, cell: customerLink }),
    text('customer', t('code'), 90, (row) => row.customer, hidden),
    { ...date<DiscountRow>('issuedOn', t('issued'), (row) => row.issuedOn), ...hidden },
    {
      ...date<DiscountRow>('untilOn', t('lastDay'), (row) =>
        row.offeredMinor === 0 ? null : row.untilOn,
      ),
      hint: t('lastDayHint'),
    },
    text('currency', t('currency'), 52, currency, { always: true, brief: true }),
    money('gross', 110),
    money('offered', 92),
    money('given', 92),
    money('lost', 92),
    text('state', t('state'), 68, (row) => t(`states.${row.state}`), {
      brief: true,
      cell: (row) => <span className={MARK[row.state]}>{t(`states.${row.state}`)}</span>,
    }),
    {
      ...date<DiscountRow>('receivedOn', t('received'), (row) => row.receivedOn),
      hint: t('receivedHint'),
      cell: (row) =>
        row.receivedOn === null ? (
          ZERO_MARK
        ) : (
          <span title={row.receipt ?? undefined}>{formatDate(row.receivedOn)}</span>
        ),
    },
    text('story', t('story'), 150, (row) => storyWords(row, asOf, t), {
      grow: true,
      cell: (row) => {
        const words = storyWords(row, asOf, t);
        return (
          <span className="soft" title={words}>
            {words}
          </span>
        );
      },
    }),
    text('receipt', t('receipt'), 120, (row) => row.receipt ?? '', hidden),
  ];
}
