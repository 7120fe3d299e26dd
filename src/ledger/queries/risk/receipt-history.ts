/**
 * The money that one, some or all customers paid: every receipt with where it went day by day, whether it went
 * back, and what the bank says of who paid it (`domain/risk/receipts.ts`). Four questions for all of
 * them together.
 *
 *     R-9 of customer 12, 2026-03-12, EUR 500.00    "INV-7", from DE89370400440532013000
 *       2026-03-12 INV-7 300.00, INV-8 200.00       returned by the bank on 2026-03-15
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import type { ReceiptHistory } from '../../../domain/risk/receipts.ts';
import { eachRow, rawRows } from '../../connection.ts';
import { isReversalOf, knownReversed } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { memberIds, survivors } from '../customers/survivors.ts';
import { isAmong, knownBy } from '../moment-sql.ts';

interface Receipt extends ReceiptHistory {
  readonly applied: { itemId: number; on: IsoDate; minor: Minor }[];
  reversed: ReceiptHistory['reversed'];
  words: string;
  account: string;
}

type ReceiptRow = readonly [
  id: number,
  customerId: number,
  number: string,
  on: IsoDate,
  currency: string,
  amountMinor: Minor,
  reference: string,
];

/** By customer as it is at the moment, of these (ids of survivors), by day, then as they were recorded. */
export async function receiptHistories(
  db: ReadDb,
  moment: Moment,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ReceiptHistory[]>> {
  const members = await memberIds(db, customerIds, moment);
  const now = await survivors(db, moment);
  const histories = new Map<number, Receipt[]>();
  const receipts = new Map<number, Receipt>();
  for (const [id, customerId, number, on, currency, amountMinor, reference] of eachRow<ReceiptRow>(
    db,
    sql`select p.id, p.customer_id, p.number, p.received_on, coalesce(p.paid_currency, p.currency),
        coalesce(p.paid_minor, p.amount_minor), p.reference
      from receipts p where ${isAmong('p.customer_id', members)} and p.per_list_on is null
        and p.received_on <= ${moment.asOf} ${knownBy('p', moment)}
        and not exists (select 1 from receipts o
          join reversals rx on ${sql.raw(isReversalOf('rx', 'receipt', 'o.id'))}
          where o.number = p.number and o.id < p.id and rx.effective_on = p.received_on
            and ${wasNoReturn('rx.id', moment)})
      order by p.received_on, p.id`,
  )) {
    const words = reference;
    const receipt = { number, on, currency, amountMinor, applied: [], reversed: null, words, account: '' }; // prettier-ignore
    receipts.set(id, receipt);
    const whose = now.get(customerId) ?? customerId;
    const before = histories.get(whose);
    if (before === undefined) histories.set(whose, [receipt]);
    else before.push(receipt);
  }
  addMoreOf(db, moment, receipts);
  return histories;
}

/**
 * The bank's return that reversed a receipt was undone. The receipt stays reversed and was recorded again from
 * the day of the return (`restore-receipt.ts`): it is one that stayed, and the second is none.
 */
const wasNoReturn = (reversal: string, moment: Moment) => sql`exists (select 1 from bank_matches m
  where m.kind = 'return' and m.reversal_id = ${sql.ref(reversal)}
    and ${knownReversed('bank_match', 'm.id', moment)})`;

function addMoreOf(db: ReadDb, moment: Moment, receipts: ReadonlyMap<number, Receipt>): void {
  const ids = [...receipts.keys()].sort((a, b) => a - b);
  if (ids.length === 0) return;
  for (const [id, itemId, on, minor] of eachRow<readonly [number, number, IsoDate, Minor]>(
    db,
    sql`select a.receipt_id, a.instalment_id, a.effective_on, a.amount_minor from allocations a
      where ${isAmong('a.receipt_id', ids)} and a.instalment_id is not null
        and a.effective_on <= ${moment.asOf} ${knownBy('a', moment)}`,
  ))
    receipts.get(id)?.applied.push({ itemId, on, minor });
  for (const [id, on, reason, byBank] of rawRows<readonly [number, IsoDate, string, number]>(
    db,
    sql`select p.id, rx.effective_on, rx.reason, exists (select 1 from bank_matches m
          where m.receipt_id = p.id and m.kind = 'return' and m.reversal_id = rx.id)
      from receipts p join reversals rx on ${sql.raw(isReversalOf('rx', 'receipt', 'p.id'))}
      where ${isAmong('p.id', ids)} and rx.effective_on <= ${moment.asOf} ${knownBy('rx', moment)}
        and not ${wasNoReturn('rx.id', moment)}`,
  )) {
    const receipt = receipts.get(id);
    if (receipt !== undefined) receipt.reversed = { on, byBank: byBank === 1, reason };
  }
  for (const [id, account, ...words] of rawRows<readonly [number, string, string, string, string]>(
    db,
    sql`select m.receipt_id, l.counterparty_account, l.structured_reference, l.end_to_end_id, l.text
      from bank_matches m join bank_lines l on l.id = m.bank_line_id
      where m.kind = 'receipt' and ${isAmong('m.receipt_id', ids)} ${knownBy('m', moment)}
        and not ${knownReversed('bank_match', 'm.id', moment)}`,
  )) {
    const receipt = receipts.get(id);
    if (receipt === undefined) continue;
    receipt.words = [receipt.words, ...words].filter((text) => text !== '').join('\n');
    receipt.account = account.replaceAll(' ', '').toUpperCase();
  }
}
