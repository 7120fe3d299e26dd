/**
 * Exchange files `receipts` and `credit-notes`: money and credits, allocated to the invoice they
 * name as far as it is open, oldest instalment first; the rest stays on account. Dates decide which pays what
 * (`credits/settle-by-dates.ts`), together with those of earlier imports that name the same invoice.
 *
 *     R-1,C1,2026-02-09,EUR,600.00,INV-7  ->  receipt R-1, 600.00; 500.00 to INV-7, 100.00 on account
 */
import type { IsoDate } from '../../dates.ts';
import type { CreditNoteDraft, FactDrafts, ReceiptDraft } from '../../facts/drafts.ts';
import { NO_DRAFTS, NO_FACTS } from '../../facts/drafts.ts';
import type { CurrencyCode, Minor } from '../../money.ts';
import { ROWS_BETWEEN_YIELDS } from './compare-invoices.ts';
import {
  canPay,
  compareCredit,
  CREDIT_NAMES,
  settleInvoice,
  tellOf,
  type Credit,
  type CreditContext,
  type CreditKind,
} from './credits/apply-credit.ts';
import { settlements } from './credits/settlements.ts';
import { customerTable } from './customer-table.ts';
import {
  ROWS_SHOWN,
  sortFindings,
  totalsByCurrency,
  type DraftedFile,
  type DraftedRow,
  type Drafting,
} from './drafted-file.ts';
import type { KnownInvoice } from './known-documents.ts';
import { exchangeColumns } from '../columns/exchange-files.ts';
import { shortened, type ImportFinding } from '../findings.ts';
import { readPaid } from './credits/read-paid.ts';
import { furtherText } from '../columns/further-columns.ts';
import { cellReader, exactReading } from '../values/read-cells.ts';
import { rowFault, strayQuote } from './row-faults.ts';
import { namedDocument } from './named-document.ts';
import { twinNotes, withoutFrontZeros } from './zero-twins.ts';
import { say } from '../../texts/text.ts';

