import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import { say } from '../../../src/domain/texts/text.ts';
import type { Recipient } from '../../../src/domain/letters/parties.ts';
import {
  byDueDate,
  cautionsOf,
  isDemandable,
  judgeItem,
  type CandidateItem,
} from '../../../src/domain/letters/proposal.ts';

const ON = day('2026-11-21');
const item = (more: Partial<CandidateItem> = {}): CandidateItem => ({
  itemId: 1,
  item: 'INV-1',
  issuedOn: day('2026-09-20'),
  dueOn: day('2026-10-20'),
  grossMinor: 150000,
  openMinor: 120000,
  credits: [],
  settledOn: null,
  dispute: null,
  demandedBy: null,
  waits: null,
  tooEarly: null,
  claim: null,
  ...more,
});
const dispute = { openedOn: day('2026-11-03'), reason: 'short delivery' };
const earlier = (deadlineOn: string) => ({
  number: 'L-2026-0003',
  issuedOn: day('2026-11-02'),
  deadlineOn: day(deadlineOn),
});

describe('one reason and one sentence for every item', () => {
  test.each([
    ['overdue', item(), true, 'overdue', '32 days past due'],
    ['overdue by a day', item({ dueOn: addDays(ON, -1) }), true, 'overdue', '1 day past due'],
    [
      'due today',
      item({ dueOn: ON }),
      false,
      'not_due',
      'due on 2026-11-21, the day of the letter',
    ],
    [
      'due tomorrow',
      item({ dueOn: addDays(ON, 1) }),
      false,
      'not_due',
      'due on 2026-11-22, in 1 day',
    ],
    ['disputed', item({ dispute }), false, 'disputed', 'disputed since 2026-11-03: short delivery'],
    [
      'disputed without a reason',
      item({ dispute: { ...dispute, reason: ' ' } }),
      false,
      'disputed',
      'disputed since 2026-11-03',
    ],
    [
      'disputed and not due',
      item({ dispute, dueOn: addDays(ON, 9) }),
      false,
      'disputed',
      'disputed since 2026-11-03: short delivery',
    ],
    [
      'paid',
      item({ openMinor: 0, settledOn: day('2026-11-10') }),
      false,
      'zero',
      'nothing open since 2026-11-10',
    ],
    [
      'paid and disputed',
      item({ openMinor: 0, settledOn: day('2026-11-10'), dispute }),
      false,
      'zero',
      'nothing open since 2026-11-10',
    ],
    ['overpaid', item({ openMinor: -100 }), false, 'zero', 'nothing open'],
    [
      'held by the policy',
      item({ waits: say`plan PL-1 is on track` }),
      false,
      'left_out',
      'plan PL-1 is on track',
    ],
    [
      'not yet by the policy',
      item({ tooEarly: say`level 1 comes 40 days after the due date` }),
      false,
      'left_out',
      'level 1 comes 40 days after the due date',
    ],
    [
      'demanded, deadline running',
      item({ demandedBy: earlier('2026-12-07') }),
      false,
      'left_out',
      'demanded by L-2026-0003, whose deadline 2026-12-07 has not passed',
    ],
    [
      'demanded, deadline today',
      item({ demandedBy: earlier('2026-11-21') }),
      false,
      'left_out',
      'demanded by L-2026-0003, whose deadline 2026-11-21 has not passed',
    ],
    [
      'demanded, deadline passed',
      item({ demandedBy: earlier('2026-11-20') }),
      true,
      'overdue',
      '32 days past due',
    ],
  ] as const)('%s', (_, candidate, included, reason, because) => {
    expect(judgeItem(candidate, ON)).toMatchObject({ included, reason, because });
  });

  test('only what is overdue, open and undisputed can be demanded', () => {
    const anyItem = fc.record({
      dueOn: fc.integer({ min: -400, max: 400 }).map((days) => addDays(ON, days)),
      openMinor: fc.integer({ min: -5, max: 10_000_000 }),
      dispute: fc.constantFrom(null, dispute),
      demandedBy: fc.constantFrom(null, earlier('2026-12-07'), earlier('2026-11-01')),
    });
    fc.assert(
      fc.property(anyItem, (more) => {
        const judged = judgeItem(item(more), ON);
        const can = more.dueOn < ON && more.openMinor > 0 && more.dispute === null;
        expect(isDemandable(judged)).toBe(can);
        if (judged.included) expect(can).toBe(true);
        expect(judged.because).not.toBe('');
      }),
    );
  });

  test('oldest due first, then by number', () => {
    const sorted = [
      item({ item: 'B' }),
      item({ item: 'A' }),
      item({ item: 'C', dueOn: day('2026-01-01') }),
    ].sort(byDueDate);
    expect(sorted.map((each) => each.item)).toEqual(['C', 'A', 'B']);
  });
});

