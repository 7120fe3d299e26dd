import { describe, expect, it } from 'vitest';
import type { EInvoice } from '../../../../src/domain/einvoice/einvoice.ts';
import { readEInvoices } from '../../../../src/formats/in/einvoice/read-einvoice.ts';
import { recogniseEInvoice } from '../../../../src/formats/in/einvoice/recognise-einvoice.ts';
import { english } from '../../../harness/english.ts';
import { fattura, line, payment, simplified, type InventedBody } from './invented-fatturapa.ts';
import { bytesOf } from './invented.ts';

const readAll = (xml: string): readonly EInvoice[] =>
  readEInvoices(bytesOf(xml)).documents.map((read) => {
    if (!read.ok) throw new Error(english(read.error.message));
    return read.value;
  });
function readOne(body: InventedBody): EInvoice {
  const [only] = readAll(fattura([body]));
  if (only === undefined) throw new Error('no document');
  return only;
}
const saidOf = ({ doubts }: EInvoice): readonly string[] =>
  doubts.map(
    ({ severity = 'warning', code, message }) => `${severity} ${code}: ${english(message)}`,
  );

describe('FatturaPA', () => {
  it('is known by its root', () => {
    expect(recogniseEInvoice(bytesOf(fattura([{}])))).toBe('fatturapa');
    expect(recogniseEInvoice(bytesOf(simplified('')))).toBe('fatturapa');
    const without = fattura([{}])
      .replace(/ xmlns:p="[^"]*"/, '')
      .replaceAll('p:Fattura', 'Fattura');
    expect(recogniseEInvoice(bytesOf(without))).toBe('fatturapa');
    expect(readAll(without)).toHaveLength(1);
  });

  it('gives number, dates, amounts, parties and goods', () => {
    const invoice = readOne({});
    expect(saidOf(invoice)).toEqual([]);
    expect(invoice).toMatchObject({
      syntax: 'FatturaPA',
      profile: 'FPR12',
      typeCode: 'TD01',
      kind: 'invoice',
      number: '7/26',
      issuedOn: '2026-03-05',
      dueOn: '2026-04-04',
      instalments: [],
      currency: 'EUR',
      grossMinor: 122_000,
      withheldMinor: 0,
      payableMinor: 122_000,
      po: 'ODA-9',
      seller: { name: 'Fiori del Sole S.r.l.', vatId: 'IT01234567890', country: 'IT' },
      buyer: {
        name: 'Rosa S.p.A.',
        vatId: 'IT09876543210',
        registration: '09876543210',
        address: 'Corso Italia 1\n00100 Milano RM',
      },
      lines: [{ description: 'Rose stabilizzate', quantity: '10.00', netMinor: 100_000 }],
    });
  });

  it('reads every body of a file as a document', () => {
    const read = readAll(
      fattura([
        {},
        { type: 'TD04', number: '8/26', corrects: '7/26', payments: [] },
        { type: 'TD05', number: '9/26', corrects: '7/26' },
        { type: 'TD24', number: '10/26' },
      ]),
    );
    expect(read.map(({ number, kind, typeCode }) => [number, kind, typeCode])).toEqual([
      ['7/26', 'invoice', 'TD01'],
      ['8/26', 'credit_note', 'TD04'],
      ['9/26', 'invoice', 'TD05'],
      ['10/26', 'invoice', 'TD24'],
    ]);
    expect(read.flatMap(saidOf)).toEqual([]);
    expect(read[1]).toMatchObject({
      dueOn: null,
      preceding: [{ number: '7/26', issuedOn: '2026-03-05' }],
    });
  });

  it('takes several payments as instalments', () => {
    expect(
      readOne({
        payments: [payment('2026-05-31', '620.00'), payment('2026-04-30', '600.00')],
      }),
    ).toMatchObject({
      dueOn: '2026-05-31',
      instalments: [
        { dueOn: '2026-04-30', amountMinor: 60_000 },
        { dueOn: '2026-05-31', amountMinor: 62_000 },
      ],
    });
  });

  it('takes several payments of the whole amount as ways to pay it', () => {
    const invoice = readOne({
      payments: [payment('2026-04-04', '1220.00'), payment('2026-04-04', '1220.00')],
    });
    expect(saidOf(invoice)).toEqual([]);
    expect(invoice).toMatchObject({ dueOn: '2026-04-04', instalments: [], payableMinor: 122_000 });
  });

  it('counts days of terms from the day that is named, else leaves them to the customer', () => {
    const days =
      '<ModalitaPagamento>MP05</ModalitaPagamento><DataRiferimentoTerminiPagamento>2026-03-31</DataRiferimentoTerminiPagamento><GiorniTerminiPagamento>60</GiorniTerminiPagamento><ImportoPagamento>1220.00</ImportoPagamento>';
    expect(readOne({ payments: [days] }).dueOn).toBe('2026-05-30');
    expect(readOne({ payments: [payment(null, '1220.00')] }).dueOn).toBeNull();
    expect(readOne({ payments: [] })).toMatchObject({ dueOn: null, payableMinor: 122_000 });
  });

  it.each<[string, InventedBody, number, number, number]>([
    [
      'withheld tax',
      { withheld: '200.00', payments: [payment('2026-04-04', '1020.00')] },
      122_000,
      20_000,
      102_000,
    ],
    [
      'withheld tax that the total leaves out',
      { withheld: '200.00', total: '1020.00', payments: [payment('2026-04-04', '1020.00')] },
      122_000,
      20_000,
      102_000,
    ],
    [
      'split payment',
      { due: 'S', payments: [payment('2026-04-04', '1000.00')] },
      122_000,
      22_000,
      100_000,
    ],
    [
      'split payment whose VAT the total leaves out',
      { due: 'S', total: '1000.00', payments: [payment('2026-04-04', '1000.00')] },
      122_000,
      22_000,
      100_000,
    ],
    [
      'both, and no payment',
      { due: 'S', withheld: '200.00', payments: [] },
      122_000,
      42_000,
      80_000,
    ],
  ])('%s is not owed', (_name, body, grossMinor, withheldMinor, payableMinor) => {
    const invoice = readOne(body);
    expect(invoice).toMatchObject({ grossMinor, withheldMinor, payableMinor });
    expect(invoice.doubts.map(({ code, severity }) => [code, severity])).toEqual([
      ['withheld', 'note'],
    ]);
  });

  it('says what is withheld', () => {
    expect(
      saidOf(readOne({ withheld: '200.00', payments: [payment('2026-04-04', '1020.00')] })),
    ).toEqual([
      'note withheld: of its total 1220.00 EUR the buyer does not pay 200.00 EUR to the seller (DatiRitenuta); 1020.00 EUR are owed',
    ]);
  });

  const STAMP =
    '<DatiBollo><BolloVirtuale>SI</BolloVirtuale><ImportoBollo>2.00</ImportoBollo></DatiBollo>';
  const ROUND = '<Arrotondamento>0.40</Arrotondamento>';
  it.each<[string, InventedBody, number]>([
    ['stamp duty in the total', { general: STAMP, total: '1222.00' }, 122_200],
    ['stamp duty that the seller bears', { general: STAMP, total: '1220.00' }, 122_000],
    ['rounding in the total', { general: ROUND, total: '1220.40' }, 122_040],
    ['rounding without a total', { general: ROUND, total: null }, 122_040],
    [
      'a contribution to a pension fund',
      {
        general:
          '<DatiCassaPrevidenziale><TipoCassa>TC01</TipoCassa><AlCassa>4.00</AlCassa><ImportoContributoCassa>40.00</ImportoContributoCassa></DatiCassaPrevidenziale>',
        net: '1040.00',
        vat: '228.80',
        total: '1268.80',
        lines: line('10.00', '100.00', '1000.00'),
      },
      126_880,
    ],
    [
      'discounts of a line, one after the other',
      {
        lines: line(
          '10.00',
          '125.00',
          '1000.00',
          '<ScontoMaggiorazione><Tipo>SC</Tipo><Percentuale>10.00</Percentuale></ScontoMaggiorazione><ScontoMaggiorazione><Tipo>SC</Tipo><Importo>12.50</Importo></ScontoMaggiorazione>',
        ),
      },
      122_000,
    ],
    [
      'lines with more decimals than cents',
      {
        lines:
          line('3.00', '111.11111111', '333.33333333') +
          line('6.00', '111.11111111', '666.66666666', '', '2'),
      },
      122_000,
    ],
    ['no total', { total: null }, 122_000],
  ])('%s adds up', (_name, body, grossMinor) => {
    const invoice = readOne({ ...body, payments: [] });
    expect(saidOf(invoice)).toEqual([]);
    expect(invoice.grossMinor).toBe(grossMinor);
  });

  it.each<[string, InventedBody, readonly string[]]>([
    [
      'the total',
      { total: '1230.00', payments: [] },
      [
        'warning gross_total: net total and VAT come to 1220.00 EUR, yet it states 1230.00 EUR (ImportoTotaleDocumento): 10.00 EUR more',
      ],
    ],
    [
      'the lines',
      { lines: line('9.00', '100.00', '900.00') },
      [
        'warning lines_total: its only line is 900.00 EUR, yet it states 1000.00 EUR (ImponibileImporto): 100.00 EUR more',
      ],
    ],
    [
      'VAT',
      { vat: '200.00', total: '1200.00', payments: [] },
      [
        'warning vat_amount: VAT of 22 % on 1000.00 EUR comes to 220.00 EUR, yet it states 200.00 EUR (Imposta): 20.00 EUR less',
      ],
    ],
    [
      'the payments',
      { payments: [payment('2026-04-04', '1000.00')] },
      [
        'warning payable_total: total with VAT, less what was prepaid, plus rounding comes to 1220.00 EUR, yet it states 1000.00 EUR (ImportoPagamento): 220.00 EUR less',
      ],
    ],
  ])('says where %s are wrong', (_name, body, expected) => {
    expect(saidOf(readOne(body))).toEqual(expected);
  });

  it('refuses what cannot be read, document by document', () => {
    const { documents } = readEInvoices(
      bytesOf(fattura([{}, { total: '1.220,00' }, { issued: '05/03/2026' }])),
    );
    expect(
      documents.map((read) => (read.ok ? read.value.number : english(read.error.message))),
    ).toEqual([
      '7/26',
      'line 31: <ImportoTotaleDocumento> "1.220,00" is not an amount (digits with a decimal point); correct it where the invoice was made and export it again',
      'line 47: the date of issue "05/03/2026" is not a date; correct it where the invoice was made and export it again',
    ]);
    expect(
      readEInvoices(bytesOf(fattura([]))).documents.map((read) =>
        read.ok ? '' : english(read.error.message),
      ),
    ).toEqual(['line 2: the file holds no invoice; export it again']);
  });

  it('says that a signature inside was not checked', () => {
    const signature = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>';
    expect(readEInvoices(bytesOf(fattura([{}], signature))).doubts).toMatchObject([
      { severity: 'note', code: 'signature_not_checked' },
    ]);
  });
});

