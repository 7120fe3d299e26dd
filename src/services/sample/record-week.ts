/** Writes one week of the sample into its ledger, as one command: facts, profiles, contracts, what ended. */
import type { FactDrafts } from '../../domain/facts/drafts.ts';
import { recordContract } from '../../ledger/commands/contracts/record-contract.ts';
import { recordProfile } from '../../ledger/commands/customers/record-profile.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { resolveDispute } from '../../ledger/commands/facts/resolve-dispute.ts';
import { reverseFacts } from '../../ledger/facts/reverse.ts';
import type { Tx } from '../../ledger/handles.ts';
import type { Ledger, WriteScope } from '../../ledger/ledger.ts';
import { factByNumber } from '../../ledger/queries/facts/fact-by-number.ts';
import { disputeList } from '../../ledger/queries/facts/lists/dispute-list.ts';
import { liveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import { EVERYTHING } from '../facts/everything.ts';
import type { Week } from './weeks.ts';

export const recordWeek = (ledger: Ledger, week: Week): Promise<void> =>
  ledger.write(
    { command: 'sample.week', actor: 'duebook', input: week.friday },
    async (tx, scope) => {
      await recordFacts(tx, scope, week.drafts, { batchId: null });
      await recordKnowledge(tx, scope, week);
      scope.detail({
        week: week.friday,
        ...countsOf(week.drafts),
        ...(week.profiles.length > 0 ? { profiles: week.profiles.length } : {}),
        ...(week.contracts.length > 0 ? { contracts: week.contracts.length } : {}),
      });
    },
  );

async function recordKnowledge(tx: Tx, scope: WriteScope, week: Week): Promise<void> {
  const live = liveDocuments(tx);
  const idOf = (code: string): number => {
    const customer = live.customer(code);
    if (customer === null) throw new Error(`customer ${code} is not in the sample`);
    return customer.customerId;
  };
  for (const { customer, on, profile } of week.profiles)
    await recordProfile(tx, scope, { customerId: idOf(customer), effectiveOn: on, profile });
  for (const { on, contract } of week.contracts)
    await recordContract(tx, scope, {
      customerId: idOf(contract.customer),
      number: contract.number,
      effectiveOn: on,
      contract,
      isRetired: false,
    });
  for (const { on, invoice, resolution } of week.disputesEnded) {
    const { rows } = await disputeList(tx, { ...EVERYTHING, search: invoice });
    for (const { disputeId, resolvedOn } of rows)
      if (resolvedOn === null)
        await resolveDispute(tx, scope, { disputeId, resolvedOn: on, resolution });
  }
  for (const { receipt, reason } of week.reversals) {
    const id = factByNumber(tx, 'receipt', receipt);
    if (id === null) throw new Error(`receipt ${receipt} is not in the sample`);
    const targets = [{ kind: 'receipt', id }] as const;
    await reverseFacts(tx, scope, { targets, effectiveOn: 'own', reason });
  }
}

/** What was recorded of each kind, for the journal: `{ invoices: 12, receipts: 9, allocations: 9 }`. */
export const countsOf = (drafts: FactDrafts): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(drafts)
      .map(([kind, rows]: [string, readonly unknown[]]) => [kind, rows.length] as const)
      .filter(([, count]) => count > 0),
  );
