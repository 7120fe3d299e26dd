/**
 * Whether an invoice is disputed: by a dispute of its own (`disputes`, with a resolution), or by a case
 * fact of kind `dispute` about one of its items, or about the whole account of its customer.
 *
 *     D-1 dispute of C1 about INV-1, 2026-02-01, ended 2026-02-20     INV-1 from 1 to 19 February
 *     D-2 dispute of C1, no items, 2026-03-01                         every invoice issued by 1 March
 */
import { sql, type RawBuilder } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { reversedAt } from '../../facts/live.ts';
import type { Moment } from '../../moment.ts';
import { memberIds, survivor } from '../customers/survivors.ts';
import { isAmong, knownUntil } from '../moment-sql.ts';

/** 1 or 0, for the invoice id in the column `ref`. */
export const isDisputedAt = (ref: string, moment: Moment): RawBuilder<number> => sql<number>`(
  exists (
    select 1 from disputes as ds
    where ds.invoice_id = ${sql.ref(ref)}
      and ds.opened_on <= ${moment.asOf} and ds.recorded_at <= ${knownUntil(moment)}
      and not ${reversedAt('dispute', 'ds.id', moment)}
      and not exists (select 1 from dispute_resolutions as dr
        where dr.dispute_id = ds.id
          and dr.resolved_on <= ${moment.asOf} and dr.recorded_at <= ${knownUntil(moment)}))
  or exists (
    select 1 from instalments dn
      -- from the invoice to its facts, never from every dispute there is
      cross join case_fact_items di on di.instalment_id = dn.id
      cross join case_facts f on f.id = di.case_fact_id
    where dn.invoice_id = ${sql.ref(ref)} and ${isOpenDispute('f', moment)})
  or ${sql.ref(ref)} in (${ofWholeAccounts(moment)}))`;

/** An open dispute among the case facts. */
export interface DisputeFact {
  /** Whose it is at the moment, after merges. */
  readonly customerId: number;
  readonly openedOn: IsoDate;
  readonly reason: string;
  /** Of the items meant where none is named; null: any. */
  readonly currency: string | null;
  /** Of one named item, a row each; null: the whole account, of what was issued by `openedOn`. */
  readonly invoiceId: number | null;
}

/**
 * The oldest first. `of`: the whole accounts of these customers (survivors), and items of these invoices
 * whoever named them; null: all.
 */
export async function disputeFacts(
  db: ReadDb,
  moment: Moment,
  of: { readonly customerIds: readonly number[]; readonly invoiceIds: readonly number[] } | null,
): Promise<readonly DisputeFact[]> {
  if (of === null) return (await disputeFactsSql(moment).execute(kyselyOf(db))).rows;
  const members = await memberIds(db, of.customerIds, moment);
  const which = sql`f.id in (
    select v.id from case_facts v where v.kind = 'dispute' and ${isAmong('v.customer_id', members)}
    union select q.case_fact_id from instalments w
      cross join case_fact_items q on q.instalment_id = w.id
      where ${isAmong('w.invoice_id', of.invoiceIds)})`;
  return (await disputeFactsSql(moment, which).execute(kyselyOf(db))).rows;
}

export const disputeFactsSql = (
  moment: Moment,
  which: RawBuilder<unknown> = sql`1 = 1`,
) => sql<DisputeFact>`
  select ${survivor('f.customer_id', moment)} as "customerId", f.effective_on as "openedOn",
    f.note as reason, f.currency, n.invoice_id as "invoiceId"
  from case_facts f
    left join case_fact_items s on s.case_fact_id = f.id left join instalments n on n.id = s.instalment_id
  where ${which} and ${isOpenDispute('f', moment)}
  order by f.effective_on, f.id`;

/** Begun, known, not reversed. */
const counts = (fact: string, moment: Moment): RawBuilder<unknown> => sql`
  ${sql.ref(`${fact}.effective_on`)} <= ${moment.asOf}
    and ${sql.ref(`${fact}.recorded_at`)} <= ${knownUntil(moment)}
    and not ${reversedAt('case_fact', `${fact}.id`, moment)}`;

/** An end can itself be taken back, and no deeper: `facts-about-facts.ts` refuses more. */
const isOpenDispute = (fact: string, moment: Moment): RawBuilder<unknown> => sql`
  ${sql.ref(`${fact}.kind`)} = 'dispute' and ${counts(fact, moment)}
    and not exists (select 1 from case_facts fe
      where fe.about_id = ${sql.ref(`${fact}.id`)} and fe.kind = 'end' and ${counts('fe', moment)}
        and not exists (select 1 from case_facts fb
          where fb.about_id = fe.id and fb.kind = 'end' and ${counts('fb', moment)}))`;

/** Invoices of disputes that name no item. Of no row around it, so it is asked once a query. */
function ofWholeAccounts(moment: Moment): RawBuilder<unknown> {
  const found = (from: RawBuilder<unknown>, isTheirs: RawBuilder<unknown>) => sql`
    select wi.id from case_facts wf ${from} join invoices wi on ${isTheirs}
    where wi.issued_on <= wf.effective_on and (wf.currency is null or wf.currency = wi.currency)
      and not exists (select 1 from case_fact_items wx where wx.case_fact_id = wf.id)
      and ${isOpenDispute('wf', moment)}`;
  return sql`
    ${found(sql``, sql`wi.customer_id = wf.customer_id`)}
    union all
    ${found(
      sql`join (select from_customer_id as id from customer_merges
        union select into_customer_id from customer_merges) wm
        on ${survivor('wm.id', moment)} = ${survivor('wf.customer_id', moment)} and wm.id <> wf.customer_id`,
      sql`wi.customer_id = wm.id`,
    )}`;
}
