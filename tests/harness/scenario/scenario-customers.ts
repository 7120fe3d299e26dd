/**
 * Sentences about who is who, told through the calls a screen makes.
 *
 *     on 2026-04-01 merge C9 into C4 "two spellings"
 *     on 2026-04-05 unmerge C9 "two companies after all"
 *     on 2026-04-01 C4 is also known as code 400123      (or: name "Flores Pétalo", account ES91…)
 *
 * A merge counts from when it was recorded, for every as-of; `known at` before it shows the two.
 */
import type { DocumentFact, Told } from './scenario-documents.ts';

type Parts = readonly (string | undefined)[];
type Reader = (on: DocumentFact['on'], parts: Parts) => DocumentFact;

const fact = (on: DocumentFact['on'], tell: DocumentFact['tell']): DocumentFact => ({
  is: 'document',
  on,
  names: null,
  tell,
});

async function mergeOf({ workspace }: Told, code: string): Promise<number> {
  const { merges } = await workspace.value('customers.profile', { customer: code });
  const merge = merges.find((one) => one.from === code);
  if (merge === undefined) throw new Error(`${code} was not merged`);
  return merge.mergeId;
}

/** One sentence form a line; the first that fits reads it. */
export const CUSTOMER_FORMS: readonly (readonly [RegExp, Reader])[] = [
  [
    /^merge (\S+) into (\S+) "([^"]+)"$/,
    (on, [from = '', into = '', reason = '']) =>
      fact(on, ({ workspace }) => workspace.call('customers.merge', { from, into, reason })),
  ],
  [
    /^unmerge (\S+) "([^"]+)"$/,
    (on, [code = '', reason = '']) =>
      fact(on, async (told) =>
        told.workspace.call('customers.unmerge', { mergeId: await mergeOf(told, code), reason }),
      ),
  ],
  [
    /^(\S+) is also known as (name|code|account) "?([^"]+)"?$/,
    (on, [customer = '', kind = '', value = '']) =>
      fact(on, ({ workspace }) =>
        workspace.call('customers.addAlias', {
          customer,
          kind: kind as 'name' | 'code' | 'account',
          value,
        }),
      ),
  ],
];
