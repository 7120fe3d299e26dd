/** Domain-rules 4.4 to the cent with their segments, and what the readings of 4.6 decide. */
import { describe, expect, it } from 'vitest';
import { asked, owed, segmentsOf } from './claims.ts';

describe('golden vectors', () => {
  it('TV1: Spain, three half-years', () => {
    const got = owed({ due: '2025-05-31', to: '2026-08-15' });
    expect(segmentsOf(got)).toEqual([
      '30 @ 11.15 on 1000000',
      '365 @ 10.15 on 1000000',
      '46 @ 10.4 on 1000000',
    ]);
    expect([got.interestMinor, got.fixedSum?.minor, got.outstandingMinor]).toEqual([
      1237_71, 40_00, 11277_71,
    ]);
  });
  it('TV2: Germany', () => {
    const got = owed({ law: 'DE', due: '2025-05-31', to: '2026-08-15' });
    expect(segmentsOf(got)).toEqual([
      '30 @ 11.27 on 1000000',
      '365 @ 10.27 on 1000000',
      '46 @ 10.52 on 1000000',
    ]);
    expect([got.interestMinor, got.fixedSum?.minor]).toEqual([1252_21, 40_00]);
  });
  it('TV3: United Kingdom, 60 days', () => {
    const got = owed({ law: 'UK', currency: 'GBP', due: '2026-01-10', to: '2026-03-11' });
    expect(segmentsOf(got)).toEqual(['60 @ 11.75 on 1000000']);
    expect([got.interestMinor, got.outstandingMinor]).toEqual([193_15, 10293_15]);
  });
  it('TV4: the rate of the United Kingdom stays for the life of the debt', () => {
    const got = owed({ law: 'GB', currency: 'GBP', due: '2025-05-31', to: '2026-08-15' });
    expect(segmentsOf(got)).toEqual(['441 @ 12.75 on 1000000']);
    expect([got.interestMinor, got.fixedSum?.minor]).toEqual([1540_48, 100_00]);
  });
  it('TV5: France', () => {
    const got = owed({ law: 'FR', due: '2025-12-31', to: '2026-03-31' });
    expect([got.interestMinor, got.fixedSum?.minor]).toEqual([299_59, 40_00]);
  });
  it('TV6: a part payment goes to costs, interest, principal', () => {
    const paid = [['2026-03-31', 3_000_00]] as const;
    const got = owed({ due: '2026-01-31', to: '2026-07-31', paid });
    expect(got.payments).toEqual([
      {
        on: '2026-03-31',
        minor: 3_000_00,
        costsMinor: 40_00,
        interestMinor: 164_07,
        principalMinor: 2795_93,
        overMinor: 0,
      },
    ]);
    expect(segmentsOf(got)).toEqual([
      '59 @ 10.15 on 1000000',
      '91 @ 10.15 on 720407',
      '31 @ 10.4 on 720407',
    ]);
    expect([got.unpaidInterestMinor, got.outstandingMinor]).toEqual([245_94, 7450_01]);
    const principalFirst = owed({
      due: '2026-01-31',
      to: '2026-07-31',
      paid,
      order: 'principal-first',
    });
    expect(principalFirst.outstandingMinor).toBe(7443_04);
  });
  it('TV7: the Netherlands compounds each year', () => {
    const got = owed({ law: 'NL', due: '2024-06-30', to: '2026-06-30' });
    expect(segmentsOf(got)).toEqual([
      '184 @ 12.25 on 1000000',
      '181 @ 11.15 on 1000000',
      '365 @ 10.15 on 1117045',
    ]);
    expect(got.interestMinor).toBe(2304_25);
    expect(
      owed({ law: 'NL', due: '2024-06-30', to: '2026-06-30', compounding: 'none' }).interestMinor,
    ).toBe(2185_45);
  });
  it('TV8: China, 1.5 and 1.3 times the LPR of the breach', () => {
    const claim = {
      law: 'CN',
      currency: 'CNY',
      principalMinor: 100_000_00,
      due: '2025-02-28',
      to: '2025-09-30',
    };
    const got = owed({ ...claim, times: '1.5' });
    expect(segmentsOf(got)).toEqual(['214 @ 4.65 on 10000000']);
    expect([got.interestMinor, got.fixedSum]).toEqual([2726_30, null]);
    expect(owed(claim).interestMinor).toBe(2362_79);
  });
  it('TV9: a leap year by 365 and by its own days', () => {
    const claim = { due: '2023-12-31', to: '2024-12-31' };
    expect(owed(claim).interestMinor).toBe(1240_82);
    expect(owed({ ...claim, dayCount: 'act/act' }).interestMinor).toBe(1237_43);
  });
});

