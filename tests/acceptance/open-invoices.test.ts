/**
 * 9,681 open invoices of a real receivables ledger in two currencies: every row is accounted for,
 * and what the ledger says per currency is what the file adds up to.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { temporaryFolder, terminalOk } from '../harness/terminal.ts';

const FILE = ['open-invoices', 'open-invoices.csv'] as const;

/** Sums of cents per currency straight from the text: no field of this file has quotes. */
function sumsOfTheFile(): Record<string, bigint> {
  const [header = '', ...lines] = readFileSync(sharedData(...FILE), 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = header.split(',');
  const currencyAt = columns.indexOf('invoice_currency');
  const amountAt = columns.indexOf('total_open_amount');
  const sums: Record<string, bigint> = {};
  for (const line of lines) {
    const fields = line.split(',');
    const [whole = '0', fraction = ''] = (fields[amountAt] ?? '').split('.');
    const currency = fields[currencyAt] ?? '';
    sums[currency] =
      (sums[currency] ?? 0n) + BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  }
  return sums;
}

const decimal = (cents: bigint): string =>
  `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;

describe.skipIf(!hasSharedData)(
  'open invoices of a real ledger (../shared/data/open-invoices)',
  { timeout: 120_000 },
  () => {
    const folder = temporaryFolder('open-invoices');
    afterAll(() => folder.remove());

    it('accounts for every row, explains what it found, and ties out per currency', () => {
      const ledger = path.join(folder.path, 'open.duebook');
      terminalOk(['new', ledger, '--company', 'Open', '--currency', 'USD', '--country', 'US']);
      const imported = JSON.parse(
        terminalOk(['import', 'auto', sharedData(...FILE), '--ledger', ledger, '--format', 'json']),
      ) as {
        read: number;
        new: number;
        duplicate: number;
        refused: number;
        findings: readonly { severity: string; line: number | null; message: string }[];
      };
      expect(imported.read).toBe(9681);
      expect(imported.new + imported.duplicate + imported.refused).toBe(9681);
      expect(imported.refused).toBe(
        imported.findings.filter((f) => f.severity === 'refused').length,
      );
      for (const finding of imported.findings) expect(finding.message).toMatch(/\S{3,}/);

      const aging = JSON.parse(
        terminalOk([
          'aging',
          '--ledger',
          ledger,
          '--as-of',
          '2020-06-30',
          '--limits',
          '7,14,30,60,90,120',
          '--format',
          'json',
        ]),
      ) as {
        totals: readonly { currency: string; outstanding: string }[];
        tieOut: readonly { difference: string }[];
      };
      const sums = sumsOfTheFile();
      expect(Object.fromEntries(aging.totals.map((t) => [t.currency, t.outstanding]))).toEqual(
        Object.fromEntries(
          Object.entries(sums).map(([currency, cents]) => [currency, decimal(cents)]),
        ),
      );
      expect(aging.tieOut.map((line) => line.difference)).toEqual(aging.tieOut.map(() => '0.00'));
    });
  },
);
