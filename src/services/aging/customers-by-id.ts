/** Code, name and country of every customer at a moment, by database id. */
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { customerCodes } from '../../ledger/queries/customers/customer-names.ts';
import { customersAt } from '../../ledger/queries/customers/customers-at.ts';

export interface NamedCustomer {
  readonly code: string;
  readonly name: string;
  readonly country: string | null;
}

/**
 * The returned function throws on an id that is in no table. A customer without a profile at the
 * moment (its import was undone, its invoices were not) is named by its code: it keeps its row.
 */
export async function customersById(
  db: ReadDb,
  moment: Moment,
): Promise<(id: number) => NamedCustomer> {
  const named = new Map<number, NamedCustomer>(
    (await customersAt(db, moment)).map((one) => [one.customerId, one]),
  );
  const codes = await customerCodes(db);
  return (id) => {
    const code = codes.get(id);
    if (code === undefined) throw new Error(`there is no customer ${id}`);
    return named.get(id) ?? { code, name: code, country: null };
  };
}
