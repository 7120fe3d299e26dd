/**
 * The receivables control account: invoices − credit notes − receipts − write-offs + refunds, added up without looking at
 * a single allocation. The other side of the tie-out: it must equal outstanding − on account.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../../../domain/dates.ts';
import { assertMinor, type Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { isReversalOf } from '../../facts/live.ts';

export interface ControlBalance {
  readonly currency: string;
  readonly balanceMinor: Minor;
}

/** Sorted by currency; a currency without any movement by then is left out. */
export async function controlAccount(
  db: ReadDb,
  moment: Moment,
  currency: string | null,
): Promise<readonly ControlBalance[]> {
  const { rows } = await controlAccountSql(moment, currency).execute(kyselyOf(db));
  for (const row of rows) assertMinor(row.balanceMinor);
  return rows;
}

export const controlAccountSql = (moment: Moment, currency: string | null) => sql<ControlBalance>`
  select m.currency, sum(m.amount_minor) as "balanceMinor"
  from (
    select d.currency, d.effective_on, d.amount_minor from receivable_movements d
    ${moment.knownAt === null ? sql`` : sql`union all ${takenAgain(moment.knownAt)}`}
  ) m
  where m.effective_on <= ${moment.asOf}
    ${currency === null ? sql`` : sql`and m.currency = ${currency}`}
  group by m.currency order by m.currency`;

/**
 * What was recorded after `knownAt`, with the opposite sign. Cheaper than adding up everything that
 * was known: documents recorded later were touched later, and that is an index.
 */
const takenAgain = (knownAt: Instant): RawBuilder<unknown> => sql`
  select o.currency, o.issued_on as effective_on, -o.gross_minor as amount_minor
    from open_items o where o.touched_at > ${knownAt} and o.recorded_at > ${knownAt}
  union all
  select c.currency, c.effective_on, c.amount_minor
    from open_credits c where c.touched_at > ${knownAt} and c.recorded_at > ${knownAt}
  union all
  ${adjustmentMovements(-1, sql`a.recorded_at > ${knownAt}`)}
  union all
  ${sql.join(
    DOCUMENTS.map(
      ({ table, amount, target, sign }) => sql`
        select d.currency, r.effective_on, ${sql.lit(sign)} * d.${sql.ref(amount)}
        from reversals r cross join ${sql.table(table)} d on ${sql.raw(isReversalOf('r', target, 'd.id'))}
        where r.recorded_at > ${knownAt}`,
    ),
    sql` union all `,
  )}`;

const DOCUMENTS = [
  { table: 'invoices', date: 'issued_on', amount: 'gross_minor', target: 'invoice', sign: 1 },
  {
    table: 'credit_notes',
    date: 'issued_on',
    amount: 'amount_minor',
    target: 'credit_note',
    sign: -1,
  },
  {
    table: 'receipts',
    date: 'received_on',
    amount: 'amount_minor',
    target: 'receipt',
    sign: -1,
  },
] as const;

/**
 * Write-offs and refunds move the account as their own allocation rows do, counter rows included: one
 * that was taken back by hand and then once more by the reversal of its invoice counts on no day twice.
 * `verify` proves each equal to its document.
 */
const ADJUSTMENTS = [
  { table: 'write_offs', target: 'write_off_id', sign: -1 },
  { table: 'refunds', target: 'refund_id', sign: 1 },
] as const;

/** `sign` 1: as they moved it; −1: taken again. `where`: of the allocation `a`. */
export const adjustmentMovements = (
  sign: 1 | -1,
  where: RawBuilder<unknown>,
): RawBuilder<unknown> =>
  sql.join(
    ADJUSTMENTS.map(
      (
        one,
      ) => sql`select d.currency, a.effective_on, ${sql.lit(sign * one.sign)} * a.amount_minor as amount_minor
        from allocations a cross join ${sql.table(one.table)} d on d.id = a.${sql.ref(one.target)}
        where a.${sql.ref(one.target)} is not null and ${where}`,
    ),
    sql` union all `,
  );

/** Every document and every reversal of one as a signed movement: what the projection is made of. */
export const movementsOfFacts = (): RawBuilder<unknown> =>
  sql.join(
    [
      ...DOCUMENTS.flatMap(({ table, date, amount, target, sign }) => [
        sql`select d.currency, d.${sql.ref(date)} as effective_on,
          ${sql.lit(sign)} * d.${sql.ref(amount)} as amount_minor
        from ${sql.table(table)} d`,
        sql`select d.currency, r.effective_on, ${sql.lit(-sign)} * d.${sql.ref(amount)} as amount_minor
        from reversals r join ${sql.table(table)} d on ${sql.raw(isReversalOf('r', target, 'd.id'))}`,
      ]),
      adjustmentMovements(1, sql`1 = 1`),
    ],
    sql` union all `,
  );
