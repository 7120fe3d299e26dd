/**
 * The receivables control account: invoices − credit notes − receipts, added up without looking at
 * a single allocation. The other side of the tie-out: it must equal outstanding − on account.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import { assertMinor, type Minor } from '../../domain/money.ts';
import { kyselyOf } from '../connection.ts';
import type { ReadDb } from '../handles.ts';
import type { Moment } from '../moment.ts';

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
  from ${
    moment.knownAt === null
      ? sql`receivable_movements m`
      : sql`(${movementsOfFacts(moment.asOf, moment.knownAt)}) m`
  }
  where m.effective_on <= ${moment.asOf}
    ${currency === null ? sql`` : sql`and m.currency = ${currency}`}
  group by m.currency order by m.currency`;

/** Every document and every reversal of one, known by then, as a signed movement. */
export function movementsOfFacts(
  asOf: IsoDate | null,
  knownAt: Instant | null,
): RawBuilder<unknown> {
  const documents = [
    { table: 'invoices', date: 'issued_on', amount: 'gross_minor', target: 'invoice_id', sign: 1 },
    { table: 'credit_notes', date: 'issued_on', amount: 'amount_minor', target: 'credit_note_id', sign: -1 },
    { table: 'receipts', date: 'received_on', amount: 'amount_minor', target: 'receipt_id', sign: -1 },
  ];
  return sql.join(
    documents.flatMap(({ table, date, amount, target, sign }) => [
      sql`select d.currency, d.${sql.ref(date)} as effective_on,
          ${sql.lit(sign)} * d.${sql.ref(amount)} as amount_minor
        from ${sql.table(table)} d
        where ${asOf === null ? sql`1 = 1` : sql`d.${sql.ref(date)} <= ${asOf}`}
          ${knownAt === null ? sql`` : sql`and d.recorded_at <= ${knownAt}`}`,
      sql`select d.currency, r.effective_on, ${sql.lit(-sign)} * d.${sql.ref(amount)} as amount_minor
        from reversals r join ${sql.table(table)} d on d.id = r.${sql.ref(target)}
        where ${asOf === null ? sql`1 = 1` : sql`r.effective_on <= ${asOf}`}
          ${knownAt === null ? sql`` : sql`and r.recorded_at <= ${knownAt}`}`,
    ]),
    sql` union all `,
  );
}
