/** Courtesies, calls, notices and tasks of one item: which is due, which comes, which were done (domain-rules 3). */
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/case/policy.ts';
import { english, judged, madeCase, policyWith, stepText, type MadeFact, type MadeItem } from './made-case.ts'; // prettier-ignore

type Made = Omit<Parameters<typeof madeCase>[0], 'asOf'>;

/** Invoiced on Monday, 2 February, due on Monday, 2 March. */
const ITEM: MadeItem = { due: '2026-03-02', issued: '2026-02-02' };
const items = [ITEM];

/** Of the first item everything that is not a letter. */
const othersOf = (asOf: string, of: Made = { items }, policy: Policy = DEFAULT_POLICY): readonly string[] =>
  judged(madeCase({ asOf, ...of }), policy).steps.items[0]?.others.map(stepText) ?? []; // prettier-ignore
/** `K06 2026-03-09, K07 2026-03-10` */
const daysOf = (asOf: string, of: Made = { items }, policy: Policy = DEFAULT_POLICY): string =>
  othersOf(asOf, of, policy)
    .map((one) => one.replace(/^(\S+) on .* since (\S+):.*$/, '$1 $2'))
    .join(', ');
const told = (asOf: string, ...facts: readonly MadeFact[]): string =>
  daysOf(asOf, { items, facts });

describe('on a plain day: what is due, the courtesy that is, what comes', () => {
  test.each([
    ['2026-02-02', ['K01 on 2026-02-05 since 2026-02-05: "Ask whether the invoice arrived" comes 3 days after the invoice ["Ask whether the invoice arrived" comes 3 days after the invoice]']],
    ['2026-02-05', ['K01 on 2026-02-05 since 2026-02-05: due on 2026-03-02', 'K02 on 2026-02-27 since 2026-02-27: "Courtesy e-mail" comes 3 days before the due date ["Courtesy e-mail" comes 3 days before the due date]']],
    ['2026-03-02', ['K03 on 2026-03-02 since 2026-03-02: due on 2026-03-02', 'K06 on 2026-03-09 since 2026-03-09: "First call" comes 7 days after the due date ["First call" comes 7 days after the due date]']],
    ['2026-03-09', ['K06 on 2026-03-09 since 2026-03-09: 7 days late', 'K07 on 2026-03-10 since 2026-03-10: 7 days late ["Notice to the sales rep" comes 8 days after the due date]']],
    ['2026-03-15', ['K08 on 2026-03-16 since 2026-03-12: 13 days late [2026-03-15 is a day of rest there]', 'K10 on 2026-03-23 since 2026-03-23: 13 days late ["Owner decides: pressure or support" comes 21 days after the due date]']],
  ])('%s', (asOf, said) => {
    expect(othersOf(asOf)).toEqual(said);
  }); // prettier-ignore

  test.each([
    ['2026-02-04', 'K01 2026-02-05'],
    // A courtesy is one for three days.
    ['2026-02-07', 'K01 2026-02-05, K02 2026-02-27'],
    ['2026-02-08', 'K02 2026-02-27'],
    ['2026-03-01', 'K02 2026-02-27, K03 2026-03-02'],
    ['2026-03-03', 'K06 2026-03-09'],
    ['2026-03-10', 'K07 2026-03-10, K08 2026-03-12'],
    ['2026-03-11', 'K07 2026-03-10, K08 2026-03-12'],
    ['2026-03-12', 'K08 2026-03-12, K10 2026-03-23'],
    ['2026-03-23', 'K10 2026-03-23, K13 2026-05-01'],
    ['2026-05-01', 'K13 2026-05-01, K14 2026-05-31'],
    ['2026-05-31', 'K14 2026-05-31, K15 2026-06-30'],
    ['2026-06-30', 'K15 2026-06-30, K16 2026-08-29'],
    ['2026-08-29', 'K16 2026-08-29'],
  ])('%s: %s', (asOf, said) => {
    expect(daysOf(asOf)).toBe(said);
  });

  test('a step that the policy leaves out, one on the due day, two on one day: the later one', () => {
    expect(daysOf('2026-03-02', { items }, policyWith({ K06: 0, K13: 4, K15: 4 }))).toBe('K06 2026-03-02, K15 2026-03-06'); // prettier-ignore
    expect(daysOf('2026-03-02', { items }, policyWith({}))).toBe('');
    // A courtesy is not overtaken and overtakes nothing.
    expect(daysOf('2026-03-02', { items }, policyWith({ K03: 0, K06: 0 }))).toBe('K06 2026-03-02, K03 2026-03-02'); // prettier-ignore
    expect(othersOf('2026-03-02', { items }, policyWith({ K06: 0 }))).toEqual(['K06 on 2026-03-02 since 2026-03-02: due on 2026-03-02']); // prettier-ignore
    expect(othersOf('2026-02-27', { items }, policyWith({ K06: 0 }))).toEqual([
      'K06 on 2026-03-02 since 2026-03-02: "First call" comes 0 days after the due date ["First call" comes 0 days after the due date]',
    ]);
    expect(othersOf('2026-02-26', { items }, policyWith({ K02: -1 }))).toEqual([
      'K02 on 2026-03-01 since 2026-03-01: "Courtesy e-mail" comes 1 day before the due date ["Courtesy e-mail" comes 1 day before the due date]',
    ]);
  });

  test('days after the due date are halved, those before it are not', () => {
    const unwilling: MadeFact = { kind: 'assessment', on: '2026-02-01', details: { ability: 'good', willingness: 'bad' } }; // prettier-ignore
    expect(told('2026-02-25', unwilling)).toBe('K02 2026-02-27');
    // 7 days become 4, 8 become 4 (the later step overtakes), 10 become 5, 21 become 11.
    expect(othersOf('2026-03-05', { items, facts: [unwilling] })).toEqual([
      'K07 on 2026-03-06 since 2026-03-06: 3 days late ["Notice to the sales rep" comes 4 days after the due date]',
    ]);
    expect(told('2026-03-05', unwilling)).toBe('K07 2026-03-06');
    expect(told('2026-03-06', unwilling)).toBe('K07 2026-03-06, K08 2026-03-07');
    expect(told('2026-03-07', unwilling)).toBe('K08 2026-03-07, K10 2026-03-13');
  });
});

