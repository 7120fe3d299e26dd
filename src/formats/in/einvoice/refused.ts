/**
 * The end of reading, from any depth: a fault at its line. Never leaves `understandInvoice`.
 *
 *     throw new Refused('not_a_date', 9, 'the date of issue "2026-02-30" is not a date; …')
 */
import type { EInvoiceDoubt, EInvoiceFault } from '../../../domain/einvoice/einvoice.ts';
import type { Message } from '../../../domain/texts/text.ts';

export class Refused extends Error {
  readonly fault: EInvoiceFault;
  constructor(code: string, line: number, what: string) {
    const message = `line ${line}: ${what}`;
    super(message);
    this.fault = { code, line, message };
  }
}

/** What to do about nearly everything: nobody should edit an invoice by hand. */
export const EXPORT_AGAIN = 'correct it where the invoice was made and export it again';

/** Notes down what is wrong and yet no reason to refuse. */
export type Doubting = (code: EInvoiceDoubt['code'], message: Message) => void;