describe('cautions', () => {
  const recipient: Recipient = {
    customer: 'C1',
    name: 'Harrow',
    address: 'Mill Lane 2\nLeeds LS1 4AP',
    country: 'GB',
    kind: 'company',
  };
  const quiet = {
    issuedOn: ON,
    currency: 'EUR',
    totalMinor: 120000,
    level: 1,
    unusedCredits: [],
    onAccountMinor: 0,
    lastLetter: null,
    payments: { bankTo: null, receiptsTo: day('2026-11-20'), listTo: null, linesToMatch: 0 },
    recipient,
    customerLanguage: 'en-GB',
    letterLanguage: 'en',
  };
  test.each([
    ['nothing to weigh', {}, []],
    [
      'money on account',
      { onAccountMinor: 2500 },
      ['EUR\u00a025.00 of this customer is on account; allocate it first'],
    ],
    [
      'as much on account as is asked for',
      { onAccountMinor: 120000 },
      [
        'EUR\u00a01,200.00 of this customer is on account, as much as the letter asks for; allocate it first',
      ],
    ],
    [
      'a letter two days ago',
      { lastLetter: { ...earlier('2026-12-01'), issuedOn: day('2026-11-19') } },
      ['L-2026-0003 was issued 2 days ago, on 2026-11-19'],
    ],
    [
      'a letter today',
      { lastLetter: { ...earlier('2026-12-01'), issuedOn: ON } },
      ['L-2026-0003 was issued on the same day, on 2026-11-21'],
    ],
    [
      'a letter long ago',
      { lastLetter: { ...earlier('2026-10-20'), issuedOn: day('2026-11-06') } },
      [],
    ],
    [
      'stale receipts, no bank files',
      { payments: { bankTo: null, receiptsTo: day('2026-11-10'), listTo: null, linesToMatch: 0 } },
      [
        'the newest receipt in the ledger is of 2026-11-10, 11 days before the letter; bring in the bank first',
      ],
    ],
    [
      'receipts of a week ago',
      { payments: { bankTo: null, receiptsTo: day('2026-11-14'), listTo: null, linesToMatch: 0 } },
      [],
    ],
    [
      'a stale bank, whatever the receipts say',
      {
        payments: {
          bankTo: day('2026-11-13'),
          receiptsTo: day('2026-11-20'),
          listTo: null,
          linesToMatch: 0,
        },
      },
      [
        'the bank is in the ledger up to 2026-11-13, 8 days before the letter; bring in the newer statements first',
      ],
    ],
    [
      'a fresh bank, where nobody paid for months',
      {
        payments: {
          bankTo: day('2026-11-20'),
          receiptsTo: day('2026-08-01'),
          listTo: null,
          linesToMatch: 0,
        },
      },
      [],
    ],
    [
      'lines that are not matched',
      { payments: { bankTo: day('2026-11-20'), receiptsTo: null, listTo: null, linesToMatch: 37 } },
      ['37 bank lines of money in are not matched yet; match them before you write'],
    ],
    [
      'one line that is not matched',
      { payments: { bankTo: day('2026-11-20'), receiptsTo: null, listTo: null, linesToMatch: 1 } },
      ['1 bank line of money in is not matched yet; match it before you write'],
    ],
    [
      'no receipts and no bank at all',
      { payments: { bankTo: null, receiptsTo: null, listTo: null, linesToMatch: 0 } },
      [],
    ],
    [
      'another language',
      { customerLanguage: 'de-AT' },
      [
        "the customer's language is German and the letter is in English; enclose a translation if the customer may not read it",
      ],
    ],
    [
      'a language nobody knows',
      { customerLanguage: 'as they like' },
      [
        'the customer\'s language is "as they like" and the letter is in English; enclose a translation if the customer may not read it',
      ],
    ],
    ['no language known', { customerLanguage: null }, []],
    [
      'a sole trader',
      { recipient: { ...recipient, kind: 'sole_trader' as const } },
      [
        'a sole trader: before a claim in England and Wales the Pre-Action Protocol for Debt Claims asks for a letter of its own',
      ],
    ],
  ])('%s', (_, more, expected) => {
    // 15 days are more than the 14 that count as recent.
    expect(cautionsOf({ ...quiet, ...more }).map(({ message }) => message)).toEqual(expected);
  });

  test('each has a code, in the order in which they are weighed', () => {
    const all = cautionsOf({
      ...quiet,
      onAccountMinor: 2500,
      lastLetter: { ...earlier('2026-12-01'), issuedOn: ON },
      payments: { bankTo: day('2026-11-01'), receiptsTo: null, listTo: null, linesToMatch: 3 },
      recipient: { ...recipient, kind: 'sole_trader' },
      customerLanguage: 'de',
    });
    expect(all.map(({ code }) => code)).toEqual([
      'on_account',
      'recent_letter',
      'bank_stale',
      'bank_unmatched',
      'sole_trader',
      'language',
    ]);
  });
});
