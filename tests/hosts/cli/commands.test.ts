/**
 * The terminal as a script sees it: forms, exit status, one line of error, files in and out. Where a
 * process of its own is the point, `terminal` starts one; the rest runs here (`one-process.ts`).
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder, terminal, terminalOk } from '../../harness/terminal.ts';
import { recordFiveAndBeKilled } from '../../ledger/killed-program.ts';

// A process of its own takes a second and more; on a busy machine ten.
vi.setConfig({ testTimeout: 90_000 });

const folder = temporaryFolder('commands');
const at = (name: string): string => path.join(folder.path, name);
const ledger = at('flores.duebook');
const NOW = { now: '2026-06-30T12:00:00.000Z' };
const { run, ok } = oneProcess(NOW);

const CUSTOMERS = `customer,name,country,language,currency,tax_id,kind,email,phone,address,terms,credit_limit,governing_law
0042,"=HYPERLINK(""http://evil.example"")",DE,de,EUR,,company,a@b.example,,"Hauptstr. 1
10115 Berlin",30 days,5000.00,
C2,花之韵有限公司,CN,zh,CNY,,company,,,,,,
`;
const INVOICES = `invoice,customer,issued_on,due_on,currency,gross,instalment,po,rep
0007,0042,2026-04-01,2026-05-01,EUR,700.00,,PO 1,Ana
0008,0042,2026-05-01,2026-06-30,EUR,600.00,1,,
0008,0042,2026-05-01,2026-07-31,EUR,600.00,2,,
A9,C2,2026-01-01,2026-01-31,CNY,310.00,,,
`;
const RECEIPTS = `receipt,customer,received_on,currency,amount,invoice,reference
R1,0042,2026-06-01,EUR,100.00,0007,
R2,0042,2026-06-02,EUR,50.00,,on account
`;

beforeAll(async () => {
  writeFileSync(at('customers.csv'), CUSTOMERS);
  writeFileSync(at('invoices.csv'), INVOICES);
  writeFileSync(at('receipts.csv'), RECEIPTS);
  await ok('new', ledger, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES');
  for (const kind of ['customers', 'invoices', 'receipts'])
    await ok('import', kind, at(`${kind}.csv`), '--ledger', ledger);
}, 120_000);
afterAll(() => folder.remove());

describe('a wrong command line ends with 2 and one line', () => {
  it.each([
    [
      ['gibberish'],
      'duebook: usage: unknown command \'gibberish\'; "duebook --help" lists what there is\n',
    ],
    [
      ['aging', '--colour'],
      'duebook: usage: unknown option \'--colour\'; "duebook aging --help" lists what there is\n',
    ],
    [['aging'], 'duebook: usage: name a ledger with --ledger FILE, or in DUEBOOK_LEDGER\n'],
    [
      ['aging', '--ledger', 'x', '--as-of', '31.02.2026'],
      'duebook: usage: --as-of 31.02.2026 is not a date; dates are written YYYY-MM-DD\n',
    ],
    [
      ['aging', '--ledger', 'x', '--format', 'yaml'],
      'duebook: usage: --format yaml is not offered here; choose table, json, csv, xlsx, pdf\n',
    ],
    [
      ['new', 'x', '--company', 'F', '--currency', 'EURO', '--country', 'ES'],
      'duebook: usage: --currency EURO is not a currency code (three letters, like EUR)\n',
    ],
    [
      ['import', 'pictures', 'x'],
      'duebook: usage: "pictures" is not a kind of file; choose customers, invoices, credit-notes, receipts, allocations, case-facts, orders, invoice-list, customer-list, bank-list, bank, einvoice, rates, auto\n',
    ],
  ])('%j', async (args, line) => {
    expect(await run(...args)).toEqual({ status: 2, out: '', err: line });
  });
});

describe('what is refused ends with 1', () => {
  it('as a line, and as JSON too when JSON was asked for', () => {
    const { status, out, err } = terminal(
      ['customer', 'C9', '--ledger', ledger, '--format', 'json'],
      NOW,
    );
    expect(status).toBe(1);
    expect(err).toMatch(/^duebook: not_found: .*C9.*\n$/);
    const { error } = JSON.parse(out) as { error: { code: string; message: string } };
    expect(error.code).toBe('not_found');
    expect(err).toBe(`duebook: not_found: ${error.message}\n`);
  });

  it('a second ledger of the same name', async () => {
    const again = ['new', ledger, '--company', 'F', '--currency', 'EUR', '--country', 'ES'];
    const { status, err } = await run(...again);
    expect([status, err.split(':')[1]]).toEqual([1, ' file_exists']);
  });

  it('rows that cannot be read, with every finding on the screen', async () => {
    writeFileSync(
      at('bad.csv'),
      'invoice,customer,issued_on,due_on,currency,gross\nB1,0042,2026-02-31,2026-03-31,EUR,1.00\n',
    );
    const { status, out, err } = await run('import', 'invoices', at('bad.csv'), '--ledger', ledger);
    expect(status).toBe(1);
    expect(out).toContain('1 read, 0 new, 0 duplicate, 1 refused');
    expect(out).toMatch(/refused: line 2, column "issued_on": /);
    expect(err).toMatch(/^duebook: rows_refused: 1 of 1 rows/);
  });
});

describe('aging', () => {
  const aging = async (...extra: readonly string[]) =>
    JSON.parse(await ok('aging', '--ledger', ledger, '--format', 'json', ...extra)) as {
      asOf: string;
      rows: readonly { customer: string; item?: string; outstanding: string; onAccount: string }[];
    };

  it('is as of today when nothing is said, and keeps codes as text', async () => {
    const { asOf, rows } = await aging();
    expect(asOf).toBe('2026-06-30');
    expect(rows.map((row) => [row.customer, row.outstanding, row.onAccount])).toEqual([
      // Our own currency first.
      ['0042', '1800.00', '50.00'],
      ['C2', '310.00', '0.00'],
    ]);
  });

  it('reads right in a table', async () => {
    const text = await ok('aging', '--ledger', ledger, '--limits', '30,60');
    expect(text).toContain('aging as of 2026-06-30, by due date; due that day is not overdue');
    expect(text).toMatch(/0042 +=HYPERLINK\("http:\/\/evil\.example"\) +EUR +1200\.00/);
    expect(text).toMatch(
      /ledger EUR 1750\.00, report 1750\.00 \(1800\.00 less 50\.00 on account\), difference 0\.00/,
    );
  });

  it('narrows to what is searched for, in every format, and proves all of it', async () => {
    const text = await ok('aging', '--ledger', ledger, '--search', 'c2');
    expect(text).toContain('only rows with “c2”');
    expect(text).not.toContain('0042');
    expect(text).toContain('The proof is of all rows, also of those that the filter leaves out.');
    expect(text).toMatch(
      /ledger EUR 1750\.00, report 1750\.00 \(1800\.00 less 50\.00 on account\)/,
    );
    expect((await aging('--search', 'C2')).rows.map((row) => row.customer)).toEqual(['C2']);
    expect(await ok('aging', '--ledger', ledger, '--search', 'nobody')).toContain(
      'No row has “nobody” in its name, code or country.',
    );
    const both = await run('aging', '--ledger', ledger, '--in-base', '--search', 'c2');
    expect(both.err).toContain('leave out --search');
  });

  it('fits 120 columns', async () => {
    const text = await ok('aging', '--ledger', ledger, '--limits', '7,30,60,90');
    for (const line of text.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(120);
  });

  it('goes to a file, whole', async () => {
    terminalOk(['aging', '--ledger', ledger, '--format', 'xlsx', '--out', at('aging.xlsx')], NOW);
    expect(readFileSync(at('aging.xlsx')).subarray(0, 2).toString()).toBe('PK');
    const nowhere = await run(
      ...['aging', '--ledger', ledger, '--format', 'csv', '--out', at('no/such/a.csv')],
    );
    expect([nowhere.status, nowhere.err.split(':')[1]]).toEqual([1, ' not_writable']);
  });
});

describe('import', () => {
  it('records nothing in a dry run', async () => {
    writeFileSync(
      at('more.csv'),
      'invoice,customer,issued_on,due_on,currency,gross\nN1,0042,2026-06-01,2026-07-01,EUR,1.00\n',
    );
    const dry = ['import', 'invoices', at('more.csv'), '--ledger', ledger, '--dry-run'];
    const told = JSON.parse(await ok(...dry, '--format', 'json')) as {
      batch: number | null;
      new: number;
    };
    expect(told).toMatchObject({ batch: null, new: 1, dryRun: true });
    const detail = await ok('customer', '0042', '--ledger', ledger);
    expect(detail).not.toContain('N1');
  });

  it('is undone by its number', async () => {
    const { batch } = JSON.parse(
      await ok('import', 'invoices', at('more.csv'), '--ledger', ledger, '--format', 'json'),
    ) as {
      batch: number;
    };
    expect(await ok('customer', '0042', '--ledger', ledger)).toContain('N1');
    expect(await ok('undo', String(batch), '--ledger', ledger)).toBe(
      `batch ${batch} (more.csv) is undone\n`,
    );
    expect(await ok('customer', '0042', '--ledger', ledger)).not.toContain('N1');
  });
});

it('export gives files that make the same ledger again, formulas and all', async () => {
  const out = at('exchange');
  await ok('export', '--ledger', ledger, '--out', out);
  expect(readFileSync(path.join(out, 'customers.csv'), 'utf8')).toContain(
    '0042,"=HYPERLINK(""http://evil.example"")",DE',
  );
  expect(readFileSync(path.join(out, 'invoices.csv'), 'utf8').split('\r\n')[0]).toMatch(/,rep$/);
  const copy = at('copy.duebook');
  await ok('new', copy, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES');
  for (const kind of ['customers', 'invoices', 'credit-notes', 'receipts', 'allocations']) {
    // A kind without facts has a header only, which an import refuses as a file without rows.
    const rows =
      readFileSync(path.join(out, `${kind}.csv`), 'utf8')
        .trimEnd()
        .split('\r\n').length - 1;
    if (rows > 0) await ok('import', kind, path.join(out, `${kind}.csv`), '--ledger', copy);
  }
  const aged = (file: string): Promise<string> =>
    ok('aging', '--ledger', file, '--by', 'item', '--format', 'json');
  expect(await aged(copy)).toBe(await aged(ledger));
}, 120_000);

it('a backup is a ledger again, and nothing is written over', async () => {
  const backup = at('backup.duebook');
  await ok('backup', '--ledger', ledger, '--out', backup);
  expect((await run('backup', '--ledger', ledger, '--out', backup)).status).toBe(2);
  mkdirSync(at('elsewhere'));
  await ok('restore', backup, '--to', at('elsewhere/again.duebook'));
  expect(await ok('verify', '--ledger', at('elsewhere/again.duebook'))).toMatch(
    /the ledger holds\n$/,
  );
  const anchor = /^anchor (\S+) /m.exec(await ok('verify', '--ledger', backup))?.[1] ?? '';
  expect(await ok('verify', '--ledger', ledger, '--anchor', anchor)).toMatch(
    /^the ledger agrees with the anchor: up to entry \d+ \(.*\) it is what it was; 0 later/m,
  );
  const other = await run('verify', '--ledger', ledger, '--anchor', anchor.replace(/-./, '-z'));
  expect([other.status, /is not an anchor/.test(other.out)]).toEqual([1, true]);
  // The name that was given, whatever it is; not one made of it.
  for (const name of ['Our books (2026).duebook', 'again.db']) {
    await ok('restore', backup, '--to', at(`elsewhere/${name}`));
    expect(readdirSync(at('elsewhere'))).toContain(name);
    expect((await run('restore', backup, '--to', at(`elsewhere/${name}`))).status).toBe(2);
  }
  const refused = await run('restore', at('customers.csv'), '--to', at('elsewhere/no.duebook'));
  expect([refused.status, refused.err.split(':')[1]]).toEqual([1, ' not_a_ledger']);
  expect(existsSync(at('elsewhere/no.duebook'))).toBe(false);
});

it('a ledger whose program was killed is restored with its last commands, or not in silence', async () => {
  const killed = at('killed.duebook');
  copyFileSync(ledger, killed);
  await recordFiveAndBeKilled(killed);
  const restore = (to: string): readonly string[] => ['restore', killed, '--to', at(to)];
  const whole = terminal(restore('whole.duebook'), NOW);
  expect([whole.err, whole.out].join('')).toContain(': Flores, 7 customers, 3 invoices');

  rmSync(`${killed}-shm`);
  truncateSync(`${killed}-wal`, 20);
  const refused = await run(...restore('part.duebook'));
  expect([refused.status, refused.err.split(':')[1]]).toEqual([1, ' log_missing']);
  expect(refused.err).toContain('under a new name and accept the loss (--accept-loss).');
  const accepted = await run(...restore('part.duebook'), '--accept-loss');
  expect(accepted.out).toContain(': Flores, 2 customers, 3 invoices');
});
