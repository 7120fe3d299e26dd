/**
 * The whole history of euro reference rates, as the ECB publishes it: every day and every rate is
 * there, digit for digit, and a day without a rate is never invented.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDateOf as day } from '../../src/domain/dates.ts';
import { convert } from '../../src/domain/rates/convert.ts';
import { draftRates } from '../../src/domain/rates/draft-rates.ts';
import { rateOn, rateTable } from '../../src/domain/rates/rate-table.ts';
import { readEcbRates, recogniseEcbRates } from '../../src/formats/in/rates/read-ecb-rates.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { english } from '../harness/english.ts';

const load = () => {
  const bytes = readFileSync(sharedData('rates', 'eurofxref-hist.csv'));
  const read = readEcbRates(bytes);
  if (!read.ok) throw new Error(english(read.error.message));
  const drafting = draftRates(read.value, { hasRates: false, rate: () => null });
  let step = drafting.next();
  while (!step.done) step = drafting.next();
  const file = step.value;
  const rates = [...file.chunks(500)].flatMap((chunk) => chunk.rates);
  /** The file by itself, split at commas: an independent look at it. */
  const lines = bytes
    .toString('latin1')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return { bytes, file, rates, lines, table: rateTable(rates) };
};

/** Read once, by the first test that runs; without the folder none does. */
let loaded: ReturnType<typeof load> | null = null;
const history = (): ReturnType<typeof load> => (loaded ??= load());

describe.skipIf(!hasSharedData)('the ECB rates since 1999 (../shared/data/rates)', () => {
  it('imports as it is: every day, every rate, nothing refused', () => {
    const { bytes, file, rates, lines } = history();
    expect(recogniseEcbRates(bytes)).toBe('csv');
    const [, ...days] = lines;
    const published = days.flatMap((fields) => fields.slice(1)).filter((text) => /\d/.test(text));
    expect(file).toMatchObject({
      read: days.length,
      new: days.length,
      duplicate: 0,
      refused: 0,
      findings: [],
    });
    expect(file.read).toBe(6983);
    expect(rates).toHaveLength(published.length);
    expect(rates.length).toBe(217_555);
    expect(file.facts.rates).toBe(published.length);
  });

  it('gives every rate back digit for digit on its own day', () => {
    const { lines, table } = history();
    const [header = [], ...days] = lines;
    for (const fields of days)
      for (const [at, text] of fields.entries()) {
        if (at === 0 || !/\d/.test(text)) continue;
        const found = table.lastBefore(header[at] ?? '', day(fields[0] ?? ''));
        if (found?.rate !== text || found.on !== fields[0])
          expect.fail(`${header[at]} of ${fields[0]} is ${text}, not ${found?.rate}`);
      }
  });

  it.each([
    ['the newest day', 'USD', '2026-04-13', '1.1684', '2026-04-13'],
    ['the newest day', 'ZAR', '2026-04-13', '19.3849', '2026-04-13'],
    ['a Saturday takes Friday', 'JPY', '2026-04-11', '186.43', '2026-04-10'],
    ['a Sunday takes Friday', 'GBP', '2026-04-12', '0.87105', '2026-04-10'],
    ['the first day', 'USD', '1999-01-04', '1.1789', '1999-01-04'],
    ['the first day, a currency that is gone', 'CYP', '1999-01-04', '0.58231', '1999-01-04'],
    ['the first day, the old lira', 'TRL', '1999-01-04', '372274', '1999-01-04'],
    ['Easter Monday takes Maundy Thursday', 'USD', '2000-04-24', '0.9376', '2000-04-20'],
    ['New Year takes the last day of the year', 'USD', '2000-01-01', '1.0046', '1999-12-30'],
    ['the last rate of the rouble', 'RUB', '2022-03-08', '117.201', '2022-03-01'],
    ['a week after the end', 'USD', '2026-04-20', '1.1684', '2026-04-13'],
  ])('%s: %s on %s', (_name, currency, on, rate, published) => {
    expect(rateOn(history().table, currency, day(on))).toMatchObject({
      ok: true,
      value: { rate, on: published, source: 'ECB' },
    });
  });

  it.each([
    ['before the first day', 'USD', '1999-01-03', 'run from 1999-01-04 to 2026-04-13'],
    ['eight days after the last', 'USD', '2026-04-21', 'the last one before it is of 2026-04-13'],
    ['the rouble, no longer published', 'RUB', '2022-03-09', 'run from 2005-04-01 to 2022-03-01'],
    ['the krona of Iceland in its ten years of silence', 'ISK', '2012-06-29', 'is of 2008-12-09'],
    ['a currency the ECB never had', 'CLP', '2026-04-13', 'there are no rates of CLP here'],
  ])('refused, never guessed: %s', (_name, currency, on, said) => {
    const found = rateOn(history().table, currency, day(on));
    expect(found.ok ? 'a rate' : english(found.error.message)).toContain(said);
  });

  it('importing it again brings nothing', () => {
    const { bytes, table } = history();
    const known = {
      hasRates: true,
      rate: (currency: string, on: ReturnType<typeof day>) => {
        const found = table.lastBefore(currency, on);
        return found?.on === on ? found.rate : null;
      },
    };
    const read = readEcbRates(bytes);
    if (!read.ok) throw new Error(english(read.error.message));
    const drafting = draftRates(read.value, known);
    let step = drafting.next();
    while (!step.done) step = drafting.next();
    expect(step.value).toMatchObject({ read: 6983, new: 0, duplicate: 6983, refused: 0 });
  });

  it('converts by hand-checked numbers', () => {
    const { table } = history();
    // 1,000.00 USD / 1.1711 = 853.897…; × 186.43 = 159,192.2… JPY
    const on = day('2026-04-12');
    expect(convert(100_000, 'USD', 'EUR', on, table)).toMatchObject({
      value: { minor: 85_390, rate: '10000/11711', rateOn: '2026-04-10' },
    });
    expect(convert(100_000, 'USD', 'JPY', on, table)).toMatchObject({ value: { minor: 159_192 } });
  });
});
