/**
 * `duebook record invoice|debit-note|credit-note|receipt|write-off|small-balances|undo-write-off|
 * refund|due`: documents by hand; `record promise|plan|contact|…|end|reversal`: case facts by hand.
 */
import { addDue, addRefund, addWriteOff } from './adjustment.ts';
import { addCaseFacts } from './case-fact.ts';
import { addCreditNote, addReceipt } from './credit.ts';
import { addInvoice } from './invoice.ts';
import { addReversal } from './reversal.ts';
import { addSmallBalances, addUndoWriteOff } from './small-balances.ts';
import type { AddCommand } from '../terminal/command.ts';

export const recordCommand: AddCommand = (program, setExit) => {
  const record = program.command('record').description('documents and case facts, one at a time');
  for (const add of [
    addInvoice,
    addCreditNote,
    addReceipt,
    addWriteOff,
    addSmallBalances,
    addUndoWriteOff,
    addRefund,
    addDue,
    addCaseFacts,
    addReversal,
  ])
    add(record, setExit);
};
