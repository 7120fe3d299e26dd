import type { CallError } from '../../contract/call.ts';
import type { ContractView } from '../../contract/calls/contracts.ts';
import { citable, isInForce, isSigned } from '../../domain/contracts/citable.ts';
import type { Contract } from '../../domain/contracts/contract.ts';
import { readContract } from '../../domain/contracts/read-contract.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { ok, type Result } from '../../domain/result.ts';
import { say } from '../../domain/texts/text.ts';
import { recordContract } from '../../ledger/commands/contracts/record-contract.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { contractList, type ContractRow } from '../../ledger/queries/contracts/contract-list.ts';
import type { Handler } from '../context.ts';
import { knownCustomer } from '../customers/known-customer.ts';
import { refuseFaults } from '../customers/refuse-faults.ts';
import { reading, refuse, writing } from '../with-ledger.ts';

/** A contract as a screen shows it: whole, with whether letters may cite it today, and why. */

/** `customer` is who it is now, whatever code stood in the paper's record. */
export function contractOf(row: ContractRow): Contract {
  const read = readContract(JSON.parse(row.contract));
  if (read.ok) return { ...read.value, customer: row.customer };
  throw new Error(
    `contract ${row.number} of ${row.customer} cannot be read: ${read.error[0]?.field}`,
  );
}

function contractView(row: ContractRow, today: IsoDate): ContractView {
  const contract = contractOf(row);
  return {
    contract,
    customerName: row.name,
    effectiveOn: row.effectiveOn,
    recordedAt: row.recordedAt,
    isCitable: isInForce(contract, today) && isSigned(contract, today),
    because: citable(contract, today).because,
    attachments: row.attachments,
  };
}

/** The contract of a number with a customer, or the sentence that says there is none. */

/**
 * Of several of one number (each of two customers that were merged had one) the survivor's own: the
 * list shows both, a number means one.
 */
const ownFirst = (
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

/** Contracts of one customer or of all, by customer and number; retired ones are left out. */
export const listContracts: Handler<'contracts.list'> = (context, { customer }) =>
  reading(context, async (db) => {
    const today = context.clock.today();
    const rows = await contractList(db, { asOf: today, knownAt: null, customer });
    return ok(rows.map((row) => contractView(row, today)));
  });

/**
 * A contract, checked whole and kept as a new version from today; the earlier ones stay readable.
 * What is not signed is kept too, and says that letters may not cite it.
 */
export const saveContract: Handler<'contracts.save'> = (context, input) =>
  writing(context, 'contracts.save', input, async (tx, scope) => {
    const today = context.clock.today();
    const read = readContract(input.contract);
    if (!read.ok) return refuseFaults('contract_invalid', read.error);
    const contract = read.value;
    const { number } = contract;
    const customer = await knownCustomer(tx, contract.customer, today);
    if (!customer.ok) return customer;
    const { customerId, code } = customer.value;
    const query = { asOf: today, knownAt: null, customer: code, number };
    // One that was recorded for a customer since merged goes on under that customer's id, and its
    // attachments with it; one that was retired comes back.
    const before = ownFirst(
      await contractList(tx, { ...query, withRetired: true }),
      customer.value,
    );
    await recordContract(tx, scope, {
      customerId: before?.customerId ?? customerId,
      number,
      effectiveOn: today,
      contract: { ...contract, customer: code },
      isRetired: false,
    });
    scope.detail({ customer: code, contract: number, isNew: before === undefined });
    const saved = ownFirst(await contractList(tx, query), customer.value);
    if (saved === undefined) throw new Error(`contract ${number} was recorded and is not there`);
    return ok(contractView(saved, today));
  });

/** Takes a contract off the list: nobody goes by it any more. Its versions and attachments stay. */
export const retireContract: Handler<'contracts.retire'> = (context, input) =>
  writing(context, 'contracts.retire', input, async (tx, scope) => {
    const today = context.clock.today();
    const row = await knownContract(tx, input, today);
    if (!row.ok) return row;
    const { customerId, customer, number } = row.value;
    await recordContract(tx, scope, {
      customerId,
      number,
      effectiveOn: today,
      contract: contractOf(row.value),
      isRetired: true,
    });
    scope.detail({ customer, contract: number });
    return ok(null);
  });
