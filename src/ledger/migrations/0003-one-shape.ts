/**
 * One shape for what happened: reversals name their target by kind and id. `schema.ts` says what each
 * column means; `0003/` has the DDL by topic.
 */
import { appendOnly } from '../dialects/sqlite.ts';
import { REVERSALS } from './0003/reversals.ts';
import type { Migration } from './migration.ts';

/** New tables of facts, and `reversals`, which is a new table. */
const FACT_TABLES = ['reversals'];

export const oneShape: Migration = {
  version: 3,
  name: 'one-shape',
  up: (db) => {
    for (const ddl of [REVERSALS]) db.exec(ddl);
    for (const table of FACT_TABLES) db.exec(appendOnly(table));
  },
};
