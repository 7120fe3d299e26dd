/**
 * The whole ledger: write-offs, refunds, goods lines, due changes, rates, the bank's lines and what
 * they were taken for, profiles, aliases, merges, contracts, attachments. `schema.ts` says what each
 * column means; `0002/` has the DDL by topic.
 *
 * `allocations` and `reversals` get new sides and new targets. Their CHECKs change with them, and
 * SQLite changes a CHECK by making the table anew; every row keeps its id.
 */
import { appendOnly } from '../dialects/sqlite.ts';
import { AGREEMENTS } from './0002/agreements.ts';
import { BANK } from './0002/bank.ts';
import { CORRECTIONS } from './0002/corrections.ts';
import { CUSTOMERS } from './0002/customers.ts';
import { DOCUMENTS } from './0002/documents.ts';
import type { Migration } from './migration.ts';

/** Everything but the projection `open_bank_lines`; `allocations` and `reversals` are new tables. */
const FACT_TABLES = [
  'goods_lines',
  'due_changes',
  'write_offs',
  'refunds',
  'rates',
  'bank_statements',
  'bank_lines',
  'bank_matches',
  'customer_profiles',
  'customer_aliases',
  'customer_merges',
  'contract_versions',
  'attachments',
  'attachment_removals',
  'stored_files',
  'allocations',
  'reversals',
];

export const wholeLedger: Migration = {
  version: 2,
  name: 'whole-ledger',
  up: (db) => {
    for (const ddl of [DOCUMENTS, CUSTOMERS, AGREEMENTS, BANK, CORRECTIONS]) db.exec(ddl);
    for (const table of FACT_TABLES) db.exec(appendOnly(table));
  },
};