describe('peer cases of the United Kingdom (UK-01)', () => {
  it.each([
    [5_000_00, 101, '12.25', 169_49],
    [2_000_00, 45, '13.25', 32_67],
    [3_000_00, 60, '11.75', 57_95],
  ])('%i for %i days at %s', (principalMinor, days, percent, interest) => {
    const to = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
    expect(
      owed({ law: 'CONTRACT', currency: 'GBP', principalMinor, percent, due: '2026-01-01', to })
        .interestMinor,
    ).toBe(interest);
  });
});

describe('readings', () => {
  it('owes nothing on the due date, and the fixed sum on the day after it', () => {
    expect(owed({ due: '2026-03-10', to: '2026-03-10' })).toMatchObject({
      interestMinor: 0,
      fixedSum: null,
      segments: [],
    });
    expect(owed({ due: '2026-03-10', to: '2026-03-11' })).toMatchObject({
      interestMinor: 2_78,
      fixedSum: { minor: 40_00 },
    });
  });
  it('owes no fixed sum for what was paid in time, nor interest', () => {
    expect(
      owed({ due: '2026-03-10', to: '2030-01-01', paid: [['2026-03-10', 10_000_00]] }),
    ).toMatchObject({
      interestMinor: 0,
      fixedSum: null,
      outstandingMinor: 0,
      overpaidMinor: 0,
      perDayMinor: 0,
    });
  });
  it('counts what is more than everything as overpaid', () => {
    const got = owed({ due: '2026-01-31', to: '2026-12-31', paid: [['2026-03-31', 10_300_00]] });
    expect(got).toMatchObject({
      overpaidMinor: 95_93,
      outstandingMinor: 0,
      openPrincipalMinor: 0,
      unpaidInterestMinor: 0,
    });
    expect(got.segments).toHaveLength(1);
  });
  it('takes a credit off from its own day, that day included', () => {
    const got = owed({ due: '2026-01-31', to: '2026-02-10', credited: [['2026-02-06', 4_000_00]] });
    expect(segmentsOf(got)).toEqual(['5 @ 10.15 on 1000000', '5 @ 10.15 on 600000']);
  });
  it.each([
    [999_99, 40_00],
    [1_000_00, 70_00],
    [9_999_99, 70_00],
    [10_000_00, 100_00],
  ])('the tier of the United Kingdom at %i is %i', (principalMinor, minor) => {
    expect(
      owed({ law: 'GB', currency: 'GBP', principalMinor, due: '2026-03-10', to: '2026-03-11' })
        .fixedSum?.minor,
    ).toBe(minor);
  });
  it.each([
    [1_000_00, 40_00],
    [1_000_01, 70_00],
    [10_000_00, 70_00],
    [10_000_01, 100_00],
  ])('the tier of Ireland at %i is %i', (principalMinor, minor) => {
    expect(
      owed({ law: 'IE', principalMinor, due: '2026-03-10', to: '2026-03-11' }).fixedSum?.minor,
    ).toBe(minor);
  });
  it('finds the tier by what was open at the due date', () => {
    const claim = { law: 'GB', currency: 'GBP', due: '2026-03-10', to: '2026-04-10' };
    expect(owed({ ...claim, paid: [['2026-03-10', 9_500_00]] }).fixedSum?.minor).toBe(40_00);
    expect(owed({ ...claim, paid: [['2026-03-11', 9_500_00]] }).fixedSum?.minor).toBe(100_00);
  });
  it('keeps the fixed sum of another currency apart, and pays nothing of it', () => {
    const got = owed({
      currency: 'USD',
      due: '2026-03-10',
      to: '2026-04-10',
      paid: [['2026-03-20', 20_000_00]],
    });
    expect(got.fixedSum).toEqual({ currency: 'EUR', minor: 40_00, unpaidMinor: 40_00 });
    expect([got.outstandingMinor, got.payments[0]?.costsMinor]).toEqual([0, 0]);
  });
  it('has no fixed sum where the contract has a remedy of its own (GB), and keeps it elsewhere', () => {
    const claim = { percent: '12', due: '2026-03-10', to: '2026-03-20' };
    expect(owed({ ...claim, law: 'GB', currency: 'GBP' }).fixedSum).toBeNull();
    expect(owed({ ...claim, law: 'ES' }).fixedSum?.minor).toBe(40_00);
    expect(owed({ ...claim, law: 'CONTRACT' }).fixedSum).toBeNull();
  });
  it('stops in Latvia when unpaid interest equals the open principal, and cuts the last day', () => {
    const got = owed({
      law: 'LV',
      percent: '60',
      principalMinor: 1_000_00,
      due: '2024-01-01',
      to: '2026-08-15',
    });
    expect([got.interestMinor, got.perDayMinor]).toEqual([1_000_00, 0]);
    // 1.643835… a day: 608 whole days, and a part of the next.
    expect(got.segments.map(({ days, to }) => [days, to])).toEqual([[609, '2025-09-01']]);
    const paid = owed({
      law: 'LV',
      percent: '60',
      principalMinor: 1_000_00,
      due: '2024-01-01',
      to: '2026-08-15',
      paid: [['2026-01-01', 540_00]],
    });
    expect(paid.payments[0]).toMatchObject({
      costsMinor: 40_00,
      interestMinor: 500_00,
      principalMinor: 0,
    });
    expect(paid.unpaidInterestMinor).toBeGreaterThan(500_00);
  });
  it('takes the margin of the contract’s date', () => {
    const of = (law: string, due: string, contractedOn?: string) =>
      segmentsOf(
        owed({
          law,
          due,
          to: due.slice(0, 8) + '28',
          ...(contractedOn === undefined ? {} : { contractedOn: contractedOn as never }),
        }),
      )[0];
    expect(of('DE', '2015-03-10')).toBe('18 @ 8.17 on 1000000');
    expect(of('DE', '2015-03-10', '2014-07-28')).toBe('18 @ 7.17 on 1000000');
    expect(of('ES', '2013-02-01')).toBe('27 @ 7.75 on 1000000');
    expect(of('ES', '2013-02-24')).toBe('4 @ 8.75 on 1000000');
    expect(of('IT', '2012-12-10')).toBe('18 @ 8 on 1000000');
    expect(of('IT', '2013-01-10')).toBe('18 @ 8.75 on 1000000');
  });
  it('capitalises a debt of 29 February on the 28th', () => {
    const got = owed({ law: 'NL', due: '2024-02-29', to: '2025-03-01' });
    expect(got.segments.map(({ from, to }) => [from, to]).slice(-2)).toEqual([
      ['2025-01-01', '2025-02-28'],
      ['2025-03-01', '2025-03-01'],
    ]);
    expect(got.segments.at(-1)?.baseMinor).toBeGreaterThan(1000000);
  });
  it('is one segment across half-years of one rate', () => {
    expect(segmentsOf(owed({ due: '2017-05-31', to: '2020-06-30' }))).toEqual([
      '1126 @ 8 on 1000000',
    ]);
    expect(segmentsOf(owed({ due: '2017-12-30', to: '2018-01-02', dayCount: 'act/act' }))).toEqual([
      '1 @ 8 on 1000000',
      '2 @ 8 on 1000000',
    ]);
  });
  it('says so much a day for the day after', () => {
    expect(owed({ due: '2026-03-10', to: '2026-06-30' }).perDayMinor).toBe(2_85);
    expect(owed({ due: '2026-03-10', to: '2026-12-31' }).perDayMinor).toBeNull();
  });
  it('has the rates of an individual where the law has one', () => {
    expect(
      segmentsOf(owed({ law: 'DE', debtor: 'individual', due: '2026-03-10', to: '2026-03-20' })),
    ).toEqual(['10 @ 6.27 on 1000000']);
    expect(
      segmentsOf(owed({ law: 'LV', debtor: 'individual', due: '2026-03-10', to: '2026-03-20' })),
    ).toEqual(['10 @ 6 on 1000000']);
    expect(
      owed({ law: 'DE', debtor: 'individual', due: '2026-03-10', to: '2026-03-20' }).fixedSum,
    ).toBeNull();
    expect(asked({ law: 'ES', debtor: 'individual', due: '2026-03-10', to: '2026-03-20' })).toEqual(
      { ok: false, error: { code: 'individual', law: 'ES' } },
    );
  });
});

