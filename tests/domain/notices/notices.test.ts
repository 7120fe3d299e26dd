/** What a notice says of a case: of a hold what the ledger can show, of a plan what was agreed. */
import { describe, expect, test } from 'vitest';
import { casePlans } from '../../../src/domain/case/judged-case.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { offendingPhrases } from '../../../src/domain/letters/text-check.ts';
import { HOLD_NOTICE_LEVELS, type NoticeContent } from '../../../src/domain/notices/notice.ts';
import { holdLevelOf, holdNoticeFacts, isShown } from '../../../src/domain/notices/hold-notice.ts';
import { repNoticeFacts } from '../../../src/domain/notices/rep-notice.ts';
import { planConfirmationFacts } from '../../../src/domain/notices/plan-confirmation.ts';
import { judged, madeCase, WEEKDAYS, type MadeFact } from '../case/made-case.ts';
import { contract } from '../contracts/paper.ts';
import { letterFacts } from '../letters/facts.ts';
import {
  holdNotice,
  NOTHING_SHOWN,
  NOTICE_WORDING,
  overdueIn,
  planConfirmation,
  planFacts,
  repNotice,
  SHOWN,
} from './facts.ts';

const ON = '2026-11-20';

type Made = Omit<Parameters<typeof madeCase>[0], 'asOf'>;
const factsOf = (made: Made, contracts = [contract({ customer: 'C1' })], days = 180) =>
  holdNoticeFacts(judged(madeCase({ asOf: ON, ...made })).judged, contracts, days);

/** Every sentence of it in its order. */
const sentences = ({ parts }: NoticeContent): string =>
  parts.flatMap((part) => ('text' in part ? [part.text] : [])).join('\n');

/** Without the labels of letters, which the page fills. */
const printed = ({ labels: _, ...content }: NoticeContent): string => JSON.stringify(content);

describe('the wording', () => {
  test('has no word that a letter may not carry', () => {
    expect(offendingPhrases(JSON.stringify(NOTICE_WORDING.texts), 'en')).toEqual([]);
  });
  test('every text is filled, whatever there is to say', () => {
    const right = { contract: 'K-1', clause: '8' };
    for (const level of HOLD_NOTICE_LEVELS)
      for (const facts of [{}, NOTHING_SHOWN, { right, isPartDisputed: true }])
        expect(printed(holdNotice(facts, { level }))).not.toMatch(/\{[a-z]+\}|undefined/i);
    for (const interest of ['runs', 'waived', 'open'] as const)
      for (const count of [1, 3])
        expect(sentences(planConfirmation(planFacts(count, count, { interest, security: 'a pledge' })))).not.toMatch(/[{}]|undefined/); // prettier-ignore
  });
  test('a value is put in as it is', () => {
    const recipient = { ...letterFacts(1).recipient, name: '{total} $& Ltd' };
    expect(sentences(planConfirmation(planFacts(1, 1), { recipient }))).toContain('{total} $& Ltd (the debtor)'); // prettier-ignore
  });
});

describe('which holds have one', () => {
  test.each([
    [{}, 'hold'],
    [{ level: 'prepaid' }, 'prepaid'],
    [{ level: 'watch' }, null],
    [{ level: 'something else' }, null],
  ])('a hold with %j', (details, level) => expect(holdLevelOf({ details })).toBe(level));
});

