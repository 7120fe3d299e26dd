/**
 * What only the first page has: letterhead, address window, references. Where the window is depends on the
 * envelopes of the sender's country; distances from the edges of the paper:
 *
 *     DIN 5008 form B   A4      45 mm from the top, left; above it one small line with our own address
 *     United Kingdom    A4      50 mm, left
 *     France            A4      50 mm, right, and the references left
 *     US No. 10         letter  52 mm, left
 */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Recipient, Sender } from '../../domain/letters/parties.ts';
import type { WindowLayout } from '../../domain/letters/content.ts';
import type { LetterPack } from '../../domain/letters/wording.ts';
import { latinWidth } from '../fonts/shared-fonts.ts';
import { printable } from '../fonts/text-runs.ts';
import { INK, mm, QUIET, RULE, SHADE } from '../pdf.ts';
import { MARGIN_TOP } from './page.ts';

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

/** In millimetres from the top of the paper: window, and where the letter's own text begins. */
const WINDOWS: Readonly<
  Record<WindowLayout, { readonly top: number; readonly text: number; readonly isRight: boolean }>
> = {
  'din-b': { top: 45, text: 89, isRight: false },
  uk: { top: 50, text: 90, isRight: false },
  fr: { top: 50, text: 95, isRight: true },
  us: { top: 52, text: 88, isRight: false },
};
/** Where the letterhead begins, in millimetres from the top; above the text of later pages. */
const HEAD_TOP = 13;
/** Width of an address in the window, in millimetres. */
const WINDOW_WIDTH = 82;

/** Who writes, down to the window. A long letterhead pushes the window down and prints over nothing. */
export function letterhead(
  sender: Sender,
  recipient: Recipient,
  labels: LetterPack['labels'],
  layout: WindowLayout,
): Content {
  const reach = [
    ...(sender.phone === '' ? [] : [`${labels.phone} ${sender.phone}`]),
    ...(sender.email === '' ? [] : [sender.email]),
  ];
  const country = isAbroad(sender, recipient) ? countryName(sender.country) : null;
  return {
    layout: {
      ...BARE,
      hLineWidth: (line: number) => (line === 1 ? 0.75 : 0),
      hLineColor: () => RULE,
    },
    margin: [0, mm(HEAD_TOP - MARGIN_TOP), 0, mm(4)],
    table: {
      widths: ['*', mm(72)],
      heights: [mm(WINDOWS[layout].top - HEAD_TOP - 4)],
      body: [
        [
          { text: printable(sender.name), bold: true, fontSize: 14 },
          {
            fontSize: 9,
            alignment: 'right',
            margin: [0, 1, 0, 4],
            stack: [...withCountry(lines(sender.address), country), ...reach].map((line) => ({
              text: printable(line),
            })),
          },
        ],
      ],
    },
  };
}

/** Address and references, down to where the text begins; a longer address pushes the text down. */
export function addressAndReferences(of: {
  readonly sender: Sender;
  readonly recipient: Recipient;
  /** Null: nobody is known there. */
  readonly attention: string | null;
  /** From the top. */
  readonly references: readonly Labelled[];
  readonly layout: WindowLayout;
}): Content {
  const { recipient, sender, attention, references, layout } = of;
  const { top, text, isRight } = WINDOWS[layout];
  const country =
    recipient.country !== null && isAbroad(sender, recipient)
      ? countryName(recipient.country)
      : null;
  const window: TableCell = {
    fontSize: 10.5,
    margin: isRight ? [0, 0, 0, mm(4)] : [0, 0, mm(6), mm(4)],
    stack: [
      ...(layout === 'din-b' ? [returnLine(sender)] : []),
      { text: printable(recipient.name), bold: true },
      ...(attention === null ? [] : [{ text: printable(attention) }]),
      ...withCountry(lines(recipient.address), country).map((line) => ({ text: printable(line) })),
    ],
  };
  const labelWidth = Math.max(...references.map(([label]) => latinWidth(label, 9, false))) + 2;
  const list: TableCell = {
    layout: { ...BARE, paddingBottom: () => 2.5, paddingRight: () => 5 },
    margin: [0, mm(layout === 'din-b' ? 5 : 0), 0, 0],
    table: {
      widths: [labelWidth, '*'],
      body: references.map(([label, value]): TableCell[] => [
        { text: printable(label), color: QUIET, fontSize: 9 },
        { text: printable(value, 22), fontSize: 9 },
      ]),
    },
  };
  return {
    layout: BARE,
    table: {
      widths: isRight ? ['*', mm(WINDOW_WIDTH)] : [mm(WINDOW_WIDTH + 10), '*'],
      heights: [mm(text - top)],
      body: [isRight ? [list, window] : [window, list]],
    },
  };
}

/** DIN 5008: for the post, if nobody can deliver it. */
const returnLine = (sender: Sender): Content => {
  const line = [sender.name, ...lines(sender.address)].join(' · ');
  return {
    text: printable(line.length > 90 ? `${line.slice(0, 89)}…` : line),
    fontSize: 7,
    color: QUIET,
    margin: [0, 0, 0, mm(4)],
  };
};

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

/** A customer whose country is not known is taken to be at home. */
const isAbroad = (sender: Sender, recipient: Recipient): boolean =>
  recipient.country !== null && recipient.country !== sender.country;

const regions = new Intl.DisplayNames(['en-GB'], { type: 'region' });

/** Postal form: in English and in capitals, the last line of an address abroad. */
const countryName = (code: string): string => (regions.of(code) ?? code).toUpperCase();

/** The address and its country, unless the address ends with it already. */
function withCountry(address: readonly string[], country: string | null): readonly string[] {
  if (country === null || (address.at(-1) ?? '').toUpperCase().includes(country)) return address;
  return [...address, country];
}
