/** Code, name and country of every customer at a moment, by database id. */
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import {
  namedCustomers,
  type NamedCustomer,
} from '../../ledger/queries/customers/customer-names.ts';

export type { NamedCustomer };

/** The returned function throws on an id that is in no table. */
export async function customersById(
  db: ReadDb,
  moment: Moment,
): Promise<(id: number) => NamedCustomer> {
  const named = await namedCustomers(db, moment);
  return (id) => {
    const customer = named.get(id);
    if (customer === undefined) throw new Error(`there is no customer ${id}`);
    return customer;
  };
}
