/** What can be reversed: a kind of fact and its id. */
export type ReversibleKind =
  | 'invoice'
  | 'credit_note'
  | 'receipt'
  | 'allocation'
  | 'dispute'
  | 'customer_version'
  | 'write_off'
  | 'refund'
  | 'bank_match'
  | 'customer_merge'
  | 'customer_alias';

export interface ReversalTarget {
  readonly kind: ReversibleKind;
  readonly id: number;
}
