/** Two programs and one ledger; a program that is killed. With real second processes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import { customer, makeLedger, record, reopen, tempFolder, tickingClock } from './fixture.ts';
import { english } from '../harness/english.ts';

const PROGRAM = fileURLToPath(new URL('./second-process.ts', import.meta.url));

/** Resolves with the first line the program prints. */
function start(
  what: 'hold' | 'import',
  path: string,
): { child: ChildProcess; line: (wanted: string) => Promise<string>; ended: Promise<void> } {
  const child = spawn(process.execPath, [PROGRAM, what, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const waiting: (() => void)[] = [];
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    lines.push(line);
    waiting.splice(0).forEach((wake) => wake());
  });
  const ended = new Promise<void>((resolve) =>
    child.on('exit', () => {
      waiting.splice(0).forEach((wake) => wake());
      resolve();
    }),
  );
  const line = async (wanted: string): Promise<string> => {
    for (;;) {
      const found = lines.find((one) => one.startsWith(wanted));
      if (found !== undefined) return found;
      if (child.exitCode !== null)
        throw new Error(`ended without "${wanted}": ${lines.join('\n')}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return { child, line, ended };
}

async function oneCustomer(): Promise<string> {
  const path = join(tempFolder(), 'Flores.duebook');
  const ledger = await makeLedger(path);
  await record(ledger, { customers: [customer('C1')] });
  await ledger.close();
  return path;
}

test(
  'a second program is told who holds the ledger, may read it, and may write after a kill -9',
  { timeout: 60_000 },
  async () => {
    const path = await oneCustomer();
    const holder = start('hold', path);
    await holder.line('open');

    const refused = await openLedger(path, {
      mode: 'write',
      clock: tickingClock(),
      version: '0.1.0',
    });
    expect(refused.ok ? null : refused.error.code).toBe('ledger_locked');
    expect(refused.ok ? '' : english(refused.error.message)).toMatch(
      new RegExp(
        `already open for writing in Duebook 9\\.9\\.9 \\(process ${holder.child.pid}, since \\d{4}-.*Z\\)\\. Close it there`,
      ),
    );
    const reader = await reopen(path, 'read');
    expect(await reader.read((db) => db.selectFrom('customers').select('code').execute())).toEqual([
      { code: 'C1' },
    ]);
    await reader.close();

    holder.child.kill('SIGKILL');
    await holder.ended;
    const free = await reopen(path);
    await free.close();
  },
);

test(
  'the other way round: we hold it, the second program is told',
  { timeout: 60_000 },
  async () => {
    const path = await oneCustomer();
    const ledger = await reopen(path);
    const second = start('hold', path);
    expect(await second.line('{')).toContain(`process ${process.pid}`);
    await second.ended;
    await ledger.close();
  },
);

test(
  'kill -9 in the middle of an import leaves the ledger as before',
  { timeout: 60_000 },
  async () => {
    const path = await oneCustomer();
    const importer = start('import', path);
    await importer.line('writing');
    importer.child.kill('SIGKILL');
    await importer.ended;

    const ledger = await reopen(path);
    const { invoices, report } = await ledger.read(async (db) => ({
      invoices: await db.selectFrom('invoices').select('number').execute(),
      report: await verifyLedger(db),
    }));
    // Killed after 20,100 of 40,000 rows of one command: none of them is there.
    expect(invoices).toEqual([]);
    expect(report.findings).toEqual([]);
    await ledger.close();
  },
);

test('kill -9 after the command leaves the ledger as after', { timeout: 60_000 }, async () => {
  const path = await oneCustomer();
  const importer = start('import', path);
  await importer.line('written');
  importer.child.kill('SIGKILL');
  await importer.ended;
  const ledger = await reopen(path);
  const { n } = await ledger.read((db) =>
    db
      .selectFrom('invoices')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  );
  expect(n).toBe(40_000);
  await ledger.close();
});
