/**
 * A letter on the sender's paper: address where the window of its envelopes is, the table with its sums, the
 * demand, the words, where to pay beside the code for it, the signature, what is enclosed; then pages of their
 * own, the last of them the annex of interest.
 *
 * Nothing that belongs together is torn apart: a heading keeps its paragraph, the total keeps the
 * last rows of the table (and the table's head is repeated above them), where to pay keeps the signature and the
 * last paragraph.
 */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { LetterContent, LetterPart } from '../../domain/letters/content.ts';
import { printedDate, printedMoney } from '../../domain/letters/format-amount.ts';
import { fill } from '../../domain/letters/wording.ts';
import { printable, type TextRun } from '../fonts/text-runs.ts';
import { mm, pdfBytes, QUIET, RULE } from '../pdf.ts';
import { payment } from './bank-box.ts';
import { addressAndReferences, letterhead } from './first-page.ts';
import { interestAnnex } from './interest-annex.ts';
import { itemTable, pagesOfRows, type PlacedRow } from './item-table.ts';
import type { LetterPrint } from './letter-print.ts';
import { bottomOf, measureOf, MARGIN_TOP, pageFrame, paragraph, RUNNING, signatoryOf, subject } from './page.ts'; // prettier-ignore

const FONT_SIZE = 10.5;
const DEMAND_SIZE = 11.5;
/** Fewer never leave their page. */
const ROWS_OF_A_PAGE = 12;
/** Height of the head of the table, in points. */
const TABLE_HEAD = 28;

export async function renderLetter(job: LetterPrint): Promise<Uint8Array> {
  const { content } = job;
  if (content.items.length <= ROWS_OF_A_PAGE) return printed(job, []);
  const rows = new Map<string, PlacedRow>();
  await printed(job, [], ({ id, startPosition }) => {
    if (typeof id === 'string' && id.startsWith('row-'))
      rows.set(id, { page: startPosition.pageNumber, top: startPosition.top });
    return false;
  });
  const placed = content.items.flatMap((_, at) => rows.get(`row-${at}`) ?? []);
  const pages = pagesOfRows(placed, content.text.sums.length, {
    top: mm(MARGIN_TOP) + TABLE_HEAD,
    bottom: bottomOf(content.layout),
  });
  return printed(job, pages);
}

function printed(
  { content, printedAt }: LetterPrint,
  pages: readonly number[],
  pageBreakBefore: TDocumentDefinitions['pageBreakBefore'] = turnsWithTheClosing,
): Promise<Uint8Array> {
  const { text, sender, recipient, layout } = content;
  const { labels } = text;
  const number = content.number ?? labels.draftReference;
  const after = inParagraphs(text.after, text.join).map(drawn);
  const definition: TDocumentDefinitions = {
    pageBreakBefore,
    ...pageFrame({
      sender,
      recipient,
      labels,
      notice: '',
      layout,
      reference: fill(labels.letter, { reference: content.number ?? labels.draft }),
    }),
    ...(content.number === null
      ? {
          watermark: {
            text: labels.draft,
            // The Latin font has no Chinese, and a watermark is one run.
            ...(text.language === 'zh' ? { font: 'Chinese' } : {}),
            color: '#8a8f94',
            opacity: 0.18,
            bold: true,
            angle: -52,
          },
        }
      : {}),
    content: [
      letterhead(sender, recipient, labels, layout),
      addressAndReferences({
        sender,
        recipient,
        layout,
        attention: text.attention,
        references: [
          [labels.date, printedDate(content.issuedOn, text.locale)],
          [labels.reference, number],
          [labels.customer, recipient.customer],
          [labels.delivery, text.delivery],
          [labels.contact, sender.contact],
        ],
      }),
      {
        fontSize: FONT_SIZE,
        stack: [
          subject(text.subject),
          { text: printable(text.salutation, 60), margin: [0, 0, 0, 5] },
          ...text.before.map(drawn),
          itemTable(content, measureOf(layout), pages),
          ...notesUnderTable(text).map((note, at, all) =>
            small(note, at === 0 ? -4 : 0, at === all.length - 1 ? 6 : 0),
          ),
          ...after.slice(0, -KEPT_PARAGRAPHS),
          mark(TURN),
          ...after.slice(-KEPT_PARAGRAPHS, -1),
          { unbreakable: true, stack: [...after.slice(-1), ...closing(content)] },
          mark(CLOSED),
          ...text.pages.map(({ heading, paragraphs }): Content => ({
            pageBreak: 'before',
            stack: [
              subject(heading),
              ...paragraphs.map(paragraph),
              { stack: [signed(content)], margin: [0, mm(6), 0, 0] },
            ],
          })),
          ...(text.annex === null ? [] : [interestAnnex(text.annex, labels, content.currency)]),
        ],
      },
    ],
  };
  return pdfBytes(definition, {
    title: `${text.subject}, ${fill(labels.letter, { reference: content.number ?? labels.draft })}: ${recipient.name}`,
    author: sender.name,
    printedAt,
    language: text.locale,
  });
}

const notesUnderTable = ({
  newNote,
  creditNotes = [],
}: LetterContent['text']): readonly string[] => [
  ...(newNote === null ? [] : [newNote]),
  ...creditNotes,
];

/** Paragraphs that go over to the next page with the signature. */
const KEPT_PARAGRAPHS = 3;
const TURN = 1;
const CLOSED = 2;

