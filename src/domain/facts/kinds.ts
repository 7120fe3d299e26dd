/**
 * The register of facts: every kind that a ledger can hold, once. What depends on the kind elsewhere
 * is derived from here, or asked for by `satisfies Record<FactKind, …>`, so that a kind that was
 * forgotten does not compile. `ledger/facts/kinds.ts` says where each kind is kept and what it hangs
 * on.
 *
 *     receipt R-9, 2026-03-01, EUR 500.00    numbered; a person can reverse it
 *     dispute #12, 2026-02-01                named by its id; a person can reverse it
 *     case fact P-1, a promise              numbered by its key (`case-facts.ts` has its kinds)
 *     customer alias "Flores Sur"            reversed only with what recorded it
 *     letter L-2026-0001                     cancelled, never reversed
 */

interface FactKindEntry {
  /** What people call it, in the middle of an English sentence: `write-off W-2026-0001`. */
  readonly name: string;
  /** Named by a number that is unique among those that count; the others are named by `#id`. */
  readonly numbered: boolean;
  /**
   * `by_hand`: a person reverses it and sees the reversal in the list. `with_others`: only a command
   * that is about something else does (undo of an import, of a match, of a merge). `never`.
   */
  readonly reversal: 'by_hand' | 'with_others' | 'never';
}

export const FACT_KINDS = {
  invoice: { name: 'invoice', numbered: true, reversal: 'by_hand' },
  credit_note: { name: 'credit note', numbered: true, reversal: 'by_hand' },
  receipt: { name: 'receipt', numbered: true, reversal: 'by_hand' },
  allocation: { name: 'allocation', numbered: false, reversal: 'by_hand' },
  dispute: { name: 'dispute', numbered: false, reversal: 'by_hand' },
  write_off: { name: 'write-off', numbered: true, reversal: 'by_hand' },
  refund: { name: 'refund', numbered: true, reversal: 'by_hand' },
  case_fact: { name: 'case fact', numbered: true, reversal: 'by_hand' },
  customer: { name: 'customer', numbered: false, reversal: 'never' },
  customer_version: { name: 'customer profile', numbered: false, reversal: 'with_others' },
  customer_profile: { name: 'customer habits', numbered: false, reversal: 'never' },
  customer_alias: { name: 'customer alias', numbered: false, reversal: 'with_others' },
  customer_merge: { name: 'merge', numbered: false, reversal: 'with_others' },
  contract_version: { name: 'contract', numbered: false, reversal: 'never' },
  attachment: { name: 'attachment', numbered: false, reversal: 'never' },
  attachment_removal: { name: 'removal of an attachment', numbered: false, reversal: 'never' },
  due_change: { name: 'change of a due date', numbered: false, reversal: 'never' },
  dispute_resolution: { name: 'end of a dispute', numbered: false, reversal: 'never' },
  import_batch: { name: 'import', numbered: false, reversal: 'with_others' },
  import_mapping: { name: 'mapping', numbered: false, reversal: 'never' },
  bank_statement: { name: 'bank statement', numbered: false, reversal: 'never' },
  bank_line: { name: 'bank line', numbered: false, reversal: 'never' },
  bank_match: { name: 'bank match', numbered: false, reversal: 'with_others' },
  rate: { name: 'rate', numbered: false, reversal: 'never' },
  letter: { name: 'letter', numbered: false, reversal: 'never' },
  letter_cancellation: { name: 'cancellation of a letter', numbered: false, reversal: 'never' },
  company_version: { name: 'company', numbered: false, reversal: 'never' },
  bank_account_version: { name: 'bank account', numbered: false, reversal: 'never' },
} as const satisfies Readonly<Record<string, FactKindEntry>>;

export type FactKind = keyof typeof FACT_KINDS;

type KindsWith<Entry> = {
  [Kind in FactKind]: (typeof FACT_KINDS)[Kind] extends Entry ? Kind : never;
}[FactKind];

/** What a command can take back by a counter-fact. */
export type ReversibleKind = KindsWith<{ reversal: 'by_hand' | 'with_others' }>;
/** What a person reverses, and what the list of reversals shows. */
export type ReversedByHandKind = KindsWith<{ reversal: 'by_hand' }>;
/** What has a number that people use. */
export type NumberedKind = KindsWith<{ numbered: true }>;

const kindsWhere = <Kind extends FactKind>(holds: (entry: FactKindEntry) => boolean) =>
  (Object.keys(FACT_KINDS) as FactKind[]).filter((kind): kind is Kind => holds(FACT_KINDS[kind]));

export const REVERSIBLE_KINDS = kindsWhere<ReversibleKind>(({ reversal }) => reversal !== 'never');
export const REVERSED_BY_HAND_KINDS = kindsWhere<ReversedByHandKind>(
  ({ reversal }) => reversal === 'by_hand',
);
export const NUMBERED_KINDS = kindsWhere<NumberedKind>(({ numbered }) => numbered);

export const isNumbered = (kind: FactKind): kind is NumberedKind => FACT_KINDS[kind].numbered;
export const isReversible = (kind: FactKind): kind is ReversibleKind =>
  FACT_KINDS[kind].reversal !== 'never';
