import { describe, expect, it } from 'vitest';
import { recogniseNamed } from '../../../src/formats/in/recognise-named.ts';
import { english } from '../../harness/english.ts';

const named = (text: string): string | null => {
  const sentence = recogniseNamed(Buffer.from(text));
  return sentence === null ? null : english(sentence);
};

describe('a file that is known by its signature', () => {
  it.each([
    ['\ufeff\n!Option:AutoSwitch\n!Account\nNGiro\n', 'QIF'],
    ['!TRNS\tTRNSID\tTRNSTYPE\n', 'IIF'],
    [`0000001072612505        00099449  ${' '.repeat(94)}\n`, 'CODA'],
    [`0130004    00092EUR2  00000000000  010326${' '.repeat(78)}\n`, 'CFONB 120'],
    [`0740000001000000001NORTHMOOR IMPORTS   01032600000000100000+00000000\n`, 'ABO'],
    ["UNA:+.? '\nUNB+UNOA:1+A+B", 'EDIFACT'],
    ['UNB+UNOC:3+A+B', 'EDIFACT'],
    ['ISA*00*          *00*', 'X12'],
    ['LEDES1998B[]\nINVOICE_DATE|', 'LEDES'],
    ['BEGIN:VCARD\n', 'vCard'],
    ['BEGIN:VCALENDAR\n', 'calendar'],
    ['{"invoices": []}', 'JSON'],
    ['<!DOCTYPE html>\n<html>', 'web page'],
    [
      '<?xml version="1.0"?><AuditFile xmlns="urn:OECD:StandardAuditFile-Tax:PT_1.04_01"/>',
      'SAF-T',
    ],
    ['<?xml version="1.0"?><DataSet/>', 'GDPdU'],
    [
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      'Excel 2003',
    ],
    ['<Finvoice Version="3.0">', 'Finvoice'],
    ['<Invoice xmlns="http://isdoc.cz/namespace/2013">', 'ISDOC'],
    ['<Faktura xmlns="http://crd.gov.pl/wzor/2023/06/29/12648/">', 'KSeF'],
    ['<InvoiceData xmlns="http://schemas.nav.gov.hu/OSA/3.0/data">', 'Hungarian'],
    ['<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4">', 'CFDI'],
    ['<nfeProc xmlns="http://www.portalfiscal.inf.br/nfe">', 'NF-e'],
    ['<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">', 'orders to the bank'],
    ['<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.029.001.09">', 'a message between'],
    ['<ns:RicevutaConsegna xmlns:ns="http://www.fatturapa.gov.it/sdi/messaggi/v1.0">', 'SdI'],
    ['DTVF;510;21;Buchungsstapel;7;20260101', 'DATEV postings'],
  ])('%s', (text, name) => {
    const sentence = named(text) ?? '';
    expect(sentence).toContain(name);
    // What it is, and what to do about it.
    expect(sentence).toMatch(/^(this is|these are) .+; (take|export|open|choose) /);
  });

  it.each([
    'Invoice,Customer,Amount\nA-1,Rosa,5.00\n',
    '<DATE>,<AMOUNT>\n2026-03-05,5.00\n',
    '01,Rosa,5.00\n02,Iris,6.00\n',
    '[A-1],5.00\n',
    '0740,Rosa,5\n',
    '"EXTF";700;16;"Debitoren/Kreditoren";5\nKonto;Name\n10000;Rosa\n',
    '',
  ])('a list is none: %s', (text) => {
    expect(named(text)).toBeNull();
  });
});
