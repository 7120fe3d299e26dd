/** Documents recorded in the terminal, one after the other, and what is open at the end. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('record');
const ledger = path.join(folder.path, 'flores.duebook');
const duebook = oneProcess({ now: '2026-06-30T12:00:00.000Z', ledger });
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
const record = (line: string): Promise<string> => duebook.ok('record', ...words(line));
const refused = async (line: string): Promise<string> =>
  (await duebook.run('record', ...words(line))).err;

beforeAll(async () => {
  const file = path.join(folder.path, 'customers.csv');
  writeFileSync(
    file,
    `customer,name,country,language,currency,tax_id,kind,email,phone,address,terms,credit_limit,governing_law
C1,Dollar Inc,US,en,EUR,,company,,,,30 days,,
`,
  );
  await duebook.ok('new', ledger, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES');
  await duebook.ok('import', 'customers', file);
});
afterAll(() => folder.remove());

it('one after the other', async () => {
  expect(await record('invoice INV-1 1000.00 EUR --customer C1 --on 2026-05-01')).toBe(
    'INV-1 of 1000.00 EUR to C1, due 2026-05-31\n',
  );
  expect(
    await record('debit-note DN-1 5.00 eur --customer C1 --on 2026-06-02 --due 2026-07-02'),
  ).toBe('DN-1 of 5.00 EUR to C1, due 2026-07-02\n');
  expect(
    await refused('invoice INV-2 1.00 EUR --customer C1 --on 2026-05-01 --due 2026-07-31'),
  ).toBe(
    'duebook: due_reason_missing: The terms (30 days) make it due on 2026-05-31; say why it is due on 2026-07-31 instead, or leave the due date out.\n',
  );
  expect(
    await record(
      'receipt 995.00 EUR --customer C1 --oldest --on 2026-06-01 --paid 1080.00 --paid-in USD --rate 0.9215',
    ),
  ).toBe(
    'R-2026-0001 of 995.00 EUR, C1 (1080.00 USD at 0.9215, difference -0.22); 0.00 on account\n',
  );
  expect(
    await record('write-off DN-1 5.00 --kind small_balance --reason "less than a stamp"'),
  ).toBe('W-2026-0001 of 5.00 EUR on DN-1\n');
  expect(await record('credit-note CN-1 25.00 EUR --customer C1 --invoice INV-1')).toBe(
    'CN-1 of 25.00 EUR, C1; 20.00 on account\n',
  );
  expect(await record('refund CN-1 20.00 --credit-note --reason "asked for by letter"')).toBe(
    'RF-2026-0001 of 20.00 EUR out of CN-1\n',
  );
  expect(await refused('refund CN-9 20.00 --credit-note --reason "asked for"')).toBe(
    'duebook: not_found: there is no credit note CN-9 that is not reversed; "duebook customer CODE" lists them\n',
  );
  expect(await record('due INV-1 2026-07-15 --reason "by telephone"')).toBe(
    'INV-1 is due on 2026-07-15\n',
  );
  expect(await refused('write-off INV-1 0.001 --reason rest')).toBe(
    'duebook: usage: 0.001 has more decimals than EUR; round it\n',
  );
  expect(await record('invoice INV-3 10.00 EUR --customer C1 --terms "10th of next month"')).toBe(
    'INV-3 of 10.00 EUR to C1, due 2026-07-10\n',
  );
  expect(await refused('invoice INV-4 10.00 EUR --customer C1 --terms NAA8')).toMatch(
    /^duebook: terms_unknown: .*NAA8/,
  );
  expect(await duebook.ok('verify')).toContain('the ledger holds');
  const aging = (await duebook.json('aging', '--by', 'item')) as {
    rows: { item: string; outstanding: string }[];
  };
  expect(aging.rows.map((row) => [row.item, row.outstanding])).toEqual([['INV-3', '10.00']]);
});

it('small balances: proposed, written off as one, undone as one', async () => {
  await record('invoice S-1 100.00 EUR --customer C1 --on 2026-05-01');
  await record('credit-note CN-S 99.60 EUR --customer C1 --invoice S-1 --on 2026-05-02');
  expect(await record('small-balances 1.00')).toBe(
    `Item  Customer  Name        Due          Gross  Open EUR
S-1   C1        Dollar Inc  2026-05-31  100.00      0.40
`,
  );
  expect(await refused('small-balances 1.00 S-9 --write-off')).toBe(
    'duebook: not_found: S-9 is none of the small balances; the command without an item lists them\n',
  );
  expect(await record('small-balances 1.00 --write-off --reason "less than a stamp"')).toBe(
    'W-2026-0002 of 0.40 EUR on S-1\n',
  );
  expect(await refused('undo-write-off W-2026-0002 W-2026-0009')).toBe(
    'duebook: not_found: Nothing was undone: there is no write-off W-2026-0009; look it up in the list.\n',
  );
  expect(await record('undo-write-off W-2026-0002')).toBe('1 write-off is undone\n');
});

it('takes a case fact back', async () => {
  expect(await record('hold C1 --on 2026-06-02 --key H-1')).toBe('H-1: hold of C1, 2026-06-02\n');
  expect(await refused('reversal H-1 --on 2026-06-01 --reason "of another"')).toBe(
    'duebook: too_early: The case fact H-1 is of 2026-06-02 and cannot be reversed from 2026-06-01; choose 2026-06-02 (as if it never was) or a later day.\n',
  );
  expect(await record('reversal H-1 --on 2026-06-02 --reason "of another"')).toBe(
    'H-1 is reversed from 2026-06-02\n',
  );
  expect(await refused('reversal H-1 --on 2026-06-02 --reason "of another"')).toBe(
    'duebook: already_reversed: The case fact H-1 is reversed already, by itself or with its document; the list of reversals says when and why.\n',
  );
});

it('says with every proposal to write how fresh payments are', async () => {
  const line = ['letters', 'propose', '--customer', 'C1', '--issued-on', '2026-06-30'];
  const proposed = (await duebook.json(...line)) as {
    freshness: unknown;
    rows: { cautions: string[] }[];
  };
  expect(proposed.freshness).toEqual({
    bankTo: null,
    receiptsTo: '2026-06-01',
    listTo: null,
    linesToMatch: 0,
    staleAfterDays: 7,
  });
  const caution =
    'the newest receipt in the ledger is of 2026-06-01, 29 days before the letter; bring in the bank first';
  expect(proposed.rows[0]?.cautions).toEqual([caution]);
  expect(await duebook.ok(...line)).toContain(`  weigh: ${caution}\n`);
});
