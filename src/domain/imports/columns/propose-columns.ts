/**
 * Which column of a list means what, from its name and from what stands in it.
 *
 *     clear_date (empty)          ->  settled_on  named "clear_date"
 *     Betrag (1.234,50 €, …)      ->  amount      named "Betrag"
 *     spalte7 (EUR, EUR, USD, …)  ->  currency    every value is a currency
 *
 * A name that promises a date over a column that holds none is not believed while the kind of the
 * list is in question; then it is, and the rows that cannot be read are refused (`believeNames`), each
 * with its value; a warning counts them and says what to do. The rows that can be read are recorded; a
 * file of which none is left records nothing.
 */
import { ADDRESS_PARTS_AFTER_STREET } from '../drafts/address-lines.ts';
import { canHold, isUnreadableAs, type ProfiledColumn } from './can-hold.ts';
import type { ColumnProfile } from './column-profile.ts';
import { meaningsOf, plainHeader, type FieldsOf } from './header-words.ts';
import { balancePair, proposeBankByShape } from './propose-bank-by-shape.ts';
import { settleBankColumns } from './settle-bank-columns.ts';
import type { ListKind, TableField } from './vocabulary.ts';
import { readDocumentKind } from '../values/read-document-kind.ts';
import { say, type Text, verbatim } from '../../texts/text.ts';

export interface ProposedColumn<F extends TableField = TableField> {
  readonly field: F | null;
  /** Why; empty when nothing is proposed. */
  readonly because: Text;
}

interface Proposing {
  readonly columns: readonly ProfiledColumn[];
  readonly proposals: { field: TableField | null; because: Text }[];
  readonly taken: Set<TableField>;
  take(index: number, field: TableField, because: Text): void;
  drop(index: number): void;
  columnOf(field: TableField): number;
}

function proposing(columns: readonly ProfiledColumn[]): Proposing {
  const proposals: { field: TableField | null; because: Text }[] = columns.map(() => ({
    field: null,
    because: verbatim(''),
  }));
  const taken = new Set<TableField>();
  return {
    columns,
    proposals,
    taken,
    take(index, field, because) {
      proposals[index] = { field, because };
      taken.add(field);
    },
    drop(index) {
      const field = proposals[index]?.field;
      if (field !== undefined && field !== null) taken.delete(field);
      proposals[index] = { field: null, because: verbatim('') };
    },
    columnOf: (field) => proposals.findIndex((one) => one.field === field),
  };
}

const TEXTS = ['text', 'text_2', 'text_3'] as const;

/**
 * One proposal a column, in their order; each field at most once. `sample`: rows of the list, which
 * a bank's list without a header needs.
 */
export function proposeColumns<K extends ListKind = 'invoice-list'>(
  columns: readonly ProfiledColumn[],
  kind: K = 'invoice-list' as K,
  sample: readonly (readonly string[])[] = [],
): ProposedColumn<FieldsOf[K]>[] {
  const state = proposing(kind === 'bank-list' ? nameNameless(columns) : columns);
  byName(state, kind);
  if (kind === 'invoice-list') {
    settleAmounts(state);
    notRunning(state, sample);
    settlePerson(state);
    settleAddress(state);
    invoicesByContent(state);
    codeBesideName(state);
  } else if (kind === 'customer-list') {
    byContent(state, 'email', EVERY_EMAIL[0], EVERY_EMAIL[1]);
    codeOfItsOwn(state);
  }
  if (kind === 'bank-list' && state.taken.size === 0) proposeBankByShape(state, sample);
  if (kind === 'bank-list') settleBankColumns(state, sample);
  return state.proposals as ProposedColumn<FieldsOf[K]>[];
}

/** A name from here on says what a column is; below it, what it may be. */
const SURE_NAME = 65;

/**
 * The proposals, and for columns without one the field that their name says, although their values are
 * not the field's: a due date that cannot be read is not "no due date". Its rows are refused, each with
 * its reason; a person can still leave the column out.
 */
