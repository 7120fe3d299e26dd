/**
 * The money that an invoice list brings with its invoices: settled on a day, paid in part, or news
 * about an invoice that the ledger has.
 *
 *     INV-7 of 120.00, settled 2026-02-01  ->  receipt R-INV-7 of 120.00 that day
 *     INV-8 paid 50.00 and 20.00           ->  receipts R-INV-8 and R-INV-8/2
 *
 * The number is made from the invoice's, so that the next export of the same list finds the receipt
 * again instead of recording the money twice.
 */
import type { IsoDate } from '../../../dates.ts';
import type { InstalmentDraft } from '../../../facts/drafts.ts';
import type { InvoiceRows, KnownNews, PaidPart } from '../invoice-rows.ts';
import { NOTHING_FURTHER } from './exchange-cells.ts';
import type { KnownDocuments } from '../known-documents.ts';

const later = (a: IsoDate, b: IsoDate): IsoDate => (a >= b ? a : b);

export interface DraftedReceipt {
  readonly number: string;
  readonly on: IsoDate;
  readonly parts: KnownNews['settle'];
}

/** Number of the `nth` receipt that a paid invoice makes: `R-7`, `R-7/2`; free in the ledger. */
function receiptNumber(invoice: string, known: KnownDocuments, nth: number): string {
  const plain = `R-${invoice}`;
  if (nth === 1 && (!known.hasDocuments || known.receipt(plain) === null)) return plain;
  let free = nth === 1 ? 0 : 1;
  for (let again = 2; ; again += 1) {
    const number = `${plain}/${again}`;
    if (known.hasDocuments && known.receipt(number) !== null) continue;
    free += 1;
    if (free >= nth) return number;
  }
}

/** Every part that was paid, laid on the instalments one after the other; never more than they are. */
function partsPaid(
  instalments: readonly InstalmentDraft[],
  paid: readonly PaidPart[],
): { on: IsoDate; parts: KnownNews['settle'] }[] {
  const open = instalments.map((instalment) => instalment.grossMinor);
  return paid
    .map(({ on, amountMinor }) => {
      let rest = amountMinor;
      const parts: { position: number; openMinor: number }[] = [];
      open.forEach((left, at) => {
        const part = Math.min(rest, left);
        if (part <= 0) return;
        parts.push({ position: at + 1, openMinor: part });
        open[at] = left - part;
        rest -= part;
      });
      return { on, parts };
    })
    .filter(({ parts }) => parts.length > 0);
}

/** The receipts of the invoice in row `index`, each allocated to it, oldest instalment first. */
export function receiptsOf(
  rows: InvoiceRows,
  index: number,
  known: KnownDocuments,
): readonly DraftedReceipt[] {
  const news = rows.news.get(index);
  const paid = rows.paid.get(index);
  const settledOn = rows.settledOn[index] ?? null;
  const issuedOn = rows.issuedOn[index] as IsoDate;
  let settled: readonly { readonly on: IsoDate; readonly parts: KnownNews['settle'] }[] = [];
  if (news !== undefined) {
    const on = news.on ?? settledOn;
    if (news.settle.length > 0 && on !== null)
      settled = [{ on: later(on, issuedOn), parts: news.settle }];
  } else if (paid !== undefined) settled = partsPaid(instalmentsOf(rows, index), paid);
  else if (settledOn !== null)
    settled = [
      {
        on: later(settledOn, issuedOn),
        parts: instalmentsOf(rows, index).map((instalment, at) => ({
          position: at + 1,
          openMinor: instalment.grossMinor,
        })),
      },
    ];
  return settled.map((one, at) => ({
    ...one,
    number: receiptNumber(rows.number[index] as string, known, at + 1),
  }));
}

const dueNow = ({ dueOn, changes }: InstalmentDraft): IsoDate => changes?.at(-1)?.dueOn ?? dueOn;

/** Instalments of the invoice whose first row is `first`, by the date they are due now. */
export function instalmentsOf(rows: InvoiceRows, first: number): InstalmentDraft[] {
  const instalments: InstalmentDraft[] = [];
  for (let row = first; row >= 0; row = rows.next[row] as number) {
    const dueOn = rows.dueOn[row] as IsoDate;
    const grossMinor = rows.amount[row] as number;
    const { firstDueOn, changes } = rows.exchange.get(row) ?? NOTHING_FURTHER;
    instalments.push(
      firstDueOn === null ? { dueOn, grossMinor } : { dueOn: firstDueOn, grossMinor, changes },
    );
  }
  if (instalments.length > 1)
    instalments.sort((a, b) => (dueNow(a) < dueNow(b) ? -1 : dueNow(a) > dueNow(b) ? 1 : 0));
  return instalments;
}