describe('what was done', () => {
  const task = (action: string, on: string): MadeFact => ({
    kind: 'task',
    on,
    details: { action },
  });
  const call = (on: string, details: Record<string, string> = { outcome: 'refused' }): MadeFact => ({ kind: 'contact', on, details: { channel: 'call', ...details } }); // prettier-ignore

  test('a task of its name, from the day on which it counts', () => {
    expect(told('2026-03-10', task('K07', '2026-03-09'))).toBe('K07 2026-03-10, K08 2026-03-12');
    expect(told('2026-03-10', task('K07', '2026-03-10'))).toBe('K08 2026-03-12');
    expect(told('2026-03-10', task('K06', '2026-03-10'))).toBe('K07 2026-03-10, K08 2026-03-12');
    expect(told('2026-03-10', task('', '2026-03-10'))).toBe('K07 2026-03-10, K08 2026-03-12');
    expect(told('2026-03-10', { kind: 'note', on: '2026-03-10', details: { action: 'K07' } })).toBe('K07 2026-03-10, K08 2026-03-12'); // prettier-ignore
    expect(told('2026-05-02', task('K13', '2026-05-02'))).toBe('K14 2026-05-31');
  });
  test('the newest of two counts, in whatever order they were recorded', () => {
    const [early, right] = [task('K07', '2026-03-03'), task('K07', '2026-03-10')];
    expect(told('2026-03-11', early, right)).toBe('K08 2026-03-12');
    expect(told('2026-03-11', right, early)).toBe('K08 2026-03-12');
  });
  test('what was overtaken is not asked for once the later one is done', () => {
    expect(told('2026-03-11', task('K07', '2026-03-10'))).toBe('K08 2026-03-12');
    expect(told('2026-03-09', task('K06', '2026-03-09'))).toBe('K07 2026-03-10');
  });

  test.each<[string, MadeFact, string]>([
    ['talked on the due day', call('2026-03-02'), 'K06 2026-03-09, K07 2026-03-10'],
    ['talked on the day after', call('2026-03-03'), 'K07 2026-03-10'],
    ['nobody answered', call('2026-03-06', { outcome: 'no_answer' }), 'K06 2026-03-09, K07 2026-03-10'],
    ['a bad moment', call('2026-03-06', { outcome: 'bad_moment' }), 'K06 2026-03-09, K07 2026-03-10'],
    ['redirected', call('2026-03-06', { outcome: 'redirected' }), 'K06 2026-03-09, K07 2026-03-10'],
    ['without an outcome', call('2026-03-06', {}), 'K06 2026-03-09, K07 2026-03-10'],
    ['they called', call('2026-03-06', { direction: 'in' }), 'K07 2026-03-10'],
    ['they called and were redirected', call('2026-03-06', { direction: 'in', outcome: 'redirected' }), 'K07 2026-03-10'],
    ['not a contact', { ...call('2026-03-06'), kind: 'note' }, 'K06 2026-03-09, K07 2026-03-10'],
  ])('a call: %s', (_, fact, said) => {
    expect(told('2026-03-09', fact)).toBe(said);
  }); // prettier-ignore
  test('the newest talk counts, in whatever order they were recorded', () => {
    const [before, after] = [call('2026-02-20'), call('2026-03-06')];
    expect(told('2026-03-09', before, after)).toBe('K07 2026-03-10');
    expect(told('2026-03-09', after, before)).toBe('K07 2026-03-10');
    expect(told('2026-03-09', after, call('2026-03-07', { outcome: 'no_answer' }))).toBe('K07 2026-03-10');
  }); // prettier-ignore

  test('a courtesy: by any contact since its day, or once a letter is out', () => {
    expect(told('2026-02-28', call('2026-02-26'))).toBe('K02 2026-02-27, K03 2026-03-02');
    expect(told('2026-02-28', call('2026-02-27', { outcome: 'no_answer' }))).toBe('K03 2026-03-02');
    expect(told('2026-02-28', call('2026-02-27'), call('2026-02-20'))).toBe('K03 2026-03-02');
    expect(told('2026-02-28', call('2026-02-20'), call('2026-02-27'))).toBe('K03 2026-03-02');
    expect(told('2026-02-28', task('K02', '2026-02-28'))).toBe('K03 2026-03-02');
    const written = { items: [{ ...ITEM, letters: [[1, '2026-02-20', '2026-02-25']] as const }] };
    expect(daysOf('2026-02-28', written)).toBe('K06 2026-03-09');
  });

  test('pressure or support: by an assessment after the due date; nothing else is', () => {
    const assessed = (on: string): MadeFact => ({ kind: 'assessment', on, details: { ability: 'bad' } }); // prettier-ignore
    expect(told('2026-03-23', assessed('2026-03-02'))).toBe('K10 2026-03-23, K13 2026-05-01');
    expect(told('2026-03-23', assessed('2026-03-03'))).toBe('K13 2026-05-01');
    expect(told('2026-03-23', assessed('2026-03-03'), assessed('2026-03-01'))).toBe('K13 2026-05-01'); // prettier-ignore
    expect(told('2026-03-23', { ...assessed('2026-03-03'), kind: 'note' })).toBe('K10 2026-03-23, K13 2026-05-01'); // prettier-ignore
    expect(told('2026-05-01', assessed('2026-04-01'))).toBe('K13 2026-05-01, K14 2026-05-31');
  });
});

