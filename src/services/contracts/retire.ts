/** Takes a contract off the list: nobody goes by it any more. Its versions and attachments stay. */
import { ok } from '../../domain/result.ts';
import { recordContract } from '../../ledger/commands/contracts/record-contract.ts';
import type { Handler } from '../context.ts';
import { writing } from '../with-ledger.ts';
import { knownContract } from './known-contract.ts';
import { contractOf } from './view.ts';

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
