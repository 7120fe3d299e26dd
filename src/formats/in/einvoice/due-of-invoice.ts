/**
 * When an e-invoice says it has to be paid: one date, or parts with dates and amounts of their own.
 *
 *     due 2026-03-02                                     ->  2026-03-02
 *     60.00 on 2026-03-02 and 40.00 on 2026-04-01        ->  both, when 100.00 are payable
 *     2026-03-02 and 2026-04-01, and no word how much    ->  2026-04-01, with a doubt
 */
import type { IsoDate } from '../../../domain/dates.ts';
import type { EInvoice } from '../../../domain/einvoice/einvoice.ts';
import { shortened } from '../../../domain/imports/findings.ts';
import type { CurrencyCode, Minor } from '../../../domain/money.ts';
import type { Doubting } from './refused.ts';
import type { WrittenInvoice } from './written-invoice.ts';
import { fractionIn, minorIn, readWrittenDate } from './written-values.ts';
import { day, list, money, say } from '../../../domain/texts/text.ts';

export interface DueContext {
  readonly issuedOn: IsoDate;
  readonly currency: CurrencyCode;
  readonly payableMinor: Minor;
}

/** The due date, the last one where there are several, and the parts if they make up the whole. */
export function dueOfInvoice(
  written: WrittenInvoice,
  context: DueContext,
  doubt: Doubting,
): Pick<EInvoice, 'dueOn' | 'instalments'> {
  const instalments = partsOf(written, context, doubt);
  const last = instalments.at(-1);
  return last === undefined
    ? { dueOn: dueDate(written, context.issuedOn, doubt), instalments }
    : { dueOn: last.dueOn, instalments };
}

/** Two or more parts that make up what is payable; else none. */
function partsOf(
  { parts, names }: WrittenInvoice,
  { currency, payableMinor }: DueContext,
  doubt: Doubting,
): EInvoice['instalments'] {
  if (parts.length < 2) return [];
  let total = 0;
  const read: { readonly dueOn: IsoDate; readonly amountMinor: Minor }[] = [];
  for (const part of parts) {
    const dueOn = readWrittenDate(part.dueOn);
    const amount = fractionIn(part.amount);
    const amountMinor = amount === null ? 'not_an_amount' : minorIn(amount, currency);
    if (dueOn === null || typeof amountMinor === 'string' || amountMinor <= 0) return [];
    read.push({ dueOn, amountMinor });
    total += amountMinor;
  }
  if (total !== payableMinor) {
    doubt(
      'instalments_total',
      say`its ${read.length} instalments add up to ${money(total, currency)}, yet it states ${money(payableMinor, currency)} (${names.payable}); they were left out`,
    );
    return [];
  }
  return read.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function dueDate(written: WrittenInvoice, issuedOn: IsoDate, doubt: Doubting): IsoDate | null {
  const dates = new Set<IsoDate>();
  for (const one of written.dueOn) {
    const date = readWrittenDate(one);
    if (date !== null) dates.add(date);
    else
      doubt(
        'due_date',
        say`line ${one.line}: the due date "${shortened(one.text)}" is not a date; it was left out`,
      );
  }
  const sorted = [...dates].sort();
  const last = sorted.at(-1) ?? null;
  // Chasing too early does more harm than chasing a few days late [J].
  if (sorted.length > 1)
    doubt(
      'several_due_dates',
      say`it names ${sorted.length} due dates, ${list(sorted.map(day))}; the last one was taken`,
    );
  if (last !== null && last < issuedOn)
    doubt('due_before_issue', say`it is due on ${day(last)}, before its own date ${day(issuedOn)}`);
  return last;
}
