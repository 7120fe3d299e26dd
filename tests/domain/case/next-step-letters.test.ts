/** Which letter comes next, on which day, why not earlier, and what makes it come sooner (domain-rules 3). */
import { describe, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { DEFAULT_POLICY, type LetterLimits, type Policy } from '../../../src/domain/case/policy.ts';
import { whyNoLetter } from '../../../src/domain/case/next-step.ts';
import { english, judged, madeCase, policyWith, stepText, type MadeFact, type MadeItem } from './made-case.ts'; // prettier-ignore

type Made = Omit<Parameters<typeof madeCase>[0], 'asOf'>;

/** The next letter of the first item, whatever its day. */
function letterOf(asOf: string, of: Made, policy: Policy = DEFAULT_POLICY): string {
  const letter = judged(madeCase({ asOf, ...of }), policy).steps.items[0]?.letter ?? null;
  return letter === null ? 'none' : stepText(letter);
}
const limits = (more: Partial<LetterLimits>): Partial<Policy> => ({
  letters: { ...DEFAULT_POLICY.letters, ...more },
});

/** A Monday. */
const DUE = '2026-03-02';
const items: readonly MadeItem[] = [{ due: DUE }];
const after = (...letters: NonNullable<MadeItem['letters']>): Made => ({ items: [{ due: DUE, letters }] }); // prettier-ignore

describe('the first letter', () => {
  test.each([
    ['2026-02-27', DEFAULT_POLICY, 'K05 on 2026-03-09 since 2026-03-07: level 1 comes 5 days after the due date [level 1 comes 5 days after the due date; 2026-03-07 is a day of rest there]'],
    ['2026-03-03', DEFAULT_POLICY, 'K05 on 2026-03-09 since 2026-03-07: 1 day late [level 1 comes 5 days after the due date; 2026-03-07 is a day of rest there]'],
    ['2026-03-07', DEFAULT_POLICY, 'K05 on 2026-03-09 since 2026-03-07: 5 days late [2026-03-07 is a day of rest there]'],
    ['2026-03-09', DEFAULT_POLICY, 'K05 on 2026-03-09 since 2026-03-07: 7 days late'],
    ['2026-03-18', DEFAULT_POLICY, 'K05 on 2026-03-18 since 2026-03-07: 16 days late'],
    // Nothing is demanded before the day after the due date.
    [DUE, policyWith({ K05: 0 }), 'K05 on 2026-03-03 since 2026-03-03: it is due on 2026-03-02 [it is due on 2026-03-02]'],
    [DUE, policyWith({ K05: -3 }), 'K05 on 2026-03-03 since 2026-03-03: it is due on 2026-03-02 [it is due on 2026-03-02]'],
    [DUE, policyWith({ K05: 1 }), 'K05 on 2026-03-03 since 2026-03-03: level 1 comes 1 day after the due date [level 1 comes 1 day after the due date]'],
    [DUE, policyWith({ K05: 5 }, limits({ graceDays: 9 })), 'K05 on 2026-03-12 since 2026-03-12: 9 days of grace after the due date [9 days of grace after the due date]'],
    [DUE, policyWith({ K05: 10 }, limits({ graceDays: 9 })), 'K05 on 2026-03-12 since 2026-03-12: level 1 comes 10 days after the due date [level 1 comes 10 days after the due date]'],
    [DUE, policyWith({ K05: 5 }, { levels: { '1': { graceDays: 1 } } }), 'K05 on 2026-03-09 since 2026-03-07: level 1 comes 5 days after the due date [level 1 comes 5 days after the due date; 2026-03-07 is a day of rest there]'],
    // No reminder in this policy: it begins with the second level.
    [DUE, policyWith({ K06: 1, K09: 8 }), 'K09 on 2026-03-10 since 2026-03-10: level 2 comes 8 days after the due date [level 2 comes 8 days after the due date]'],
    [DUE, policyWith({}), 'none'],
  ])('on %s', (asOf, policy, said) => {
    expect(letterOf(asOf, { items }, policy)).toBe(said);
  }); // prettier-ignore

  test('counts from the day of an extension', () => {
    const granted: MadeFact = { kind: 'extension', on: '2026-03-01', until: '2026-03-16', invoice: 'INV-1', details: { state: 'granted' } }; // prettier-ignore
    expect(letterOf('2026-03-09', { items, facts: [granted] })).toBe(
      'K05 on 2026-03-23 since 2026-03-21: level 1 comes 5 days after the due date [level 1 comes 5 days after the due date; 2026-03-21 is a day of rest there]',
    );
  });
});

describe('the next one', () => {
  test.each([
    ['2026-03-10', after([1, '2026-03-09', '2026-03-15']), DEFAULT_POLICY, 'K09 on 2026-03-17 since 2026-03-17: 8 days late [level 2 comes 15 days after the due date]'],
    ['2026-03-10', after([1, '2026-03-09', '2026-03-17']), DEFAULT_POLICY, 'K09 on 2026-03-18 since 2026-03-18: 8 days late [the deadline of L-1, 2026-03-17, must have passed]'],
    ['2026-03-10', after([1, '2026-03-09', '2026-03-17']), policyWith({ K05: 5, K09: 15 }, limits({ graceDays: 1 })), 'K09 on 2026-03-19 since 2026-03-19: 8 days late [the deadline of L-1, 2026-03-17, and 1 day of grace must have passed]'],
    ['2026-03-12', after([1, '2026-03-11', '2026-03-12']), DEFAULT_POLICY, 'K09 on 2026-03-18 since 2026-03-18: 10 days late [7 days between letters, and L-1 is of 2026-03-11]'],
    ['2026-03-12', after([1, '2026-03-11', '2026-03-12']), policyWith({ K09: 15 }, limits({ daysBetween: 14 })), 'K09 on 2026-03-25 since 2026-03-25: 10 days late [14 days between letters, and L-1 is of 2026-03-11]'],
    // A reminder that was written again after level 2: the third level is next, after the deadline of the newest.
    ['2026-04-02', after([2, '2026-03-17', '2026-03-24'], [1, '2026-03-30', '2026-04-06']), DEFAULT_POLICY, 'K11 on 2026-04-07 since 2026-04-07: 31 days late [the deadline of L-2, 2026-04-06, must have passed]'],
    ['2026-04-20', after([3, '2026-04-01', '2026-04-15']), DEFAULT_POLICY, 'K12 on 2026-04-20 since 2026-04-16: 49 days late'],
    ['2026-05-20', after([4, '2026-04-16', '2026-04-30']), DEFAULT_POLICY, 'none'],
    ['2026-03-20', after([1, '2026-03-09', '2026-03-16']), policyWith({ K05: 5, K11: 30 }), 'K11 on 2026-04-01 since 2026-04-01: 18 days late [level 3 comes 30 days after the due date]'],
    ['2026-03-20', after([1, '2026-03-09', '2026-03-16']), policyWith({ K05: 5, K09: 15 }, limits({ maximumLevel: 2 })), 'K09 on 2026-03-20 since 2026-03-17: 18 days late'],
    ['2026-03-20', after([1, '2026-03-09', '2026-03-16']), policyWith({ K05: 5, K09: 15 }, limits({ maximumLevel: 1 })), 'none'],
  ])('on %s, %j', (asOf, of, policy, said) => {
    expect(letterOf(asOf, of, policy)).toBe(said);
  }); // prettier-ignore

  test('a demand that was sent outside the program counts as a letter', () => {
    const demand: MadeFact = { kind: 'demand', key: 'D-1', on: '2026-03-12', until: '2026-03-19', details: { level: '1' } }; // prettier-ignore
    expect(letterOf('2026-03-16', { items, facts: [demand] })).toBe(
      'K09 on 2026-03-20 since 2026-03-20: 14 days late [the deadline of D-1, 2026-03-19, must have passed]',
    );
  });

  test('to an individual: two levels at most, fewer where the policy says so', () => {
    const individual = (of: Made, policy?: Policy): string =>
      letterOf('2026-06-01', { ...of, customer: { kind: 'individual' } }, policy).slice(0, 3);
    const [one, two] = [after([1, '2026-03-09', '2026-03-16']), after([2, '2026-03-17', '2026-03-24'])]; // prettier-ignore
    expect([individual({ items }), individual(one), individual(two)]).toEqual(['K05', 'K09', 'non']); // prettier-ignore
    expect(individual(one, policyWith({ K05: 5, K09: 15 }, limits({ maximumLevel: 1 })))).toBe('non'); // prettier-ignore
    expect(letterOf('2026-06-01', { ...two, customer: { kind: 'sole_trader' } })).toContain('K11');
  });
});

describe('broken promises', () => {
  /** For Wednesday, 4 March: until Friday, broken from Saturday, the 7th. */
  const promise: MadeFact = { kind: 'promise', on: '2026-03-03', until: '2026-03-04', amount: 100_000 }; // prettier-ignore
  /** For Thursday, 5 March: until Monday, broken from Tuesday, the 10th. */
  const second: MadeFact = { ...promise, until: '2026-03-05' };

  test('one: level 2 comes next, from the day on which it broke', () => {
    expect(letterOf('2026-03-06', { items, facts: [promise] })).toContain('K05');
    expect(letterOf('2026-03-07', { items, facts: [promise] })).toBe(
      'K09 on 2026-03-09 since 2026-03-07: 1 promise broken, the last on 2026-03-07 [2026-03-07 is a day of rest there]',
    );
  });
  test('two: level 3, from the day of the newest, in whatever order they were recorded', () => {
    const said = 'K11 on 2026-03-12 since 2026-03-10: 2 promises broken, the last on 2026-03-10';
    expect(letterOf('2026-03-12', { items, facts: [promise, second] })).toBe(said);
    expect(letterOf('2026-03-12', { items, facts: [second, promise] })).toBe(said);
  });
  test('the deadline and the days between letters are waited for', () => {
    const of = { ...after([1, '2026-03-06', '2026-03-12']), facts: [promise] };
    expect(letterOf('2026-03-09', of)).toBe(
      'K09 on 2026-03-13 since 2026-03-13: 1 promise broken, the last on 2026-03-07 [the deadline of L-1, 2026-03-12, must have passed]',
    );
  });
  test('it skips nothing once its level was reached', () => {
    const of = { ...after([2, '2026-03-09', '2026-03-10']), facts: [promise] };
    expect(letterOf('2026-03-16', of)).toBe(
      'K11 on 2026-04-01 since 2026-04-01: 14 days late [level 3 comes 30 days after the due date]',
    );
  });
  test('a level that the policy does not take is not taken: the one above it is', () => {
    expect(letterOf('2026-03-09', { items, facts: [promise] }, policyWith({ K05: 5, K11: 30 }))).toContain('K11 on 2026-03-09'); // prettier-ignore
  });
  test('nothing is demanded before the day after the due date', () => {
    const dueOn = (due: string, asOf = '2026-03-12'): string => letterOf(asOf, { items: [{ due }], facts: [promise] }); // prettier-ignore
    expect(dueOn('2026-03-12')).toContain(
      'K05 on 2026-03-17 since 2026-03-17: level 1 comes 5 days',
    );
    expect(dueOn('2026-03-11')).toBe(
      'K09 on 2026-03-12 since 2026-03-12: 1 promise broken, the last on 2026-03-07',
    );
  });
  test('for 180 days from the day on which it broke', () => {
    // Of an invoice that is due in August and was promised in March; 3 September is 180 days after 7 March.
    const later = { items: [{ due: '2026-08-24' }], facts: [promise] };
    expect(letterOf('2026-09-03', later)).toContain('K09 on 2026-09-03');
    expect(letterOf('2026-09-04', later)).toContain('K05 on 2026-09-04');
    const short = { ...DEFAULT_POLICY, buckets: { ...DEFAULT_POLICY.buckets, brokenPromiseDays: 2 } }; // prettier-ignore
    expect(letterOf('2026-03-09', { items, facts: [promise] }, short)).toContain('K09');
    expect(letterOf('2026-03-10', { items, facts: [promise] }, short)).toContain('K05');
  });
  test('paid late it is broken no longer', () => {
    const receipts = [{ on: day('2026-03-10'), currency: 'EUR', applied: new Map(), onAccountMinor: 100_000 }]; // prettier-ignore
    expect(letterOf('2026-03-12', { items, facts: [promise], receipts })).toContain('K05');
  });
});

describe('a severe signal, a suspected insolvency', () => {
  const signal: MadeFact = { kind: 'signal', key: 'S-1', on: '2026-03-10', details: { signal: 'closure_signs', class: 'severe' } }; // prettier-ignore
  const suspected: MadeFact = { kind: 'insolvency', key: 'IN-1', on: '2026-03-11', details: { state: 'suspected' } }; // prettier-ignore
  const broken = (n: number): readonly MadeFact[] =>
    Array.from({ length: n }, () => ({ kind: 'promise', on: '2026-03-03', until: '2026-03-04', amount: 100_000 })); // prettier-ignore
  /** Its deadline is far away. */
  const out = after([1, '2026-03-09', '2026-03-27']);

  test.each<[string, readonly MadeFact[], string]>([
    ['a signal', [signal], 'K11 on 2026-03-12 since 2026-03-10: a severe signal on 2026-03-10'],
    ['a suspicion', [suspected], 'K11 on 2026-03-12 since 2026-03-11: an insolvency is suspected since 2026-03-11'],
    ['a suspicion after something else', [{ kind: 'hold', on: '2026-03-05' }, suspected], 'K11 on 2026-03-12 since 2026-03-11: an insolvency is suspected since 2026-03-11'],
    ['both', [suspected, signal], 'K11 on 2026-03-12 since 2026-03-10: a severe signal on 2026-03-10'],
    ['an ended suspicion', [suspected, { kind: 'end', on: '2026-03-12', ends: 'IN-1' }], 'K09 on 2026-03-30 since 2026-03-28: 10 days late [the deadline of L-1, 2026-03-27, must have passed; 2026-03-28 is a day of rest there]'],
    ['an ended suspicion and one that goes on', [{ ...suspected, on: '2026-03-05' }, { kind: 'end', on: '2026-03-06', ends: 'IN-1' }, { ...suspected, key: 'IN-2' }], 'K11 on 2026-03-12 since 2026-03-11: an insolvency is suspected since 2026-03-11'],
    // The third level at once is stronger than the third level after its deadline; the fourth is not.
    ['two broken promises', [...broken(2)], 'K11 on 2026-03-30 since 2026-03-28: 2 promises broken, the last on 2026-03-07 [the deadline of L-1, 2026-03-27, must have passed; 2026-03-28 is a day of rest there]'],
    ['two broken promises and a signal', [...broken(2), signal], 'K11 on 2026-03-12 since 2026-03-10: a severe signal on 2026-03-10'],
    ['three broken promises and a signal', [...broken(3), signal], 'K12 on 2026-03-30 since 2026-03-28: 3 promises broken, the last on 2026-03-07 [the deadline of L-1, 2026-03-27, must have passed; 2026-03-28 is a day of rest there]'],
    ['one that is not severe', [{ ...signal, details: { signal: 'bad_press', class: 'warning' } }], 'K09 on 2026-03-30 since 2026-03-28: 10 days late [the deadline of L-1, 2026-03-27, must have passed; 2026-03-28 is a day of rest there]'],
  ])('%s', (_, facts, said) => {
    expect(letterOf('2026-03-12', { ...out, facts })).toBe(said);
  }); // prettier-ignore
  test('after the third level the ladder goes on as it always does', () => {
    const third = after([3, '2026-03-10', '2026-03-24']);
    expect(letterOf('2026-03-12', { ...third, facts: [signal] })).toBe(
      'K12 on 2026-04-16 since 2026-04-16: 10 days late [level 4 comes 45 days after the due date]',
    );
  });
  test('at once does not mean through a pause', () => {
    const snooze: MadeFact = { kind: 'snooze', on: '2026-03-11', until: '2026-03-17' };
    expect(letterOf('2026-03-12', { ...out, facts: [signal, snooze] })).toBe(
      'K11 on 2026-03-18 since 2026-03-18: a severe signal on 2026-03-10 [snoozed, until 2026-03-17]',
    );
  });
});

describe('who could pay and will not, and who stalls: half the days', () => {
  const assessed = (ability: string, willingness: string, on = '2026-03-03'): MadeFact => ({ kind: 'assessment', on, details: { ability, willingness } }); // prettier-ignore
  const contradicted: MadeFact = { kind: 'reason', key: 'R-1', on: '2026-03-03', details: { code: 'X04', state: 'contradicted' } }; // prettier-ignore
  test.each<[string, readonly MadeFact[], string]>([
    ['able, unwilling', [assessed('good', 'bad')], '2026-03-05'],
    ['able, and what they said was not true', [assessed('good', 'good'), contradicted], '2026-03-05'],
    ['not able, and what they said was not true', [assessed('bad', 'good'), contradicted], '2026-03-05'],
    ['not able, unwilling', [assessed('bad', 'bad')], '2026-03-07'],
    ['able, willing', [assessed('good', 'good')], '2026-03-07'],
    ['not known, unwilling', [assessed('unclear', 'bad'), contradicted], '2026-03-07'],
    ['nobody assessed them', [contradicted], '2026-03-07'],
    ['only claimed', [assessed('bad', 'good'), { ...contradicted, details: { code: 'X04', state: 'claimed' } }], '2026-03-07'],
    ['a reason that was ended', [assessed('bad', 'good'), contradicted, { kind: 'end', on: '2026-03-04', ends: 'R-1' }], '2026-03-07'],
    ['something else that was contradicted', [assessed('bad', 'good'), { ...contradicted, kind: 'task' }], '2026-03-07'],
    ['the newest assessment counts', [assessed('good', 'bad'), assessed('good', 'good', '2026-03-04')], '2026-03-07'],
    ['the newest assessment counts, too', [assessed('good', 'good'), assessed('good', 'bad', '2026-03-04')], '2026-03-05'],
    ['not an assessment', [{ ...assessed('good', 'bad'), kind: 'task' }], '2026-03-07'],
  ])('%s: %s', (_, facts, since) => {
    expect(judged(madeCase({ asOf: '2026-03-05', items, facts })).steps.items[0]?.letter?.since).toBe(since);
  }); // prettier-ignore
  test('half of fifteen days is eight', () => {
    const of = { ...after([1, '2026-03-03', '2026-03-04']), facts: [assessed('good', 'bad')] };
    expect(letterOf('2026-03-05', of)).toBe(
      'K09 on 2026-03-10 since 2026-03-10: 3 days late [level 2 comes 8 days after the due date]',
    );
  });
});

describe('why no letter is due', () => {
  const whyNot = (asOf: string, of: Made, policy: Policy = DEFAULT_POLICY): string | null => {
    const { steps } = judged(madeCase({ asOf, ...of }), policy);
    const [first] = steps.items;
    if (first === undefined) throw new Error('no item');
    const text = whyNoLetter(first, steps, day(asOf));
    return text === null ? null : english(text);
  };
  test.each<[string, Made, Policy, string | null]>([
    ['2026-03-20', { items }, policyWith({}), 'the policy has no letter for it'],
    ['2026-05-20', after([4, '2026-04-16', '2026-04-30']), DEFAULT_POLICY, 'the policy has no letter after level 4'],
    ['2026-05-20', after([1, '2026-03-17', '2026-03-24'], [2, '2026-03-30', '2026-04-06']), policyWith({ K05: 1, K09: 5 }), 'the policy has no letter after level 2'],
    ['2026-05-20', after([2, '2026-03-17', '2026-03-24'], [1, '2026-03-30', '2026-04-06']), policyWith({ K05: 1, K09: 5 }), 'the policy has no letter after level 2'],
    ['2026-03-06', { items }, DEFAULT_POLICY, 'level 1 comes 5 days after the due date'],
    ['2026-03-07', { items }, DEFAULT_POLICY, null],
    ['2026-03-20', { items }, policyWith({ K05: 5 }, limits({ minimumAmount: '1000.01' })), 'what is overdue in EUR is too little for a letter'],
    ['2026-03-20', { items }, policyWith({ K05: 5 }, limits({ minimumAmount: '1000' })), null],
  ])('on %s, %j', (asOf, of, policy, said) => {
    expect(whyNot(asOf, of, policy)).toBe(said);
  }); // prettier-ignore
});
