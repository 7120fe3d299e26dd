/** What pauses an item, until when, in which order, and with which sentence (domain-rules 3 "Pause", 2.6 no. 17). */
import { describe, expect, test } from 'vitest';
import { english, judged, madeCase, stepText, type MadeFact, type MadeItem } from './made-case.ts';

/** A Friday; INV-1 is 18 days late and its first reminder is out. */
const ASKED = '2026-03-20';
const ITEM: MadeItem = { due: '2026-03-02', letters: [[1, '2026-03-09', '2026-03-16']] };

type Made = Omit<Parameters<typeof madeCase>[0], 'asOf'>;
const stepped = (facts: readonly MadeFact[], asOf = ASKED, more: Made = {}) =>
  judged(madeCase({ asOf, items: [ITEM], facts, ...more })).steps;

/** `proof 2026-03-18: they say …` of the first item; `none`. */
function pauseOf(facts: readonly MadeFact[], asOf = ASKED, more: Made = {}): string {
  const pause = stepped(facts, asOf, more).items[0]?.pause ?? null;
  if (pause === null) return 'none';
  return `${pause.reason} ${pause.until ?? 'open'}: ${english(pause.because)}`;
}

const formal: MadeFact = { kind: 'insolvency', on: '2026-03-10', details: { state: 'formal' } };
const plan: MadeFact = {
  kind: 'plan',
  key: 'PL-1',
  on: '2026-03-10',
  details: { instalments: '2026-04-01:500.00 2026-05-01:500.00' },
};
const dispute: MadeFact = { kind: 'dispute', on: '2026-03-11' };
/** For Friday, the 27th: the bank has until Tuesday, the 31st. */
const promise: MadeFact = {
  kind: 'promise',
  on: '2026-03-17',
  until: '2026-03-27',
  amount: 100_000,
};
const paid: MadeFact = {
  kind: 'contact',
  on: '2026-03-18',
  details: { channel: 'call', outcome: 'paid' },
};
const ours: MadeFact = {
  kind: 'reason',
  on: '2026-03-12',
  details: { code: 'X13', state: 'verified' },
};
const legalHold: MadeFact = { kind: 'pause', on: '2026-03-12', details: { reason: 'legal_hold' } };
const snooze: MadeFact = { kind: 'snooze', on: '2026-03-12', until: '2026-03-27' };

test('the first of those that hold is shown', () => {
  const all = [formal, plan, dispute, promise, paid, ours, legalHold, snooze];
  expect(all.map((_, at) => pauseOf(all.slice(at)))).toEqual([
    'insolvency open: insolvency proceedings are open: file the claim, demand nothing',
    'plan 2026-04-08: plan PL-1 is on track, next instalment on 2026-04-01',
    'dispute open: disputed since 2026-03-11',
    'promise 2026-03-31: promised for 2026-03-27, the bank has until 2026-03-31',
    'proof 2026-03-23: they say that it was paid (2026-03-18); look for it until 2026-03-23',
    'our_fault open: the fault is ours (X13, verified on 2026-03-12) and not put right yet',
    'legal_hold open: a legal hold is in force',
    'snooze 2026-03-27: snoozed, until 2026-03-27',
  ]);
  expect(pauseOf([])).toBe('none');
});

describe('insolvency, plan, dispute', () => {
  test('a suspected insolvency pauses nothing', () => {
    expect(pauseOf([{ ...formal, details: { state: 'suspected' } }])).toBe('none');
  });
  test('a plan in default pauses nothing', () => {
    // 2 March and five business days: until Monday, the 9th.
    const late = { ...plan, on: '2026-03-02', details: { instalments: '2026-03-02:1000.00' } };
    expect(pauseOf([late], '2026-03-09')).toBe(
      'plan 2026-03-09: plan PL-1 is on track, next instalment on 2026-03-02',
    );
    expect(pauseOf([late], '2026-03-10')).toBe('none');
  });
  test('a dispute of a cent less than the whole pauses nothing', () => {
    expect(pauseOf([{ ...dispute, amount: 100_000 }])).toContain('disputed since 2026-03-11');
    expect(pauseOf([{ ...dispute, amount: 99_999 }])).toBe('none');
  });
});

