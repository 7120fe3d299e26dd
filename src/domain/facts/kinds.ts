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
import { say, type Text } from '../texts/text.ts';

interface FactKindEntry {
  /** What people call it, in the middle of an English sentence: `write-off W-2026-0001`. */
  readonly name: Text;
  /** Named by a number that is unique among those that count; the others are named by `#id`. */
  readonly numbered: boolean;
  /**
   * `by_hand`: a person reverses it and sees the reversal in the list. `with_others`: only a command
   * that is about something else does (undo of an import, of a match, of a merge). `never`.
   */
  readonly reversal: 'by_hand' | 'with_others' | 'never';
  /** What it is on the timeline of its customer; reversals tell themselves. */
  readonly tells: readonly TimelineKind[];
}

export const FACT_KINDS = {
  invoice: {
    name: say`invoice`,
    numbered: true,
    reversal: 'by_hand',
    tells: ['invoice', 'debit_note'],
  },
  credit_note: {
    name: say`credit note`,
    numbered: true,
    reversal: 'by_hand',
    tells: ['credit_note'],
  },
  receipt: { name: say`receipt`, numbered: true, reversal: 'by_hand', tells: ['receipt'] },
  allocation: {
    name: say`allocation`,
    numbered: false,
    reversal: 'by_hand',
    tells: ['allocation'],
  },
  dispute: { name: say`dispute`, numbered: false, reversal: 'by_hand', tells: ['dispute'] },
  write_off: { name: say`write-off`, numbered: true, reversal: 'by_hand', tells: ['write_off'] },
  refund: { name: say`refund`, numbered: true, reversal: 'by_hand', tells: ['refund'] },
  case_fact: { name: say`case fact`, numbered: true, reversal: 'by_hand', tells: ['case_fact'] },
  customer: { name: say`customer`, numbered: false, reversal: 'never', tells: [] },
  customer_version: {
    name: say`customer profile`,
    numbered: false,
    reversal: 'with_others',
    tells: ['customer', 'name_changed', 'terms_changed', 'profile'],
  },
  customer_profile: {
    name: say`customer habits`,
    numbered: false,
    reversal: 'never',
    tells: ['habits'],
  },
  customer_alias: {
    name: say`customer alias`,
    numbered: false,
    reversal: 'with_others',
    tells: [],
  },
  customer_merge: {
    name: say`merge`,
    numbered: false,
    reversal: 'with_others',
    tells: ['merged', 'unmerged'],
  },
  contract_version: {
    name: say`contract`,
    numbered: false,
    reversal: 'never',
    tells: ['contract', 'contract_signed', 'contract_retired'],
  },
  attachment: { name: say`attachment`, numbered: false, reversal: 'never', tells: ['paper'] },
  attachment_removal: {
    name: say`removal of an attachment`,
    numbered: false,
    reversal: 'never',
    tells: ['paper_removed'],
  },
  due_change: {
    name: say`change of a due date`,
    numbered: false,
    reversal: 'never',
    tells: ['due_changed'],
  },
  dispute_resolution: {
    name: say`end of a dispute`,
    numbered: false,
    reversal: 'never',
    tells: ['dispute_resolved'],
  },
  import_batch: { name: say`import`, numbered: false, reversal: 'with_others', tells: [] },
  import_mapping: { name: say`mapping`, numbered: false, reversal: 'never', tells: [] },
  bank_statement: { name: say`bank statement`, numbered: false, reversal: 'never', tells: [] },
  bank_line: { name: say`bank line`, numbered: false, reversal: 'never', tells: [] },
  bank_match: { name: say`bank match`, numbered: false, reversal: 'with_others', tells: [] },
  rate: { name: say`rate`, numbered: false, reversal: 'never', tells: [] },
  letter: { name: say`letter`, numbered: false, reversal: 'never', tells: ['letter'] },
  letter_cancellation: {
    name: say`cancellation of a letter`,
    numbered: false,
    reversal: 'never',
    tells: ['letter_cancelled'],
  },
  company_version: { name: say`company`, numbered: false, reversal: 'never', tells: [] },
  policy_version: {
    name: say`collection policy`,
    numbered: false,
    reversal: 'never',
    tells: [],
  },
  legal_rate: { name: say`legal interest rate`, numbered: false, reversal: 'never', tells: [] },
  bank_account_version: { name: say`bank account`, numbered: false, reversal: 'never', tells: [] },
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

/**
 * What can happen with a customer: every kind of entry of its timeline, in the order in which things
 * of one instant follow each other (an invoice is there before it is paid, a receipt before it is
 * applied). One fact may tell several (a contract is signed, and retired later). The ledger has one
 * query a kind, the screen one line a kind; a kind added here does not compile until both know it.
 */
export const TIMELINE_KINDS = [
  'customer',
  'name_changed',
  'terms_changed',
  'profile',
  'habits',
  'merged',
  'unmerged',
  'contract',
  'contract_signed',
  'contract_retired',
  'invoice',
  'debit_note',
  'due_changed',
  'credit_note',
  'receipt',
  'allocation',
  'write_off',
  'refund',
  'paper',
  'paper_removed',
  'dispute',
  'dispute_resolved',
  'case_fact',
  'letter',
  'letter_cancelled',
  'receipt_returned',
  'write_off_reversed',
  'reversal',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** What an entry leads to: a document with a panel of its own, or a place of the customer's screen. */
export type TimelineDocument =
  | 'invoice'
  | 'credit_note'
  | 'receipt'
  | 'write_off'
  | 'refund'
  | 'case_fact'
  | 'letter'
  | 'contract'
  | 'papers'
  | 'profile';
