/** Our bank accounts as they are known now; retired ones are left out. */
import { sql } from 'kysely';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

export interface BankAccount {
  readonly bankAccountId: number;
  readonly holder: string;
  /** IBAN, or the account number where there is none. */
  readonly account: string;
  readonly bic: string;
  readonly bank: string;
  readonly currency: string;
  readonly isDefault: boolean;
}

/** The default first, then by currency and id. */
export async function bankAccounts(db: ReadDb): Promise<readonly BankAccount[]> {
  const { rows } = await sql<Omit<BankAccount, 'isDefault'> & { isDefault: number }>`
    select v.bank_account_id as "bankAccountId", v.holder, v.account, v.bic, v.bank, v.currency,
      v.is_default as "isDefault"
    from bank_account_versions v
    where v.is_retired = 0 and v.id = (
      select max(w.id) from bank_account_versions w where w.bank_account_id = v.bank_account_id)
    order by v.is_default desc, v.currency, v.bank_account_id`.execute(kyselyOf(db));
  return rows.map((row) => ({ ...row, isDefault: row.isDefault === 1 }));
}
