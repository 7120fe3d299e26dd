/** Something to weigh before a letter is issued; it stops nothing. */
import type { Text } from '../texts/text.ts';

export type CautionCode =
  | 'on_account'
  | 'credit_note'
  | 'recent_letter'
  | 'bank_stale'
  | 'bank_unmatched'
  | 'sole_trader'
  | 'individual'
  | 'no_town'
  | 'language';

export interface Caution {
  readonly code: CautionCode;
  /** A sentence without a full stop. */
  readonly message: Text;
}
