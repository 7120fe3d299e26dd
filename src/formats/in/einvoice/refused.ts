/**
 * The end of reading, from any depth: a fault at its line. Never leaves `understandInvoice`.
 *
 *     throw new Refused('not_a_date', 9, say`the date of issue "${text}" is not a date`)
 */
import type { EInvoiceDoubt, EInvoiceFault } from '../../../domain/einvoice/einvoice.ts';
import { say, type Text } from '../../../domain/texts/text.ts';

export class Refused extends Error {
  readonly fault: EInvoiceFault;
  constructor(code: string, line: number, what: Text) {
    super(code);
    // What to do is the same everywhere: nobody should edit an invoice by hand.
    const message = say`line ${line}: ${what}; correct it where the invoice was made and export it again`;
    this.fault = { code, line, message };
  }
}

/** Notes down what is wrong and yet no reason to refuse. */
export type Doubting = (code: EInvoiceDoubt['code'], message: Text) => void;
