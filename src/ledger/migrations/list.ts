/** Every migration, in order. A released one is never edited; a new one is added at the end. */
import { firstLedger } from './0001-first-ledger.ts';
import { wholeLedger } from './0002-whole-ledger.ts';
import { oneShape } from './0003-one-shape.ts';
import { narrowIndex } from './0004-narrow-index.ts';
import { policies } from './0005-policies.ts';
import { legalRates } from './0006-legal-rates.ts';
import { lists } from './0007-lists.ts';
import { sealedRows } from './0008-sealed-rows.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [
  firstLedger,
  wholeLedger,
  oneShape,
  narrowIndex,
  policies,
  legalRates,
  lists,
  sealedRows,
];

/** The version this program reads and writes. */
export const LEDGER_VERSION = MIGRATIONS.length;
