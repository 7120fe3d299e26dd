/**
 * A formal demand on A4 in the layout of the United Kingdom: address where a DL or C5 window shows
 * it, the sum and the last day in one band at the top, the table, where to pay, and then the words.
 *
 * Nothing that belongs together is torn apart: a heading keeps its paragraph, the total keeps the
 * last rows of the table (and the table's head is repeated above them), the demand keeps where to pay,
 * the signature keeps the sentence before it.
 */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { printedDate, printedMoney } from '../../domain/letters/format-amount.ts';
import { fill } from '../../domain/letters/wording.ts';
import { printable } from '../fonts/text-runs.ts';
import { pdfBytes } from '../pdf.ts';
import { addressAndReferences, letterhead, summaryBand } from './first-page.ts';
import { itemTable } from './item-table.ts';
import { bankBox } from './bank-box.ts';
import type { LetterPrint } from './letter-print.ts';
import { headed, MEASURE, pageFrame, paragraph, RUNNING, signature } from './page.ts';

export async function renderLetter(job: LetterPrint): Promise<Uint8Array> {
  const { content } = job;
  const { text, sender, recipient } = content;
  const { labels } = text;
  const number = content.number ?? labels.draftReference;
  const definition: TDocumentDefinitions = {
    ...pageFrame({
      sender,
      recipient,
      labels,
      notice: text.footer,
      reference: fill(labels.letter, { reference: content.number ?? labels.draft }),
    }),
    ...(content.number === null
      ? {
          watermark: {
            text: labels.draft,
            color: '#8a8f94',
            opacity: 0.18,
            bold: true,
            angle: -52,
          },
        }
      : {}),
    content: [
      letterhead(sender, labels),
      addressAndReferences({
        sender,
        recipient,
        attention: labels.attention,
        references: [
          [labels.date, printedDate(content.issuedOn)],
          [labels.reference, number],
          [labels.customer, recipient.customer],
          [labels.delivery, text.delivery],
          [labels.contact, sender.contact],
        ],
      }),
      { text: printable(text.subject, 60), bold: true, fontSize: 13, margin: [0, 0, 0, 6] },
      summaryBand(
        [labels.demanded, printedMoney(content.totalMinor, content.currency)],
        [labels.payableBy, printedDate(content.deadlineOn)],
      ),
      { text: printable(text.salutation), margin: [0, 0, 0, 4] },
      paragraph(text.opening),
      itemTable(content, MEASURE),
      ...(text.onAccount === null ? [] : [paragraph(text.onAccount)]),
      {
        unbreakable: true,
        stack: [
          { text: printable(text.demand), bold: true, margin: [0, 1, 0, 7] },
          bankBox(content.bankAccount, `${number} / ${recipient.customer}`, labels, MEASURE),
        ],
      },
      headed(labels.disputeHeading, text.dispute),
      headed(labels.consequencesHeading, text.consequences),
      paragraph(text.reservation),
      closing(job),
    ],
  };
  return pdfBytes(definition, {
    title: `${fill(labels.letter, { reference: content.number ?? labels.draft })}: ${recipient.name}`,
    author: sender.name,
    printedAt: job.printedAt,
  });
}

/** The last words and the place for the signature, never alone on a page. */
function closing({ content }: LetterPrint): Content {
  const { sender, text } = content;
  return {
    unbreakable: true,
    stack: [
      { text: printable(text.disregard, 60), lineHeight: RUNNING, margin: [0, 0, 0, 6] },
      ...signature(sender, text.closing),
    ],
  };
}
