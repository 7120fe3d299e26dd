/** `duebook record invoice|debit-note NUMBER AMOUNT CURRENCY --customer CODE [--terms TEXT] [--due D]` */
import type { AddCommand } from '../terminal/command.ts';
import { dateFlag, ledgerPath } from '../terminal/options.ts';
import type { Session } from '../terminal/session.ts';
import { amountOf, currencyOf } from './amount.ts';
import { answer, invoiceJson, recordVerb, type RecordFlags } from './flags.ts';

interface Flags extends RecordFlags {
  readonly customer: string;
  readonly terms?: string;
  readonly due?: string;
  readonly reason?: string;
  readonly contract?: string;
  readonly po?: string;
}

const KINDS = [
  ['invoice', 'invoice', 'an invoice; due by its terms, else the contract’s, else the customer’s'],
  ['debit-note', 'debit_note', 'a debit note, owed like an invoice'],
] as const;

export const addInvoice: AddCommand = (record) => {
  for (const [verb, kind, description] of KINDS)
    recordVerb(record.command(verb))
      .description(description)
      .argument('<number>', 'its number')
      .argument('<amount>', 'gross, like 1234.50')
      .argument('<currency>', 'three letters, like EUR')
      .requiredOption('--customer <code>', 'who owes it')
      .option('--terms <text>', 'terms in words, like "net 30"')
      .option('--due <date>', 'due on this day instead')
      .option('--reason <text>', 'why it is due another day than the terms say')
      .option('--contract <number>', 'the contract it rests on')
      .option('--po <number>', "the customer's order")
      .action(async (number: string, amount: string, currency: string, flags: Flags) => {
        const { writing } = await import('../terminal/session.ts');
        const row = await writing(ledgerPath(flags), (session) =>
          recordIt(session, kind, number, amount, currencyOf(currency), flags),
        );
        answer(
          flags,
          `${row.invoice} of ${amount} ${row.currency} to ${row.customer}, due ${row.dueOn}`,
          invoiceJson(row),
        );
      });
};

async function recordIt(
  session: Session,
  kind: 'invoice' | 'debit_note',
  invoice: string,
  amount: string,
  currency: string,
  flags: Flags,
) {
  const issuedOn = dateFlag(flags.on, '--on');
  const grossMinor = amountOf(amount, currency);
  const terms =
    flags.terms === undefined
      ? null
      : (
          await session.call('terms.preview', {
            text: flags.terms,
            issuedOn,
            grossMinor,
            currency,
          })
        ).terms;
  return session.call('invoices.record', {
    kind,
    invoice,
    customer: flags.customer,
    issuedOn,
    currency,
    grossMinor,
    terms,
    due: flags.due === undefined ? null : [{ dueOn: dateFlag(flags.due, '--due'), grossMinor }],
    dueReason: flags.reason ?? '',
    contract: flags.contract ?? '',
    po: flags.po ?? '',
  });
}
