/** The ledger as the five exchange files, for another program or another ledger. */
import { z } from 'zod';
import { call, output } from '../call.ts';
import type { FileOut } from '../fields.ts';

export const exchangeCalls = {
  /**
   * `customers.csv invoices.csv credit-notes.csv receipts.csv allocations.csv`, of every fact that
   * is not reversed. Imported in this order into an empty ledger they give the same open items.
   */
  'exchange.export': call({
    input: z.object({}).strict(),
    output: output<readonly FileOut[]>(),
    job: true,
  }),
};
