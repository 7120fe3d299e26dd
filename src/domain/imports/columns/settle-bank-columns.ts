/**
 * What the columns of a bank's list mean together, once their names have been read.
 *
 *     IBAN (another in each row), Payer            ->  the payer's account, not ours
 *     Type (C, D, C, …) beside amounts             ->  the direction
 *     Amount Currency, Currency                    ->  an amount in another currency
 */
import { readDirection } from '../bank/read-direction.ts';
import type { ProfiledColumn } from './can-hold.ts';
import { meaningsOf } from './header-words.ts';
import { plainHeader } from './plain-header.ts';
import { apartAmounts, balanceFollows, balancePair } from './propose-bank-by-shape.ts';
import type { TableField } from './vocabulary.ts';
import { say, type Text } from '../../texts/text.ts';

interface Proposed {
  readonly columns: readonly ProfiledColumn[];
  readonly proposals: readonly { readonly field: TableField | null }[];
  readonly taken: ReadonlySet<TableField>;
  take(index: number, field: TableField, because: Text): void;
  drop(index: number): void;
  columnOf(field: TableField): number;
}

/** `sample`: rows of the list. */
export function settleBankColumns(
  state: Proposed,
  sample: readonly (readonly string[])[] = [],
): void {
  whoseAccount(state, sample);
  otherDay(state);
  otherSide(state, sample);
  sidesOfOurBooks(state, sample);
  balanceByContent(state, sample);
  directionByContent(state, sample);
  originalCurrency(state);
  textByContent(state);
}

/** `Transaction Date | Post Date`: of two days one is that of booking, the other explains it. */
function otherDay(state: Proposed): void {
  if (state.taken.has('value_on') || !state.taken.has('booked_on')) return;
  const other = state.columns.findIndex(
    ({ header, profile }, index) =>
      state.proposals[index]?.field === null &&
      profile.dateShare === 1 &&
      meaningsOf(header, 'bank-list').some(([field, how]) => field === 'booked_on' && how >= 80),
  );
  if (other >= 0) state.take(other, 'value_on', say`the other day of each row`);
}

/** Of two columns of which each row fills one, the one beside money out is money in, whatever its name. */
function otherSide(state: Proposed, sample: readonly (readonly string[])[]): void {
  const { taken, columns, proposals } = state;
  if (taken.has('debit') === taken.has('credit') || taken.has('amount')) return;
  const known = state.columnOf(taken.has('debit') ? 'debit' : 'credit');
  const other = columns.findIndex(
    ({ profile }, index) =>
      proposals[index]?.field === null &&
      profile.amountShare >= 0.9 &&
      profile.dateShare < 0.5 &&
      apartAmounts(
        [known, index].sort((a, b) => a - b),
        sample,
      ) !== null,
  );
  if (other < 0) return;
  state.take(
    other,
    taken.has('debit') ? 'credit' : 'debit',
    say`it is filled where the other side is empty`,
  );
}

/**
 * In the company's own books debit is money in: the balance rises by it. Where the balance follows from
 * the columns the other way round, and not as a bank would mean them, they are the other way round.
 */
