/**
 * Sentences about a customer's case: facts beside documents, and what the policy makes of them.
 *
 *     on 2026-03-12 promise of C1 as P-1 about INV-1 until 2026-03-20 of 500.00 EUR
 *     on 2026-03-10 contact of C1 with channel=call; outcome=no_answer
 *     on 2026-04-02 end of C1 for H-1 with outcome=upheld
 *     as of 2026-03-09 next for C1: K05 on 2026-03-09, 7 days late
 *     as of 2026-03-13 next for C1: K09 on 2026-03-25, not earlier: promised for 2026-03-20, the bank …
 *     as of 2026-03-13 next for C1: nothing
 *     as of 2026-03-13 INV-1 of C1 is: reminder R1, paused by promise until 2026-03-24
 */
import { CASE_FACT_KINDS, type CaseFactKind } from '../../../src/domain/facts/case-facts.ts';
import type { IsoDate } from '../../../src/domain/dates.ts';
import type { DocumentFact } from './scenario-documents.ts';
import type { TestWorkspace } from './scenario-workspace.ts';

type Parts = readonly (string | undefined)[];
type Reader = (on: DocumentFact['on'], parts: Parts) => DocumentFact;

const detailsIn = (written = ''): Record<string, string> =>
  Object.fromEntries(
    written
      .split(';')
      .filter((pair) => pair.trim() !== '')
      .map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [name.trim(), value.join('=').trim()];
      }),
  );

/** One sentence form a line; the first that fits reads it. */
export const CASE_FORMS: readonly (readonly [RegExp, Reader])[] = [
  [
    new RegExp(
      `^(${CASE_FACT_KINDS.join('|')}) of (\\S+)(?: as (\\S+))?(?: for (\\S+))?(?: about (\\S+))?` +
        String.raw`(?: until (\S+))?(?: of ([\d.]+) ([A-Z]{3}))?(?: with (.+))?$`,
    ),
    (on, [kind = '', customer = '', key = '', ends = '', items = '', until, amount, currency, details]) => ({
      is: 'document',
      on,
      names: null,
      tell: ({ workspace }) =>
        workspace.call('case.record', {
          kind: kind as CaseFactKind,
          customer,
          key,
          ends,
          items: items.replaceAll(',', ';'),
          on,
          until: (until ?? null) as IsoDate | null,
          amount: amount ?? null,
          currency: currency ?? null,
          details: detailsIn(details),
        }),
    }),
  ],
]; // prettier-ignore

export interface CaseExpectation {
  readonly is: 'next' | 'bucket';
  readonly asOf: IsoDate;
  readonly customer: string;
  /** Of `bucket`. */
  readonly item: string;
  readonly said: string;
}

const NEXT = /^as of (\S+) next for (\S+): (.+)$/;
const BUCKET = /^as of (\S+) (\S+) of (\S+) is: (.+)$/;

/** Null: it is no sentence about a case. */
export function readExpectation(content: string): CaseExpectation | null {
  const next = NEXT.exec(content);
  if (next !== null)
    return {
      is: 'next',
      asOf: next[1] as IsoDate,
      customer: next[2] ?? '',
      item: '',
      said: next[3] ?? '',
    };
  const bucket = BUCKET.exec(content);
  if (bucket === null) return null;
  return {
    is: 'bucket',
    asOf: bucket[1] as IsoDate,
    customer: bucket[3] ?? '',
    item: bucket[2] ?? '',
    said: bucket[4] ?? '',
  };
}

export async function expectOfCase(workspace: TestWorkspace, step: CaseExpectation): Promise<void> {
  const one = await workspace.value('case.get', { asOf: step.asOf, customer: step.customer });
  let actual = 'nothing';
  if (step.is === 'next') {
    const { nextStep } = one;
    if (nextStep !== null) {
      const { step: id, on, because, whyNotEarlier } = nextStep;
      actual =
        whyNotEarlier.length > 0
          ? `${id} on ${on}, not earlier: ${whyNotEarlier.join('; ')}`
          : `${id} on ${on}, ${because}`;
    } else if (one.blocked.length > 0)
      actual = `nothing: ${one.blocked.map(({ because }) => because).join('; ')}`;
  } else {
    const item = one.items.find(({ item: name }) => name === step.item);
    if (item !== undefined) {
      const { bucket, rule, paused } = item;
      actual = `${bucket} ${rule}`;
      if (paused !== null)
        actual += `, paused by ${paused.reason}${paused.until === null ? '' : ` until ${paused.until}`}`;
    }
  }
  if (actual !== step.said) throw new Error(`expected\n  ${step.said}\n\nactual\n  ${actual}\n`);
}
