/**
 * Case facts of every kind, with random ends and reversals, written as the six exchange files and
 * brought into a new ledger, give the same `case` on every date.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import { CASE_FACT_KINDS, caseFactKind } from '../../../src/domain/facts/case-facts.ts';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { bringAll, exportOf, textOf } from '../exchange/same-aging.ts';
import { caseWorkspace, withDocuments, type CaseWorkspace } from './case-workspace.ts';

const FIRST = isoDateOf('2026-02-15');
const DAYS = 30;
const KINDS = CASE_FACT_KINDS.filter((kind) => kind !== 'end');
/** A value for every reader there is, by what it says of itself. */
const VALUES = [
  'verified',
  'claimed',
  '0.5',
  '2',
  '2024',
  '2026-03-01',
  '12.5',
  'odd; "text" = here',
  'X04',
];
const ITEMS = ['', 'INV-1', 'INV-2', 'INV-2#2', 'INV-1;INV-2#1'];

const number = fc.nat({ max: 1_000_000 });
const step = fc.record({
  what: fc.constantFrom('fact', 'fact', 'fact', 'version', 'end', 'reverse'),
  kind: fc.constantFrom(...KINDS),
  day: fc.nat({ max: DAYS - 1 }),
  a: number,
  b: number,
});

const RUNS = 12;

const pick = <T>(list: readonly T[], n: number): T | undefined =>
  list[n % Math.max(1, list.length)];

/** Details that the kind accepts: those needed, and others as the number falls. */
function detailsOf(
  kind: (typeof KINDS)[number],
  n: number,
  signal: string,
): Record<string, string> {
  const details: Record<string, string> = {};
  Object.entries(caseFactKind(kind).details).forEach(([name, reader], at) => {
    if (!reader.isRequired && (n >> at) % 2 === 0) return;
    const accepted =
      reader.form === 'schedule'
        ? ['2026-04-01:100.00 2026-05-01:200.00']
        : reader.form === 'key'
          ? [signal]
          : [...(reader.values ?? []), ...VALUES].filter((value) => reader.accepts(value));
    details[name] = pick(accepted, n + at) as string;
  });
  return details;
}

/** Plays one step; what is refused leaves nothing. Returns the key that was made. */
async function play(
  workspace: CaseWorkspace,
  keys: string[],
  { what, kind, day, a, b }: typeof step extends fc.Arbitrary<infer T> ? T : never,
): Promise<void> {
  const on = addDays(FIRST, day);
  const spec = caseFactKind(kind);
  if (what === 'reverse') {
    const key = pick(keys, a);
    if (key !== undefined) await workspace.reverse('case_fact', key, addDays(on, b % 4));
    return;
  }
  if (what === 'end') {
    const key = pick(keys, a);
    if (key === undefined) return;
    const endings: readonly Record<string, string>[] = [
      {},
      {},
      { outcome: 'upheld' },
      { result: 'returned' },
    ];
    const details = pick(endings, b) ?? {};
    const ended = await workspace.ask('case.record', { kind: 'end', ends: key, on, details });
    if (ended.ok) keys.push(ended.value.fact.key);
    return;
  }
  const reasons = keys.filter((key) => key.startsWith('RE-'));
  const isVersion = what === 'version' && reasons.length > 0;
  const used = isVersion ? ('reason' as const) : kind;
  // What is conceded has a name to it, and a ground (`domain/case/strategy.ts`).
  const isConceded = used === 'concession' || used === 'waiver';
  if (isConceded) await play(workspace, keys, { what: 'fact', kind: 'assessment', day, a: 3, b });
  const made = await workspace.ask('case.record', {
    kind: used,
    key: isVersion ? (pick(reasons, b) ?? '') : '',
    customer: 'C1',
    items: used === 'plan' ? 'INV-2' : (pick(ITEMS, a) ?? ''),
    on,
    until:
      spec.until !== null && !isVersion && (spec.until.isRequired || b % 3 > 0)
        ? addDays(on, 1 + (b % 9))
        : null,
    amount:
      spec.amount !== null && !isVersion && (spec.amount.isRequired || b % 2 > 0)
        ? `${(b % 400) + 1}.00`
        : null,
    person: pick(['', 'Ana', 'Müller, Eva'], a) ?? '',
    note: pick(['', 'rang "twice"', 'two\nlines'], b) ?? '',
    details: {
      ...detailsOf(used, a, keys.find((key) => key.startsWith('SI-')) ?? 'late_now/C1/2026-03-01'),
      ...(isConceded ? { approved_by: 'Ana', reason: 'half now, and the rest is let go' } : {}),
      ...(used === 'assessment' && a === 3 ? { ability: 'bad' } : {}),
    },
  });
  if (made.ok && !isVersion) keys.push(made.value.fact.key);
}

test('the same case on every date, for every kind', { timeout: 400_000 }, async () => {
  const told = new Set<string>();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 12, maxLength: 40, size: 'max' }),
      async (steps) => {
        const workspace = await withDocuments();
        const keys: string[] = [];
        // Chance alone leaves a kind out now and then: each stands in one run before what chance brings.
        const inTurn = KINDS.filter((_, at) => at % RUNS === runs % RUNS);
        runs += 1;
        const [first] = steps;
        if (first !== undefined)
          for (const kind of inTurn)
            // What chance writes may be refused; the next number writes something else.
            for (let at = 0, before = keys.length; at < 9 && keys.length === before; at += 1) {
              const { a, b } = { a: first.a + at, b: first.b + at };
              await play(workspace, keys, { ...first, what: 'fact', kind, a, b });
            }
        for (const one of steps) await play(workspace, keys, one);
        const other = await caseWorkspace();
        const files = await exportOf(workspace.context, workspace.ledger);
        await bringAll(other, files, [
          'customers',
          'invoices',
          'credit-notes',
          'receipts',
          'allocations',
          'case-facts',
        ]);
        for (let day = -1; day <= DAYS + 8; day += 1) {
          const asked = { customer: 'C1', asOf: addDays(FIRST, day) };
          const here = await workspace.told('case.get', asked);
          here.facts.forEach(({ kind }) => told.add(kind));
          expect(await other.told('case.get', asked)).toEqual(here);
        }
        const facts = files.find(({ fileName }) => fileName === 'case-facts.csv');
        if (
          facts !== undefined &&
          textOf(facts).includes('\r\n', textOf(facts).indexOf('\r\n') + 1)
        )
          expect(await other.preview('case-facts.csv', facts.bytes)).toMatchObject({
            new: 0,
            refused: 0,
          });
        for (const { ledger } of [workspace, other])
          expect((await ledger.read((db) => verifyLedger(db))).findings).toEqual([]);
        await workspace.close();
        await other.close();
      },
    ),
    { numRuns: RUNS, seed: 20261129, endOnFailure: true },
  );
  // A kind that no run records would be a kind that nobody tested.
  expect([...told].sort()).toEqual([...KINDS].sort());
});