describe('in a pause', () => {
  const snooze = (until: string): MadeFact => ({ kind: 'snooze', on: '2026-02-20', until });
  test('a courtesy is left out, whatever is due waits', () => {
    expect(told('2026-02-28', snooze('2026-02-28'))).toBe('K06 2026-03-09');
    expect(othersOf('2026-03-12', { items, facts: [snooze('2026-03-20')] })).toEqual([
      'K08 on 2026-03-23 since 2026-03-21: snoozed, until 2026-03-20 [snoozed, until 2026-03-20; 2026-03-21 is a day of rest there]',
      'K10 on 2026-03-23 since 2026-03-23: "Owner decides: pressure or support" comes 21 days after the due date ["Owner decides: pressure or support" comes 21 days after the due date]',
    ]);
  });
  test('of what comes in it the last is taken after it', () => {
    expect(told('2026-03-05', snooze('2026-03-20'))).toBe('K08 2026-03-21');
    expect(told('2026-03-05', snooze('2026-03-09'))).toBe('K07 2026-03-10');
    // What comes on the day after it comes by its own day.
    expect(othersOf('2026-03-05', { items, facts: [snooze('2026-03-08')] })).toEqual([
      'K06 on 2026-03-09 since 2026-03-09: "First call" comes 7 days after the due date ["First call" comes 7 days after the due date]',
    ]);
  });
});

