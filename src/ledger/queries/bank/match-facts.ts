/**
 * By which names and accounts the bank may name each customer, as is known now.
 *
 *     C7: "Florería Sol SL", "Florería Sol", accounts ES91…
 */
import { connectionOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { survivorsNow } from '../customers/survivors.ts';
import { liveText } from '../../facts/live.ts';

export interface MatchPayerFact {
  readonly customerId: number;
  readonly customer: string;
  readonly country: string | null;
  /** Name in force first, then earlier legal names and aliases; each once. */
  readonly names: readonly string[];
  /** Without blanks. */
  readonly accounts: readonly string[];
}

/** Everybody, by code. Names and accounts of those who were merged are their survivor's. */
export function matchPayers(db: ReadDb): readonly MatchPayerFact[] {
  const connection = connectionOf(db);
  const merged = survivorsNow(db);
  const idOf = (id: number): number => merged.get(id) ?? id;
  const customers = connection
    .statement<{ id: number; code: string }>('select id, code from customers order by code')
    .all();
  // Newest first: the first of a customer is the one in force, or the one that comes into force.
  const versions = connection
    .statement<{ id: number; name: string; country: string | null }>(
      `select v.customer_id as id, v.name, v.country from customer_versions v
       where ${liveText('customer_version', 'v.id')}
       order by v.effective_on desc, v.id desc`,
    )
    .all();
  const aliases = connection
    .statement<{ id: number; kind: string; value: string; folded: string }>(
      `select a.customer_id as id, a.kind, a.value, a.folded from customer_aliases a
       where a.kind in ('name', 'account')
         and ${liveText('customer_alias', 'a.id')} order by a.id`,
    )
    .all();
  const names = new Map<number, Set<string>>();
  const accounts = new Map<number, Set<string>>();
  const countries = new Map<number, string | null>();
  const add = (to: Map<number, Set<string>>, id: number, text: string): void => {
    const set = to.get(id);
    if (set === undefined) to.set(id, new Set([text]));
    else set.add(text);
  };
  const own = (row: { readonly id: number }): boolean => !merged.has(row.id);
  for (const row of [...versions.filter(own), ...versions.filter((row) => !own(row))]) {
    add(names, idOf(row.id), row.name);
    if (own(row) && !countries.has(row.id)) countries.set(row.id, row.country);
  }
  for (const row of aliases)
    if (row.kind === 'name') add(names, idOf(row.id), row.value);
    else add(accounts, idOf(row.id), row.folded);
  return customers
    .filter((row) => own(row) && names.has(row.id))
    .map(({ id, code }) => ({
      customerId: id,
      customer: code,
      country: countries.get(id) ?? null,
      names: [...(names.get(id) ?? [])],
      accounts: [...(accounts.get(id) ?? [])],
    }));
}
