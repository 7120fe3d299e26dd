/**
 * What our aging report is measured against: two references, each in bare SQL.
 *
 *     sqlReference  as a person would write it for this very file, adding up the allocations of each item
 *     sqlLimit      the same figures over one bare table that holds what is open, with a covering index
 *
 * Both use our pragmas and nothing else of ours.
 */
import Sqlite, { type Database } from 'better-sqlite3';
import { agingBoundaries } from '../../src/domain/aging.ts';
import type { IsoDate } from '../../src/domain/dates.ts';
import { tuneReader } from '../../src/ledger/dialects/sqlite.ts';

export interface SqlReference {
  /** Σ of everything open, minor units, all currencies added: only to compare with the report's. */
  sums(asOf: IsoDate): number;
  close(): void;
}

const COLUMNS = `
  sum(case when due_on >= :d0 then open_minor else 0 end) as not_due,
  sum(case when due_on < :d0 and due_on >= :d1 then open_minor else 0 end) as to_30,
  sum(case when due_on < :d1 and due_on >= :d2 then open_minor else 0 end) as to_60,
  sum(case when due_on < :d2 and due_on >= :d3 then open_minor else 0 end) as to_90,
  sum(case when due_on < :d3 then open_minor else 0 end) as older,
  sum(open_minor) as open, min(case when due_on < :d0 then due_on end) as oldest`;

export function sqlReference(file: string): SqlReference {
  const db = new Sqlite(file, { readonly: true });
  tuneReader(db);
  return reference(db, {
    open: `
    select customer_id, currency, ${COLUMNS}
    from (
      select customer_id, currency, due_on, gross_minor - coalesce((
          select sum(amount_minor) from allocations
          where instalment_id = i.instalment_id and effective_on <= :d0), 0) as open_minor
      from open_items i
      where settled_on > :d0 and issued_on <= :d0)
    group by customer_id, currency`,
    onAccount: `
    select customer_id, currency, sum(amount_minor - coalesce((
        select sum(amount_minor) from allocations
        where receipt_id = c.receipt_id and effective_on <= :d0), 0))
    from open_credits c
    where used_up_on > :d0 and effective_on <= :d0 and receipt_id is not null
    group by customer_id, currency`,
    ledger: `
    select currency, sum(amount_minor) from receivable_movements
    where effective_on <= :d0 group by currency`,
  });
}

/**
 * `asOf`: the day whose open amounts the bare tables hold; `sums` of that day only. `file` is made anew
 * from the ledger `of`.
 */
export function sqlLimit(of: string, file: string, asOf: IsoDate): SqlReference {
  const db = new Sqlite(file);
  db.exec(`attach '${of}' as ledger`);
  // Amounts are added up from the facts, so that the limit proves our stored ones.
  db.prepare(
    `create table items as
      select i.customer_id, i.currency, n.due_on, n.gross_minor - coalesce((
          select sum(a.amount_minor) from ledger.allocations a
          where a.instalment_id = n.id and a.effective_on <= :asOf), 0) as open_minor
      from ledger.open_items o join ledger.instalments n on n.id = o.instalment_id
        join ledger.invoices i on i.id = n.invoice_id
      where o.settled_on > :asOf and i.issued_on <= :asOf`,
  ).run({ asOf });
  db.prepare(
    `create table credits as
      select r.customer_id, r.currency, r.amount_minor - coalesce((
          select sum(a.amount_minor) from ledger.allocations a
          where a.receipt_id = r.id and a.effective_on <= :asOf), 0) as left_minor
      from ledger.open_credits c join ledger.receipts r on r.id = c.receipt_id
      where c.used_up_on > :asOf and r.received_on <= :asOf`,
  ).run({ asOf });
  db.exec(`
    create index items_by_customer on items (currency, customer_id, due_on, open_minor);
    create index credits_by_customer on credits (currency, customer_id, left_minor);
    create table movements as select * from ledger.receivable_movements;
    create index movements_by_day on movements (currency, effective_on, amount_minor);
    detach ledger`);
  tuneReader(db);
  return reference(db, {
    open: `select customer_id, currency, ${COLUMNS} from items group by currency, customer_id`,
    onAccount: `
    select customer_id, currency, sum(left_minor) from credits group by currency, customer_id`,
    ledger: `
    select currency, sum(amount_minor) from movements where effective_on <= :d0 group by currency`,
  });
}

function reference(
  db: Database,
  sql: { readonly open: string; readonly onAccount: string; readonly ledger: string },
): SqlReference {
  const open = db.prepare<unknown[], { open: number }>(sql.open);
  const onAccount = db.prepare(sql.onAccount);
  const ledger = db.prepare(sql.ledger);
  return {
    sums(asOf) {
      const [d0, d1, d2, d3] = agingBoundaries(asOf, [30, 60, 90]);
      let total = 0;
      for (const row of open.all({ d0, d1, d2, d3 })) total += row.open;
      onAccount.all(sql.onAccount.includes(':d0') ? { d0 } : {});
      ledger.all({ d0 });
      return total;
    },
    close: () => db.close(),
  };
}
