/**
 * Lists that are neither what customers owe nor what a bank booked: payments, purchases, the books,
 * income and expense, templates, quotes, balances. Their columns are enough like those of invoices
 * or of a bank that they could be read as such, and the ledger would be wrong with nothing asked.
 *
 *     vendor, invnumber, transdate, amount                   ->  purchases
 *     JE No, Date, Account Name, Debit, Credit, Invoice Ref  ->  the books
 *     "Payments" above Client, Invoice Number, Amount, Date  ->  payments
 *
 * A list is only called so where nothing says the opposite: a due date and a named customer are of
 * invoices, whatever stands beside them. Who says himself what the file is has been asked.
 */
import { readAmount } from '../values/read-amount.ts';
import { monthOf } from '../values/read-date.ts';
import type { ProfiledColumn } from './can-hold.ts';
import { meaningsOf, plainHeader } from './header-words.ts';
import type { ListKind, TableColumns, TableField } from './vocabulary.ts';
import {
  BEFORE_INVOICE,
  CHART,
  ENTRY,
  EXPENSE,
  INCOME,
  LEDGER_ACCOUNT,
  NEXT_TIME,
  PAYMENT,
  PAYMENT_WAY,
  RECURRENCE,
  SUPPLIER,
  TITLES,
  type OtherList,
} from './words/other-list-words.ts';
import { say, type Text } from '../../texts/text.ts';

export interface LookedList {
  readonly columns: readonly ProfiledColumn[];
  /** Rows of the list, as they stand. */
  readonly sample: readonly (readonly string[])[];
  /** Texts that stand above the header, and the name of the sheet. */
  readonly titles: readonly string[];
  /** What it would be read as, and how. */
  readonly kind: ListKind;
  readonly map: TableColumns;
}

export interface FoundOther {
  readonly list: OtherList;
  /** The column or the title that says so. */
  readonly by: string;
}

const key = (text: string): string => plainHeader(text).replaceAll(' ', '');

/** A column of sums, not of numbers of payments. */
const SUM =
  /amount|received|paid|importe|valor|betrag|eingang|einzahlung|montant|importo|bedrag|belo[bp]|betaln|inbetaln|kwota|castka|summa|сумма|金额|unused|applied|deposit/;

/** Words with which a title goes on to say of when or of whom it is. */
const OF_WHEN =
  /^(?:from|to|for|of|in|until|between|as|at|on|by|de|del|desde|entre|al|du|des|au|pour|vom|von|bis|im|per|zum|fur|van|tot|op|fra|til|av|af|pa|od|do|za|no|lidz|da|dal|di|с|по|за|на)$/;

/** A title with what lists write after it: `Payments received from 1 to 31 March`, `Kreditoren 2026`. */
function titleOf(text: string): OtherList | null {
  if (text.length > 80) return null;
  const words = plainHeader(text)
    .replace(
      /\b(?:report|list|listing|export|liste|listado|informe|ubersicht|overzicht|rapport|elenco)\b|\d+/g,
      ' ',
    )
    .trim()
    .split(/\s+/);
  const end = words.findIndex((word, at) => at > 0 && (OF_WHEN.test(word) || monthOf(word) > 0));
  const title = words.slice(0, end < 0 ? words.length : end).join('');
  for (const [list, names] of Object.entries(TITLES) as [OtherList, ReadonlySet<string>][])
    if (names.has(title) || names.has(key(text))) return list;
  return null;
}

