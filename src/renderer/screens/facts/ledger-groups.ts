/**
 * The lists of the ledger in four groups: papers, what was agreed and said, money, and what was
 * done.
 *
 *     #/ledger                    Documents, Invoices
 *     #/ledger?tab=receipts       Money, Receipts
 *     #/ledger?tab=reversals      Journal, Reversals
 */
export const LEDGER_GROUPS = {
  documents: ['invoices', 'creditNotes', 'disputes', 'discounts', 'writeOffs'],
  agreements: ['promises', 'plans', 'disputedItems', 'holds', 'reasons', 'concessions'],
  money: ['receipts', 'allocations', 'refunds', 'bankLines', 'statements'],
  journal: ['journal', 'reversals', 'imports'],
} as const;

export type LedgerGroup = keyof typeof LEDGER_GROUPS;
export type LedgerKind = (typeof LEDGER_GROUPS)[LedgerGroup][number];

/** Invoices with something open: a list of its own to choose, the same list to look at. */
export const OPEN_INVOICES = 'openInvoices';

const GROUPS = Object.keys(LEDGER_GROUPS) as readonly LedgerGroup[];
const KINDS: readonly LedgerKind[] = GROUPS.flatMap((group) => [...LEDGER_GROUPS[group]]);

/** Of the `tab` in an address; what is none is the first list. */
export const kindAt = (tab: string | null): LedgerKind =>
  KINDS.find((kind) => kind === tab) ?? 'invoices';

export const groupOf = (kind: LedgerKind): LedgerGroup =>
  GROUPS.find((group) => (LEDGER_GROUPS[group] as readonly LedgerKind[]).includes(kind)) ??
  'documents';
