/** The stream as a whole: order, pages, filters, what was taken back, merged customers, and its plans. */
import type { RawBuilder } from 'kysely';
import { describe, expect, test } from 'vitest';
import { TIMELINE_KINDS, type TimelineKind } from '../../../src/domain/facts/kinds.ts';
import { undoBankMatches } from '../../../src/ledger/commands/bank/undo-bank-matches.ts';
import {
  mergeCustomers,
  unmergeCustomers,
} from '../../../src/ledger/commands/customers/merge-customers.ts';
import { changeDue } from '../../../src/ledger/commands/facts/change-due.ts';
import { connectionOf, kyselyOf } from '../../../src/ledger/connection.ts';
import type { ReadDb } from '../../../src/ledger/handles.ts';
import {
  countSql,
  keysSql,
  scopeOf,
  tellingSql,
  type TimelineRow,
} from '../../../src/ledger/queries/customers/timeline/timeline.ts';
import {
  allocation,
  command,
  customer,
  day,
  invoice,
  receipt,
  record,
  refund,
  writeOff,
} from '../fixture.ts';
import {
  at,
  contract,
  letter,
  paper,
  QUERY,
  read,
  returnReceipt,
  reverse,
  story,
} from './story.ts';

const brief = (rows: readonly TimelineRow[]) =>
  rows.map((row) => `${row.effectiveOn} ${row.kind} ${row.reference}${row.reversed ? ' -' : ''}`);

/** A year with something of almost everything. */
async function year() {
  const told = await story();
  const { ledger } = told;
  await record(ledger, {
    allocations: [allocation('R1', 'I1', '2026-02-01', 3_000)],
    refunds: [refund('F1', 'R1', '2026-02-03', 500)],
    writeOffs: [writeOff('W-1', 'I1', '2026-02-04', 320)],
    disputes: [{ invoice: 'I1', openedOn: day('2026-02-05'), reason: 'broken' }],
  });
  await letter(ledger);
  await contract(ledger, '2026-03-02', { us: '2026-03-01', them: '2026-03-02' });
  await paper(ledger, { kind: 'customer', customerId: 1 }, 'register.pdf');
  await command(ledger, (tx, scope) =>
    changeDue(tx, scope, { itemId: 1, dueOn: day('2026-02-28'), reason: 'agreed' }),
  );
  await reverse(ledger, 'write_off', 1, '2026-04-01', 'they paid');
  return told;
}

describe('order and pages', () => {
  test('newest first; of one day what was recorded later, of one command what comes later', async () => {
    const { ledger } = await year();
    expect(brief((await read(ledger)).rows)).toEqual([
      '2026-06-01 due_changed I1',
      '2026-06-01 paper register.pdf',
      '2026-04-01 write_off_reversed I1',
      '2026-03-02 contract_signed K-1',
      '2026-03-02 contract K-1',
      '2026-03-01 letter L-2026-0001',
      '2026-02-05 dispute I1',
      '2026-02-04 write_off I1 -',
      '2026-02-03 refund F1',
      '2026-02-01 allocation I1',
      '2026-02-01 receipt R1',
      '2026-01-10 invoice I1',
      '2026-01-01 customer ',
    ]);
  });

  test('pages one after the other are the stream, without a gap and without a repetition', async () => {
    const { ledger } = await story();
    // Sixty of one command on three days: nothing but their ids tells them apart.
    const numbers = Array.from({ length: 60 }, (_, at) => String(at).padStart(2, '0'));
    await record(ledger, {
      invoices: numbers.map((at, index) =>
        invoice(`P${at}`, 'C1', `2026-03-0${1 + (index % 3)}`, '2026-04-01', 100),
      ),
      receipts: numbers.map((at) => receipt(`Q${at}`, 'C1', '2026-03-02', 100)),
    });
    const whole = await read(ledger);
    expect(whole.total).toBe(123);
    expect(whole.rows).toHaveLength(123);
    const paged: TimelineRow[] = [];
    for (let offset = 0; offset < whole.total; offset += 7) {
      const page = await read(ledger, { offset, limit: 7 });
      expect(page.total).toBe(123);
      paged.push(...page.rows);
    }
    expect(paged).toEqual(whole.rows);
    expect(new Set(paged.map((row) => `${row.kind} ${row.id}`)).size).toBe(123);
  });

  test('each kind alone adds up to the whole', async () => {
    const { ledger } = await year();
    const whole = await read(ledger);
    const alone: string[] = [];
    for (const kind of TIMELINE_KINDS) {
      const { total, rows } = await read(ledger, { kinds: [kind] });
      expect(rows.every((row) => row.kind === kind)).toBe(true);
      expect(total).toBe(rows.length);
      alone.push(...brief(rows));
    }
    expect(alone.sort()).toEqual(brief(whole.rows).sort());
  });

  test.each<[string, readonly string[]]>([
    ['w-1', ['2026-04-01 write_off_reversed I1', '2026-02-04 write_off I1 -']],
    ['PAID TWICE', ['2026-02-03 refund F1']],
    ['4711', ['2026-02-01 receipt R1']],
    ['2026-02-28', ['2026-06-01 due_changed I1']],
    ['frame', ['2026-03-02 contract_signed K-1', '2026-03-02 contract K-1']],
    ['100%', []],
  ])('a search for %s', async (search, found) => {
    const { ledger } = await year();
    const { total, rows } = await read(ledger, { search });
    expect(brief(rows)).toEqual(found);
    expect(total).toBe(found.length);
  });
});

