/**
 * A credit note, recorded by hand.
 *
 *     80.00 EUR to C1 for INV-7 (open 50.00)  ->  CN-4, 50.00 applied to INV-7, 30.00 on account
 *
 * Applied as far as the invoice is open from its day on, the first instalment first. Without an
 * invoice all of it stays on account.
 */
import type { Api, CheckedInput } from '../../contract/api.ts';
import type { CallError, ErrorOf } from '../../contract/call.ts';
import { laterOf } from '../../domain/dates.ts';
import { NO_DRAFTS, type AllocationDraft } from '../../domain/facts/drafts.ts';
import { ok, type Result } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { creditNoteList } from '../../ledger/queries/facts/lists/credit-note-list.ts';
import { liveDocuments, type LiveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import type { Handler } from '../context.ts';
import { EVERYTHING } from './everything.ts';
import { refuse, writing } from '../with-ledger.ts';
import { noSuchCustomer, noSuchInvoice } from './refusals.ts';
import { say } from '../../domain/texts/text.ts';

type Input = CheckedInput<'creditNotes.record'>;
type Refusal = CallError<ErrorOf<Api['creditNotes.record']>>;

export const recordCreditNote: Handler<'creditNotes.record'> = (context, input) =>
  writing(context, 'creditNotes.record', input, async (tx, scope) => {
    const live = liveDocuments(tx);
    const allocations = allocationsOf(live, input);
    if (!allocations.ok) return allocations;
    const { creditNote: number } = input;
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        creditNotes: [
          {
            number,
            customer: input.customer,
            issuedOn: input.issuedOn,
            currency: input.currency,
            amountMinor: input.amountMinor,
            reference: input.reference,
          },
        ],
        allocations: allocations.value,
      },
      { batchId: null },
    );
    scope.detail({ creditNote: number, customer: input.customer, invoice: input.invoice });
    const { rows } = await creditNoteList(tx, { ...EVERYTHING, number });
    const recorded = rows.find((row) => !row.reversed);
    if (recorded === undefined)
      throw new Error(`credit note ${number} was recorded and is not there`);
    return ok(recorded);
  });

function allocationsOf(
  live: LiveDocuments,
  input: Input,
): Result<readonly AllocationDraft[], Refusal> {
  const { creditNote, customer, currency } = input;
  const owner = live.customer(customer);
  if (owner === null) return noSuchCustomer(customer);
  if (live.creditNote(creditNote) !== null)
    return refuse(
      'number_taken',
      say`There is a credit note ${creditNote} already; choose another number or reverse that one first.`,
      'creditNote',
    );
  if (input.invoice === null) return ok([]);
  const invoice = live.invoice(input.invoice);
  if (invoice === null) return noSuchInvoice(input.invoice);
  if (invoice.customerId !== owner.customerId)
    return refuse(
      'other_customer',
      say`${invoice.number} is owed by ${invoice.customer} and the credit note is for ${customer}; name an invoice of ${customer}, or none.`,
      'invoice',
    );
  if (invoice.currency !== currency)
    return refuse(
      'other_currency',
      say`${invoice.number} is in ${invoice.currency} and the credit note in ${currency}; money is applied within one currency.`,
      'currency',
    );
  const effectiveOn = laterOf(input.issuedOn, invoice.issuedOn);
  const allocations: AllocationDraft[] = [];
  let left = input.amountMinor;
  for (const { itemId, position } of invoice.instalments) {
    const amountMinor = Math.min(left, live.roomOfItem(itemId, effectiveOn));
    if (amountMinor <= 0) continue;
    allocations.push({
      sourceKind: 'credit_note',
      source: creditNote,
      invoice: invoice.number,
      position,
      effectiveOn,
      amountMinor,
    });
    left -= amountMinor;
  }
  return ok(allocations);
}
