/**
 * One value of a policy by the path that a fault names it by; positions count from 1.
 *
 *     valueAt(policy, 'steps[6].after')                     ->  7
 *     withValue(policy, 'letters.daysBetween', 4)           ->  the policy with four days between letters
 *     withValue(policy, 'levels.3.graceDays', undefined)    ->  without it: the level has none of its own
 */

const namesOf = (path: string): readonly string[] =>
  path.replaceAll(/\[(\d+)\]/g, (_, place: string) => `.${Number(place) - 1}`).split('.');

const fieldOf = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null
    ? (of as Readonly<Record<string, unknown>>)[name]
    : undefined;

export const valueAt = (of: unknown, path: string): unknown => namesOf(path).reduce(fieldOf, of);

export const withValue = <T>(of: T, path: string, value: unknown): T =>
  replaced(of, namesOf(path), value) as T;

function replaced(of: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const inside = replaced(fieldOf(of, name), rest, value);
  if (Array.isArray(of)) return of.map((one: unknown, at) => (String(at) === name ? inside : one));
  const { [name]: _, ...others } = (of ?? {}) as Readonly<Record<string, unknown>>;
  if (inside === undefined) return others;
  // In its old place, so that a value that is put back leaves no trace.
  return of !== undefined && Object.hasOwn(of as object, name)
    ? { ...(of as object), [name]: inside }
    : { ...others, [name]: inside };
}

/** Of limits by level, those of a level that has none left are gone with the last of them. */
export const withoutEmpty = <T>(levels: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(
    Object.entries(levels).filter(([, limits]) => Object.keys(limits as object).length > 0),
  );
