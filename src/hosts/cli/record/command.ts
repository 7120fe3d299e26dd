/** `duebook record invoice|debit-note|credit-note|receipt|write-off|refund|due`: documents by hand. */
import { addDue, addRefund, addWriteOff } from './adjustment.ts';
import { addCreditNote, addReceipt } from './credit.ts';
import { addInvoice } from './invoice.ts';
import type { AddCommand } from '../terminal/command.ts';

export const recordCommand: AddCommand = (program, setExit) => {
  const record = program.command('record').description('documents, one at a time');
  for (const add of [addInvoice, addCreditNote, addReceipt, addWriteOff, addRefund, addDue])
    add(record, setExit);
};
