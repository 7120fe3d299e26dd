/** The index of numbers finds a document under every form of its number, and what came since. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberKeys } from '../../src/domain/bank/matching/numbers/number-keys.ts';
import { numberIndex } from '../../src/ledger/queries/facts/number-index.ts';
import { creditNote, customer, invoice, record, tempLedger } from './fixture.ts';

const ofC1 = (number: string, po = '') =>
  invoice(number, 'C1', '2026-01-05', '2026-02-04', 100, { po });

describe('the index of numbers', () => {
  test('finds a number with and without its letters, and not another', async () => {
    const ledger = await tempLedger();
    const numbers = ['INV-0042', '42', 'FV/42', '2026/0042', '420', 'A17B', 'ŠĶ-7', 'none'];
    await record(ledger, {
      customers: [customer('C1')],
      invoices: numbers.map((one) => ofC1(one)),
    });
    await ledger.read(async (db) => {
      const finder = numberIndex().at(db);
      const found = (text: string) =>
        finder.find('invoice', text).map((id) => numbers[id - 1] ?? '?');
      expect(found('inv.42')).toEqual(['INV-0042']);
      expect(found('INV 00 42')).toEqual(['INV-0042']);
      expect(found('42')).toEqual(['INV-0042', '42', 'FV/42']);
      expect(found('2026.42')).toEqual(['2026/0042']);
      expect(found('20260042')).toEqual(['2026/0042']);
      expect(found('a17b')).toEqual(['A17B']);
      expect(found('17b')).toEqual(['A17B']);
      expect(found('sk7')).toEqual(['ŠĶ-7']);
      expect(found('43')).toEqual([]);
      expect(found('none')).toEqual([]);
    });
  });

  test('keeps what it has and takes in what was recorded since, each column for itself', async () => {
    const ledger = await tempLedger();
    const numbers = numberIndex();
    const found = (text: string, column: 'invoice' | 'po' | 'credit_note' | 'receipt') =>
      ledger.read(async (db) => numbers.at(db).find(column, text));
    await record(ledger, { customers: [customer('C1')], invoices: [ofC1('A-1', 'PO-77')] });
    expect(await found('1', 'invoice')).toEqual([1]);
    expect(await found('po 77', 'po')).toEqual([1]);
    expect(await found('1', 'credit_note')).toEqual([]);
    await record(ledger, {
      invoices: [ofC1('B-1'), ofC1('C-2', 'PO-77')],
      creditNotes: [creditNote('G-1', 'C1', '2026-01-06', 50)],
    });
    expect(await found('1', 'invoice')).toEqual([1, 2]);
    expect(await found('po77', 'po')).toEqual([1, 3]);
    expect(await found('1', 'credit_note')).toEqual([1]);
  });

  test('finds every number under each of its keys', { timeout: 60_000 }, async () => {
    const piece = fc.constantFrom(
      '0',
      '00',
      '7',
      '10',
      '42',
      'a',
      'INV',
      'Š',
      '-',
      '/',
      ' ',
      '.',
      '№',
    );
    const number = fc.array(piece, { minLength: 1, maxLength: 7 }).map((all) => all.join(''));
    const made = [...new Set(fc.sample(number, { numRuns: 400, seed: 7 }))].filter(
      (one) => one.trim() !== '',
    );
    const ledger = await tempLedger();
    await record(ledger, { customers: [customer('C1')], invoices: made.map((one) => ofC1(one)) });
    await ledger.read(async (db) => {
      const finder = numberIndex().at(db);
      for (const [at, one] of made.entries()) {
        const { whole, core } = numberKeys(one);
        for (const key of [...whole, ...core])
          expect(finder.find('invoice', key), `${one} under ${key}`).toContain(at + 1);
      }
    });
  });
});
