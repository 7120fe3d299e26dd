/** Letters a second through the PDF worker, as an issued letter run prints them. */
import { addDays, instantOf, isoDateOf } from '../../src/domain/dates.ts';
import { daysPastDue } from '../../src/domain/aging.ts';
import { composeLetter, type LetterContent } from '../../src/domain/letters/compose.ts';
import { wordingFor } from '../../src/services/letters/wordings.ts';
import { newPrinter, type Printer } from '../../src/engine/printer.ts';
import { shownLine, timed, type Line } from './measure.ts';

const ISSUED_ON = isoDateOf('2026-11-21');
const PRINTED_AT = instantOf(Date.UTC(2026, 10, 21, 10));

function letter(number: number, items: number): LetterContent {
  return composeLetter(
    {
      level: 3,
      law: 'ES',
      isContractRate: false,
      interest: null,
      fixedSum: null,
      costsMinor: 0,
      earlier: [],
      brokenPromises: [],
      holdSince: null,
      order: 'principal-first',
      attachments: [],
      number: `L-2026-${String(number).padStart(4, '0')}`,
      issuedOn: ISSUED_ON,
      deadlineOn: addDays(ISSUED_ON, 14),
      cutOffOn: ISSUED_ON,
      delivery: 'registered_post',
      currency: 'EUR',
      sender: {
        name: 'Bench Imports SL',
        address: 'Calle del Puerto 4\n08001 Barcelona',
        country: 'ES',
        registrationNumber: 'B-1234567',
        vatNumber: 'ESB12345678',
        contact: 'Ana Ruiz',
        phone: '+34 930 000 000',
        email: 'ana@bench.example',
        signatory: 'Ana Ruiz',
        signatoryPosition: 'Credit controller',
      },
      recipient: {
        customer: 'C00042',
        name: 'Blumenhof Müller GmbH',
        address: 'Hafenstraße 12\n20457 Hamburg',
        country: 'DE',
        kind: 'company',
      },
      bankAccount: {
        holder: 'Bench Imports SL',
        account: 'ES9121000418450200051332',
        bic: 'CAIXESBBXXX',
        bank: 'CaixaBank',
        currency: 'EUR',
        isDefault: true,
      },
      contracts: [],
      orders: [],
      onAccountMinor: 0,
      items: Array.from({ length: items }, (_, index) => {
        const dueOn = addDays(ISSUED_ON, -10 - (items - index));
        return {
          itemId: index + 1,
          item: `INV-${10_000 + index}`,
          issuedOn: addDays(dueOn, -30),
          dueOn,
          daysPastDue: daysPastDue(dueOn, ISSUED_ON),
          grossMinor: 120_000 + index,
          openMinor: 90_000 + index,
          interest: null,
          isNew: false,
        };
      }),
    },
    wordingFor('en', null, 3),
  );
}

async function pagesOf(pdf: Uint8Array): Promise<number> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  return (await PDFDocument.load(pdf)).getPageCount();
}

/** Fewest items that make a letter of `pages` pages. */
async function itemsFor(printer: Printer, pages: number): Promise<number> {
  let low = 1;
  let high = pages * 60;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const content = letter(1, middle);
    const made = await pagesOf(
      await printer.print({ kind: 'letter', content, printedAt: PRINTED_AT }),
    );
    if (made >= pages) high = middle;
    else low = middle + 1;
  }
  return low;
}

export async function letterMeasures(letters: number): Promise<readonly Line[]> {
  const printer = newPrinter();
  try {
    const lines: Line[] = [];
    for (const pages of [1, 4]) {
      const items = pages === 1 ? 3 : await itemsFor(printer, pages);
      const content = letter(1, items);
      const job = { kind: 'letter' as const, content, printedAt: PRINTED_AT };
      const made = await pagesOf(await printer.print(job));
      const took = await timed(async () => {
        for (let index = 0; index < letters; index += 1) await printer.print(job);
      });
      const rate = (letters / took) * 1000;
      lines.push(
        shownLine(
          `letters of ${made} ${made === 1 ? 'page' : 'pages'} (${items} items)`,
          `${rate.toFixed(1)} a second`,
        ),
      );
    }
    return lines;
  } finally {
    await printer.close();
  }
}
