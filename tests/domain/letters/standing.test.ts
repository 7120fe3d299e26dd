/** What is ready, what waits and what is not for now: only the first is ticked when a run begins. */
import { describe, expect, test } from 'vitest';
import type {
  CandidateBlock,
  CandidateCaution,
  ItemReason,
} from '../../../src/contract/calls/letters.ts';
import type { Candidate, ProposedItem } from '../../../src/contract/told.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import {
  sharedCause,
  standingOf,
  type Cause,
  type Payers,
  type RunGroup,
} from '../../../src/domain/letters/standing.ts';

const item = (reason: ItemReason, isTooEarly: boolean): ProposedItem => ({
  itemId: 1,
  item: 'INV-1',
  issuedOn: isoDateOf('2026-01-01'),
  dueOn: isoDateOf('2026-01-31'),
  daysPastDue: 20,
  grossMinor: 1000,
  openMinor: 1000,
  interestMinor: null,
  fixedSumMinor: null,
  credits: [],
  demandedMinor: 1000,
  included: reason === 'overdue',
  reason,
  because: reason,
  isTooEarly,
  demandedBy: null,
});
const candidate = (of: {
  readonly items?: readonly ItemReason[];
  readonly isTooEarly?: boolean;
  /** Besides, that are not too early. */
  readonly moreItems?: readonly ItemReason[];
  readonly blocks?: readonly CandidateBlock[];
  readonly cautions?: readonly CandidateCaution[];
}): Candidate => ({
  customer: 'C1',
  name: 'Floralia',
  country: 'ES',
  currency: 'EUR',
  level: 1,
  language: 'es',
  locale: 'es-ES',
  languages: ['es'],
  law: 'ES',
  isLawAssumed: true,
  principalMinor: 1000,
  interestMinor: null,
  fixedSum: null,
  perDayMinor: null,
  totalMinor: 1000,
  whyNoInterest: null,
  oldestDaysPastDue: 20,
  onAccountMinor: 0,
  deadlineOn: isoDateOf('2026-03-01'),
  blocks: (of.blocks ?? []).map((code) => ({ code, message: code })),
  cautions: (of.cautions ?? []).map((code) => ({ code, message: code })),
  items: [
    ...(of.items ?? ['overdue']).map((reason) => item(reason, of.isTooEarly === true)),
    ...(of.moreItems ?? []).map((reason) => item(reason, false)),
  ],
});
const ELSEWHERE: Payers = new Set(['C2']);

describe('the group of a candidate and why', () => {
  test.each<[string, Parameters<typeof candidate>[0], Payers, RunGroup, readonly Cause[]]>([
    ['nothing in the way', {}, ELSEWHERE, 'ready', []],
    [
      'some items disputed',
      { items: ['overdue', 'disputed'] },
      ELSEWHERE,
      'ready',
      ['part_disputed'],
    ],
    [
      'language and stale bank are said of the run',
      { cautions: ['language', 'bank_stale'] },
      ELSEWHERE,
      'ready',
      [],
    ],
    ['no address', { blocks: ['no_address'] }, ELSEWHERE, 'waiting', ['no_address']],
    [
      'an unmatched line of another customer',
      { cautions: ['bank_unmatched'] },
      ELSEWHERE,
      'ready',
      [],
    ],
    [
      'an unmatched line of his',
      { cautions: ['bank_unmatched'] },
      new Set(['C1']),
      'waiting',
      ['bank_unmatched'],
    ],
    [
      'unmatched lines of nobody knows whom',
      { cautions: ['bank_unmatched'] },
      null,
      'waiting',
      ['bank_unmatched'],
    ],
    ['money on account', { cautions: ['on_account'] }, ELSEWHERE, 'waiting', ['on_account']],
    [
      'nothing overdue',
      { items: ['not_due'], blocks: ['nothing_overdue'] },
      ELSEWHERE,
      'not_now',
      ['nothing_overdue'],
    ],
    [
      'all overdue disputed',
      { items: ['disputed'], blocks: ['nothing_overdue'] },
      ELSEWHERE,
      'not_now',
      ['all_disputed'],
    ],
    ['a promise holds it back', { items: ['left_out'] }, ELSEWHERE, 'not_now', ['held_back']],
    [
      'no letter is due yet',
      { items: ['left_out'], isTooEarly: true, cautions: ['recent_letter'] },
      ELSEWHERE,
      'not_now',
      ['too_early'],
    ],
    [
      'some too early and some promised',
      { items: ['left_out'], isTooEarly: true, moreItems: ['left_out'] },
      ELSEWHERE,
      'not_now',
      ['too_early'],
    ],
    [
      'blocked otherwise, with a disputed item',
      { items: ['overdue', 'disputed'], blocks: ['no_address'] },
      ELSEWHERE,
      'waiting',
      ['no_address'],
    ],
    [
      'a letter of these days, and none is too early',
      { cautions: ['recent_letter', 'no_town'] },
      ELSEWHERE,
      'not_now',
      ['recent_letter', 'no_town'],
    ],
    [
      'another caution beside a letter that is too early',
      { items: ['left_out'], isTooEarly: true, cautions: ['no_town'] },
      ELSEWHERE,
      'not_now',
      ['too_early', 'no_town'],
    ],
    [
      'an individual, at a level that may be printed',
      { cautions: ['individual'] },
      ELSEWHERE,
      'not_now',
      ['individual'],
    ],
    ['an individual, formally', { blocks: ['individual'] }, ELSEWHERE, 'not_now', ['individual']],
    ['our details', { blocks: ['sender_incomplete'] }, ELSEWHERE, 'waiting', ['sender_incomplete']],
    ['no account', { blocks: ['no_bank_account'] }, ELSEWHERE, 'waiting', ['no_bank_account']],
    ['our credit note', { cautions: ['credit_note'] }, ELSEWHERE, 'waiting', ['credit_note']],
    ['no town', { cautions: ['no_town'] }, ELSEWHERE, 'waiting', ['no_town']],
    ['a sole trader', { cautions: ['sole_trader'] }, ELSEWHERE, 'waiting', ['sole_trader']],
    [
      'what must pass goes before what can be done',
      { cautions: ['on_account', 'recent_letter'] },
      ELSEWHERE,
      'not_now',
      ['recent_letter', 'on_account'],
    ],
  ])('%s', (_, of, payers, group, causes) => {
    expect(standingOf(candidate(of), payers)).toEqual({ group, causes });
  });
});

test('a cause is said once when all share it', () => {
  const waits = (...causes: Cause[]) => ({ group: 'waiting', causes }) as const;
  expect(sharedCause([waits('no_address'), waits('no_address', 'on_account')])).toBe('no_address');
  expect(sharedCause([waits('no_address'), waits('on_account')])).toBeNull();
  expect(sharedCause([])).toBeNull();
});
