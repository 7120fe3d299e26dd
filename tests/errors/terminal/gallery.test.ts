/**
 * Every way the terminal refuses, as a person meets it: the command as typed, the exit status, the
 * one line on standard error. The golden files beside this one are for reading: does each sentence
 * name the thing, the place and what to do? After each, every file of the folder has the bytes it had
 * before. All in one process, and of each kind of refusal some again in a process of their own.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder, terminal } from '../../harness/terminal.ts';
import { fingerprint, masked } from '../sentence.ts';
import { makeOffice, NOW } from './office.ts';

const folder = temporaryFolder('refused');
let holder: ChildProcess | undefined;

beforeAll(async () => {
  await makeOffice(folder.path);
  const program = path.resolve(import.meta.dirname, '../../ledger/second-process.ts');
  const held = path.join(folder.path, 'held.duebook');
  holder = spawn(process.execPath, [program, 'hold', held], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(holder.stdout as NodeJS.ReadableStream, 'data');
});
afterAll(async () => {
  if (holder !== undefined) {
    const gone = once(holder, 'exit');
    holder.kill('SIGKILL');
    await gone;
  }
  folder.remove();
});

/** Words as typed; `@name` stands for that file in the office's folder. */
const USAGE: readonly (readonly [name: string, line: string])[] = [
  ['unknown-command', 'agein'],
  ['unknown-flag', 'aging --colour'],
  ['no-ledger-named', 'aging'],
  ['not-a-date', 'aging --ledger @Flores.duebook --as-of 31.02.2026'],
  ['interest-rate-not-a-rate', 'interest --law ES --principal 100 --due 2026-03-01 --rate 10,5'],
  ['interest-paid-not-a-day', 'interest --law ES --principal 100 --due 2026-03-01 --paid 3000'],
  ['limits-not-days', 'aging --ledger @Flores.duebook --limits 30,a,90'],
  ['buckets-grouping-not-offered', 'buckets --by rep --ledger @Flores.duebook'],
  ['buckets-report-of-one', 'buckets --by country --customer C1 --ledger @Flores.duebook'],
  ['grouping-not-offered', 'aging --ledger @Flores.duebook --by rep'],
  ['format-not-offered', 'aging --ledger @Flores.duebook --format yaml'],
  [
    'discount-state-not-offered',
    'discounts --from 2026-01-01 --state late --ledger @Flores.duebook',
  ],
  ['in-base-of-a-spreadsheet', 'aging --ledger @Flores.duebook --in-base --format xlsx'],
  ['in-base-of-one-currency', 'aging --ledger @Flores.duebook --in-base --currency EUR'],
  ['no-file-named', 'new'],
  ['no-company-named', 'new @new.duebook --currency EUR --country ES'],
  ['not-a-currency', 'new @new.duebook --company F --currency EURO --country ES'],
  ['not-a-country', 'new @new.duebook --company F --currency EUR --country Spain'],
  ['kind-unknown', 'import pictures @june.csv --ledger @Flores.duebook'],
  ['not-a-batch-number', 'undo june.csv --ledger @Flores.duebook'],
  ['letters-for-nobody', 'letters issue --ledger @Flores.duebook'],
  ['delivery-not-offered', 'letters issue --all --delivery pigeon --ledger @Flores.duebook'],
  ['cancel-without-reason', 'letters cancel L-2026-0001 --ledger @Flores.duebook'],
  ['unmerge-not-a-number', 'customer unmerge C9 --reason two --ledger @Flores.duebook'],
  ['merge-undone-without-reason', 'customer unmerge 1 --ledger @Flores.duebook'],
  ['alias-kind-unknown', 'customer alias C1 12345 --add phone --ledger @Flores.duebook'],
  ['alias-not-there', 'customer alias C1 --remove 7 --ledger @Flores.duebook'],
  ['attach-to-nothing', 'attach add @june.csv --ledger @Flores.duebook'],
  ['attach-not-a-number', 'attach get scan.pdf --ledger @Flores.duebook'],
  ['backup-over-a-file', 'backup --ledger @Flores.duebook --out @june.csv'],
  ['restore-over-a-ledger', 'restore @Flores.duebook --to @held.duebook'],
];

