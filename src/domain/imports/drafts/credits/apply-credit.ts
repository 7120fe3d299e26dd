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
import type { KnownDocuments } from '../known-documents.ts';
import { namedDocument } from '../named-document.ts';
import { creditTwin, isCustomerOf, type TwinNotes } from '../zero-twins.ts';
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

/**
 * Applies a credit to the invoice it names as far as it is open. `applied`: what this file has applied
 * already, by invoice and position.
 */
export function allocateCredit(
  context: CreditContext,
  credit: Credit,
  known: KnownDocuments,
  applied: Map<string, Minor>,
): void {
  const { kind, customers } = context;
  const names = CREDIT_NAMES[kind];
  const tell = tellOf(context);
  const invoice = known.invoice(credit.invoice);
  const named = namedDocument('invoice', credit.invoice);
  const isReceipt = kind === 'receipts';
  if (invoice === null) {
    tell(
      'warning',
      'invoice_unknown',
      credit,
      'invoice',
      isReceipt
        ? say`${named} is not in the ledger; the receipt stays on account`
        : say`${named} is not in the ledger; the credit note stays on account`,
    );
    return;
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
    return;
  }
  if (invoice.currency !== credit.currency) {
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
    return;
  }
  const on = credit.on as IsoDate;
  const effectiveOn = on < invoice.issuedOn ? invoice.issuedOn : on;
  let rest = credit.amountMinor as Minor;
  const allocations: AllocationDraft[] = [];
  for (const item of invoice.items) {
    if (rest === 0) break;
    const key = `${item.position} ${credit.invoice}`;
    const room = item.roomFrom(effectiveOn) - (applied.get(key) ?? 0);
    const part = Math.min(rest, room);
    if (part <= 0) continue;
    allocations.push({
      sourceKind: names.source,
      source: credit.number,
      invoice: credit.invoice,
      position: item.position,
      effectiveOn,
      amountMinor: part,
    });
    applied.set(key, (applied.get(key) ?? 0) + part);
    rest -= part;
  }
  credit.allocations = allocations;
  if (rest > 0)
    tell(
      'note',
      'on_account',
      credit,
      'invoice',
      say`${money(rest, credit.currency)} more than ${named} has open; it stays on account`,
    );
}
