/**
 * What was applied to what, and from when on it no longer was: the rows of `allocations.csv`.
 *
 *     R-1  INV-7  2026-02-09   600.00    money applied
 *     R-1  INV-7  2026-03-01  -600.00    taken back: the allocation, R-1 or INV-7 was reversed
 *          INV-7  2026-04-01    50.00    written off, or the invoice reversed and so closed
 *     R-2         2026-04-02    20.00    given back, or the receipt reversed and so used up
 *
 * Each fact counts from its day to the first day on which it, or a document of it, no longer does.
 * What never counted on any day is not there. Added up, the rows of an item or a credit are what the
 * ledger's own sums are on every day; a property test says so.
 */
import { sql } from 'kysely';
import { NEVER, type IsoDate } from '../../../domain/dates.ts';
import type { WriteOffKind } from '../../../domain/facts/drafts.ts';
import type { ReversibleKind } from '../../../domain/facts/kinds.ts';
import type { Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { ExchangeCredit, ExchangeInstalment } from './exchange-documents.ts';
import { isReversalOf } from '../../facts/live.ts';

export interface ExchangeStep {
  /** Null: a correction of the item itself. */
  readonly source: { readonly kind: 'receipt' | 'credit_note'; readonly number: string } | null;
  /** Null: the source was used up without an item. */
  readonly item: ExchangeInstalment | null;
  /** Of a correction; `''` elsewhere. */
  readonly kind: WriteOffKind | '';
  /** Of a write-off or refund as long as it counts; `''` elsewhere. */
  readonly number: string;
  readonly reason: string;
  /** Receipt that a write-off came with and would go with; `''` without one. */
  readonly receipt: string;
  readonly on: IsoDate;
  readonly currency: string;
  /** Below zero: no longer from this day. */
  readonly amountMinor: Minor;
}

export interface ExchangeDocuments {
  readonly instalments: readonly ExchangeInstalment[];
  readonly receipts: readonly ExchangeCredit[];
  readonly creditNotes: readonly ExchangeCredit[];
}

/** A fact with the days on which it counts: from `fromOn` (inclusive) to `untilOn` (exclusive). */
interface Span {
  readonly receiptId: number | null;
  readonly creditNoteId: number | null;
  readonly itemId: number | null;
  readonly kind: WriteOffKind | '';
  readonly number: string;
  readonly reason: string;
  readonly withReceiptId: number | null;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly amountMinor: Minor;
}

const reversedOn = (kind: ReversibleKind, id: string) =>
  sql`(select r.effective_on from reversals r where ${sql.raw(isReversalOf('r', kind, id))})`;

const untilFirst = (days: readonly ReturnType<typeof sql>[]) =>
  sql`min(${sql.join(days.map((day) => sql`coalesce(${day}, ${NEVER})`))}, ${NEVER})`;

const SPANS = [
  sql<Span>`select a.receipt_id as "receiptId", a.credit_note_id as "creditNoteId",
      a.instalment_id as "itemId", '' as kind, '' as number, '' as reason,
      null as "withReceiptId", a.effective_on as "fromOn",
      ${untilFirst([
        reversedOn('allocation', 'a.id'),
        reversedOn('receipt', 'a.receipt_id'),
        reversedOn('credit_note', 'a.credit_note_id'),
        reversedOn('invoice', 'n.invoice_id'),
      ])} as "untilOn", a.amount_minor as "amountMinor"
    from allocations a join instalments n on n.id = a.instalment_id
    where a.reversal_id is null and a.write_off_id is null order by a.id`,
  sql<Span>`select null as "receiptId", null as "creditNoteId", w.instalment_id as "itemId", w.kind,
      w.number, w.reason, w.receipt_id as "withReceiptId", w.effective_on as "fromOn", ${untilFirst([reversedOn('write_off', 'w.id'), reversedOn('invoice', 'n.invoice_id')])} as "untilOn",
      w.amount_minor as "amountMinor"
    from write_offs w join instalments n on n.id = w.instalment_id order by w.id`,
  sql<Span>`select a.receipt_id as "receiptId", a.credit_note_id as "creditNoteId", null as "itemId",
      '' as kind, f.number, f.reason, null as "withReceiptId", f.refunded_on as "fromOn", ${untilFirst(
        [
          reversedOn('refund', 'f.id'),
          reversedOn('receipt', 'a.receipt_id'),
          reversedOn('credit_note', 'a.credit_note_id'),
        ],
      )} as "untilOn",
      f.amount_minor as "amountMinor"
    from refunds f join allocations a on a.refund_id = f.id and a.reversal_id is null order by f.id`,
];

const NO_DOCUMENT = { number: '', reason: '', receipt: '' } as const;

/** By day; on a day what is taken back comes first, so that the sums stay within their limits row by row. */
export async function exchangeHistory(
  db: ReadDb,
  documents: ExchangeDocuments,
): Promise<readonly ExchangeStep[]> {
  const items = new Map(documents.instalments.map((one) => [one.itemId, one]));
  const receipts = new Map(documents.receipts.map((one) => [one.id, one]));
  const creditNotes = new Map(documents.creditNotes.map((one) => [one.id, one]));
  const sums = new Map<string, { step: Omit<ExchangeStep, 'amountMinor'>; amountMinor: Minor }>();
  const add = (step: Omit<ExchangeStep, 'amountMinor'>, amountMinor: Minor): void => {
    const key = JSON.stringify([
      step.source?.kind,
      step.source?.number,
      step.item?.itemId,
      step.kind,
      step.number,
      step.on,
      amountMinor < 0,
    ]);
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { step, amountMinor });
    else sum.amountMinor += amountMinor;
  };
  for (const query of SPANS)
    for (const span of (await query.execute(kyselyOf(db))).rows) {
      if (span.untilOn <= span.fromOn) continue;
      const credit =
        span.receiptId === null
          ? creditNotes.get(span.creditNoteId ?? 0)
          : receipts.get(span.receiptId);
      const item = items.get(span.itemId ?? 0);
      const step = {
        source:
          credit === undefined
            ? null
            : {
                kind: span.receiptId === null ? ('credit_note' as const) : ('receipt' as const),
                number: credit.number,
              },
        item: item ?? null,
        kind: span.kind,
        ...NO_DOCUMENT,
        currency: item?.currency ?? credit?.currency ?? '',
      };
      const isStanding = span.untilOn === NEVER;
      add(
        {
          ...step,
          // Of one taken back the number may have been used again.
          number: isStanding ? span.number : '',
          reason: span.reason,
          // Taken back on its own, it must not go a second time with its receipt.
          receipt: isStanding ? (receipts.get(span.withReceiptId ?? 0)?.number ?? '') : '',
          on: span.fromOn,
        },
        span.amountMinor,
      );
      // What is taken back of a correction is a correction: no write-off of its kind was made.
      if (span.untilOn < NEVER)
        add(
          { ...step, kind: span.kind === '' ? '' : 'correction', on: span.untilOn },
          -span.amountMinor,
        );
    }
  for (const item of documents.instalments)
    if (item.reversedOn !== null)
      add(
        {
          source: null,
          item,
          kind: 'correction',
          ...NO_DOCUMENT,
          on: item.reversedOn,
          currency: item.currency,
        },
        item.grossMinor,
      );
  for (const [kind, list] of [
    ['receipt', documents.receipts],
    ['credit_note', documents.creditNotes],
  ] as const)
    for (const one of list)
      if (one.reversedOn !== null)
        add(
          {
            source: { kind, number: one.number },
            item: null,
            kind: '',
            ...NO_DOCUMENT,
            on: one.reversedOn,
            currency: one.currency,
          },
          one.amountMinor,
        );
  const order = (step: ExchangeStep): string => `${step.on} ${step.amountMinor < 0 ? 0 : 1}`;
  return [...sums.values()]
    .map(({ step, amountMinor }) => ({ ...step, amountMinor }))
    .sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}
