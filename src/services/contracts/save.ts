/**
 * A contract, checked whole and kept as a new version from today; the earlier ones stay readable.
 * What is not signed is kept too, and says that letters may not cite it.
 */
import { readContract } from '../../domain/contracts/read-contract.ts';
import { ok } from '../../domain/result.ts';
import { recordContract } from '../../ledger/commands/contracts/record-contract.ts';
import { contractList } from '../../ledger/queries/contracts/contract-list.ts';
import type { Handler } from '../context.ts';
import { knownCustomer } from '../customers/known-customer.ts';
import { refuseFaults } from '../customers/refuse-faults.ts';
import { writing } from '../with-ledger.ts';
import { ownFirst } from './known-contract.ts';
import { contractView } from './view.ts';

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
