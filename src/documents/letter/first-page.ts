/** What only the first page has: letterhead, address window, references, the band with the sum. */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Recipient, Sender } from '../../domain/letters/parties.ts';
import type { LetterText } from '../../domain/letters/wording.ts';
import { printable } from '../fonts/text-runs.ts';
import { HAIRLINE, INK, mm, QUIET, SHADE } from '../pdf.ts';

const lines = (text: string): readonly string[] =>
  text.split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore

const BARE = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/** Who writes: 33 mm high at least, so that the address below it meets the window. */
export function letterhead(sender: Sender, labels: LetterText['labels']): Content {
  const reach = [
    ...(sender.phone === '' ? [] : [`${labels.phone} ${sender.phone}`]),
    ...(sender.email === '' ? [] : [sender.email]),
  ];
  const country = countryName(sender.country);
  return {
    layout: {
      ...BARE,
      hLineWidth: (line: number) => (line === 1 ? 0.75 : 0),
      hLineColor: () => HAIRLINE,
    },
    margin: [0, 0, 0, mm(4)],
    table: {
      widths: ['*', mm(64)],
      heights: [mm(25)],
      body: [
        [
          { text: printable(sender.name), bold: true, fontSize: 15 },
          {
            fontSize: 8,
            color: QUIET,
            alignment: 'right',
            margin: [0, 1, 0, 6],
            stack: [...withCountry(lines(sender.address), country), ...reach].map((line) => ({
              text: printable(line),
            })),
          },
        ],
      ],
    },
  };
}

/**
 * Address block from 50 mm below the edge of the paper, references to its right. 31 mm high at
 * least; a longer address pushes the text down and prints over nothing.
 */
export function addressAndReferences(of: {
  readonly sender: Sender;
  readonly recipient: Recipient;
  readonly attention: string;
  /** From the top. */
  readonly references: readonly Labelled[];
}): Content {
  const { recipient, sender, attention, references } = of;
  const country =
    recipient.country === null || recipient.country === sender.country
      ? null
      : countryName(recipient.country);
  return {
    layout: BARE,
    table: {
      widths: [mm(92), '*'],
      heights: [mm(31)],
      body: [
        [
          {
            stack: [
              { text: printable(recipient.name), bold: true, fontSize: 10.5 },
              { text: printable(attention) },
              ...withCountry(lines(recipient.address), country).map((line) => ({
                text: printable(line),
              })),
            ],
            margin: [0, 0, mm(6), mm(4)],
          },
          {
            layout: { ...BARE, paddingBottom: () => 2.5, paddingRight: () => 4 },
            table: {
              widths: [mm(28), '*'],
              body: references.map(([label, value]): TableCell[] => [
                { text: printable(label), color: QUIET, fontSize: 8.5 },
                { text: printable(value, 22), fontSize: 9 },
              ]),
            },
          },
        ],
      ],
    },
  };
}

/** What is printed beside or under its label. */
export type Labelled = readonly [label: string, value: string];

/** The two things the reader must not miss. */
export function summaryBand(left: Labelled, right: Labelled): Content {
  const cell = ([label, value]: Labelled, alignment: 'left' | 'right'): TableCell => ({
    stack: [
      { text: printable(label), fontSize: 8, color: QUIET },
      { text: printable(value), fontSize: 14, bold: true, color: INK },
    ],
    alignment,
  });
  return {
    margin: [0, 0, 0, 7],
    layout: {
      ...BARE,
      fillColor: () => SHADE,
      paddingLeft: () => 10,
      paddingRight: () => 10,
      paddingTop: () => 5,
      paddingBottom: () => 4,
    },
    table: {
      widths: ['*', 'auto'],
      body: [[cell(left, 'left'), cell(right, 'right')]],
    },
  };
}

const regions = new Intl.DisplayNames(['en-GB'], { type: 'region' });

/** Postal form: in English and in capitals, the last line of an address abroad. */
const countryName = (code: string): string => (regions.of(code) ?? code).toUpperCase();

/** The address and its country, unless the address ends with it already. */
function withCountry(address: readonly string[], country: string | null): readonly string[] {
  if (country === null || (address.at(-1) ?? '').toUpperCase().includes(country)) return address;
  return [...address, country];
}