/** The other list that this one is, or null. */
export function otherListOf(looked: LookedList): FoundOther | null {
  const { columns, kind, map } = looked;
  const filled = columns.filter(({ profile }) => profile.filled > 0);
  const named = (names: ReadonlySet<string>): ProfiledColumn | undefined =>
    columns.find(({ header }) => names.has(key(header)));
  const sure = (fields: readonly TableField[], weight: number): boolean =>
    filled.some(({ header }) =>
      meaningsOf(header, 'invoice-list').some(
        ([field, how]) => fields.includes(field) && how >= weight,
      ),
    );
  const found = (list: OtherList, column: ProfiledColumn): FoundOther => ({
    list,
    by: column.header.trim(),
  });
  const hasDue = sure(['due_on'], 90);

  const supplier = named(SUPPLIER);
  const customerNamed = filled.some(
    ({ header, profile }) =>
      profile.filled > 0 &&
      !LEDGER_ACCOUNT.has(key(header)) &&
      !SUPPLIER.has(key(header)) &&
      meaningsOf(header, 'invoice-list').some(
        ([field, how]) => (field === 'customer' || field === 'customer_name') && how >= 90,
      ),
  );
  const ofBank = (
    ['balance', 'value_on', 'direction', 'payer_account', 'payer_bank', 'account'] as const
  ).some((field) => map[field] !== undefined);
  if (
    supplier !== undefined &&
    supplier.profile.filled > 0 &&
    !customerNamed &&
    !(kind === 'bank-list' && ofBank)
  )
    return found('purchases', supplier);

  if (kind !== 'customer-list') {
    const books = entryColumn(looked, customerNamed || hasDue);
    if (books !== null) return found('ledger', books);
  }

  // `Date, Customer, Payment Method, Reference, Amount` has all that a bank's list has, and its own word.
  const byWay = named(PAYMENT_WAY);
  if (kind === 'bank-list' && byWay !== undefined && customerNamed && !ofBank)
    return found('payments', byWay);

  if (kind === 'invoice-list') {
    const sides = incomeAndExpense(columns);
    if (sides !== null) return found('income_expense', sides);
    const recurs = named(RECURRENCE);
    if (recurs !== undefined && recurs.profile.filled > 0 && named(NEXT_TIME) !== undefined)
      return found('recurring', recurs);
    const invoiceNamed = filled.some(({ header }) =>
      meaningsOf(header, 'invoice-list').some(([field, how]) => field === 'invoice' && how >= 60),
    );
    const before = named(BEFORE_INVOICE);
    if (before !== undefined && before.profile.filled > 0 && !invoiceNamed)
      return found('before_invoice', before);
    // What an invoice has and a payment has not.
    const hasInvoiceDate = filled.some(
      ({ header, profile }) =>
        profile.dateShare >= 0.5 &&
        !PAYMENT.has(key(header)) &&
        meaningsOf(header, 'invoice-list').some(
          ([field, how]) => field === 'issued_on' && how >= 90,
        ),
    );
    const isOpen = sure(['open_amount'], 90);
    const way = named(PAYMENT_WAY);
    if (
      way !== undefined &&
      way.profile.filled > 0 &&
      !hasDue &&
      !hasInvoiceDate &&
      !isOpen &&
      !invoiceNamed
    )
      return found('payments', way);
    if (!hasDue && !hasInvoiceDate && !isOpen) {
      const paid = columns.filter(
        ({ header, profile }) => PAYMENT.has(key(header)) && profile.filled > 0,
      );
      const otherDates = filled.some(
        ({ header, profile }) => profile.dateShare >= 0.5 && !PAYMENT.has(key(header)),
      );
      const otherAmounts = filled.some(
        ({ header, profile }) =>
          !PAYMENT.has(key(header)) &&
          profile.dateShare < 0.5 &&
          meaningsOf(header, 'invoice-list').some(
            ([field, how]) => ['amount', 'debit', 'line_amount'].includes(field) && how >= 80,
          ),
      );
      const [first] = paid;
      // A number of a payment says it; its day or its sum, where the list has no other.
      const numbered = paid.find(
        ({ header, profile }) => profile.dateShare < 0.5 && !SUM.test(plainHeader(header)),
      );
      if (first !== undefined && (numbered !== undefined || !otherDates || !otherAmounts))
        return found('payments', numbered ?? first);
    }
  }

  // A due date beside a customer is of invoices, whatever stands above.
  if (customerNamed && hasDue) return null;
  for (const title of looked.titles) {
    const list = titleOf(title);
    if (list === null) continue;
    const isOf: Readonly<Record<ListKind, readonly OtherList[]>> = {
      'invoice-list': ['payments', 'recurring', 'before_invoice', 'balances'],
      'customer-list': [],
      'bank-list': ['recurring'],
    };
    const books = list === 'ledger' && map.ledger_account === undefined;
    // "Bills" are what some call the invoices that they write; a customer says so.
    const purchases = list === 'purchases' && !customerNamed;
    if (isOf[kind].includes(list) || (books && kind !== 'customer-list') || purchases)
      return { list, by: title.trim() };
  }
  return null;
}

/** A column of income and expense, which a list of invoices has not. */
const incomeAndExpense = (columns: readonly ProfiledColumn[]): ProfiledColumn | null =>
  columns.find(({ profile }) => {
    if (profile.filled === 0 || profile.distinct > 6) return false;
    const values = profile.samples.map(key);
    return (
      values.some((value) => EXPENSE.has(value)) &&
      values.every(
        (value) =>
          INCOME.has(value) ||
          EXPENSE.has(value) ||
          /^(?:transfer|traspaso|umbuchung|virement|transferencia|giroconto)$/.test(value),
      )
    );
  }) ?? null;

const cents = (text: string | undefined): number => {
  const value = (text ?? '').trim();
  if (value === '') return 0;
  const read = [readAmount(value, '.'), readAmount(value, ',')].find(({ ok }) => ok);
  return read?.ok === true ? Math.round(Number(read.value.decimal) * 100) : Number.NaN;
};

