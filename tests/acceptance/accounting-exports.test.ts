/**
 * Exports of Zoho, Wave and FreshBooks, and a real list of open invoices: the mapping that the
 * program proposes needs no correction. What each file adds up to is computed here from its text
 * alone. The golden files are proposals for reading.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FactDrafts } from '../../src/domain/facts/drafts.ts';
import { parse } from 'csv-parse/sync';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { temporaryFolder, terminalOk } from '../harness/terminal.ts';
import { readTable, type ReadTable } from './tables/read-table.ts';
import { english } from '../harness/english.ts';

const LOCAL = { country: 'US', currency: 'USD', today: '2021-06-30' };

async function read(...file: readonly string[]): Promise<ReadTable> {
  const found = await readTable(sharedData(...file), LOCAL);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

/** The rows as a plain CSV reader sees them. */
const recordsOf = (...file: readonly string[]): Record<string, string>[] =>
  parse(readFileSync(sharedData(...file)), { columns: true, bom: true }) as Record<
    string,
    string
  >[];

const cents = (text: string): number => Math.round(Number(text) * 100);

function factsOf({ drafted }: ReadTable): FactDrafts[] {
  if (drafted === null) throw new Error('the list gave no drafts');
  return [...drafted.chunks(1000)];
}

function countedCodes(codes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${code} × ${count}`);
}

const shown = ({ kind, table, reading, columns, proposed, drafted }: ReadTable): string =>
  [
    `${kind}, header in line ${table.layout.headerLine}`,
    `dates ${reading.dateOrder.value} (${reading.dateOrder.how}): ${english(reading.dateOrder.because)}`,
    `decimal mark ${reading.decimalMark.value} (${reading.decimalMark.how}): ${english(reading.decimalMark.because)}`,
    `currency ${reading.currency.value} (${reading.currency.how}): ${english(reading.currency.because)}`,
    '',
    ...proposed.flatMap(({ field, because }, index) =>
      field === null
        ? []
        : [
            `${field.padEnd(14)} column ${index + 1}, ${english(because)}; ${columns[index]?.profile.filled} values`,
          ],
    ),
    '',
    `read ${drafted?.read} = new ${drafted?.new} + duplicate ${drafted?.duplicate} + refused ${drafted?.refused}`,
    // Codes only: nobody's words go into the repository.
    ...countedCodes((drafted?.findings ?? []).map((f) => `${f.severity} ${f.code}`)),
    '',
  ].join('\n');

const FILES = [
  ['zoho-invoices', 'accounting-exports', 'zoho_invoices.csv'],
  ['zoho-contacts', 'accounting-exports', 'zoho_contacts.csv'],
  ['wave-invoices', 'accounting-exports', 'wave_invoices.csv'],
  ['wave-clients', 'accounting-exports', 'wave_clients.csv'],
  ['freshbooks-invoices', 'accounting-exports', 'freshbooks_invoices.csv'],
  ['freshbooks-clients', 'accounting-exports', 'freshbooks_clients.csv'],
  ['open-invoices', 'open-invoices', 'open-invoices.csv'],
] as const;

describe.skipIf(!hasSharedData)(
  'exports of accounting programs (../shared/data/accounting-exports, open-invoices)',
  () => {
    it.each(FILES)('%s: the proposal', async (name, ...file) => {
      await expect(shown(await read(...file))).toMatchFileSnapshot(
        `./tables/proposals/${name}.txt`,
      );
    });

    it('Zoho: one invoice of each number, its lines add up to its total', async () => {
      const totals = new Map<string, number>();
      const lines = new Map<string, number>();
      for (const row of recordsOf('accounting-exports', 'zoho_invoices.csv')) {
        const number = row['Invoice Number'] ?? '';
        totals.set(number, cents(row['Total'] ?? ''));
        lines.set(number, (lines.get(number) ?? 0) + 1);
      }
      const [customers, facts] = factsOf(await read('accounting-exports', 'zoho_invoices.csv'));
      const records = recordsOf('accounting-exports', 'zoho_invoices.csv');
      expect(customers?.customers.map((one) => one.name)).toEqual([
        ...new Set(records.map((row) => row['Customer Name'])),
      ]);
      expect(new Map(facts?.invoices.map((one) => [one.number, one.grossMinor]))).toEqual(totals);
      expect(new Map(facts?.invoices.map((one) => [one.number, one.lines?.length]))).toEqual(lines);
      for (const invoice of facts?.invoices ?? [])
        expect(invoice.lines?.reduce((sum, line) => sum + (line.netMinor ?? 0), 0)).toBe(
          invoice.grossMinor,
        );
      // The balance equals the total: nothing is paid.
      expect(facts?.receipts).toEqual([]);
      expect(facts?.invoices.map((one) => one.instalments[0]?.dueOn)).toEqual([
        '2021-01-28',
        '2021-01-28',
        '2021-02-27',
      ]);
    });

    it('Wave: the receivable rows of the journal are invoices and what was paid of them', async () => {
      const owed = new Map<string, number>();
      let paid = 0;
      let payer = '';
      let goods = 0;
      for (const row of recordsOf('accounting-exports', 'wave_invoices.csv')) {
        const number = row['Invoice Number'] ?? '';
        if (row['Account Type'] === 'System Receivable Invoice') {
          if (row['Debit Amount (Two Column Approach)'] !== '')
            owed.set(number, cents(row['Debit Amount (Two Column Approach)'] ?? ''));
          else {
            paid += cents(row['Credit Amount (Two Column Approach)'] ?? '');
            payer = row['Customer'] ?? '';
          }
        } else if (number !== '') goods += 1;
      }
      const table = await read('accounting-exports', 'wave_invoices.csv');
      const [, facts] = factsOf(table);
      expect(new Map(facts?.invoices.map((one) => [one.number, one.grossMinor]))).toEqual(owed);
      expect(facts?.receipts.map((one) => [one.customer, one.amountMinor])).toEqual([
        [payer, paid],
      ]);
      expect(facts?.allocations.map((one) => [one.invoice, one.amountMinor])).toEqual([
        ['3', paid],
      ]);
      expect(table.drafted?.facts.goodsLines).toBe(goods);
    });

    it('FreshBooks: without a total column the invoice is the sum of its lines', async () => {
      const records = recordsOf('accounting-exports', 'freshbooks_invoices.csv');
      const sum = records.reduce((total, row) => total + cents(row['Line Total'] ?? ''), 0);
      const [, facts] = factsOf(await read('accounting-exports', 'freshbooks_invoices.csv'));
      expect(
        facts?.invoices.map((one) => [one.number, one.customer, one.currency, one.grossMinor]),
      ).toEqual([[records[0]?.['Invoice #'], records[0]?.['Client Name'], 'USD', sum]]);
      expect(
        facts?.invoices[0]?.lines?.map((one) => [one.description, Number(one.quantity)]),
      ).toEqual(records.map((row) => [row['Item Name'], Number(row['Quantity'])]));
    });

    it.each([
      ['zoho_contacts.csv', 'Display Name', 'EmailID'],
      ['wave_clients.csv', 'customer_name', 'email'],
      ['freshbooks_clients.csv', 'Organization', 'Email'],
    ])('%s: every contact is a customer', async (file, name, email) => {
      const [facts] = factsOf(await read('accounting-exports', file));
      expect(facts?.customers.map((one) => [one.name, one.email])).toEqual(
        recordsOf('accounting-exports', file).map((row) => [row[name], row[email]]),
      );
    });

    it('open invoices: every row is an invoice of its amount', async () => {
      const table = await read('open-invoices', 'open-invoices.csv');
      const records = recordsOf('open-invoices', 'open-invoices.csv');
      expect(table.drafted).toMatchObject({
        read: records.length,
        new: records.length,
        refused: 0,
      });
      const sums = new Map<string, number>();
      for (const row of records) {
        const currency = row['invoice_currency'] ?? '';
        sums.set(currency, (sums.get(currency) ?? 0) + cents(row['total_open_amount'] ?? ''));
      }
      expect(new Map(table.drafted?.totals.map((one) => [one.currency, one.amountMinor]))).toEqual(
        sums,
      );
    });

    describe('through the terminal', { timeout: 120_000 }, () => {
      const folder = temporaryFolder('accounting-exports');
      afterAll(() => folder.remove());
      const ledger = path.join(folder.path, 'exports.duebook');
      const bring = (file: string): Record<string, unknown> =>
        JSON.parse(
          terminalOk([
            'import',
            'auto',
            sharedData('accounting-exports', file),
            '--ledger',
            ledger,
            '--format',
            'json',
          ]),
        ) as Record<string, unknown>;
      const files = [
        'zoho_contacts.csv',
        'zoho_invoices.csv',
        'wave_clients.csv',
        'wave_invoices.csv',
        'freshbooks_clients.csv',
        'freshbooks_invoices.csv',
      ] as const;

      it('every row is recorded once, and the ledger says what the files add up to', () => {
        terminalOk(['new', ledger, '--company', 'Exports', '--currency', 'USD', '--country', 'US']);
        for (const file of files) {
          const rows = recordsOf('accounting-exports', file).length;
          expect([file, bring(file)]).toEqual([
            file,
            expect.objectContaining({ read: rows, new: rows, duplicate: 0, refused: 0 }),
          ]);
        }
        for (const file of files) {
          const rows = recordsOf('accounting-exports', file).length;
          expect([file, bring(file)]).toEqual([
            file,
            expect.objectContaining({ read: rows, new: 0, duplicate: rows, refused: 0 }),
          ]);
        }
        const zoho = new Map(
          recordsOf('accounting-exports', 'zoho_invoices.csv').map((row) => [
            row['Invoice Number'],
            cents(row['Balance'] ?? ''),
          ]),
        );
        const wave = recordsOf('accounting-exports', 'wave_invoices.csv')
          .filter((row) => row['Account Type'] === 'System Receivable Invoice')
          .map((row) => cents(row['Amount (One column)'] ?? ''));
        const freshbooks = recordsOf('accounting-exports', 'freshbooks_invoices.csv').map((row) =>
          cents(row['Line Total'] ?? ''),
        );
        const owed = [...zoho.values(), ...wave, ...freshbooks].reduce((sum, one) => sum + one, 0);
        const aging = JSON.parse(
          terminalOk(['aging', '--ledger', ledger, '--as-of', '2021-06-30', '--format', 'json']),
        ) as {
          totals: readonly { currency: string; outstanding: string }[];
          tieOut: readonly { difference: string }[];
        };
        expect(aging.totals.map((one) => [one.currency, cents(one.outstanding)])).toEqual([
          ['USD', owed],
        ]);
        expect(aging.tieOut.map((one) => one.difference)).toEqual(['0.00']);
      });
    });
  },
);
