/**
 * The first real import: 2,466 invoices of 100 customers, through the terminal, against balances
 * that somebody else computed (`expected-aging-2012-12-31.json`).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneProcess } from '../harness/one-process.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { temporaryFolder } from '../harness/terminal.ts';

interface ImportJson {
  readonly read: number;
  readonly new: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly facts: Readonly<Record<string, number>>;
}
interface AgingJson {
  readonly rows: readonly {
    readonly customer: string;
    readonly amounts: Readonly<Record<string, string>>;
    readonly outstanding: string;
  }[];
  readonly totals: readonly { readonly outstanding: string }[];
  readonly tieOut: readonly { readonly difference: string }[];
}
interface Expected {
  readonly as_of: Readonly<
    Record<
      string,
      {
        readonly open_total: string;
        readonly customers: Readonly<
          Record<
            string,
            {
              readonly open_total: string;
              readonly buckets: Readonly<Record<string, string>>;
            }
          >
        >;
      }
    >
  >;
}

const IBM = ['ibm-late-payments', 'WA_Fn-UseC_-Accounts-Receivable.csv'] as const;
const ENCODINGS = [
  ['UTF-16LE with tabs', 'ibm_utf16le_bom_tab.txt'],
  [
    'Windows-1252 with semicolons, comma decimals and dd.mm.yyyy',
    'ibm_semicolon_comma_ddmmyyyy_eurosign_cp1252.csv',
  ],
] as const;

describe.skipIf(!hasSharedData)(
  'IBM late payments, through the terminal (../shared/data/ibm-late-payments)',
  { timeout: 120_000 },
  () => {
    const folder = temporaryFolder('ibm');
    const duebook = oneProcess();
    const newLedger = async (name: string): Promise<string> => {
      const file = path.join(folder.path, `${name}.duebook`);
      const company = ['--company', 'IBM sample', '--currency', 'EUR', '--country', 'ES'];
      await duebook.ok('new', file, ...company);
      return file;
    };
    const importFile = async (ledger: string, file: string): Promise<ImportJson> =>
      (await duebook.json('import', 'auto', file, '--ledger', ledger)) as ImportJson;
    const agingOf = async (ledger: string): Promise<AgingJson> =>
      (await duebook.json('aging', '--ledger', ledger, '--as-of', '2012-12-31')) as AgingJson;

    let ledger = '';
    let first: ImportJson;
    beforeAll(async () => {
      ledger = await newLedger('ibm');
      first = await importFile(ledger, sharedData(...IBM));
    });
    afterAll(() => folder.remove());

    it('imports 2,466 invoices, 2,466 receipts and 561 disputes and refuses nothing', () => {
      expect(first).toMatchObject({ read: 2466, new: 2466, duplicate: 0, refused: 0 });
      expect(first.facts).toMatchObject({
        invoices: 2466,
        receipts: 2466,
        disputes: 561,
        customers: 100,
      });
    });

    it('keeps leading zeros of invoice numbers', async () => {
      const asked = ['--ledger', ledger, '--as-of', '2013-01-20', '--by', 'item'];
      const items = (await duebook.json('aging', ...asked)) as {
        readonly rows: readonly { readonly item: string | null }[];
      };
      const numbers = items.rows.map((row) => row.item).filter((item) => item !== null);
      expect(numbers.length).toBeGreaterThan(0);
      for (const number of numbers) expect(number).toMatch(/^\d{10}$/);
      expect(numbers.some((number) => number.startsWith('0'))).toBe(true);
    });

    it('ages every customer as of 2012-12-31 as computed independently, to the cent', async () => {
      const expected = (
        JSON.parse(
          readFileSync(sharedData('ibm-late-payments', 'expected-aging-2012-12-31.json'), 'utf8'),
        ) as Expected
      ).as_of['2012-12-31'];
      if (expected === undefined) throw new Error('the expected file has no 2012-12-31');
      const aging = await agingOf(ledger);
      const ours = Object.fromEntries(
        aging.rows.map(({ customer, amounts, outstanding }) => [
          customer,
          {
            open_total: outstanding,
            buckets: {
              current: amounts['not_due'],
              '1-30': amounts['1-30'],
              '31-60': amounts['31-60'],
              '61-90': amounts['61-90'],
              '90+': amounts['91+'],
            },
          },
        ]),
      );
      const theirs = Object.fromEntries(
        Object.entries(expected.customers).map(([customer, { open_total, buckets }]) => [
          customer,
          { open_total, buckets },
        ]),
      );
      expect(Object.keys(theirs)).toHaveLength(61);
      expect(ours).toEqual(theirs);
      expect(aging.totals[0]?.outstanding).toBe(expected.open_total);
      expect(aging.tieOut.map((line) => line.difference)).toEqual(['0.00']);
    });

    it('one customer began to pay later, as a program of its own over the same rows finds, too', async () => {
      const asked = [
        '--ledger',
        ledger,
        '--as-of',
        '2013-12-31',
        '--kind',
        'payment_shift',
        '--all',
      ];
      const { rows } = (await duebook.json('signals', ...asked)) as {
        readonly rows: readonly { readonly onDate: string; readonly class: string }[];
      };
      // Over paid ones alone it is the payment of 13 July; the day is earlier by what was open.
      expect(rows.map((row) => [row.onDate, row.class])).toEqual([['2013-07-09', 'high']]);
    });

    it('finds only duplicates in the same file, and changes nothing', async () => {
      const before = await agingOf(ledger);
      const asked = [sharedData(...IBM), '--ledger', ledger, '--format', 'json'];
      const again = await duebook.run('import', 'auto', ...asked);
      expect(JSON.parse(again.out)).toMatchObject({
        read: 2466,
        new: 0,
        duplicate: 2466,
        refused: 0,
      });
      expect(await agingOf(ledger)).toEqual(before);
    });

    it.each(ENCODINGS)('gives the same ledger from the file in %s', async (_name, file) => {
      const other = await newLedger(file.slice(0, 9));
      const {
        read,
        new: fresh,
        duplicate,
        refused,
        facts,
      } = await importFile(other, sharedData('encodings', file));
      expect({ read, new: fresh, duplicate, refused, facts }).toEqual({
        read: first.read,
        new: first.new,
        duplicate: first.duplicate,
        refused: first.refused,
        facts: first.facts,
      });
      expect(await agingOf(other)).toEqual(await agingOf(ledger));
    });
  },
);