function sidesOfOurBooks(state: Proposed, sample: readonly (readonly string[])[]): void {
  const [debit, credit, balance] = (['debit', 'credit', 'balance'] as const).map((field) =>
    state.columnOf(field),
  ) as [number, number, number];
  if (debit < 0 || credit < 0 || balance < 0) return;
  // A side that carries a minus says more than its column.
  if (sample.some((row) => /[-−(]/.test(`${row[debit] ?? ''}${row[credit] ?? ''}`))) return;
  if (balanceFollows(debit, credit, balance, sample)) return;
  // Newest first it could as well be the balance before each movement.
  if (!balanceFollows(credit, debit, balance, sample, 'oldest first')) return;
  state.drop(debit);
  state.drop(credit);
  state.take(debit, 'credit', say`the balance rises by it`);
  state.take(credit, 'debit', say`the balance falls by it`);
}

/** `Sum` beside `In/Out`: what moves by the amount of each row is the balance, whatever it is called. */
function balanceByContent(state: Proposed, sample: readonly (readonly string[])[]): void {
  const { taken, columns, proposals } = state;
  if (taken.has('balance') || taken.has('debit') || taken.has('credit')) return;
  const amount = state.columnOf('amount');
  const others = columns.flatMap(({ profile }, index) => {
    const field = proposals[index]?.field ?? null;
    return (field === null || field.startsWith('text')) &&
      profile.amountShare === 1 &&
      profile.dateShare < 0.5 &&
      profile.marks.point + profile.marks.comma > 0
      ? [index]
      : [];
  });
  const pair = balancePair(amount < 0 ? others : [amount, ...others], sample);
  if (pair === null || (amount >= 0 && pair.amount !== amount)) return;
  if (amount < 0) state.take(pair.amount, 'amount', say`the balance beside it moves by it`);
  state.drop(pair.balance);
  state.take(pair.balance, 'balance', say`it moves by the amount of each row`);
}

/** A list of movements in which no column is known to say what for: the longest words say it. */
function textByContent(state: Proposed): void {
  const { taken, columns, proposals } = state;
  if (taken.has('text') || taken.has('payer_name') || taken.has('payee_name')) return;
  if (!taken.has('amount') && !taken.has('debit') && !taken.has('credit')) return;
  let best = -1;
  let longest = 4;
  columns.forEach(({ profile }, index) => {
    if (proposals[index]?.field !== null || profile.dateShare >= 0.5 || profile.amountShare >= 0.5)
      return;
    const length = Math.max(
      0,
      ...profile.samples.filter((value) => /\p{L}{3}/u.test(value)).map((value) => value.length),
    );
    if (length > longest) [best, longest] = [index, length];
  });
  if (best >= 0) state.take(best, 'text', say`the longest texts`);
}

/** Rows enough to say that a column always holds the same account. */
const SURELY_OURS = 3;

/** Names of columns that say whose account it is. */
const SAYS_OURS =
  /\b(?:own|our|my|source|auftragskonto|kontoinhaber|auftraggeberkonto|klienta|kliendi|vlastni|muj|sajat|moj|oma|propia|firmowe|eigen)\b/;

/**
 * `IBAN`, `IBAN / Kontonummer` is the other party's where each name has its own, or too few rows tell.
 * An account with several names beside it is ours, and a list may be of several of ours.
 */
function whoseAccount(state: Proposed, sample: readonly (readonly string[])[]): void {
  const at = state.columnOf('account');
  const column = state.columns[at];
  if (column === undefined || state.taken.has('payer_account')) return;
  const name = state.columnOf(state.taken.has('payer_name') ? 'payer_name' : 'payee_name');
  if (name < 0) return;
  const plain = plainHeader(column.header);
  if (SAYS_OURS.test(plain)) return;
  const { distinct, filled } = column.profile;
  if (filled === 0 || (distinct === 1 && filled >= SURELY_OURS)) return;
  if (plain !== 'iban' && (distinct === 1 || isOfSeveral(sample, at, name))) return;
  state.drop(at);
  state.take(at, 'payer_account', say`its accounts are of those beside them`);
}

/** Some account stands beside several names, so that it is not theirs. */
function isOfSeveral(
  sample: readonly (readonly string[])[],
  account: number,
  name: number,
): boolean {
  const names = new Map<string, string>();
  return sample.some((row) => {
    const [of, who] = [(row[account] ?? '').trim(), (row[name] ?? '').trim()];
    if (of === '' || who === '') return false;
    const before = names.get(of);
    names.set(of, who);
    return before !== undefined && before !== who;
  });
}

const HAS_SIGN = /[-−+(]|[cd]r\b/i;

/**
 * `Tipo` over `C, D, C`; a column of one letter throughout may be anything. Two letters that nobody
 * knows, beside sums without a sign, may say it all the same: then the rows are refused, which asks.
 */
function directionByContent(state: Proposed, sample: readonly (readonly string[])[]): void {
  const { taken, columns, proposals } = state;
  if (taken.has('direction') || !taken.has('amount')) return;
  if (taken.has('debit') || taken.has('credit')) return;
  const most = Math.max(...columns.map(({ profile }) => profile.filled));
  const amount = state.columnOf('amount');
  const isUnsigned =
    sample.length >= SURELY_OURS && sample.every((row) => !HAS_SIGN.test(row[amount] ?? ''));
  const findOf = (says: (value: string) => boolean): number =>
    columns.findIndex(({ profile }, index) => {
      const field = proposals[index]?.field ?? null;
      return (
        (field === null || field === 'code' || field.startsWith('text')) &&
        profile.filled === most &&
        profile.distinct === 2 &&
        profile.samples.every(says)
      );
    });
  const found = findOf((value) => readDirection(value) !== null);
  const maybe =
    found < 0 && isUnsigned && !taken.has('balance')
      ? findOf((value) => /^(?:\p{L}{1,2}|\d)$/u.test(value.trim()))
      : -1;
  const at = found >= 0 ? found : maybe;
  if (at < 0) return;
  state.drop(at);
  state.take(
    at,
    'direction',
    found >= 0 ? say`every value says in or out` : say`its two values may say in or out`,
  );
}

/** In Odoo's lists `Amount Currency` is the amount in the `Currency` beside it. */
function originalCurrency(state: Proposed): void {
  const original = state.columnOf('original_amount');
  const currency = state.columnOf('currency');
  if (original < 0 || currency < 0 || state.taken.has('original_currency')) return;
  if (plainHeader(state.columns[original]?.header ?? '') !== 'amount currency') return;
  state.drop(currency);
  state.take(currency, 'original_currency', say`the currency of "Amount Currency" beside it`);
}
