/** A bank account customers may pay into: recorded anew, changed by a further version, or retired. */
import type { BankAccountView } from '../../contract/calls/company.ts';
import { ok } from '../../domain/result.ts';
import {
  recordBankAccount,
  retireBankAccount as retire,
} from '../../ledger/commands/bank/record-bank-account.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { bankAccounts } from '../../ledger/queries/workspace/bank-accounts.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';

import { ibanProblem, printedAccount } from '../../domain/bank/iban.ts';
import { say } from '../../domain/texts/text.ts';

/** The first account becomes the default whether it asks for it or not: letters need one. */
export const saveBankAccount: Handler<'bankAccounts.save'> = (context, input) =>
  writing(context, 'bankAccounts.save', input, async (tx, scope) => {
    const problem = ibanProblem(input.account);
    if (problem !== null) return refuse('invalid_iban', problem, 'account');
    const before = await bankAccounts(tx);
    if (input.bankAccountId !== null && !has(before, input.bankAccountId))
      return unknownAccount(input.bankAccountId);
    const bankAccountId = await recordBankAccount(tx, scope, {
      ...input,
      account: printedAccount(input.account),
      isDefault:
        input.isDefault ||
        !before.some((one) => one.isDefault && one.bankAccountId !== input.bankAccountId),
      effectiveOn: context.clock.today(),
    });
    scope.detail({ bankAccountId });
    return ok(await viewOf(tx, bankAccountId));
  });

/** When the default account goes, the oldest of the others becomes the default. */
export const retireBankAccount: Handler<'bankAccounts.retire'> = (context, { bankAccountId }) =>
  writing(context, 'bankAccounts.retire', { bankAccountId }, async (tx, scope) => {
    const before = await bankAccounts(tx);
    const account = before.find((one) => one.bankAccountId === bankAccountId);
    if (account === undefined) return unknownAccount(bankAccountId);
    const effectiveOn = context.clock.today();
    await retire(tx, scope, bankAccountId, effectiveOn);
    const heir = before.find((one) => one.bankAccountId !== bankAccountId);
    if (account.isDefault && heir !== undefined)
      await recordBankAccount(tx, scope, { ...heir, isDefault: true, effectiveOn });
    scope.detail({ bankAccountId });
    return ok(null);
  });

const has = (accounts: readonly BankAccountView[], id: number): boolean =>
  accounts.some((one) => one.bankAccountId === id);

const unknownAccount = (id: number) =>
  refuse(
    'not_found',
    say`There is no bank account ${id} in use; it may have been retired. Record it as a new account.`,
    'bankAccountId',
  );

async function viewOf(db: ReadDb, id: number): Promise<BankAccountView> {
  const view = (await bankAccounts(db)).find((one) => one.bankAccountId === id);
  if (view === undefined) throw new Error(`bank account ${id} was recorded and is not there`);
  return view;
}
