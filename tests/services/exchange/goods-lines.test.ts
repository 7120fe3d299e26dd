/**
 * Invoices of several rows in `invoices.csv`, as our export and as other programs write them; terms,
 * due dates and other names; and that an undone import never was.
 */
import { describe, expect, onTestFinished, test } from 'vitest';
import { importWorkspace } from '../imports/workspace-for-imports.ts';
import { told } from './told.ts';

async function workspace() {
  const made = await importWorkspace();
  onTestFinished(() => made.close());
  return made;
}

const HEADER = 'invoice,customer,issued_on,due_on,currency,gross';

/** `[gross, goods lines, new rows]` of what a file of these rows brings. */
async function brought(header: string, ...rows: readonly string[]) {
  const { bring, ledger } = await workspace();
  const shown = await bring('invoices.csv', [header, ...rows, ''].join('\n'));
  expect(shown.kind).toBe('invoices');
  expect(shown.totals.map((total) => total.amountMinor)).toEqual([expect.any(Number) as number]);
  const { invoices = [], goods = [] } = await told(ledger, ['invoices', 'goods']);
  return {
    invoices: invoices.map((row) => (JSON.parse(row) as unknown[]).slice(0, 6).join(' ')),
    goods: goods.map((row) => (JSON.parse(row) as unknown[]).join('|')),
    rows: [shown.new, shown.duplicate, shown.refused],
  };
}

describe('several goods lines of one invoice', () => {
  test('as our export writes them: the gross once, the lines numbered', async () => {
    expect(
      await brought(
        `${HEADER},goods,quantity,line,goods_code,unit,unit_price,line_net,delivered_on`,
        'I-1,C1,2026-01-10,2026-02-10,EUR,489.75,=Hammer,6,1,H-1,pcs,4.25,25.50,2026-01-09',
        'I-1,C1,2026-01-10,,EUR,,Repair,4,2,,h,45.00,180.00,',
        'I-1,C1,2026-01-10,,EUR,,Repair,4,3,,h,45.00,180.00,',
      ),
    ).toEqual({
      invoices: ['I-1 C1 2026-01-10 invoice EUR 48975'],
      goods: [
        'I-1|1|2026-01-09|H-1|=Hammer|6|pcs|4.25|2550',
        'I-1|2|||Repair|4|h|45.00|18000',
        'I-1|3|||Repair|4|h|45.00|18000',
      ],
      rows: [3, 0, 0],
    });
  });

  test('with a gross on every row: they add up, free lines and rebates too', async () => {
    expect(
      await brought(
        `${HEADER},goods,quantity,unit_price`,
        'I-1,C1,2026-01-10,2026-02-10,EUR,100.00,Roses,10,10.00',
        'I-2,C1,2026-01-10,2026-02-10,EUR,7.00,Iris,1,7.00',
        'I-1,C1,2026-01-10,2026-02-10,EUR,50.00,Tulips,5,10.00',
        'I-1,C1,2026-01-10,2026-02-10,EUR,0.00,Catalogue,1,0.00',
        'I-1,C1,2026-01-10,2026-02-10,EUR,-15.00,Rebate,-1,15.00',
      ),
    ).toEqual({
      invoices: ['I-1 C1 2026-01-10 invoice EUR 13500', 'I-2 C1 2026-01-10 invoice EUR 700'],
      goods: [
        'I-1|1|||Roses|10||10|',
        'I-1|2|||Tulips|5||10|',
        'I-1|3|||Catalogue|1||0|',
        'I-1|4|||Rebate|-1||15|',
        'I-2|1|||Iris|1||7|',
      ],
      rows: [5, 0, 0],
    });
  });

  test('two lines that cost the same add up; a row word for word again counts once', async () => {
    expect(
      await brought(
        `${HEADER},goods,quantity,unit_price`,
        'I-1,C1,2026-01-10,2026-02-10,EUR,60.50,Roses,5,10.00',
        'I-1,C1,2026-01-10,2026-02-10,EUR,60.50,Tulips,5,10.00',
        'I-1,C1,2026-01-10,2026-02-10,EUR,60.50,Tulips,5,10.00',
      ),
    ).toMatchObject({ invoices: ['I-1 C1 2026-01-10 invoice EUR 12100'], rows: [2, 1, 0] });
  });

  test('beside instalments', async () => {
    expect(
      await brought(
        `${HEADER},instalment,goods,line`,
        'I-1,C1,2026-01-10,2026-03-10,EUR,40.00,2,Tulips,2',
        'I-1,C1,2026-01-10,2026-02-10,EUR,60.00,1,Roses,1',
        'I-1,C1,2026-01-10,,EUR,,,Iris,3',
      ),
    ).toEqual({
      invoices: ['I-1 C1 2026-01-10 invoice EUR 10000'],
      goods: ['I-1|1|||Roses||||', 'I-1|2|||Tulips||||', 'I-1|3|||Iris||||'],
      rows: [3, 0, 0],
    });
  });
});

