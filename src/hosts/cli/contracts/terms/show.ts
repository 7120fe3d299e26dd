/** `duebook terms show CODE`: what the customer has agreed to, tried on an invoice of today. */
import type { AddCommand } from '../../terminal/command.ts';
import { answer, inLedger, verb } from '../../terminal/verb.ts';
import { checkInvoice, type InvoiceFlags } from './agreed.ts';
import { customerTermsJson, customerTermsText, termsOfCustomer } from './of-customer.ts';

export const addShow: AddCommand = (terms) => {
  verb(terms, 'show', 'what a customer has agreed to')
    .argument('<code>', 'the customer')
    .option('--amount <amount>', 'of the invoice to try them on (default: 100.00)')
    .option('--currency <code>', "of that invoice (default: the customer's)")
    .option('--on <date>', 'its date, YYYY-MM-DD (default: today)')
    .option('--delivered <date>', 'when its goods came (default: not known)')
    .action(async (code: string, flags: InvoiceFlags) => {
      checkInvoice(flags);
      const agreed = await inLedger(flags, 'read', (session) =>
        termsOfCustomer(session, code, flags),
      );
      answer(flags, customerTermsJson(agreed), () => customerTermsText(agreed));
    });
};