const REFUSED: readonly (readonly [name: string, line: string])[] = [
  ['limits-descending', 'aging --ledger @Flores.duebook --limits 60,30'],
  ['known-at-not-a-moment', 'aging --ledger @Flores.duebook --known-at yesterday'],
  ['rates-missing', 'rates show USD --ledger @Flores.duebook'],
  ['rates-of-no-currency', 'rates show DOLLAR --ledger @Flores.duebook'],
  ['rate-of-nothing', 'rates set EUR USD 0.0 --ledger @Flores.duebook'],
  ['rate-not-a-number', 'rates set EUR USD 1,08 --ledger @Flores.duebook'],
  ['rates-file-is-another', 'rates import @june.csv --ledger @Flores.duebook'],
  ['ledger-missing', 'aging --ledger @Flroes.duebook'],
  ['ledger-is-a-text', 'aging --ledger @notes.duebook'],
  ['ledger-cut-off', 'verify --ledger @cut-off.duebook'],
  ['ledger-already-open', 'undo 1 --ledger @held.duebook'],
  ['ledger-exists', 'new @Flores.duebook --company F --currency EUR --country ES'],
  ['folder-missing', 'new @none/F.duebook --company F --currency EUR --country ES'],
  ['out-not-writable', 'aging --ledger @Flores.duebook --format csv --out @none/aging.csv'],
  ['customer-unknown', 'customer C9 --ledger @Flores.duebook'],
  ['merge-unknown', 'customer merge C9 C1 --ledger @Flores.duebook'],
  ['merge-into-itself', 'customer merge C1 C1 --reason one --ledger @Flores.duebook'],
  ['unmerge-unknown', 'customer unmerge 9 --reason two --ledger @Flores.duebook'],
  ['alias-taken', 'customer alias C1 C2 --add code --ledger @Flores.duebook'],
  ['attach-program', 'attach add @tool.pdf --customer C1 --ledger @Flores.duebook'],
  ['attach-empty', 'attach add @nothing.pdf --customer C1 --ledger @Flores.duebook'],
  ['attach-invoice-unknown', 'attach list --invoice I-9 --ledger @Flores.duebook'],
  ['attach-contract-unknown', 'attach list --customer C1 --contract K-9 --ledger @Flores.duebook'],
  ['attach-unknown', 'attach get 9 --ledger @Flores.duebook'],
  ['file-missing', 'import auto @may.csv --ledger @Flores.duebook'],
  ['mapping-unknown', 'import auto @june.csv --mapping sage --ledger @Flores.duebook'],
  ['mapping-broken', 'import auto @june.csv --mapping @mapping.json --ledger @Flores.duebook'],
  ['all-or-nothing', 'import invoices @june.csv --all-or-nothing --ledger @Flores.duebook'],
  ['undo-unknown', 'undo 99 --ledger @Flores.duebook'],
  ['undo-used-since', 'undo 1 --ledger @Flores.duebook'],
  ['undo-twice', 'undo 2 --ledger @Flores.duebook'],
  ['letter-no-address', 'letters issue --customer C2 --ledger @Flores.duebook'],
  ['letter-individual', 'letters issue --customer C3 --level 3 --ledger @Flores.duebook'],
  ['letter-not-overdue', 'letters issue --customer C4 --ledger @Flores.duebook'],
  ['letter-to-nobody-known', 'letters issue --customer C9 --ledger @Flores.duebook'],
  ['letter-cancelled-twice', 'letters cancel L-2026-0001 --reason again --ledger @Flores.duebook'],
  ['letter-unknown', 'letters pdf L-2026-0009 --ledger @Flores.duebook'],
  ['notice-of-no-hold', 'notice hold H-2026-0009 --ledger @Flores.duebook'],
  ['notice-of-no-plan', 'notice plan PL-2026-0009 --ledger @Flores.duebook --as-of 2026-01-31'],
  ['restore-a-text', 'restore @notes.duebook --to @again.duebook'],
  ['restore-cut-off', 'restore @cut-off.duebook --to @again.duebook'],
  ['restore-missing', 'restore @lost.duebook --to @again.duebook'],
  ['policy-not-json', 'policy check @june.csv --ledger @Flores.duebook'],
  ['policy-missing', 'policy check @lost.json --ledger @Flores.duebook'],
  ['policy-backwards', 'policy set @backwards.json --ledger @Flores.duebook'],
  ['policy-simulated', 'simulate @backwards.json --ledger @Flores.duebook'],
  ['interest-rate-missing', 'interest --law ES --principal 100 --due 2026-12-01 --to 2027-01-05'],
  ['interest-law-unknown', 'interest --law EU --principal 100 --due 2026-03-01 --to 2026-04-05'],
  [
    'interest-individual',
    'interest --law ES --principal 100 --due 2026-03-01 --to 2026-04-05 --debtor individual',
  ],
  [
    'interest-contract-without-rate',
    'interest --law CONTRACT --principal 100 --due 2026-03-01 --to 2026-04-05',
  ],
  [
    'interest-multiple-too-high',
    'interest --law CN --principal 100 --due 2026-03-01 --to 2026-04-05 --multiple 1.6',
  ],
  [
    'interest-multiple-of-none',
    'interest --law ES --principal 100 --due 2026-03-01 --to 2026-04-05 --multiple 1.3',
  ],
  [
    'interest-rates-not-a-half-year',
    'interest-rates set ES 2027-02-01 2.5 --source BOE --ledger @Flores.duebook',
  ],
  [
    'interest-rates-neither-near',
    'interest-rates set DE 2027-01-01 6 --source BB --ledger @Flores.duebook',
  ],
  [
    'interest-rates-of-no-law',
    'interest-rates set EU 2027-01-01 2.4 --source ECB --ledger @Flores.duebook',
  ],
  [
    'interest-rates-looked-up-later',
    'interest-rates set ES 2027-01-01 2.4 --source BOE --verified-on 2027-01-02 --ledger @Flores.duebook',
  ],
  ['buckets-of-nobody', 'buckets --customer C99 --ledger @Flores.duebook'],
];