describe('of a hold', () => {
  const promise = (on: string, until: string): MadeFact => ({ kind: 'promise', key: `P ${on}`, on, until, amount: 500 }); // prettier-ignore

  test('what is overdue by currency, oldest first; what is not due is not named', () => {
    const facts = factsOf({
      items: [
        { invoice: 'U', due: '2026-11-10', currency: 'USD', open: 300 },
        { invoice: 'A', due: '2026-10-20', open: 100 },
        { invoice: 'B', due: '2026-11-19', open: 50 },
        { invoice: 'C', due: ON, open: 7 },
      ],
    });
    expect(
      facts.overdue.map(({ currency, totalMinor, items }) => [
        currency,
        totalMinor,
        ...items.map(({ item, daysPastDue }) => `${item} ${daysPastDue}`),
      ]),
    ).toEqual([
      ['EUR', 150, 'A 31', 'B 1'],
      ['USD', 300, 'U 10'],
    ]);
    expect(facts.open).toEqual([
      { currency: 'EUR', minor: 157 },
      { currency: 'USD', minor: 300 },
    ]);
    expect(isShown(facts)).toBe(true);
    expect(facts.isPartDisputed).toBe(false);
  });

  test('of what lies on account and of what is open a sum a currency; what is nothing is left out', () => {
    const onAccount = (currency: string, unallocatedMinor: number) => ({ currency, unallocatedMinor }); // prettier-ignore
    const money = [onAccount('USD', 5), onAccount('EUR', 7), onAccount('JPY', 9), onAccount('EUR', 1)]; // prettier-ignore
    const facts = factsOf({
      items: [
        { due: '2026-11-10', currency: 'USD', open: 300 },
        { due: '2026-11-10', currency: 'GBP', open: 0 },
        { due: '2026-11-12', open: 100 },
        { due: '2026-12-12', currency: 'CHF', open: 50 },
      ],
      more: { onAccount: money as never },
    });
    expect(facts.open).toEqual([
      { currency: 'CHF', minor: 50 },
      { currency: 'EUR', minor: 100 },
      { currency: 'USD', minor: 300 },
    ]);
    // Of yen nothing is overdue.
    expect(facts.onAccount).toEqual([
      { currency: 'EUR', minor: 8 },
      { currency: 'USD', minor: 5 },
    ]);
  });

  test('the disputed part is not counted, and what is disputed as a whole is not named', () => {
    const dispute = (invoice: string, amount?: number): MadeFact => ({ kind: 'dispute', on: '2026-11-01', invoice, ...(amount === undefined ? {} : { amount }) }); // prettier-ignore
    const facts = factsOf({
      items: [
        { invoice: 'A', due: '2026-10-20', open: 100 },
        { invoice: 'B', due: '2026-10-20', open: 60 },
      ],
      facts: [dispute('A'), dispute('B', 20)],
    });
    expect(facts.overdue).toMatchObject([{ totalMinor: 40, items: [{ item: 'B' }] }]);
    expect(facts.isPartDisputed).toBe(true);
    expect(sentences(holdNotice(facts))).toContain('the invoice below was overdue. ');
    expect(sentences(holdNotice(facts))).toContain('Amounts that you dispute are not counted.');
    const one = factsOf({
      items: [{ due: '2026-10-20', open: 100 }, { invoice: 'B', due: '2026-10-20', open: 60 }],
      facts: [dispute('B', 20)],
    }); // prettier-ignore
    expect(one).toMatchObject({ isPartDisputed: true, overdue: [{ totalMinor: 140 }] });
  });

  test('the promise that broke last, while the policy looks at it and something is open', () => {
    const items = [{ due: '2026-12-01', open: 500 }];
    const facts = [promise('2026-10-26', '2026-10-30'), promise('2026-11-05', '2026-11-09')];
    expect(factsOf({ items, facts }).broken).toMatchObject({ madeOn: '2026-11-05', promisedFor: '2026-11-09', minor: 500 }); // prettier-ignore
    expect(factsOf({ items, facts }, [], 1).broken).toBeNull();
    expect(factsOf({ facts }).broken).toBeNull();
    // Paid by now, after it broke.
    const [paid] = madeCase({ asOf: ON, items }).items;
    const settled = paid === undefined ? [] : [{ ...paid, openMinor: 0 }];
    expect(factsOf({ facts, more: { settled } }).broken).toBeNull();
  });

  test('with a broken promise it ends when everything is paid, else when nothing is overdue', () => {
    const broken = {
      currency: 'EUR',
      minor: 500,
      madeOn: isoDateOf('2026-10-12'),
      promisedFor: isoDateOf('2026-10-20'),
    };
    expect(sentences(holdNotice())).toContain('We deliver again as soon as nothing on your account is overdue any more.'); // prettier-ignore
    expect(sentences(holdNotice({ broken }))).toContain('as soon as everything that is open on your account is paid;'); // prettier-ignore
  });

  test('the clause, of a contract that both signed', () => {
    expect(factsOf({}).right).toEqual({ contract: 'K-2026-014', clause: '8' });
    expect(factsOf({}, [contract({ customer: 'C1', signedByCustomerOn: null })]).right).toBeNull();
    expect(isShown(factsOf({}))).toBe(false);
    const broken = { currency: 'EUR', minor: 1, madeOn: isoDateOf(ON), promisedFor: isoDateOf(ON) };
    expect(isShown({ ...NOTHING_SHOWN, broken })).toBe(true);
  });

  test('no word of signals, suspicions or of what the office noted, while the ledger shows why', () => {
    const facts = factsOf({
      items: [{ due: '2026-10-20', open: 100 }],
      facts: [
        { kind: 'insolvency', on: '2026-11-16', details: { state: 'suspected' } },
        { kind: 'signal', on: '2026-11-17', details: { signal: 'closure_signs', class: 'severe' } },
      ],
    });
    expect(JSON.stringify(holdNotice(facts, { ownGround: 'they go bust' }))).not.toMatch(/insolven|signal|bust/); // prettier-ignore
  });

  test('sums of several currencies stand side by side', () => {
    const { band } = holdNotice({
      overdue: [...SHOWN.overdue, { ...overdueIn('USD', 1), totalMinor: 12_300 }],
    });
    expect(band?.[0][1]).toBe('EUR\u00a03,037.19 · USD\u00a0123.00');
  });
});

