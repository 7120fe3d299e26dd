/** Every line of money in with something left, as the matching wants it; oldest first. */
import { sql } from 'kysely';
import type { MatchLine } from '../../../domain/bank/matching/match-facts.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

/** `amountMinor` is what is left. As is known now. */
export async function bankLinesForMatching(db: ReadDb): Promise<readonly MatchLine[]> {
  const { rows } = await sql<MatchLine>`
    select l.id as "lineId", l.booked_on as "bookedOn", l.currency, o.left_minor as "amountMinor",
      l.structured_reference as "structuredReference", l.end_to_end_id as "endToEndId", l.text,
      l.counterparty_name as "payerName", l.counterparty_account as "payerAccount",
      l.charges_minor as "chargesMinor"
    from open_bank_lines o cross join bank_lines l on l.id = o.bank_line_id
    where o.left_minor > 0
    order by o.booked_on, o.bank_line_id`.execute(kyselyOf(db));
  return rows;
}