describe('with others, given back, asleep: nobody is reminded, what the owner decides goes on', () => {
  const stepped = (asOf: string, of: Made) => judged(madeCase({ asOf, ...of })).steps.items[0];
  const blockedBy = (asOf: string, of: Made): string | null => {
    const blocked = stepped(asOf, of)?.blocked ?? null;
    return blocked === null ? null : english(blocked);
  };
  const route = (to: string): MadeFact => ({ kind: 'route', key: 'RO', on: '2026-03-10', details: { to } }); // prettier-ignore
  test.each([
    ['agency', 'with an agency since 2026-03-10'],
    ['lawyer', 'with a lawyer since 2026-03-10'],
    ['suit', 'before the court since 2026-03-10'],
    ['enforcement', 'in enforcement since 2026-03-10'],
    ['claim', 'claimed in the insolvency since 2026-03-10'],
    ['mediator', 'outside since 2026-03-10'],
  ])('%s: %s', (to, said) => {
    const of = { items, facts: [route(to)] };
    expect(blockedBy('2026-03-20', of)).toBe(said);
    expect(stepped('2026-03-20', of)?.letter).toBeNull();
    expect(told('2026-03-20', route(to))).toBe('K15 2026-06-30');
  });
  test('without a destination', () => {
    const bare: MadeFact = { kind: 'route', on: '2026-03-10' };
    expect(blockedBy('2026-03-20', { items, facts: [bare] })).toBe('outside since 2026-03-10');
  });
  test('a lawsuit and the bad debt are still weighed, the agency no more', () => {
    expect(told('2026-03-25', route('agency'))).toBe('K15 2026-06-30');
    expect(told('2026-05-31', route('agency'))).toBe('K15 2026-06-30');
    expect(told('2026-07-01', route('agency'))).toBe('K15 2026-06-30, K16 2026-08-29');
    expect(told('2026-07-01', route('agency'), { kind: 'snooze', on: '2026-07-01', until: '2026-07-10' })).toBe('K15 2026-07-11, K16 2026-08-29'); // prettier-ignore
  });
  test('given back as irrecoverable', () => {
    const end: MadeFact = { kind: 'end', on: '2026-03-18', ends: 'RO', details: { result: 'irrecoverable' } }; // prettier-ignore
    const facts = [route('agency'), end];
    expect(blockedBy('2026-03-20', { items, facts })).toBe('given back as irrecoverable');
    expect(told('2026-03-20', ...facts)).toBe('K15 2026-06-30');
    const returned = { ...end, details: { result: 'returned' } };
    expect(stepped('2026-03-20', { items, facts: [route('agency'), returned] })).toMatchObject({
      blocked: null,
      letter: { step: 'K05' },
    });
  });
  test('dormant: a look every quarter', () => {
    // 181 days late and silent since it was invoiced.
    expect(blockedBy('2026-08-30', { items })).toBe('dormant: a look every quarter');
    expect(stepped('2026-08-30', { items })?.letter).toBeNull();
    expect(daysOf('2026-08-30')).toBe('K16 2026-08-29');
    expect(blockedBy('2026-08-29', { items })).toBeNull();
  });
  test('a small balance', () => {
    const of = (open: number): Made => ({ items: [{ ...ITEM, open }] });
    expect(stepped('2026-03-20', of(100))).toMatchObject({ letter: null, others: [] });
    expect(blockedBy('2026-03-20', of(100))).toBe(
      'a small balance: write it off instead of chasing it',
    );
    expect(blockedBy('2026-03-20', of(101))).toBeNull();
  });
});

