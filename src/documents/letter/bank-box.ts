/** Where to pay: holder, IBAN in groups of four, BIC, bank, reference, with the code that banks' apps read. */
import type { CanvasRect, Content, TableCell } from 'pdfmake/interfaces.js';
import { encode } from 'uqr';
import { ibanCountry, printedAccount } from '../../domain/bank/iban.ts';
import type { BankAccount } from '../../domain/letters/parties.ts';
import type { LetterPack } from '../../domain/letters/wording.ts';
import { latinWidth } from '../fonts/shared-fonts.ts';
import { printable } from '../fonts/text-runs.ts';
import { mm, QUIET, RULE } from '../pdf.ts';

type Labels = LetterPack['labels'];

const numberEntry = ({ account }: BankAccount, labels: Labels): Entry => [
  ibanCountry(account) === null ? labels.account : labels.iban,
  printedAccount(account),
];

const bankEntries = ({ bic, bank }: BankAccount, labels: Labels): Entries => [
  ...(bic === '' ? [] : [[labels.bic, bic] as const]),
  ...(bank === '' ? [] : [[labels.bank, bank] as const]),
];

/** In a frame of its own. `quote`: what the payer is asked to write on the transfer. */
export function bankBox(
  account: BankAccount,
  quote: string,
  labels: Labels,
  measure: number,
): Content {
  const left: Entries = [
    [labels.holder, account.holder],
    numberEntry(account, labels),
    [labels.quote, quote],
  ];
  const right = bankEntries(account, labels);
  return {
    unbreakable: true,
    margin: [0, 0, 0, 7],
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: (line: number) => (line === 0 || line === 2 ? 0.6 : 0),
      hLineColor: () => RULE,
      vLineColor: () => RULE,
      paddingLeft: () => 10,
      paddingRight: () => 10,
      paddingTop: () => 5,
      paddingBottom: () => 4,
    },
    table: {
      widths: [measure * 0.62 - 20, measure * 0.38 - 21.2],
      body: [
        [
          {
            stack: [
              { text: printable(labels.payTo), bold: true, margin: [0, 0, 0, 3] },
              pairs(left, mm(27), 1.5),
            ],
          },
          right.length === 0
            ? { text: '' }
            : { stack: [{ text: ' ', margin: [0, 0, 0, 3] }, pairs(right, mm(12), 1.5)] },
        ],
      ],
    },
  };
}

/** Side of the code in points; EPC069-12 asks for 20 mm at least. */
const QR_SIDE = mm(28);

const WHERE_SIZE = 9;

/** Where to pay beside the code, and who signs. `amount`: as it is printed. */
export function payment(of: {
  readonly account: BankAccount;
  readonly quote: string;
  readonly amount: string;
  /** Payload of the code; null: there is none. */
  readonly qr: string | null;
  readonly labels: Labels;
  readonly signature: Content;
}): Content {
  const entries: Entries = [
    [of.labels.holder, of.account.holder],
    numberEntry(of.account, of.labels),
    ...bankEntries(of.account, of.labels),
    [of.labels.quote, of.quote],
    [of.labels.amount, of.amount],
  ];
  const labels = Math.max(...entries.map(([label]) => latinWidth(label, WHERE_SIZE, false))) + 1;
  const where: TableCell = { stack: [pairs(entries, labels, 0.6)], fontSize: WHERE_SIZE };
  return {
    layout: {
      hLineWidth: (line: number) => (line === 0 ? 0.4 : 0),
      vLineWidth: () => 0,
      hLineColor: () => RULE,
      paddingLeft: (column: number) => (column === 0 ? 0 : mm(4)),
      paddingRight: () => 0,
      paddingTop: () => mm(2.5),
      paddingBottom: () => 0,
    },
    margin: [0, 4, 0, 0],
    table: {
      widths: of.qr === null ? ['*', mm(50)] : [QR_SIDE, '*', mm(44)],
      body: [[...(of.qr === null ? [] : [qrCode(of.qr)]), where, of.signature as TableCell]],
    },
  };
}

/**
 * Error correction M, bytes of UTF-8: what the EPC's guidelines ask for. Drawn in runs of dark modules, because
 * each shape costs time; a run is a little taller than its row, so that no hairline shows between rows.
 */
function qrCode(payload: string): TableCell {
  const { size, data } = encode(payload, { ecc: 'M', border: 0 });
  const side = QR_SIDE / size;
  const runs: CanvasRect[] = [];
  for (const [row, modules] of data.entries())
    for (let from = 0; from < size; from += 1) {
      if (modules[from] !== true) continue;
      let to = from;
      while (modules[to] === true) to += 1;
      runs.push({
        type: 'rect',
        x: from * side,
        y: row * side,
        w: (to - from) * side,
        h: side * 1.02,
        lineWidth: 0,
        color: '#000000',
      });
      from = to;
    }
  return { canvas: runs };
}

type Entry = readonly [label: string, value: string];
type Entries = readonly Entry[];

const pairs = (entries: Entries, labelWidth: number, gap: number): Content => ({
  layout: {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: (column: number) => (column === 0 ? 8 : 0),
    paddingTop: () => 0,
    paddingBottom: () => gap,
  },
  table: {
    widths: [labelWidth, '*'],
    body: entries.map(([label, value]): TableCell[] => [
      { text: printable(label), color: QUIET },
      { text: printable(value, 30) },
    ]),
  },
});
