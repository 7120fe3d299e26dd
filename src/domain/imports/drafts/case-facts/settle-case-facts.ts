/**
 * Case facts against the ledger and against each other, before they are recorded: what a row names
 * must be there, what it says must fit, and nothing may be recorded twice. An import and `record FACT`
 * go through here, so that both refuse the same in the same words.
 *
 *     promise of C1 about INV-1, 700.00 where 500.00 is open   ->  recorded, with a warning
 *     end of H-2, and no fact has the key H-2                  ->  refused
 *     two plans about INV-1 that run on the same day           ->  the later one is refused
 */
import { factsOn, isTakingBack, type CaseFactRow } from '../../../case/live-facts.ts';
import {
  aCaseFact,
  CASE_FACT_KINDS,
  CASE_FACTS,
  caseFactKind,
  detailFaults,
  detailReaders,
  ENDING_DETAILS,
  readSchedule,
  unknownDetails,
  type CaseDetails,
  type CaseFactDraft,
  type CaseFactKind,
  type CaseItem,
} from '../../../facts/case-facts.ts';
import type { WrittenItem } from '../../../facts/case-text.ts';
import { addDays, daysBetween, type IsoDate } from '../../../dates.ts';
import { decimalToMinor, sumMinor, type CurrencyCode, type Minor } from '../../../money.ts';
import { exponentOf } from '../../../currencies.ts';
import { shortened, type Severity } from '../../findings.ts';
import { ROWS_BETWEEN_YIELDS } from '../compare-invoices.ts';
import type { RowStatus } from '../drafted-file.ts';
import type { KnownDocuments, KnownInvoice } from '../known-documents.ts';
import { contentOf, type KnownCase } from './known-case.ts';
import { amount, day, isText, list, money, plural, say, type Text } from '../../../texts/text.ts';

/** A row as it was written; `draft` is what it comes to, once it is settled. */
export interface WrittenCaseFact {
  readonly line: number;
  status: RowStatus;
  /** `''`: one is given. */
  readonly key: string;
  readonly kind: CaseFactKind;
  readonly customer: string;
  readonly items: readonly WrittenItem[];
  readonly on: IsoDate;
  readonly until: IsoDate | null;
  /** `''`: that of the items, of the customer, or of the company. */
  readonly currency: CurrencyCode;
  /** Plain decimal text, or `''`. */
  readonly amount: string;
  readonly person: string;
  readonly note: string;
  readonly details: CaseDetails;
  /** Key of the fact it ends or answers, or `''`. */
  readonly about: string;
  draft: CaseFactDraft | null;
}

/** Column names of the exchange file; `details` for a detail that has no column of its own. */
export type CaseColumn =
  | 'key'
  | 'kind'
  | 'customer'
  | 'items'
  | 'on'
  | 'until'
  | 'currency'
  | 'amount'
  | 'details'
  | 'ends';

/** Says something about a row; `what` follows the place in the sentence. */
export type TellRow = (
  severity: Severity,
  code: string,
  row: WrittenCaseFact,
  column: CaseColumn,
  what: Text,
) => void;

interface Context {
  readonly known: KnownDocuments;
  readonly ledger: KnownCase;
  readonly companyCurrency: CurrencyCode;
  readonly tell: TellRow;
  /** Rows of the file by their key, in the order of the file. */
  readonly byKey: ReadonlyMap<string, readonly WrittenCaseFact[]>;
  /** Rows of kind `end` by the key they end. */
  readonly ends: ReadonlyMap<string, readonly WrittenCaseFact[]>;
}

/**
 * Sets `status` and `draft` of every row and says why. Returns the new facts in an order in which
 * each stands behind the one it ends or answers. Yields every few hundred rows.
 */
