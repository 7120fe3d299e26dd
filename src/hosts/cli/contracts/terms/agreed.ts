/**
 * Terms as people write them, tried on an invoice: what most commands about terms print.
 *
 *     terms: net 30, 2% discount within 10 days
 *     an invoice of 100.00 EUR of 2026-11-21 is due 2026-12-21
 *     30 days after 2026-11-21
 *     2.00 less when paid until 2026-12-01
 */
import { decimalToMinor, isCurrencyCode, minorToDecimal } from '../../../../contract/values.ts';
import { plain } from '../../terminal/display.ts';
import { dateFlag } from '../../terminal/options.ts';
import { usage } from '../../terminal/refusal.ts';
import type { Session } from '../../terminal/session.ts';
import type { VerbFlags } from '../../terminal/verb.ts';
import type { ToldOutput } from '../../../../contract/told.ts';

export type TermsPreview = ToldOutput<'terms.preview'>;

export interface InvoiceFlags extends VerbFlags {
  readonly amount?: string;
  readonly currency?: string;
  readonly on?: string;
  readonly delivered?: string;
}

/** The invoice that terms are tried on. */
export interface Tried {
  readonly issuedOn: ReturnType<typeof dateFlag>;
  readonly deliveredOn: ReturnType<typeof dateFlag> | null;
  readonly grossMinor: number;
  readonly currency: string;
  readonly country: string | null;
}

/** A round sum, so that instalments read as percent. */
const HUNDRED = 100;

/** Of 100 in the company's currency and country unless the flags or `of` say otherwise. */
export async function triedOn(
  session: Session,
  flags: InvoiceFlags,
  of: { readonly currency: string | null; readonly country: string | null },
): Promise<Tried> {
  const company = await session.call('company.get', {});
  const currency = flags.currency ?? of.currency ?? company.currency;
  return {
    issuedOn: dateFlag(flags.on, '--on'),
    deliveredOn: flags.delivered === undefined ? null : dateFlag(flags.delivered, '--delivered'),
    grossMinor: grossOf(flags.amount ?? String(HUNDRED), currency),
    currency,
    country: of.country ?? company.country,
  };
}

/** What the flags say wrong, before a ledger is opened. */
export function checkInvoice({ amount, currency, on, delivered }: InvoiceFlags): void {
  if (currency !== undefined && !isCurrencyCode(currency))
    throw usage(`--currency ${currency} is not a currency code (three letters, like EUR)`);
  if (amount !== undefined && currency !== undefined) grossOf(amount, currency);
  dateFlag(on, '--on');
  dateFlag(delivered, '--delivered');
}

function grossOf(amount: string, currency: string): number {
  const minor = decimalToMinor(amount, currency);
  if (typeof minor === 'number' && minor > 0) return minor;
  throw usage(
    `--amount ${amount} is not an amount in ${currency}; write it like ${minorToDecimal(123450, currency)}`,
  );
}

export function previewText(
  preview: TermsPreview,
  { issuedOn, grossMinor, currency }: Tried,
): string {
  const amount = (minor: number): string => minorToDecimal(minor, currency);
  const [first] = preview.due;
  const isOne = preview.due.length === 1 && first !== undefined;
  const due = isOne
    ? `due ${first.dueOn}`
    : `due in ${preview.due.length} instalments: ${preview.due.map((row) => `${amount(row.grossMinor)} on ${row.dueOn}`).join(', ')}`;
  return [
    `terms: ${preview.short}`,
    `an invoice of ${amount(grossMinor)} ${currency} of ${issuedOn} is ${due}`,
    preview.because,
    ...(preview.discount === null
      ? []
      : [
          `${amount(preview.discount.amountMinor)} less when paid until ${preview.discount.untilOn}`,
        ]),
  ]
    .map((line) => `${plain(line)}\n`)
    .join('');
}

/** Amounts as decimal strings; `rule` is the structure that documents keep. */
export const previewJson = (
  { terms, short, due, because, discount }: TermsPreview,
  { issuedOn, grossMinor, currency }: Tried,
) => ({
  terms: short,
  rule: terms,
  issuedOn,
  currency,
  amount: minorToDecimal(grossMinor, currency),
  due: due.map((row) => ({ dueOn: row.dueOn, amount: minorToDecimal(row.grossMinor, currency) })),
  because,
  discount:
    discount === null
      ? null
      : { untilOn: discount.untilOn, amount: minorToDecimal(discount.amountMinor, currency) },
});
