/**
 * What can happen with a customer: every kind of entry of its timeline, in the order in which things
 * of one instant follow each other (an invoice is there before it is paid, a receipt before it is
 * applied). The ledger tells one query per kind, the screen one sentence per kind; a kind added here
 * does not compile until both know it.
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
