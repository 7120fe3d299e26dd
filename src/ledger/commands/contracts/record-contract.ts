/** A version of a contract; the newest of a number is the contract as it is known. */
import type { IsoDate } from '../../../domain/dates.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';

export interface ContractDraft {
  readonly customerId: number;
  /** Unique per customer. */
  readonly number: string;
  readonly effectiveOn: IsoDate;
  /** `domain/contracts/contract.ts` Contract; kept as JSON. */
  readonly contract: object;
  readonly isRetired: boolean;
}

/** Returns the version's id. */
export async function recordContract(
  tx: Tx,
  scope: WriteScope,
  draft: ContractDraft,
): Promise<number> {
  const { id } = await tx
    .insertInto('contract_versions')
    .values({
      customer_id: draft.customerId,
      number: draft.number,
      effective_on: draft.effectiveOn,
      recorded_at: scope.recordedAt,
      contract: JSON.stringify(draft.contract),
      is_retired: draft.isRetired ? 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