export function draftCredits(
  kind: CreditKind,
  headers: readonly string[],
  currency: CurrencyCode,
): Drafting {
  const names = CREDIT_NAMES[kind];
  const places = exchangeColumns(kind, headers);
  const at = (name: string): number | undefined => places.get(name);
  const findings: ImportFinding[] = [];
  const cells = cellReader(headers, exactReading(currency), (finding) => findings.push(finding));
  const isReceipts = kind === 'receipts';
  const further = furtherText(headers, new Set(places.values()));
  const customers = customerTable();
  const credits: Credit[] = [];
  const firsts = new Map<string, Credit>();
  /** The same by their numbers without zeros at the front. */
  const alike = new Map<string, Credit>();

  const twins = twinNotes(names.number, findings);
  const context: CreditContext = { kind, customers, findings, twins };
  const tell = tellOf(context);

  return {
    row(row) {
      const fault = rowFault(row, headers);
      if (fault !== null) {
        findings.push(fault);
        credits.push({
          line: row.line,
          status: 'refused',
          number: '',
          customer: -1,
          on: null,
          currency,
          amountMinor: null,
          invoice: '',
          reference: '',
          allocations: [],
        });
        return;
      }
      const stray = strayQuote(row, headers);
      if (stray !== null) findings.push(stray);
      cells.begin(row);
      const number = cells.text(at(names.number));
      if (number === '')
        cells.refuse(
          'number_missing',
          at(names.number) ?? null,
          isReceipts
            ? say`the number of the receipt is missing`
            : say`the number of the credit note is missing`,
        );
      const code = cells.text(at('customer'));
      if (code === '')
        cells.refuse('customer_missing', at('customer') ?? null, say`the customer is missing`);
      const on = cells.date(at(names.on), true);
      const rowCurrency = cells.currencyOf(at('currency'));
      const amount = cells.amount(at(names.amount) as number, rowCurrency, true);
      if (amount !== null && amount.minor <= 0)
        cells.refuse(
          amount.minor === 0 ? 'zero_amount' : 'negative_amount',
          at(names.amount) ?? null,
          isReceipts
            ? say`"${shortened(cells.text(at(names.amount)))}" is not more than zero; a receipt is written with its amount without a sign`
            : say`"${shortened(cells.text(at(names.amount)))}" is not more than zero; a credit note is written with its amount without a sign`,
        );
      const paid = kind === 'receipts' ? readPaid(cells, at, rowCurrency) : undefined;
      const credit: Credit = {
        line: row.line,
        status: cells.ok() ? 'new' : 'refused',
        number,
        customer:
          code === ''
            ? -1
            : customers.see(code, {
                name: '',
                country: '',
                email: '',
                phone: '',
                address: '',
                taxId: '',
              }),
        on,
        currency: rowCurrency,
        amountMinor: amount?.minor ?? null,
        invoice: cells.text(at('invoice')),
        reference: [cells.text(at('reference')), further(row.fields)]
          .filter((part) => part !== '')
          .join('; '),
        paid,
        perListOn: kind === 'receipts' ? cells.date(at('per_list_on'), false) : null,
        allocations: [],
      };
      credits.push(credit);
      if (credit.status === 'refused') return;
      const plain = withoutFrontZeros(number);
      const first = firsts.get(number) ?? alike.get(plain);
      if (first === undefined) {
        firsts.set(number, credit);
        alike.set(plain, credit);
        return;
      }
      const same =
        first.customer === credit.customer &&
        first.on === on &&
        first.currency === rowCurrency &&
        first.amountMinor === credit.amountMinor &&
        first.invoice === credit.invoice &&
        first.reference === credit.reference;
      if (first.number !== number && !same) {
        twins.differs(row.line, names.source, number, first.number, first.line);
        firsts.set(number, credit);
        return;
      }
      credit.status = same ? 'duplicate' : 'refused';
      const named = namedDocument(names.source, number);
      if (same)
        tell(
          'note',
          'repeated_row',
          credit,
          names.number,
          first.number === number
            ? say`${named} stands in line ${first.line} already, word for word; it counts once`
            : say`${named} stands in line ${first.line} already as "${shortened(first.number)}", which differs only in zeros at the front; it counts once`,
        );
      else
        tell(
          'refused',
          'number_twice',
          credit,
          names.number,
          say`${named} stands in line ${first.line} with other content; a number can be used once`,
        );
    },

    *finish(known) {
      customers.meanNow(known);
      const counts = { new: 0, duplicate: 0, refused: 0 };
      const totals = totalsByCurrency();
      /** Credits of this file by the invoice they name. */
      const byInvoice = new Map<string, { invoice: KnownInvoice; credits: Credit[] }>();
      let done = 0;
      for (const credit of credits) {
        done += 1;
        if (done % ROWS_BETWEEN_YIELDS === 0) yield;
        if (credit.status === 'new' && known.hasDocuments) compareCredit(context, credit, known);
        if (credit.status !== 'new' || credit.invoice === '') continue;
        const together = byInvoice.get(credit.invoice);
        const invoice = together?.invoice ?? known.invoice(credit.invoice);
        if (!canPay(context, credit, invoice)) continue;
        if (together === undefined) byInvoice.set(credit.invoice, { invoice, credits: [credit] });
        else together.credits.push(credit);
      }
      const anew = settlements(findings);
      for (const [number, { invoice, credits: naming }] of byInvoice) {
        done += 1;
        if (done % ROWS_BETWEEN_YIELDS === 0) yield;
        anew.add(number, settleInvoice(context, number, invoice, naming, known));
      }
      anew.finish();
      let allocations = anew.ofEarlier.length;
      for (const credit of credits) {
        counts[credit.status] += 1;
        if (credit.status !== 'new') continue;
        allocations += credit.allocations.length;
        customers.willRecord(credit.customer, credit.on as IsoDate);
        totals.add(credit.currency, credit.amountMinor as Minor);
      }
      twins.finish();
      const customerDrafts = customers.drafts(
        known,
        { code: 'customer', name: null, country: null, tellUnknown: true },
        findings,
      );
      const fresh = credits.filter((credit) => credit.status === 'new');
      const file: DraftedFile = {
        read: credits.length,
        ...counts,
        facts: {
          ...NO_FACTS,
          customers: customerDrafts.length,
          creditNotes: kind === 'credit-notes' ? fresh.length : 0,
          receipts: kind === 'receipts' ? fresh.length : 0,
          allocations,
        },
        customersNamed: customers.named(),
        totals: totals.list(),
        findings: sortFindings(findings),
        takesBack: anew.takesBack,
        rows: credits.slice(0, ROWS_SHOWN).map((credit): DraftedRow => ({
          line: credit.line,
          status: credit.status,
          document: credit.number,
          customer: customers.codeOf(credit.customer),
          name: '',
          issuedOn: credit.on,
          dueOn: null,
          settledOn: null,
          currency: credit.currency,
          amountMinor: credit.amountMinor,
          disputed: false,
        })),
        *chunks(size): Generator<FactDrafts> {
          if (customerDrafts.length > 0) yield { ...NO_DRAFTS, customers: customerDrafts };
          for (let from = 0; from < fresh.length; from += size) {
            const part = fresh.slice(from, from + size);
            yield {
              ...NO_DRAFTS,
              creditNotes: kind === 'credit-notes' ? part.map(toCreditNote) : [],
              receipts: kind === 'receipts' ? part.map(toReceipt) : [],
              allocations: part.flatMap((credit) => credit.allocations),
            };
          }
          for (let from = 0; from < anew.ofEarlier.length; from += size)
            yield { ...NO_DRAFTS, allocations: anew.ofEarlier.slice(from, from + size) };
        },
      };
      return file;
    },
  };

  function toReceipt(credit: Credit): ReceiptDraft {
    return {
      number: credit.number,
      customer: customers.codeOf(credit.customer),
      receivedOn: credit.on as IsoDate,
      currency: credit.currency,
      amountMinor: credit.amountMinor as Minor,
      reference: credit.reference,
      forInvoice: credit.invoice,
      ...(credit.paid === undefined ? {} : { paid: credit.paid }),
      ...(credit.perListOn == null ? {} : { perListOn: credit.perListOn }),
    };
  }
  function toCreditNote(credit: Credit): CreditNoteDraft {
    return {
      number: credit.number,
      customer: customers.codeOf(credit.customer),
      issuedOn: credit.on as IsoDate,
      currency: credit.currency,
      amountMinor: credit.amountMinor as Minor,
      reference: credit.reference,
      forInvoice: credit.invoice,
    };
  }
}
