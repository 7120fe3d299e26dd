/**
 * What a part of a bank line was taken for. Parts are added until nothing of the line is left.
 *
 *     line +1,500.00   receipt R-2026-0007  +1,210.00  rule "number,amount_one"
 *                      aside                  +290.00  "refund of our deposit"
 */
import { connectionOf } from '../../connection.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import { lastId } from '../facts/fact-inserts.ts';
import { liveText } from '../../facts/live.ts';

export type BankMatchDraft = {
  readonly lineId: number;
  /** Of the line, in its currency and with its sign. */
  readonly amountMinor: number;
  /** Codes of the reasons it was proposed for, comma separated; `''`: chosen by hand. */
  readonly rule: string;
  readonly note: string;
} & (
  | { readonly kind: 'receipt'; /** Number of a live receipt. */ readonly receipt: string }
  | { readonly kind: 'return'; /** That reversed the receipt. */ readonly reversalId: number }
  | { readonly kind: 'refund'; /** Number of a live refund. */ readonly refund: string }
  | { readonly kind: 'aside' }
);

/**
 * Returns the match's id. Throws when the line is not in the ledger or its batch was undone, when the
 * amount is of the other sign or more than what is left, or when the document is not live, in another
 * currency, or named by matches that come to more than it.
 */
export function recordBankMatch(tx: Tx, scope: WriteScope, draft: BankMatchDraft): number {
  const connection = connectionOf(tx);
  const line = connection
    .statement<{ currency: string; left: number | null }>(
      `select l.currency, o.left_minor as "left"
       from bank_lines l left join open_bank_lines o on o.bank_line_id = l.id
       where l.id = ? and ${liveText('import_batch', 'l.batch_id')}`,
    )
    .get(draft.lineId);
  if (line === undefined) throw new Error(`bank line ${draft.lineId} is not in the ledger`);
  const left = line.left ?? 0;
  if (
    draft.amountMinor === 0 ||
    Math.sign(draft.amountMinor) !== Math.sign(left) ||
    Math.abs(draft.amountMinor) > Math.abs(left)
  )
    throw new Error(
      `bank line ${draft.lineId}: ${draft.amountMinor} is not a part of the ${left} that is left of it`,
    );
  const id = lastId(tx, 'bank_matches') + 1;
  connection
    .statement(
      `insert into bank_matches (id, bank_line_id, kind, amount_minor, receipt_id, refund_id, reversal_id, rule, note, recorded_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      draft.lineId,
      draft.kind,
      draft.amountMinor,
      ...namedBy(tx, draft, line.currency),
      draft.rule,
      draft.note,
      scope.recordedAt,
    );
  if (draft.amountMinor === left)
    connection.statement('delete from open_bank_lines where bank_line_id = ?').run(draft.lineId);
  else
    connection
      .statement('update open_bank_lines set left_minor = ? where bank_line_id = ?')
      .run(left - draft.amountMinor, draft.lineId);
  return id;
}

type Named = readonly [receipt: number | null, refund: number | null, reversal: number | null];

function namedBy(tx: Tx, draft: BankMatchDraft, currency: string): Named {
  if (draft.kind === 'aside') return [null, null, null];
  if (draft.kind === 'return') {
    const reversal = connectionOf(tx)
      .statement<{ receiptId: number }>(
        "select target_id as receiptId from reversals where id = ? and target_kind = 'receipt'",
      )
      .get(draft.reversalId);
    if (reversal === undefined)
      throw new Error(`reversal ${draft.reversalId} is not the reversal of a receipt`);
    return [reversal.receiptId, null, draft.reversalId];
  }
  const [kind, number] =
    draft.kind === 'receipt'
      ? (['receipt', draft.receipt] as const)
      : (['refund', draft.refund] as const);
  // A receipt in another currency than it is kept in came in as `paid`.
  const came = kind === 'receipt' ? ['paid_currency', 'paid_minor'] : ['null', 'null'];
  const document = connectionOf(tx)
    .statement<{ id: number; currency: string; amount: number; matched: number }>(
      `select d.id, coalesce(d.${came[0]}, d.currency) as currency, coalesce(d.${came[1]}, d.amount_minor) as amount,
         coalesce((select sum(abs(m.amount_minor)) from bank_matches m where m.${kind}_id = d.id and m.kind = '${kind}'
           and ${liveText('bank_match', 'm.id')}), 0) as matched
       from ${kind}s d where d.number = ?
         and ${liveText(kind, 'd.id')}`.replaceAll('d.null', 'null'),
    )
    .get(number);
  if (document === undefined) throw new Error(`${kind} "${number}" is not in the ledger`);
  if (document.currency !== currency)
    throw new Error(`${kind} ${number} is of ${document.currency}, the bank line of ${currency}`);
  if (document.matched + Math.abs(draft.amountMinor) > document.amount)
    throw new Error(`${kind} ${number} of ${document.amount} is less than what it is matched with`);
  return kind === 'receipt' ? [document.id, null, null] : [null, document.id, null];
}
