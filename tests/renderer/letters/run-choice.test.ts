/** What is ticked of a proposal, and so what is issued: nothing that is not due, disputed or blocked. */
import { describe, expect, it } from 'vitest';
import type { ItemReason } from '../../../src/contract/calls/letters.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import {
  candidateKey,
  canIssue,
  carriedOver,
  chosenTotal,
  NOTHING_CHANGED,
  requestsOf,
  requestTotals,
  startChoice,
  withWritten,
} from '../../../src/renderer/screens/letters/run/run-choice.ts';
import type { Candidate, ProposedItem } from '../../../src/contract/told.ts';

const item = (itemId: number, reason: ItemReason, openMinor = 1000): ProposedItem => ({
  itemId,
  item: `INV-${itemId}`,
  issuedOn: isoDateOf('2026-01-01'),
  dueOn: isoDateOf('2026-01-31'),
  daysPastDue: 20,
  grossMinor: openMinor,
  openMinor,
  interestMinor: null,
  fixedSumMinor: null,
  credits: [],
  demandedMinor: openMinor,
  included: reason === 'overdue',
  reason,
  because: reason,
  isTooEarly: false,
  demandedBy: null,
});
const candidate = (
  customer: string,
  items: ProposedItem[],
  extra: Partial<Candidate> = {},
): Candidate => ({
  customer,
  name: customer,
  country: 'ES',
  currency: 'EUR',
  level: 1,
  language: 'es',
  locale: 'es-ES',
  languages: ['es'],
  law: 'ES',
  isLawAssumed: true,
  principalMinor: 0,
  interestMinor: null,
  fixedSum: null,
  perDayMinor: null,
  totalMinor: 0,
  whyNoInterest: null,
  oldestDaysPastDue: 20,
  onAccountMinor: 0,
  deadlineOn: isoDateOf('2026-03-01'),
  blocks: [],
  cautions: [],
  items,
  ...extra,
});
const everybody = (): boolean => true;
const nobody = (): boolean => false;
const block = { code: 'no_address', message: 'C2 has no address' } as const;

describe('startChoice', () => {
  const good = candidate('C1', [
    item(1, 'overdue'),
    item(2, 'disputed'),
    item(3, 'not_due'),
    item(4, 'overdue'),
  ]);
  const blocked = candidate('C2', [item(5, 'overdue')], { blocks: [block] });
  const nothing = candidate('C3', [item(6, 'not_due')]);

  it('ticks every letter that nothing blocks, with its overdue items only', () => {
    const choice = startChoice([good, blocked, nothing], null, everybody);
    expect([...choice.letters]).toEqual([candidateKey(good)]);
    expect(requestsOf([good, blocked, nothing], choice)).toEqual([
      { customer: 'C1', currency: 'EUR', itemIds: [1, 4] },
    ]);
    expect(chosenTotal(good, choice)).toBe(2000);
  });

  it('ticks no letter that is not ready', () => {
    expect([...startChoice([good], null, nobody).letters]).toEqual([]);
  });

  it('demands just the items that were ticked on the customer, never one that cannot be', () => {
    const choice = startChoice([good], new Set([4, 2]), nobody);
    expect(requestsOf([good], choice)[0]?.itemIds).toEqual([4]);
  });

  it('issues no letter without items, also when it is ticked', () => {
    const choice = { letters: new Set([candidateKey(good)]), leftOut: new Set([1, 4]) };
    expect(canIssue(good, choice)).toBe(false);
    expect(requestsOf([good], choice)).toEqual([]);
  });

  it('keeps a blocked letter out even when its key is among the ticked', () => {
    const choice = { letters: new Set([candidateKey(blocked)]), leftOut: new Set<number>() };
    expect(requestsOf([blocked], choice)).toEqual([]);
  });
});

describe('requestTotals', () => {
  it('adds up per currency', () => {
    const list = [
      candidate('C1', [item(1, 'overdue', 100)]),
      candidate('C1', [item(2, 'overdue', 7)], { currency: 'USD' }),
      candidate('C4', [item(3, 'overdue', 50)]),
    ];
    expect(requestTotals(list, startChoice(list, null, everybody), 'EUR')).toEqual([
      { currency: 'EUR', totalMinor: 150 },
      { currency: 'USD', totalMinor: 7 },
    ]);
  });
});

describe('carriedOver', () => {
  const first = candidate('C1', [item(1, 'overdue'), item(2, 'overdue')]);
  const second = candidate('C2', [item(3, 'overdue')]);
  const third = candidate('C3', [item(4, 'overdue')], { blocks: [block] });
  const before = { letters: new Set([candidateKey(first)]), leftOut: new Set([2]) };
  const start = (list: readonly Candidate[]) => startChoice(list, null, everybody);

  it('keeps what was ticked and left out of a candidate that is the same', () => {
    const again = structuredClone([first, second, third]);
    expect(carriedOver([first, second, third], before, again, start(again))).toEqual(before);
  });

  it('keeps them of a letter that is written otherwise, and asks for that one so', () => {
    const formal = { ...second, level: 3, language: 'de', totalMinor: 1500 };
    const now = [first, formal, third];
    const ticked = { letters: new Set([candidateKey(second)]), leftOut: new Set([1]) };
    const carried = carriedOver([first, second, third], ticked, now, start(now));
    expect(carried).toEqual(ticked);
    const level = withWritten(NOTHING_CHANGED, second, { level: 3 });
    const both = withWritten(level, second, { language: 'de' });
    expect(requestsOf(now, carried, both)).toEqual([
      { customer: 'C2', currency: 'EUR', level: 3, language: 'de', itemIds: [3] },
    ]);
  });

  it('begins anew with a candidate that changed, and with a new one', () => {
    const paid = candidate('C1', [item(1, 'overdue'), item(2, 'overdue', 400)]);
    const addressed = candidate('C3', [item(4, 'overdue')]);
    const now = [paid, second, addressed];
    const carried = carriedOver([first, second, third], before, now, start(now));
    expect(requestsOf(now, carried)).toEqual([
      { customer: 'C1', currency: 'EUR', itemIds: [1, 2] },
      { customer: 'C3', currency: 'EUR', itemIds: [4] },
    ]);
  });
});

describe('what a letter demands', () => {
  it('is what the engine says of each chosen item', () => {
    const items = [1, 2, 3].map((itemId) => ({ ...item(itemId, 'overdue'), demandedMinor: 10 ** itemId })); // prettier-ignore
    const choice = { letters: new Set<string>(), leftOut: new Set([2]) };
    expect(chosenTotal(candidate('C1', items), choice)).toBe(1010);
  });
});
