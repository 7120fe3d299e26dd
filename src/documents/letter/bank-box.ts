/** Where to pay, in a box of its own: holder, account in groups of four, BIC, bank, reference. */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { BankAccount } from '../../domain/letters/parties.ts';
import type { LetterText } from '../../domain/letters/wording.ts';
import { printable } from '../fonts/text-runs.ts';
import { mm, QUIET, RULE } from '../pdf.ts';

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/;

/** An IBAN in groups of four, as ISO 13616 prints it; anything else as it is. */
export function groupedAccount(account: string): string {
  const compact = account.replace(/\s+/g, '').toUpperCase();
  return IBAN.test(compact) ? compact.replace(/(.{4})(?=.)/g, '$1 ') : account;
}

/** `quote`: what the payer is asked to write on the transfer. */
export function bankBox(
  bankAccount: BankAccount,
  quote: string,
  labels: LetterText['labels'],
  measure: number,
): Content {
  const left: Entries = [
    [labels.holder, bankAccount.holder],
    [labels.account, groupedAccount(bankAccount.account)],
    [labels.quote, quote],
  ];
  const right: Entries = [
    ...(bankAccount.bic === '' ? [] : [[labels.bic, bankAccount.bic] as const]),
    ...(bankAccount.bank === '' ? [] : [[labels.bank, bankAccount.bank] as const]),
  ];
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
              pairs(left, mm(27)),
            ],
          },
          right.length === 0
            ? { text: '' }
            : { stack: [{ text: ' ', margin: [0, 0, 0, 3] }, pairs(right, mm(12))] },
        ],
      ],
    },
  };
}

type Entries = readonly (readonly [label: string, value: string])[];

const pairs = (entries: Entries, labelWidth: number): Content => ({
  layout: {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: () => 6,
    paddingTop: () => 0,
    paddingBottom: () => 1.5,
  },
  table: {
    widths: [labelWidth, '*'],
    body: entries.map(([label, value]): TableCell[] => [
      { text: printable(label), color: QUIET },
      { text: printable(value, 30) },
    ]),
  },
});
