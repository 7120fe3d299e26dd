/** Rows of the ledger's queries as the contract names them; database ids stay behind. */
import type {
  AllocationRow,
  CreditRow,
  DisputeRow,
  InvoiceRow,
} from '../../contract/calls/ledger.ts';
import type { AllocationListRow } from '../../ledger/queries/documents/lists/allocation-list.ts';
import type { CreditListRow } from '../../ledger/queries/documents/lists/credit-lists.ts';
import type { DisputeListRow } from '../../ledger/queries/documents/lists/dispute-list.ts';
import type { InvoiceListRow } from '../../ledger/queries/documents/lists/invoice-list.ts';
import { paidView } from './paid-in.ts';

export const invoiceRow = ({ invoiceId: _, number, ...row }: InvoiceListRow): InvoiceRow => ({
  invoice: number,
  ...row,
});

export const creditRow = ({
  creditId: _,
  customerId: __,
  paid,
  ...row
}: CreditListRow): CreditRow => ({ ...row, paid: paidView(paid, row.currency, row.amountMinor) });

export const allocationRow = ({ invoice: _, ...row }: AllocationListRow): AllocationRow => row;

export const disputeRow = ({ recordedAt: _, ...row }: DisputeListRow): DisputeRow => row;
