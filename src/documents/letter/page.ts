/**
 * What the pages of letters and notices have in common: margins, running lines, paragraphs, the signature.
 * Running lines have one line each; a name of a hundred characters would push the text away.
 */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Recipient, Sender } from '../../domain/letters/parties.ts';
import { fill, type LetterText } from '../../domain/letters/wording.ts';
import { printable } from '../fonts/text-runs.ts';
import { mm, QUIET } from '../pdf.ts';

const LEFT = mm(24);
const RIGHT = mm(20);
/** Width of the text, in points. */
export const MEASURE = mm(210 - 24 - 20);

/** Whose page it is, to whom, and which. */
export interface Framed {
  readonly sender: Sender;
  readonly recipient: Recipient;
  readonly labels: LetterText['labels'];
  /** What kind of paper it is and is not, at the foot of each page. */
  readonly notice: string;
  /** Beside the number of the page. */
  readonly reference: string;
}

/** A4 with a foot on every page, and from the second on a head. */
export const pageFrame = (
  framed: Framed,
): Pick<TDocumentDefinitions, 'pageSize' | 'pageMargins' | 'header' | 'footer'> => ({
  pageSize: 'A4',
  pageMargins: [LEFT, mm(16), RIGHT, mm(14.5)],
  header: (page) => (page === 1 ? null : runningHead(framed)),
  footer: (page, pages) => footer(framed, page, pages),
});

/** Noto Sans stands far apart by itself (1.36); running text is calmer, and a page holds more. */
export const RUNNING = 0.95;

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

/** From the second page on: whose letter, to whom. */
const runningHead = ({ sender, recipient }: Framed): Content => ({
  margin: [LEFT, mm(10), RIGHT, 0],
  fontSize: 8,
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
    margin: [LEFT, mm(4), RIGHT, 0],
    fontSize: 7.5,
    color: QUIET,
    stack: [
      { text: printable(legal) },
      {
        columns: [
          { width: '*', text: printable(notice) },
          { width: mm(52), text: printable(`${reference} · ${counter}`), alignment: 'right' },
        ],
      },
    ],
  };
}

const shortened = (name: string): string => (name.length <= 60 ? name : `${name.slice(0, 59)}…`);
