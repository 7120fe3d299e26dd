/**
 * Money that went out again: which receipt does a returned debit or a cancelled credit take back?
 *
 *     −344.41 of 2026-10-26 "DEVOLUCIÓN FE-2026-0519" from Atelier Siempreviva
 *     ->  RC-2026-0733 of 2026-10-23, 344.41: the amount is equal, FE-2026-0519 stands in the text
 *
 * The whole receipt or nothing: a bank returns what it booked. Nothing is ever taken back unasked.
 */
import type { LineProposal } from '../../contract/calls/bank.ts';
import { addDays, daysBetween } from '../../domain/dates.ts';
import { foldText } from '../../domain/fold-text.ts';
import { payerIndex, type PayerSign } from '../../domain/bank/matching/payers/recognise-payer.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { BankLineDetailRow } from '../../ledger/queries/bank/bank-line-detail.ts';
import {
  receiptsOfAmount,
  type ReturnableReceipt,
} from '../../ledger/queries/bank/receipts-of-amount.ts';
import type { Matching } from './gather-facts.ts';
import { list, money, say, type Text } from '../../domain/texts/text.ts';

/** An unauthorised SEPA debit can be returned for thirteen months (EPC016-06 4.3). */
const RETURN_DAYS = 400;
const MOST = 5;

type Reasons = LineProposal['reasons'];

const signSentence = (reason: PayerSign['reason'], customer: string): Text => {
  switch (reason) {
    case 'account':
      return say`the account is one of ${customer}`;
    case 'name':
      return say`the name is that of ${customer}`;
    case 'name_like':
      return say`the name is like that of ${customer}`;
  }
};

/** Best first; none for a line that is neither marked as a return nor names or knows anybody. */
export async function returnProposals(
  db: ReadDb,
  { line, endToEndId }: BankLineDetailRow,
  matching: Matching,
): Promise<readonly LineProposal[]> {
  const amountMinor = -line.leftMinor;
  // A bank returns a booking whole; a rest is something else.
  if (amountMinor <= 0 || line.leftMinor !== line.amountMinor) return [];
  const receipts = await receiptsOfAmount(db, {
    currency: line.currency,
    amountMinor,
    from: addDays(line.bookedOn, -RETURN_DAYS),
    to: line.bookedOn,
  });
  if (receipts.length === 0) return [];
  const payers = payerIndex(matching.facts.payers).recognise({
    payerName: line.counterparty,
    payerAccount: line.counterpartyAccount,
    text: line.text,
  });
  const text = squeezed(line.text);
  const judged = receipts
    .map((receipt) => {
      const reasons: Reasons[number][] = [];
      const add = (reason: Reasons[number]['reason'], because: Text): void =>
        void reasons.push({ reason, because });
      const sameId = endToEndId !== '' && endToEndId === receipt.endToEndId;
      if (sameId) add('reference', say`the end-to-end id ${endToEndId} is that of the receipt`);
      const named = [receipt.number, ...receipt.invoices.split(',')].find(
        (number) => number !== '' && text.includes(squeezed(number)),
      );
      if (named !== undefined) add('number', say`the payment text mentions ${named}`);
      const signs = payers.get(receipt.customer) ?? [];
      if (receipt.account !== '' && receipt.account === line.counterpartyAccount)
        add('account', say`the money had come from this account`);
      for (const sign of signs)
        if (sign.isCertain && !reasons.some((one) => one.reason === sign.reason))
          add(sign.reason, signSentence(sign.reason, matching.nameOf(receipt.customer)));
      return { receipt, reasons, marks: reasons.length };
    })
    .filter(({ marks }) => marks > 0 || line.isReversal)
    .sort((a, b) => b.marks - a.marks)
    .slice(0, MOST);
  return judged.map(({ receipt, reasons, marks }, index) => ({
    kind: 'return',
    customer: receipt.customer,
    name: matching.nameOf(receipt.customer),
    parts: [],
    shares: [],
    onAccountMinor: 0,
    fx: null,
    receipt: receipt.number,
    strength:
      marks === 0
        ? 'possible'
        : index === 0 && marks > (judged[1]?.marks ?? 0)
          ? 'exact'
          : 'likely',
    // What takes money back is looked at one by one.
    isUnambiguous: false,
    reasons: [returnedSentence(receipt, line.currency, line.bookedOn), ...reasons],
  }));
}

function returnedSentence(
  receipt: ReturnableReceipt,
  currency: string,
  on: BankLineDetailRow['line']['bookedOn'],
): Reasons[number] {
  const days = daysBetween(receipt.receivedOn, on);
  const { number, invoices } = receipt;
  const named = invoices === '' ? number : say`${number}, for ${list(invoices.split(','))}`;
  const paid = money(receipt.amountMinor, currency);
  return {
    reason: 'returned',
    because:
      days === 0
        ? say`${paid} came in the same day (${named})`
        : days === 1
          ? say`${paid} came in the day before (${named})`
          : say`${paid} came in ${days} days before (${named})`,
  };
}

/** Letters and digits only, so that `FE/2026/0519` is found as `FE-2026-0519`. */
const squeezed = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
