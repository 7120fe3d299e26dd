/** `duebook interest` and `interest-rates`: domain-rules 4.4 through the terminal, and a rate that is entered. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('interest');
const ledger = `${folder.path}/interest.duebook`;
const { ok, json, run } = oneProcess({ ledger });

beforeAll(async () => {
  await ok('new', ledger, '--company', 'Test', '--country', 'ES', '--currency', 'EUR');
});
afterAll(() => folder.remove());

interface InterestJson {
  readonly segments: readonly { readonly days: number; readonly ratePercent: string }[];
  readonly interest: string;
  readonly fixedSum: string;
  readonly fixedSumCurrency: string | null;
  readonly outstanding: string;
}
const asked = async (line: string): Promise<InterestJson> =>
  (await json('interest', ...line.split(' '))) as InterestJson;
const briefly = ({ segments, interest, fixedSum, fixedSumCurrency, outstanding }: InterestJson) =>
  `${segments.map(({ days, ratePercent }) => `${days}@${ratePercent}`).join(' ')} = ${interest}, ${fixedSum} ${fixedSumCurrency ?? '-'}, ${outstanding}`;

describe('domain-rules 4.4', () => {
  it.each([
    [
      'TV1',
      '--law ES --principal 10000 --due 2025-05-31 --to 2026-08-15',
      '30@11.15 365@10.15 46@10.40 = 1237.71, 40.00 EUR, 11277.71',
    ],
    [
      'TV2',
      '--law DE --principal 10000 --due 2025-05-31 --to 2026-08-15',
      '30@11.27 365@10.27 46@10.52 = 1252.21, 40.00 EUR, 11292.21',
    ],
    [
      'TV3',
      '--law UK --principal 10000 --due 2026-01-10 --to 2026-03-11',
      '60@11.75 = 193.15, 100.00 GBP, 10293.15',
    ],
    [
      'TV4',
      '--law GB --currency GBP --principal 10000 --due 2025-05-31 --to 2026-08-15',
      '441@12.75 = 1540.48, 100.00 GBP, 11640.48',
    ],
    [
      'TV5',
      '--law FR --principal 10000 --due 2025-12-31 --to 2026-03-31',
      '90@12.15 = 299.59, 40.00 EUR, 10339.59',
    ],
    [
      'TV6',
      '--law ES --principal 10000 --due 2026-01-31 --to 2026-07-31 --paid 2026-03-31:3000',
      '59@10.15 91@10.15 31@10.40 = 410.01, 40.00 EUR, 7450.01',
    ],
    [
      'TV6 principal first',
      '--law ES --principal 10000 --due 2026-01-31 --to 2026-07-31 --paid 2026-03-31:3000 --order principal-first',
      '59@10.15 91@10.15 31@10.40 = 403.04, 40.00 EUR, 7443.04',
    ],
    [
      'TV7',
      '--law NL --principal 10000 --due 2024-06-30 --to 2026-06-30',
      '184@12.25 181@11.15 365@10.15 = 2304.25, 40.00 EUR, 12344.25',
    ],
    [
      'TV7 simple',
      '--law NL --principal 10000 --due 2024-06-30 --to 2026-06-30 --compound none',
      '184@12.25 181@11.15 365@10.15 = 2185.45, 40.00 EUR, 12225.45',
    ],
    [
      'TV8 1.5',
      '--law CN --principal 100000 --due 2025-02-28 --to 2025-09-30 --multiple 1.5',
      '214@4.65 = 2726.30, 0.00 -, 102726.30',
    ],
    [
      'TV8',
      '--law CN --principal 100000 --due 2025-02-28 --to 2025-09-30',
      '214@4.03 = 2362.79, 0.00 -, 102362.79',
    ],
    [
      'TV9',
      '--law ES --principal 10000 --due 2023-12-31 --to 2024-12-31',
      '182@12.50 184@12.25 = 1240.82, 40.00 EUR, 11280.82',
    ],
    [
      'TV9 act/act',
      '--law ES --principal 10000 --due 2023-12-31 --to 2024-12-31 --basis act/act',
      '182@12.50 184@12.25 = 1237.43, 40.00 EUR, 11277.43',
    ],
  ])('%s', async (_, line, expected) => {
    expect(briefly(await asked(line))).toBe(expected);
  });
});

describe('a rate that is entered', () => {
  const CLAIM = 'interest --law ES --principal 10000 --due 2026-11-30 --to 2027-02-28'.split(' ');
  it('is missing before, as a sentence and nothing else', async () => {
    const before = await run(...CLAIM);
    expect(before).toMatchObject({ status: 1, out: '' });
    expect(before.err).toBe(
      'duebook: rate_missing: No interest rate of the law ES is known for 2027-01-01, so no interest is calculated; enter it under interest rates.\n',
    );
  });
  it('is taken as what the law adds up to, or as the reference', async () => {
    expect(
      await json('interest-rates', 'set', 'ES', '2027-01-01', '10.65', '--source', 'BOE'),
    ).toMatchObject({
      law: 'ES',
      from: '2027-01-01',
      to: '2027-06-30',
      reference: '2.65',
      legal: '10.65',
      own: true,
    });
    expect(
      await json('interest-rates', 'set', 'DE', '2027-01-01', '1.77', '--source', 'Bundesbank'),
    ).toMatchObject({
      reference: '1.77',
      legal: '10.77',
      warnings: [],
    });
    expect(briefly((await json(...CLAIM)) as InterestJson)).toBe(
      '31@10.40 59@10.65 = 260.48, 40.00 EUR, 10300.48',
    );
  });
  it('says when Germany and the ECB do not go together', async () => {
    expect(
      await json('interest-rates', 'set', 'DE', '2027-01-01', '1.87', '--source', 'Bundesbank'),
    ).toMatchObject({
      warnings: [
        'ES has 2.65 from 2027-01-01, which does not go with 1.87 of DE: both follow the ECB, Germany 0.88 below it. Look at both.',
      ],
    });
  });
  it('lists every law, and what is missing soon', async () => {
    const listed = (await json('interest-rates', 'list', '--law', 'MX')) as { rates: unknown[] };
    expect(listed.rates).toHaveLength(1);
    expect(await ok('interest-rates', 'list', '--law', 'ES')).toMatch(
      /^Law .*\nES +2027-01-01 +2027-06-30 +2\.65 +10\.65 +BOE .* yes\n/,
    );
  });
  it('holds after a check of the ledger', async () => {
    expect(await ok('verify')).toContain('the ledger holds');
  });
});