describe('what is not known', () => {
  it.each([
    ['ES', '2026-11-30', '2027-01-01', '2027-01-01'],
    ['ES', '2009-11-30', '2010-03-01', '2009-12-01'],
    ['GB', '2026-12-31', '2027-01-05', '2027-01-01'],
    ['CN', '2026-06-19', '2026-07-01', '2026-06-20'],
    ['CN', '2019-08-18', '2020-07-01', '2019-08-19'],
    ['US', '2026-03-10', '2026-03-11', '2026-03-11'],
    ['AT', '2026-03-10', '2026-03-11', '2026-03-11'],
    ['LV', '2013-05-10', '2013-08-11', '2013-05-11'],
  ])('law %s, due %s, to %s: no rate on %s', (law, due, to, on) => {
    expect(asked({ law, due, to })).toEqual({
      ok: false,
      error: { code: 'rate_missing', law, on },
    });
  });
  it('asks for no rate after the last payment, and none of later years where the rate is fixed', () => {
    expect(
      owed({ due: '2026-11-30', to: '2027-05-01', paid: [['2026-12-20', 20_000_00]] })
        .outstandingMinor,
    ).toBe(0);
    expect(
      owed({ law: 'GB', currency: 'GBP', due: '2026-11-30', to: '2028-05-01' }).interestMinor,
    ).toBeGreaterThan(0);
  });
  it('knows no law of the European Union as such', () => {
    expect(asked({ law: 'EU', due: '2026-03-10', to: '2026-03-20' })).toEqual({
      ok: false,
      error: { code: 'law_unknown', law: 'EU' },
    });
  });
});
