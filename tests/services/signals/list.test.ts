/** Signals out of a ledger: what its documents and case facts come to on a day, as it was known. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInput } from '../../../src/contract/api.ts';
import { factCalls } from '../../../src/contract/calls/facts.ts';
import { signalCalls, type SignalRow } from '../../../src/contract/calls/signals.ts';
import { addDays, isoDateOf, type Instant, type IsoDate } from '../../../src/domain/dates.ts';
import { customerHandlers } from '../../../src/services/customers/handlers.ts';
import { factHandlers } from '../../../src/services/facts/handlers.ts';
import { signalHandlers } from '../../../src/services/signals/handlers.ts';
import { english } from '../../harness/english.ts';
import { caseWorkspace, factsFile, type CaseWorkspace } from '../case/case-workspace.ts';

const TODAY = isoDateOf('2026-11-20');
let workspace: CaseWorkspace;
/** Between the files below and what is recorded by the tests. */
let imported: Instant;

const due = (at: number): IsoDate => addDays(isoDateOf('2026-01-05'), at * 14);
/** Of C1: twelve around two days late, then 20, 22, and one that is open. */
const C1 = [2, 3, 1, 2, 4, 2, 0, 3, 2, 1, 3, 2, 20, 22, null];

beforeAll(async () => {
  workspace = await caseWorkspace(TODAY);
  await workspace.bring(
    'customers.csv',
    'customer,name,country,currency\nC1,Rosa SL,ES,EUR\nC2,Iris GmbH,DE,EUR\nC3,Lilie KG,DE,EUR\n',
  );
  const other = (name: string, on: string, terms = '') =>
    `${name},C2,2026-08-01,${on},EUR,100.00,${terms}`;
  await workspace.bring(
    'invoices.csv',
    [
      'invoice,customer,issued_on,due_on,currency,gross,terms',
      ...C1.map((_, at) => `A-${at},C1,${addDays(due(at), -30)},${due(at)},EUR,100.00,`),
      other('B-1', '2026-08-31'),
      other('B-2', '2026-08-30', 'prepaid'),
      other('B-3', '2026-09-10'),
      other('B-4', '2026-09-20'),
      other('B-5', '2026-09-30'),
      '',
    ].join('\n'),
  );
  await workspace.bring(
    'receipts.csv',
    [
      'receipt,customer,received_on,currency,amount,invoice',
      ...C1.flatMap((late, at) =>
        late === null ? [] : [`R-${at},C1,${addDays(due(at), late)},EUR,100.00,A-${at}`],
      ),
      'R-B1,C2,2026-09-05,EUR,100.00,B-1',
      '',
    ].join('\n'),
  );
  await workspace.bring(
    'credit-notes.csv',
    'credit_note,customer,issued_on,currency,gross,invoice\nG-1,C2,2026-10-05,EUR,100.00,B-4\n',
  );
  await workspace.bring(
    'case-facts.csv',
    factsFile(
      'D-1,dispute,C2,B-3,2026-09-01,,,,,,category=price,',
      'SI-1,signal,C3,,2026-05-24,,,,,moved out,signal=relocation;confidence=0.4,',
      'SI-2,signal,C3,,2026-11-20,,,,,,signal=closure_signs,',
      'SI-3,signal,C3,,2026-11-20,,,,,,signal=staff_change;source=document,',
      'SI-4,signal,C3,,2026-11-20,,,,,,signal=dumping,',
      ',end,C3,,2026-11-20,,,,,they stopped,,SI-4',
      'VE-1,verdict,C3,,2026-11-20,,,,,known and agreed,on_signal=SI-3;verdict=dismissed,',
    ),
  );
  imported = workspace.context.clock.now();
});
afterAll(() => workspace.close());

async function signals(
  more: Partial<CallInput<'signals.list'>> = {},
): Promise<readonly SignalRow[]> {
  const input = signalCalls['signals.list'].input.parse({ asOf: TODAY, ...more });
  const answer = await signalHandlers['signals.list'](workspace.context, input);
  if (!answer.ok) throw new Error(english(answer.error.message));
  return answer.value;
}
const told = (rows: readonly SignalRow[]) =>
  rows.map((row) => `${row.key} ${row.class} ${row.state} ${row.points.toFixed(1)}`);