describe('of a hold of goods', () => {
  test('it names them, and says nothing of stock (1.10 N9)', () => {
    const said = sentences(holdNotice({}, { level: 'goods', goods: ['Roses', 'Domes'] }));
    expect(said).toContain('these goods are on hold for you until your account is current: Roses and Domes.');
    expect(said).not.toMatch(/stock|sold out|available/i);
  }); // prettier-ignore
});

describe('to the sales representative', () => {
  const of = (made: Made) => repNoticeFacts(judged(madeCase({ asOf: ON, ...made })).judged, 180);

  test('what was said last and what is held; a hold that only watches stops nothing', () => {
    const facts = of({
      items: [{ invoice: 'A', due: '2026-10-20', open: 50_000 }],
      facts: [
        { kind: 'reason', on: '2026-10-22', details: { code: 'X04' } },
        { kind: 'reason', on: '2026-11-02', details: { code: 'X02' } },
        { kind: 'promise', key: 'P-1', on: '2026-11-02', until: '2026-11-27', amount: 40_000 },
        { kind: 'promise', key: 'P-2', on: '2026-11-02', until: '2026-11-25', amount: 10_000 },
        { kind: 'hold', on: '2026-11-03', details: { level: 'watch' } },
        { kind: 'hold', on: '2026-11-04', details: { level: 'staged' } },
        { kind: 'hold', key: 'H-9', on: '2026-11-05', details: { level: 'hold' } },
        { kind: 'end', on: '2026-11-06', ends: 'H-9' },
      ],
    });
    expect(facts).toMatchObject({
      overdue: [{ totalMinor: 50_000 }],
      promised: { minor: 10_000, promisedFor: '2026-11-25' },
      reason: { said: 'Still being approved', on: '2026-11-02' },
      held: [{ level: 'staged', since: '2026-11-04' }],
      isInsolvent: false,
    });
    const said = sentences(repNotice(facts));
    expect(said).toMatch(/The reason they gave on 2.November.2026: “Still being approved”/);
    expect(said).toContain('Please promise no discount, no more time');
    expect(said).not.toMatch(/[{}]|undefined/);
  });
  test('nobody said anything and nothing is held: it says so', () => {
    const said = sentences(repNotice());
    expect(said).toContain('They have given neither a reason nor a day so far.');
    expect(said).toContain('Nothing is held.');
  });
});

describe('of a plan', () => {
  const PLAN: MadeFact = { kind: 'plan', key: 'PL-1', on: ON, details: { instalments: '2026-12-01:3.00 2026-12-24:2.00', interest: 'waived', security: ' a pledge. ' } }; // prettier-ignore
  const of = (made: Made, plan = PLAN) => {
    const one = madeCase({ asOf: ON, ...made, facts: [plan] });
    const [first] = casePlans(one, WEEKDAYS);
    return first === undefined ? undefined : planConfirmationFacts(one, first, WEEKDAYS);
  };
  const ITEMS = [
    { invoice: 'A', due: '2026-10-20', open: 400 },
    { invoice: 'B', due: '2026-12-20', open: 100 },
  ];

  test('its invoices, its instalments with the last day that is in time, both of one sum', () => {
    const facts = of({ items: ITEMS });
    expect(facts).toMatchObject({
      totalMinor: 500,
      interest: 'waived',
      security: 'a pledge',
      items: [
        { item: 'A', openMinor: 400 },
        { item: 'B', openMinor: 100 },
      ],
      instalments: [
        { on: '2026-12-01', inTimeUntil: '2026-12-08', amountMinor: 300 },
        { on: '2026-12-24', inTimeUntil: '2026-12-31', amountMinor: 200 },
      ],
    });
  });
  test('of what nobody said nothing is promised', () => {
    const { instalments = '' } = PLAN.details ?? {};
    expect(of({ items: ITEMS }, { ...PLAN, details: { instalments } })).toMatchObject({ interest: 'open', security: '' }); // prettier-ignore
  });
  test('what was agreed, as it was said', () => {
    const { instalments = '' } = PLAN.details ?? {};
    const security = 'a pledge of Harrow Ltd. shares. ';
    const plan = {
      ...PLAN,
      person: ' Ms Vega ',
      details: { instalments, interest: 'runs', security },
    };
    expect(of({ items: ITEMS }, plan)).toMatchObject({
      interest: 'runs',
      security: 'a pledge of Harrow Ltd. shares',
      person: 'Ms Vega',
    });
  });
  test('an invoice that is paid is none of it', () => {
    const [paid] = madeCase({ asOf: ON, items: [{ invoice: 'Z', due: '2026-10-20' }] }).items;
    const settled = paid === undefined ? [] : [{ ...paid, itemId: 9, openMinor: 0 }];
    expect(of({ items: ITEMS, more: { settled } })?.items.map(({ item }) => item)).toEqual([
      'A',
      'B',
    ]);
  });
  test('instalments that are not what is open are confirmed to nobody', () => {
    expect(of({ items: ITEMS.slice(1) })).toBeNull();
  });
});
