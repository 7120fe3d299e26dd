/** Files of other programs that are named and not read, and signed or national files that are refused. */
import { fattura } from '../../formats/in/einvoice/invented-fatturapa.ts';
import { p7m } from '../../formats/in/einvoice/made-p7m.ts';
import { n43File } from '../../formats/in/bank/made-norma43.ts';
import type { Case } from './table-cases.ts';

const document = (message: string): string =>
  `<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${message}"/>\n`;

export const NAMED_CASES: readonly Case[] = [
  {
    name: 'named-qif',
    file: 'bank.qif',
    content: '!Type:Bank\nD03/05/2026\nT800.00\nPROSA LTD\n^\n',
  },
  {
    name: 'named-datev-postings',
    file: 'EXTF_Buchungsstapel.csv',
    content:
      '"EXTF";700;21;"Buchungsstapel";9;20260306102500000;;"XY"\nUmsatz;Konto;Gegenkonto;Belegdatum;Belegfeld 1\n5950,00;10000;8400;2202;"RE-135"\n',
  },
  {
    name: 'named-datev-other',
    file: 'EXTF_Sachkonten.csv',
    content: '"EXTF";700;20;"Kontenbeschriftungen";2;20260306\nKonto;Beschriftung\n8400;Erlöse\n',
  },
  {
    name: 'named-iif',
    file: 'books.iif',
    content: '!TRNS\tTRNSID\tTRNSTYPE\tDATE\nTRNS\t1\tINVOICE\t3/5/2026\n',
  },
  {
    name: 'named-bai2',
    file: 'report.bai',
    content: '01,ROSABANK,NORTHM,260305,0800,1,,,2/\n02,NORTHM,ROSABANK,1,260304,,USD,2/\n',
  },
  {
    name: 'named-gnucash',
    file: 'books.gnucash',
    content:
      '<?xml version="1.0"?>\n<gnc-v2 xmlns:gnc="http://www.gnucash.org/XML/gnc"></gnc-v2>\n',
  },
  { name: 'named-pain-008', file: 'debits.xml', content: document('pain.008.001.02') },
  { name: 'named-pain-002', file: 'status.xml', content: document('pain.002.001.03') },
  {
    name: 'named-sie',
    file: 'bok.se',
    content: '#FLAGGA 0\n#PROGRAM "Bok" 1\n#FORMAT PC8\n',
  },
  {
    name: 'named-fec',
    file: '123456789FEC20251231.txt',
    content: 'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\nVE\tVentes\t1\t20260305\n',
  },
  {
    name: 'named-ebinterface',
    file: 'rechnung.xml',
    content: '<?xml version="1.0"?>\n<Invoice xmlns="http://www.ebinterface.at/schema/6p1/"/>\n',
  },
  { name: 'named-json', file: 'invoices.json', content: '[{"number":"A-1","total":5}]\n' },
  {
    name: 'named-web-page',
    file: 'invoices.xls',
    content: '<html><body><table><tr><td>A-1</td></tr></table></body></html>\n',
  },
  { name: 'named-xml', file: 'data.xml', content: '<?xml version="1.0"?>\n<Ledger/>\n' },
  { name: 'signed-cut-off', file: 'f.xml.p7m', content: p7m(Buffer.from('<a/>')).subarray(0, 60) },
  { name: 'signed-without-document', file: 'f.p7s', content: p7m(null) },
  {
    name: 'fatturapa-several',
    file: 'f.xml',
    content: fattura([
      {},
      { number: '8/26', total: '1230.00', payments: [] },
      { number: '9/26', type: 'TD17' },
      { number: '10/26', total: 'mille' },
    ]),
  },
  {
    name: 'norma43-totals',
    file: 'extracto.n43',
    content: n43File([
      { opening: 100_000, entries: [{ minor: 80_000 }], stated: { in: 90_000, closing: 190_000 } },
    ]),
  },
];
