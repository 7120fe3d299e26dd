/** Versions of our bank accounts. At most one account is the default. */
import type { IsoDate } from '../../../domain/dates.ts';
import { connectionOf } from '../../connection.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import { bankAccounts, type BankAccount } from '../../queries/workspace/bank-accounts.ts';

export interface BankAccountDraft extends Omit<BankAccount, 'bankAccountId'> {
  /** Null: a new account. */
  readonly bankAccountId: number | null;
  readonly effectiveOn: IsoDate;
}

/** Returns the account's id. The default moves to this account when it asks for it. */
export async function recordBankAccount(
  tx: Tx,
  scope: WriteScope,
  draft: BankAccountDraft,
): Promise<number> {
  const id = draft.bankAccountId ?? nextAccountId(tx);
  if (draft.isDefault)
    for (const other of await bankAccounts(tx))
      if (other.isDefault && other.bankAccountId !== id)
        await insertVersion(tx, scope, draft.effectiveOn, { ...other, isDefault: false }, false);
  await insertVersion(tx, scope, draft.effectiveOn, { ...draft, bankAccountId: id }, false);
  return id;
}

/** The account is no longer offered. Throws when there is no such account. */
export async function retireBankAccount(
  tx: Tx,
  scope: WriteScope,
  bankAccountId: number,
  effectiveOn: IsoDate,
): Promise<void> {
  const account = (await bankAccounts(tx)).find((one) => one.bankAccountId === bankAccountId);
  if (account === undefined) throw new Error(`bank account ${bankAccountId} is not in the ledger`);
  await insertVersion(tx, scope, effectiveOn, { ...account, isDefault: false }, true);
}

const nextAccountId = (tx: Tx): number =>
  (connectionOf(tx)
    .statement<{ id: number | null }>(
      'select max(bank_account_id) as id from bank_account_versions',
    )
    .get()?.id ?? 0) + 1;

async function insertVersion(
  tx: Tx,
  scope: WriteScope,
  effectiveOn: IsoDate,
  account: BankAccount,
  retired: boolean,
): Promise<void> {
  await tx
    .insertInto('bank_account_versions')
    .values({
      bank_account_id: account.bankAccountId,
      effective_on: effectiveOn,
      recorded_at: scope.recordedAt,
      holder: account.holder,
      account: account.account,
      bic: account.bic,
      bank: account.bank,
      currency: account.currency,
      is_default: account.isDefault ? 1 : 0,
      is_retired: retired ? 1 : 0,
    })
    .execute();
}
