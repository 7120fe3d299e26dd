/**
 * Classic Models as a person would bring it in: its orders as invoices, its 273 payments as one bank
 * file without a single reference, and the terminal's proposals. (How the engine judges them, and
 * what happens when amounts collide, is in `classicmodels-matching.test.ts`.)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bankFile } from '../harness/bank-files.ts';
import { oneProcess } from '../harness/one-process.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { temporaryFolder } from '../harness/terminal.ts';

type Row = Readonly<Record<string, string>>;

const rowsOf = (file: string): readonly Row[] =>
  parse(readFileSync(sharedData('sample-ledgers', 'classicmodels', file), 'utf8'), {
    columns: true,
  });
const cents = (text = ''): number => Math.round(Number(text) * 100);
const decimal = (minor: number): string =>
  `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
const quoted = (text = ''): string => `"${text.replaceAll('"', '""')}"`;

interface Proposed {
  readonly line: {
    readonly lineId: number;
    readonly bookedOn: string;
    readonly amount: string;
    readonly counterparty: string;
  };
  readonly best: {
    readonly customer: string;
    readonly isUnambiguous: boolean;
    readonly shares: readonly { readonly item: string; readonly amount: string }[];
  } | null;
}

describe.skipIf(!hasSharedData)('Classic Models through the terminal', { timeout: 180_000 }, () => {
  const folder = temporaryFolder('classicmodels');
  afterAll(() => folder.remove());
  const ledger = path.join(folder.path, 'models.duebook');
  const { ok, json } = oneProcess({ now: '2005-07-01T10:00:00.000Z', ledger });

  /** By booked day, amount and payer: the orders that have just this amount. */
  const equalOrders = new Map<string, readonly string[]>();
  let proposed: readonly Proposed[] = [];
  let accepted: readonly number[] = [];

  beforeAll(async () => {
    const customers = rowsOf('customers.csv');
    const names = new Map(customers.map((row) => [row.customerNumber, row.customerName ?? '']));
    const amounts = new Map<string, number>();
    for (const row of rowsOf('orderdetails.csv')) {
      const order = row.orderNumber ?? '';
      amounts.set(
        order,
        (amounts.get(order) ?? 0) + Number(row.quantityOrdered) * cents(row.priceEach),
      );
    }
    const orders = rowsOf('orders.csv');
    const file = (name: string, text: string): string => {
      const at = path.join(folder.path, name);
      writeFileSync(at, text);
      return at;
    };
    const customersCsv = customers.map(
      (row) => `${row.customerNumber},${quoted(row.customerName)}`,
    );
    const invoicesCsv = orders.map(
      (row) =>
        `${row.orderNumber},${row.customerNumber},${row.orderDate},${row.orderDate},USD,${decimal(amounts.get(row.orderNumber ?? '') ?? 0)}`,
    );
    const payments = [...rowsOf('payments.csv')].sort((a, b) =>
      (a.paymentDate ?? '') < (b.paymentDate ?? '') ? -1 : 1,
    );
    for (const row of payments) {
      const key = `${row.paymentDate} ${decimal(cents(row.amount))} ${names.get(row.customerNumber)?.toUpperCase()}`;
      equalOrders.set(
        key,
        orders
          .filter(
            (order) =>
              order.customerNumber === row.customerNumber &&
              amounts.get(order.orderNumber ?? '') === cents(row.amount),
          )
          .map((order) => order.orderNumber ?? ''),
      );
    }
    const company = ['--company', 'Classic Models', '--currency', 'USD', '--country', 'US'];
    await ok('new', ledger, ...company);
    await json(
      'import',
      'customers',
      file('customers.csv', ['customer,name', ...customersCsv].join('\n')),
    );
    await json(
      'import',
      'invoices',
      file(
        'invoices.csv',
        ['invoice,customer,issued_on,due_on,currency,gross', ...invoicesCsv].join('\n'),
      ),
    );
    const bank = bankFile({
      currency: 'USD',
      lines: payments.map((row) => ({
        on: row.paymentDate ?? '',
        amount: `+${decimal(cents(row.amount))}`,
        name: (names.get(row.customerNumber) ?? '').toUpperCase(),
      })),
    });
    const at = path.join(folder.path, 'bank.xml');
    writeFileSync(at, bank);
    expect(await json('import', 'bank', at)).toMatchObject({ read: 273, new: 273, refused: 0 });
    proposed = ((await json('match')) as { rows: readonly Proposed[] }).rows;
    accepted = (
      (await json('match', 'propose', '--accept-sure')) as { accepted: readonly number[] }
    ).accepted;
  });

  const ordersOf = ({ line }: Proposed): readonly string[] => {
    const orders = equalOrders.get(`${line.bookedOn} ${line.amount} ${line.counterparty}`);
    if (orders === undefined) throw new Error(`no payment is the line ${line.lineId}`);
    return orders;
  };

  it('proposes first and right at least 245 of the 250 that equal one order', () => {
    const one = proposed.filter((row) => ordersOf(row).length === 1);
    expect(one).toHaveLength(250);
    const right = one.filter((row) => {
      const [order] = ordersOf(row);
      return row.best?.shares.length === 1 && row.best.shares[0]?.item === order;
    });
    expect(right.length).toBeGreaterThanOrEqual(245);
  });

  it('accepts none of the 23 others by itself, and nothing wrongly', () => {
    const others = proposed.filter((row) => ordersOf(row).length === 0);
    expect(others).toHaveLength(23);
    const taken = new Set(accepted);
    expect(others.filter((row) => taken.has(row.line.lineId))).toEqual([]);
    for (const row of proposed)
      if (taken.has(row.line.lineId)) expect(row.best?.shares[0]?.item).toBe(ordersOf(row)[0]);
    expect(accepted.length).toBeGreaterThan(200);
  });

  it('leaves a ledger that holds and ties out', async () => {
    expect(await ok('verify')).toContain('the ledger holds');
    const { tieOut } = (await json('aging', '--as-of', '2005-06-30')) as {
      tieOut: readonly { difference: string }[];
    };
    expect(tieOut.map((one) => one.difference)).toEqual(['0.00']);
  });
});
