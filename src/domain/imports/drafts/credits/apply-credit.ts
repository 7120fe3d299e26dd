/**
 * A receipt or credit note against the ledger: known already, or applied to the invoice it names,
 * oldest instalment first; the rest stays on account.
 */
import type { IsoDate } from '../../../dates.ts';
import type { AllocationDraft, ReceiptDraft } from '../../../facts/drafts.ts';
import type { CurrencyCode, Minor } from '../../../money.ts';
import { findingAt, shortened, type ImportFinding, type Severity } from '../../findings.ts';
import type { CustomerTable } from '../customer-table.ts';
import type { RowStatus } from '../drafted-file.ts';
import type { KnownDocuments, KnownInvoice } from '../known-documents.ts';
import { namedDocument } from '../named-document.ts';
import { creditTwin, isCustomerOf, type TwinNotes } from '../zero-twins.ts';
import { namedBefore, settleAnew, settledInvoice, type SettledAnew } from './settle-by-dates.ts';
import { day, money, say, type Text } from '../../../texts/text.ts';

export type CreditKind = 'receipts' | 'credit-notes';

export interface Credit {
  readonly line: number;
  status: RowStatus;
  readonly number: string;
  readonly customer: number;
  readonly on: IsoDate | null;
  readonly currency: CurrencyCode;
  readonly amountMinor: Minor | null;
  readonly invoice: string;
  readonly reference: string;
  /** What came in, when it was in another currency. */
  readonly paid?: ReceiptDraft['paid'];
  readonly perListOn?: IsoDate | null;
  allocations: readonly AllocationDraft[];
}

export const CREDIT_NAMES = {
  receipts: {
    number: 'receipt',
    on: 'received_on',
    amount: 'amount',
    source: 'receipt',
  },
  'credit-notes': {
    number: 'credit_note',
    on: 'issued_on',
    amount: 'gross',
    source: 'credit_note',
  },
} as const;

export interface CreditContext {
  readonly kind: CreditKind;
  readonly customers: CustomerTable;
  readonly findings: ImportFinding[];
  readonly twins: TwinNotes;
}

/** A finding about the row of `credit`. */
export function tellOf({ findings }: CreditContext) {
  return (severity: Severity, code: string, credit: Credit, column: string, what: Text): void => {
    findings.push(findingAt(severity, code, credit.line, column, what));
  };
}

/** Settles a credit against the ledger: the same is a duplicate, another one is refused. */
export function compareCredit(context: CreditContext, credit: Credit, known: KnownDocuments): void {
  const { kind, customers } = context;
  const names = CREDIT_NAMES[kind];
  const tell = tellOf(context);
  const found =
    kind === 'receipts' ? known.receipt(credit.number) : known.creditNote(credit.number);
  const customer = customers.codeOf(credit.customer);
  if (found === null) {
    const twin = creditTwin(known, names.source, { ...credit, customer }, (other) => {
      context.twins.differs(credit.line, names.source, credit.number, other, null);
    });
    if (twin === null) return;
    credit.status = 'duplicate';
    context.twins.same(credit.line, credit.number, twin);
    return;
  }
  const same =
    isCustomerOf(known, customer, found.customer) &&
    found.currency === credit.currency &&
    found.amountMinor === credit.amountMinor &&
    found.effectiveOn === credit.on;
  credit.status = same ? 'duplicate' : 'refused';
  if (!same)
    tell(
      'refused',
      'differs_from_ledger',
      credit,
      names.number,
      say`${namedDocument(names.source, credit.number)} is in the ledger as ${money(found.amountMinor, found.currency)} of customer "${shortened(found.customer)}" on ${day(found.effectiveOn)}; reverse it there if the file is right`,
    );
}

/** Whether a credit can be applied to the invoice it names; says why not, and refuses it where it is wrong. */
export function canPay(
  context: CreditContext,
  credit: Credit,
  invoice: KnownInvoice | null,
): invoice is KnownInvoice {
  const { kind, customers } = context;
  const tell = tellOf(context);
  const named = namedDocument('invoice', credit.invoice);
  const isReceipt = kind === 'receipts';
  if (invoice === null) {
    tell(
      'warning',
      'invoice_unknown',
      credit,
      'invoice',
      isReceipt
        ? say`${named} is not in the ledger; the receipt stays on account until it comes`
        : say`${named} is not in the ledger; the credit note stays on account until it comes`,
    );
    return false;
  }
  const customer = customers.codeOf(credit.customer);
  if (invoice.customer !== customer) {
    credit.status = 'refused';
    tell(
      'refused',
      'other_customer',
      credit,
      'invoice',
      isReceipt
        ? say`${named} is of customer "${shortened(invoice.customer)}", the receipt of "${shortened(customer)}"; correct one of them`
        : say`${named} is of customer "${shortened(invoice.customer)}", the credit note of "${shortened(customer)}"; correct one of them`,
    );
    return false;
  }
  if (invoice.currency === credit.currency) return true;
  credit.status = 'refused';
  tell(
    'refused',
    'other_currency',
    credit,
    'invoice',
    isReceipt
      ? say`${named} is in ${invoice.currency}, the receipt in ${credit.currency}; correct one of them`
      : say`${named} is in ${invoice.currency}, the credit note in ${credit.currency}; correct one of them`,
  );
  return false;
}

/**
 * Applies the credits of the file that name one invoice, with those of earlier imports that do
 * (`settle-by-dates.ts`).
 */
export function settleInvoice(
  context: CreditContext,
  number: string,
  invoice: KnownInvoice,
  credits: readonly Credit[],
  known: KnownDocuments,
): SettledAnew {
  const { source } = CREDIT_NAMES[context.kind];
  const named = namedBefore(known, number, invoice);
  const anew = settleAnew(
    settledInvoice(number, invoice, named),
    credits.map((credit) => ({
      kind: source,
      number: credit.number,
      on: credit.on as IsoDate,
      amountMinor: credit.amountMinor as Minor,
    })),
    named,
  );
  const tell = tellOf(context);
  for (const credit of credits) {
    credit.allocations = anew.allocations.filter(
      (one) => one.sourceKind === source && one.source === credit.number,
    );
    const rest = credit.allocations.reduce(
      (left, { amountMinor }) => left - amountMinor,
      credit.amountMinor as Minor,
    );
    if (rest > 0)
      tell(
        'note',
        'on_account',
        credit,
        'invoice',
        say`${money(rest, credit.currency)} more than ${namedDocument('invoice', number)} has open; it stays on account`,
      );
  }
  return anew;
}