describe('files of before', () => {
  test('goods repeated on every instalment are one line', async () => {
    expect(
      await brought(
        `${HEADER},instalment,goods,quantity`,
        'I-1,C1,2026-01-10,2026-02-10,EUR,60.00,1,Roses,10.0',
        'I-1,C1,2026-01-10,2026-03-10,EUR,40.00,2,Roses,10.0',
      ),
    ).toEqual({
      invoices: ['I-1 C1 2026-01-10 invoice EUR 10000'],
      goods: ['I-1|1|||Roses|10|||'],
      rows: [2, 0, 0],
    });
  });

  test('a number again without goods is refused, and the first row counts', async () => {
    expect(
      await brought(
        HEADER,
        'I-1,C1,2026-01-10,2026-02-10,EUR,60.00',
        'I-1,C1,2026-01-10,2026-02-10,EUR,40.00',
      ),
    ).toEqual({ invoices: ['I-1 C1 2026-01-10 invoice EUR 6000'], goods: [], rows: [1, 0, 1] });
  });
});

test('an invoice that the ledger has: every row of its goods is a duplicate', async () => {
  const { bring, preview, ledger } = await workspace();
  const file = [
    `${HEADER},goods,line`,
    'I-1,C1,2026-01-10,2026-02-10,EUR,60.00,Roses,1',
    'I-1,C1,2026-01-10,,EUR,,Tulips,2',
    '',
  ].join('\n');
  await bring('invoices.csv', file);
  expect(await preview('invoices.csv', file)).toMatchObject({ new: 0, duplicate: 2, refused: 0 });
  expect(await preview('invoices.csv', file.replace('60.00', '61.00'))).toMatchObject({
    new: 0,
    duplicate: 0,
    refused: 2,
  });
  expect((await told(ledger, ['goods'])).goods).toHaveLength(2);
});

test('an undone import takes back other names and due changes with what they belong to', async () => {
  const { bring, must, preview, ledger } = await workspace();
  const customers =
    'customer,name,country,also_codes,also_accounts\nC1,Rosa,ES,C9,ES91 2100 0418\n';
  await bring('customers.csv', customers);
  expect((await told(ledger, ['aliases'])).aliases).toEqual([
    '["C1","account","ES91 2100 0418"]',
    '["C1","code","C9"]',
  ]);
  await bring('invoices.csv', `${HEADER}\nI-1,C9,2026-01-10,2026-02-10,EUR,60.00\n`);
  expect((await told(ledger, ['invoices'])).invoices?.[0]).toContain('"I-1","C1"');
  const again = await preview('customers.csv', customers);
  expect([again.new, again.duplicate]).toEqual([0, 1]);
  const more = await bring('customers.csv', customers.replace('C9', '"C9\n4711"'));
  expect([more.new, more.facts.customers, more.facts.aliases]).toEqual([1, 0, 1]);

  for (const batch of await must('imports.batches', {}))
    await must('imports.undo', { batchId: batch.batchId, reason: 'test' });
  expect((await told(ledger, ['aliases', 'invoices'])) as object).toEqual({
    aliases: [],
    invoices: [],
  });
});