describe('the limitation', () => {
  // Five years by the law of Spain: enforceable to 1 September 2026.
  const old: MadeItem = { due: '2021-09-01', issued: '2021-08-01' };
  const dispute: MadeFact = { kind: 'dispute', on: '2026-01-10' };
  /** In a dispute, so that nothing else is due. */
  const alarm = (asOf: string, facts: readonly MadeFact[] = [], policy?: Policy): string =>
    othersOf(asOf, { items: [old], facts: [dispute, ...facts] }, policy).join();
  const ours = (after: number | null): Policy => policyWith(after === null ? {} : { K17: after });
  test.each([
    ['2026-03-04', ''],
    ['2026-03-05', 'K17 on 2026-03-05 since 2026-03-05: time-barred after 2026-09-01'],
    ['2026-06-02', 'K17 on 2026-06-02 since 2026-03-05: time-barred after 2026-09-01'],
    ['2026-06-03', 'K17 on 2026-06-03 since 2026-06-03: time-barred after 2026-09-01'],
    ['2026-08-01', 'K17 on 2026-08-01 since 2026-06-03: time-barred after 2026-09-01'],
    ['2026-08-02', 'K17 on 2026-08-02 since 2026-08-02: time-barred after 2026-09-01'],
    ['2026-09-01', 'K17 on 2026-09-01 since 2026-08-02: time-barred after 2026-09-01'],
    ['2026-09-02', ''],
  ])('180, 90 and 30 days before, to the last day: %s', (asOf, said) => {
    expect(alarm(asOf)).toBe(said);
  });
  test('until somebody did something about it since the last time', () => {
    const done = (on: string, action = 'K17'): MadeFact => ({ kind: 'task', on, details: { action } }); // prettier-ignore
    expect(alarm('2026-03-06', [done('2026-03-04')])).toContain('K17');
    expect(alarm('2026-03-06', [done('2026-03-05')])).toBe('');
    expect(alarm('2026-06-02', [done('2026-03-05')])).toBe('');
    expect(alarm('2026-06-03', [done('2026-03-05')])).toContain('K17');
    expect(alarm('2026-03-06', [done('2026-03-05', 'K16')])).toContain('K17');
  });
  test('earlier, or not at all, where the policy says so; never later than 180 days before', () => {
    expect(alarm('2025-09-01', [{ ...dispute, on: '2025-08-01' }], ours(-365))).toContain('since 2025-09-01'); // prettier-ignore
    expect(alarm('2025-08-31', [{ ...dispute, on: '2025-08-01' }], ours(-365))).not.toContain('K17'); // prettier-ignore
    // The first of the three is moved, it is not one more.
    const done: MadeFact = { kind: 'task', on: '2025-09-01', details: { action: 'K17' } };
    expect(alarm('2026-03-05', [done], ours(-365))).toBe('');
    expect(alarm('2026-06-03', [done], ours(-365))).toContain('since 2026-06-03');
    expect(alarm('2026-03-05', [], ours(-30))).toContain('since 2026-03-05');
    expect(alarm('2026-03-05', [], ours(null))).toBe('');
    expect(alarm('2026-03-05', [], { ...DEFAULT_POLICY, steps: [] })).toBe('');
  });
  test('a law that is not in the table has none; it is told beside what else is due', () => {
    const of = (governingLaw: string) =>
      daysOf('2026-03-05', { items: [old], customer: { governingLaw } });
    expect(of('EC')).toBe('K16 2022-02-28');
    expect(of('ES')).toBe('K16 2022-02-28, K17 2026-03-05');
  });
});
