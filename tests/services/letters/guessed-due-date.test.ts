/** An invoice whose document names no due date is in no letter by itself, until somebody looks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { bytesOf, ubl } from '../../formats/in/einvoice/invented.ts';
import { english } from '../../harness/english.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
const TODAY = day('2026-03-20');

beforeAll(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-20T09:00');
  for (const [number, terms] of [
    ['E-1', 'as agreed'],
    ['E-2', 'Bitte innerhalb von 14 Tagen zahlen'],
  ] as const) {
    const inspection = await workspace.value('imports.inspect', {
      fileName: `${number}.xml`,
      bytes: bytesOf(ubl({ number, due: null, terms })),
      kind: 'auto',
    });
    const { uploadId, mapping } = inspection;
    const { previewId } = await workspace.value('imports.preview', { uploadId, mapping });
    await workspace.value('imports.commit', { previewId, allOrNothing: true });
  }
});
afterAll(() => workspace.dispose());

const proposed = async () => {
  const candidates = await workspace.value('letters.propose', { issuedOn: TODAY });
  return candidates.flatMap(({ items }) =>
    items.map(({ item, included, because }) => [item, included, because]),
  );
};

test('it waits with its reason, and may be demanded once its date is changed', async () => {
  expect(await proposed()).toEqual([
    [
      'E-1',
      false,
      'its document names no due date that could be read, and 2026-01-31 is a guess: please check',
    ],
    ['E-2', true, '34 days past due'],
  ]);
  const found = await workspace.value('invoices.get', {
    invoice: 'E-1',
    asOf: TODAY,
    knownAt: null,
  });
  expect(english(found.due.because ?? '')).toBe(
    'a guess, because the document names no due date that could be read: please check',
  );
  await workspace.value('invoices.changeDue', {
    itemId: found.items[0]?.itemId ?? 0,
    dueOn: day('2026-02-10'),
    reason: 'as on the paper',
  });
  expect(await proposed()).toEqual([
    ['E-1', true, '38 days past due'],
    ['E-2', true, '34 days past due'],
  ]);
});