/**
 * The column of a book's entries, where the list is of the books: debit and credit, accounts that
 * change, and either entries by their name, accounts that every chart has, or rows that balance among
 * themselves. `isOfInvoices`: a customer or a due date is named.
 */
function entryColumn(
  { columns, sample, map, kind }: LookedList,
  isOfInvoices: boolean,
): ProfiledColumn | null {
  // The journal of a program whose receivables are told from its other accounts is read (Wave).
  if (map.ledger_account !== undefined) return null;
  const at = (field: 'debit' | 'credit'): number =>
    columns.findIndex(({ header, profile }) =>
      (['invoice-list', 'bank-list'] as const).some((kind) =>
        meaningsOf(header, kind).some(
          ([meaning, how]) =>
            meaning === field && how >= 90 && (profile.filled === 0 || profile.amountShare >= 0.5),
        ),
      ),
    );
  const debit = at('debit');
  const credit = at('credit');
  const accounts = columns.filter(
    ({ header, profile }) =>
      LEDGER_ACCOUNT.has(key(header)) && profile.filled > 0 && profile.dateShare < 0.5,
  );
  const [account] = accounts;
  if (account === undefined) return null;
  const entry = columns.find(({ header, profile }) => ENTRY.has(key(header)) && profile.filled > 0);
  const several = accounts.some(({ profile }) => profile.distinct > 1);
  const ofChart = accounts.find(
    ({ profile }) =>
      profile.distinct > 1 &&
      profile.samples.filter((value) => CHART.test(plainHeader(value))).length >= 2,
  );
  if (ofChart !== undefined && (debit >= 0 || credit >= 0 || kind === 'bank-list' || !isOfInvoices))
    return ofChart;
  if (debit >= 0 && credit >= 0) {
    if (entry !== undefined && several) return entry;
    return several && balances(sample, debit, credit) ? account : null;
  }
  // Account and contra account in one row, both short numbers of a chart: postings.
  const charted = accounts.filter(({ profile }) =>
    profile.samples.every((value) => /^\d{3,8}$/.test(value.trim())),
  );
  return charted.length >= 2 &&
    charted.some(({ header }) =>
      /^(?:gegenkonto|contrapartida|tegenrekening|contropartita)/.test(key(header)),
    )
    ? account
    : null;
}

/** Rows that come in groups of few, each with as much debit as credit, are of a book. */
function balances(sample: readonly (readonly string[])[], debit: number, credit: number): boolean {
  let sum = 0;
  let rows = 0;
  let groups = 0;
  let inGroup = 0;
  for (const row of sample) {
    const moved = cents(row[debit]) - cents(row[credit]);
    if (Number.isNaN(moved)) return false;
    if (moved === 0) continue;
    sum += moved;
    rows += 1;
    inGroup += 1;
    if (sum === 0) {
      groups += 1;
      inGroup = 0;
    }
  }
  return groups >= 2 && inGroup <= 12 && rows / groups <= 6;
}

/** The rest of a sentence that begins with the file's name: what it is, and what to bring instead. */
export function otherListSentence({ list, by }: FoundOther): Text {
  switch (list) {
    case 'payments':
      return say`this is a list of payments ("${by}" says so), not of invoices; bring the money in by the bank's own file, or take this list as receipts by choosing that kind, and export the list of invoices for what is owed. If these are invoices all the same, say so by choosing what the file is`;
    case 'purchases':
      return say`this is a list of purchases or suppliers ("${by}" says so): what you owe, not what is owed to you; export the list of sales invoices, or of customers. If it is one all the same, say so by choosing what the file is`;
    case 'ledger':
      return say`this is a journal or general ledger ("${by}" says so), whose rows are entries of all accounts; export the list of sales invoices or of open items (receivables), and the bank's own file for the money. If it is one all the same, say so by choosing what the file is`;
    case 'income_expense':
      return say`this is a list of income and expense ("${by}" says so), not of invoices; export the list of sales invoices, and the bank's own file for the money. If it is one all the same, say so by choosing what the file is`;
    case 'recurring':
      return say`these are templates of recurring invoices ("${by}" says so), from which invoices are made later; export the list of the invoices that were issued. If it is one all the same, say so by choosing what the file is`;
    case 'before_invoice':
      return say`this is a list of quotes, orders or delivery notes ("${by}" says so), by which nothing is owed yet; export the list of sales invoices. If it is one all the same, say so by choosing what the file is`;
    case 'balances':
      return say`this is a list of balances ("${by}" says so), whose rows are sums; export the list of open items with a row for each invoice, or take a list of one row a customer as opening balances of its day. If it is a list of invoices all the same, say so by choosing what the file is`;
  }
}
