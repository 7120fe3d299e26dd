/**
 * One shape for what happened and for what is kept beside it: reversals name their target by kind and
 * id, case facts have one table, an open item has its open amount. `schema.ts` says what each column
 * means; `0003/` has the DDL by topic, run in this order.
 */
import { appendOnly } from '../dialects/sqlite.ts';
import { CASE_FACTS } from './0003/case-facts.ts';
import { OPEN_AMOUNTS } from './0003/open-amounts.ts';
import { REVERSALS } from './0003/reversals.ts';
import type { Migration } from './migration.ts';

/** New tables of facts, and `reversals`, which is a new table. */
const FACT_TABLES = ['reversals', 'case_facts', 'case_fact_items'];

export const oneShape: Migration = {
  version: 3,
  name: 'one-shape',
  up: (db) => {
    for (const ddl of [REVERSALS, CASE_FACTS, OPEN_AMOUNTS]) db.exec(ddl);
    for (const table of FACT_TABLES) db.exec(appendOnly(table));
  },
};
