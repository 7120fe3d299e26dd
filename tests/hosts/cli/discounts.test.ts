/** Early-payment discounts in the terminal: given with the money, lost when it comes late, open. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bankFile } from '../../harness/bank-files.ts';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('discounts');
afterAll(() => folder.remove());

it('are reported as given, lost or open', async () => {
  const ledger = path.join(folder.path, 'd.duebook');
  const duebook = oneProcess({ ledger });
  const file = (name: string, content: string | Uint8Array): string => {
    const at = path.join(folder.path, name);
    writeFileSync(at, content);
    return at;
  };
  const invoices = file(
    'invoices.csv',
    [
      'invoice,customer,issued_on,due_on,currency,gross,terms',
      'INV-301,C1,2026-11-01,2026-12-01,EUR,100.00,2% 10 days net 30 days',
      'INV-302,C1,2026-11-02,2026-12-02,EUR,300.00,2% 10 days net 30 days',
      'INV-303,C1,2026-11-15,2026-12-15,EUR,200.00,2/10 net 30',
    ].join('\n'),
  );
  const bank = file(
    'bank.xml',
    bankFile({ lines: [{ on: '2026-11-10', amount: '+294.00', text: 'INV-302' }] }),
  );
  await duebook.ok('new', ledger, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES');
  await duebook.ok('import', 'invoices', invoices);
  await duebook.ok('import', 'bank', bank);
  await duebook.ok('match', 'accept', '1');
  const asked = ['discounts', '--from', '2026-11-01', '--to', '2026-11-30'];
  const { discounts, totals } = (await duebook.json(...asked)) as {
    discounts: readonly Record<string, string>[];
    totals: unknown;
  };
  expect(
    discounts.map(({ invoice, state, offered, given, lost, receivedOn }) => [
      invoice,
      state,
      offered,
      given,
      lost,
      receivedOn,
    ]),
  ).toEqual([
    ['INV-303', 'open', '4.00', '0.00', '0.00', null],
    ['INV-302', 'given', '6.00', '6.00', '0.00', '2026-11-10'],
    ['INV-301', 'lost', '2.00', '0.00', '2.00', null],
  ]);
  expect(totals).toEqual([
    {
      currency: 'EUR',
      offered: '12.00',
      given: '6.00',
      lost: '2.00',
      open: '4.00',
      invoices: { given: 1, lost: 1, open: 1 },
    },
  ]);
  expect((await duebook.ok(...asked, '--state', 'lost')).split('\n').slice(0, 5)).toEqual([
    expect.stringMatching(/^Invoice +Customer +Name +Until +Cur\. +Offered +Given +State/),
    expect.stringMatching(/^INV-301 +C1 .* 2026-11-11 +EUR +2\.00 +0\.00 +lost/),
    '',
    expect.stringMatching(/^Cur\. +Offered +Given +Lost +Open/),
    expect.stringMatching(/^EUR +12\.00 +6\.00 +2\.00 +4\.00/),
  ]);
  expect(await duebook.ok(...asked, '--as-of', '2026-11-05', '--state', 'open')).toMatch(
    /^INV-302/m,
  );
});