describe('the simplified invoice', () => {
  const goods = (amount: string): string =>
    `<DatiBeniServizi><Descrizione>Rose</Descrizione><Importo>${amount}</Importo><DatiIVA><Aliquota>22.00</Aliquota></DatiIVA></DatiBeniServizi>`;
  const general = (type: string, more = ''): string =>
    `<DatiGenerali><DatiGeneraliDocumento><TipoDocumento>${type}</TipoDocumento><Divisa>EUR</Divisa><Data>2026-03-05</Data><Numero>S1</Numero></DatiGeneraliDocumento>${more}</DatiGenerali>`;

  it('adds its amounts up', () => {
    const [invoice] = readAll(simplified(general('TD07') + goods('61.00') + goods('12.20')));
    expect(invoice).toMatchObject({
      kind: 'invoice',
      number: 'S1',
      grossMinor: 7_320,
      payableMinor: 7_320,
      buyer: { name: 'Maria Rossi', vatId: '', registration: 'RSSMRA80A01H501U' },
      doubts: [],
    });
  });

  it('corrects another', () => {
    const rectified =
      '<DatiFatturaRettificata><NumeroFR>S0</NumeroFR><DataFR>2026-02-01</DataFR><ElementiRettificati>Importo</ElementiRettificati></DatiFatturaRettificata>';
    const [credit] = readAll(simplified(general('TD08', rectified) + goods('12.20')));
    expect(credit).toMatchObject({
      kind: 'credit_note',
      preceding: [{ number: 'S0', issuedOn: '2026-02-01' }],
    });
  });
});
