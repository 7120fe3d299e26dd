/**
 * One bit of a ledger file is another one, as a tired disk or a bad cable leaves it: at each of many
 * seeded offsets. Whatever is asked then is answered, or refused with a sentence that says the file is
 * damaged: never `internal`, never "the disk is full", never an exception. And `verify` names every flip that changes
 * anything that can be read.
 *
 *     FLIPS=3000 npm run -s unit -- flipped-bits      looks longer
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallInput, CallName } from '../../src/contract/api.ts';
import type { VerifyReport } from '../../src/contract/calls/workspace.ts';
import { EMPTY_PROFILE } from '../../src/domain/customers/profile.ts';
import { instantOf } from '../../src/domain/dates.ts';
import { clockOf } from '../../src/engine/clock.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import type { FailureEntry } from '../../src/engine/log.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { handlerOf } from '../../src/services/router.ts';
import { camtFile } from '../e2e/camt-file.ts';
import { seeded } from '../bench/made/seeded.ts';
import { contract } from '../services/contracts/contract-draft.ts';
import { english, inEnglish } from '../harness/english.ts';

const FLIPS = Number(process.env.FLIPS ?? 40);
const SEED = Number(process.env.SEED ?? 20_261_129);
const folder = mkdtempSync(join(tmpdir(), 'duebook-flipped-'));
const clock = clockOf(instantOf(Date.parse('2026-06-30T12:00:00.000Z')));
const log: FailureEntry[] = [];
let whole: Uint8Array;

/** An engine as every host has one, without its thread. */
const engineOn = (ledger: Ledger | null): Engine =>
  createEngine({
    handlerOf,
    clock,
    log: (entry) => log.push(entry),
    emit: () => undefined,
    ledger,
    onWorkspace: () => undefined,
    print: async () => new TextEncoder().encode('%PDF-1.7'),
    newId: () => 'ffffffff-0000',
    host: 'terminal',
    actor: 'ana',
    version: '0.0.0',
    dataFolder: folder,
    earlierFolder: null,
    elapsed: () => 0,
    giveWay: () => Promise.resolve(),
  });

type Asked = { [K in CallName]: readonly [name: K, input: CallInput<K>] }[CallName];
const day = '2026-06-30' as never;
const bank = {
  iban: 'ES9121000418450200051332',
  number: '1',
  from: '2026-06-01',
  to: '2026-06-30',
};

/** A little of everything that a ledger keeps. */
const MADE: readonly Asked[] = [
  ['workspace.create', { company: 'Flores', currency: 'EUR', country: 'ES' }],
  [
    'company.save',
    {
      ...{ name: 'Flores', address: 'Calle 1\nValencia', country: 'ES', currency: 'EUR' },
      ...{ registrationNumber: 'V-1', vatNumber: 'ESB12345678', contact: 'Marta', phone: '+34 1' },
    },
  ],
  ['bankAccounts.save', { holder: 'Flores', account: bank.iban, currency: 'EUR', isDefault: true }],
  ['customers.save', { customer: 'C1', name: 'Rosa Ltd', country: 'GB', address: '1 Mill Lane' }],
  ['customers.save', { customer: 'C2', name: 'Sol SL', country: 'ES', address: 'Calle 2' }],
  ['customers.saveProfile', { customer: 'C1', profile: EMPTY_PROFILE }],
  ['contracts.save', { contract: contract('K-1', 'C1') }],
  [
    'attachments.add',
    {
      target: { kind: 'customer', customer: 'C1' },
      ...{ fileName: 'a.txt', bytes: new TextEncoder().encode('agreed '.repeat(40)) },
    },
  ],
  ...['I-1', 'I-2', 'I-3', 'I-4'].map((invoice, n): Asked => [
    'invoices.record',
    {
      ...{ invoice, customer: n < 3 ? 'C1' : 'C2', issuedOn: `2026-0${n + 1}-01` as never },
      ...{ currency: 'EUR', grossMinor: 10_000 * (n + 1), terms: { kind: 'net_days', days: 10 } },
    },
  ]),
  ['disputes.open', { invoice: 'I-2', openedOn: day, reason: 'broken' }],
  [
    'receipts.record',
    {
      ...{ customer: 'C1', receivedOn: '2026-05-01' as never, currency: 'EUR', amountMinor: 4_000 },
      allocate: 'oldest',
    },
  ],
  ['rates.record', { base: 'EUR', currency: 'USD', on: day, rate: '1.08', source: 'bank' }],
  [
    'letters.issue',
    {
      issuedOn: day,
      letters: [{ customer: 'C1', currency: 'EUR', itemIds: [1] }],
      idempotencyKey: 'key-00000001',
    },
  ],
];

/** What a screen asks for first, and what keeps the ledger safe. */
const ASKED: readonly Asked[] = [
  ['workspace.state', {}],
  ['aging.report', { asOf: day }],
  ['customers.list', { asOf: day }],
  ['customers.get', { asOf: day, customer: 'C1' }],
  ['customers.profile', { customer: 'C1' }],
  ['customers.timeline', { asOf: day, customer: 'C1' }],
  ['contracts.list', {}],
  ['attachments.get', { attachmentId: 1 }],
  ['invoices.list', { asOf: day }],
  ['receipts.list', { asOf: day }],
  ['disputes.list', { asOf: day }],
  ['imports.batches', {}],
  ['bank.lines', {}],
  ['bank.propose', {}],
  ['rates.coverage', {}],
  ['letters.propose', { issuedOn: day }],
  ['letters.list', { asOf: day }],
  ['journal.list', {}],
  ['exchange.export', {}],
  ['workspace.verify', {}],
  ['workspace.backup', {}],
  [
    'receipts.record',
    {
      ...{ customer: 'C2', receivedOn: day, currency: 'EUR', amountMinor: 500 },
      allocate: 'oldest',
    },
  ],
];

