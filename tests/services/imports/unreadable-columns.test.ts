/**
 * A workbook with a column "Due date" of plain day numbers was imported with every invoice due on its own
 * day, and only a note. Day numbers are dates; and a column whose name says a field is that field: when
 * its values cannot be read, the file is not imported, and it is never "not there".
 */
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_FACTS } from '../../../src/domain/facts/drafts.ts';
import { importWorkspace, type ImportWorkspace } from './workspace-for-imports.ts';
import { english } from '../../harness/english.ts';

let workspace: ImportWorkspace;
beforeEach(async () => {
  workspace = await importWorkspace({ currency: 'EUR', country: 'DE' });
});
afterEach(() => workspace.close());

const shown = async (content: string) => {
  const preview = await workspace.preview('list.csv', content);
  const messages = preview.findings.map(
    ({ severity, message }) => `${severity}: ${english(message)}`,
  );
  return { ...preview, messages };
};

const HEADER = ['Invoice', 'Customer', 'Invoice date', 'Due date', 'Amount', 'Currency', 'Paid on'];
/** Three good rows, with one column replaced. */
function listWith(column: string, values: readonly string[]): string {
  const rows = values.map((value, at) => {
    const row = [
      `A-${at + 1}`,
      'Rosa',
      `2026-01-1${at}`,
      `2026-02-1${at}`,
      `${at + 1}0.00`,
      'EUR',
      '',
    ];
    row[HEADER.indexOf(column)] = value;
    return row.join(';');
  });
  return `${HEADER.join(';')}\n${rows.join('\n')}\n`;
}

const CASES: readonly (readonly [
  column: string,
  values: readonly string[],
  refused: string,
  told: string,
])[] = [
  [
    'Due date',
    ['on receipt', 'soon', 'later'],
    'line 2, column "Due date": "on receipt" is not a date',
    'column "Due date": 3 of 3 values cannot be read as dates, such as "on receipt" (line 2)',
  ],
  [
    'Due date',
    ['', 'Q2', 'Q3'],
    'line 3, column "Due date": "Q2" is not a date',
    'column "Due date": 2 of 2 values cannot be read as dates, such as "Q2" (line 3)',
  ],
  [
    'Paid on',
    ['week 7', '', 'week 9'],
    'line 2, column "Paid on": "week 7" is not a date',
    'column "Paid on": 2 of 2 values cannot be read as dates',
  ],
  [
    'Invoice date',
    ['week 1', 'week 2', 'week 3'],
    'line 2, column "Invoice date": "week 1" is not a date',
    'column "Invoice date": 3 of 3 values cannot be read as dates',
  ],
  [
    'Amount',
    ['ten', 'twenty', 'thirty'],
    'line 2, column "Amount": "ten" is not an amount',
    'column "Amount": 3 of 3 values cannot be read as amounts',
  ],
  [
    'Currency',
    ['local money', 'local money', 'local money'],
    'line 2, column "Currency": "local money" is not a currency',
    'column "Currency": 3 of 3 values cannot be read as currencies',
  ],
];

describe('a column whose name says a field', () => {
  test.each(CASES)('%s of %j', async (column, values, refused, told) => {
    const preview = await shown(listWith(column, values));
    expect(preview).toMatchObject({ read: 3, new: 0, refused: 3, facts: NO_FACTS });
    expect(preview.messages.filter((one) => one.startsWith(`refused: ${refused}`))).toHaveLength(1);
    const ofFile = preview.messages.find((one) => one.startsWith(`refused: ${told}`));
    expect(ofFile).toContain('so no row is imported');
    expect(ofFile).toContain('map this column to nothing to import without it');
    expect(await workspace.call('imports.commit', { previewId: preview.previewId })).toMatchObject({
      ok: false,
      error: { code: 'nothing_new' },
    });
  });

  test('a few bad values among good ones refuse their rows and nothing is said of the column', async () => {
    const preview = await shown(listWith('Due date', ['2026-02-10', '2026-02-11', 'soon']));
    expect(preview).toMatchObject({ new: 2, refused: 1 });
    expect(preview.messages.join('\n')).not.toContain('values cannot be read');
  });

  test('one value that can be read does not speak for the others', async () => {
    const preview = await shown(listWith('Due date', ['2026-02-10', 'soon', 'later', 'never']));
    expect(preview).toMatchObject({ new: 0, refused: 4 });
  });

  test('words for "no date" are no dates that cannot be read', async () => {
    const preview = await shown(listWith('Paid on', ['n/a', '-', '2026-02-20']));
    expect(preview).toMatchObject({ new: 3, refused: 0, facts: { receipts: 1 } });
    expect(await shown(listWith('Paid on', ['n/a', '-', 'none']))).toMatchObject({
      new: 3,
      refused: 0,
    });
  });

  test('a person can leave the column out', async () => {
    const file = {
      fileName: 'list.csv',
      bytes: new TextEncoder().encode(listWith('Due date', ['a', 'b', 'c'])),
      kind: 'auto' as const,
    };
    const { uploadId, mapping, columns } = await workspace.must('imports.inspect', file);
    expect(columns[3]).toMatchObject({ proposed: 'due_on', because: 'named "Due date"' });
    const { due_on: _, ...others } = mapping.columns;
    const preview = await workspace.must('imports.preview', {
      uploadId,
      mapping: { ...mapping, columns: others },
    });
    expect(preview).toMatchObject({ new: 3, refused: 0 });
  });

  test('a name that may be something else is not forced: what is due, in money', async () => {
    const preview = await shown(
      'Invoice;Customer;Invoice date;Total;Paid;Due\nA-1;Rosa;2026-01-10;100.00;40.00;60.00\n',
    );
    expect(preview).toMatchObject({ new: 1, refused: 0, facts: { invoices: 1, receipts: 1 } });
  });
});

