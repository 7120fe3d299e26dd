/**
 * Whose case changed since an entry of the journal: what has to be judged anew, instead of everybody.
 *
 *     seq 41  receipt R-9 of C1 applied to INV-7, hold H-2 of C4 ended     ->   C1, C4
 *     seq 42  C9 merged into C1                                            ->   C9, C1
 *
 * An entry does not name its facts, and need not: no two commands share an instant, a fact carries the
 * instant of its command, and the ids of every table rise with it. So what was recorded since is the end
 * of each table, and where it begins is found in some twenty steps whatever the length of the history.
 * Which customers a kind of fact leads to is in `ledger/facts/kinds.ts`.
 */
import type { Instant } from '../../../domain/dates.ts';
import { isReversible } from '../../../domain/facts/kinds.ts';
import { connectionOf, type Connection } from '../../connection.ts';
import { ALL_KINDS, factTable } from '../../facts/kinds.ts';
import type { ReadDb } from '../../handles.ts';
import { survivorsNow, type Survivors } from '../customers/survivors.ts';

/**
 * Ids of customers, rising: those that facts after the entry `seq` are about, and who they are now. 0:
 * since the beginning. Those that were merged away are among them, for their case is gone.
 */
export function customersTouchedSince(db: ReadDb, seq: number): readonly number[] {
  const connection = connectionOf(db);
  const at = connection
    .statement<{ at: Instant }>('select recorded_at as at from journal where seq = ?')
    .get(seq)?.at;
  if (at === undefined && seq > 0) return [];
  const touched = new Set<number>();
  // Without `distinct`, for whose sake SQLite walks the index on the customers of all 200,000 facts.
  const add = (sql: string, firstId: number): void => {
    const rows = connection.rawStatement<readonly [id: number | null]>(sql).all(firstId);
    for (const [id] of rows) if (id !== null) touched.add(id);
  };
  const firstReversal = firstAfter(connection, 'reversals', at ?? '');
  for (const kind of ALL_KINDS) {
    const { table, touches } = factTable(kind);
    if (touches.length === 0) continue;
    const firstFact = firstAfter(connection, table, at ?? '');
    for (const { joins, customer } of touches) {
      if (firstFact !== null)
        add(`select ${customer} from ${table} t ${joins} where t.id >= ?`, firstFact);
      if (firstReversal !== null && isReversible(kind))
        add(
          `select ${customer} from reversals r cross join ${table} t on t.id = r.target_id ${joins}
           where r.id >= ? and r.target_kind = '${kind}'`,
          firstReversal,
        );
    }
  }
  if (touched.size === 0) return [];
  const now = survivorsNow(db);
  for (const id of touchedThroughItems(connection, now, touched)) touched.add(id);
  for (const id of [...touched]) touched.add(now.get(id) ?? id);
  return [...touched].sort((a, b) => a - b);
}

/**
 * Whose facts or money are about items of those customers: two that were merged when it was recorded and are
 * no longer. What becomes of the item belongs to both cases. Nobody, where nobody was ever merged.
 */
function touchedThroughItems(
  connection: Connection,
  now: Survivors,
  touched: ReadonlySet<number>,
): readonly number[] {
  const merges = connection.rawStatement('select 1 from customer_merges limit 1').get();
  if (merges === undefined) return [];
  const survivors = new Set([...touched].map((id) => now.get(id) ?? id));
  const members = [...now].filter(([, into]) => survivors.has(into)).map(([from]) => from);
  return connection
    .rawStatement<readonly [id: number]>(
      `with item(id, customer_id) as (
          select n.id, i.customer_id from invoices i join instalments n on n.invoice_id = i.id
          where i.customer_id in (select value from json_each(?)))
        select f.customer_id from item join case_fact_items s on s.instalment_id = item.id
          join case_facts f on f.id = s.case_fact_id where f.customer_id <> item.customer_id
        union select p.customer_id from item join allocations a on a.instalment_id = item.id
          join receipts p on p.id = a.receipt_id where p.customer_id <> item.customer_id`,
    )
    .all(JSON.stringify([...touched, ...survivors, ...members]))
    .map(([id]) => id);
}

/** The lowest id of what was recorded after the instant; null: nothing was. */
function firstAfter(connection: Connection, table: string, at: string): number | null {
  const from = connection.statement<{ id: number; at: Instant }>(
    `select id, recorded_at as at from ${table} where id >= ? order by id limit 1`,
  );
  const last = connection
    .statement<{ id: number; at: Instant }>(
      `select id, recorded_at as at from ${table} order by id desc limit 1`,
    )
    .get();
  if (last === undefined || last.at <= at) return null;
  let [first, low, high] = [last.id, 1, last.id - 1];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const row = from.get(middle) ?? last;
    if (row.at <= at) low = row.id + 1;
    else [first, high] = [row.id, middle - 1];
  }
  return first;
}
