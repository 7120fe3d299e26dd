/**
 * What hangs on the rows of the exchange files: goods lines of invoices, corrections of due dates,
 * other names of customers.
 *
 *     goods    INV-7 → 1 Hammer 6 × 4.25, 2 Repair 4 × 45.00
 *     changes  INV-7 (1) → 2026-03-10 "agreed by telephone", 2026-04-10 "flood"
 *     aliases  C1 → code C9, account ES91…
 */
import { sql, type RawBuilder } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { AliasDraft, GoodsLineDraft } from '../../../domain/facts/drafts.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { survivor } from '../customers/survivors.ts';
import { live } from '../../facts/live.ts';

export type ExchangeGoodsLine = GoodsLineDraft;

/** By invoice id, in the order of each invoice. */
export function exchangeGoods(
  db: ReadDb,
): Promise<ReadonlyMap<number, readonly ExchangeGoodsLine[]>> {
  return grouped(
    db,
    sql<Keyed<ExchangeGoodsLine>>`
      select g.invoice_id as key, g.delivered_on as "deliveredOn", g.code, g.description, g.quantity,
        g.unit, g.unit_price as "unitPrice", g.net_minor as "netMinor"
      from goods_lines g order by g.invoice_id, g.position`,
  );
}

export interface ExchangeDueChange {
  readonly dueOn: IsoDate;
  readonly reason: string;
}

/** By instalment id, oldest first. */
export function exchangeDueChanges(
  db: ReadDb,
): Promise<ReadonlyMap<number, readonly ExchangeDueChange[]>> {
  return grouped(
    db,
    sql<Keyed<ExchangeDueChange>>`
      select c.instalment_id as key, c.due_on as "dueOn", c.reason from due_changes c order by c.id`,
  );
}

export type ExchangeAlias = Omit<AliasDraft, 'customer'>;

/** By code of the customer as it is now; each once, in the order in which they were recorded. */
export function exchangeAliases(
  db: ReadDb,
): Promise<ReadonlyMap<string, readonly ExchangeAlias[]>> {
  return grouped(
    db,
    sql<Keyed<ExchangeAlias, string>>`
      select x.key, x.kind, x.value from (
        select c.code as key, a.kind, a.value, min(a.id) as id
        from customer_aliases a
          join customers c on c.id = ${survivor('a.customer_id', { knownAt: null })}
        where ${live('customer_alias', 'a.id')}
        group by c.code, a.kind, a.value
      ) x order by x.id`,
  );
}

type Keyed<T, K = number> = T & { readonly key: K };

async function grouped<T, K>(
  db: ReadDb,
  query: RawBuilder<Keyed<T, K>>,
): Promise<ReadonlyMap<K, readonly T[]>> {
  const groups = new Map<K, T[]>();
  for (const row of (await query.execute(kyselyOf(db))).rows) {
    const group = groups.get(row.key);
    if (group === undefined) groups.set(row.key, [row]);
    else group.push(row);
  }
  return groups;
}