describe('other lists', () => {
  test("a bank's list: the booking date and the value date", async () => {
    const bank = (booked: string, value: string, balance = '110,00') =>
      `Buchungstag;Valuta;Auftraggeber;Verwendungszweck;Betrag;Währung;Saldo\n${booked};${value};Rosa;A-1;10,00;EUR;${balance}\n`;
    expect(await shown(bank('04.03.2026', '04.03.2026'))).toMatchObject({ new: 1, refused: 0 });
    const preview = await shown(bank('04.03.2026', 'Mittwoch'));
    expect(preview).toMatchObject({ new: 0, refused: 1 });
    expect(preview.messages.join('\n')).toContain('column "Valuta": "Mittwoch" is not a date');
    // One movement has no value date at all: it is not taken either.
    const some = await shown(
      `${bank('04.03.2026', 'Mittwoch')}05.03.2026;;Verde;A-2;20,00;EUR;130,00\n`,
    );
    expect(some).toMatchObject({ read: 2, new: 0, refused: 2, facts: NO_FACTS });
    expect(some.messages.join('\n')).toContain('so no row is imported');
    // A balance that cannot be read is no reason to leave the movement out, and is told.
    const balance = await shown(bank('04.03.2026', '04.03.2026', 'siehe unten'));
    expect(balance).toMatchObject({ new: 1, refused: 0 });
    expect(balance.messages.join('\n')).toContain(
      'column "Saldo": 1 of 1 value cannot be read as amounts, such as "siehe unten" (line 2); correct',
    );
  });

  test('a list of customers: the credit limit', async () => {
    const preview = await shown(
      'Company;Email;Phone;City;Credit limit\nRosa;a@b.de;1;Riga;much\nVerde;c@d.de;2;Riga;more\n',
    );
    expect(preview.kind).toBe('customer-list');
    expect(preview.messages.join('\n')).toContain('column "Credit limit": "much" is not an amount');
    expect(preview).toMatchObject({ new: 0, refused: 2 });
  });
});

describe('the day numbers of a spreadsheet', () => {
  const dates = async (fileName: string, content: string | Uint8Array) => {
    const preview = await workspace.preview(fileName, content);
    return {
      notes: preview.findings.map(({ message }) => english(message)),
      rows: preview.rows.map(({ issuedOn, dueOn, settledOn }) => [issuedOn, dueOn, settledOn]),
    };
  };

  test('are dates, alone or among written ones, with the time of day or without', async () => {
    const { rows, notes } = await dates(
      'list.csv',
      'Invoice;Customer;Invoice date;Due date;Amount;Paid on\nA-1;Rosa;46037;46067;10.00;46060,75\nA-2;Rosa;16.01.2026;46068.0;46037;\n',
    );
    expect(rows).toEqual([
      ['2026-01-15', '2026-02-14', '2026-02-07'],
      ['2026-01-16', '2026-02-15', null],
    ]);
    expect(notes).toContain(
      'column "Due date": 2 dates are day numbers of a spreadsheet; 46067 was read as 2026-02-14',
    );
    // An amount of five digits stays an amount.
    expect(notes.join('\n')).not.toContain('column "Amount"');
  });

  test.each([
    [false, 46_037],
    [true, 44_575],
  ])('count as the workbook says (1904: %s)', async (date1904, number) => {
    const book = new ExcelJS.Workbook();
    book.properties.date1904 = date1904;
    const sheet = book.addWorksheet('Invoices');
    sheet.addRow(['Invoice', 'Customer', 'Invoice date', 'Due date', 'Amount']);
    sheet.addRow(['A-1', 'Rosa', number, number + 30, 46_037]);
    const { rows } = await dates('list.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    expect(rows).toEqual([['2026-01-15', '2026-02-14', null]]);
  });

  test.each(['2600', '32873', '73051', '460370', '-46037', '46.037'])(
    '%s is none',
    async (value) => {
      const preview = await shown(listWith('Due date', [value, value, value]));
      expect(preview).toMatchObject({ new: 0, refused: 3 });
    },
  );
});
