/**
 * The sums of the aging report as a person would write them in SQL for this very file: the same
 * tables, indexes and pragmas, nothing else. Our report is measured against this.
 */
import Sqlite from 'better-sqlite3';
import { agingBoundaries } from '../../src/domain/aging.ts';
import type { IsoDate } from '../../src/domain/dates.ts';
import { tuneReader } from '../../src/ledger/dialects/sqlite.ts';

export interface SqlReference {
  /** Σ of everything open, minor units, all currencies added: only to compare with the report's. */
  sums(asOf: IsoDate): number;
  close(): void;
}

export function sqlReference(file: string): SqlReference {
  const db = new Sqlite(file, { readonly: true });
  tuneReader(db);
  const open = db.prepare<unknown[], { open: number }>(`
    select customer_id, currency,
      sum(case when due_on >= :d0 then open_minor else 0 end) as not_due,
      sum(case when due_on < :d0 and due_on >= :d1 then open_minor else 0 end) as to_30,
      sum(case when due_on < :d1 and due_on >= :d2 then open_minor else 0 end) as to_60,
      sum(case when due_on < :d2 and due_on >= :d3 then open_minor else 0 end) as to_90,
      sum(case when due_on < :d3 then open_minor else 0 end) as older,
      sum(open_minor) as open
    from (
      select customer_id, currency, due_on, gross_minor - coalesce((
          select sum(amount_minor) from allocations
          where instalment_id = i.instalment_id and effective_on <= :d0), 0) as open_minor
      from open_items i
      where settled_on > :d0 and issued_on <= :d0)
    group by customer_id, currency`);
  const onAccount = db.prepare(`
    select customer_id, currency, sum(amount_minor - coalesce((
        select sum(amount_minor) from allocations
        where receipt_id = c.receipt_id and effective_on <= :d0), 0))
    from open_credits c
    where used_up_on > :d0 and effective_on <= :d0 and receipt_id is not null
    group by customer_id, currency`);
  const ledger = db.prepare(`
    select currency, sum(amount_minor) from receivable_movements
    where effective_on <= :d0 group by currency`);
  return {
    sums(asOf) {
      const [d0, d1, d2, d3] = agingBoundaries(asOf, [30, 60, 90]);
      let total = 0;
      for (const row of open.all({ d0, d1, d2, d3 })) total += row.open;
      onAccount.all({ d0 });
      ledger.all({ d0 });
      return total;
    },
    close: () => db.close(),
  };
}
