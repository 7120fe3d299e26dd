/** `duebook record write-off|refund|due …`: what happens to an item or a receipt afterwards. */
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { dateFlag, ledgerPath } from '../terminal/options.ts';
import { amountOf, currencyOfCredit, itemNamed } from './amount.ts';
import { answer, invoiceJson, recordVerb, type RecordFlags } from './flags.ts';

interface WriteOffFlags extends RecordFlags {
  readonly kind: string;
  readonly reason: string;
}
interface RefundFlags extends RecordFlags {
  readonly creditNote: boolean;
  readonly reason: string;
}

export const addWriteOff: AddCommand = (record) => {
  recordVerb(record.command('write-off'))
    .description('part of an item that is no longer asked for')
    .argument('<item>', 'an invoice, or INVOICE#2 for its second instalment')
    .argument('<amount>', 'like 0.40')
    .requiredOption('--reason <text>', 'why')
    .option('--kind <kind>', 'bad_debt, small_balance, exchange_difference …', 'bad_debt')
    .action(async (named: string, amount: string, flags: WriteOffFlags) => {
      const { writing } = await import('../terminal/session.ts');
      const row = await writing(ledgerPath(flags), async (session) => {
        const { itemId, currency } = await itemNamed(session, named);
        return session.call('writeOffs.record', {
          itemId,
          // The contract's schema is what checks it, and names the kinds there are.
          kind: flags.kind as 'bad_debt',
          effectiveOn: dateFlag(flags.on, '--on'),
          amountMinor: amountOf(amount, currency),
          reason: flags.reason,
        });
      });
      const written = minorToDecimal(row.amountMinor, row.currency);
      answer(flags, `${row.number} of ${written} ${row.currency} on ${row.item}`, {
        number: row.number,
        kind: row.kind,
        item: row.item,
        customer: row.customer,
        on: row.effectiveOn,
        currency: row.currency,
        amount: written,
        reason: row.reason,
      });
    });
};

export const addRefund: AddCommand = (record) => {
  recordVerb(record.command('refund'))
    .description('money given back out of a receipt or credit note')
    .argument('<source>', 'number of the receipt, or of a credit note with --credit-note')
    .argument('<amount>', 'like 20.00')
    .requiredOption('--reason <text>', 'why')
    .option('--credit-note', 'the source is a credit note', false)
    .action(async (source: string, amount: string, flags: RefundFlags) => {
      const sourceKind = flags.creditNote ? 'credit_note' : 'receipt';
      const { writing } = await import('../terminal/session.ts');
      const row = await writing(ledgerPath(flags), async (session) =>
        session.call('refunds.record', {
          sourceKind,
          source,
          refundedOn: dateFlag(flags.on, '--on'),
          amountMinor: amountOf(amount, await currencyOfCredit(session, sourceKind, source)),
          reason: flags.reason,
        }),
      );
      const given = minorToDecimal(row.amountMinor, row.currency);
      answer(flags, `${row.number} of ${given} ${row.currency} out of ${row.source}`, {
        number: row.number,
        source: row.source,
        customer: row.customer,
        on: row.refundedOn,
        currency: row.currency,
        amount: given,
        reason: row.reason,
      });
    });
};

export const addDue: AddCommand = (record) => {
  recordVerb(record.command('due'))
    .description('a due date corrected, with its reason')
    .argument('<item>', 'an invoice, or INVOICE#2 for its second instalment')
    .argument('<date>', 'the day it is due, YYYY-MM-DD')
    .requiredOption('--reason <text>', 'why')
    .action(async (named: string, date: string, flags: RecordFlags & { reason: string }) => {
      const dueOn = dateFlag(date, 'due date');
      const { writing } = await import('../terminal/session.ts');
      const { row, item } = await writing(ledgerPath(flags), async (session) => {
        const found = await itemNamed(session, named);
        const changed = await session.call('invoices.changeDue', {
          itemId: found.itemId,
          dueOn,
          reason: flags.reason,
        });
        return { row: changed, item: found.item };
      });
      answer(flags, `${item} is due on ${dueOn}`, { item, due: dueOn, ...invoiceJson(row) });
    });
};
