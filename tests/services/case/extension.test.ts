/** An invoice is extended once (domain-rules 2.6 no. 12); asking is free. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { english } from '../../harness/english.ts';
import { factsFile, withDocuments, type CaseWorkspace } from './case-workspace.ts';

let workspace: CaseWorkspace;
beforeEach(async () => {
  workspace = await withDocuments();
});
afterEach(() => workspace.close());

const row = (key: string, items: string, on: string, state: string): string =>
  `${key},extension,C1,${items},${on},${state === 'granted' ? '2026-07-01' : ''},,,,,state=${state},`;

const said = async (...rows: string[]): Promise<readonly string[]> => {
  const shown = await workspace.preview('facts.csv', factsFile(...rows));
  if (shown.new > 0) await workspace.bring('facts.csv', factsFile(...rows));
  return shown.findings.map(({ message }) => english(message));
};

test('a second one is refused: of one file, of the ledger, of the whole account', async () => {
  expect(
    await said(
      row('A', 'INV-2#1', '2026-02-01', 'granted'),
      row('Q', 'INV-2', '2026-02-02', 'asked'),
      row('B', 'INV-2#2', '2026-02-03', 'granted'),
    ),
  ).toEqual([
    'line 4, column "items": the extension of line 2 of 2026-02-01 is about the same invoice, and an invoice is extended once; agree on a plan, or reverse the first if it was a mistake',
  ]);
  expect(await said(row('C', '', '2026-02-10', 'granted'))).toEqual([
    'line 2, column "items": extension "A" of 2026-02-01 is about the same invoice, and an invoice is extended once; agree on a plan, or reverse the first if it was a mistake',
  ]);
  expect(await said(row('D', 'INV-1', '2026-02-10', 'granted'))).toEqual([]);
});

test('one that has run out was the one; one that was taken back was none', async () => {
  expect(await said(row('A', 'INV-1', '2026-02-01', 'granted'))).toEqual([]);
  expect(await said(',end,C1,,2026-02-05,,,,,,,A')).toEqual([]);
  expect(await said(row('B', 'INV-1', '2026-06-01', 'granted'))).toHaveLength(1);
  await workspace.reverse('case_fact', 'A', '2026-02-10');
  expect(await said(row('B', 'INV-1', '2026-06-01', 'granted'))).toEqual([]);
});
