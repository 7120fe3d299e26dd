/** What a call sheet remembers and looks up: promises, excuses, pay days, contracts, when they are reached. */
import { describe, expect, test } from 'vitest';
import { callSheet, isTheirPayDay, type CallSheet } from '../../../src/domain/case/call-sheet.ts';
import { reachHolds } from '../../../src/domain/case/reach.ts';
import { givenReasons, reasonName } from '../../../src/domain/case/reasons.ts';
import type { OpenItem } from '../../../src/domain/case/case.ts';
import { DEFAULT_POLICY } from '../../../src/domain/case/policy.ts';
import { sumsOf, urgentEvents } from '../../../src/domain/case/worklist.ts';
import type { Contract } from '../../../src/domain/contracts/contract.ts';
import {
  EMPTY_PROFILE,
  type CustomerProfile,
  type PayCalendar,
} from '../../../src/domain/customers/profile.ts';
import { isoDateOf as day, type Instant } from '../../../src/domain/dates.ts';
import { contract } from '../contracts/paper.ts';
import { deskOf, english, judged, madeCase, WEEKDAYS, type MadeFact, type MadeItem } from './made-case.ts'; // prettier-ignore

/** A Thursday. */
const DAY = '2026-11-26';
const LATE: MadeItem = { due: '2026-11-06', issued: '2026-10-07', open: 598_522 };

interface Asked {
  readonly facts?: readonly MadeFact[];
  readonly profile?: Partial<CustomerProfile>;
  readonly contracts?: readonly Contract[];
  readonly item?: Partial<OpenItem>;
  readonly receipts?: Parameters<typeof madeCase>[0]['receipts'];
  readonly at?: string;
}
function judgedOf({ facts = [], profile = {}, item = {}, receipts = [] }: Asked) {
  const one = madeCase({ asOf: DAY, items: [LATE], facts, receipts, customer: { country: 'ES' } });
  return judged({
    ...one,
    items: one.items.map((open) => ({ ...open, ...item })),
    profile: { ...EMPTY_PROFILE, ...profile },
  });
}
function sheetOf(of: Asked): CallSheet {
  const one = judgedOf(of);
  return callSheet(
    { ...one, sums: sumsOf(one.judged, new Map()), urgent: urgentEvents(one.judged, deskOf()) },
    { at: (of.at ?? null) as Instant | null, policy: DEFAULT_POLICY, contracts: of.contracts ?? [] },
  );
} // prettier-ignore

describe('what they promised', () => {
  const promise = (key: string, on: string, until: string, amount = 1_000): MadeFact => ({ kind: 'promise', key, on, until, amount, invoice: 'INV-1' }); // prettier-ignore
  test('kept ones of those that are decided; the newest day first, without those that were called off', () => {
    const { promises } = sheetOf({
      facts: [
        promise('P-1', '2026-10-08', '2026-10-12'),
        promise('P-2', '2026-11-20', '2026-12-01'),
        promise('P-3', '2026-11-07', '2026-11-10'),
        promise('P-4', '2026-11-08', '2026-12-05'),
        { kind: 'end', on: '2026-11-09', ends: 'P-4' },
      ],
      receipts: [
        { on: day('2026-10-12'), currency: 'EUR', applied: new Map([[1, 1_000]]), onAccountMinor: 0 },
      ],
    }); // prettier-ignore
    expect(promises.rows.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'P-2 open',
      'P-3 broken',
      'P-1 kept',
    ]);
    expect([promises.kept, promises.decided]).toEqual([1, 2]);
  });
});

