/** How long a dispute may wait for us, and for the debtor's particulars (domain-rules 3, pause 1). */
import { describe, expect, test } from 'vitest';
import { todoOf, urgentEvents, isDue } from '../../../src/domain/case/worklist.ts';
import { rowState, stepLine } from '../../../src/domain/case/list-words.ts';
import { sumsOf } from '../../../src/domain/case/worklist.ts';
import {
  deskOf,
  english,
  judged,
  madeCase,
  nextOf,
  policyWith,
  type MadeFact,
  type MadeItem,
} from './made-case.ts';

/** Opened on Monday, the 2nd: acknowledge by Wednesday, the 4th, decide by Monday, the 16th. */
const OPENED = '2026-03-02';
const ITEM: MadeItem = { due: '2026-02-02', open: 60_000 };
const dispute = (details: Record<string, string> = {}, more: Partial<MadeFact> = {}): MadeFact => ({
  kind: 'dispute',
  key: 'D-1',
  on: OPENED,
  details,
  ...more,
});
const contact = (on: string, details: Record<string, string>): MadeFact => ({
  kind: 'contact',
  on,
  details,
});
const ANSWERED = contact(OPENED, { channel: 'email', direction: 'out' });

type Made = Omit<Parameters<typeof madeCase>[0], 'asOf'>;
const on = (asOf: string, facts: readonly MadeFact[], more: Made = {}) => {
  const one = judged(madeCase({ asOf, items: [ITEM], facts, ...more }), policyWith({ K05: 5 }));
  return {
    ...one,
    urgent: urgentEvents(one.judged, deskOf()),
    sums: sumsOf(one.judged, new Map()),
  };
};
const events = (asOf: string, facts: readonly MadeFact[], more: Made = {}): readonly string[] =>
  on(asOf, facts, more).urgent.map(
    ({ kind, on: day, because }) => `${kind} ${day} ${english(because)}`,
  );
const kinds = (asOf: string, facts: readonly MadeFact[]): string =>
  on(asOf, facts).urgent.map(({ kind }) => kind.slice('dispute_'.length)).join(' '); // prettier-ignore

describe('not acknowledged', () => {
  test('from the third business day on, with the day and what to do', () => {
    expect(events('2026-03-04', [dispute()])).toEqual([]);
    expect(events('2026-03-05', [dispute()])).toEqual([
      'dispute_unacknowledged 2026-03-04 the dispute of INV-1 since 2026-03-02 was to be acknowledged by 2026-03-04: tell them that you look into it, and ask for particulars',
    ]);
  });
  test.each<[string, MadeFact, string]>([
    ['a letter of the day', contact(OPENED, { channel: 'letter' }), ''],
    ['an e-mail, though late', contact('2026-03-05', { channel: 'email', direction: 'out' }), ''],
    ['one of the day before', contact('2026-03-01', { channel: 'email', direction: 'out' }), 'unacknowledged'],
    ['an e-mail of theirs', contact(OPENED, { channel: 'email', direction: 'in', outcome: 'dispute' }), 'unacknowledged'],
    ['a call of theirs', contact(OPENED, { channel: 'call', direction: 'in', outcome: 'dispute' }), ''],
    ['a call that nobody took', contact('2026-03-03', { channel: 'call', direction: 'out', outcome: 'no_answer' }), 'unacknowledged'],
    ['a visit without an outcome', contact('2026-03-03', { channel: 'visit' }), 'unacknowledged'],
    ['a call without a channel', contact('2026-03-03', { outcome: 'dispute' }), ''],
    ['a call of theirs without a channel', contact('2026-03-03', { direction: 'in', outcome: 'dispute' }), ''],
    ['one without a channel that nobody took', contact('2026-03-03', { outcome: 'no_answer' }), 'unacknowledged'],
    ['a task', { ...contact('2026-03-03', { channel: 'email' }), kind: 'task' }, 'unacknowledged'],
  ])('%s', (_, fact, said) => {
    expect(kinds('2026-03-05', [dispute(), fact])).toBe(said);
  }); // prettier-ignore
});

