/**
 * What does the palette find for a few letters?
 *
 *     "MUL"    customer C1 "Müller GmbH", and "mul germany" too: each word in name, code or country
 *     "INV-7"  invoice INV-7 of C1, and INV-70 after it: what begins with the text comes first
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import { searchedWords } from '../../../domain/text-match.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { isSurvivor, survivor } from '../customers/survivors.ts';
import { customerAt, knownUntil } from '../moment-sql.ts';
import { customerHasWord, textSearch } from '../text-search.ts';
import { live } from '../../facts/live.ts';

export interface Found {
  readonly kind: 'customer' | 'invoice' | 'letter';
  readonly key: string;
  readonly name: string;
  readonly customer: string;
  readonly country: string | null;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  readonly on: IsoDate | null;
}

/** At most `limit` of each kind; customers, then invoices, then letters. */
export async function search(
  db: ReadDb,
  text: string,
  moment: Moment,
  limit: number,
): Promise<readonly Found[]> {
  const wanted = textSearch(text);
  if (wanted === null) return [];
  const name = sql<string | null>`${customerAt('name', 'customers.id', moment)}`;

  const customers = await db
    .selectFrom(
      db
        .selectFrom('customers')
        .where(isSurvivor('customers.id', moment))
        .select([
          'customers.code as code',
          name.as('name'),
          customerAt('country', 'customers.id', moment).as('country'),
          // Old codes and names, one text: who types the name a customer had finds who it is now.
          sql<string>`coalesce((select group_concat(ca.value, char(10)) from customer_aliases as ca
            where ca.customer_id = customers.id and ca.kind in ('code', 'name')
              and ca.recorded_at <= ${knownUntil(moment)}
              and ${live('customer_alias', 'ca.id')}), '')`.as('aliases'),
        ])
        .as('c'),
    )
    .where('c.name', 'is not', null)
    .where(
      sql<boolean>`${sql.join(
        searchedWords(text).map((word) =>
          customerHasWord(
            word,
            [sql.ref('c.code'), sql.ref('c.name'), sql.ref('c.aliases')],
            sql.ref('c.country'),
          ),
        ),
        sql` and `,
      )}`,
    )
    .select(['c.code', 'c.name', 'c.country'])
    .orderBy(sql`min(${wanted.rank(sql.ref('c.code'))}, ${wanted.rank(sql.ref('c.name'))})`)
    .orderBy('c.name')
    .limit(limit)
    .execute();
  const invoices = await db
    .selectFrom('invoices')
    .innerJoin('customers', (join) =>
      join.on('customers.id', '=', survivor('invoices.customer_id', moment)),
    )
    .where(wanted.inNumber(sql.ref('invoices.number')))
    .select([
      'invoices.number',
      'customers.code',
      'invoices.currency',
      'invoices.gross_minor',
      'invoices.issued_on',
      name.as('name'),
    ])
    .orderBy(wanted.rank(sql.ref('invoices.number')))
    .orderBy('invoices.id', 'desc')
    .limit(limit)
    .execute();
  const letters = await db
    .selectFrom('letters')
    .innerJoin('customers', (join) =>
      join.on('customers.id', '=', survivor('letters.customer_id', moment)),
    )
    .where(wanted.inNumber(sql.ref('letters.number')))
    .select([
      'letters.number',
      'customers.code',
      'letters.currency',
      'letters.total_minor',
      'letters.issued_on',
      name.as('name'),
    ])
    .orderBy(wanted.rank(sql.ref('letters.number')))
    .orderBy('letters.id', 'desc')
    .limit(limit)
    .execute();

  return [
    ...customers.map((row) => ({
      kind: 'customer' as const,
      key: row.code,
      name: row.name ?? row.code,
      customer: row.code,
      country: row.country,
      currency: null,
      amountMinor: null,
      on: null,
    })),
    ...invoices.map((row) => ({
      kind: 'invoice' as const,
      key: row.number,
      name: row.name ?? row.code,
      customer: row.code,
      country: null,
      currency: row.currency,
      amountMinor: row.gross_minor,
      on: row.issued_on,
    })),
    ...letters.map((row) => ({
      kind: 'letter' as const,
      key: row.number,
      name: row.name ?? row.code,
      customer: row.code,
      country: null,
      currency: row.currency,
      amountMinor: row.total_minor,
      on: row.issued_on,
    })),
  ];
}
