/** Rates in the terminal, and the aging in the company's currency that rests on them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('rates');
const at = (name: string): string => path.join(folder.path, name);
const ledger = at('flores.duebook');
const { ok, json } = oneProcess({ now: '2026-06-30T12:00:00.000Z', ledger });

const CUSTOMERS = `customer,name,country,language,currency,tax_id,kind,email,phone,address,terms,credit_limit,governing_law
C1,Dollar Inc,US,en,USD,,company,,,,,,
`;
const INVOICES = `invoice,customer,issued_on,due_on,currency,gross,instalment,po,rep
I-1,C1,2026-04-01,2026-05-01,EUR,100.00,,,
I-2,C1,2026-05-01,2026-07-31,USD,0.01,,,
I-3,C1,2026-05-01,2026-07-31,USD,0.01,,,
`;
const ECB = `Date, USD, JPY, 
2026-06-29, 2.0000, 160.00, 
2026-06-26, 1.9000, N/A, 
`;

beforeAll(async () => {
  writeFileSync(at('customers.csv'), CUSTOMERS);
  writeFileSync(at('invoices.csv'), INVOICES);
  writeFileSync(at('eurofxref-hist.csv'), ECB);
  await ok('new', ledger, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES');
  for (const kind of ['customers', 'invoices']) await ok('import', kind, at(`${kind}.csv`));
});
afterAll(() => folder.remove());

it('imports the file of the ECB, lists, shows, corrects, and adds up in base', async () => {
  expect(await ok('rates', 'list')).toBe(
    'no rates yet; bring them in with "duebook rates import FILE"\n',
  );
  expect(await json('rates', 'import', at('eurofxref-hist.csv'))).toMatchObject({
    kind: 'rates',
    batch: 3,
    facts: { rates: 3 },
  });
  expect(await ok('rates', 'list')).toBe(
    [
      'Currency  Base  From        To          Days  Newest  Source  Used',
      'USD       EUR   2026-06-26  2026-06-29     2  2.0000  ECB     yes',
      '1 more that no document is in; --all lists them',
      '',
    ].join('\n'),
  );
  expect(await json('rates', 'list')).toMatchObject({
    rates: [
      { base: 'EUR', currency: 'JPY', days: 1, isUsed: false },
      { base: 'EUR', currency: 'USD', days: 2, rate: '2.0000', isUsed: true },
    ],
  });
  expect(await ok('rates', 'show', 'usd', '--on', '2026-06-28')).toBe(
    '1 USD = 0.5263157895 EUR on 2026-06-28, by the rate of 2026-06-26 (ECB)\n',
  );
  expect(await json('rates', 'show', 'EUR', '--in', 'JPY')).toEqual({
    from: 'EUR',
    to: 'JPY',
    on: '2026-06-30',
    rate: '160',
    rateOn: '2026-06-29',
    source: 'ECB',
  });

  const table = await ok('aging', '--in-base');
  expect(table.split('\n').slice(-6)).toEqual([
    '',
    'all in EUR  not due  1-30   31-60  61-90   91+  Overdue    %  Outstanding  On account     Net',
    'TOTAL          0.02  0.00  100.00   0.00  0.00   100.00  100       100.02        0.00  100.02',
    '',
    '1 USD = 0.5 EUR of 2026-06-29 (ECB): 0.02 USD outstanding are 0.02 EUR',
    '',
  ]);
  expect(await json('aging', '--in-base')).toMatchObject({
    totals: [{ currency: 'EUR' }, { currency: 'USD' }],
    base: {
      currency: 'EUR',
      amounts: { not_due: '0.02', '1-30': '0.00', '31-60': '100.00' },
      outstanding: '100.02',
      onAccount: '0.00',
      net: '100.02',
      rates: [
        {
          currency: 'USD',
          rate: '0.5',
          rateOn: '2026-06-29',
          source: 'ECB',
          outstanding: '0.02',
          base: '0.02',
        },
      ],
    },
  });

  expect(await ok(...['rates', 'set', 'EUR', 'USD', '1.0000', '--on', '2026-06-30'])).toBe(
    '1 EUR = 1.0000 USD of 2026-06-30 (entered by hand)\n',
  );
  expect(await json('aging', '--in-base')).toMatchObject({ base: { outstanding: '100.02' } });
});
