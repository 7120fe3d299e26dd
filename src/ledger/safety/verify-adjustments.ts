/** Checks of write-offs and refunds: each does with one allocation of its own what it says. */
import { FACT_KINDS } from '../../domain/facts/kinds.ts';
import { sqlCheck, type Check } from './verify-check.ts';
import { isReversalOf } from '../facts/live.ts';
import { say } from '../../domain/texts/text.ts';

/** One allocation of the same item, amount and day, and nothing left of it once it is reversed. */
const ownAllocation = (kind: 'write_off' | 'refund', date: string, sides: string): Check =>
  sqlCheck<{ number: string }>(
    `${kind}_is_its_allocation`,
    `select count(*) as n from ${kind}s`,
    `select d.number from ${kind}s d
     left join allocations a on a.${kind}_id = d.id and a.reversal_id is null
     left join reversals r on ${isReversalOf('r', kind, 'd.id')}
     where a.id is null or a.amount_minor <> d.amount_minor or a.effective_on <> d.${date}
       or not (${sides})
       or (select count(*) from allocations x where x.${kind}_id = d.id and x.reversal_id is null) <> 1
       or (select sum(x.amount_minor) from allocations x where x.${kind}_id = d.id)
         <> case when r.id is null then d.amount_minor else 0 end`,
    (row) => say`${FACT_KINDS[kind].name} ${row.number} is not what its allocation says`,
  );

export const ADJUSTMENT_CHECKS: readonly Check[] = [
  ownAllocation('write_off', 'effective_on', 'a.instalment_id = d.instalment_id'),
  ownAllocation('refund', 'refunded_on', 'coalesce(a.receipt_id, a.credit_note_id) is not null'),
  sqlCheck<{ invoice: string; position: number }>(
    'goods_lines_in_order',
    'select count(*) as n from goods_lines',
    `select i.number as invoice, max(g.position) as position from goods_lines g
     join invoices i on i.id = g.invoice_id group by i.id having max(g.position) <> count(*)`,
    (row) => say`invoice ${row.invoice} lacks goods lines before its ${row.position}th`,
  ),
];
