/**
 * Reads an object from outside (JSON of the ledger, the input of a screen) field by field and says
 * everything that is wrong with it at once, each fault with the field it belongs to.
 *
 *     readFields({ name: '' }, (it) => ({ name: it.needed('name', 'Give the contact a name.') }))
 *       ->  { ok: false, error: [{ field: 'name', message: 'Give the contact a name.' }] }
 *
 * After a fault the readers return a value that fits the type; the object made of them is thrown away.
 */
import { parseIsoDate, type IsoDate } from '../dates.ts';
import { err, ok, type Result } from '../result.ts';
import { list, type Text, say, type TextValue, within } from '../texts/text.ts';

export interface FieldFault {
  /** `validTo`, `contacts[2].email`: positions count from 1. */
  readonly field: string;
  /** One sentence. */
  readonly message: Text;
  /** The same where it stands beside the field and need not name it; left out: `message`. */
  readonly beside?: Text;
}

/** Longest text of a field unless a field says otherwise. */
const LONGEST = 2000;
const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
/** Line breaks and tabs are text; other control characters are not. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export interface FieldReader {
  /** Trimmed; missing or null is `''`. */
  text(name: string, longest?: number): string;
  /** Trimmed and not empty; else the sentence `missing`. */
  needed(name: string, missing: Text, longest?: number): string;
  /** A date, or null when missing, null or `''`. */
  date(name: string): IsoDate | null;
  neededDate(name: string, missing: Text): IsoDate;
  /** `HH:MM`, or null when missing, null or `''`. */
  time(name: string): string | null;
  /** Whole number within both ends. */
  whole(name: string, from: number, to: number): number;
  optionalWhole(name: string, from: number, to: number): number | null;
  /** Whole numbers within both ends, sorted, each once; missing is none. */
  wholes(name: string, from: number, to: number): readonly number[];
  oneOf<T extends string>(name: string, words: readonly T[]): T;
  optionalOneOf<T extends string>(name: string, words: readonly T[]): T | null;
  /** Missing is `otherwise`. */
  yesNo(name: string, otherwise: boolean): boolean;
  /** Objects, at most `most`; missing is none. */
  list<T>(name: string, most: number, read: (item: FieldReader) => T): readonly T[];
  /** An object with fields of its own; null after a fault. */
  object<T>(name: string, read: (of: FieldReader) => T): T | null;
  /** The value as it came, for a reader of its own. */
  value(name: string): unknown;
  /** `name` empty: of the object as a whole. */
  fault(name: string, message: Text, beside?: Text): void;
}

/**
 * What `read` makes of `value` (`what` in sentences: `A contract`), or all faults. Fields that nobody
 * asked for are faults too: a misspelt one would be lost without a word.
 */
export function readFields<T>(
  value: unknown,
  what: Text,
  read: (it: FieldReader) => T,
): Result<T, readonly FieldFault[]> {
  const faults: FieldFault[] = [];
  const result = readObject(value, '', what, faults, read);
  return result === null || faults.length > 0 ? err(faults) : ok(result.value);
}

/** `what` is null of an item of a list, which is named by its place. */
function readObject<T>(
  value: unknown,
  path: string,
  what: Text | null,
  faults: FieldFault[],
  read: (it: FieldReader) => T,
): { readonly value: T } | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push({
      field: path,
      message:
        what === null
          ? say`"${path}" must be an object with named fields.`
          : say`${what} must be an object with named fields.`,
    });
    return null;
  }
  const asked = new Set<string>();
  const fields = value as Readonly<Record<string, unknown>>;
  const before = faults.length;
  const result = read(readerOf(fields, path, faults, asked));
  // After a fault the reader may have gone another way and asked for other fields.
  if (faults.length > before) return { value: result };
  for (const name of Object.keys(fields))
    if (!asked.has(name) && fields[name] !== undefined)
      faults.push({
        field: path === '' ? name : `${path}.${name}`,
        message:
          what === null
            ? say`"${name}" is not a field of "${path.toLowerCase()}"; leave it out.`
            : say`"${name}" is not a field of ${within(what)}; leave it out.`,
      });
  return { value: result };
}

