/**
 * Which statements came in, with what the bank printed on each and what is to be matched of it?
 *
 *     ES91… EUR 12/1  2026-03-01 … 2026-03-31  10,000.00 → 11,175.00   14 lines, 12 new, 3 to match
 */
import { sql } from 'kysely';
import type { Page } from '../../../contract/calls/facts.ts';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { knownUntil } from '../moment-sql.ts';
import { knownReversed } from '../../facts/live.ts';
import { textSearch } from '../text-search.ts';

export interface StatementListRow {
  readonly statementId: number;
  readonly account: string;
  readonly accountName: string;
  readonly bank: string;
  readonly currency: string;
  readonly kind: 'statement' | 'interim' | 'notification';
  readonly number: string;
  readonly fromOn: IsoDate | null;
  readonly toOn: IsoDate | null;
  readonly openingOn: IsoDate | null;
  readonly openingMinor: number | null;
  readonly closingOn: IsoDate | null;
  readonly closingMinor: number | null;
  /** Booked lines in the file, those that were known already too. */
  readonly lines: number;
  /** Σ of those, minor units of `currency`. */
  readonly linesMinor: number;
  /** Lines this statement brought, and Σ of them. */
  readonly newLines: number;
  readonly newLinesMinor: number;
  readonly firstBookedOn: IsoDate | null;
  readonly lastBookedOn: IsoDate | null;
  readonly toMatch: number;
  readonly fileName: string;
  readonly batchId: number;
  readonly recordedAt: Instant;
}

export interface StatementListQuery extends Moment {
  readonly account: string | null;
  /** In the account, its name, the number or the file; '': all. */
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

/** Newest first: by the last day each is about, then as they were recorded. */
export async function statementList(
  db: ReadDb,
  query: StatementListQuery,
): Promise<Page<StatementListRow>> {
  const wanted = textSearch(query.search);
  const from = sql`from bank_statements s join import_batches b on b.id = s.batch_id
    where s.recorded_at <= ${knownUntil(query)}
      and coalesce(s.from_on, s.opening_on, '') <= ${query.asOf}
      and not ${knownReversed('import_batch', 's.batch_id', query)}
      ${query.account === null ? sql`` : sql`and s.account = ${query.account}`}
      ${
        wanted === null
          ? sql``
          : sql`and (${wanted.inNumber(sql`s.account`)} or ${wanted.inName(sql`s.account_name`)}
              or ${wanted.inNumber(sql`s.number`)} or ${wanted.inName(sql`b.file_name`)})`
      }`;
  const order = sql`order by coalesce(s.to_on, s.closing_on, '') desc, s.id desc`;
  const { rows: totals } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(
    kyselyOf(db),
  );
  const { rows } = await sql<StatementListRow>`
    select s.id as "statementId", s.account, s.account_name as "accountName", s.bank, s.currency,
      s.kind, s.number, s.from_on as "fromOn", s.to_on as "toOn", s.opening_on as "openingOn",
      s.opening_minor as "openingMinor", s.closing_on as "closingOn",
      s.closing_minor as "closingMinor", s.lines_read as "lines",
      s.lines_minor as "linesMinor", 
      (select count(*) from bank_lines l where l.statement_id = s.id) as "newLines",
      (select coalesce(sum(l.amount_minor), 0) from bank_lines l where l.statement_id = s.id) as "newLinesMinor",
      (select min(l.booked_on) from bank_lines l where l.statement_id = s.id) as "firstBookedOn",
      (select max(l.booked_on) from bank_lines l where l.statement_id = s.id) as "lastBookedOn",
      (select count(*) from bank_lines l join open_bank_lines o on o.bank_line_id = l.id
        where l.statement_id = s.id) as "toMatch",
      b.file_name as "fileName", s.batch_id as "batchId", s.recorded_at as "recordedAt"
    from bank_statements s join import_batches b on b.id = s.batch_id
    where s.id in (select s.id ${from} ${order} limit ${query.limit} offset ${query.offset})
    ${order}`.execute(kyselyOf(db));
  return { total: totals[0]?.total ?? 0, rows };
}
