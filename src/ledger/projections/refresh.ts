/** Projection rows made anew for a few bank lines or customers, in the transaction that changed them. */
import { sql, type RawBuilder } from 'kysely';
import { kyselyOf } from '../connection.ts';
import type { Tx } from '../handles.ts';
import { survivor } from '../queries/customers/survivors.ts';
import { BANK_LINE_COLUMNS, derivedBankLines } from './derive.ts';

/** `lines`: a subquery of bank line ids. */
export async function refreshBankLines(tx: Tx, lines: RawBuilder<unknown>): Promise<void> {
  const db = kyselyOf(tx);
  await sql`delete from open_bank_lines where bank_line_id in (${lines})`.execute(db);
  await sql`insert into open_bank_lines (${BANK_LINE_COLUMNS}) ${derivedBankLines(lines)}`.execute(
    db,
  );
}

const NOW = { knownAt: null };

/**
 * After a merge or its undo: whose the documents of these customers are now, and of everyone who was
 * ever merged with one of them.
 */
export async function refreshCustomersOf(tx: Tx, customerIds: readonly number[]): Promise<void> {
  const db = kyselyOf(tx);
  const everLinked = sql`(
    with recursive linked(id) as (
      select id from customers where id in (${sql.join(customerIds)})
      union
      select case when m.from_customer_id = linked.id then m.into_customer_id else m.from_customer_id end
      from linked join customer_merges m
        on m.from_customer_id = linked.id or m.into_customer_id = linked.id
    ) select id from linked)`;
  await sql`update open_items set customer_id = d.customer_id
    from (select i.id as invoice_id, ${survivor('i.customer_id', NOW)} as customer_id
      from invoices i where i.customer_id in ${everLinked}) d
    where open_items.customer_id in ${everLinked} and open_items.invoice_id = d.invoice_id
      and open_items.customer_id <> d.customer_id`.execute(db);
  for (const [table, column] of [
    ['receipts', 'receipt_id'],
    ['credit_notes', 'credit_note_id'],
  ] as const)
    await sql`update open_credits set customer_id = d.customer_id
      from (select c.id, ${survivor('c.customer_id', NOW)} as customer_id
        from ${sql.table(table)} c where c.customer_id in ${everLinked}) d
      where open_credits.customer_id in ${everLinked} and open_credits.${sql.ref(column)} = d.id
        and open_credits.customer_id <> d.customer_id`.execute(db);
}