beforeAll(async () => {
  const engine = engineOn(null);
  const must = async (name: CallName, input: unknown): Promise<unknown> => {
    const result = await engine.call(name, input, null);
    if (!result.ok)
      throw new Error(`${name}: ${english(result.error.message)} ${String(log.at(-1)?.thrown)}`);
    return result.value;
  };
  for (const [name, input] of MADE) await must(name, input);
  const statement = camtFile({
    ...bank,
    opening: 0,
    lines: [{ on: '2026-06-20', minor: 20_000, payer: 'Rosa Ltd', text: 'I-2' }],
  });
  const { uploadId, mapping } = (await must('imports.inspect', {
    fileName: 'june.xml',
    bytes: new TextEncoder().encode(statement),
  })) as { uploadId: string; mapping: unknown };
  const { previewId } = (await must('imports.preview', { uploadId, mapping })) as {
    previewId: string;
  };
  await must('imports.commit', { previewId });
  whole = ((await must('workspace.backup', {})) as { bytes: Uint8Array }).bytes;
  await engine.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const flipped = (at: number, bit: number): Uint8Array => {
  const bytes = whole.slice();
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes;
};

/**
 * Every row of every table, as whoever opens the file reads it, but `meta`: who made the file and when, which no entry
 * of the journal has.
 */
function rowsIn(bytes: Uint8Array): ReadonlyMap<string, string> {
  const db = new Sqlite(Buffer.from(bytes), { readonly: true });
  try {
    const tables = db
      .prepare<[], string>("select name from sqlite_master where type = 'table' and name <> 'meta'")
      .pluck()
      .all();
    return new Map(
      tables.map((table) => [
        table,
        JSON.stringify(db.prepare(`select * from ${table}`).raw().all()),
      ]),
    );
  } finally {
    db.close();
  }
}

function changedTables(bytes: Uint8Array): readonly string[] {
  const now = rowsIn(bytes);
  return [...rowsIn(whole)]
    .filter(([table, rows]) => now.get(table) !== rows)
    .map(([table]) => table);
}

interface Said {
  readonly call: string;
  readonly code: string;
  readonly message: string;
}

/** What was refused, and whether `verify` found anything, of the file with that bit flipped. */
async function refusals(at: number, bit: number): Promise<readonly Said[]> {
  const path = join(folder, 'flipped.duebook');
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(path + suffix, { force: true });
  writeFileSync(path, flipped(at, bit));
  const opened = await openLedger(path, { mode: 'write', clock, version: '0' });
  if (!opened.ok) return [{ call: 'open', ...inEnglish(opened.error) }];
  const engine = engineOn(opened.value);
  const said: Said[] = [];
  for (const [call, input] of ASKED) {
    const result = await engine.call(call, input, null);
    if (!result.ok) said.push({ call, ...inEnglish(result.error) });
    else if (call === 'workspace.verify')
      for (const { check, message } of (result.value as VerifyReport).findings)
        said.push({ call, code: check, message: english(message) });
  }
  await engine.close();
  return said;
}

/** Never the answer to damage: a bug, another's fault, or words from inside the program. */
const WRONG_CODE = /^(internal|disk_full|ledger_busy|ledger_lost|not_writable)$/;
const WRONG_WORDS = /undefined|\[object|is not a function|busy executing|TypeError|disk is full/;

test(
  'every answer is a fact or a sentence about the damage',
  { timeout: 30_000 + FLIPS * 2_000 },
  async () => {
    const random = seeded(SEED);
    // Where there is something: most of a small ledger is room for more.
    const filled = [...whole.keys()].filter((at) => whole[at] !== 0);
    const wrong: string[] = [];
    const met = new Set<string>();
    for (let n = 0; n < FLIPS; n += 1) {
      const at = filled[random.whole(0, filled.length - 1)] ?? 0;
      const bit = random.whole(0, 7);
      const said = await refusals(at, bit);
      if (!said.some(({ call }) => call === 'open' || call === 'workspace.verify'))
        for (const changed of changedTables(flipped(at, bit)))
          wrong.push(
            `bit ${bit} of byte ${at}: ${changed} is another one, and verify says nothing`,
          );
      for (const { call, code, message } of said) {
        met.add(`${call} ${call === 'workspace.verify' ? '' : code}`);
        if (WRONG_CODE.test(code) || WRONG_WORDS.test(message) || message === '')
          wrong.push(
            `bit ${bit} of byte ${at}: ${call} says ${code}: ${message} (${describe(log.at(-1))})`,
          );
        if (/damaged/.test(code) && !/restore the latest backup/.test(message))
          wrong.push(`bit ${bit} of byte ${at}: ${call} does not say what to do: ${message}`);
      }
    }
    expect(wrong).toEqual([]);
    // The flips of the seed do reach all of these.
    for (const one of ['open not_a_ledger', 'workspace.verify ', 'workspace.backup verify_failed'])
      expect(met).toContain(one);
  },
);

const describe = (entry: FailureEntry | undefined): string =>
  entry?.thrown instanceof Error ? (entry.thrown.stack ?? '').slice(0, 300) : '';
