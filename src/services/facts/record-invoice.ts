/**
 * An invoice or debit note, recorded by hand, with its due dates and the goods it is for.
 *
 *     INV-7 to C1 of 2026-01-31, 1,200.00 EUR, terms of the contract net 30  ->  due 2026-03-02
 */
import { ok } from '../../domain/result.ts';
import { NO_DRAFTS } from '../../domain/facts/drafts.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { customersAt } from '../../ledger/queries/customers/customers-at.ts';
import { invoiceList } from '../../ledger/queries/facts/lists/invoice-list.ts';
import { liveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import type { Handler } from '../context.ts';
import { EVERYTHING } from './everything.ts';
import { refuse, writing } from '../with-ledger.ts';
import { noSuchCustomer } from './refusals.ts';
import { agreedTerms } from './agreed-terms.ts';
import { dueOf } from './due-dates.ts';
import { day, say } from '../../domain/texts/text.ts';

export const recordInvoice: Handler<'invoices.record'> = (context, input) =>
  writing(context, 'invoices.record', input, async (tx, scope) => {
    const { kind, invoice: number } = input;
    const live = liveDocuments(tx);
    const known = live.customer(input.customer);
    const [customer] =
      known === null
        ? []
        : await customersAt(tx, {
            asOf: input.issuedOn,
            knownAt: null,
            customerIds: [known.customerId],
          });
    if (customer === undefined) return noSuchCustomer(input.customer);
    const taken = live.invoice(number);
    if (taken !== null)
      return refuse(
        'number_taken',
        say`The number ${number} is taken by the invoice to ${taken.customer} of ${day(taken.issuedOn)}; choose another number or reverse that one first.`,
        'invoice',
      );
    const agreed = await agreedTerms(tx, {
      customer,
      issuedOn: input.issuedOn,
      given: input.terms,
      contract: input.contract,
    });
    if (!agreed.ok) return agreed;
    const due = await dueOf(input, agreed.value, customer.country);
    if (!due.ok) return due;

    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        invoices: [
          {
            kind,
            number,
            customer: customer.code,
            issuedOn: input.issuedOn,
            currency: input.currency,
            grossMinor: input.grossMinor,
            ...due.value,
            terms: agreed.value.text,
            contract: input.contract === '' ? agreed.value.contract : input.contract,
            po: input.po,
            goods: input.lines.map((line) => line.description).join('; '),
            quantity: '',
            notes: '',
            lines: input.lines.map((line) => ({
              ...line,
              deliveredOn: line.deliveredOn ?? input.deliveredOn,
            })),
          },
        ],
      },
      { batchId: null },
    );
    scope.detail({ kind, invoice: number, customer: input.customer, lines: input.lines.length });
    const { rows } = await invoiceList(tx, { ...EVERYTHING, onlyOpen: false, number });
    const recorded = rows.find((row) => !row.reversed);
    if (recorded === undefined) throw new Error(`invoice ${number} was recorded and is not there`);
    return ok(recorded);
  });
