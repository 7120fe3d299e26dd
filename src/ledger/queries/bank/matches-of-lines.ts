/** What were these bank lines taken for: the live matches of each, with customer and document. */
import { sql } from 'kysely';
import type { Instant } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { survivor } from '../customers/survivors.ts';
import { customerAt } from '../moment-sql.ts';
import { isLiveMatch } from './bank-lines.ts';

export interface BankMatchRow {
  readonly matchId: number;
  readonly lineId: number;
  readonly kind: 'receipt' | 'return' | 'refund' | 'aside';
  readonly amountMinor: number;
  readonly receiptId: number | null;
  readonly refundId: number | null;
  readonly reversalId: number | null;
  /** Code and name of the customer; null for what was set aside. */
  readonly customer: string | null;
  readonly name: string | null;
  /** Receipt or refund number. */
  readonly document: string | null;
  readonly rule: string;
  readonly note: string;
  readonly recordedAt: Instant;
}

const CHUNK = 500;

/** By line id; of each line in the order they were recorded. */
export async function matchesOfLines(
  db: ReadDb,
  moment: Moment,
  lineIds: readonly number[],
): Promise<ReadonlyMap<number, readonly BankMatchRow[]>> {
  const byLine = new Map<number, BankMatchRow[]>();
  for (let at = 0; at < lineIds.length; at += CHUNK) {
    const { rows } = await sql<BankMatchRow>`
      select x.*, c.code as customer, coalesce(${customerAt('name', 'c.id', moment)}, c.code) as name
      from (
        select m.id as "matchId", m.bank_line_id as "lineId", m.kind, m.amount_minor as "amountMinor",
          m.receipt_id as "receiptId", m.refund_id as "refundId", m.reversal_id as "reversalId",
          ${survivor('p.customer_id', moment)} as pc, ${survivor('f.customer_id', moment)} as fc,
          coalesce(p.number, f.number) as document, m.rule, m.note, m.recorded_at as "recordedAt"
        from bank_matches m
        left join receipts p on p.id = m.receipt_id
        left join refunds f on f.id = m.refund_id
        where m.bank_line_id in (${sql.join(lineIds.slice(at, at + CHUNK))}) and ${isLiveMatch(moment)}
      ) x left join customers c on c.id = coalesce(x.pc, x.fc)
      order by x."matchId"`.execute(kyselyOf(db));
    for (const { pc: _pc, fc: _fc, ...row } of rows as (BankMatchRow & {
      pc: unknown;
      fc: unknown;
    })[]) {
      const known = byLine.get(row.lineId);
      if (known === undefined) byLine.set(row.lineId, [row]);
      else known.push(row);
    }
  }
  return byLine;
}
