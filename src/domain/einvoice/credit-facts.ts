/**
 * The facts of an e-invoice that gives money back: a credit note (381), or an invoice whose total is
 * negative, allocated to the invoice it corrects as far as that is open.
 *
 *     credit note CN-7 of C1 for INV-7, 100.00; INV-7 has 80.00 open
 *     ->  credit note CN-7, 80.00 to INV-7, 20.00 on account
 */
import { NO_DRAFTS, type AllocationDraft } from '../facts/drafts.ts';
import {
  namedBefore,
  settleAnew,
  settledInvoice,
} from '../imports/drafts/credits/settle-by-dates.ts';
import type { Settlements } from '../imports/drafts/credits/settlements.ts';
import type { KnownDocuments, KnownInvoice } from '../imports/drafts/known-documents.ts';
import { shortened } from '../imports/findings.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { EInvoice } from './einvoice.ts';
import { type DocumentFacts, type Tell } from './invoice-facts.ts';
import { day, money, say } from '../texts/text.ts';

/**
 * A credit note, or an invoice whose total is negative. What was paid back already (BT-113) is no
 * longer a credit. Credits of earlier imports that name the invoice are settled with it by their dates, in `anew`.
 */
export function creditFacts(
  invoice: EInvoice,
  customer: string,
  claim: Minor,
  known: KnownDocuments,
  anew: Settlements,
  tell: Tell,
): DocumentFacts {
  const { number, currency, issuedOn } = invoice;
  const isNegative = claim < 0;
  const amountMinor = (isNegative ? -1 : 1) * (claim - invoice.prepaidMinor);
  if (claim === 0 || amountMinor <= 0)
    return {
      status: 'refused',
      code: 'zero_amount',
      message:
        invoice.prepaidMinor === 0
          ? say`"${shortened(number)}" comes to ${money(claim, currency)}; there is nothing to owe and nothing to give back`
          : say`"${shortened(number)}" comes to ${money(claim, currency)}, ${money(invoice.prepaidMinor, currency)} of it settled before; there is nothing to owe and nothing to give back`,
    };
  if (invoice.kind === 'credit_note' && isNegative)
    tell(
      'warning',
      'negative_credit_note',
      say`credit note "${shortened(number)}" states a negative total, ${money(claim, currency)}; it was taken as a credit of ${money(amountMinor, currency)}, so check its sign`,
    );
  const inLedger = known.creditNote(number);
  if (inLedger !== null) {
    const same =
      inLedger.customer === customer &&
      inLedger.currency === currency &&
      inLedger.amountMinor === amountMinor &&
      inLedger.effectiveOn === issuedOn;
    if (same) return { status: 'duplicate' };
    return {
      status: 'refused',
      code: 'differs_from_ledger',
      message: say`credit note "${shortened(number)}" is in the ledger as ${money(inLedger.amountMinor, inLedger.currency)} of customer "${shortened(inLedger.customer)}" on ${day(inLedger.effectiveOn)}; reverse it there if the file is right`,
    };
  }
  const allocations: AllocationDraft[] = [];
  let rest = amountMinor;
  const named = [...new Set(invoice.preceding.map((document) => document.number))];
  for (const name of named) {
    const corrected = known.invoice(name);
    if (corrected === null) {
      tell(
        'warning',
        'invoice_unknown',
        say`it corrects invoice "${shortened(name)}", which is not in the ledger; the credit stays on account`,
      );
      continue;
    }
    const conflict = otherParty(name, corrected, customer, currency);
    if (conflict !== null) return conflict;
    // What corrects several invoices is not of one of them, so nothing of it moves later.
    const before = named.length === 1 ? namedBefore(known, name, corrected) : [];
    const credit = { kind: 'credit_note', number, on: issuedOn, amountMinor: rest } as const;
    const laid = settleAnew(settledInvoice(name, corrected, before), [credit], before);
    for (const part of laid.allocations)
      if (part.source === number && part.sourceKind === 'credit_note') {
        rest -= part.amountMinor;
        allocations.push(part);
      }
    anew.add(name, laid);
  }
  if (rest > 0 && allocations.length > 0)
    tell(
      'note',
      'on_account',
      say`${money(rest, currency)} more than the corrected invoice has open; they stay on account`,
    );
  else if (rest > 0)
    tell('note', 'on_account', say`the credit of ${money(rest, currency)} stays on account`);
  return {
    status: 'new',
    drafts: {
      ...NO_DRAFTS,
      creditNotes: [
        {
          number,
          customer,
          issuedOn,
          currency,
          amountMinor,
          reference: invoice.preceding.map((document) => document.number).join(', '),
          ...(named.length === 1 ? { forInvoice: named[0] } : {}),
        },
      ],
      allocations,
    },
  };
}

function otherParty(
  name: string,
  corrected: KnownInvoice,
  customer: string,
  currency: CurrencyCode,
): Extract<DocumentFacts, { status: 'refused' }> | null {
  if (corrected.customer !== customer)
    return {
      status: 'refused',
      code: 'other_customer',
      message: say`it corrects invoice "${shortened(name)}", which is of customer "${shortened(corrected.customer)}", and the credit is of "${shortened(customer)}"; correct one of them`,
    };
  if (corrected.currency !== currency)
    return {
      status: 'refused',
      code: 'other_currency',
      message: say`it corrects invoice "${shortened(name)}", which is in ${corrected.currency}, and the credit is in ${currency}; correct one of them`,
    };
  return null;
}
