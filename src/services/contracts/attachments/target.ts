/** What an attachment belongs to, found in the ledger, or the sentence that says it is not there. */
import type { AttachmentTarget } from '../../../contract/calls/contracts.ts';
import type { CallError } from '../../../contract/call.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { AttachedTo } from '../../../ledger/commands/contracts/record-attachment.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import { invoiceList } from '../../../ledger/queries/facts/lists/invoice-list.ts';
import { knownCustomer } from '../../customers/known-customer.ts';
import { EVERYTHING } from '../../facts/everything.ts';
import { refuse } from '../../with-ledger.ts';
import { knownContract } from '../contracts.ts';
import { say } from '../../../domain/texts/text.ts';

/**
 * What is reversed or retired has its attachments still: of invoices with one number the live one is
 * meant, else the newest.
 */
export async function attachedTo(
  db: ReadDb,
  target: AttachmentTarget,
  today: IsoDate,
): Promise<Result<AttachedTo, CallError<'not_found'>>> {
  switch (target.kind) {
    case 'customer': {
      const customer = await knownCustomer(db, target.customer, today);
      return customer.ok
        ? ok({ kind: 'customer', customerId: customer.value.customerId })
        : customer;
    }
    case 'invoice': {
      const { rows } = await invoiceList(db, {
        ...EVERYTHING,
        onlyOpen: false,
        number: target.invoice,
      });
      const invoice = rows.find((row) => !row.reversed) ?? rows[0];
      return invoice === undefined
        ? refuse(
            'not_found',
            say`There is no invoice "${target.invoice}"; look the number up in the list of invoices.`,
            'invoice',
          )
        : ok({ kind: 'invoice', invoiceId: invoice.invoiceId });
    }
    case 'contract': {
      const contract = await knownContract(db, target, today, { withRetired: true });
      if (!contract.ok) return contract;
      const { customerId, number } = contract.value;
      return ok({ kind: 'contract', customerId, number });
    }
  }
}
