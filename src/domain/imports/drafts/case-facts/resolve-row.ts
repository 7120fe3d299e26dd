/**
 * What a row names, found in the ledger: customer, items, currency, amount.
 *
 *     C1, INV-1;INV-2#2, 700.00     ->  customer C1, items INV-1#1, INV-1#2, INV-2#2, 70000 EUR
 *     C1, INV-9 of C2               ->  refused: an invoice of C2, not of C1
 */
import { exponentOf } from '../../../currencies.ts';
import { aCaseFact, caseFactKind, type CaseItem } from '../../../facts/case-facts.ts';
import type { WrittenItem } from '../../../facts/case-text.ts';
import { type CurrencyCode, decimalToMinor, type Minor } from '../../../money.ts';
import { day, isText, list, plural, say, type Text } from '../../../texts/text.ts';
import { shortened } from '../../findings.ts';
import type { KnownDocuments, KnownInvoice } from '../known-documents.ts';
import { aboutOf, type Context, refuse, type WrittenCaseFact } from './written-fact.ts';

/** Names become facts of the ledger: customer, items, currency, amount. */
export function resolveRow(context: Context, row: WrittenCaseFact): void {
  const { known, ledger } = context;
  const spec = caseFactKind(row.kind);
  const customer = customerOf(context, row);
  if (customer === null) return;
  const items: CaseItem[] = [];
  let ofItems: CurrencyCode | null = null;
  for (const written of row.items) {
    const found = itemsNamed(known, written);
    if (isText(found)) return refuse(context, row, 'item_unknown', 'items', found);
    const { invoice, named } = found;
    if (invoice.customer !== customer)
      return refuse(
        context,
        row,
        'item_of_another_customer',
        'items',
        say`"${shortened(written.invoice)}" is an invoice of ${invoice.customer}, not of ${customer}`,
      );
    if (ofItems !== null && invoice.currency !== ofItems && needsSum(row) && row.currency === '')
      return refuse(
        context,
        row,
        'two_currencies',
        'items',
        say`the items are in ${ofItems} and ${invoice.currency}; write a row for each currency`,
      );
    ofItems ??= invoice.currency;
    if (spec.about === 'items' && row.currency !== '' && invoice.currency !== row.currency)
      return refuse(
        context,
        row,
        'other_currency',
        'currency',
        say`"${shortened(written.invoice)}" is in ${invoice.currency}, not in ${row.currency}`,
      );
    items.push(...named);
  }
  const account =
    spec.about === 'items' && items.length === 0
      ? ledger.itemsIssuedBy(customer, null, row.on)
      : [];
  const currency =
    row.currency === ''
      ? needsSum(row)
        ? (ofItems ?? currencyOfAccount(context, customer, account))
        : null
      : row.currency;
  if (currency === undefined)
    return refuse(
      context,
      row,
      'currency_missing',
      'currency',
      say`${customer} owes in several currencies; say in which ${aCaseFact(row.kind)} is`,
    );
  if (account.length > 0 && currency !== null && !account.some((one) => one.currency === currency))
    return refuse(
      context,
      row,
      'other_currency',
      'currency',
      say`no invoice of ${customer} by ${day(row.on)} is in ${currency}; they are in ${list([...new Set(account.map((one) => one.currency))].sort())}`,
    );
  let amountMinor: Minor | null = null;
  if (row.amount !== '') {
    const amount = amountOf(context, row, currency ?? '');
    if (amount === null) return;
    amountMinor = amount;
  }
  const { version, ...details } = row.details;
  row.draft = {
    key: row.key,
    kind: row.kind,
    customer,
    items: items.length === 0 ? NO_ITEMS : uniqueItems(items),
    on: row.on,
    until: row.until,
    currency,
    amountMinor,
    person: row.person,
    note: row.note,
    details: row.kind === 'end' ? details : row.details,
    about: aboutOf(row),
    aboutVersion:
      row.kind === 'end' && version !== undefined && Number(version) > 1 ? Number(version) : null,
  };
}

const needsSum = (row: WrittenCaseFact): boolean => row.amount !== '' || row.kind === 'plan';

/** Of rows that name none: the currency of the account's items, else the customer's, else ours. */
function currencyOfAccount(
  { known, companyCurrency }: Context,
  customer: string,
  account: readonly { readonly currency: CurrencyCode }[],
): CurrencyCode | undefined {
  const currencies = new Set(account.map((one) => one.currency));
  if (currencies.size > 1) return undefined;
  const [only] = currencies;
  return only ?? known.customer(customer)?.currency ?? companyCurrency;
}

/** Code of the customer as it is now; null: refused. An end may leave it to the fact it ends. */
function customerOf(context: Context, row: WrittenCaseFact): string | null {
  const { known, ledger, byKey } = context;
  if (row.customer === '') {
    const named =
      row.kind === 'end'
        ? (byKey.get(row.about)?.find((one) => one !== row)?.customer ??
          ledger.byKey(row.about)[0]?.fact.customer ??
          '')
        : '';
    if (named === '') {
      refuse(context, row, 'customer_missing', 'customer', say`the customer is missing`);
      return null;
    }
    return known.codeNow?.(named) ?? named;
  }
  const code = known.codeNow?.(row.customer) ?? row.customer;
  if (known.customer(code) !== null) return code;
  refuse(
    context,
    row,
    'customer_unknown',
    'customer',
    say`there is no customer "${shortened(row.customer)}" in the ledger; import the customers first`,
  );
  return null;
}

/** The instalments that an item means; a text says why it means none. */
function itemsNamed(
  known: KnownDocuments,
  written: WrittenItem,
): { readonly invoice: KnownInvoice; readonly named: readonly CaseItem[] } | Text {
  let { invoice: number, position } = written;
  let invoice = known.invoice(number);
  if (invoice === null && written.other !== null) {
    // The number itself may end like `#2`.
    [number, position] = [written.other, null];
    invoice = known.invoice(number);
  }
  if (invoice === null)
    return say`there is no invoice "${shortened(written.invoice)}" in the ledger; import the invoices first`;
  if (position === null)
    return {
      invoice,
      named: invoice.items.map((item) => ({ invoice: number, position: item.position })),
    };
  if (!invoice.items.some((item) => item.position === position))
    return say`"${shortened(number)}" has ${invoice.items.length} ${plural(invoice.items.length, 'instalment', 'instalments')}; there is no "${shortened(`${number}#${position}`)}"`;
  return { invoice, named: [{ invoice: number, position }] };
}

const NO_ITEMS: readonly CaseItem[] = [];

function uniqueItems(items: readonly CaseItem[]): readonly CaseItem[] {
  if (items.length < 2) return items;
  const byName = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...byName.values()].sort((a, b) =>
    a.invoice === b.invoice ? a.position - b.position : a.invoice < b.invoice ? -1 : 1,
  );
}

function amountOf(context: Context, row: WrittenCaseFact, currency: CurrencyCode): Minor | null {
  const minor = decimalToMinor(row.amount, currency);
  if (typeof minor === 'number' && minor > 0) return minor;
  const written = shortened(row.amount);
  const what =
    minor === 'too_many_decimals'
      ? say`"${written}" has more decimals than ${currency} has (${exponentOf(currency)})`
      : minor === 'too_large'
        ? say`"${written}" is larger than the ledger can hold`
        : typeof minor === 'number'
          ? say`"${written}" is not more than zero; ${aCaseFact(row.kind)} is written with its amount without a sign`
          : say`"${written}" is not an amount (amounts here have a decimal point)`;
  refuse(context, row, 'not_an_amount', 'amount', what);
  return null;
}
