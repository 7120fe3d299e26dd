/**
 * A time stamp with a zone lost its zone, so that 1 March in Berlin was 28 February; and an order of
 * dates that was remembered of the last file was applied to dates that it cannot read.
 */
import { expect, test } from 'vitest';
import { reads } from './what-it-reads.ts';
import { importWorkspace } from './workspace-for-imports.ts';

test.each<[string, string, string]>([
  [
    'DE',
    'number,client,issue date,due date,total\nA,Rosa,2026-02-28T23:00:00.000Z,2026-03-30T22:00:00.000Z,20.00\n',
    'A Rosa 2026-03-01 2026-03-31 20.00 EUR',
  ],
  // Midnight is a day, wherever the program that wrote it stands.
  [
    'US',
    'number,client,issue date,due date,total\nA,Rosa,2026-03-01T00:00:00.000Z,2026-03-31T00:00:00Z,20.00\n',
    'A Rosa 2026-03-01 2026-03-31 20.00 EUR',
  ],
  [
    'CN',
    '发票号;客户;开票日期;到期日;金额\nA;Rosa;2026-03-01 17:30:00 UTC;2026-03-31 15:59:59 UTC;20.00\n',
    'A Rosa 2026-03-02 2026-03-31 20.00 EUR',
  ],
  [
    'ES',
    'Factura\tCliente\tFecha factura\tVencimiento\tImporte\nA\tRosa\t2026-03-01T22:30:00-08:00\t2026-03-31T22:30:00-07:00\t20,00\n',
    'A Rosa 2026-03-02 2026-04-01 20.00 EUR',
  ],
])('the day in %s: %s', async (country, list, row) => {
  const read = await reads([list], { country });
  expect(read.rows).toEqual([row]);
});

test('a day that is another one than written is told with the zone', async () => {
  const { told } = await reads(
    ['number,client,issue date,total\nA,Rosa,2026-02-28T23:00:00.000Z,20.00\n'],
    { country: 'DE' },
  );
  expect(told).toContainEqual(
    'warning: column "issue date": 1 time stamp is of another time zone and of another day in Europe/Berlin; "2026-02-28T23:00:00.000Z" was read as 2026-03-01',
  );
});

test.each([
  [
    'customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount',
    '2026-03-02,2026-04-01',
    '3/2/2026,4/1/2026',
    '2026-03-02 2026-04-01',
  ],
  [
    'Kunde,Rechnungsnr,Rechnungsdatum,Fällig,Betrag',
    '2026-03-02,2026-04-01',
    '03.02.2026,05.03.2026',
    '2026-02-03 2026-03-05',
  ],
  [
    'Cliente,Factura,Fecha factura,Vencimiento,Importe',
    '20260302,20260401',
    '02-03-2026,01-04-2026',
    '2026-03-02 2026-04-01',
  ],
])('an order that fits no value is not remembered: %s', async (header, first, second, days) => {
  const read = await reads([
    `${header}\nC1,1001,${first},5.00\n`,
    `${header}\nC1,1002,${second},6.00\n`,
  ]);
  expect(read.rows).toEqual([`1002 C1 ${days} 6.00 EUR`]);
});

test.each([
  [
    'Transaction Date,Post Date,Description,Amount\n03/02/2026,03/03/2026,MARKET,-13.50\n04/03/2026,04/04/2026,Rosa,126.67\n',
  ],
  [
    'Booking date;Value date;Details;Amount\n03/03/2026;03/02/2026;MARKET;-13.50\n04/03/2026;04/03/2026;Rosa;126.67\n',
  ],
  [
    'Buchungstag\tWertstellung\tText\tBetrag\n03-02-2026\t03-03-2026\tMarkt\t-13,50\n04-03-2026\t04-05-2026\tRosa\t126,67\n',
  ],
])('a bank books and values within days, whatever the country: %s', async (list) => {
  const { told, statements } = await reads([list], { country: 'DE' });
  expect(statements).toEqual(['- EUR ? + 113.17 = ? (2)']);
  expect(told.filter((one) => one.startsWith('refused'))).toEqual([]);
  const days = await daysOf(list);
  expect(days).toEqual(['2026-03', '2026-04']);
});

/** Months of the first and the last day of the statement. */
async function daysOf(list: string): Promise<readonly string[]> {
  const workspace = await importWorkspace({ country: 'DE' });
  try {
    const [statement] = (await workspace.preview('list.csv', list)).statements;
    return [statement?.fromOn ?? '', statement?.toOn ?? ''].map((on) => on.slice(0, 7));
  } finally {
    await workspace.close();
  }
}
