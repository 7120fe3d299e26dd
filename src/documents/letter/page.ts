/**
 * What the pages of letters and notices have in common: margins, running lines, paragraphs, the signature.
 * Running lines have one line each; a name of a hundred characters would push the text away.
 */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Recipient, Sender } from '../../domain/letters/parties.ts';
import type { WindowLayout } from '../../domain/letters/content.ts';
import { fill, type LetterPack } from '../../domain/letters/wording.ts';
import { printable } from '../fonts/text-runs.ts';
import { mm, QUIET, RULE } from '../pdf.ts';

const LEFT = mm(24);
const RIGHT = mm(20);
/** Above the text, in millimetres. */
export const MARGIN_TOP = 19;
/** Under it; the foot has two lines. */
const MARGIN_BOTTOM = 14.5;
/** Width of the text on A4, in points. */
export const MEASURE = mm(210 - 24 - 20);
/** American letter paper is 215.9 mm wide. */
export const measureOf = (layout: WindowLayout): number =>
  layout === 'us' ? mm(215.9 - 24 - 20) : MEASURE;

/** Whose page it is, to whom, and which. */
export interface Framed {
  readonly sender: Sender;
  readonly recipient: Recipient;
  readonly labels: LetterPack['labels'];
  /** What kind of paper it is, at the foot of each page; empty: nothing is said. */
  readonly notice: string;
  readonly layout: WindowLayout;
  /** Beside the number of the page. */
  readonly reference: string;
}

/** The sender's paper with a foot on every page, and from the second on a head. */
export const pageFrame = (
  framed: Framed,
): Pick<TDocumentDefinitions, 'pageSize' | 'pageMargins' | 'header' | 'footer' | 'background'> => ({
  pageSize: framed.layout === 'us' ? 'LETTER' : 'A4',
  pageMargins: [LEFT, mm(MARGIN_TOP), RIGHT, mm(MARGIN_BOTTOM)],
  background: () => foldMarks(framed.layout),
  header: (page) => (page === 1 ? null : runningHead(framed)),
  footer: (page, pages) => footer(framed, page, pages),
});

/** Noto Sans stands 1.36 apart by itself; running text is calmer at 1.22, and a page holds more. */
export const RUNNING = 0.9;

export const paragraph = (text: string): Content => ({
  text: printable(text, 60),
  lineHeight: RUNNING,
  margin: [0, 0, 0, 5],
});

/** A heading that runs into its paragraph. */
export const headed = (heading: string, text: string): Content => ({
  unbreakable: true,
  lineHeight: RUNNING,
  margin: [0, 0, 0, 5],
  text: [{ text: printable(heading), bold: true }, ' ', { text: printable(text, 60) }],
});

export const subject = (text: string): Content => ({
  text: printable(text, 60),
  bold: true,
  fontSize: 14,
  margin: [0, 0, 0, 7],
});

/** The closing, room for a signature, and who signs. */
export function signature(sender: Sender, closing: string): readonly Content[] {
  const { name, position } = signatoryOf(sender);
  return [
    { text: printable(closing), margin: [0, 0, 0, mm(10)] },
    {
      text: [
        { text: printable(name), bold: true },
        { text: printable(position === '' ? '' : `, ${position}`) },
      ],
    },
  ];
}

/** Who signs for us; where nobody is named, the contact. */
export const signatoryOf = (
  sender: Sender,
): { readonly name: string; readonly position: string } => ({
  name: sender.signatory.trim() === '' ? sender.contact : sender.signatory,
  position: sender.signatoryPosition.trim(),
});

/** Where the sheet is folded, and where DIN 5008 has the middle for the punch; millimetres from the top. */
const FOLDS: Readonly<Record<WindowLayout, readonly number[]>> = {
  'din-b': [105, 148.5, 210],
  uk: [99, 198],
  fr: [99, 198],
  us: [93.1, 186.3],
};

const foldMarks = (layout: WindowLayout): Content => ({
  canvas: FOLDS[layout].map((at) => ({
    type: 'line' as const,
    x1: mm(5),
    x2: mm(at === 148.5 ? 11 : 9),
    y1: mm(at),
    y2: mm(at),
    lineWidth: 0.5,
    lineColor: RULE,
  })),
});

/** From the second page on: whose letter, to whom. */
const runningHead = ({ sender, recipient }: Framed): Content => ({
  margin: [LEFT, mm(11), RIGHT, 0],
  fontSize: 8.5,
  color: QUIET,
  columns: [
    { width: '*', text: printable(shortened(sender.name)) },
    { width: '*', text: printable(shortened(recipient.name)), alignment: 'right' },
  ],
});

function footer(framed: Framed, page: number, pages: number): Content {
  const { sender, labels, notice, reference } = framed;
  const counter = fill(labels.page, { page: String(page), pages: String(pages) });
  const legal = [
    shortened(sender.name),
    ...(sender.registrationNumber === ''
      ? []
      : [`${labels.registration} ${sender.registrationNumber}`]),
    ...(sender.vatNumber === '' ? [] : [`${labels.vat} ${sender.vatNumber}`]),
  ].join(' · ');
  return {
    margin: [LEFT, mm(2), RIGHT, 0],
    fontSize: 8,
    color: QUIET,
    stack: [
      { text: printable(legal) },
      {
        columns: [
          { width: '*', text: printable(notice === '' ? reference : notice) },
          {
            width: 'auto',
            text: printable(notice === '' ? counter : `${reference} · ${counter}`),
            alignment: 'right',
          },
        ],
      },
    ],
  };
}

const shortened = (name: string): string => (name.length <= 60 ? name : `${name.slice(0, 59)}…`);

/** Where the text of a page ends, points from the top. */
export const bottomOf = (layout: WindowLayout): number =>
  mm((layout === 'us' ? 279.4 : 297) - MARGIN_BOTTOM);