export function believeNames<F extends TableField>(
  columns: readonly ProfiledColumn[],
  proposals: readonly ProposedColumn<F>[],
  kind: ListKind,
): readonly ProposedColumn<F>[] {
  const taken = new Set<TableField | null>(proposals.map(({ field }) => field));
  return proposals.map((proposal, index) => {
    const column = columns[index];
    if (proposal.field !== null || column === undefined) return proposal;
    const [best] = meaningsOf(column.header, kind);
    if (best === undefined) return proposal;
    const [field, weight] = best;
    if (weight < SURE_NAME || taken.has(field) || !isUnreadableAs(column.profile, field))
      return proposal;
    taken.add(field);
    return { field: field as TableField as F, because: say`named "${column.header.trim()}"` };
  });
}

/** `Mutatie | (no name)` over `EUR | 0,19`: the name stands over the currency, the amount is beside it. */
function nameNameless(columns: readonly ProfiledColumn[]): readonly ProfiledColumn[] {
  const named = columns.map((column) => ({ ...column }));
  let currencies = 0;
  for (let index = 1; index < named.length; index += 1) {
    const left = named[index - 1];
    const here = named[index];
    if (left === undefined || here === undefined || here.header.trim() !== '') continue;
    if (left.header.trim() === '' || left.profile.filled === 0 || left.profile.currencyShare < 1)
      continue;
    named[index] = { ...here, header: left.header };
    named[index - 1] = { ...left, header: currencies === 0 ? 'currency' : '' };
    currencies += 1;
  }
  return named;
}

function byName(state: Proposing, kind: ListKind): void {
  const named = state.columns
    .flatMap(({ header, profile }, index) =>
      meaningsOf(header, kind)
        .filter(([field]) => canHold(profile, field, kind))
        // `No.` over decimals is a sum; `Invoice number` over `2026.01` is what it says.
        .filter(([field, weight]) => field !== 'invoice' || weight >= 80 || !isOfDecimals(profile))
        // Of two columns with the same meaning, one with values beats an empty one.
        .map(([field, weight]) => ({
          index,
          field: field as TableField,
          weight: profile.filled === 0 ? weight - 20 : weight,
        })),
    )
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  for (const { index, field } of named) {
    if (state.proposals[index]?.field !== null) continue;
    const free = field === 'text' ? TEXTS.find((text) => !state.taken.has(text)) : field;
    if (free === undefined || state.taken.has(free)) continue;
    state.take(index, free, say`named "${state.columns[index]?.header.trim() ?? ''}"`);
  }
}

/** Whole, open, of a line, in two columns: which amount is which is for all columns together. */
function settleAmounts(state: Proposing): void {
  const open = state.columnOf('open_amount');
  const twoColumns = state.taken.has('debit') || state.taken.has('credit');
  const rename = (index: number, field: TableField): void => {
    const because = state.proposals[index]?.because ?? verbatim('');
    state.drop(index);
    state.take(index, field, because);
  };
  // The only amount of a list of open items is what it adds up to.
  if (open >= 0 && !state.taken.has('amount') && !state.taken.has('line_amount') && !twoColumns)
    rename(open, 'amount');
  // One column of charges beside what is open of them is the whole, not a side of the books.
  if (open >= 0 && !state.taken.has('amount') && !state.taken.has('credit')) {
    const charged = state.columnOf('debit');
    if (charged >= 0) rename(charged, 'amount');
  }
  // A price without a line's amount beside it says nothing; without a quantity it is no price.
  const lone = state.columnOf('unit_price');
  if (lone >= 0 && !state.taken.has('quantity')) state.drop(lone);
  // `Account Name` of a journal is not a customer.
  if (state.taken.has('ledger_account')) {
    const name = state.columnOf('customer_name');
    if (plainHeader(state.columns[name]?.header ?? '') === 'account name') state.drop(name);
  }
}

/** A balance that runs from row to row is of the account, and not what is open of each document. */
function notRunning(state: Proposing, sample: readonly (readonly string[])[]): void {
  const [amount, open] = [state.columnOf('amount'), state.columnOf('open_amount')];
  if (amount < 0 || open < 0) return;
  const pair = balancePair([amount, open], sample);
  if (pair?.amount === amount && pair.balance === open) state.drop(open);
}

/**
 * First and last name name the customer where no column names a company: `Name | Surname`, or a code
 * beside them. Elsewhere they are of a contact and stay notes.
 */