/** The words of a line as the program gets them. */
const argsOf = (line: string): string[] =>
  line
    .split(' ')
    .map((word) => (word.startsWith('@') ? path.join(folder.path, word.slice(1)) : word));

describe.each([
  ['a wrong command line ends with 2', 2, USAGE],
  ['what is refused ends with 1', 1, REFUSED],
])('%s, says why in one line, and leaves every file as it was', (_, status, cases) => {
  const duebook = oneProcess(NOW);

  it.each(cases)('%s', async (name, line) => {
    const before = fingerprint(folder.path);
    const run = await duebook.run(...argsOf(line));
    const typed = `$ duebook ${line.replaceAll('@', '')}`;
    await expect(
      `${typed}\nexit ${run.status}\n${masked(run.out + run.err, folder.path)}`,
    ).toMatchFileSnapshot(`${name}.txt`);
    expect(run.status).toBe(status);
    expect(run.err).toMatch(/^duebook: [a-z_]+: [^\n]+\n$/);
    expect(fingerprint(folder.path)).toEqual(before);
  });
});

it.each([
  'unknown-command',
  'no-ledger-named',
  'delivery-not-offered',
  'ledger-cut-off',
  'ledger-already-open',
  'out-not-writable',
  'file-missing',
  'undo-used-since',
])('%s: a process of its own says the same and ends with the same status', async (name) => {
  const [, line = ''] = [...USAGE, ...REFUSED].find(([each]) => each === name) ?? [];
  const before = fingerprint(folder.path);
  const run = terminal(argsOf(line), NOW);
  expect(run).toEqual(await oneProcess(NOW).run(...argsOf(line)));
  expect(run.status).toBeGreaterThan(0);
  expect(fingerprint(folder.path)).toEqual(before);
});
