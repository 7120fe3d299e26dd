/** How much is at stake: domain-rules 6.4, 6.5 and 6.7 no. 8; limits as in peer case MF-06. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import { concentration, utilisation } from '../../../src/domain/risk/exposure-signals.ts';
import type { ItemHistory } from '../../../src/domain/risk/observations.ts';
import { openByDay } from '../../../src/domain/risk/open-by-day.ts';
import type { RiskPicture } from '../../../src/domain/risk/risk-picture.ts';
import { arbitraryItems, item, on, until } from './made-items.ts';
import { fact, picture, told, owed } from './made-picture.ts';

const TODAY = isoDateOf('2026-06-30');
/** Issued a month before it is due. */
const open = (gross: number, due = '2026-06-10', more: Partial<ItemHistory> = {}): ItemHistory =>
  item({ invoice: `I-${gross}`, due, gross, more });

describe('utilisation', () => {
  const signals = (
    items: readonly ItemHistory[],
    limit: number | null,
    more: Partial<RiskPicture> = {},
  ) =>
    utilisation.detect(
      picture({
        asOf: TODAY,
        items,
        limit: limit === null ? null : { currency: 'EUR', minor: limit },
        ...more,
      }),
    );

  test.each([
    [800_00, 1000_00, null],
    [800_01, 1000_00, 4],
    [899_00, 1000_00, 4],
    [1000_00, 1000_00, 4],
    [1000_01, 1000_00, 10],
    [1, 0, 10],
  ] as const)('%d of a limit of %d: %s points', (used, limit, points) => {
    expect(signals([open(used)], limit)[0]?.points ?? null).toBe(points);
  });

  test('92 %, four points, listed and no alert; above the limit an alert', () => {
    const found = signals([open(92_000)], 100_000);
    expect(told(found)).toEqual([
      '2026-05-11 new: 920.00 EUR is used, 92.0 % of the limit of 1,000.00 EUR.',
    ]);
    expect(found[0]).toMatchObject({ class: 'low', alert: false, numbers: { now: 92, open: 1 } });
    expect(found[0]?.evidence).toEqual([
      { of: 'item', name: 'I-92000', on: TODAY, days: 20, currency: 'EUR', amountMinor: 92_000, openMinor: 92_000 }, // prettier-ignore
    ]);
    expect(signals([open(120_000)], 100_000)[0]).toMatchObject({ class: 'high', alert: true });
    expect(told(signals([open(120_000)], 0))[0]).toContain(
      '1,200.00 EUR is used, and the limit is 0.00 EUR.',
    );
  });

  test('the open items, the first due first, and the rule', () => {
    const paid = item({ invoice: 'P', due: '2026-01-01', movements: [['2026-01-01', 10_000]] });
    const instalment = open(20_000, '2026-05-01', { of: 2, position: 2 });
    const [first, second] = [open(40_000, '2026-03-01'), open(10_000, '2026-03-01')];
    const items = [instalment, open(30_000, '2026-06-20'), paid, first, second];
    const [found] = signals(items, 100_000);
    expect(found?.evidence.map(({ name }) => name)).toEqual([
      'I-40000',
      'I-10000',
      'I-20000#2',
      'I-30000',
    ]);
    expect(found?.parameters).toEqual({ watch: 80, high: 100, watchPoints: 4 });
  });

  test('without a limit, or with nothing open, there is none', () => {
    expect(signals([open(92_000)], null)).toEqual([]);
    expect(signals([], 0)).toEqual([]);
    const paid = item({ invoice: 'P', due: '2026-06-10', movements: [['2026-06-10', 10_000]] });
    expect(signals([paid], 1)).toEqual([]);
  });

  test('it began on the first day of the present stretch, and ends with it', () => {
    const first = open(50_000, '2026-03-01');
    const second = item({
      invoice: 'I-2',
      due: '2026-04-01',
      gross: 45_000,
      movements: [['2026-04-20', 45_000]],
    });
    const third = open(40_000, '2026-06-20');
    const on = (asOf: string) =>
      signals(
        until([first, second, third], asOf).filter(({ issuedOn }) => issuedOn <= asOf),
        100_000,
        {
          asOf: isoDateOf(asOf),
        },
      ).map(({ onDate }) => onDate);
    expect(on('2026-03-01')).toEqual([]);
    expect(on('2026-03-02')).toEqual(['2026-03-02']);
    expect(on('2026-04-19')).toEqual(['2026-03-02']);
    expect(on('2026-04-20')).toEqual([]);
    expect(on('2026-05-21')).toEqual(['2026-05-21']);
    expect(on('2026-06-30')).toEqual(['2026-05-21']);
  });

  test('other currencies at the rate of the day; without a rate they are told and not counted', () => {
    const items = [open(50_000), open(50_000, '2026-06-10', { currency: 'USD' })];
    const convert = (rate: number | null) => (minor: number, from: string) =>
      from === 'EUR' ? minor : rate === null ? null : minor * rate;
    expect(signals(items, 100_000, { convert: convert(0.61) })).toMatchObject([{ points: 4 }]);
    expect(signals(items, 100_000, { convert: convert(null) })).toEqual([]);
    expect(told(signals(items, 60_000, { convert: convert(null) }))).toEqual([
      '2026-05-11 new: 500.00 EUR is used, 83.3 % of the limit of 600.00 EUR. What is open in USD is not in it, because there is no rate.',
    ]);
    const francs = open(50_000, '2026-06-11', { currency: 'CHF' });
    expect(told(signals([...items, francs], 60_000, { convert: convert(null) }))[0]).toContain(
      'What is open in USD and CHF is not in it',
    );
  });

  test('a state does not fade, and is dismissed with its day', () => {
    const old = open(92_000, '2025-01-01');
    expect(signals([old], 100_000)).toMatchObject([{ state: 'new', points: 4 }]);
    const verdict = fact('verdict', '2026-06-20', {
      details: { on_signal: 'utilisation/C1/2024-12-02', verdict: 'dismissed' },
    });
    expect(signals([old], 100_000, { facts: [verdict] })).toMatchObject([
      { state: 'dismissed', points: 0, alert: false },
    ]);
  });
});

