/**
 * What differs between two policies, value by value, each by the path that a fault names it by (`policy.ts`).
 *
 *     steps[9].after            15     ->  9
 *     letters.daysBetween       7      ->  4
 *     levels.3.graceDays        null   ->  10       (null: it had none of its own; of a step: not taken)
 *     exceptions[2]             null   ->  "old friend of the house"
 *
 * Exceptions are compared by their names, so that one that was taken out does not change all below it.
 */
import type { Policy, PolicyException } from './policy.ts';

/** A list of names is written in one text. */
export type ChangedValue = string | number | boolean | null;

export interface PolicyChange {
  readonly path: string;
  readonly before: ChangedValue;
  readonly after: ChangedValue;
}

/** In the order of the file; those of exceptions last. */
export function policyChanges(before: Policy, after: Policy): readonly PolicyChange[] {
  const [{ exceptions: were, ...was }, { exceptions: are, ...is }] = [before, after];
  const stayed = (all: readonly PolicyException[], { name }: PolicyException) =>
    all.find((one) => one.name === name);
  return [
    ...different('', was, is),
    ...were.flatMap((one, at): PolicyChange[] =>
      stayed(are, one) === undefined
        ? [{ path: `exceptions[${at + 1}]`, before: one.name, after: null }]
        : [],
    ),
    ...are.flatMap((one, at): readonly PolicyChange[] => {
      const path = `exceptions[${at + 1}]`;
      const earlier = stayed(were, one);
      return earlier === undefined
        ? [{ path, before: null, after: one.name }]
        : different(path, earlier, one);
    }),
  ];
}

const isNested = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !(Array.isArray(value) && value.every((one) => typeof one === 'string'));

function different(path: string, before: unknown, after: unknown): readonly PolicyChange[] {
  if (isNested(before) || isNested(after)) {
    const [a, b] = [entriesOf(path, before), entriesOf(path, after)];
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((inner) =>
      different(inner, a.get(inner), b.get(inner)),
    );
  }
  const [was, is] = [valueOf(before), valueOf(after)];
  return was === is ? [] : [{ path, before: was, after: is }];
}

/** The fields of a value, by their whole paths; places of a list count from 1. */
function entriesOf(path: string, of: unknown): ReadonlyMap<string, unknown> {
  if (!isNested(of)) return new Map();
  if (Array.isArray(of)) return new Map(of.map((one, at) => [`${path}[${at + 1}]`, one]));
  const prefix = path === '' ? '' : `${path}.`;
  return new Map(Object.entries(of).map(([name, one]) => [`${prefix}${name}`, one as unknown]));
}

const valueOf = (value: unknown): ChangedValue =>
  Array.isArray(value)
    ? value.length === 0
      ? null
      : value.join(', ')
    : ((value as ChangedValue | undefined) ?? null);
