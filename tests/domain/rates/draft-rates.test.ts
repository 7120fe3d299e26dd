import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import type { DraftedFile } from '../../../src/domain/imports/drafts/drafted-file.ts';
import { draftRates, type KnownRates } from '../../../src/domain/rates/draft-rates.ts';
import type { RateDay, RateFile } from '../../../src/domain/rates/rate-file.ts';
import { english } from '../../harness/english.ts';
import { say } from '../../../src/domain/texts/text.ts';

const NOTHING: KnownRates = { hasRates: false, rate: () => null };

/** `{ 'USD 2026-04-10': '1.2' }` */
const knowing = (rates: Readonly<Record<string, string>>): KnownRates => ({
  hasRates: true,
  rate: (currency, on) => rates[`${currency} ${on}`] ?? null,
});

const entry = (line: number, on: string, ...rates: (string | null)[]): RateDay => ({
  line,
  on: day(on),
  rates,
  fault: null,
});

function draft(
  days: readonly RateDay[],
  known = NOTHING,
  currencies = ['USD', 'JPY'],
): DraftedFile {
  const file: RateFile = { source: 'ECB', currencies, days };
  const drafting = draftRates(file, known);
  let step = drafting.next();
  while (!step.done) step = drafting.next();
  return step.value;
}

const recorded = (file: DraftedFile): string[] =>
  [...file.chunks(2)].flatMap((chunk) =>
    chunk.rates.map((rate) => `${rate.on} ${rate.currency} ${rate.rate}`),
  );

describe('days of a file against the ledger', () => {
  it('new days are recorded, without the currencies that had no rate', () => {
    const file = draft([entry(2, '2026-04-10', '1.2', null), entry(3, '2026-04-09', '1.1', '180')]);
    expect(file).toMatchObject({ read: 2, new: 2, duplicate: 0, refused: 0, findings: [] });
    expect(file.facts.rates).toBe(3);
    expect(recorded(file)).toEqual([
      '2026-04-10 USD 1.2',
      '2026-04-09 USD 1.1',
      '2026-04-09 JPY 180',
    ]);
  });
  it('known days are duplicates, whatever zeros they are written with', () => {
    const known = knowing({ 'USD 2026-04-10': '1.20', 'JPY 2026-04-10': '180.0' });
    expect(draft([entry(2, '2026-04-10', '1.2', '180')], known)).toMatchObject({
      new: 0,
      duplicate: 1,
    });
  });
  it('a day with one more currency brings that one', () => {
    const file = draft(
      [entry(2, '2026-04-10', '1.2', '180')],
      knowing({ 'USD 2026-04-10': '1.2' }),
    );
    expect(file.new).toBe(1);
    expect(recorded(file)).toEqual(['2026-04-10 JPY 180']);
  });
  it.each([
    [
      'another rate in the ledger',
      [entry(2, '2026-04-10', '1.2', '181')],
      'line 2, column "JPY": 1 EUR is 181 JPY on 2026-04-10 in the file, and 180 JPY in the ledger; correct the one that is wrong',
    ],
    [
      'a day twice with another rate',
      [entry(2, '2026-04-09', '1.1', null), entry(3, '2026-04-09', '1.3', null)],
      'line 3, column "USD": 2026-04-09 stands in line 2 with another rate; a day can be used once',
    ],
    [
      'a day without any rate',
      [entry(2, '2026-04-09', null, null)],
      'line 2: 2026-04-09 has no rate of any currency; nothing can be kept',
    ],
    [
      'a day that could not be read',
      [
        {
          line: 7,
          on: null,
          rates: [],
          fault: {
            code: 'not_a_date',
            column: 'Date',
            what: say`"soon" is not a date (YYYY-MM-DD)`,
          },
        },
      ],
      'line 7, column "Date": "soon" is not a date (YYYY-MM-DD)',
    ],
  ])('refused: %s', (_name, days, message) => {
    const file = draft(days, knowing({ 'JPY 2026-04-10': '180' }));
    expect(file.refused).toBe(1);
    expect(file.findings.map((finding) => english(finding.message))).toEqual([message]);
  });
  it('the same day twice counts once', () => {
    const file = draft([entry(2, '2026-04-09', '1.1', null), entry(3, '2026-04-09', '1.10', null)]);
    expect(file).toMatchObject({ new: 1, duplicate: 1, facts: { rates: 1 } });
    expect(english(file.findings[0]?.message ?? '')).toBe(
      'line 3: 2026-04-09 stands in line 2 already, rate for rate; it counts once',
    );
  });
  it('leaves out what is no currency here, and says so', () => {
    const file = draft([entry(2, '2026-04-09', '1.1', '5')], NOTHING, ['USD', 'XYZ']);
    expect(recorded(file)).toEqual(['2026-04-09 USD 1.1']);
    expect(english(file.findings[0]?.message ?? '')).toBe(
      'no amount can be in XYZ here; the rates of it are left out',
    );
  });
});

describe('properties', () => {
  it('nothing disappears, and importing again brings nothing', () => {
    const days = fc.array(
      fc.tuple(
        fc.constantFrom('2026-04-07', '2026-04-08', '2026-04-09', '2026-04-10'),
        fc.constantFrom('1.1', '1.2', null),
        fc.constantFrom('180', '181', null),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(days, (list) => {
        const entries = list.map(([on, usd, jpy], at) => entry(at + 2, on, usd, jpy));
        const file = draft(entries);
        expect(file.new + file.duplicate + file.refused).toBe(file.read);
        const rates = recorded(file);
        expect(rates).toHaveLength(file.facts.rates);
        expect(new Set(rates.map((text) => text.slice(0, 14))).size).toBe(rates.length);
        const ledger = Object.fromEntries(
          rates.map((text) => {
            const [on = '', currency = '', rate = ''] = text.split(' ');
            return [`${currency} ${on}`, rate];
          }),
        );
        expect(draft(entries, knowing(ledger)).facts.rates).toBe(0);
      }),
    );
  });
});
