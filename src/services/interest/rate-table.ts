/** The legal rates that hold: those that come with the program, and those of the ledger before them. */
import series from '../../../resources/interest/legal-rates.json' with { type: 'json' };
import type { Instant } from '../../domain/dates.ts';
import {
  rateTable,
  rowsOfSeries,
  type LegalRate,
  type RateTable,
} from '../../domain/interest/legal-rates.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { legalRates } from '../../ledger/queries/rates/legal-rates.ts';

export const SHIPPED_RATES: readonly LegalRate[] = series.flatMap(rowsOfSeries);

/** `knownAt`: only what was entered by then; null: all. */
export const ratesOfLedger = async (db: ReadDb, knownAt: Instant | null): Promise<RateTable> =>
  rateTable([...SHIPPED_RATES, ...(await legalRates(db, knownAt))]);
