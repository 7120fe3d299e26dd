/**
 * A formal demand on A4 in the layout of the United Kingdom: address where a DL or C5 window shows
 * it, the sum and the last day in one band at the top, the table, where to pay, and then the words.
 *
 * Nothing that belongs together is torn apart: a heading keeps its paragraph, the total keeps the
 * last rows of the table (and the table's head is repeated above them), the demand keeps where to pay,
 * the signature keeps the sentence before it.
 */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { fill } from '../../domain/letters/wording.ts';
import { printable } from '../fonts/text-runs.ts';
import { mm, pdfBytes, QUIET } from '../pdf.ts';
import { addressAndReferences, letterhead, summaryBand } from './first-page.ts';
import { itemTable } from './item-table.ts';
import { bankBox } from './bank-box.ts';
import type { LetterPrint } from './letter-print.ts';

export const LEFT = mm(24);
export const RIGHT = mm(20);
/** Width of the text, in points. */
export const MEASURE = mm(210 - 24 - 20);

export async function renderLetter(job: LetterPrint): Promise<Uint8Array> {
  const { content } = job;
  const { text, sender } = content;
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [LEFT, mm(16), RIGHT, mm(14.5)],
    header: (page) => (page === 1 ? null : runningHead(job)),
    footer: (page, pages) => footer(job, page, pages),
    ...(content.number === null
      ? {
          watermark: {
            text: text.labels.draft,
            color: '#8a8f94',
            opacity: 0.18,
            bold: true,
            angle: -52,
          },
        }
      : {}),
    content: [
      letterhead(sender, text.labels),
      addressAndReferences(content),
      { text: printable(text.subject, 60), bold: true, fontSize: 13, margin: [0, 0, 0, 6] },
      summaryBand(content),
      { text: printable(text.salutation), margin: [0, 0, 0, 4] },
      paragraph(text.opening),
      itemTable(content, MEASURE),
      ...(text.onAccount === null ? [] : [paragraph(text.onAccount)]),
      {
        unbreakable: true,
        stack: [
          { text: printable(text.demand), bold: true, margin: [0, 1, 0, 7] },
          bankBox(content, MEASURE),
        ],
      },
      headed(text.labels.disputeHeading, text.dispute),
      headed(text.labels.consequencesHeading, text.consequences),
      paragraph(text.reservation),
      closing(job),
    ],
  };
  return pdfBytes(definition, {
    title: `${fill(text.labels.letter, { reference: content.number ?? text.labels.draft })}: ${content.recipient.name}`,
    author: sender.name,
    printedAt: job.printedAt,
  });
}

/** Noto Sans stands far apart by itself (1.36); running text is calmer, and a page holds more. */
const RUNNING = 0.95;

const paragraph = (text: string): Content => ({
  text: printable(text, 60),
  lineHeight: RUNNING,
  margin: [0, 0, 0, 5],
});

/** A heading that runs into its paragraph. */
const headed = (heading: string, text: string): Content => ({
  unbreakable: true,
  lineHeight: RUNNING,
  margin: [0, 0, 0, 5],
  text: [{ text: printable(heading), bold: true }, ' ', { text: printable(text, 60) }],
});

/** The last words and the place for the signature, never alone on a page. */
function closing({ content }: LetterPrint): Content {
  const { sender, text } = content;
  const signatory = sender.signatory.trim() === '' ? sender.contact : sender.signatory;
  const position = sender.signatoryPosition.trim();
  return {
    unbreakable: true,
    stack: [
      { text: printable(text.disregard, 60), lineHeight: RUNNING, margin: [0, 0, 0, 6] },
      { text: printable(text.closing), margin: [0, 0, 0, mm(10)] },
      {
        text: [
          { text: printable(signatory), bold: true },
          { text: printable(position === '' ? '' : `, ${position}`) },
        ],
      },
    ],
  };
}

/** From the second page on: whose letter, to whom. */
const runningHead = ({ content }: LetterPrint): Content => ({
  margin: [LEFT, mm(10), RIGHT, 0],
  fontSize: 8,
  color: QUIET,
  columns: [
    { width: '*', text: printable(shortened(content.sender.name)) },
    { width: '*', text: printable(shortened(content.recipient.name)), alignment: 'right' },
  ],
});

function footer({ content }: LetterPrint, page: number, pages: number): Content {
  const { labels, footer: notice } = content.text;
  const reference = fill(labels.letter, { reference: content.number ?? labels.draft });
  const counter = fill(labels.page, { page: String(page), pages: String(pages) });
  const { sender } = content;
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

/** Running lines have one line each; a name of a hundred characters would push the text away. */
const shortened = (name: string): string => (name.length <= 60 ? name : `${name.slice(0, 59)}…`);