export function* settleCaseFacts(
  rows: readonly WrittenCaseFact[],
  known: KnownDocuments,
  companyCurrency: CurrencyCode,
  tell: TellRow,
): Generator<undefined, readonly CaseFactDraft[]> {
  if (known.caseFacts === undefined) throw new Error('case facts are settled against nothing');
  const byKey = new Map<string, WrittenCaseFact[]>();
  const ends = new Map<string, WrittenCaseFact[]>();
  for (const row of rows) {
    if (row.key !== '') push(byKey, row.key, row);
    if (row.kind === 'end') push(ends, row.about, row);
  }
  const context: Context = { known, ledger: known.caseFacts, companyCurrency, tell, byKey, ends };

  const seen = new Set<WrittenCaseFact>();
  const passes: readonly ((row: WrittenCaseFact) => void)[] = [
    (row) => refuseCircle(context, row, seen),
    (row) => resolveRow(context, row),
    duplicatesOf(context),
    (row) => judgeContent(context, row),
    aboutJudge(context),
  ];
  let done = 0;
  for (const pass of passes)
    for (const row of rows) {
      done += 1;
      if (done % ROWS_BETWEEN_YIELDS === 0) yield;
      if (row.status === 'new') pass(row);
    }
  for (const only of ONLY_ONE) tellSecond(context, rows, only);
  refuseWhatLostItsFact(context, rows);
  giveKeys(context, rows);
  return inOrderOfRecording(context, rows);
}

