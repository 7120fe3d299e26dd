/**
 * The register of letters: what was sent, to whom, until when, and what of it is still open.
 *
 *     L-2026-0004  C1 Müller GmbH  issued 2026-11-02  EUR 1,200.00  still open 400.00  in force
 *
 * A letter counts from the date on it, a cancellation from the day it was made. A cancelled letter
 * keeps its line and its number: a register without gaps.
 */
import { sql } from 'kysely';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import { assertMinor, type Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { customerOfCode, survivor } from '../customers/survivors.ts';
import { customerAt } from '../moment-sql.ts';
import { allocated } from '../aging/open-amount.ts';

export interface RegisteredLetter {
  readonly letterId: number;
  readonly number: string;
  readonly level: number;
  readonly customer: string;
  readonly name: string;
  readonly issuedOn: IsoDate;
  readonly deadlineOn: IsoDate;
  readonly currency: string;
  /** What the letter demanded, with interest and fixed sums where it demanded those. */
  readonly totalMinor: Minor;
  readonly items: number;
  readonly cancelledOn: IsoDate | null;
  readonly cancelReason: string | null;
  /** Open as of the date, of the items that the letter demanded: never more than it demanded of them. */
  readonly stillOpenMinor: Minor;
  readonly recordedAt: Instant;
  readonly pdfSha256: string;
}

export interface RegisterQuery {
  readonly asOf: IsoDate;
  /** Customer code; null: all. */
  readonly customer: string | null;
  /** Exactly these letters, whatever their date; else every letter issued by `asOf`. */
  readonly numbers?: readonly string[];
}

/** Newest first. */
export async function letterRegister(
  db: ReadDb,
  query: RegisterQuery,
): Promise<readonly RegisteredLetter[]> {
  const moment = { asOf: query.asOf, knownAt: null };
  const { rows } = await sql<RegisteredLetter>`
    select l.id as "letterId", l.number, l.level, c.code as "customer",
      coalesce(${customerAt('name', 'c.id', moment)}, c.code) as "name",
      l.issued_on as "issuedOn", l.deadline_on as "deadlineOn", l.currency,
      coalesce(json_extract(l.content, '$.totalMinor'), l.total_minor) as "totalMinor",
      (select count(*) from letter_items k where k.letter_id = l.id) as "items",
      x.cancelled_on as "cancelledOn", x.reason as "cancelReason",
      coalesce((
        select sum(case when y.still < 0 then 0 when y.still < y.demanded then y.still else y.demanded end)
        from (
          select li.open_minor as demanded,
            li.gross_minor - ${allocated('instalment_id', 'li.instalment_id', moment)} as still
          from letter_items li where li.letter_id = l.id
        ) y
      ), 0) as "stillOpenMinor",
      l.recorded_at as "recordedAt", l.pdf_sha256 as "pdfSha256"
    from letters l
    join customers c on c.id = ${survivor('l.customer_id', moment)}
    left join letter_cancellations x on x.letter_id = l.id and x.cancelled_on <= ${query.asOf}
    where ${query.numbers === undefined ? sql`l.issued_on <= ${query.asOf}` : sql`1 = 1`}
      ${query.customer === null ? sql`` : sql`and c.id = ${customerOfCode(query.customer, moment)}`}
      ${query.numbers === undefined ? sql`` : sql`and l.number in (${sql.join(query.numbers)})`}
    order by l.issued_on desc, l.id desc`.execute(kyselyOf(db));
  for (const row of rows) assertMinor(row.stillOpenMinor);
  return rows;
}

export interface RegisteredItem {
  readonly item: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly daysPastDue: number;
  readonly grossMinor: Minor;
  /** Open on the letter's date, as it was printed. */
  readonly openMinor: Minor;
}

/** The rows of the printed table, in its order. */
export async function letterItems(
  db: ReadDb,
  letterId: number,
): Promise<readonly RegisteredItem[]> {
  const { rows } = await sql<RegisteredItem>`
    select item, issued_on as "issuedOn", due_on as "dueOn", days_past_due as "daysPastDue",
      gross_minor as "grossMinor", open_minor as "openMinor"
    from letter_items where letter_id = ${letterId} order by position`.execute(kyselyOf(db));
  return rows;
}
