/** `duebook record receipt …` and `duebook record credit-note …`: what lowers what a customer owes. */
import type { CreditRow } from '../../../contract/calls/facts.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { dateFlag, ledgerPath } from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { amountOf, currencyOf } from './amount.ts';
import { answer, creditJson, recordVerb, type RecordFlags } from './flags.ts';

interface CreditNoteFlags extends RecordFlags {
  readonly customer: string;
  readonly invoice?: string;
  readonly reference?: string;
}
interface ReceiptFlags extends RecordFlags {
  readonly customer: string;
  readonly oldest: boolean;
  readonly paid?: string;
  readonly paidIn?: string;
  readonly rate?: string;
  readonly reference?: string;
}

/** `R-2026-0001 of 995.00 EUR from C1 (1080.00 USD at 0.9259, difference −5.00), 0.00 on account` */
function creditLine(row: CreditRow): string {
  const amount = (minor: number): string => minorToDecimal(minor, row.currency);
  const { paid } = row;
  const came =
    paid === null
      ? ''
      : ` (${minorToDecimal(paid.amountMinor, paid.currency)} ${paid.currency} at ${paid.rate}, difference ${amount(paid.differenceMinor)})`;
  return `${row.number} of ${amount(row.amountMinor)} ${row.currency}, ${row.customer}${came}; ${amount(row.unallocatedMinor)} on account`;
}

export const addCreditNote: AddCommand = (record) => {
  recordVerb(record.command('credit-note'))
    .description('a credit note; applied to its invoice as far as that is open')
    .argument('<number>', 'its number')
    .argument('<amount>', 'like 80.00')
    .argument('<currency>', 'three letters, like EUR')
    .requiredOption('--customer <code>', 'whose it is')
    .option('--invoice <number>', 'the invoice it lowers (default: none, it stays on account)')
    .option('--reference <text>', 'a note')
    .action(async (number: string, amount: string, code: string, flags: CreditNoteFlags) => {
      const currency = currencyOf(code);
      const { writing } = await import('../terminal/session.ts');
      const row = await writing(ledgerPath(flags), (session) =>
        session.call('creditNotes.record', {
          creditNote: number,
          customer: flags.customer,
          issuedOn: dateFlag(flags.on, '--on'),
          currency,
          amountMinor: amountOf(amount, currency),
          invoice: flags.invoice ?? null,
          reference: flags.reference ?? '',
        }),
      );
      answer(flags, creditLine(row), creditJson(row));
    });
};

function paidOf({ paid, paidIn, rate }: ReceiptFlags) {
  if (paid === undefined && paidIn === undefined) {
    if (rate !== undefined) throw usage('--rate needs --paid and --paid-in');
    return null;
  }
  if (paid === undefined || paidIn === undefined)
    throw usage('name both what came and its currency: --paid 1080.00 --paid-in USD');
  const currency = currencyOf(paidIn);
  return { currency, amountMinor: amountOf(paid, currency), rate: rate ?? null };
}

export const addReceipt: AddCommand = (record) => {
  recordVerb(record.command('receipt'))
    .description('money in, by hand')
    .argument('<amount>', 'like 500.00')
    .argument('<currency>', 'three letters, like EUR')
    .requiredOption('--customer <code>', 'who paid')
    .option('--oldest', 'apply it to what is due longest (default: it stays on account)', false)
    .option('--paid <amount>', 'what came, when it was in another currency')
    .option('--paid-in <currency>', 'that currency')
    .option('--rate <rate>', 'receipt currency for one of it (default: the rate table)')
    .option('--reference <text>', 'what the payer wrote')
    .action(async (amount: string, code: string, flags: ReceiptFlags) => {
      const currency = currencyOf(code);
      const paid = paidOf(flags);
      const { writing } = await import('../terminal/session.ts');
      const row = await writing(ledgerPath(flags), (session) =>
        session.call('receipts.record', {
          customer: flags.customer,
          receivedOn: dateFlag(flags.on, '--on'),
          currency,
          amountMinor: amountOf(amount, currency),
          reference: flags.reference ?? '',
          allocate: flags.oldest ? 'oldest' : null,
          paid,
        }),
      );
      answer(flags, creditLine(row), creditJson(row));
    });
};
