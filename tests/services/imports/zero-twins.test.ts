/**
 * A list exported by the program, then the same list after a spreadsheet had it: `0000611365` came back as
 * 611365 and was a second invoice. Zeros at the front of the digits say nothing when customer, dates and
 * amount agree; where they do not, both stay and a warning names both.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importWorkspace, type ImportWorkspace } from './workspace-for-imports.ts';
import { english } from '../../harness/english.ts';

let workspace: ImportWorkspace;
beforeEach(async () => {
  workspace = await importWorkspace({ currency: 'EUR', country: 'DE' });
});
afterEach(() => workspace.close());

const HEADER = 'Customer,Invoice,Invoice date,Due date,Amount';
const list = (...rows: readonly string[]): string => `${HEADER}\n${rows.join('\n')}\n`;
const shown = async (content: string) => {
  const {
    read,
    new: fresh,
    duplicate,
    refused,
    findings,
  } = await workspace.preview('list.csv', content);
  const told = findings
    .filter(({ code }) => /alike|zeros|repeated|differs/.test(code))
    .map(({ severity, message }) => `${severity}: ${english(message)}`);
  return { read, new: fresh, duplicate, refused, told };
};
const numbers = async (): Promise<readonly string[]> =>
  (
    await workspace.ledger.read((db) =>
      db.selectFrom('invoices').select('number').orderBy('id').execute(),
    )
  ).map(({ number }) => number);

describe('invoices whose numbers lost their zeros', () => {
  test('are the same; the ledger keeps its numbers', async () => {
    await workspace.bring(
      'a.csv',
      list(
        'C1,0000611365,2026-03-20,2026-04-19,55.94',
        'C2,INV-007,2026-03-21,2026-04-20,61.74',
        'C1,92319,2026-03-22,2026-04-21,65.88',
      ),
    );
    expect(
      await shown(
        list(
          'C1,611365,2026-03-20,2026-04-19,55.94',
          'C2,INV-7,2026-03-21,2026-04-20,61.74',
          'C1,92319,2026-03-22,2026-04-21,65.88',
        ),
      ),
    ).toEqual({
      read: 3,
      new: 0,
      duplicate: 3,
      refused: 0,
      told: [
        'note: column "Invoice": 2 documents are in the ledger under a number with other zeros at the front, such as "611365" (line 2), there "0000611365"; customer, dates and amount agree, so nothing is recorded twice',
      ],
    });
  });

  test('and back again: the ledger has the short number, the file the long one', async () => {
    await workspace.bring('a.csv', list('C1,611365,2026-03-20,2026-04-19,55.94'));
    expect(await shown(list('C1,0000611365,2026-03-20,2026-04-19,55.94'))).toMatchObject({
      new: 0,
      duplicate: 1,
    });
  });

  test.each([
    ['amount', 'C1,12,2026-03-20,2026-04-19,60.00'],
    ['date', 'C1,12,2026-03-21,2026-04-19,55.94'],
    ['due date', 'C1,12,2026-03-20,2026-05-19,55.94'],
    ['customer', 'C2,12,2026-03-20,2026-04-19,55.94'],
  ])('with another %s both stay, and a warning names both', async (_what, row) => {
    await workspace.bring('a.csv', list('C1,0012,2026-03-20,2026-04-19,55.94'));
    const before = await shown(list(row));
    expect(before).toMatchObject({ new: 1, duplicate: 0, refused: 0 });
    expect(before.told).toEqual([
      'warning: line 2, column "Invoice": invoice "12" and "0012" in the ledger differ only in zeros at the front of the number; customer, dates or amount are others, so both are kept',
    ]);
    await workspace.bring('b.csv', list(row));
    expect(await numbers()).toEqual(['0012', '12']);
    // Each is found again under its own number.
    expect(await shown(list(row))).toMatchObject({ new: 0, duplicate: 1, told: [] });
  });

  test('in one file the later one counts once; another one stays', async () => {
    expect(
      await shown(
        list(
          'C1,0012,2026-03-20,2026-04-19,55.94',
          'C1,12,2026-03-20,2026-04-19,55.94',
          'C1,012,2026-03-20,2026-04-19,9.00',
        ),
      ),
    ).toEqual({
      read: 3,
      new: 2,
      duplicate: 1,
      refused: 0,
      told: [
        'warning: line 4, column "Invoice": invoice "012" and "0012" in line 2 differ only in zeros at the front of the number; customer, dates or amount are others, so both are kept',
        'note: line 3, column "Invoice": invoice "12" stands in line 2 already as "0012", which differs only in zeros at the front; customer, dates and amount agree, so it counts once',
      ],
    });
  });

  test('news about an invoice is recorded for the number of the ledger', async () => {
    await workspace.bring('a.csv', list('C1,0012,2026-03-20,2026-04-19,55.94'));
    await workspace.bring(
      'b.csv',
      `${HEADER},Settled on\nC1,12,2026-03-20,2026-04-19,55.94,2026-04-02\n`,
    );
    expect(await numbers()).toEqual(['0012']);
    const [receipt] = await workspace.ledger.read((db) =>
      db.selectFrom('receipts').select('reference').execute(),
    );
    expect(receipt?.reference).toBe('0012');
  });

  test('credit notes likewise', async () => {
    await workspace.bring(
      'a.csv',
      list('C1,0077,2026-03-20,2026-04-19,-10.00', 'C1,1,2026-03-20,2026-04-19,50.00'),
    );
    expect(await shown(list('C1,77,2026-03-20,2026-04-19,-10.00'))).toMatchObject({
      new: 0,
      duplicate: 1,
    });
    expect((await shown(list('C1,77,2026-03-20,2026-04-19,-11.00'))).told).toEqual([
      'warning: line 2, column "Invoice": credit note "77" and "0077" in the ledger differ only in zeros at the front of the number; customer, dates or amount are others, so both are kept',
    ]);
  });

  test('receipts of an exchange file likewise, also within one file', async () => {
    const file = (...rows: readonly string[]) =>
      `receipt,customer,received_on,currency,amount,invoice,reference\n${rows.join('\n')}\n`;
    await workspace.bring('receipts.csv', file('00815,C1,2026-03-20,EUR,10.00,,'));
    expect(await shown(file('815,C1,2026-03-20,EUR,10.00,,'))).toMatchObject({
      new: 0,
      duplicate: 1,
    });
    expect(
      await shown(
        file(
          '0816,C1,2026-03-20,EUR,10.00,,',
          '816,C1,2026-03-20,EUR,10.00,,',
          '00816,C1,2026-03-20,EUR,12.00,,',
          '00816,C1,2026-03-20,EUR,13.00,,',
        ),
      ),
    ).toMatchObject({ read: 4, new: 2, duplicate: 1, refused: 1 });
  });

  test('payments in a list of documents likewise', async () => {
    const rows = (number: string) =>
      `Customer,Number,Type,Invoice date,Amount\nC1,1,Invoice,2026-03-01,50.00\nC1,${number},Payment,2026-03-20,-10.00\n`;
    await workspace.bring('a.csv', rows('00815'));
    expect(await shown(rows('815'))).toMatchObject({ read: 2, new: 0, duplicate: 2 });
  });
});

describe('customer codes that lost their zeros', () => {
  test('one document that is the same proves the customer; new rows are recorded for it', async () => {
    await workspace.bring('a.csv', list('0042,0012,2026-03-20,2026-04-19,55.94'));
    const again = await shown(
      list('42,12,2026-03-20,2026-04-19,55.94', '42,13,2026-03-25,2026-04-24,70.00'),
    );
    expect(again).toMatchObject({ new: 1, duplicate: 1, refused: 0 });
    expect(again.told).toContain(
      'note: customer "42" is "0042" of the ledger, without the zeros at its front: a document of both is the same; its new rows are recorded for "0042"',
    );
    await workspace.bring(
      'b.csv',
      list('42,12,2026-03-20,2026-04-19,55.94', '42,13,2026-03-25,2026-04-24,70.00'),
    );
    const codes = await workspace.ledger.read((db) =>
      db.selectFrom('customers').select('code').execute(),
    );
    expect(codes.map(({ code }) => code)).toEqual(['0042']);
  });

  test('the number kept its zeros, the code did not', async () => {
    await workspace.bring('a.csv', list('0042,A-1,2026-03-20,2026-04-19,55.94'));
    expect(await shown(list('42,A-1,2026-03-20,2026-04-19,55.94'))).toMatchObject({
      new: 0,
      duplicate: 1,
      refused: 0,
    });
  });

  test('two customers of the ledger stay two', async () => {
    await workspace.bring(
      'a.csv',
      list('0042,A-1,2026-03-20,2026-04-19,55.94', '42,A-2,2026-03-20,2026-04-19,55.94'),
    );
    expect(await shown(list('42,A-1,2026-03-20,2026-04-19,55.94'))).toMatchObject({
      new: 0,
      refused: 1,
    });
  });

  test('without a proof the code is another customer, with a warning', async () => {
    await workspace.bring('a.csv', list('0042,A-1,2026-03-20,2026-04-19,55.94'));
    const other = await shown(list('42,A-2,2026-03-25,2026-04-24,70.00'));
    expect(other).toMatchObject({ new: 1 });
    expect(other.told).toEqual([
      'warning: 1 new customer code differs from one in the ledger only by leading zeros, such as "42" from "0042"; they were kept as different customers, to be merged if they are one',
    ]);
  });
});
