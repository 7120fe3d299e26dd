/**
 * Sentences about documents that are recorded by hand, told through the calls a screen makes.
 *
 *     on 2026-03-01 debit note DN-1 to C1 for 50.00 EUR due 2026-03-31
 *     on 2026-03-01 invoice INV-3 to C1 for 900.00 EUR net 30        (or any terms in words)
 *     on 2026-03-05 change due of INV-2 (1/2) to 2026-04-15 "agreed by telephone"
 *     on 2026-04-20 write off 0.40 of INV-1 as small balance "less than a stamp"
 *     on 2026-04-20 refund 20.00 of R-9 "paid twice"
 *     on 2026-04-20 credit 80.00 EUR as CN-4 to C1 for INV-1         (applied as far as it is open)
 *     on 2026-03-02 rate 1 EUR is 1.0800 USD
 *     on 2026-03-04 money from C1 of 1000.00 EUR paid as 1080.00 USD [at 0.9259] to INV-1
 */
import { isoDateOf, parseIsoDate, type IsoDate } from '../../../src/domain/dates.ts';
import type { WriteOffKind } from '../../../src/domain/facts/drafts.ts';
import { decimalToMinor } from '../../../src/domain/money.ts';
import { parseTerms } from '../../../src/domain/terms/parse-terms.ts';
import type { TestWorkspace } from './scenario-workspace.ts';

export interface DocumentFact {
  readonly is: 'document';
  readonly on: IsoDate;
  /** Number the document is known by in the story, with its currency; null: numbered by the ledger. */
  readonly names: { readonly number: string; readonly currency: string } | null;
  /** Sends the call; `item` gives the id of an instalment, `currencyOf` that of a document. */
  readonly tell: (told: Told) => Promise<Answer>;
}

export interface Told {
  readonly workspace: TestWorkspace;
  readonly item: (invoice: string, position: number) => Promise<number>;
  readonly currencyOf: (number: string) => string;
}
export type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

type Parts = readonly (string | undefined)[];
type Reader = (on: IsoDate, parts: Parts) => DocumentFact;

const minor = (amount: string, currency: string): number => {
  const value = decimalToMinor(amount, currency);
  if (typeof value !== 'number') throw new Error(`"${amount}" ${currency} is ${value}`);
  return value;
};

const fact = (
  on: IsoDate,
  names: DocumentFact['names'],
  tell: DocumentFact['tell'],
): DocumentFact => ({ is: 'document', on, names, tell });

const ITEM = String.raw`(\S+)(?: \((\d+)\/\d+\))?`;

/** One sentence form a line; the first that fits reads it. */
export const DOCUMENT_FORMS: readonly (readonly [RegExp, Reader])[] = [
  [
    /^(invoice|debit note) (\S+) to (\S+) for ([\d.]+) ([A-Z]{3}) (.+)$/,
    (on, [kind, number = '', customer = '', amount = '', currency = '', words = '']) =>
      fact(on, { number, currency }, ({ workspace }) => {
        const dueOn = parseIsoDate(words.replace(/^due /, ''));
        const terms = parseTerms(words);
        if (dueOn === null && terms === null) throw new Error(`"${words}" are no terms`);
        const grossMinor = minor(amount, currency);
        return workspace.call('invoices.record', {
          kind: kind === 'invoice' ? 'invoice' : 'debit_note',
          invoice: number,
          customer,
          issuedOn: on,
          currency,
          grossMinor,
          ...(dueOn === null ? { terms } : { due: [{ dueOn, grossMinor }] }),
        });
      }),
  ],
  [
    new RegExp(`^change due of ${ITEM} to (\\S+) "([^"]+)"$`),
    (on, [invoice = '', position, dueOn = '', reason = '']) =>
      fact(on, null, async ({ workspace, item }) =>
        workspace.call('invoices.changeDue', {
          itemId: await item(invoice, Number(position ?? 1)),
          dueOn: isoDateOf(dueOn),
          reason,
        }),
      ),
  ],
  [
    new RegExp(`^write off ([\\d.]+) of ${ITEM}(?: as ([a-z ]+))? "([^"]+)"$`),
    (on, [amount = '', invoice = '', position, kind = 'bad debt', reason = '']) =>
      fact(on, null, async ({ workspace, item, currencyOf }) =>
        workspace.call('writeOffs.record', {
          itemId: await item(invoice, Number(position ?? 1)),
          kind: kind.replaceAll(' ', '_') as WriteOffKind,
          effectiveOn: on,
          amountMinor: minor(amount, currencyOf(invoice)),
          reason,
        }),
      ),
  ],
  [
    /^refund ([\d.]+) of (credit note )?(\S+) "([^"]+)"$/,
    (on, [amount = '', note, source = '', reason = '']) =>
      fact(on, null, ({ workspace, currencyOf }) =>
        workspace.call('refunds.record', {
          sourceKind: note === undefined ? 'receipt' : 'credit_note',
          source,
          refundedOn: on,
          amountMinor: minor(amount, currencyOf(source)),
          reason,
        }),
      ),
  ],
  [
    /^credit ([\d.]+) ([A-Z]{3}) as (\S+) to (\S+?)(?: for (\S+))?$/,
    (on, [amount = '', currency = '', number = '', customer = '', invoice]) =>
      fact(on, { number, currency }, ({ workspace }) =>
        workspace.call('creditNotes.record', {
          creditNote: number,
          customer,
          issuedOn: on,
          currency,
          amountMinor: minor(amount, currency),
          invoice: invoice ?? null,
        }),
      ),
  ],
  [
    /^rate 1 ([A-Z]{3}) is ([\d.]+) ([A-Z]{3})$/,
    (on, [base = '', rate = '', currency = '']) =>
      fact(on, null, ({ workspace }) =>
        workspace.call('rates.record', { base, currency, on, rate, source: 'test' }),
      ),
  ],
  [
    /^money from (\S+) of ([\d.]+) ([A-Z]{3}) paid as ([\d.]+) ([A-Z]{3})(?: at ([\d.]+))?(?: to (\S+))?$/,
    (on, [customer = '', amount = '', currency = '', paid = '', paidIn = '', rate, invoice]) =>
      fact(on, null, async ({ workspace, item }) =>
        workspace.call('receipts.record', {
          customer,
          receivedOn: on,
          currency,
          amountMinor: minor(amount, currency),
          paid: { currency: paidIn, amountMinor: minor(paid, paidIn), rate: rate ?? null },
          allocate:
            invoice === undefined
              ? null
              : [{ itemId: await item(invoice, 1), amountMinor: minor(amount, currency) }],
        }),
      ),
  ],
];
