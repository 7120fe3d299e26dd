/** Columns of the review: line → customer → items → reasons. */
import type { TFunction } from 'i18next';
import { engineSentence } from '../../../format/engine-sentence.ts';
import { formatAmount, formatDate } from '../../../format/format.ts';
import { customerLink, type GridColumn, moneyColumn } from '../../../kit/table/index.ts';
import type { MatchRow } from '../../../../contract/told.ts';

const payer = ({ line }: MatchRow): string =>
  [line.counterparty, line.text].filter((one) => one !== '').join(' · ');
const items = ({ best }: MatchRow): string =>
  (best?.shares ?? [])
    .map((share) =>
      share.discountMinor === 0
        ? share.item
        : `${share.item} (−${formatAmount(share.discountMinor, share.currency)})`,
    )
    .join(', ');
const reasons = ({ best }: MatchRow): string =>
  (best?.reasons ?? []).map(({ because }) => engineSentence(because)).join('; ');

export const sureColumns = (t: TFunction<'bank'>): readonly GridColumn<MatchRow>[] => [
  {
    id: 'payer',
    header: t('sureList.payer'),
    kind: 'text',
    width: 200,
    grow: true,
    always: true,
    text: payer,
    sortBy: payer,
  },
  {
    id: 'date',
    header: t('sureList.date'),
    kind: 'date',
    width: 100,
    text: ({ line }) => line.bookedOn,
    sortBy: ({ line }) => line.bookedOn,
    cell: ({ line }) => formatDate(line.bookedOn),
  },
  {
    ...moneyColumn<MatchRow>({
      id: 'amount',
      header: t('sureList.amount'),
      width: 120,
      currency: ({ line }) => line.currency,
      minor: ({ line }) => line.leftMinor,
      cell: ({ line }) => (
        <>
          {formatAmount(line.leftMinor, line.currency)}{' '}
          <span className="faint">{line.currency}</span>
        </>
      ),
    }),
    chars: ({ line }) => formatAmount(line.leftMinor, line.currency).length + 4,
  },
  {
    id: 'customer',
    header: t('sureList.customer'),
    kind: 'text',
    width: 190,
    text: ({ best }) => best?.name ?? '',
    sortBy: ({ best }) => best?.name ?? '',
    cell: ({ best }) => (best === null ? null : customerLink(best)),
  },
  { id: 'items', header: t('sureList.items'), kind: 'text', width: 130, brief: true, text: items },
  {
    id: 'reasons',
    header: t('sureList.reasons'),
    kind: 'text',
    width: 260,
    grow: true,
    text: reasons,
  },
];