describe('a promise', () => {
  const on14 = { ...promise, until: '2026-03-31' };
  test('for the fourteenth day after it was made, not for the fifteenth', () => {
    expect(pauseOf([on14])).toBe(
      'promise 2026-04-02: promised for 2026-03-31, the bank has until 2026-04-02',
    );
    expect(pauseOf([{ ...promise, until: '2026-04-01' }])).toBe('none');
  });
  test('until its deadline, then it is broken', () => {
    expect(pauseOf([promise], '2026-03-31')).toContain('promise 2026-03-31');
    expect(pauseOf([promise], '2026-04-01')).toBe('none');
  });
  test('a second one, after one that does not pause', () => {
    expect(pauseOf([{ ...promise, amount: 1 }, promise])).toContain('promise 2026-03-31');
    expect(pauseOf([{ ...promise, amount: 1 }, { ...promise, amount: 1 }, promise])).toBe('none');
  });

  /** 600.00 is open on the day asked about. */
  const half = (amount: number, moneyOn: string, item: number): string =>
    pauseOf([{ ...promise, amount, invoice: 'INV-1' }], ASKED, {
      items: [
        { ...ITEM, open: 60_000 },
        { due: '2026-12-01', open: 900_000 },
      ],
      receipts: [
        { on: moneyOn as never, currency: 'EUR', applied: new Map([[item, 40_000]]), onAccountMinor: 0 },
      ],
    }); // prettier-ignore
  test.each([
    // 400.00 came on the day it was made, or later: 1,000.00 were open.
    [50_000, '2026-03-17', 1, true],
    [49_999, '2026-03-17', 1, false],
    [49_999, '2026-03-18', 1, false],
    // 400.00 came before it, or for another item: 600.00 were open.
    [30_000, '2026-03-16', 1, true],
    [29_999, '2026-03-16', 1, false],
    [30_000, '2026-03-18', 2, true],
    [29_999, '2026-03-18', 2, false],
  ])('half of what was open when it was made: %d, money on %s for item %d: %s', (amount, on, item, pauses) => {
    expect(half(amount, on, item) !== 'none').toBe(pauses);
  }); // prettier-ignore
});

describe('they say that it was paid', () => {
  // Three business days from Friday, the 13th: until Wednesday, the 18th.
  const claim = { ...paid, on: '2026-03-13' };
  test('for three business days', () => {
    const said =
      'proof 2026-03-18: they say that it was paid (2026-03-13); look for it until 2026-03-18';
    expect(pauseOf([claim], '2026-03-18')).toBe(said);
    expect(pauseOf([claim], '2026-03-19')).toBe('none');
  });
  test('of what was issued by then', () => {
    const issued = (on: string): string => pauseOf([paid], ASKED, { items: [{ ...ITEM, issued: on }] }); // prettier-ignore
    expect(issued('2026-03-18')).toContain('proof 2026-03-23');
    expect(issued('2026-03-19')).toBe('none');
  });
  const reason = (details: Record<string, string>): MadeFact => ({ kind: 'reason', key: 'R-1', on: '2026-03-18', details }); // prettier-ignore
  test.each<[string, readonly MadeFact[], boolean]>([
    ['reason X03', [reason({ code: 'X03' })], true],
    ['reason X03, claimed', [reason({ code: 'X03', state: 'claimed' })], true],
    ['reason X03, contradicted', [reason({ code: 'X03', state: 'contradicted' })], false],
    ['reason X03, verified', [reason({ code: 'X03', state: 'verified' })], false],
    ['reason X03, ended', [reason({ code: 'X03' }), { kind: 'end', on: '2026-03-19', ends: 'R-1' }], false],
    ['another reason', [reason({ code: 'X04', state: 'claimed' })], false],
    ['a reason without a code', [reason({})], false],
    ['a call with another outcome', [{ ...paid, details: { channel: 'call', outcome: 'promised' } }], false],
    ['a call without an outcome', [{ ...paid, details: { channel: 'call' } }], false],
    ['not a contact', [{ kind: 'task', on: '2026-03-18', details: { outcome: 'paid' } }], false],
    ['not a reason', [{ kind: 'task', on: '2026-03-18', details: { code: 'X03', state: 'claimed' } }], false],
  ])('%s: %s', (_, facts, pauses) => {
    expect(pauseOf(facts).startsWith('proof 2026-03-23')).toBe(pauses);
    expect(pauseOf(facts) === 'none').toBe(!pauses);
  }); // prettier-ignore
});