function settlePerson(state: Proposing): void {
  if (!state.taken.has('last_name') && !state.taken.has('first_name')) return;
  const sure = (field: TableField): boolean => {
    const header = state.columns[state.columnOf(field)]?.header ?? '';
    return meaningsOf(header).some(([meaning, how]) => meaning === field && how > 75);
  };
  const customer = state.columns[state.columnOf('customer')];
  const isNamed =
    customer?.profile.samples.some((value) => /^\D*\p{L}{2}\D*$/u.test(value)) === true;
  if (!state.taken.has('last_name') || sure('customer_name') || isNamed)
    for (const field of ['first_name', 'last_name'] as const)
      if (state.taken.has(field)) state.drop(state.columnOf(field));
}

/** A town without a street is no address that a letter reaches; it stays a note. */
function settleAddress(state: Proposing): void {
  if (state.taken.has('address')) return;
  for (const part of ADDRESS_PARTS_AFTER_STREET)
    if (state.taken.has(part)) state.drop(state.columnOf(part));
}

/** `Cuenta 430000012 | Cliente Núñez SL`: as many codes as names, so one is the other's. */
function codeBesideName(state: Proposing): void {
  const named = state.columnOf('customer');
  const name = state.columns[named];
  if (name === undefined || state.taken.has('customer_name')) return;
  if (!meaningsOf(name.header).some(([field]) => field === 'customer_name')) return;
  const isName = name.profile.samples.every(
    (value) => /\p{L}{2}/u.test(value) && !/^\S*\d\S*$/.test(value),
  );
  if (name.profile.distinct < 2 || !isName) return;
  const code = state.columns.findIndex(
    ({ header, profile }, index) =>
      state.proposals[index]?.field === null &&
      meaningsOf(header).some(([field]) => field === 'customer') &&
      profile.empty === 0 &&
      profile.distinct === name.profile.distinct &&
      profile.samples.every((value) => /^\S*\d\S*$/.test(value)),
  );
  if (code < 0) return;
  const because = state.proposals[named]?.because ?? verbatim('');
  state.drop(named);
  state.take(named, 'customer_name', because);
  state.take(code, 'customer', say`one code for each of "${name.header.trim()}"`);
}

/** A code that comes back is of no single customer; another column that is named so and never does is. */
function codeOfItsOwn(state: Proposing): void {
  const at = state.columnOf('customer');
  const profile = state.columns[at]?.profile;
  if (profile !== undefined && profile.repeats === 0 && profile.empty === 0) return;
  const better = state.columns.findIndex(
    ({ header, profile: other }, index) =>
      index !== at &&
      (state.proposals[index]?.field ?? null) === null &&
      other.filled > 1 &&
      other.empty === 0 &&
      other.repeats === 0 &&
      meaningsOf(header, 'customer-list').some(([field]) => field === 'customer'),
  );
  if (better < 0) return;
  if (at >= 0) state.drop(at);
  state.take(better, 'customer', say`each of its values stands once`);
}

const EVERY_EMAIL = [
  say`every value is an e-mail address`,
  (profile: ColumnProfile): boolean => profile.emailShare === 1,
] as const;

function byContent(
  state: Proposing,
  field: TableField,
  because: Text,
  fits: (profile: ColumnProfile, header: string) => boolean,
): void {
  if (state.taken.has(field)) return;
  const found = state.columns.findIndex(
    ({ header, profile }, index) =>
      state.proposals[index]?.field === null && profile.filled > 0 && fits(profile, header),
  );
  if (found >= 0) state.take(found, field, because);
}

/** Most values have decimals: amounts, and never numbers of documents unless the name says so. */
const isOfDecimals = (profile: ColumnProfile): boolean =>
  profile.amountShare >= 0.5 &&
  !profile.allPointZero &&
  (profile.marks.point + profile.marks.comma) * 2 > profile.filled;

