/**
 * Answers of which only the rows that changed are sent (`contract/known-rows.ts`): the earlier answer is the one
 * in the cache, and what is put there is whole again. Screens see nothing of it.
 */
import { replaceEqualDeep } from '@tanstack/react-query';
import type { CallInput, CallName } from '../../contract/api.ts';
import { wholeAnswer, type KnownRows } from '../../contract/known-rows.ts';
import type { TellingClient, ToldOutput, ToldResult } from '../../contract/told.ts';

/** A call that takes `known` and is not here does not compile. */
type KnowingCall = {
  [K in CallName]: string extends keyof CallInput<K>
    ? never
    : 'known' extends keyof CallInput<K>
      ? K
      : never;
}[CallName];
const KNOWING: Readonly<Record<KnowingCall, true>> = {
  'worklist.list': true,
  'aging.report': true,
};

const isKnowing = (name: CallName): name is KnowingCall => Object.hasOwn(KNOWING, name);
const rowsOf = (answer: unknown): KnownRows<unknown> => answer as KnownRows<unknown>;

/** The whole answer; `earlier`: what the cache has of the same call and input. */
export async function callKnowing<K extends CallName>(
  client: TellingClient,
  name: K,
  input: CallInput<K>,
  earlier: ToldOutput<K> | undefined,
): Promise<ToldResult<K>> {
  if (!isKnowing(name)) return client.call(name, input);
  const before = earlier === undefined ? null : rowsOf(earlier);
  const result = await client.call(name, { ...input, known: before?.token ?? null });
  return result.ok
    ? { ...result, value: wholeAnswer(before, rowsOf(result.value)) as ToldOutput<K> }
    : result;
}

/**
 * How the cache puts a new answer to an old one of `name`. Rows that were put together are the same objects
 * where nothing changed; compared by their places, one that moved up would make copies of all below it.
 */
export const sharingOf =
  (name: CallName) =>
  (before: unknown, now: unknown): unknown =>
    isKnowing(name) && rowsOf(now).token !== null ? now : replaceEqualDeep(before, now);
