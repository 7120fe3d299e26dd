/** The proof that the report equals the ledger, to the cent, printed on the report. */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { printedAmount } from '../../domain/letters/format-amount.ts';
import { HAIRLINE, QUIET } from '../pdf.ts';
import type { AgingPrint } from './aging-print.ts';

export function tieOutBlock({ tieOut }: AgingPrint): Content {
  const right = (text: string, more: object = {}): TableCell => ({
    text,
    alignment: 'right',
    ...more,
  });
  const head = { color: QUIET, fontSize: 7.5 };
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    stack: [
      { text: 'Tie-out', bold: true, fontSize: 11 },
      {
        text: 'Ledger: invoices less credit notes less receipts, added up without a single allocation. Report: the net column above.',
        color: QUIET,
        fontSize: 8,
        margin: [0, 0, 0, 4],
      },
      {
        fontSize: 8,
        layout: {
          vLineWidth: () => 0,
          hLineWidth: (line: number) => (line === 0 ? 0 : 0.4),
          hLineColor: () => HAIRLINE,
          paddingLeft: (column: number) => (column === 0 ? 0 : 4),
          paddingRight: () => 4,
          paddingTop: () => 2,
          paddingBottom: () => 2,
        },
        table: {
          headerRows: 1,
          widths: [50, 110, 110, 90, 120],
          body: [
            [
              { text: 'Currency', ...head },
              right('Ledger', head),
              right('Report', head),
              right('Difference', head),
              { text: '' },
            ],
            ...tieOut.map((line): TableCell[] => [
              { text: line.currency },
              right(printedAmount(line.ledgerMinor, line.currency)),
              right(printedAmount(line.reportMinor, line.currency)),
              right(printedAmount(line.differenceMinor, line.currency), { bold: true }),
              { text: line.differenceMinor === 0 ? 'ties out' : 'DOES NOT TIE OUT', bold: true },
            ]),
          ],
        },
      },
    ],
  };
}
