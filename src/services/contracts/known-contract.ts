/** The contract of a number with a customer, or the sentence that says there is none. */
import type { CallError } from '../../contract/call.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { contractList, type ContractRow } from '../../ledger/queries/contracts/contract-list.ts';
import { knownCustomer } from '../customers/known-customer.ts';
import { refuse } from '../with-ledger.ts';
import { say } from '../../domain/texts/text.ts';

/**
 * Of several of one number (each of two customers that were merged had one) the survivor's own: the
 * list shows both, a number means one.
 */
export const ownFirst = (
  rows: readonly ContractRow[],
  { customerId }: { readonly customerId: number },
): ContractRow | undefined => rows.find((row) => row.customerId === customerId) ?? rows[0];

/** As is known now, in force or not; one that was retired only when asked for. */
export async function knownContract(
  db: ReadDb,
  { customer: code, number }: { readonly customer: string; readonly number: string },
  today: IsoDate,
  options: { readonly withRetired?: boolean } = {},
): Promise<Result<ContractRow, CallError<'not_found'>>> {
  const customer = await knownCustomer(db, code, today);
  if (!customer.ok) return customer;
  const rows = await contractList(db, {
    asOf: today,
    knownAt: null,
    customer: code,
    number,
    ...options,
  });
  const row = ownFirst(rows, customer.value);
  return row === undefined
    ? refuse(
        'not_found',
        say`Customer ${customer.value.code} (${customer.value.name}) has no contract with the number "${number}"; the list of contracts has the numbers.`,
        'number',
      )
    : ok(row);
}
