/** Sure ones accepted together in the terminal, and taken back together. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bankFile } from '../../harness/bank-files.ts';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('match-undo');
afterAll(() => folder.remove());

it('several lines are undone as one, or none of them', async () => {
  const ledger = path.join(folder.path, 'm.duebook');
  const duebook = oneProcess({ ledger });
  const file = (name: string, content: string | Uint8Array): string => {
    const at = path.join(folder.path, name);
    writeFileSync(at, content);
    return at;
  };
  const invoices = file(
    'invoices.csv',
    [
      'invoice,customer,issued_on,due_on,currency,gross',
      'INV-301,C1,2026-01-01,2026-02-01,EUR,100.00',
      'INV-302,C2,2026-01-02,2026-02-02,EUR,300.00',
    ].join('\n'),
  );
  const bank = file(
    'bank.xml',
    bankFile({
      lines: [
        { on: '2026-02-10', amount: '+100.00', name: 'One', text: 'INV-301' },
        { on: '2026-02-11', amount: '+300.00', name: 'Two', text: 'INV-302' },
      ],
    }),
  );
  await duebook.ok('new', ledger, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES');
  await duebook.ok('import', 'invoices', invoices);
  await duebook.ok('import', 'bank', bank);
  expect(await duebook.ok('match', 'propose', '--accept-sure')).toContain('2 accepted, 0 left\n');
  expect((await duebook.run('match', 'undo', '1', '2', '9')).err).toBe(
    'duebook: not_found: There is no bank line 9; its import may have been undone. Look at the list again.\n',
  );
  expect(await duebook.ok('match', 'undo', '1', '2')).toBe('2 lines are open again\n');
  const { rows } = (await duebook.json('match', 'propose', '--sure')) as {
    rows: readonly { line: { lineId: number; left: string } }[];
  };
  expect(rows.map(({ line }) => [line.lineId, line.left])).toEqual([
    [1, '100.00'],
    [2, '300.00'],
  ]);
});
