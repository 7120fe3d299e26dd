/**
 * A list of a bank that is in the ledger is there already, by whichever rule its lines were told apart: text of
 * columns that nobody mapped was in no key, then in every one (and then a list that had been brought in before came
 * twice), and is in none again.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lineKey, olderLineKeys } from '../../../src/domain/bank/line-identity.ts';
import { connectionOf } from '../../../src/ledger/connection.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ now: '2026-04-02T12:00' });
});
afterEach(async () => {
  await workspace.dispose();
});

const HEADER = 'Date,Amount,Name,Text,Zusatzfeld';
const ROWS = [
  '2026-03-02,100.00,Rosa,Invoice,INV0301',
  '2026-03-02,100.00,Rosa,Invoice,INV0302',
  '2026-03-03,-20.00,Bank,Fee,',
];

async function bring(rows: readonly string[], header = HEADER) {
  const { uploadId, mapping } = await workspace.value('imports.inspect', {
    fileName: 'bank.csv',
    bytes: new TextEncoder().encode([header, ...rows, ''].join('\n')),
    kind: 'bank-list',
  });
  const counts = await workspace.value('imports.preview', { uploadId, mapping });
  if (counts.new > 0) await workspace.value('imports.commit', { previewId: counts.previewId });
  return `${counts.new} new, ${counts.duplicate} there`;
}
const keys = () =>
  workspace.ledger.read(async (db) =>
    connectionOf(db)
      .statement<{ line_key: string }>('select line_key from bank_lines order by id')
      .all()
      .map((row) => row.line_key),
  );
/** The keys as a version wrote them. */
const rewrite = (to: readonly string[]) =>
  workspace.ledger.write({ command: 'test.keys', actor: 'tester', input: {} }, async (tx) => {
    const connection = connectionOf(tx);
    connection.statement('drop trigger bank_lines_no_update').run();
    for (const [index, key] of to.entries())
      connection.statement('update bank_lines set line_key = ? where id = ?').run(key, index + 1);
  });

test('the text of other columns is found by matching, and is in no key', async () => {
  expect(await bring(ROWS)).toBe('3 new, 0 there');
  const { rows } = await workspace.value('bank.lines', { state: 'all' });
  expect(rows.map(({ text }) => text).sort()).toEqual([
    'Fee',
    'Invoice INV0301',
    'Invoice INV0302',
  ]);
  expect(await keys()).toEqual([
    '|2026-03-02|EUR|10000|||invoice|rosa',
    '|2026-03-02|EUR|10000|||invoice|rosa',
    '|2026-03-03|EUR|-2000|||fee|bank',
  ]);
});

test.each<[string, string[]]>([
  [
    'with the text in it',
    [
      '|2026-03-02|EUR|10000|||invoiceinv0301|rosa',
      '|2026-03-02|EUR|10000|||invoiceinv0302|rosa',
      '|2026-03-03|EUR|-2000|||fee|bank',
    ],
  ],
  [
    'of both kinds',
    [
      '|2026-03-02|EUR|10000|||invoice|rosa',
      '|2026-03-02|EUR|10000|||invoiceinv0302|rosa',
      '|2026-03-03|EUR|-2000|||fee|bank',
    ],
  ],
])('a ledger whose keys are %s has the list already', async (_name, old) => {
  await bring(ROWS);
  await rewrite(old);
  expect(await bring(ROWS)).toBe('0 new, 3 there');
  // In another order, with a line more, and with only one of the two that are alike.
  expect(await bring([...ROWS].reverse())).toBe('0 new, 3 there');
  expect(await bring([ROWS[1] ?? '', '2026-03-04,5.00,Sol,New,INV0303'])).toBe('1 new, 1 there');
  expect(await bring([...ROWS, ROWS[0] ?? ''])).toBe('1 new, 3 there');
});

test('a list that comes with a column more is there already', async () => {
  await bring(
    ROWS.map((row) => row.replace(/,[^,]*$/, '')),
    'Date,Amount,Name,Text',
  );
  expect(await bring(ROWS)).toBe('0 new, 3 there');
});

test('files whose text is all their own have one key', () => {
  const made = {
    bookedOn: '2026-03-02',
    currency: 'EUR',
    amountMinor: 100,
    bankReference: '',
    endToEndId: '',
    structuredReference: '',
    text: 'INV-1 ref. 7',
    counterpartyName: 'Rosa',
    counterpartyAccount: '',
  } as Parameters<typeof lineKey>[1];
  expect(olderLineKeys('A', made)).toEqual([]);
  expect(olderLineKeys('A', { ...made, ownText: 'INV-1' })).toEqual([lineKey('A', made)]);
});
