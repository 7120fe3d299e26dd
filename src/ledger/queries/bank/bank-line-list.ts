/**
 * Which lines did the bank send, what is left of each, and what were they taken for?
 *
 *     2026-03-04  +1,210.00 EUR  Florería Sol  "Factura INV-1042"   matched to Florería Sol
 *     2026-03-05     −35.00 EUR                "comisión"           aside: charges
 */
import { sql, type RawBuilder } from 'kysely';
import type { Page } from '../../../contract/calls/facts.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { textSearch } from '../text-search.ts';
import {
  isLiveLine,
  isTakenForMoney,
  leftOfLine,
  stateOf,
  type BankLineState,
} from './bank-lines.ts';
import { matchesOfLines } from './matches-of-lines.ts';

export interface BankLineListRow {
  readonly lineId: number;
  readonly statementId: number;
  readonly account: string;
  readonly bookedOn: IsoDate;
  readonly valueOn: IsoDate | null;
  readonly currency: string;
  /** Negative: money out. */
  readonly amountMinor: number;
  /** What is not matched or set aside yet; of the amount's sign. */
  readonly leftMinor: number;
  readonly counterparty: string;
  readonly counterpartyAccount: string;
  readonly text: string;
  readonly structuredReference: string;
  readonly isReversal: boolean;
  readonly state: BankLineState;
  /** Names of the customers it was matched to, or the notes it was set aside with. */
  readonly matchedTo: string;
}

export interface BankLineListQuery extends Moment {
  /** `to_match`: something is left of it. */
  readonly state: 'to_match' | 'matched' | 'aside' | 'all';
  readonly direction?: 'in' | 'out' | 'both';
  readonly account?: string | null;
  readonly statementId?: number;
  /** In name, text, account or a reference; empty: everything. */
  readonly search: string;
  readonly order?: 'newest' | 'oldest';
  readonly offset: number;
  readonly limit: number;
}

export async function bankLineList(
  db: ReadDb,
  query: BankLineListQuery,
): Promise<Page<BankLineListRow>> {
  const from = listed(query);
  const { rows: totals } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(
    kyselyOf(db),
  );
  const direction = query.order === 'oldest' ? sql`asc` : sql`desc`;
  const rows = await bankLineRows(
    db,
    query,
    sql`select l.id ${from} order by l.booked_on ${direction}, l.id ${direction}
      limit ${query.limit} offset ${query.offset}`,
    direction,
  );
  return { total: totals[0]?.total ?? 0, rows };
}

/** How many lines there are to match in all, and how many of them are money in. */
export async function bankLinesToMatch(
  db: ReadDb,
  moment: Moment,
): Promise<{ readonly open: number; readonly openIn: number }> {
  const { rows } = await sql<{ open: number; openIn: number }>`
    select count(*) as open, coalesce(sum(case when x.amount_minor > 0 then 1 else 0 end), 0) as "openIn"
    from (select l.amount_minor ${listed({ ...moment, state: 'to_match', search: '' })}) x`.execute(
    kyselyOf(db),
  );
  return rows[0] ?? { open: 0, openIn: 0 };
}

/** `from … where …` of the lines the query asks for. */
function listed(query: Omit<BankLineListQuery, 'offset' | 'limit'>): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [isLiveLine(query)];
  const open = sql`${leftOfLine(query)} <> 0`;
  if (query.state === 'to_match' && query.knownAt !== null) conditions.push(open);
  if (query.state === 'matched')
    conditions.push(sql`not ${open}`, sql`${isTakenForMoney(query)} = 1`);
  if (query.state === 'aside')
    conditions.push(sql`not ${open}`, sql`${isTakenForMoney(query)} = 0`);
  if (query.direction === 'in') conditions.push(sql`l.amount_minor > 0`);
  if (query.direction === 'out') conditions.push(sql`l.amount_minor < 0`);
  if (query.account != null) conditions.push(sql`l.account = ${query.account}`);
  if (query.statementId !== undefined) conditions.push(sql`l.statement_id = ${query.statementId}`);
  const wanted = textSearch(query.search);
  if (wanted !== null)
    conditions.push(
      sql`(${wanted.inName(sql.ref('l.counterparty_name'))} or ${wanted.inName(sql.ref('l.text'))}
        or ${sql.join(
          [
            'l.counterparty_account',
            'l.structured_reference',
            'l.bank_reference',
            'l.end_to_end_id',
          ].map((column) => wanted.inNumber(sql.ref(column))),
          sql` or `,
        )})`,
    );
  // Few lines are open, and many are not: today's open ones are read from the projection alone.
  const table =
    query.state === 'to_match' && query.knownAt === null
      ? sql`open_bank_lines x cross join bank_lines l on l.id = x.bank_line_id`
      : sql`bank_lines l`;
  return sql`from ${table} where ${sql.join(conditions, sql` and `)}`;
}

/** The rows of the lines whose ids `ids` selects, as lists show them. */
export async function bankLineRows(
  db: ReadDb,
  moment: Moment,
  ids: RawBuilder<unknown>,
  direction: RawBuilder<unknown> = sql`asc`,
): Promise<readonly BankLineListRow[]> {
  type Row = Omit<BankLineListRow, 'state' | 'matchedTo' | 'isReversal'> & {
    isReversal: number;
    taken: number;
  };
  const { rows } = await sql<Row>`
    select l.id as "lineId", l.statement_id as "statementId", l.account, l.booked_on as "bookedOn",
      l.value_on as "valueOn", l.currency, l.amount_minor as "amountMinor",
      ${leftOfLine(moment)} as "leftMinor", l.counterparty_name as counterparty,
      l.counterparty_account as "counterpartyAccount", l.text,
      l.structured_reference as "structuredReference", l.is_reversal as "isReversal",
      ${isTakenForMoney(moment)} as taken
    from bank_lines l where l.id in (${ids})
    order by l.booked_on ${direction}, l.id ${direction}`.execute(kyselyOf(db));
  const matches = await matchesOfLines(
    db,
    moment,
    rows.map((row) => row.lineId),
  );
  return rows.map(({ taken, isReversal, ...row }) => ({
    ...row,
    isReversal: isReversal === 1,
    state: stateOf({ ...row, taken }),
    matchedTo: [
      ...new Set((matches.get(row.lineId) ?? []).map((match) => match.name ?? match.note)),
    ]
      .filter((text) => text !== '')
      .join(', '),
  }));
}

/** The rows of these lines, oldest first; lines that are no longer there are left out. */
export async function bankLineRowsByIds(
  db: ReadDb,
  moment: Moment,
  lineIds: readonly number[],
): Promise<readonly BankLineListRow[]> {
  if (lineIds.length === 0) return [];
  const ids = sql`select l.id from bank_lines l
    where l.id in (${sql.join(lineIds)}) and ${isLiveLine(moment)}`;
  return bankLineRows(db, moment, ids);
}