describe('concentration', () => {
  const all = (minor: number, customers = 5, from = '2026-01-01') =>
    owed(minor, customers, [{ on: isoDateOf(from), minor }]);
  const signals = (own: number, receivables: RiskPicture['receivables'], more = {}) =>
    concentration.detect(picture({ asOf: TODAY, items: [open(own)], receivables, ...more }));

  test.each([
    [20_000, null],
    [20_001, 3],
    [35_000, 3],
    [35_001, 7],
  ] as const)('%d of 100,000: %s points', (own, points) => {
    expect(signals(own, all(100_000))[0]?.points ?? null).toBe(points);
  });

  test('of five customers that owe something, no fewer', () => {
    expect(signals(50_000, all(100_000, 4))).toEqual([]);
    const found = signals(50_000, all(100_000));
    expect(told(found)).toEqual([
      '2026-05-11 new: 500.00 EUR is open, 50.0 % of the 1,000.00 EUR that everybody owes.',
    ]);
    expect(found[0]).toMatchObject({ class: 'high', alert: true, numbers: { now: 50 } });
    expect(signals(21_000, all(100_000))[0]).toMatchObject({ class: 'low', alert: false });
  });

  test('it begins also when the others pay', () => {
    const days = [
      { on: isoDateOf('2026-01-01'), minor: 1_000_000 },
      { on: isoDateOf('2026-06-05'), minor: 60_000 },
      { on: isoDateOf('2026-06-20'), minor: 70_000 },
    ];
    const found = signals(30_000, owed(70_000, 9, days));
    expect(found.map(({ onDate, points }) => [onDate, points])).toEqual([['2026-06-05', 7]]);
    expect(found[0]?.parameters).toEqual({
      watch: 20,
      high: 35,
      watchPoints: 3,
      leastCustomers: 5,
    });
    // Bought again after it began.
    const items = [open(30_000, '2026-02-09'), open(5_000, '2026-07-10')];
    const again = signals(0, owed(70_000, 9, days), { items });
    expect(again.map(({ onDate }) => onDate)).toEqual(['2026-06-05']);
  });

  test('with nothing open there is none', () => {
    expect(concentration.detect(picture({ asOf: TODAY, receivables: all(0) }))).toEqual([]);
  });
});

test('what is open day by day is what is open on each day', () => {
  fc.assert(
    fc.property(arbitraryItems, fc.nat(130), (items, at) => {
      const day = on(at);
      const days = openByDay(
        items.flatMap(({ issuedOn, currency, grossMinor, movements }) => [
          { on: issuedOn, currency, minor: grossMinor },
          ...movements.map((move) => ({ on: move.on, currency, minor: -move.minor })),
        ]),
        (minor) => minor,
      );
      const expected = items
        .filter(({ issuedOn }) => issuedOn <= day)
        .reduce(
          (sum, { grossMinor, movements }) =>
            movements.reduce(
              (left, move) => (move.on <= day ? left - move.minor : left),
              sum + grossMinor,
            ),
          0,
        );
      expect(days.findLast((one) => one.on <= day)?.minor ?? 0).toBe(
        // What moved before it was issued is open too early; a ledger has no such thing.
        expected + movedEarly(items, day),
      );
    }),
  );
});

const movedEarly = (items: readonly ItemHistory[], day: IsoDate): number =>
  items
    .filter(({ issuedOn }) => issuedOn > day)
    .reduce(
      (sum, { movements }) =>
        movements.reduce((left, move) => (move.on <= day ? left - move.minor : left), sum),
      0,
    );

test('two currencies of one day are one day', () => {
  const day = addDays(TODAY, -1);
  expect(
    openByDay(
      [
        { on: TODAY, currency: 'EUR', minor: 5 },
        { on: day, currency: 'USD', minor: 10 },
        { on: day, currency: 'EUR', minor: 20 },
        { on: day, currency: 'XXX', minor: 40 },
      ],
      (minor, currency) => (currency === 'XXX' ? null : currency === 'USD' ? minor * 2 : minor),
    ),
  ).toEqual([
    { on: day, minor: 40 },
    { on: TODAY, minor: 45 },
  ]);
});