describe('what they said before', () => {
  const reason = (key: string, on: string, code: string, state?: string): MadeFact => ({
    kind: 'reason',
    key,
    on,
    details: state === undefined ? { code } : { code, state },
  });
  const pays = (more: Partial<PayCalendar>) => ({ payCalendar: { ...EMPTY_PROFILE.payCalendar, ...more } }); // prettier-ignore

  test('what was found of each excuse, the last heard first', () => {
    const { said } = sheetOf({
      facts: [
        reason('RE-1', '2026-11-20', 'X03', 'verified'),
        reason('RE-2', '2026-11-12', 'X03', 'contradicted'),
        reason('RE-3', '2026-11-09', 'X03', 'unverifiable'),
        reason('RE-4', '2026-11-08', 'X02'),
        reason('RE-5', '2026-11-22', 'X09', 'claimed'),
        reason('RE-6', '2026-11-22', 'X09', 'verified'),
      ],
    });
    expect(
      said.map(({ code, times, verified, contradicted, unverifiable, state, lastOn }) =>
        [code, times, verified, contradicted, unverifiable, state, lastOn].join(' '),
      ),
    ).toEqual([
      'X09 2 1 0 0 verified 2026-11-22',
      'X03 3 1 1 1 verified 2026-11-20',
      'X02 1 0 0 0 claimed 2026-11-08',
    ]);
  });

  test('as they are heard', () => {
    const codes = Array.from({ length: 16 }, (_, at) => `X${String(at + 1).padStart(2, '0')}`);
    expect(codes.map((code) => english(reasonName(code)))).toEqual([
      'Another day',
      'Still being approved',
      'Payment was sent',
      'Cash is tight',
      'Papers are incomplete',
      'Whoever decides is absent',
      'No money in the account',
      'Not our pay day yet',
      'Goods are not sold',
      'The market is bad',
      'You did not come as agreed',
      'Nobody was there to sign',
      'The fault is yours',
      'A long story',
      'It will be sent by a day',
      'Settlement was agreed otherwise',
    ]);
    expect(english(reasonName('X99'))).toBe('X99');
  });

  test('when it was found out: by the pay days on the day it is said, by hand on the day of the fact', () => {
    const found = (fact: MadeFact) =>
      givenReasons(judgedOf({ facts: [fact], profile: pays({ monthDays: [5, 20] }) }).judged.one, WEEKDAYS)
        .map(({ state, foundOn }) => `${state} ${foundOn}`)
        .join(); // prettier-ignore
    expect(found(reason('R', '2026-11-10', 'X03'))).toBe('claimed null');
    expect(found(reason('R', '2026-11-10', 'X03', 'contradicted'))).toBe('contradicted 2026-11-10');
    // The 20th, a Friday, is one of theirs.
    expect(found(reason('R', '2026-11-10', 'X08'))).toBe('verified 2026-11-10');
    expect(found(reason('R', '2026-11-20', 'X08'))).toBe('contradicted 2026-11-20');
    // What somebody found out stands.
    expect(found(reason('R', '2026-11-20', 'X08', 'verified'))).toBe('verified 2026-11-20');
  });
});

describe('when they pay', () => {
  const calendar = (more: Partial<PayCalendar>) => ({ payCalendar: { ...EMPTY_PROFILE.payCalendar, ...more } }); // prettier-ignore
  const when = (more: Partial<PayCalendar>): string | null => {
    const { pays } = sheetOf({ profile: calendar(more) });
    return pays.when === null ? null : english(pays.when);
  };
  test('in words', () => {
    expect(when({})).toBeNull();
    expect(when({ weekdays: [5] })).toBe('on Fridays');
    expect(when({ monthDays: [5] })).toBe('on day 5');
    expect(when({ monthDays: [20, 5] })).toBe('on days 5 and 20');
    expect(when({ weekdays: [5], monthDays: [20] })).toBe('on Fridays and on day 20');
  });
  test('where it is not known no day is marked; a bad hour does not spoil its day', () => {
    const window = { weekdays: [5], monthDays: [], before: null, after: null, note: '' };
    const marks = (avoid: object, more: Partial<PayCalendar> = {}): string => {
      const profile = { ...calendar(more), avoidWindows: [{ ...window, ...avoid }] };
      return sheetOf({ profile }).pays.days.slice(0, 4).map(({ is }) => is).join(' '); // prettier-ignore
    };
    expect(marks({})).toBe('plain avoided rest rest');
    expect(marks({ before: '10:00' })).toBe('plain plain rest rest');
    expect(marks({ before: '18:00' })).toBe('plain plain rest rest');
    expect(marks({ after: '10:00' })).toBe('plain plain rest rest');
    expect(marks({}, { weekdays: [5] })).toBe('plain pay rest rest');
  });
  test('whether today is one of theirs', () => {
    const isToday = (more: Partial<PayCalendar>): boolean => isTheirPayDay(judgedOf({ profile: calendar(more) }).judged); // prettier-ignore
    expect(isToday({})).toBe(false);
    expect(isToday({ weekdays: [5] })).toBe(false);
    expect(isToday({ weekdays: [4] })).toBe(true);
    expect(isToday({ weekdays: [4], monthDays: [1] })).toBe(true);
    expect(isToday({ monthDays: [26] })).toBe(true);
  });
});

