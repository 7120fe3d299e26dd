/**
 * Day first or month first? Decided once for a file, from all of its dates.
 *
 *     1/2/2013, 1/13/2013, …   ->  mdy  settled: 1/13/2013 can only be month/day/year
 *     05/04/2026, 06/04/2026   ->  dmy  guessed: every date also reads as month/day/year
 */
import { dateOfParts } from '../../dates.ts';
import { dateOfDayNumber, dateShape } from './read-date.ts';
import type { Choice, DateOrder } from '../columns/vocabulary.ts';
import { say } from '../../texts/text.ts';

/** Evidence gathered from the dates of a file; `seen` is fed with every different value. */
export interface DateEvidence {
  dates: number;
  notDates: number;
  /** Of those that are no dates: what could be the day numbers of a spreadsheet. */
  dayNumbers: number;
  yearFirst: number;
  yearFirstExample: string;
  dayFirst: number;
  dayFirstExample: string;
  monthFirst: number;
  monthFirstExample: string;
  /** Fit both ways. */
  either: number;
  eitherExample: string;
  withPoints: number;
  shortYears: number;
}

export const noDateEvidence = (): DateEvidence => ({
  dates: 0,
  notDates: 0,
  dayNumbers: 0,
  yearFirst: 0,
  yearFirstExample: '',
  dayFirst: 0,
  dayFirstExample: '',
  monthFirst: 0,
  monthFirstExample: '',
  either: 0,
  eitherExample: '',
  withPoints: 0,
  shortYears: 0,
});

/** Takes one value into account; returns whether it is written like a date. */
export function weighDate(evidence: DateEvidence, text: string): boolean {
  const shape = dateShape(text);
  if (shape === null) {
    evidence.notDates += 1;
    if (dateOfDayNumber(text.trim(), 1900) !== null) evidence.dayNumbers += 1;
    return false;
  }
  evidence.dates += 1;
  if (shape.kind === 'impossible') return true;
  if (shape.kind === 'sure') {
    if (shape.yearFirst) {
      evidence.yearFirst += 1;
      evidence.yearFirstExample ||= text.trim();
    }
    return true;
  }
  if (shape.shortYear) evidence.shortYears += 1;
  if (shape.separator === '.') evidence.withPoints += 1;
  const dayFirst = dateOfParts(shape.year, shape.second, shape.first) !== null;
  const monthFirst = dateOfParts(shape.year, shape.first, shape.second) !== null;
  // `5/5/2026` is the same day either way and says nothing.
  if (dayFirst && monthFirst) {
    if (shape.first !== shape.second) {
      evidence.either += 1;
      evidence.eitherExample ||= text.trim();
    }
  } else if (dayFirst) {
    evidence.dayFirst += 1;
    evidence.dayFirstExample ||= text.trim();
  } else if (monthFirst) {
    evidence.monthFirst += 1;
    evidence.monthFirstExample ||= text.trim();
  } else if (shape.shortYear) {
    evidence.yearFirst += 1;
    evidence.yearFirstExample ||= text.trim();
  }
  return true;
}

/** The sum of what several columns say. */
export function addDateEvidence(columns: readonly DateEvidence[]): DateEvidence {
  const sum = noDateEvidence();
  for (const one of columns) {
    sum.dates += one.dates;
    sum.notDates += one.notDates;
    sum.dayNumbers += one.dayNumbers;
    sum.yearFirst += one.yearFirst;
    sum.yearFirstExample ||= one.yearFirstExample;
    sum.dayFirst += one.dayFirst;
    sum.dayFirstExample ||= one.dayFirstExample;
    sum.monthFirst += one.monthFirst;
    sum.monthFirstExample ||= one.monthFirstExample;
    sum.either += one.either;
    sum.eitherExample ||= one.eitherExample;
    sum.withPoints += one.withPoints;
    sum.shortYears += one.shortYears;
  }
  return sum;
}

/** `local`: the order customary where the ledger's company is, for files that leave it open. */
export function decideDateOrder(
  evidence: DateEvidence,
  local: DateOrder = 'dmy',
): Choice<DateOrder> {
  const { dayFirst, monthFirst, either, yearFirst } = evidence;
  if (dayFirst > 0 && monthFirst > 0) {
    const value = dayFirst >= monthFirst ? 'dmy' : 'mdy';
    return {
      value,
      how: 'guessed',
      because: say`the file mixes both: ${evidence.dayFirstExample} can only be day/month/year and ${evidence.monthFirstExample} only month/day/year; ${value === 'dmy' ? dayFirst : monthFirst} values speak for this one`,
    };
  }
  if (dayFirst > 0)
    return {
      value: 'dmy',
      how: 'settled',
      because: say`${evidence.dayFirstExample} can only be day.month.year`,
    };
  if (monthFirst > 0)
    return {
      value: 'mdy',
      how: 'settled',
      because: say`${evidence.monthFirstExample} can only be month/day/year`,
    };
  if (either > 0) {
    if (evidence.withPoints > 0)
      return {
        value: 'dmy',
        how: 'guessed',
        because: say`dates with points are written day.month.year, such as ${evidence.eitherExample}; no value proves it`,
      };
    const value = local === 'mdy' ? 'mdy' : 'dmy';
    return {
      value,
      how: 'guessed',
      because: say`${evidence.eitherExample} reads both as day/month/year and as month/day/year, and so does every other date`,
    };
  }
  if (yearFirst > 0)
    return {
      value: 'ymd',
      how: 'settled',
      because: say`every date begins with the year, such as ${evidence.yearFirstExample}`,
    };
  if (evidence.dates > 0)
    return { value: local, how: 'settled', because: say`every date reads alike in any order` };
  return { value: 'ymd', how: 'guessed', because: say`the file has no dates` };
}