/** As in the file, except that a row comes behind the one it ends or answers. */
function inOrderOfRecording(
  { byKey }: Context,
  rows: readonly WrittenCaseFact[],
): readonly CaseFactDraft[] {
  /** Rows that another one ends or answers, and may bring forward, and those that do. */
  const named = new Set<string>();
  for (const row of rows) named.add(aboutOf(row));
  named.delete('');
  const placed = new Set<WrittenCaseFact>();
  const facts: CaseFactDraft[] = [];
  for (const row of rows) {
    if (row.status === 'new' && aboutOf(row) === '' && !named.has(row.key)) {
      facts.push(row.draft as CaseFactDraft);
      continue;
    }
    const chain: WrittenCaseFact[] = [];
    let next: WrittenCaseFact | undefined = row;
    while (next?.status === 'new' && !placed.has(next)) {
      chain.push(next);
      placed.add(next);
      const one: WrittenCaseFact = next;
      const key = aboutOf(one);
      next =
        key === ''
          ? undefined
          : byKey.get(key)?.find((other) => other !== one && !placed.has(other));
    }
    for (const one of chain.reverse()) facts.push(one.draft as CaseFactDraft);
  }
  return facts;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** Details that name another fact, by kind: few kinds have one, and every row is asked several times. */
const NAMES_OF_KEYS: ReadonlyMap<CaseFactKind, readonly string[]> = new Map(
  CASE_FACT_KINDS.map((kind) => [
    kind,
    Object.entries(caseFactKind(kind).details)
      .filter(([, { form }]) => form === 'key')
      .map(([name]) => name),
  ]),
);

/** The key of the fact that a row ends or answers; `''`: none, or one that the program finds itself. */
function aboutOf(row: WrittenCaseFact): string {
  if (row.about !== '') return row.about;
  for (const name of NAMES_OF_KEYS.get(row.kind) ?? []) {
    const key = row.details[name] ?? '';
    // Signals that the program finds itself have keys like payment_shift/C1/2026-03-01.
    if (key !== '' && !key.includes('/')) return key;
  }
  return '';
}

/** Rows that end or answer each other in a circle are refused. `seen`: rows that lead somewhere. */
function refuseCircle(context: Context, row: WrittenCaseFact, seen: Set<WrittenCaseFact>): void {
  // Most rows name no other, and 200,000 of them need not be remembered.
  if (aboutOf(row) === '') return;
  const chain = new Set<WrittenCaseFact>();
  let next: WrittenCaseFact | undefined = row;
  while (next !== undefined && !seen.has(next) && !chain.has(next)) {
    chain.add(next);
    const one: WrittenCaseFact = next;
    const key = aboutOf(one);
    next = key === '' ? undefined : context.byKey.get(key)?.find((other) => other !== one);
  }
  for (const one of chain) {
    seen.add(one);
    if (next !== undefined && chain.has(next) && one.status === 'new')
      refuse(
        context,
        one,
        'ends_circle',
        'ends',
        say`it ends or answers "${shortened(aboutOf(one))}", which comes back to it`,
      );
  }
}

const refuse = (
  { tell }: Context,
  row: WrittenCaseFact,
  code: string,
  column: CaseColumn,
  what: Text,
): void => {
  row.status = 'refused';
  tell('refused', code, row, column, what);
};

/** Names become facts of the ledger: customer, items, currency, amount. */
function resolveRow(context: Context, row: WrittenCaseFact): void {
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

/** Known already: row by row, so that two equal calls of one day stay two. */
function duplicatesOf(context: Context): (row: WrittenCaseFact) => void {
  const { ledger, byKey, tell } = context;
  /** How many equal rows without a key the ledger still has for the file. */
  const unclaimed = new Map<string, number>();
  const isSame = (fact: CaseFactDraft, other: CaseFactDraft): boolean =>
    contentOf(fact) === contentOf(other);
  return (row) => {
    const fact = row.draft as CaseFactDraft;
    if (row.key === '') {
      if (ledger.isEmpty) return;
      const content = contentOf(fact);
      const left =
        unclaimed.get(content) ??
        ledger
          .onDay(fact.customer, fact.kind, fact.on)
          .filter((one) => contentOf(one.fact) === content).length;
      if (left > 0) row.status = 'duplicate';
      unclaimed.set(content, Math.max(0, left - 1));
      return;
    }
    const inLedger = ledger.isEmpty ? [] : ledger.byKey(row.key);
    if (inLedger.some((one) => isSame(one.fact, fact))) {
      row.status = 'duplicate';
      return;
    }
    const inFile = (byKey.get(row.key) ?? []).filter(
      (one) => one.line < row.line && one.status !== 'refused' && one.draft !== null,
    );
    const before = inFile.find((one) => isSame(one.draft as CaseFactDraft, fact));
    if (before !== undefined) {
      row.status = 'duplicate';
      tell(
        'note',
        'repeated_row',
        row,
        'key',
        say`"${shortened(row.key)}" stands in line ${before.line} already, word for word; it counts once`,
      );
      return;
    }
    const [first] = [...inLedger.map((one) => one.fact), ...inFile.map((one) => one.draft)];
    if (first === undefined || first === null) return;
    const isVersion =
      caseFactKind(row.kind).hasVersions === true &&
      first.kind === fact.kind &&
      first.customer === fact.customer;
    if (isVersion) return;
    const [place] = inFile;
    const where =
      inLedger.length > 0 || place === undefined
        ? say`the ledger has ${aCaseFact(first.kind)} of ${first.customer} of ${day(first.on)} under this key`
        : say`it stands in line ${place.line} with other content`;
    refuse(
      context,
      row,
      'key_twice',
      'key',
      say`"${shortened(row.key)}" is taken: ${where}; use a key once`,
    );
  };
}

/** What a fact says about days, amounts and details. Ends are judged beside the fact they end. */
function judgeContent(context: Context, row: WrittenCaseFact): void {
  if (row.kind === 'end') return judgeUnused(context, row);
  const spec = caseFactKind(row.kind);
  const fact = row.draft as CaseFactDraft;
  const no = (code: string, column: CaseColumn, what: Text): void =>
    refuse(context, row, code, column, what);
  judgeUnused(context, row);
  if (spec.until?.isRequired === true && row.until === null)
    no(
      'until_missing',
      'until',
      say`the day is missing: ${aCaseFact(row.kind)} says what it is ${spec.until.is}`,
    );
  if (row.until !== null && spec.until !== null) {
    if (row.until < row.on)
      no(
        'until_before_on',
        'until',
        say`${day(row.until)} is before ${day(row.on)}, on which it begins`,
      );
    const { mostDays } = spec.until;
    if (mostDays !== undefined && daysBetween(row.on, row.until) > mostDays)
      no(
        'until_too_late',
        'until',
        say`${day(row.until)} is more than ${mostDays} days after ${day(row.on)}; ${aCaseFact(row.kind)} lasts until ${day(addDays(row.on, mostDays))} at most`,
      );
  }
  if (
    row.kind === 'extension' &&
    fact.details.state === 'granted' &&
    row.until === null &&
    row.status === 'new'
  )
    no('until_missing', 'until', say`the new due date of an extension that was granted is missing`);
  if (spec.amount?.isRequired === true && row.amount === '')
    no(
      'amount_missing',
      'amount',
      say`the amount is missing: ${aCaseFact(row.kind)} says what sum it is about`,
    );
  judgeDetails(context, row, null);
  if (row.status === 'refused') return;
  if (row.kind === 'plan') judgePlan(context, row);
  if (spec.amount?.isPartOfOpen === true && fact.amountMinor !== null) warnAboveOpen(context, row);
}

/** A kind without a second day or an amount has none: what was written there means something else. */
function judgeUnused(context: Context, row: WrittenCaseFact): void {
  const { until, amount } = caseFactKind(row.kind);
  const what = aCaseFact(row.kind);
  if (until === null && row.until !== null)
    refuse(
      context,
      row,
      'until_unused',
      'until',
      say`${what} has no second day; leave "until" empty`,
    );
  if (amount === null && row.amount !== '')
    refuse(
      context,
      row,
      'amount_unused',
      'amount',
      say`${what} has no amount; leave "amount" empty`,
    );
}

function judgeDetails(context: Context, row: WrittenCaseFact, ended: CaseFactKind | null): void {
  const readers = detailReaders(row.kind, ended);
  for (const { what } of detailFaults(row.details, readers))
    refuse(context, row, 'details_wrong', 'details', what);
  for (const name of unknownDetails(row.details, readers)) {
    if (row.kind === 'end' && ended !== null && Object.hasOwn(ENDING_DETAILS, name))
      refuse(
        context,
        row,
        'details_wrong',
        'details',
        say`${aCaseFact(ended)} does not end with ${name}`,
      );
    else if (row.status === 'new')
      context.tell(
        'warning',
        'detail_unknown',
        row,
        'details',
        say`the program knows no "${shortened(name)}" of ${aCaseFact(row.kind)}; it is kept as it is written`,
      );
  }
}

/** What of the fact's items was open at the end of its day. */
const openOf = ({ ledger }: Context, fact: CaseFactDraft): Minor =>
  sumMinor(itemsOf(ledger, fact).map((item) => ledger.openOn(item, fact.on)));

const itemsOf = (ledger: KnownCase, fact: CaseFactDraft): readonly CaseItem[] =>
  fact.items.length > 0 ? fact.items : ledger.itemsIssuedBy(fact.customer, fact.currency, fact.on);

function judgePlan(context: Context, row: WrittenCaseFact): void {
  const fact = row.draft as CaseFactDraft;
  const currency = fact.currency ?? '';
  const planned = (readSchedule(fact.details.instalments ?? '') ?? []).map(({ amount }) =>
    decimalToMinor(amount, currency),
  );
  const wrong = planned.find((one) => typeof one !== 'number');
  if (wrong !== undefined)
    return refuse(
      context,
      row,
      'details_wrong',
      'details',
      say`an instalment has more decimals than ${currency} has (${exponentOf(currency)}), or is too large`,
    );
  const agreed = sumMinor(planned as readonly Minor[]);
  const open = openOf(context, fact);
  if (agreed !== open)
    refuse(
      context,
      row,
      'plan_differs',
      'details',
      say`the instalments come to ${money(agreed, currency)}, and ${amount(open, currency)} was open on ${day(row.on)}; a plan covers what is open`,
    );
}

function warnAboveOpen(context: Context, row: WrittenCaseFact): void {
  const fact = row.draft as CaseFactDraft;
  const currency = fact.currency ?? '';
  const open = openOf(context, fact);
  if ((fact.amountMinor as Minor) > open)
    context.tell(
      'warning',
      'above_open',
      row,
      'amount',
      say`${amount(fact.amountMinor as Minor, currency)} is more than the ${money(open, currency)} open on ${day(row.on)}; ${aCaseFact(row.kind)} counts for what is open`,
    );
}

/** A row that ends or answers another: which must be there, of the same customer and not later. */
function aboutJudge(context: Context): (row: WrittenCaseFact) => void {
  const { ledger, byKey, ends } = context;
  /** Rows of the file that end something, by the key they end. */
  const endedBy = new Map<string, WrittenCaseFact>();
  const isTakenBack = ({ key }: WrittenCaseFact): boolean =>
    key !== '' && (ends.get(key) ?? []).some((one) => isTakingBack(one));
  const endsAnEnd = (end: CaseFactDraft): boolean =>
    ledger.byKey(end.about)[0]?.kind === 'end' || byKey.get(end.about)?.[0]?.kind === 'end';
  return (row) => {
    const fact = row.draft as CaseFactDraft;
    const { about: key } = fact;
    const isEnd = row.kind === 'end';
    const column: CaseColumn = row.about === '' ? 'details' : 'ends';
    if (key === '') {
      if (isEnd)
        refuse(
          context,
          row,
          'ends_missing',
          'ends',
          say`the key of the fact that this row ends is missing`,
        );
      return;
    }
    const inLedger = ledger.isEmpty ? [] : ledger.byKey(key);
    const inFile = (byKey.get(key) ?? []).filter(
      (one) => one !== row && one.status !== 'duplicate',
    );
    const target = [
      ...inLedger.map((one) => one.fact),
      ...inFile.filter((one) => one.status === 'new').map((one) => one.draft as CaseFactDraft),
    ][(fact.aboutVersion ?? 1) - 1];
    if (target === undefined) {
      const refused = inFile.find((one) => one.status === 'refused');
      return refuse(
        context,
        row,
        'ends_unknown',
        column,
        refused === undefined
          ? fact.aboutVersion === null
            ? say`no fact has the key "${shortened(key)}"`
            : say`no fact has the key "${shortened(key)}" in a version ${fact.aboutVersion}`
          : say`the fact "${shortened(key)}", line ${refused.line}, is refused`,
      );
    }
    if (target.customer !== fact.customer)
      return refuse(
        context,
        row,
        'other_customer',
        'customer',
        say`"${shortened(key)}" is ${aCaseFact(target.kind)} of ${target.customer}, not of ${fact.customer}`,
      );
    if (row.on < target.on)
      return refuse(
        context,
        row,
        'ends_too_early',
        'on',
        say`${day(row.on)} is before ${day(target.on)}, on which "${shortened(key)}" begins`,
      );
    if (column === 'details' && target.kind !== 'signal')
      return refuse(
        context,
        row,
        'details_wrong',
        'details',
        say`"${shortened(key)}" is ${aCaseFact(target.kind)}, not a signal`,
      );
    if (!isEnd) return;
    if (target.kind === 'end' && !(isTakingBack(row) && !endsAnEnd(target)))
      return refuse(
        context,
        row,
        'ends_an_end',
        'ends',
        say`"${shortened(key)}" ends another fact; reverse it instead of ending it`,
      );
    judgeDetails(context, row, target.kind);
    if (row.status === 'refused' || isTakingBack(row)) return;
    const inFileBefore = endedBy.get(key);
    const inLedgerBefore = inLedger
      .slice(0, 1)
      .flatMap((one) => ledger.endsOf(one.id))
      .find((end) => !isTakingBack(end) && ledger.endsOf(end.id).length === 0);
    if (inLedgerBefore !== undefined)
      return refuse(
        context,
        row,
        'ended_already',
        'ends',
        say`"${shortened(key)}" is ended from ${day(inLedgerBefore.on)} already`,
      );
    // One that was taken back in the same file ended nothing for good.
    if (inFileBefore !== undefined && !isTakenBack(inFileBefore))
      return refuse(
        context,
        row,
        'ended_already',
        'ends',
        say`"${shortened(key)}" is ended in line ${inFileBefore.line} already`,
      );
    endedBy.set(key, row);
  };
}

/** Of which an item, an invoice or a customer has one at a time: of two the one that begins later is told. */
interface OnlyOne {
  readonly kind: 'plan' | 'extension' | 'hold';
  readonly code: string;
  /** What becomes of the later one. */
  readonly severity: 'refused' | 'warning';
  /** Rows of the kind that count here. */
  readonly isMeant: (details: CaseDetails) => boolean;
  /** What two must not share. */
  readonly namesOf: (ledger: KnownCase, fact: CaseFactDraft) => readonly string[];
  readonly column: CaseColumn;
  /** It stands in the way no longer once it is ended or expired. */
  readonly untilItEnds: boolean;
  /** How the other one is called, and what is said of it. */
  readonly inLedger: (key: string) => Text;
  readonly ofLine: (line: number) => Text;
  readonly sentence: (which: Text, on: IsoDate) => Text;
}

const ONLY_ONE: readonly OnlyOne[] = [
  {
    kind: 'plan',
    code: 'second_plan',
    severity: 'refused',
    isMeant: () => true,
    namesOf: (ledger, fact) =>
      itemsOf(ledger, fact).map(
        ({ invoice, position }) => `${position} ${fact.currency ?? ''} ${invoice}`,
      ),
    column: 'items',
    untilItEnds: true,
    inLedger: (key) => say`plan "${key}"`,
    ofLine: (line) => say`the plan of line ${line}`,
    sentence: (which, on) =>
      say`${which} of ${day(on)} is about the same items and still runs; end it first`,
  },
  {
    // domain-rules 2.6 no. 12; somebody may ask for as many as they like.
    kind: 'extension',
    code: 'second_extension',
    severity: 'refused',
    isMeant: ({ state }) => state === 'granted',
    namesOf: (ledger, fact) => itemsOf(ledger, fact).map(({ invoice }) => invoice),
    column: 'items',
    untilItEnds: false,
    inLedger: (key) => say`extension "${key}"`,
    ofLine: (line) => say`the extension of line ${line}`,
    sentence: (which, on) =>
      say`${which} of ${day(on)} is about the same invoice, and an invoice is extended once; agree on a plan, or reverse the first if it was a mistake`,
  },
  {
    // A merge brings two together, and a stricter one follows a milder one: nothing is refused, but of two
    // that run at once a person sees one, and ends one.
    kind: 'hold',
    code: 'second_hold',
    severity: 'warning',
    isMeant: () => true,
    namesOf: () => ['customer'],
    column: 'details',
    untilItEnds: true,
    inLedger: (key) => say`hold "${key}"`,
    ofLine: (line) => say`the hold of line ${line}`,
    sentence: (which, on) =>
      say`${which} of ${day(on)} still runs; while both do, the stricter one counts`,
  },
];

function tellSecond(context: Context, rows: readonly WrittenCaseFact[], only: OnlyOne): void {
  const { ledger } = context;
  const { kind } = only;
  const meant = (one: { readonly kind: CaseFactKind; readonly details: CaseDetails }): boolean =>
    one.kind === kind && only.isMeant(one.details);
  const later = rows.filter((row) => row.status === 'new' && meant(row));
  if (later.length === 0) return;
  const endsOf = (key: string): readonly WrittenCaseFact[] =>
    key === '' ? [] : (context.ends.get(key) ?? []).filter((end) => end.status === 'new');
  interface One extends CaseFactRow {
    readonly items: ReadonlySet<string>;
    readonly row: WrittenCaseFact | null;
  }
  const namesOf = (fact: CaseFactDraft): ReadonlySet<string> => new Set(only.namesOf(ledger, fact));
  const ofCustomer = new Map<string, One[]>();
  let id = Number.MAX_SAFE_INTEGER / 2;
  const oneOf = (row: WrittenCaseFact, aboutId: number | null): One => {
    const fact = row.draft as CaseFactDraft;
    id += 1;
    const items = meant(row) ? namesOf(fact) : new Set<string>();
    return { ...fact, id, aboutId, reversedOn: null, items, row };
  };
  const inOrder = later.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.line - b.line));
  for (const row of inOrder) {
    const { customer } = row.draft as CaseFactDraft;
    let theirs = ofCustomer.get(customer);
    if (theirs === undefined) {
      theirs = ledger.withEnds(customer, kind).map((one): One => ({
        ...one,
        items: meant(one) ? namesOf(one.fact) : new Set<string>(),
        row: null,
      }));
      for (const one of [...theirs])
        if (one.kind === kind && one.reversedOn === null)
          theirs.push(...endsOf(one.key).map((end) => oneOf(end, one.id)));
      ofCustomer.set(customer, theirs);
    }
    const own = oneOf(row, null);
    const known = theirs;
    const withEnds = [own];
    for (const end of endsOf(row.key)) {
      const ending = oneOf(end, own.id);
      withEnds.push(ending, ...endsOf(end.key).map((one) => oneOf(one, ending.id)));
    }
    const clash = known.find((other) => {
      if (!meant(other) || ![...own.items].some((item) => other.items.has(item))) return false;
      const later = other.on > own.on ? other.on : own.on;
      const counting = factsOn([...known, ...withEnds], later).filter(
        (one) => one.isLive || !only.untilItEnds,
      );
      return [own, other].every(({ id }) => counting.some((one) => one.id === id));
    });
    if (clash === undefined || only.severity === 'warning') theirs.push(...withEnds);
    if (clash === undefined) continue;
    const which =
      clash.row === null ? only.inLedger(shortened(clash.key)) : only.ofLine(clash.row.line);
    const what = only.sentence(which, clash.on);
    if (only.severity === 'warning') context.tell('warning', only.code, row, only.column, what);
    else refuse(context, row, only.code, only.column, what);
  }
}

