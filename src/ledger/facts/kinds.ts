/**
 * Where each kind of fact is kept and what it hangs on: the ledger's side of `domain/facts/kinds.ts`.
 * Reversal, the undo of an import, what stands in the way of either, the list of reversals, look-ups
 * by number and several checks of `verify` are derived from here.
 *
 *     write_off    kept in write_offs, its own day is effective_on, of customer customer_id
 *                  hangs on the invoice of its item and on the receipt it came with: goes along
 *     refund       hangs on the receipt it came out of: must be reversed first
 *
 * SQL is written over `t`, the row of the kind itself, and `p`, the row of the fact it hangs on.
 */
import { KINDS_WITH_VERSIONS } from '../../domain/facts/case-facts.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { FACT_KINDS, type FactKind, type ReversibleKind } from '../../domain/facts/kinds.ts';
import type { LedgerSchema } from '../schema.ts';
import { liveText } from './live.ts';
import { day, say, type Text } from '../../domain/texts/text.ts';

/** The row that a question found: of these, the `columns` of the question, for its sentence. */
export interface Use {
  readonly number: string;
  readonly invoice: string;
  readonly receipt: string;
  /** Number of a receipt or credit note. */
  readonly source: string;
  /** Of case facts. */
  readonly kind: string;
  readonly key: string;
  readonly about: string;
  readonly openedOn: IsoDate;
  /** With `n` bank lines, the first of them; there is none when `n` is 0. */
  readonly bookedOn: IsoDate;
  readonly n: number;
}

/** A fact to be reversed. */
export interface ReversalTarget {
  readonly kind: ReversibleKind;
  readonly id: number;
}

/** What becomes of a fact when the fact it hangs on is reversed. */
type Then =
  /** Nothing: it tells what happened. */
  | { readonly then: 'stays' }
  /** The reversal counters it by allocations of its own (`take-effect.ts`). */
  | { readonly then: 'is_taken_back' }
  /**
   * Reversed by the same command, from the later of the two days; only where `if` holds, over `t`,
   * `p` and the reversal `r` of `p`. `unlessReturned`: not when the bank took the money back.
   */
  | { readonly then: 'goes_along'; readonly if?: string; readonly unlessReturned?: boolean }
  /** It has to be reversed (or cancelled) first. */
  | { readonly then: 'blocks'; readonly sentence: (use: Use) => Text };

export type Dependency = Then & {
  readonly on: FactKind;
  /** From `p` to `t`; `cross join`, so that the order of the loops is the one written. */
  readonly reach: string;
  /** Which rows of `t` count, beyond those that are live. */
  readonly where?: string;
  /** What a sentence names, over `p`, `t` and what `reach` joins. */
  readonly columns: string;
  /**
   * Why the import that brought `p` cannot be undone. `from`: where `t` came from, `recorded by hand`
   * or `of batch 7`. Null: the row says that there is nothing (an aggregate that counted none).
   */
  readonly keepsImport: (use: Use, from: Text) => Text | null;
};

export interface FactTable {
  readonly table: keyof LedgerSchema & string;
  /** What leads from `t` to whose it is: the expressions below may name what is joined. Mostly `''`. */
  readonly joins: string;
  /** The day from which it counts, over `t`; null: nothing reverses it, and so nobody asks. */
  readonly on: string | null;
  /** Customer id; null: of nobody, or of several. */
  readonly customer: string | null;
  /** The number people look for: its own, or that of the document it is about; null: none. */
  readonly number: string | null;
  /** Rows that share their number with another that counts: newer versions of one fact. */
  readonly sharesNumber?: string;
  /** Amount in minor units and its currency; null: it has none. */
  readonly amount: { readonly minor: string; readonly currency: string } | null;
  /**
   * How the undo of an import `b` finds its own. `each`: rows of that `batch_id`, reversed one by one.
   * `instant`: rows recorded in its instant. `as_one`: one reversal of the batch is theirs (thousands
   * of bank lines). Null: an import records none, or they fall with what they belong to.
   */
  readonly undo:
    | { readonly by: 'each' | 'instant'; readonly order: number; readonly if?: string }
    | { readonly by: 'as_one' }
    | null;
  readonly hangsOn: readonly Dependency[];
  /** Whose case (`domain/case/case.ts`) a row changes, when it is recorded or reversed; empty: nobody's. */
  readonly touches: readonly Touch[];
}

