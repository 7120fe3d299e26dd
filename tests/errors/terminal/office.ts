/**
 * The office the terminal's gallery works in: one ledger with everything that can be in the way.
 *
 *     C1 overdue, with a letter that was cancelled   C2 no address   C3 an individual   C4 nothing due
 *     batch 1 paid by hand since   batch 2 undone   held.duebook open in another program
 */
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { instantOf, isoDateOf } from '../../../src/domain/dates.ts';
import { recordBankAccount } from '../../../src/ledger/commands/bank/record-bank-account.ts';
import { recordCompany } from '../../../src/ledger/commands/record-company.ts';
import { undoBatch } from '../../../src/ledger/facts/undo.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { oneProcess } from '../../harness/one-process.ts';
import {
  allocation,
  customer,
  invoice,
  makeLedger,
  receipt,
  record,
  recordAsBatch,
} from '../../ledger/fixture.ts';

const LIST = `invoice,customer,issued_on,due_on,currency,gross
N-1,C1,2026-06-01,2026-07-01,EUR,10.00
N-2,C1,2026-06-31,2026-07-01,EUR,10.00
`;

export const NOW = { now: '2026-11-21T10:00:00.000Z' };

export async function makeOffice(folder: string): Promise<void> {
  const at = (name: string): string => path.join(folder, name);
  let now = Date.parse('2026-11-20T09:00:00.000Z');
  const clock = { now: () => instantOf((now += 1000)), today: () => isoDateOf('2026-11-20') };
  const ledger = await makeLedger(at('Flores.duebook'), clock);
  await recordEverything(ledger);
  await ledger.close();

  const duebook = oneProcess({ ...NOW, ledger: at('Flores.duebook') });
  await duebook.ok('letters', 'issue', '--customer', 'C1');
  await duebook.ok('letters', 'cancel', 'L-2026-0001', '--reason', 'paid in cash');

  writeFileSync(at('june.csv'), LIST);
  writeFileSync(at('mapping.json'), '{ "kind": "invoice-list", ');
  writeFileSync(at('tool.pdf'), new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]));
  writeFileSync(at('nothing.pdf'), '');
  writeFileSync(
    at('backwards.json'),
    JSON.stringify({
      steps: [
        { step: 'K11', after: 10 },
        { step: 'K09', after: 15 },
      ],
    }),
  );
  writeFileSync(at('notes.duebook'), 'Dear Sir or Madam,\n');
  copyFileSync(at('Flores.duebook'), at('held.duebook'));
  copyFileSync(at('Flores.duebook'), at('cut-off.duebook'));
  truncateSync(at('cut-off.duebook'), Math.floor(readFileSync(at('Flores.duebook')).length / 2));
}

async function recordEverything(ledger: Ledger): Promise<void> {
  const day = isoDateOf('2026-11-20');
  await ledger.write({ command: 'test.company', actor: 'test', input: {} }, async (tx, scope) => {
    await recordCompany(tx, scope, {
      effectiveOn: day,
      name: 'Flores del Sur',
      address: 'Calle 1\nValencia',
      country: 'ES',
      currency: 'EUR',
      registrationNumber: 'V-1',
      vatNumber: 'ESB12345678',
      contact: 'Marta Ruiz',
      phone: '+34 961 555 010',
      email: 'cobros@flores.example',
      signatory: '',
      signatoryPosition: '',
    });
    await recordBankAccount(tx, scope, {
      bankAccountId: null,
      effectiveOn: day,
      holder: 'Flores del Sur',
      account: 'ES9121000418450200051332',
      bic: '',
      bank: '',
      currency: 'EUR',
      isDefault: true,
    });
  });
  await record(ledger, {
    customers: [
      customer('C1', { name: 'Rosa Ltd', country: 'GB', address: '1 Mill Lane, Sheffield' }),
      customer('C2', { name: 'No Address Ltd' }),
      customer('C3', { name: 'Jane Doe', kind: 'individual', address: '1 High Street, Leeds' }),
      customer('C4', { name: 'Punctual Ltd', address: '2 High Street, Leeds' }),
    ],
    invoices: [
      invoice('I-1', 'C1', '2026-08-01', '2026-08-31', 120_000),
      invoice('I-2', 'C2', '2026-08-01', '2026-08-31', 50_000),
      invoice('I-3', 'C3', '2026-08-01', '2026-08-31', 5_000),
      invoice('I-4', 'C4', '2026-11-01', '2026-12-31', 5_000),
    ],
  });
  await recordAsBatch(ledger, {
    invoices: [invoice('B-1', 'C4', '2026-11-01', '2026-12-31', 10_000)],
  });
  await record(ledger, {
    receipts: [receipt('R-1', 'C4', '2026-11-10', 2_500)],
    allocations: [allocation('R-1', 'B-1', '2026-11-10', 2_500)],
  });
  const second = await recordAsBatch(ledger, {
    invoices: [invoice('B-2', 'C4', '2026-11-01', '2026-12-31', 10_000)],
  });
  await ledger.write({ command: 'test.undo', actor: 'test', input: second }, (tx, scope) =>
    undoBatch(tx, scope, second, 'wrong file'),
  );
}
