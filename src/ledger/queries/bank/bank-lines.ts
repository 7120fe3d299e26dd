/** The pieces of SQL that every question about bank lines shares; `l` is the row of `bank_lines`. */
import { sql, type RawBuilder } from 'kysely';
import type { Moment } from '../../moment.ts';
import { knownUntil } from '../moment-sql.ts';
import { knownReversed } from '../../facts/live.ts';

/** `to_match`: nothing said yet · `partly` · `matched` · `aside`: all of it is not ours. */
export type BankLineState = 'to_match' | 'partly' | 'matched' | 'aside';

/** Whether the line's batch still counts: lines of an undone import are gone. */
export const isLiveLine = (moment: Moment): RawBuilder<boolean> => sql<boolean>`
  l.booked_on <= ${moment.asOf} and l.recorded_at <= ${knownUntil(moment)}
  and not ${knownReversed('import_batch', 'l.batch_id', moment)}`;

/** Rows of `bank_matches m` that count; a match has no date but the one it was recorded on. */
export const isLiveMatch = (moment: Moment): RawBuilder<boolean> => sql<boolean>`
  m.recorded_at <= ${knownUntil(moment)}
  and not ${knownReversed('bank_match', 'm.id', moment)}`;

/** What is left of the line, of its sign; the projection knows it as of now. */
export const leftOfLine = (moment: Moment): RawBuilder<number> =>
  moment.knownAt === null
    ? sql<number>`coalesce((select o.left_minor from open_bank_lines as o where o.bank_line_id = l.id), 0)`
    : sql<number>`l.amount_minor - coalesce((select sum(m.amount_minor) from bank_matches as m
        where m.bank_line_id = l.id and ${isLiveMatch(moment)}), 0)`;

/** Whether a part of the line was taken for a customer's money: 1 or 0. */
export const isTakenForMoney = (moment: Moment): RawBuilder<number> => sql<number>`exists (
  select 1 from bank_matches as m
  where m.bank_line_id = l.id and m.kind <> 'aside' and ${isLiveMatch(moment)})`;

export function stateOf(row: {
  readonly amountMinor: number;
  readonly leftMinor: number;
  readonly taken: number;
}): BankLineState {
  if (row.leftMinor === 0) return row.taken === 1 ? 'matched' : 'aside';
  return row.leftMinor === row.amountMinor ? 'to_match' : 'partly';
}