describe('of customer C1, which began to pay later', () => {
  test('the shift and the open one, and what they rest on', async () => {
    const rows = await signals({ customer: 'C1', asOf: addDays(due(14), 9) });
    expect(told(rows)).toEqual([
      `payment_shift/C1/${addDays(due(13), 16)} severe new 20.8`,
      `late_now/C1/${addDays(due(14), 1)} low new 13.5`,
    ]);
    expect(rows[0]?.evidence).toEqual([
      { of: 'item', name: 'A-12', on: addDays(due(12), 20), days: 20, currency: 'EUR', amountMinor: 10000, openMinor: 0 }, // prettier-ignore
      { of: 'item', name: 'A-13', on: addDays(due(13), 22), days: 22, currency: 'EUR', amountMinor: 10000, openMinor: 0 }, // prettier-ignore
      { of: 'item', name: 'A-14', on: addDays(due(14), 9), days: 9, currency: 'EUR', amountMinor: 10000, openMinor: 10000 }, // prettier-ignore
    ]);
    expect(english(rows[0]?.because ?? '')).toContain(
      'The middle of the newest 3 invoices is 20 days late, usually 2 days late: A-12 20 days late, ' +
        'A-13 22 days late, A-14 9 days late and open.',
    );
    expect(rows[0]?.numbers).toMatchObject({ usual: 2, now: 20, observations: 11, open: 1 });
  });

  test('of one kind only; a customer that is not there has a sentence', async () => {
    expect((await signals({ kind: 'late_now' })).map(({ customer }) => customer)).toEqual([
      'C1',
      'C2',
    ]);
    await expect(signals({ customer: 'C9' })).rejects.toThrow('No customer has the code "C9"');
  });

  test('dismissed it is not listed any more, but with all; from the day it was said', async () => {
    const [shift] = await signals({ customer: 'C1', kind: 'payment_shift' });
    await workspace.told('case.record', {
      kind: 'verdict',
      customer: 'C1',
      on: TODAY,
      details: { on_signal: shift?.key ?? '', verdict: 'dismissed' },
    });
    const asked = { customer: 'C1', kind: 'payment_shift' } as const;
    expect(await signals(asked)).toEqual([]);
    expect(told(await signals({ ...asked, all: true }))).toEqual([
      `${shift?.key} severe dismissed 0.0`,
    ]);
    expect(await signals({ ...asked, asOf: addDays(TODAY, -1) })).toHaveLength(1);
    expect(await signals({ ...asked, knownAt: imported })).toEqual([shift]);
  });
});

describe('of customer C2', () => {
  const late = async (asOf: string, knownAt: Instant | null = null) => {
    const [row] = await signals({ customer: 'C2', asOf: isoDateOf(asOf), knownAt });
    return row === undefined
      ? null
      : [row.numbers?.now, row.numbers?.usual, ...row.evidence.map(({ name }) => name)];
  };

  test('prepaid, disputed, credited: none of them; paid is how it pays', async () => {
    expect(await late('2026-09-05')).toBeNull();
    expect(await late('2026-09-30')).toEqual([10, 5, 'B-4']);
    expect(await late('2026-10-05')).toEqual([5, 5, 'B-5']);
    expect(await late('2026-10-20')).toEqual([20, 5, 'B-5']);
  });

  test('a payment that was returned is open again from that day, and was paid before', async () => {
    const reversed = await factHandlers['facts.reverse'](
      workspace.context,
      factCalls['facts.reverse'].input.parse({
        kind: 'receipt',
        reference: 'R-B1',
        effectiveOn: '2026-10-10',
        reason: 'returned',
      }),
    );
    expect(reversed.ok).toBe(true);
    expect(await late('2026-10-09')).toEqual([9, 5, 'B-5']);
    expect(await late('2026-10-10')).toEqual([40, null, 'B-1', 'B-5']);
    expect(await late('2026-10-10', imported)).toEqual([10, 5, 'B-5']);
  });

  test('a due date that was changed counts from when it was recorded, the days from the first', async () => {
    const b5 = await factHandlers['invoices.get'](workspace.context, {
      asOf: TODAY,
      knownAt: null,
      invoice: 'B-5',
    });
    if (!b5.ok) throw new Error('B-5 is there');
    const changed = await factHandlers['invoices.changeDue'](
      workspace.context,
      factCalls['invoices.changeDue'].input.parse({
        itemId: b5.value.items[0]?.itemId,
        dueOn: '2026-10-31',
        reason: 'agreed',
      }),
    );
    expect(changed.ok).toBe(true);
    expect(await late('2026-10-20')).toEqual([50, null, 'B-1']);
    expect(await late('2026-11-01')).toEqual([62, null, 'B-1', 'B-5']);
  });
});

test('days that we granted are not overdue; afterwards they count from the first due date', async () => {
  await workspace.bring(
    'case-facts.csv',
    factsFile('EX-1,extension,C1,A-14,2026-07-25,2026-07-31,,,,,state=granted;approved_by=Ana,'),
  );
  const late = async (asOf: string) =>
    (await signals({ customer: 'C1', kind: 'late_now', asOf: isoDateOf(asOf) })).map(
      ({ onDate, numbers }) => `${numbers?.now} since ${onDate}`,
    );
  // A-13 is open until 28 July.
  expect(await late('2026-07-29')).toEqual([]);
  expect(await late('2026-07-31')).toEqual([]);
  expect(await late('2026-08-01')).toEqual(['12 since 2026-08-01']);
});