/** pdfmake says of nothing unbreakable on which page it came; so a mark stands beside it, which prints nothing. */
const mark = (headlineLevel: number): Content => ({ text: ' ', fontSize: 0.1, headlineLevel });

/**
 * A signature that does not fit any more takes the paragraphs before it along: a page with two lines and a
 * signature is poor paper, and easily lost.
 */
const turnsWithTheClosing: TDocumentDefinitions['pageBreakBefore'] = ({ headlineLevel }, nodes) =>
  headlineLevel === TURN &&
  nodes.getNodesOnNextPage().some((node) => node.headlineLevel === CLOSED);

/** Parts of one subject, which make one paragraph where they follow each other. */
const SUBJECTS: readonly (readonly string[])[] = [
  ['interest', 'onAccount', 'hold'],
  ['nature', 'consequences'],
  ['partPayments', 'reservation'],
  ['disregard', 'receiptRequest'],
];

function inParagraphs(parts: readonly LetterPart[], join: string): readonly LetterPart[] {
  const paragraphs: LetterPart[] = [];
  for (const part of parts) {
    const last = paragraphs.at(-1);
    const isSame =
      last !== undefined &&
      part.heading === null &&
      SUBJECTS.some((roles) => roles.includes(part.role) && roles.includes(last.role));
    if (isSame)
      paragraphs[paragraphs.length - 1] = {
        ...last,
        runs: [...last.runs, { text: join, bold: false }, ...part.runs],
      };
    else paragraphs.push(part);
  }
  return paragraphs;
}

/** Characters. */
const LONG_PARAGRAPH = 1500;

/** A paragraph with its bold words; the demand is larger than the rest. */
function drawn({ role, heading, runs }: LetterPart): Content {
  const length = runs.reduce((all, { text }) => all + text.length, 0);
  return {
    // No line alone on a page; what nobody expects (numbers of a thousand characters) may go over its end.
    unbreakable: length < LONG_PARAGRAPH,
    lineHeight: RUNNING,
    margin: [0, 0, 0, 5],
    ...(role === 'demand' ? { fontSize: DEMAND_SIZE } : {}),
    text: [
      ...(heading === null ? [] : [...inRuns(heading, true), ' ']),
      ...runs.flatMap(({ text, bold }) => inRuns(text, bold)),
    ],
  };
}

const inRuns = (text: string, bold: boolean): readonly TextRun[] =>
  [printable(text, 60)].flat().map((run) => ({
    ...(typeof run === 'string' ? { text: run } : run),
    ...(bold ? { bold } : {}),
  }));

const small = (text: string, above: number, below: number): Content => ({
  text: printable(text, 60),
  fontSize: 9.5,
  margin: [0, above, 0, below],
});

/** A closing longer than this stands over the whole width. */
const SHORT_CLOSING = 30;

/** Where to pay, the signature, what is enclosed, the slip to send back: never apart. */
function closing(content: LetterContent): readonly Content[] {
  const { text } = content;
  const isLong = text.closing.length > SHORT_CLOSING;
  return [
    ...(isLong ? [paragraph(text.closing)] : []),
    payment({
      account: content.bankAccount,
      quote: text.quote,
      amount: printedMoney(content.totalMinor, content.currency, text.locale),
      qr: content.qr,
      labels: text.labels,
      signature: signed(content, !isLong),
    }),
    ...(text.enclosed === null ? [] : [small(text.enclosed, 8, 0)]),
    ...(text.receipt === undefined || text.receipt === null ? [] : [slip(text.receipt)]),
  ];
}

/** Closing, a line to sign on, name, position, and where a seal belongs. */
function signed({ sender, text }: LetterContent, hasClosing = true): Content {
  const { name, position } = signatoryOf(sender);
  return {
    stack: [
      ...(hasClosing ? [{ text: printable(text.closing) }] : []),
      {
        canvas: [{ type: 'line', x1: 0, x2: mm(40), y1: mm(11), y2: mm(11), lineWidth: 0.5, lineColor: RULE }], // prettier-ignore
        margin: [0, 0, 0, 3],
      },
      { text: printable(name) },
      ...(position === '' ? [] : [{ text: printable(position) }]),
      ...(text.seal === null ? [] : [{ text: printable(text.seal), color: QUIET, fontSize: 9 }]),
    ],
  };
}

/** For the debtor to stamp and send back. */
const slip = (receipt: {
  readonly heading: string;
  readonly says: string;
  readonly sign: string;
}): Content => ({
  margin: [0, 8, 0, 0],
  fontSize: 9,
  layout: {
    hLineWidth: () => 0.6,
    vLineWidth: () => 0.6,
    hLineColor: () => RULE,
    vLineColor: () => RULE,
    hLineStyle: () => ({ dash: { length: 2, space: 2 } }),
    vLineStyle: () => ({ dash: { length: 2, space: 2 } }),
    paddingLeft: () => 8,
    paddingRight: () => 8,
    paddingTop: () => 5,
    paddingBottom: () => 5,
  },
  table: {
    widths: ['*'],
    body: [
      [
        {
          stack: [
            { text: printable(receipt.heading), font: 'Chinese', bold: true },
            { text: printable(receipt.says), margin: [0, 2, 0, mm(9)] },
            { text: printable(receipt.sign), alignment: 'right' },
          ],
        },
      ],
    ],
  },
});