describe('what was taken back', () => {
  test('stays, marked from the day of the correction on, with the correction above it', async () => {
    const { ledger } = await story();
    await record(ledger, { allocations: [allocation('R1', 'I1', '2026-02-02', 3_000)] });
    await reverse(ledger, 'receipt', 1, '2026-04-01', 'entered twice');
    expect(brief((await read(ledger)).rows)).toEqual([
      '2026-04-01 reversal R1',
      '2026-02-02 allocation I1 -',
      '2026-02-01 receipt R1 -',
      '2026-01-10 invoice I1',
      '2026-01-01 customer ',
    ]);
    expect(brief((await read(ledger, { asOf: day('2026-03-31') })).rows)).toEqual([
      '2026-02-02 allocation I1',
      '2026-02-01 receipt R1',
      '2026-01-10 invoice I1',
      '2026-01-01 customer ',
    ]);
  });

  test('a return by the bank is told once, and its undoing too', async () => {
    const { ledger } = await story();
    await returnReceipt(ledger, '2026-02-20');
    expect(brief((await read(ledger)).rows).slice(0, 2)).toEqual([
      '2026-02-20 receipt_returned R1',
      '2026-02-01 receipt R1 -',
    ]);
    const undone = await command(ledger, (tx, scope) =>
      undoBankMatches(tx, scope, [1], { reason: 'another customer' }),
    );
    expect(undone.ok).toBe(true);
    const { rows } = await read(ledger);
    expect(brief(rows).slice(0, 4)).toEqual([
      '2026-02-20 reversal R1',
      '2026-02-20 receipt R1',
      '2026-02-20 receipt_returned R1 -',
      '2026-02-01 receipt R1 -',
    ]);
    expect(rows[0]).toMatchObject({ about: 'return', note: 'another customer' });
  });

  test('a due date moved twice says each time from where', async () => {
    const { ledger } = await story();
    for (const dueOn of ['2026-02-28', '2026-03-15'])
      await command(ledger, (tx, scope) =>
        changeDue(tx, scope, { itemId: 1, dueOn: day(dueOn), reason: 'agreed' }),
      );
    const { rows } = await read(ledger, { kinds: ['due_changed'] });
    expect(rows.map((row) => [row.before, row.to])).toEqual([
      ['2026-02-28', '2026-03-15'],
      ['2026-02-10', '2026-02-28'],
    ]);
  });
});

