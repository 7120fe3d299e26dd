/**
 * Letter numbers: `L-2026-0001`, counted within the year of the letter's date, without gaps; a
 * cancelled letter keeps its number.
 */
import type { IsoDate } from '../dates.ts';

export const letterNumberPrefix = (issuedOn: IsoDate): string => `L-${issuedOn.slice(0, 4)}-`;

/** `sequence` counts from 1; more than 9,999 letters a year get more digits. */
export const letterNumber = (issuedOn: IsoDate, sequence: number): string =>
  `${letterNumberPrefix(issuedOn)}${String(sequence).padStart(4, '0')}`;

/** The sequence of a letter number, or null when it is none of ours. */
export function sequenceOf(number: string): number | null {
  const match = /^L-\d{4}-(\d{4,})$/.exec(number);
  return match === null ? null : Number(match[1]);
}