describe('what to cite', () => {
  const clause = (kind: string, number: string) =>
    ({
      kind,
      number,
      text: 'As agreed.',
      ...(kind === 'late_interest' ? { ratePercent: '8', per: 'year' } : {}),
    }) as never;
  const signed = (number: string, ...clauses: readonly never[]): Contract =>
    contract({ customer: 'C1', number, clauses } as never);
  const cite = (contracts: readonly Contract[], named = ''): string | null => {
    const found = sheetOf({ contracts, item: { contract: named } }).cite;
    return found === null ? null : english(found);
  };
  test('both clauses in one sentence; nothing of a contract that has neither', () => {
    expect(
      cite([signed('K-1', clause('suspension_right', '8'), clause('late_interest', '7.2'))]),
    ).toBe('Cite K-1, clause 8 (stopping deliveries) and clause 7.2 (late interest).');
    expect(cite([signed('K-1')])).toBeNull();
    expect(cite([])).toBeNull();
  });
  test('of the contract that the invoice names, else of the one in force', () => {
    const [first, second] = [
      signed('K-1', clause('suspension_right', '8')),
      signed('K-2', clause('suspension_right', '9')),
    ];
    const both = [first, second];
    expect(cite(both, 'K-1')).toContain('Cite K-1, clause 8');
    expect(cite(both, 'K-2')).toContain('Cite K-2, clause 9');
    expect(cite([first], 'K-9')).toContain('Cite K-1, clause 8');
  });
});

describe('when they are reached', () => {
  const reach = (at: string, facts: readonly MadeFact[] = []) => sheetOf({ at, facts }).reach;
  const called: MadeFact = { kind: 'contact', on: DAY, details: { channel: 'call', direction: 'out', outcome: 'no_answer' } }; // prettier-ignore

  test('now, until the day ends there', () => {
    expect(reach('2026-11-26T09:42:00.000Z')).toEqual({
      zone: 'Europe/Madrid',
      local: '2026-11-26T10:42',
      isNow: true,
      on: DAY,
      from: '10:42',
      until: '18:00',
      reasons: [],
      holdsUntil: '2026-11-26T18:00',
    });
  });
  test('later: on the next day of work, and what stands in the way', () => {
    expect(reach('2026-11-26T19:00:00.000Z')).toMatchObject({
      local: '2026-11-26T20:00',
      isNow: false,
      on: '2026-11-27',
      from: '09:00',
      holdsUntil: '2026-11-26T24:00',
    });
    expect(reach('2026-11-26T06:00:00.000Z')).toMatchObject({
      isNow: false,
      on: DAY,
      from: '09:00',
      holdsUntil: '2026-11-26T09:00',
    });
    const again = reach('2026-11-26T09:42:00.000Z', [called]);
    expect(again).toMatchObject({ isNow: false, on: '2026-11-27' });
    expect(again?.reasons.map(english)).toEqual(['1 call on 2026-11-26 (no more than 1 a day)']);
  });
  test('what was found holds from its minute on until it ends', () => {
    const now = reach('2026-11-26T09:42:00.000Z');
    if (now === null) throw new Error('nobody is reached');
    const holds = (at: string): boolean => reachHolds(now, `2026-11-26T${at}:00.000Z` as Instant);
    expect([holds('09:41'), holds('09:42'), holds('16:59'), holds('17:00')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
