/** Columns of the ledger's lists of documents. The currency stands in a column of its own. */
import type {
  AllocationRow,
  CreditRow,
  DisputeRow,
  InvoiceRow,
  ReversalRow,
} from '../../../../contract/calls/facts.ts';
import { formatAmount, formatDate, formatMoney } from '../../../format/format.ts';
import { Chip } from '../../../kit/chip.tsx';
import { customerLink, type GridColumn, moneyColumn, ZERO_MARK } from '../../../kit/table/index.ts';
import {
  batchColumn,
  currencyColumn,
  date,
  moment,
  stateColumn,
  text,
  type Words,
} from './column-parts.tsx';
import classes from '../ledger.module.css';

export const invoiceColumns = (t: Words): readonly GridColumn<InvoiceRow>[] => {
  const currency = (row: InvoiceRow): string => row.currency;
  const state = (row: InvoiceRow): string =>
    row.reversed
      ? t('reversed')
      : row.openMinor === 0
        ? t('settled')
        : row.disputed
          ? t('disputed')
          : '';
  return [
    text('invoice', t('number'), 128, (row) => row.invoice, {
      pinned: true,
      always: true,
      brief: true,
      cell: (row) =>
        row.kind === 'invoice' ? (
          row.invoice
        ) : (
          <>
            {row.invoice} <span className={classes.tag}>{t('debitNote')}</span>
          </>
        ),
    }),
    text('name', t('customer'), 150, (row) => row.name, { grow: true, cell: customerLink }),
    text('customer', t('code'), 100, (row) => row.customer, { startsHidden: true }),
    date('issuedOn', t('issued'), (row) => row.issuedOn),
    date('dueOn', t('due'), (row) => row.dueOn),
    {
      ...text<InvoiceRow>('instalments', t('instalments'), 56, (row) => String(row.instalments)),
      kind: 'number',
      hint: t('instalmentsHint'),
      cell: (row) => (row.instalments > 1 ? row.instalments : ZERO_MARK),
    },
    currencyColumn(t),
    moneyColumn<InvoiceRow>({
      id: 'gross',
      header: t('gross'),
      width: 118,
      currency,
      minor: (row) => row.grossMinor,
    }),
    {
      ...moneyColumn<InvoiceRow>({
        id: 'open',
        header: t('open'),
        width: 110,
        currency,
        minor: (row) => row.openMinor,
      }),
      brief: true,
    },
    text('state', t('state'), 92, state, {
      brief: true,
      cell: (row) =>
        row.disputed && !row.reversed && row.openMinor !== 0 ? (
          <Chip tone="event">{state(row)}</Chip>
        ) : row.reversed ? (
          <Chip>{state(row)}</Chip>
        ) : (
          <span className="soft">{state(row)}</span>
        ),
    }),
    batchColumn(t),
  ];
};

/** A receipt says what came in, where that was another currency. */
export const receiptColumns = (t: Words): readonly GridColumn<CreditRow>[] => {
  const columns = [...creditColumns(t)];
  const paid = text<CreditRow>(
    'paid',
    t('paidAs'),
    116,
    ({ paid: came }) => (came === null ? '' : formatMoney(came.amountMinor, came.currency)),
    {
      hint: t('paidAsHint'),
      cell: ({ paid: came }) =>
        came === null ? ZERO_MARK : formatMoney(came.amountMinor, came.currency),
    },
  );
  const at = columns.findIndex((column) => column.id === 'unallocated');
  const reference = columns.findIndex((column) => column.id === 'reference');
  // Its date is that of no payment, and stands beside.
  columns[reference] = text<CreditRow>(
    'reference',
    t('reference'),
    180,
    (row) =>
      row.perListOn === null
        ? row.reference
        : [t('perListMark', { on: formatDate(row.perListOn) }), row.reference]
            .filter((part) => part !== '')
            .join(' · '),
    { grow: true },
  );
  return [...columns.slice(0, at), paid, ...columns.slice(at)];
};

export const creditColumns = (t: Words): readonly GridColumn<CreditRow>[] => {
  const currency = (row: CreditRow): string => row.currency;
  return [
    text('number', t('number'), 128, (row) => row.number, {
      pinned: true,
      always: true,
      brief: true,
    }),
    text('name', t('customer'), 150, (row) => row.name, { grow: true, cell: customerLink }),
    text('customer', t('code'), 100, (row) => row.customer, { startsHidden: true }),
    date('effectiveOn', t('date'), (row) => row.effectiveOn),
    text('reference', t('reference'), 180, (row) => row.reference, { grow: true }),
    currencyColumn(t),
    moneyColumn<CreditRow>({
      id: 'amount',
      header: t('amount'),
      width: 118,
      currency,
      minor: (row) => row.amountMinor,
    }),
    moneyColumn<CreditRow>({
      id: 'unallocated',
      header: t('unallocated'),
      width: 118,
      currency,
      minor: (row) => row.unallocatedMinor,
    }),
    stateColumn(t),
    batchColumn(t),
  ];
};

export const allocationColumns = (t: Words): readonly GridColumn<AllocationRow>[] => [
  date('effectiveOn', t('date'), (row) => row.effectiveOn),
  text(
    'source',
    t('source'),
    220,
    (row) => t(`sourceKinds.${row.sourceKind}`, { number: row.source }),
    {
      always: true,
      grow: true,
    },
  ),
  text('item', t('item'), 170, (row) => row.item ?? t('closedSource'), { grow: true }),
  text('name', t('customer'), 150, (row) => row.name, { grow: true, cell: customerLink }),
  text('customer', t('code'), 100, (row) => row.customer, { startsHidden: true }),
  currencyColumn(t),
  moneyColumn<AllocationRow>({
    id: 'amount',
    header: t('amount'),
    width: 118,
    currency: (row) => row.currency,
    minor: (row) => row.amountMinor,
    cell: (row) => formatAmount(row.amountMinor, row.currency),
  }),
  moment('recordedAt', t('recorded'), (row) => row.recordedAt),
];

export const disputeColumns = (t: Words): readonly GridColumn<DisputeRow>[] => [
  text('invoice', t('invoice'), 128, (row) => row.invoice, {
    pinned: true,
    always: true,
    brief: true,
  }),
  text('name', t('customer'), 180, (row) => row.name, { grow: true, cell: customerLink }),
  text('customer', t('code'), 100, (row) => row.customer, { startsHidden: true }),
  date('openedOn', t('openedOn'), (row) => row.openedOn),
  text('reason', t('reason'), 200, (row) => row.reason, { grow: true }),
  date('resolvedOn', t('resolvedOn'), (row) => row.resolvedOn),
  text('resolution', t('resolution'), 180, (row) => row.resolution ?? '', { grow: true }),
];

export const reversalColumns = (t: Words): readonly GridColumn<ReversalRow>[] => [
  date('effectiveOn', t('date'), (row) => row.effectiveOn),
  text('kind', t('kind'), 110, (row) => t(`kinds.${row.kind}`)),
  text('reference', t('number'), 160, (row) => row.reference, { always: true, brief: true }),
  text('reason', t('reason'), 260, (row) => row.reason, { grow: true }),
  moment('recordedAt', t('recorded'), (row) => row.recordedAt, false),
];