describe('not decided', () => {
  test('from the eleventh business day on, also where it was acknowledged; instead of the other event', () => {
    expect(kinds('2026-03-16', [dispute(), ANSWERED])).toBe('');
    expect(kinds('2026-03-17', [dispute(), ANSWERED])).toBe('undecided');
    expect(kinds('2026-03-17', [dispute()])).toBe('undecided');
    // A contact decides nothing, its end does.
    expect(kinds('2026-03-17', [dispute(), contact('2026-03-17', { channel: 'email' })])).toBe('undecided'); // prettier-ignore
    const end: MadeFact = { kind: 'end', on: '2026-03-17', ends: 'D-1', details: { outcome: 'upheld' } }; // prettier-ignore
    expect(kinds('2026-03-17', [dispute(), end])).toBe('');
  });
  test('says what is known of particulars', () => {
    const said = (details: Record<string, string>) => events('2026-03-17', [dispute(details)]);
    const was =
      'dispute_undecided 2026-03-16 the dispute of INV-1 since 2026-03-02 was to be decided by 2026-03-16';
    expect(said({ particulars: 'given' })).toEqual([`${was}: credit it or uphold it`]);
    expect(said({ particulars: 'none' })).toEqual([
      `${was}, and they gave no particulars: it pauses nothing any more; credit it or uphold it`,
    ]);
    const told = contact('2026-03-05', { direction: 'in', outcome: 'dispute' });
    expect(events('2026-03-17', [dispute({ particulars: 'none' }), told])).toEqual([
      `${was}: credit it or uphold it`,
    ]);
    expect(said({})).toEqual([
      `${was}: credit it or uphold it (nobody wrote down whether they gave particulars, so it counts until you end it)`,
    ]);
  });
  test('one about the whole account is one event; two are two, the newest first', () => {
    const items: readonly MadeItem[] = ['A', 'B', 'C', 'D', 'E'].map((invoice) => ({ ...ITEM, invoice })); // prettier-ignore
    expect(events('2026-03-17', [dispute({ particulars: 'given' })], { items })).toEqual([
      'dispute_undecided 2026-03-16 the dispute of A, B, C and 2 others since 2026-03-02 was to be decided by 2026-03-16: credit it or uphold it',
    ]);
    const two = [
      dispute({}, { invoice: 'A' }),
      dispute({}, { invoice: 'B', key: 'D-2', on: '2026-03-03' }),
    ];
    expect(on('2026-03-18', two, { items }).urgent.map(({ on: day }) => day)).toEqual([
      '2026-03-17',
      '2026-03-16',
    ]);
  });
  test('of the invoice itself', () => {
    const [item] = madeCase({ asOf: OPENED, items: [ITEM] }).items;
    if (item === undefined) throw new Error('no item');
    const disputed = { ...item, dispute: { openedOn: OPENED, reason: 'broken', ofInvoice: true } };
    const more = { more: { items: [disputed, { ...disputed, itemId: 2 }] as never } };
    expect(on('2026-03-17', [], more).urgent).toHaveLength(1);
    expect(events('2026-03-17', [], more)[0]).toMatch(/^dispute_undecided 2026-03-16 the dispute of INV-1 since/); // prettier-ignore
  });
  test('it is something to do, though no step is due', () => {
    const paused = on('2026-03-16', [dispute(), ANSWERED]);
    expect([isDue(paused), rowState(paused), english(stepLine(paused))]).toEqual([
      false,
      'later',
      'Disputed since 2026-03-02',
    ]);
    const late = on('2026-03-17', [dispute(), ANSWERED]);
    expect([isDue(late), rowState(late), english(stepLine(late))]).toEqual([
      true,
      'todo',
      'Decide the dispute of INV-1',
    ]);
    const unanswered = on('2026-03-05', [dispute()]);
    expect(english(stepLine(unanswered))).toBe('Acknowledge the dispute of INV-1');
    // A step that is due goes first.
    const both = on('2026-03-17', [dispute({}, { amount: 100 })]);
    expect([nextOf(both), english(stepLine(both))]).toEqual(['K05 2026-03-17', 'Reminder, level 1: review']); // prettier-ignore
    expect(todoOf(both)).not.toBeNull();
  });
});