/** Customer ids, over `t` and what is joined to it. */
export interface Touch {
  readonly joins: string;
  readonly customer: string;
}

const touch = (customer: string, joins = ''): Touch => ({ joins, customer });
const ITS_CUSTOMER = touch('t.customer_id');
/** Of the invoice of an item: where two were merged when `t` was recorded and are no longer, another. */
const OF_ITEM = (item: string, joins = ''): Touch =>
  touch(
    'ti.customer_id',
    `${joins} join instalments tn on tn.id = ${item} join invoices ti on ti.id = tn.invoice_id`,
  );
const LETTER_ITEMS = 'join letter_items tl on tl.letter_id =';

const ITS_DAY = 'substr(t.recorded_at, 1, 10)';
const NOTHING = {
  joins: '',
  number: null,
  amount: null,
  undo: null,
  hangsOn: [],
  touches: [],
} as const;
const OF_NOBODY = { ...NOTHING, on: null, customer: null } as const;
const NUMBERED = {
  joins: '',
  customer: 't.customer_id',
  number: 't.number',
  touches: [ITS_CUSTOMER],
} as const;
/** Receipts, credit notes, write-offs, refunds. */
const OF_AN_AMOUNT = {
  ...NUMBERED,
  amount: { minor: 't.amount_minor', currency: 't.currency' },
} as const;

const TO_ITEMS = 'cross join instalments n on n.invoice_id = p.id';
const INVOICE_OF_ITEM = 'instalments n join invoices i on i.id = n.invoice_id';
const SOURCE_NUMBER = `coalesce((select s.number from receipts s where s.id = t.receipt_id),
  (select s.number from credit_notes s where s.id = t.credit_note_id))`;

/** Money applied: part of no reversal, write-off or refund, and all three documents count. */
const ALLOCATION = {
  then: 'is_taken_back',
  where: `t.reversal_id is null and t.write_off_id is null and t.instalment_id is not null
    and ${liveText('invoice', '(select n0.invoice_id from instalments n0 where n0.id = t.instalment_id)')}
    and ${liveText('receipt', 't.receipt_id')} and ${liveText('credit_note', 't.credit_note_id')}`,
  columns: `(select i.number from ${INVOICE_OF_ITEM} where n.id = t.instalment_id) as invoice,
    ${SOURCE_NUMBER} as source`,
  keepsImport: ({ source, invoice }: Use, from: Text) =>
    say`the allocation of ${source} to invoice ${invoice}, ${from}, uses it. Reverse that first.`,
} as const;

const refundOf = (kind: 'receipt' | 'credit_note'): Dependency => ({
  on: kind,
  reach: `cross join allocations a on a.${kind}_id = p.id and a.reversal_id is null
    cross join refunds t on t.id = a.refund_id`,
  columns: 't.number, p.number as source',
  then: 'blocks',
  sentence: ({ number, source }) =>
    say`Refund ${number} gave money of ${FACT_KINDS[kind].name} ${source} back; reverse the refund first.`,
  keepsImport: ({ number, source }, from) =>
    say`refund ${number} out of its ${source}, ${from}, uses it. Reverse the refund first.`,
});

/** What the bank line said stays right when the money is taken back later, so only from its own day. */
const matchOf = (kind: 'receipt' | 'refund', ownDay: string): Dependency => ({
  on: kind,
  reach: `cross join bank_matches t on t.${kind}_id = p.id
    cross join bank_lines l on l.id = t.bank_line_id`,
  columns: 'min(l.booked_on) as bookedOn, count(distinct l.id) as n',
  then: 'goes_along',
  // A return is matched with a receipt that was reversed before, so it is never in question here.
  if: `p.${ownDay} = r.effective_on`,
  unlessReturned: true,
  keepsImport: ({ bookedOn, n }) =>
    n === 0
      ? null
      : say`the bank line of ${day(bookedOn)} was matched with a ${FACT_KINDS[kind].name} of it. Undo the match first.`,
});