/** A row that ends or answers a refused row is refused, too, and so on. */
function refuseWhatLostItsFact(context: Context, rows: readonly WrittenCaseFact[]): void {
  const { byKey, ledger } = context;
  for (let again = true; again;) {
    again = false;
    for (const row of rows) {
      if (row.status !== 'new') continue;
      const key = aboutOf(row);
      const inFile = key === '' ? [] : (byKey.get(key) ?? []);
      if (inFile.length === 0 || inFile.some((one) => one !== row && one.status !== 'refused'))
        continue;
      if (!ledger.isEmpty && ledger.byKey(key).length > 0) continue;
      refuse(
        context,
        row,
        'ends_unknown',
        'ends',
        say`the fact "${shortened(key)}", line ${inFile[0]?.line ?? 0}, is refused`,
      );
      again = true;
    }
  }
}

/** `P-2026-0001`: letters of the kind, year of the fact, the next number that nobody has. */
function giveKeys({ ledger, byKey }: Context, rows: readonly WrittenCaseFact[]): void {
  const next = new Map<string, number>();
  for (const row of rows) {
    if (row.status !== 'new' || row.key !== '') continue;
    const prefix = `${CASE_FACTS[row.kind].letters}-${row.on.slice(0, 4)}-`;
    let number = next.get(prefix) ?? ledger.highestNumber(prefix);
    let key: string;
    do {
      number += 1;
      key = `${prefix}${String(number).padStart(4, '0')}`;
    } while (byKey.has(key));
    next.set(prefix, number);
    row.draft = { ...(row.draft as CaseFactDraft), key };
  }
}