describe('the fault is ours', () => {
  test('of what was issued by the day of the reason; the first that is about the item', () => {
    const issued = { items: [{ ...ITEM, issued: '2026-03-12' }] };
    expect(pauseOf([ours], ASKED, issued)).toContain('X13, verified on 2026-03-12');
    const before = { ...ours, on: '2026-03-11', details: { code: 'X11', state: 'verified' } };
    expect(pauseOf([before], ASKED, issued)).toBe('none');
    expect(pauseOf([before, ours], ASKED, issued)).toBe(
      'our_fault open: the fault is ours (X13, verified on 2026-03-12) and not put right yet',
    );
    expect(pauseOf([before, ours])).toContain('(X11, verified on 2026-03-11)');
  });
  test.each<[string, MadeFact]>([
    ['claimed only', { ...ours, details: { code: 'X13', state: 'claimed' } }],
    ['without a state', { ...ours, details: { code: 'X13' } }],
    ['without a code', { ...ours, details: { state: 'verified' } }],
    ['another code', { ...ours, details: { code: 'X12', state: 'verified' } }],
    ['not a reason', { ...ours, kind: 'task' }],
  ])('not: %s', (_, fact) => {
    expect(pauseOf([fact])).toBe('none');
  });
});

describe('paused by hand', () => {
  test.each<[Partial<MadeFact>, string]>([
    [{ until: '2026-04-10', details: { reason: 'our_fault' } }, 'our_fault 2026-04-10: the fault is ours and not put right yet, until 2026-04-10'],
    [{ details: { reason: 'legal_hold' }, note: ' court order 7 ' }, 'legal_hold open: a legal hold is in force: court order 7'],
    [{ until: '2026-04-10', details: { reason: 'quiet_days' } }, 'quiet_days 2026-04-10: quiet days, until 2026-04-10'],
    [{ details: { reason: 'other' } }, 'other open: paused by hand'],
    [{ note: 'owner asked' }, 'other open: paused by hand: owner asked'],
    [{ details: { reason: 'strike at the port' }, note: 'owner asked' }, 'other open: paused by hand: strike at the port'],
    [{ note: '  ' }, 'other open: paused by hand'],
    [{ kind: 'snooze', until: '2026-03-27', details: { reason: 'they move house' }, note: 'x' }, 'snooze 2026-03-27: snoozed: they move house, until 2026-03-27'],
    [{ kind: 'snooze', until: '2026-03-27', note: 'they move house' }, 'snooze 2026-03-27: snoozed: they move house, until 2026-03-27'],
  ])('%j: %s', (more, said) => {
    expect(pauseOf([{ kind: 'pause', on: '2026-03-12', ...more }])).toBe(said);
  }); // prettier-ignore
  test('to the last day, and no longer once it was ended', () => {
    expect(pauseOf([snooze], '2026-03-27')).toContain('snooze');
    expect(pauseOf([snooze], '2026-03-28')).toBe('none');
    const end: MadeFact = { kind: 'end', on: '2026-03-19', ends: 'PA' };
    expect(pauseOf([{ ...legalHold, key: 'PA' }, end])).toBe('none');
  });
  test('a pause before a snooze, the first of two', () => {
    const quiet = { ...legalHold, details: { reason: 'quiet_days' } };
    expect(pauseOf([snooze, legalHold])).toContain('legal_hold');
    expect(pauseOf([legalHold, snooze])).toContain('legal_hold');
    expect(pauseOf([quiet, legalHold])).toContain('quiet_days');
  });
  test('of the invoice it names; else of what was issued by then, in its currency', () => {
    const two = { items: [ITEM, { due: '2026-03-03', issued: '2026-03-12' }, { due: '2026-03-03', issued: '2026-03-13' }, { due: '2026-03-03', currency: 'USD' }] }; // prettier-ignore
    const paused = (fact: MadeFact): readonly string[] =>
      stepped([fact], ASKED, two).items.flatMap(({ item, pause }) =>
        pause === null ? [] : [item.item.invoice],
      );
    expect(paused(snooze)).toEqual(['INV-1', 'INV-2', 'INV-4']);
    expect(paused({ ...snooze, amount: 1 })).toEqual(['INV-1', 'INV-2']);
    expect(paused({ ...snooze, invoice: 'INV-3' })).toEqual(['INV-3']);
    // Of an invoice in two instalments each of them.
    const halves = { items: [{ ...ITEM, invoice: 'A' }, { ...ITEM, invoice: 'A' }, ITEM] };
    const pauses = stepped([{ ...snooze, invoice: 'A' }], ASKED, halves).items.map(({ pause }) => pause?.reason); // prettier-ignore
    expect(pauses).toEqual(['snooze', 'snooze', undefined]);
    expect(paused({ ...snooze, invoice: 'INV-4', amount: 1 })).toEqual(['INV-4']);
  });
});

