/** What came in with a receipt: its amount, or what was paid when that was in another currency. */
import type { CurrencyCode, Minor } from '../../../domain/money.ts';
import { connectionOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

export interface PaidAmount {
  readonly currency: CurrencyCode;
  readonly amountMinor: Minor;
}

export const receiptAsPaid = (db: ReadDb, receiptId: number): PaidAmount | null =>
  connectionOf(db)
    .statement<PaidAmount>(
      `select coalesce(paid_currency, currency) as currency,
         coalesce(paid_minor, amount_minor) as amountMinor
       from receipts where id = ?`,
    )
    .get(receiptId) ?? null;
