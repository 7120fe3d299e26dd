/** Checks of who owes what to whom: allocations join documents of one customer, merges end somewhere. */
import { sql } from 'kysely';
import { connectionOf, kyselyOf } from '../connection.ts';
import { survivor } from '../queries/customers/survivors.ts';
import { MAX_FINDINGS_PER_CHECK, sqlCheck, type Check } from './verify-check.ts';
import { liveText } from '../facts/live.ts';
import { say } from '../../domain/texts/text.ts';

const NOW = { knownAt: null };

/** As merged now: money may be applied across two customers that are one. */
const allocationParties: Check = {
  check: 'allocation_parties',
  run(db) {
    const connection = connectionOf(db);
    const query = sql<{ id: number }>`
      select a.id from allocations a
      join instalments n on n.id = a.instalment_id
      join invoices i on i.id = n.invoice_id
      left join receipts p on p.id = a.receipt_id
      left join credit_notes k on k.id = a.credit_note_id
      where (coalesce(p.customer_id, k.customer_id, i.customer_id) <> i.customer_id
          and coalesce(${survivor('p.customer_id', NOW)}, ${survivor('k.customer_id', NOW)})
            <> ${survivor('i.customer_id', NOW)}
          -- what was taken back, with its taking back, joins nobody any more
          and (select sum(b.amount_minor) from allocations b
            where b.instalment_id = a.instalment_id and b.receipt_id is a.receipt_id
              and b.credit_note_id is a.credit_note_id) <> 0)
        or coalesce(p.currency, k.currency, i.currency) <> i.currency
      limit ${MAX_FINDINGS_PER_CHECK}`.compile(kyselyOf(db));
    return {
      looked:
        connection.statement<{ n: number }>('select count(*) as n from allocations').get()?.n ?? 0,
      wrong: connection
        .statement<{ id: number }>(query.sql)
        .all(...query.parameters)
        .map((row) => say`allocation ${row.id} joins documents of two customers or two currencies`),
    };
  },
};

export const PARTY_CHECKS: readonly Check[] = [
  allocationParties,
  sqlCheck<{ code: string }>(
    'merges_end',
    'select count(*) as n from customer_merges',
    // `union` and not `union all`: a circle is walked once and then found.
    `with recursive live(f, t) as (
       select m.from_customer_id, m.into_customer_id from customer_merges m
       where ${liveText('customer_merge', 'm.id')}
     ), walk(start, at) as (
       select f, t from live
       union select walk.start, live.t from walk join live on live.f = walk.at
     )
     select c.code from walk join customers c on c.id = walk.start where walk.at = walk.start`,
    (row) => say`customer ${row.code} is merged, by way of others, into itself`,
  ),
  sqlCheck<{ code: string; n: number }>(
    'merged_once',
    'select count(*) as n from customer_merges',
    `select c.code, count(*) as n from customer_merges m join customers c on c.id = m.from_customer_id
     where ${liveText('customer_merge', 'm.id')}
     group by c.id having count(*) > 1`,
    (row) => say`customer ${row.code} is merged into ${row.n} customers at once`,
  ),
];
