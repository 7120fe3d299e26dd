/** Which write-off or refund an allocation is part of: it is reversed by reversing that. */
import type { ReadDb } from '../../handles.ts';

export interface AllocationMaker {
  readonly kind: 'write_off' | 'refund';
  readonly number: string;
}

/** Null for an allocation of money to an item, and for one that is not there. */
export async function allocationMaker(
  db: ReadDb,
  allocationId: number,
): Promise<AllocationMaker | null> {
  const row = await db
    .selectFrom('allocations')
    .leftJoin('write_offs', 'write_offs.id', 'allocations.write_off_id')
    .leftJoin('refunds', 'refunds.id', 'allocations.refund_id')
    .where('allocations.id', '=', allocationId)
    .where('allocations.reversal_id', 'is', null)
    .select(['write_offs.number as writeOff', 'refunds.number as refund'])
    .executeTakeFirst();
  if (row?.writeOff != null) return { kind: 'write_off', number: row.writeOff };
  if (row?.refund != null) return { kind: 'refund', number: row.refund };
  return null;
}
