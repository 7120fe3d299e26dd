/**
 * Which flag a field was written by, so that a refusal of the engine says what to type again.
 *
 *     { email: 'email', source: 'infoSource' }, refused at "contacts[2].email"
 *       ->  --email: "ana at ruiz" is not an e-mail address; write one, such as ana@ruiz.ec.
 */
import { Refused } from './refusal.ts';

/**
 * Flag as commander calls it → field of the contract that it fills; `*` for a flag that names a file
 * of many fields.
 */
export type FlagFields = Readonly<Record<string, string>>;

/** `timeZone` → `--time-zone`. */
export const flagName = (key: string): string =>
  `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Those of `fields` that the person gave, as typed: `['--email']`. */
export const given = (fields: FlagFields, flags: object): readonly string[] =>
  givenKeys(fields, flags).map(flagName);

const givenKeys = (fields: FlagFields, flags: object): readonly string[] =>
  Object.keys(fields).filter((key) => (flags as Record<string, unknown>)[key] !== undefined);

/**
 * Does `work`; a refusal of a field that a given flag filled names the flag, and the place where the
 * field lies deeper than the flag says: `--clauses, clauses[2].text: …`.
 */
export async function namingFlags<T>(
  fields: FlagFields,
  flags: object,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof Refused) || thrown.error.at === undefined) throw thrown;
    const { at } = thrown.error;
    const path = at.split(/[.[\]]+/);
    const keys = givenKeys(fields, flags);
    const key =
      keys.find((one) => path.includes(fields[one] ?? '')) ??
      keys.find((one) => fields[one] === '*');
    if (key === undefined) throw thrown;
    const isWhole = at.replace(/\[\d+\]$/, '').endsWith(fields[key] ?? '');
    const place = isWhole ? '' : `, ${at}`;
    const message = `${flagName(key)}${place}: ${thrown.error.message}`;
    throw new Refused({ ...thrown.error, message }, thrown.exit);
  }
}

/** Without the fields that were not given. */
export const onlyGiven = <T extends object>(fields: {
  readonly [K in keyof T]?: T[K] | undefined;
}): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
