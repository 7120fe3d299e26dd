/** Code, name and country of every customer at a moment, by database id. */
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import {
  namedCustomers,
  type NamedCustomer,
} from '../../ledger/queries/customers/customer-names.ts';

export type { NamedCustomer };

/** `ids`: of these alone. The returned function throws on an id that is in no table, or not among them. */
export async function customersById(
  db: ReadDb,
  moment: Moment,
  ids?: readonly number[],
): Promise<(id: number) => NamedCustomer> {
  const named = ids?.length === 0 ? new Map() : await namedCustomers(db, moment, ids);
  return (id) => {
    const customer: NamedCustomer | undefined = named.get(id);
    if (customer === undefined) throw new Error(`there is no customer ${id}`);
    return customer;
  };
}