/** Words of columns in which people sort as they please: `Deposit` there is no payment. */
const FREE_CATEGORY =
  /\b(?:category|categories|categoria|kategorie|kategoria|kategorija|categorie|kategori|class|klasse|clase|classe|group|gruppe|grupo|groupe|gruppo|groep|grupp|grupa|tag|tags|label|etiqueta|etikett|etichetta|department|abteilung|departamento|service|reason|motivo|grund|account|konto|cuenta|compte|item|product|articulo|artikel|article|description|descripcion|beschreibung)\b|категория|группа|类别|分类/;

/** Kinds that are of documents alone: a list of sales may sort by `Sales` and `Deposit`. */
const ONLY_OF_DOCUMENTS: ReadonlySet<string> = new Set(['invoice', 'credit_note', 'debit_note']);
const isSortedBySale = (value: string): boolean =>
  /^(?:sales?|ventas?|verkauf|vente|bill|return|retail.*)$/i.test(value.trim());

/** When a program wrote the row says nothing about when it is due. */
const WHEN_WRITTEN = /\b(?:added|created|modified|updated|changed|exported|entered)\b/;

function invoicesByContent(state: Proposing): void {
  const { taken } = state;
  byContent(
    state,
    'currency',
    say`every value is a currency`,
    (profile) => profile.currencyShare === 1,
  );
  byContent(state, 'email', ...EVERY_EMAIL);
  byContent(
    state,
    'document_kind',
    say`every value names a kind of document`,
    (profile, header) =>
      profile.documentKindShare === 1 &&
      !FREE_CATEGORY.test(plainHeader(header)) &&
      profile.samples.some(
        (value) =>
          value.length > 2 &&
          !isSortedBySale(value) &&
          ONLY_OF_DOCUMENTS.has(readDocumentKind(value) ?? ''),
      ),
  );
  // Beside quantity and price another sum is a discount or a tax.
  const isOfLines = taken.has('unit_price') && taken.has('quantity');
  if (!taken.has('line_amount') && !taken.has('debit') && !isOfLines)
    byContent(
      state,
      'amount',
      say`every value is an amount with decimals`,
      (profile) =>
        profile.amountShare === 1 &&
        profile.marks.point + profile.marks.comma > profile.filled / 3 &&
        !profile.allPointZero,
    );
  byContent(state, 'issued_on', say`every value is a date`, (profile) => profile.dateShare === 1);
  // A nameless due date is only believed when the invoice date stands before it.
  if (!taken.has('ledger_account'))
    byContent(
      state,
      'due_on',
      say`every value is a date`,
      (profile, header) => profile.dateShare === 1 && !WHEN_WRITTEN.test(plainHeader(header)),
    );
  const isIdentifier = (profile: ColumnProfile): boolean =>
    profile.dateShare < 0.5 &&
    !isOfDecimals(profile) &&
    profile.samples.every((value) => /\d/.test(value) && value.length <= 40);
  // Tickets, articles and orders have numbers, too: only beside a customer and a date of its own name
  // is an unknown one the invoice's, or where no column has a name.
  const named = (fields: readonly TableField[], weight: number): boolean =>
    state.columns.some(({ header }, index) => {
      const field = state.proposals[index]?.field ?? null;
      return (
        field !== null &&
        fields.includes(field) &&
        meaningsOf(header).some(([meaning, how]) => meaning === field && how >= weight)
      );
    });
  const isNameless = state.columns.every(({ header }) =>
    /^(?:column|col|c|f|x|field|spalte|feld|campo|columna|colonne|colonna|kolom|kolonne)?[ _]?\d*$/i.test(
      header.trim(),
    ),
  );
  if (
    isNameless ||
    (named(['customer', 'customer_name'], 75) && named(['issued_on', 'due_on'], 70))
  )
    byContent(
      state,
      'invoice',
      say`every value is different`,
      (profile) => profile.repeats === 0 && profile.filled > 1 && isIdentifier(profile),
    );
  if (!taken.has('customer_name'))
    byContent(
      state,
      'customer',
      say`its values come back, as customers do`,
      (profile) =>
        profile.repeats > 0 &&
        profile.distinct > 1 &&
        profile.amountShare < 0.5 &&
        profile.dateShare < 0.5 &&
        profile.currencyShare < 0.5 &&
        profile.documentKindShare < 0.3 &&
        profile.distinct > profile.filled / 50,
    );
}