describe('merged customers', () => {
  test('one stream while they are one; both tell of it when they are two again', async () => {
    const { ledger, clock } = await story();
    await record(ledger, {
      invoices: [invoice('I9', 'C9', '2026-01-20', '2026-02-20', 500)],
      customers: [customer('C9', { name: 'Petalo Norte SL', effectiveOn: day('2026-02-01') })],
    });
    const before = clock.now();
    const id = await command(ledger, (tx, scope) =>
      mergeCustomers(tx, scope, { fromId: 2, intoId: 1, reason: 'one company' }),
    );
    const kinds: readonly TimelineKind[] = ['customer', 'name_changed', 'invoice', 'merged'];
    expect(brief((await read(ledger, { kinds })).rows)).toEqual([
      '2026-06-01 merged C9',
      '2026-02-01 name_changed C9',
      '2026-01-20 invoice I9',
      '2026-01-10 invoice I1',
      '2026-01-01 customer C9',
      '2026-01-01 customer ',
    ]);
    expect(brief((await read(ledger, { kinds, knownAt: before })).rows)).toEqual([
      '2026-01-10 invoice I1',
      '2026-01-01 customer ',
    ]);
    await command(ledger, (tx, scope) => unmergeCustomers(tx, scope, id, 'two shops'));
    const both: readonly TimelineKind[] = ['merged', 'unmerged', 'invoice'];
    expect(brief((await read(ledger, { kinds: both })).rows)).toEqual([
      '2026-06-01 unmerged C9',
      '2026-06-01 merged C9 -',
      '2026-01-10 invoice I1',
    ]);
    const other = await read(ledger, { kinds: both, customerId: 2 });
    expect(brief(other.rows)).toEqual([
      '2026-06-01 unmerged C1',
      '2026-06-01 merged C1 -',
      '2026-01-20 invoice I9',
    ]);
    expect(other.rows[0]).toMatchObject({ about: 'from', to: 'Petalo SL', note: 'two shops' });
  });
});

test('what was recorded on what is tomorrow in Greenwich is there today, and shows as of today', async () => {
  const { ledger, clock } = await story();
  clock.set(at('2026-06-11T01:30:00'));
  await command(ledger, (tx, scope) =>
    changeDue(tx, scope, { itemId: 1, dueOn: day('2026-02-28'), reason: 'agreed' }),
  );
  const kinds: readonly TimelineKind[] = ['due_changed'];
  const today = day('2026-06-10'); // in Guayaquil
  expect(brief((await read(ledger, { kinds, asOf: today, today })).rows)).toEqual([
    '2026-06-10 due_changed I1',
  ]);
  expect((await read(ledger, { kinds, asOf: day('2026-06-09'), today })).total).toBe(0);
  expect((await read(ledger, { kinds, asOf: today, today: day('2026-07-01') })).total).toBe(0);
});

describe('plans: by an index on the customer, never a walk through everybody’s history', () => {
  const plan = (db: ReadDb, query: RawBuilder<unknown>): string => {
    const compiled = query.compile(kyselyOf(db));
    return connectionOf(db)
      .db.prepare<unknown[], { detail: string }>(`explain query plan ${compiled.sql}`)
      .all(...compiled.parameters)
      .map((row) => row.detail)
      .join('\n');
  };
  // What is united is walked (k, n, u); nothing else may be.
  const WALK = /SCAN (?!k\b|n\b|u\b|\d+ CONSTANT)\w+/;

  test.each<[string, readonly number[]]>([
    ['one customer', [1]],
    ['with one merged into it', [1, 2]],
  ])('the page and the count of %s', async (_name, ids) => {
    const { ledger } = await story();
    const [keys, count] = await ledger.read(async (db) => {
      const scope = scopeOf(QUERY, ids);
      return [plan(db, keysSql(scope, QUERY)), plan(db, countSql(scope, QUERY))];
    });
    for (const text of [keys, count]) {
      expect(text).not.toMatch(WALK);
      for (const index of [
        /SEARCH i USING INDEX invoices_by_customer \(customer_id=\? AND issued_on<\?\)/,
        /SEARCH p USING (COVERING )?INDEX receipts_by_customer \(customer_id=\? AND received_on<\?\)/,
        /SEARCH a USING INDEX allocations_by_instalment \(instalment_id=\? AND effective_on<\?\)/,
        /SEARCH l USING (COVERING )?INDEX letters_by_customer \(customer_id=\?/,
        /SEARCH rv USING INDEX reversals_by_target \(target_id=\? AND target_kind=\?\)/,
      ])
        expect(text).toMatch(index);
    }
  });

  test.each(TIMELINE_KINDS)('what is told of the %s of a page', async (kind) => {
    const { ledger } = await story();
    const text = await ledger.read(async (db) =>
      plan(db, tellingSql(scopeOf(QUERY, [1]), kind, [1, 2, 3])),
    );
    expect(text).not.toMatch(WALK);
  });
});
