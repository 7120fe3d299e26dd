/** Sure ones accepted together in the terminal, and taken back together. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bankFile } from '../../harness/bank-files.ts';
import { temporaryFolder, terminal, terminalOk } from '../../harness/terminal.ts';

const folder = temporaryFolder('match-undo');
afterAll(() => folder.remove());

// Every step is a process of its own; a busy machine takes a second and more for each.
it('several lines are undone as one, or none of them', { timeout: 120_000 }, () => {
  const ledger = path.join(folder.path, 'm.duebook');
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
  terminalOk(['new', ledger, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES']);
  terminalOk(['import', 'invoices', invoices, '--ledger', ledger]);
  terminalOk(['import', 'bank', bank, '--ledger', ledger]);
  const match = (...words: string[]): string[] => ['match', ...words, '--ledger', ledger];
  expect(terminalOk(match('propose', '--accept-sure'))).toContain('2 accepted, 0 left\n');
  expect(terminal(match('undo', '1', '2', '9')).err).toBe(
    'duebook: not_found: There is no bank line 9; its import may have been undone. Look at the list again.\n',
  );
  expect(terminalOk(match('undo', '1', '2'))).toBe('2 lines are open again\n');
  const { rows } = JSON.parse(terminalOk(match('propose', '--sure', '--format', 'json'))) as {
    rows: readonly { line: { lineId: number; left: string } }[];
  };
  expect(rows.map(({ line }) => [line.lineId, line.left])).toEqual([
    [1, '100.00'],
    [2, '300.00'],
  ]);
});