describe('what comes after a pause', () => {
  const letters = (facts: readonly MadeFact[], asOf = ASKED): readonly string[] =>
    stepped(facts, asOf).items.flatMap(({ letter }) => (letter === null ? [] : [stepText(letter)]));
  test('the letter comes on the day after it, on a business day, and says what it waits for', () => {
    expect(letters([snooze])).toEqual([
      'K09 on 2026-03-30 since 2026-03-28: snoozed, until 2026-03-27 [snoozed, until 2026-03-27; 2026-03-28 is a day of rest there]',
    ]);
    expect(letters([paid])).toEqual([
      'K09 on 2026-03-24 since 2026-03-24: they say that it was paid (2026-03-18); look for it until 2026-03-23 [they say that it was paid (2026-03-18); look for it until 2026-03-23]',
    ]);
    expect(letters([])).toEqual(['K09 on 2026-03-20 since 2026-03-17: 18 days late']);
  });
  test('a pause that is over before the letter would come changes nothing', () => {
    const short = { ...snooze, until: '2026-03-14' };
    expect(letters([short], '2026-03-13')).toEqual([
      'K09 on 2026-03-17 since 2026-03-17: level 2 comes 15 days after the due date [level 2 comes 15 days after the due date]',
    ]);
    expect(letters([], '2026-03-13')).toEqual([
      'K09 on 2026-03-17 since 2026-03-17: 11 days late [level 2 comes 15 days after the due date]',
    ]);
  });
  test('of several pauses it comes after the last, whichever is shown', () => {
    const shownAndLetter = (...facts: readonly MadeFact[]): readonly string[] => {
      const { items } = stepped(facts);
      const [of] = items;
      return [`${of?.pause?.reason} ${of?.pause?.until ?? 'open'}`, ...items.flatMap(({ letter }) => (letter === null ? [] : [stepText(letter)]))]; // prettier-ignore
    };
    const long = { ...snooze, until: '2026-04-09' };
    const afterLong =
      'K09 on 2026-04-10 since 2026-04-10: snoozed, until 2026-04-09 [snoozed, until 2026-04-09]';
    expect(shownAndLetter(paid, long)).toEqual(['proof 2026-03-23', afterLong]);
    expect(shownAndLetter(promise, long)).toEqual(['promise 2026-03-31', afterLong]);
    expect(shownAndLetter(plan, long)).toEqual(['plan 2026-04-08', afterLong]);
    expect(shownAndLetter(snooze, { ...long, note: 'a fair' })[1]).toContain('K09 on 2026-04-10');
    // The first of them ends last; and one of the two has no end.
    expect(shownAndLetter(promise, snooze)[1]).toContain('K09 on 2026-04-01');
    expect(shownAndLetter(paid, legalHold)).toEqual(['proof 2026-03-23']);
    // Of one kind, too: two claims, two promises, a pause and a snooze.
    const again = { ...paid, on: '2026-03-20' };
    expect(shownAndLetter(paid, again)).toEqual([
      'proof 2026-03-23',
      'K09 on 2026-03-26 since 2026-03-26: they say that it was paid (2026-03-20); look for it until 2026-03-25 [they say that it was paid (2026-03-20); look for it until 2026-03-25]',
    ]);
    const half = { ...promise, amount: 50_000 };
    expect(shownAndLetter({ ...half, until: '2026-03-24' }, half)).toEqual([
      'promise 2026-03-26',
      'K09 on 2026-04-01 since 2026-04-01: promised for 2026-03-27, the bank has until 2026-03-31 [promised for 2026-03-27, the bank has until 2026-03-31]',
    ]);
    const quiet: MadeFact = { kind: 'pause', on: '2026-03-12', until: '2026-03-23', details: { reason: 'quiet_days' } }; // prettier-ignore
    expect(shownAndLetter(long, quiet)).toEqual(['quiet_days 2026-03-23', afterLong]);
    // Of two that end on one day the first is told.
    const same = { ...quiet, until: '2026-03-27' };
    expect(shownAndLetter(snooze, same)[1]).toContain('quiet days, until 2026-03-27');
  });
  test('nothing comes while it has no end, and it is told', () => {
    const { items, next, blocked } = stepped([legalHold]);
    expect(next).toBeNull();
    expect(items).toMatchObject([{ letter: null, others: [], blocked: null }]);
    expect(blocked.map(({ item, because, until }) => [item?.item.invoice, english(because), until])).toEqual([
      ['INV-1', 'a legal hold is in force', null],
    ]);
    expect(stepped([snooze]).blocked).toMatchObject([{ until: '2026-03-27' }]);
  }); // prettier-ignore
});
