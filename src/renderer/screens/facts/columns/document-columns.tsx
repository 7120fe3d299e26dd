/** Columns of write-offs and refunds: what was written off, and what was given back. */
import type { RefundRow, WriteOffRow } from '../../../../contract/calls/facts.ts';
import { customerLink, type GridColumn, moneyColumn } from '../../../kit/table/index.ts';
import { currencyColumn, date, moment, stateColumn, text, type Words } from './column-parts.tsx';

export const writeOffColumns = (t: Words): readonly GridColumn<WriteOffRow>[] => [
  text('number', t('number'), 130, (row) => row.number, {
    pinned: true,
    always: true,
    brief: true,
  }),
  text('item', t('item'), 124, (row) => row.item),
  text('name', t('customer'), 180, (row) => row.name, { grow: true, cell: customerLink }),
  date('effectiveOn', t('date'), (row) => row.effectiveOn),
  text('kind', t('kind'), 164, (row) => t(`writeOffKinds.${row.kind}`)),
  text('reason', t('reason'), 172, (row) => row.reason, { grow: true }),
  currencyColumn(t),
  moneyColumn<WriteOffRow>({
    id: 'amount',
    header: t('amount'),
    width: 110,
    currency: (row) => row.currency,
    minor: (row) => row.amountMinor,
  }),
  stateColumn(t),
  moment('recordedAt', t('recorded'), (row) => row.recordedAt),
];

export const refundColumns = (t: Words): readonly GridColumn<RefundRow>[] => [
  text('number', t('number'), 130, (row) => row.number, {
    pinned: true,
    always: true,
    brief: true,
  }),
  text('name', t('customer'), 180, (row) => row.name, { grow: true, cell: customerLink }),
  date('refundedOn', t('date'), (row) => row.refundedOn),
  text('source', t('source'), 150, (row) => row.source),
  text('reason', t('reason'), 180, (row) => row.reason, { grow: true }),
  currencyColumn(t),
  moneyColumn<RefundRow>({
    id: 'amount',
    header: t('amount'),
    width: 110,
    currency: (row) => row.currency,
    minor: (row) => row.amountMinor,
  }),
  stateColumn(t),
  moment('recordedAt', t('recorded'), (row) => row.recordedAt),
];
