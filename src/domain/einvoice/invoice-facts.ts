/**
 * The facts of an e-invoice that asks for money, once its customer is known: compared with the
 * ledger, then drafted with its goods and with what was paid before it.
 *
 *     invoice TOSL108 of C1, 1,802.00 NOK, prepaid 1,000.00
 *     ->  invoice TOSL108, receipt R-TOSL108-prepaid, allocation of 1,000.00
 *
 * What was prepaid (BT-113) becomes a receipt of the day of issue, so that what is open equals what is
 * payable; a warning says that the money may be in the ledger already.
 */
import type { IsoDate } from '../dates.ts';
import { DUE_GUESSED, NO_DRAFTS, type AllocationDraft, type FactDrafts } from '../facts/drafts.ts';
import { namedBefore, settleAnew } from '../imports/drafts/credits/settle-by-dates.ts';
import type { Settlements } from '../imports/drafts/credits/settlements.ts';
import type { KnownDocuments, KnownInvoice } from '../imports/drafts/known-documents.ts';
import { shortened, type Severity } from '../imports/findings.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import { dueOfEInvoice } from './due-of-einvoice.ts';
import type { EInvoice } from './einvoice.ts';
import { day, money, say, type Text, type TextValue } from '../texts/text.ts';

export type DocumentFacts =
  | { readonly status: 'new'; readonly drafts: FactDrafts }
  | { readonly status: 'duplicate' }
  | { readonly status: 'refused'; readonly code: string; readonly message: Text };

export type Tell = (severity: Severity, code: string, message: Text) => void;

/** Types of FatturaPA that raise an earlier invoice. */
const DEBIT_NOTES = new Set(['TD05', 'TD09']);

/** An invoice of `claim` (total with VAT and rounding, above zero, minor units). */
export function invoiceFacts(
  invoice: EInvoice,
  customer: string,
  claim: Minor,
  customerTerms: string,
  known: KnownDocuments,
  anew: Settlements,
  tell: Tell,
): DocumentFacts {
  const { number, currency, issuedOn } = invoice;
  const inLedger = known.invoice(number);
  if (inLedger !== null) {
    const other = otherContent(inLedger, customer, currency, claim, issuedOn);
    if (other === null) return { status: 'duplicate' };
    return {
      status: 'refused',
      code: 'differs_from_ledger',
      message: say`invoice "${shortened(number)}" is in the ledger with ${other}; reverse it there if the file is right`,
    };
  }
  tellCorrected(invoice, claim, known, tell);
  const due = dueOfEInvoice(invoice, claim, customerTerms);
  for (const { severity, code, message } of due.findings) tell(severity, code, message);
  const prepaid = prepaidFacts(invoice, customer, due.instalments, known, tell);
  const before = namedBefore(known, number, { customer, currency });
  const items = due.instalments.map(({ grossMinor }, at) => ({ position: at + 1, grossMinor }));
  const fixed = prepaid.allocations.map(({ position, effectiveOn, amountMinor }) => ({
    position,
    on: effectiveOn,
    amountMinor,
  }));
  anew.add(number, settleAnew({ number, issuedOn, items, fixed }, [], before));
  const notes: Record<string, string> = {};
  if (invoice.paymentReference !== '') notes['payment reference'] = invoice.paymentReference;
  if (invoice.preceding.length > 0)
    notes['corrects'] = invoice.preceding.map((document) => document.number).join(', ');
  return {
    status: 'new',
    drafts: {
      ...NO_DRAFTS,
      invoices: [
        {
          number,
          ...(DEBIT_NOTES.has(invoice.typeCode) ? { kind: 'debit_note' as const } : {}),
          customer,
          issuedOn,
          currency,
          grossMinor: claim,
          instalments: due.instalments,
          terms: due.terms,
          contract: invoice.contract,
          po: invoice.po,
          goods: '',
          quantity: '',
          notes: Object.keys(notes).length === 0 ? '' : JSON.stringify(notes),
          lines: invoice.lines.map((line) => ({
            deliveredOn: line.deliveredOn,
            code: line.code,
            description: line.description,
            quantity: line.quantity,
            unit: line.unit,
            unitPrice: line.unitPrice,
            netMinor: line.netMinor,
          })),
          ...(due.termsRule === null ? {} : { termsRule: due.termsRule }),
          ...(due.isGuessed ? { dueReason: DUE_GUESSED } : {}),
        },
      ],
      ...prepaid,
    },
  };
}

