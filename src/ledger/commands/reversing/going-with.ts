/**
 * Facts that make no sense without a fact that was just reversed, reversed with it in the same
 * command, each from the later of the two days:
 *
 *     invoice reversed                    its live write-offs
 *     receipt reversed                    the live write-offs that came with it (discount, charge, difference)
 *     receipt, refund reversed            the match that made it, if it is reversed from its own day on:
 *     from their own day                  the bank line is open again. From a later day on (returned by
 *                                         the bank) the line was right and stays matched
 *     merge reversed                      the aliases it made
 */
import { sql, type RawBuilder } from 'kysely';
import { kyselyOf } from '../../connection.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';

export async function reverseWhatGoesWith(
  tx: Tx,
  scope: WriteScope,
  firstId: number,
  options: { readonly keepMatches: boolean },
): Promise<void> {
  const insert = async (
    target: 'write_off_id' | 'bank_match_id' | 'customer_alias_id',
    from: RawBuilder<unknown>,
    on: RawBuilder<unknown>,
  ): Promise<void> => {
    await sql`insert into reversals (${sql.ref(target)}, effective_on, reason, recorded_at, undoes_batch_id)
      select x.id, max(${on}), min(r.reason), ${scope.recordedAt}, min(r.undoes_batch_id)
      from reversals r ${from}
      where r.id >= ${firstId}
        and not exists (select 1 from reversals z where z.${sql.ref(target)} = x.id)
      group by x.id order by x.id`.execute(kyselyOf(tx));
  };
  const later = sql`case when x.effective_on > r.effective_on then x.effective_on else r.effective_on end`;
  await insert(
    'write_off_id',
    sql`cross join instalments n on n.invoice_id = r.invoice_id
        cross join write_offs x on x.instalment_id = n.id`,
    later,
  );
  await insert('write_off_id', sql`cross join write_offs x on x.receipt_id = r.receipt_id`, later);
  await insert(
    'customer_alias_id',
    sql`cross join customer_merges g on g.id = r.customer_merge_id
        cross join customer_aliases x on x.customer_id = g.into_customer_id
          and x.recorded_at = g.recorded_at and x.origin = 'merged'`,
    sql`r.effective_on`,
  );
  if (options.keepMatches) return;
  await insert(
    'bank_match_id',
    sql`cross join receipts d on d.id = r.receipt_id and d.received_on = r.effective_on
        cross join bank_matches x on x.receipt_id = d.id and x.kind = 'receipt'`,
    sql`r.effective_on`,
  );
  await insert(
    'bank_match_id',
    sql`cross join refunds d on d.id = r.refund_id and d.refunded_on = r.effective_on
        cross join bank_matches x on x.refund_id = d.id`,
    sql`r.effective_on`,
  );
}
