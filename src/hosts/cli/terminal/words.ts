/** Values of flags that are one of a few words, a whole number, or nothing at all. */
import { usage } from './refusal.ts';

/** How a person takes back what was known: `--cut-off none`. */
export const NONE = 'none';

export function oneOf<W extends string>(words: readonly W[], text: string, flag: string): W {
  const word = words.find((one) => one === text);
  if (word === undefined) throw usage(`${flag} ${text} is not offered; choose ${words.join(', ')}`);
  return word;
}

export const yesNo = (text: string, flag: string): boolean =>
  oneOf(['yes', 'no'], text, flag) === 'yes';

/** Both ends inclusive. */
export function wholeWithin(text: string, from: number, to: number, flag: string): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : null;
  if (number === null || number < from || number > to)
    throw usage(`${flag} ${text} is not a whole number from ${from} to ${to}`);
  return number;
}

export const orNone = <T>(text: string, read: (text: string) => T): T | null =>
  text === NONE ? null : read(text);
