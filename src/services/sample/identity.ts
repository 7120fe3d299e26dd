/** Which company the sample is, and how its ledger is known again. */
import { parseIsoDate, type IsoDate } from '../../domain/dates.ts';

/** The same seed for everybody: two people who talk about the sample talk about one company. */
export const SAMPLE_SEED = 20_261_121;

const ID_START = `sample-${SAMPLE_SEED}-`;
export const sampleLedgerId = (today: IsoDate): string => `${ID_START}${today}`;

/** The day a sample ledger's history ends on, from its id; null for any other ledger. */
export const sampleDayOf = (ledgerId: string): IsoDate | null =>
  ledgerId.startsWith(ID_START) ? parseIsoDate(ledgerId.slice(ID_START.length)) : null;
