/** Case facts in the ledger: what counts when, which invoices they dispute, what `verify` sees. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Instant, IsoDate } from '../../src/domain/dates.ts';
import { connectionOf, kyselyOf } from '../../src/ledger/connection.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { reverseFacts } from '../../src/ledger/facts/reverse.ts';
import { caseFacts } from '../../src/ledger/queries/case/case-facts.ts';
import { isDisputedAt } from '../../src/ledger/queries/case/disputed.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import { caseFact, command, customer, day, invoice, record, tempLedger } from './fixture.ts';
import { inEnglish } from '../harness/english.ts';

async function ledgerWith(): Promise<Ledger> {
  const ledger = await tempLedger();
  await record(ledger, {
    customers: [customer('C1'), customer('C2')],
    invoices: [
      invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000),
      invoice('I2', 'C1', '2026-03-10', '2026-04-10', 10_000),
      invoice('I3', 'C2', '2026-01-10', '2026-02-10', 10_000),
    ],
  });
  return ledger;
}

const disputed = (ledger: Ledger, asOf: string, knownAt: Instant | null = null) =>
  ledger.read(async (db) => {
    const moment = { asOf: day(asOf), knownAt };
    const { rows } = await sql<{ number: string }>`
      select i.number from invoices i where ${isDisputedAt('i.id', moment)} order by i.number`.execute(
      kyselyOf(db),
    );
    return rows.map(({ number }) => number).join(' ');
  });
const keys = (ledger: Ledger, asOf: string) =>
  ledger.read(async (db) =>
    (await caseFacts(db, { asOf: day(asOf), knownAt: null, customerIds: [1], kinds: null }))
      .filter(({ isLive }) => isLive)
      .map(({ key, details }) => `${key}${details.state === undefined ? '' : ` ${details.state}`}`)
      .join(', '),
  );

test('an invoice is disputed by a fact about one of its items, or about the whole account', async () => {
  const ledger = await ledgerWith();
  await record(ledger, {
    caseFacts: [
      caseFact('D-1', 'dispute', 'C1', '2026-02-01', { items: [{ invoice: 'I1', position: 1 }] }),
      caseFact('EN-1', 'end', 'C1', '2026-02-20', { about: 'D-1' }),
      caseFact('D-2', 'dispute', 'C1', '2026-03-01'),
    ],
  });
  const days = ['2026-01-31', '2026-02-01', '2026-02-19', '2026-02-20', '2026-03-01', '2026-03-20'];
  expect(await Promise.all(days.map((asOf) => disputed(ledger, asOf)))).toEqual([
    '',
    'I1',
    'I1',
    '',
    // Issued by the day of the dispute: not I2.
    'I1',
    'I1',
  ]);
  const back = (key: string, id: number, on: string) =>
    command(ledger, (tx, scope) =>
      reverseFacts(tx, scope, {
        targets: [{ kind: 'case_fact', id }],
        effectiveOn: day(on),
        reason: key,
      }),
    );
  await back('EN-1', 2, '2026-02-25');
  await back('D-2', 3, '2026-03-05');
  expect(await Promise.all(days.map((asOf) => disputed(ledger, asOf)))).toEqual([
    '',
    'I1',
    'I1',
    '',
    'I1',
    'I1',
  ]);
  // Known before its end was taken back, D-1 is ended on that day.
  const before = await ledger.read((db) =>
    db.selectFrom('case_facts').select('recorded_at').limit(1).executeTakeFirstOrThrow(),
  );
  expect(await disputed(ledger, '2026-02-25', before.recorded_at)).toBe('');
  expect(await disputed(ledger, '2026-02-25')).toBe('I1');
  await back('D-1', 1, '2026-02-01');
  expect(await disputed(ledger, '2026-03-20')).toBe('');
});

test('begun, expired, ended, in its newest version', async () => {
  const ledger = await ledgerWith();
  const until = (on: string): { until: IsoDate } => ({ until: day(on) });
  await record(ledger, {
    caseFacts: [
      caseFact('H-1', 'hold', 'C1', '2026-02-01'),
      caseFact('SN-1', 'snooze', 'C1', '2026-02-01', until('2026-02-03')),
      caseFact('OV-1', 'override', 'C1', '2026-01-01', { details: { bucket: 'bad' } }),
      caseFact('RE-1', 'reason', 'C1', '2026-02-01', { details: { code: 'X01' } }),
      caseFact('RE-1', 'reason', 'C1', '2026-02-04', {
        details: { code: 'X01', state: 'verified' },
      }),
      caseFact('EN-1', 'end', 'C1', '2026-02-05', { about: 'H-1' }),
    ],
  });
  expect(await keys(ledger, '2026-02-03')).toBe('H-1, SN-1, OV-1, RE-1');
  expect(await keys(ledger, '2026-02-04')).toBe('H-1, OV-1, RE-1 verified');
  expect(await keys(ledger, '2026-02-05')).toBe('OV-1, RE-1 verified');
  // Ninety days from 1 January: the last is 1 April.
  expect(await keys(ledger, '2026-04-01')).toBe('OV-1, RE-1 verified');
  expect(await keys(ledger, '2026-04-02')).toBe('RE-1 verified');
});

test.each<[string, string]>([
  ["update case_facts set kind = 'rumour'", 'is of the kind rumour'],
  ['update case_facts set details = \'{"level":"total"}\'', 'level "total" is not hold'],
  ["update case_facts set until_on = '2026-09-01'", 'is a hold with a second day'],
  ["update case_facts set kind = 'limit'", 'is a limit without its amount'],
  ["update case_facts set kind = 'end'", 'is an end of nothing'],
])('verify reads every row: %s', async (damage, finding) => {
  const ledger = await ledgerWith();
  await record(ledger, { caseFacts: [caseFact('H-1', 'hold', 'C1', '2026-02-01')] });
  expect((await ledger.read((db) => verifyLedger(db))).findings).toEqual([]);
  await command(ledger, (tx) => {
    const { db } = connectionOf(tx);
    db.exec('drop trigger case_facts_no_update');
    db.exec(damage);
  });
  const { findings } = await ledger.read((db) => verifyLedger(db));
  expect(JSON.stringify(inEnglish(findings)).replaceAll('\\', '')).toContain(finding);
});
