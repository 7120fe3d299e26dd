/**
 * What an invoice carries beyond its amount, at random: goods lines, terms with a discount, due dates
 * that were corrected, disputes, write-offs with their receipt; and other names of customers. Texts are
 * such as spreadsheets take for formulas.
 */
import fc from 'fast-check';
import { addDays } from '../../../src/domain/dates.ts';
import {
  NO_DRAFTS,
  type GoodsLineDraft,
  type InvoiceDraft,
} from '../../../src/domain/facts/drafts.ts';
import { recordAlias } from '../../../src/ledger/commands/customers/record-alias.ts';
import { changeDue } from '../../../src/ledger/commands/facts/change-due.ts';
import { recordFacts } from '../../../src/ledger/commands/facts/record-facts.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { formatTerms } from '../../../src/domain/terms/format-terms.ts';
import { liveDocuments } from '../../../src/ledger/queries/facts/live-documents.ts';
import { anyTerms } from '../../domain/terms/arbitrary-terms.ts';
import { command, receipt } from '../../ledger/fixture.ts';
import { FIRST } from '../../ledger/replay/world.ts';

const HOSTILE = [
  '=1+1',
  '+cmd|calc',
  '@SUM(A1)',
  '-2+3',
  '"quoted", with; commas',
  "'apostrophe",
  '玫瑰 50 cm',
  '|pipe\ttab',
  'terms (note)',
];
const text = fc.constantFrom('Hammer', 'Rosas rojas', ...HOSTILE);
const maybe = fc.oneof(fc.constant(''), text);
const offset = fc.nat({ max: 12 });

const line: fc.Arbitrary<GoodsLineDraft> = fc.record({
  deliveredOn: fc.option(offset.map((n) => addDays(FIRST, n))),
  code: maybe,
  description: maybe,
  quantity: fc.constantFrom('', '1', '12', '10.50', '0.333', '-2', '1e3', 'a dozen'),
  unit: fc.constantFrom('', 'pcs', '=kg'),
  unitPrice: fc.constantFrom('', '4.25', '0.0123', '45.00', '-1'),
  netMinor: fc.option(fc.integer({ min: -5_000, max: 90_000 })),
});

export const riches = fc.record({
  customer: fc.nat({ max: 2 }),
  issued: offset,
  parts: fc.integer({ min: 1, max: 3 }),
  lines: fc.array(line, { maxLength: 4 }),
  terms: fc.option(anyTerms),
  wording: fc.oneof(fc.constantFrom('', '2/10 net 30', 'as agreed'), text),
  dueReason: maybe,
  changes: fc.array(fc.record({ part: fc.nat({ max: 2 }), to: offset, reason: text }), {
    maxLength: 3,
  }),
  dispute: fc.option(fc.record({ on: offset, reason: text })),
  discount: fc.option(fc.record({ reason: maybe, withReceipt: fc.boolean() })),
  notes: fc.dictionary(fc.constantFrom('unit', 'Line', 'rep', '=key', 'terms (note)'), text, {
    maxKeys: 3,
  }),
});
export type Riches = typeof riches extends fc.Arbitrary<infer R> ? R : never;

export const aliases = fc.array(
  fc.record({
    customer: fc.nat({ max: 2 }),
    kind: fc.constantFrom('name' as const, 'code' as const, 'account' as const),
    value: text,
  }),
  { maxLength: 6 },
);
export type Aliases = typeof aliases extends fc.Arbitrary<infer A> ? A : never;

export async function addAliases(
  ledger: Ledger,
  codes: readonly string[],
  list: Aliases,
): Promise<void> {
  const taken = new Set<string>();
  for (const { customer, kind, value } of list) {
    const code = codes[customer] ?? '';
    // A code leads to one customer: the screens see to it.
    if (kind === 'code' && taken.has(value)) continue;
    if (kind === 'code') taken.add(value);
    await command(ledger, (tx, scope) => {
      const customerId = liveDocuments(tx).customer(code)?.customerId ?? 0;
      return Promise.resolve(
        recordAlias(tx, scope, { customerId, kind, value, origin: 'entered' }),
      );
    });
  }
}

/** Invoice `G-<nth>` with everything; nothing of it is reversed later. */
export async function addRiches(
  ledger: Ledger,
  codes: readonly string[],
  rich: Riches,
  nth: number,
): Promise<void> {
  const number = `G-${nth}`;
  const customer = codes[rich.customer] ?? '';
  const issuedOn = addDays(FIRST, rich.issued);
  const instalments = Array.from({ length: rich.parts }, (_, at) => ({
    dueOn: addDays(issuedOn, at * 4),
    grossMinor: 1_000 + at,
  }));
  const grossMinor = instalments.reduce((sum, one) => sum + one.grossMinor, 0);
  const invoice: InvoiceDraft = {
    number,
    customer,
    issuedOn,
    currency: 'EUR',
    grossMinor,
    instalments,
    terms: rich.terms !== null && rich.wording === '' ? formatTerms(rich.terms) : rich.wording,
    contract: '',
    po: '=PO',
    goods: '',
    quantity: '',
    notes: Object.keys(rich.notes).length === 0 ? '' : JSON.stringify(rich.notes),
    lines: rich.lines,
    ...(rich.terms === null ? {} : { termsRule: JSON.stringify(rich.terms) }),
    dueReason: rich.dueReason,
  };
  const withReceipt = rich.discount?.withReceipt === true;
  await command(ledger, (tx, scope) =>
    recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        invoices: [invoice],
        receipts: withReceipt ? [receipt(`R-${number}`, customer, issuedOn, 500)] : [],
        writeOffs:
          rich.discount === null
            ? []
            : [
                {
                  number: `W-${number}`,
                  kind: 'discount',
                  invoice: number,
                  position: 1,
                  effectiveOn: issuedOn,
                  amountMinor: 20,
                  reason: rich.discount.reason,
                  receipt: withReceipt ? `R-${number}` : '',
                },
              ],
        disputes:
          rich.dispute === null
            ? []
            : [
                {
                  invoice: number,
                  openedOn: addDays(issuedOn, rich.dispute.on),
                  reason: rich.dispute.reason,
                },
              ],
      },
      { batchId: null },
    ),
  );
  for (const { part, to, reason } of rich.changes)
    await command(ledger, async (tx, scope) => {
      const items = liveDocuments(tx).invoice(number)?.instalments ?? [];
      const itemId = items[part % items.length]?.itemId ?? 0;
      await changeDue(tx, scope, { itemId, dueOn: addDays(issuedOn, to), reason });
    });
}