function readerOf(
  fields: Readonly<Record<string, unknown>>,
  path: string,
  faults: FieldFault[],
  asked: Set<string>,
): FieldReader {
  const fieldOf = (name: string): string =>
    path === '' || name === '' ? path + name : `${path}.${name}`;
  const fault = (name: string, message: Text, beside?: Text): void =>
    void faults.push({
      field: fieldOf(name),
      message,
      ...(beside === undefined ? {} : { beside }),
    });
  const value = (name: string): unknown => {
    asked.add(name);
    return Object.hasOwn(fields, name) ? fields[name] : undefined;
  };
  const isMissing = (name: string): boolean => {
    const given = value(name);
    return given === undefined || given === null || given === '';
  };
  const mustBe = (name: string, wanted: TextValue): void =>
    fault(
      name,
      say`"${fieldOf(name)}" is ${shown(value(name))}; it must be ${wanted}.`,
      say`It must be ${wanted}.`,
    );

  const text = (name: string, longest = LONGEST): string => {
    const given = value(name) ?? '';
    if (typeof given !== 'string') mustBe(name, say`text`);
    else if (given.length > longest) mustBe(name, say`at most ${longest} characters`);
    else if (CONTROL.test(given)) mustBe(name, say`text without control characters`);
    else return given.trim();
    return '';
  };
  const date = (name: string): IsoDate | null => {
    if (isMissing(name)) return null;
    const given = value(name);
    const read = typeof given === 'string' ? parseIsoDate(given) : null;
    if (read === null) mustBe(name, say`a date (YYYY-MM-DD)`);
    return read;
  };
  const whole = (name: string, from: number, to: number): number => {
    const given = value(name);
    if (typeof given === 'number' && Number.isInteger(given) && given >= from && given <= to)
      return given;
    mustBe(name, say`a whole number from ${from} to ${to}`);
    return from;
  };
  const items = <T>(name: string, most: number, read: (item: FieldReader) => T): readonly T[] => {
    const given = value(name) ?? [];
    if (!Array.isArray(given) || given.length > most) {
      mustBe(name, say`a list of at most ${most}`);
      return [];
    }
    return (given as readonly unknown[]).flatMap((item, at) => {
      const place = `${fieldOf(name)}[${at + 1}]`;
      const result = readObject(item, place, null, faults, read);
      return result === null ? [] : [result.value];
    });
  };
  const optionalOneOf = <T extends string>(name: string, words: readonly T[]): T | null => {
    if (isMissing(name)) return null;
    const found = words.find((word) => word === value(name));
    if (found === undefined) mustBe(name, list(words, 'or'));
    return found ?? null;
  };

  return {
    text,
    date,
    whole,
    list: items,
    object: (name, read) =>
      readObject(value(name), fieldOf(name), null, faults, read)?.value ?? null,
    value,
    fault,
    optionalOneOf,
    needed(name, missing, longest) {
      const before = faults.length;
      const read = text(name, longest);
      if (read === '' && faults.length === before) fault(name, missing);
      return read;
    },
    neededDate(name, missing) {
      if (isMissing(name)) fault(name, missing);
      return date(name) ?? ('1900-01-01' as IsoDate);
    },
    time(name) {
      if (isMissing(name)) return null;
      const given = value(name);
      if (typeof given === 'string' && CLOCK_TIME.test(given)) return given;
      mustBe(name, say`a time of day (HH:MM)`);
      return null;
    },
    optionalWhole: (name, from, to) => (isMissing(name) ? null : whole(name, from, to)),
    wholes(name, from, to) {
      const given = value(name) ?? [];
      const isList =
        Array.isArray(given) &&
        given.length <= 100 &&
        given.every((one) => Number.isInteger(one) && Number(one) >= from && Number(one) <= to);
      if (!isList) {
        mustBe(name, say`a list of whole numbers from ${from} to ${to}`);
        return [];
      }
      return [...new Set((given as readonly number[]).map(Number))].sort((a, b) => a - b);
    },
    oneOf<T extends string>(name: string, words: readonly T[]): T {
      const found = words.find((word) => word === value(name));
      if (found === undefined) mustBe(name, list(words, 'or'));
      return found ?? (words[0] as T);
    },
    yesNo(name, otherwise) {
      const given = value(name) ?? otherwise;
      if (typeof given === 'boolean') return given;
      mustBe(name, say`true or false`);
      return otherwise;
    },
  };
}

/** How a sentence shows a value that came from outside. */
function shown(value: unknown): TextValue {
  if (value === undefined) return say`missing`;
  if (value === null) return 'null';
  if (Array.isArray(value)) return say`a list of ${value.length}`;
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' ? say`an object` : say`a ${typeof value}`;
}