test('recorded by hand: class, confidence, decay, ends and verdicts', async () => {
  const all = await signals({ customer: 'C3', all: true });
  expect(told(all)).toEqual([
    'SI-2 severe new 20.0',
    // 180 days old: half of ten points at 0.4.
    'SI-1 low new 2.0',
    'SI-3 low dismissed 0.0',
    'SI-4 low over 0.0',
  ]);
  expect(all.map(({ because }) => english(because)).slice(0, 2)).toEqual([
    'Recorded on 2026-11-20.',
    'Recorded on 2026-05-24: moved out',
  ]);
  expect((await signals({ customer: 'C3' })).map(({ key }) => key)).toEqual(['SI-2', 'SI-1']);
  expect(all[0]?.evidence).toMatchObject([{ of: 'fact', name: 'SI-2' }]);
});

describe('the score', () => {
  const scoreOf = async (customer: string, asOf = TODAY) => {
    const input = signalCalls['signals.score'].input.parse({ asOf, customer });
    return await signalHandlers['signals.score'](workspace.context, input);
  };
  const told = async (customer: string, asOf = TODAY) => {
    const answer = await scoreOf(customer, asOf);
    if (!answer.ok) throw new Error(english(answer.error.message));
    const { score, band, reasons } = answer.value;
    return [
      `${score.toFixed(1)} ${band}`,
      ...reasons.map(({ kind, points }) => `${kind} ${points.toFixed(1)}`),
    ];
  };

  test('is of the signals of the list and the days beyond terms', async () => {
    const listed = await signals({ customer: 'C1', all: true });
    // Dismissed above: the shift does not count.
    expect(listed.map(({ kind, points }) => `${kind} ${points.toFixed(1)}`)).toEqual([
      'late_now 24.0',
      'payment_shift 0.0',
    ]);
    // (25 + 20 + 22 + 123) / 15, fourteen payments and one open: 12.67 days.
    expect(await told('C1')).toEqual(['29.3 watch', 'late_now 24.0', 'adbt 5.3']);
    expect(await told('C3')).toEqual(['22.0 low', 'closure_signs 20.0', 'relocation 2.0']);
  });

  test('each reason names its signal, the days beyond terms none', async () => {
    const reasons = async (customer: string) => {
      const answer = await scoreOf(customer);
      return answer.ok ? answer.value.reasons.map(({ kind, signal }) => [kind, signal]) : [];
    };
    const [late] = await signals({ customer: 'C1', kind: 'late_now' });
    expect(await reasons('C1')).toEqual([
      ['late_now', late?.key],
      ['adbt', null],
    ]);
    expect(await reasons('C3')).toEqual([
      ['closure_signs', 'SI-2'],
      ['relocation', 'SI-1'],
    ]);
  });

  test('of everybody, the highest first, also who has no point', async () => {
    const answer = await signalHandlers['signals.scores'](
      workspace.context,
      signalCalls['signals.scores'].input.parse({ asOf: '2025-12-01' }),
    );
    expect(answer).toMatchObject({
      ok: true,
      value: [
        { customer: 'C1', score: 0, band: 'low' },
        { customer: 'C2', score: 0, band: 'low' },
        { customer: 'C3', score: 0, band: 'low' },
      ],
    });
  });

  test('insolvency proceedings are 100 from their day on; a customer that is not there has a sentence', async () => {
    await workspace.told('case.record', {
      kind: 'insolvency',
      customer: 'C2',
      on: TODAY,
      details: { state: 'formal' },
    });
    expect((await told('C2'))[0]).toBe('100.0 critical');
    expect((await told('C2', addDays(TODAY, -1)))[0]).not.toBe('100.0 critical');
    expect(await scoreOf('C9')).toMatchObject({ ok: false, error: { code: 'not_found' } });
    await workspace.told('case.record', {
      kind: 'end',
      customer: 'C2',
      on: TODAY,
      ends: 'IN-2026-0001',
    });
    expect((await told('C2'))[0]).not.toBe('100.0 critical');
  });
});

test("merged into another customer its payments are the other one's, from when it was recorded", async () => {
  const before = workspace.context.clock.now();
  const merged = await customerHandlers['customers.merge'](workspace.context, {
    from: 'C2',
    into: 'C3',
    reason: 'the same',
  });
  expect(merged.ok).toBe(true);
  const late = async (knownAt: Instant | null) =>
    (await signals({ kind: 'late_now', knownAt })).map(({ customer }) => customer);
  expect(await late(null)).toEqual(['C1', 'C3']);
  expect(await late(before)).toEqual(['C1', 'C2']);
});
