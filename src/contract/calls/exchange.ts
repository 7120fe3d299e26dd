/** The ledger as the six exchange files, for another program or another ledger. */
import { z } from 'zod';
import { call, output } from '../call.ts';
import type { FileOut } from '../fields.ts';

export const exchangeCalls = {
  /**
   * `customers.csv invoices.csv credit-notes.csv receipts.csv allocations.csv case-facts.csv`, with
   * what counts on some day, goods lines, terms, due changes and aliases. Imported in this order into an
   * empty ledger they give the same aging on every date. Contracts, profiles and attachments are only in
   * a backup.
   */
  'exchange.export': call({
    input: z.object({}).strict(),
    output: output<readonly FileOut[]>(),
    job: true,
  }),
};
