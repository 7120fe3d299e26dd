/** `17`: a number that another command has printed, for what has no better name. */
import { usage } from './refusal.ts';

/** `what`: `a merge`; `where`: which command lists them. */
export function wholeNumber(text: string, what: string, where: string): number {
  const number = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
  if (number === null) throw usage(`"${text}" is not the number of ${what}; "${where}" lists them`);
  return number;
}