export const FACT_TABLES = {
  invoice: {
    table: 'invoices',
    ...NUMBERED,
    on: 't.issued_on',
    amount: { minor: 't.gross_minor', currency: 't.currency' },
    undo: { by: 'each', order: 3 },
    hangsOn: [],
  },
  credit_note: {
    table: 'credit_notes',
    ...OF_AN_AMOUNT,
    on: 't.issued_on',
    undo: { by: 'each', order: 4 },
    hangsOn: [],
  },
  receipt: {
    table: 'receipts',
    ...OF_AN_AMOUNT,
    on: 't.received_on',
    undo: { by: 'each', order: 5 },
    hangsOn: [],
  },
  allocation: {
    table: 'allocations',
    on: 't.effective_on',
    joins: 'join instalments n on n.id = t.instalment_id join invoices i on i.id = n.invoice_id',
    customer: 'i.customer_id',
    number: 'i.number',
    amount: { minor: 't.amount_minor', currency: 'i.currency' },
    touches: [
      OF_ITEM('t.instalment_id'),
      touch('td.customer_id', 'join receipts td on td.id = t.receipt_id'),
      touch('td.customer_id', 'join credit_notes td on td.id = t.credit_note_id'),
    ],
    // Between documents that stay; the others are taken back with their document.
    undo: {
      by: 'each',
      order: 7,
      if: `t.write_off_id is null and t.refund_id is null
        and ${liveText('receipt', 't.receipt_id')} and ${liveText('credit_note', 't.credit_note_id')}
        and ${liveText('invoice', '(select n.invoice_id from instalments n where n.id = t.instalment_id)')}`,
    },
    hangsOn: [
      {
        on: 'invoice',
        reach: `${TO_ITEMS} cross join allocations t on t.instalment_id = n.id`,
        ...ALLOCATION,
      },
      {
        on: 'receipt',
        reach: 'cross join allocations t on t.receipt_id = p.id',
        ...ALLOCATION,
      },
      {
        on: 'credit_note',
        reach: 'cross join allocations t on t.credit_note_id = p.id',
        ...ALLOCATION,
      },
    ],
  },
  dispute: {
    table: 'disputes',
    on: 't.opened_on',
    joins: 'join invoices i on i.id = t.invoice_id',
    customer: 'i.customer_id',
    number: 'i.number',
    amount: null,
    touches: [touch('ti.customer_id', 'join invoices ti on ti.id = t.invoice_id')],
    undo: { by: 'each', order: 6 },
    hangsOn: [
      {
        on: 'invoice',
        reach: 'cross join disputes t on t.invoice_id = p.id',
        columns: 't.opened_on as openedOn, p.number as invoice',
        then: 'stays',
        keepsImport: ({ openedOn, invoice }, from) =>
          say`the dispute of ${day(openedOn)} about its invoice ${invoice}, ${from}, hangs on it. Reverse the dispute first.`,
      },
    ],
  },
  write_off: {
    table: 'write_offs',
    ...OF_AN_AMOUNT,
    on: 't.effective_on',
    undo: { by: 'each', order: 1 },
    hangsOn: [
      {
        on: 'invoice',
        reach: `${TO_ITEMS} cross join write_offs t on t.instalment_id = n.id`,
        columns: 't.number, p.number as invoice',
        then: 'goes_along',
        keepsImport: ({ number, invoice }, from) =>
          say`write-off ${number} of its invoice ${invoice}, ${from}, hangs on it. Reverse the write-off first.`,
      },
      {
        on: 'receipt',
        reach: 'cross join write_offs t on t.receipt_id = p.id',
        columns: 't.number, p.number as receipt',
        then: 'goes_along',
        keepsImport: ({ number, receipt }, from) =>
          say`write-off ${number}, which came with its receipt ${receipt}, ${from}, hangs on it. Reverse the write-off first.`,
      },
    ],
  },
  refund: {
    table: 'refunds',
    ...OF_AN_AMOUNT,
    on: 't.refunded_on',
    undo: { by: 'each', order: 2 },
    hangsOn: [refundOf('receipt'), refundOf('credit_note')],
  },
  case_fact: {
    table: 'case_facts',
    joins: '',
    on: 't.effective_on',
    customer: 't.customer_id',
    number: 't.key',
    sharesNumber: `t.kind in (${KINDS_WITH_VERSIONS.map((kind) => `'${kind}'`).join(', ')})`,
    amount: { minor: 't.amount_minor', currency: 't.currency' },
    // An end, and what takes that back, are about the items of the fact they end.
    touches: [
      ITS_CUSTOMER,
      OF_ITEM(
        'ts.instalment_id',
        `join case_facts ta on ta.id in (t.id, t.about_id,
            (select tb.about_id from case_facts tb where tb.id = t.about_id))
          join case_fact_items ts on ts.case_fact_id = ta.id`,
      ),
    ],
    undo: { by: 'each', order: 10 },
    hangsOn: [
      {
        on: 'invoice',
        reach: `${TO_ITEMS} cross join case_fact_items s on s.instalment_id = n.id
          cross join case_facts t on t.id = s.case_fact_id`,
        columns: 't.kind, t.key, p.number as invoice',
        then: 'stays',
        keepsImport: ({ kind, key, invoice }, from) =>
          say`the ${kind} ${key} about its invoice ${invoice}, ${from}, hangs on it. Reverse that first.`,
      },
      {
        on: 'case_fact',
        reach: 'cross join case_facts t on t.about_id = p.id',
        // Others answer a fact and tell what happened all the same.
        where: `t.kind in ('end', 'verdict')`,
        columns: 't.kind, t.key, p.key as about',
        then: 'goes_along',
        keepsImport: ({ kind, key, about }, from) =>
          say`the ${kind} ${key} of its fact ${about}, ${from}, hangs on it. Reverse that first.`,
      },
    ],
  },
  // Comes with its first version, which touches it.
  customer: { ...OF_NOBODY, table: 'customers' },
  customer_version: {
    table: 'customer_versions',
    ...NOTHING,
    touches: [ITS_CUSTOMER],
    on: 't.effective_on',
    customer: 't.customer_id',
    // Unless it would leave the customer nameless with facts of other batches (`undo.ts`).
    undo: { by: 'each', order: 8 },
    hangsOn: [],
  },
  customer_profile: {
    ...NOTHING,
    table: 'customer_profiles',
    touches: [ITS_CUSTOMER],
    on: null,
    customer: 't.customer_id',
  },
  customer_alias: {
    table: 'customer_aliases',
    ...NOTHING,
    touches: [ITS_CUSTOMER],
    on: ITS_DAY,
    customer: 't.customer_id',
    undo: { by: 'instant', order: 9 },
    hangsOn: [
      {
        on: 'customer_merge',
        reach: `cross join customer_aliases t on t.customer_id = p.into_customer_id
          and t.recorded_at = p.recorded_at and t.origin = 'merged'`,
        columns: 't.value',
        then: 'goes_along',
        keepsImport: () => null,
      },
    ],
  },
  customer_merge: {
    ...NOTHING,
    table: 'customer_merges',
    on: ITS_DAY,
    customer: null,
    touches: [touch('t.from_customer_id'), touch('t.into_customer_id')],
  },
  contract_version: {
    ...NOTHING,
    table: 'contract_versions',
    touches: [ITS_CUSTOMER],
    on: null,
    customer: 't.customer_id',
  },
  attachment: { ...OF_NOBODY, table: 'attachments' },
  attachment_removal: { ...OF_NOBODY, table: 'attachment_removals' },
  due_change: { ...OF_NOBODY, table: 'due_changes', touches: [OF_ITEM('t.instalment_id')] },
  dispute_resolution: {
    ...OF_NOBODY,
    table: 'dispute_resolutions',
    touches: [
      touch(
        'ti.customer_id',
        'join disputes td on td.id = t.dispute_id join invoices ti on ti.id = td.invoice_id',
      ),
    ],
  },
  import_batch: { ...OF_NOBODY, table: 'import_batches', on: ITS_DAY },
  import_mapping: { ...OF_NOBODY, table: 'import_mappings' },
  bank_statement: { ...OF_NOBODY, table: 'bank_statements', undo: { by: 'as_one' } },
  bank_line: { ...OF_NOBODY, table: 'bank_lines', undo: { by: 'as_one' } },
  bank_match: {
    ...NOTHING,
    table: 'bank_matches',
    on: '(select l.booked_on from bank_lines l where l.id = t.bank_line_id)',
    customer: null,
    hangsOn: [
      {
        on: 'bank_line',
        reach: 'cross join bank_matches t on t.bank_line_id = p.id',
        columns: 'min(p.booked_on) as bookedOn, count(distinct p.id) as n',
        then: 'stays',
        keepsImport: ({ bookedOn, n }) =>
          n === 0
            ? null
            : n === 1
              ? say`its bank line of ${day(bookedOn)} is matched. Undo the matches first.`
              : say`${n} of its bank lines are matched. Undo the matches first.`,
      },
      matchOf('receipt', 'received_on'),
      matchOf('refund', 'refunded_on'),
    ],
  },
  rate: { ...OF_NOBODY, table: 'rates', undo: { by: 'as_one' } },
  letter: {
    ...NOTHING,
    ...NUMBERED,
    table: 'letters',
    on: null,
    touches: [ITS_CUSTOMER, OF_ITEM('tl.instalment_id', `${LETTER_ITEMS} t.id`)],
    hangsOn: [
      {
        on: 'invoice',
        reach: `${TO_ITEMS} cross join letter_items s on s.instalment_id = n.id
          cross join letters t on t.id = s.letter_id`,
        where: 'not exists (select 1 from letter_cancellations c where c.letter_id = t.id)',
        columns: 't.number, p.number as invoice',
        then: 'blocks',
        sentence: ({ number, invoice }) =>
          say`Letter ${number} demands the invoice ${invoice}; cancel the letter first.`,
        keepsImport: ({ number, invoice }) =>
          say`letter ${number} demands its invoice ${invoice}. Cancel the letter first.`,
      },
    ],
  },
  letter_cancellation: {
    ...OF_NOBODY,
    table: 'letter_cancellations',
    touches: [
      touch('td.customer_id', 'join letters td on td.id = t.letter_id'),
      OF_ITEM('tl.instalment_id', `${LETTER_ITEMS} t.letter_id`),
    ],
  },
  company_version: { ...OF_NOBODY, table: 'company_versions' },
  bank_account_version: { ...OF_NOBODY, table: 'bank_account_versions' },
  policy_version: { ...OF_NOBODY, table: 'policy_versions' },
  legal_rate: { ...OF_NOBODY, table: 'legal_rates' },
} as const satisfies Readonly<Record<FactKind, FactTable>>;

/** The entry of a kind, with the optional fields of its type. */
export const factTable = (kind: FactKind): FactTable => FACT_TABLES[kind];

/** The day from which a fact counts, over `t`; throws for a kind that has none. */
export function ownDay(kind: FactKind): string {
  const { on } = factTable(kind);
  if (on === null) throw new Error(`a ${kind} has no day of its own`);
  return on;
}

/** The kinds in the order of the register. */
export const ALL_KINDS = Object.keys(FACT_TABLES) as readonly FactKind[];

/** Every dependency on a kind: which fact hangs on it, and how. */
export const dependentsOf = (
  kind: FactKind,
): readonly { readonly kind: FactKind; readonly dependency: Dependency }[] =>
  ALL_KINDS.flatMap((dependent) =>
    factTable(dependent)
      .hangsOn.filter(({ on }) => on === kind)
      .map((dependency) => ({ kind: dependent, dependency })),
  );

/** Whether rows of the kind have a `batch_id`: those of no import were recorded by hand. */
export const hasBatch = (kind: FactKind): boolean => factTable(kind).undo?.by === 'each';
