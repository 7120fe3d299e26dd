/** Our own company and its bank accounts, as they are known now. */
import type { CompanyView } from '../../contract/calls/company.ts';
import { NEVER } from '../../domain/dates.ts';
import { ok } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { bankAccounts } from '../../ledger/queries/workspace/bank-accounts.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';

export const getCompany: Handler<'company.get'> = (context) =>
  reading(context, async (db) => ok(await companyView(db)));

/** Accounts that are offered, the default one first. */
export const listBankAccounts: Handler<'bankAccounts.list'> = (context) =>
  reading(context, async (db) => ok(await bankAccounts(db)));

/** The newest version of the company. */
export async function companyView(db: ReadDb): Promise<CompanyView> {
  const { effectiveOn: _, ...company } = await companyAt(db, { asOf: NEVER, knownAt: null });
  return company;
}