/** What the ledger has otherwise under this number, or null when it is the same invoice. */
function otherContent(
  inLedger: KnownInvoice,
  customer: string,
  currency: CurrencyCode,
  claim: Minor,
  issuedOn: IsoDate,
): TextValue | null {
  if (inLedger.customer !== customer) return say`customer "${shortened(inLedger.customer)}"`;
  if (inLedger.currency !== currency || inLedger.grossMinor !== claim)
    return money(inLedger.grossMinor, inLedger.currency);
  return inLedger.issuedOn === issuedOn ? null : say`the date ${day(inLedger.issuedOn)}`;
}

/** A corrected invoice (384) may replace the first one or stand beside it: a person must look. */
function tellCorrected(invoice: EInvoice, claim: Minor, known: KnownDocuments, tell: Tell): void {
  for (const { number } of invoice.preceding) {
    const corrected = known.invoice(number);
    if (corrected === null || number === invoice.number) continue;
    tell(
      'warning',
      'corrects_known',
      say`it names invoice "${shortened(number)}", which is in the ledger with ${money(corrected.grossMinor, corrected.currency)}; ${money(claim, invoice.currency)} are recorded beside it, so reverse "${shortened(number)}" if this one replaces it`,
    );
  }
}

/** What was paid before the invoice (BT-113), as money of its day: then what is open is what is payable. */
function prepaidFacts(
  invoice: EInvoice,
  customer: string,
  instalments: readonly { readonly grossMinor: Minor }[],
  known: KnownDocuments,
  tell: Tell,
): Pick<FactDrafts, 'receipts' | 'allocations'> {
  const { prepaidMinor, currency, issuedOn } = invoice;
  if (prepaidMinor === 0) return { receipts: [], allocations: [] };
  if (prepaidMinor < 0) {
    tell(
      'warning',
      'negative_prepaid',
      say`the prepaid amount ${money(prepaidMinor, currency)} (BT-113) is negative; it was left out, so that the invoice is open with its whole amount`,
    );
    return { receipts: [], allocations: [] };
  }
  const number = freeReceiptNumber(invoice.number, known);
  const allocations: AllocationDraft[] = [];
  let rest = prepaidMinor;
  for (const [index, instalment] of instalments.entries()) {
    const amountMinor = Math.min(rest, instalment.grossMinor);
    if (amountMinor <= 0) break;
    allocations.push({
      sourceKind: 'receipt',
      source: number,
      invoice: invoice.number,
      position: index + 1,
      effectiveOn: issuedOn,
      amountMinor,
    });
    rest -= amountMinor;
  }
  tell(
    'warning',
    'prepaid',
    say`${money(prepaidMinor, currency)} were paid before the invoice; receipt "${shortened(number)}" of ${day(issuedOn)} is recorded for it, so reverse it if that money is in the ledger already`,
  );
  if (rest > 0)
    tell(
      'note',
      'on_account',
      say`${money(rest, currency)} more than the invoice were prepaid; they stay on account`,
    );
  return {
    receipts: [
      {
        number,
        customer,
        receivedOn: issuedOn,
        currency,
        amountMinor: prepaidMinor,
        reference: 'prepaid',
      },
    ],
    allocations,
  };
}

function freeReceiptNumber(invoice: string, known: KnownDocuments): string {
  const plain = `R-${invoice}-prepaid`;
  if (known.receipt(plain) === null) return plain;
  for (let again = 2; ; again += 1) {
    const number = `${plain}/${again}`;
    if (known.receipt(number) === null) return number;
  }
}
