/**
 * Sentences of the engine hold dates as files have them; on the screen they stand in the reader's form.
 *
 *     "disputed since 2026-11-03: short delivery"  ->  "disputed since 3 Nov 2026: short delivery"
 */
import { parseIsoDate } from '../../domain/dates.ts';
import { formatDate } from './format.ts';

export const datesIn = (sentence: string): string =>
  sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (found) => {
    const date = parseIsoDate(found);
    return date === null ? found : formatDate(date);
  });

/** At the beginning of a line: sentences of the engine begin small, for the terminal. */
export const engineSentence = (text: string): string => {
  const said = datesIn(text);
  return said.charAt(0).toUpperCase() + said.slice(1);
};