describe('the pause of a dispute', () => {
  const pause = (asOf: string, facts: readonly MadeFact[]): string => {
    const [of] = on(asOf, facts).steps.items;
    if (of?.pause == null) return `none, ${nextOf(on(asOf, facts))}`;
    return `${of.pause.until ?? 'open'}: ${english(of.pause.because)}`;
  };
  const none = dispute({ particulars: 'none' });
  test('without particulars for ten business days, then the letter is due', () => {
    expect(pause('2026-03-16', [none])).toBe(
      '2026-03-16: disputed since 2026-03-02 without particulars, which they have until 2026-03-16 to give',
    );
    expect(nextOf(on('2026-03-16', [none]))).toBe('K05 2026-03-17');
    expect(pause('2026-03-17', [none])).toBe('none, K05 2026-03-17');
  });
  test('with them, and where nobody wrote it down, until it is ended', () => {
    expect(pause('2026-06-01', [dispute({ particulars: 'given' })])).toBe(
      'open: disputed since 2026-03-02',
    );
    expect(pause('2026-06-01', [dispute()])).toBe('open: disputed since 2026-03-02');
  });
  test.each<[string, MadeFact, boolean]>([
    ['a later contact about a dispute gives them', contact('2026-03-20', { direction: 'in', outcome: 'dispute' }), true],
    ['not the one of its day', contact(OPENED, { direction: 'in', outcome: 'dispute' }), false],
    ['not one about something else', contact('2026-03-20', { direction: 'in', outcome: 'refused' }), false],
    ['not a task', { kind: 'task', on: '2026-03-20', details: { outcome: 'dispute' } }, false],
  ])('%s', (_, fact, pauses) => {
    expect(pause('2026-03-23', [none, fact]).startsWith('open')).toBe(pauses);
  }); // prettier-ignore
  test('of two parts that are the whole together: until one of them pauses no more', () => {
    const part = (key: string, amount: number, day: string, particulars?: string): MadeFact =>
      dispute(particulars === undefined ? {} : { particulars }, { key, amount, on: day });
    const two = [part('D-1', 20_000, OPENED, 'none'), part('D-2', 40_000, '2026-03-04')];
    expect(pause('2026-03-16', two)).toMatch(/^2026-03-16: disputed since 2026-03-02 without/);
    expect(pause('2026-03-17', two)).toBe('none, K05 2026-03-17');
    const bare = [part('D-1', 20_000, OPENED, 'none'), part('D-2', 40_000, '2026-03-04', 'none')];
    expect(pause('2026-03-16', bare)).toMatch(/^2026-03-16/);
    expect(pause('2026-03-16', bare.toReversed())).toMatch(/^2026-03-16/);
    // What is disputed twice stays disputed.
    const twice = [part('D-1', 60_000, OPENED, 'none'), part('D-2', 60_000, '2026-03-04', 'none')];
    expect(pause('2026-03-17', twice)).toMatch(/^2026-03-18/);
    expect(pause('2026-03-17', [...twice, part('D-3', 60_000, OPENED)])).toMatch(/^open/);
    expect(pause('2026-03-19', twice)).toBe('none, K05 2026-03-19');
  });
  test('what pauses no more counts for the smallest sum of a letter again', () => {
    const policy = policyWith({ K05: 5 }, {
      letters: { graceDays: 0, daysBetween: 7, maximumLevel: 4, minimumAmount: '300', minimumShare: 0 },
    }); // prettier-ignore
    const next = (details: Record<string, string>): string =>
      nextOf(judged(madeCase({ asOf: '2026-03-17', items: [ITEM], facts: [dispute(details, { amount: 40_000 })] }), policy)); // prettier-ignore
    expect(next({})).toBe('nothing');
    expect(next({ particulars: 'none' })).toBe('K05 2026-03-17');
  });
});
