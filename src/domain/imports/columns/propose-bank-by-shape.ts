/**
 * A bank's list without a header, recognised by the shape of its values.
 *
 *     AT12…678;Zinsen HABEN BG/000000002;01.01.2014;31.12.2013;+1,23;EUR
 *     ->  account · text · booked_on · value_on · amount · currency
 *
 * Where two columns hold amounts, the one that moves by the other from row to row is the balance.
 */
import { readAmount } from '../values/read-amount.ts';
import type { ProfiledColumn } from './can-hold.ts';
import { plainHeader } from './plain-header.ts';
import type { TableField } from './vocabulary.ts';
import { say, type Text } from '../../texts/text.ts';

interface Proposals {
  readonly columns: readonly ProfiledColumn[];
  readonly proposals: readonly { readonly field: TableField | null }[];
  readonly taken: ReadonlySet<TableField>;
  take(index: number, field: TableField, because: Text): void;
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/;
const ACCOUNT_DIGITS = /^\d{8,20}$/;
/** `1000000001/2010` (Czech, Slovak), `11111111-22222222-33333333` (Hungarian). */
const ACCOUNT_OF_A_COUNTRY = /^(?:(?:\d{1,6}-)?\d{2,10}\/\d{4}|\d{8}-\d{8}(?:-\d{8})?)$/;
/** A name that says a number of something else. */
const IS_ID = /\b(?:id|ref|nr|no|number|numer|numero|nummer|cislo)\b/;
/** Rows enough to say that a column always holds the same account. */
const SURELY_OURS = 3;
/** `20261002`, as Dutch banks write it. */
const COMPACT_DATE = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const SIGNED = /^['"]?[+\-−]|[-−]$/;

export function proposeBankByShape(state: Proposals, sample: readonly (readonly string[])[]): void {
  const { columns } = state;
  const free = (index: number): boolean => state.proposals[index]?.field === null;
  const indexes = columns.map((_, index) => index).filter(free);
  const profile = (index: number) => (columns[index] as ProfiledColumn).profile;
  const filled = indexes.filter((index) => profile(index).filled > 0);

  const isDate = (index: number): boolean =>
    profile(index).dateShare === 1 &&
    (profile(index).samples.some((value) => /[-/.]/.test(value)) ||
      profile(index).samples.every((value) => COMPACT_DATE.test(value)));
  const dates = filled.filter(isDate);
  const isAccount = (index: number, shape: RegExp): boolean =>
    profile(index).samples.every((value) => shape.test(value.replaceAll(' ', '')));
  const amounts = filled.filter(
    (index) =>
      profile(index).amountShare === 1 &&
      !isDate(index) &&
      (profile(index).marks.point + profile(index).marks.comma > 0 ||
        profile(index).samples.some((value) => SIGNED.test(value))),
  );
  // Without a day and an amount it is not a list of movements.
  if (dates.length === 0 || amounts.length === 0) return;
  state.take(dates[0] as number, 'booked_on', say`the first column of dates`);
  if (dates[1] !== undefined) state.take(dates[1], 'value_on', say`the second column of dates`);

  const pair = balancePair(amounts, sample);
  const apart = apartAmounts(amounts, sample);
  if (apart !== null) {
    // Which of the two is money in only a balance can tell; else a person is asked.
    const [debit, credit, balance] = sidesByBalance(apart, amounts, sample) ?? [];
    if (debit !== undefined && credit !== undefined && balance !== undefined) {
      state.take(debit, 'debit', say`the balance falls by it`);
      state.take(credit, 'credit', say`the balance rises by it`);
      state.take(balance, 'balance', say`it moves by the amounts of each row`);
    }
  } else if (pair !== null) {
    state.take(pair.amount, 'amount', say`the balance beside it moves by it`);
    state.take(pair.balance, 'balance', say`it moves by the amount of each row`);
  } else {
    // One or two rows prove nothing: the first amount is the likeliest then.
    const signed =
      sample.length < 3
        ? undefined
        : amounts.find((index) => sample.some((row) => SIGNED.test((row[index] ?? '').trim())));
    state.take(
      signed ?? (amounts[0] as number),
      'amount',
      signed === undefined ? say`the first column of amounts` : say`its amounts have a sign`,
    );
  }
  const currency = filled.find((index) => profile(index).currencyShare === 1);
  if (currency !== undefined) state.take(currency, 'currency', say`every value is a currency`);

  const ibans = filled.filter((index) => free(index) && isAccount(index, IBAN));
  // Of two columns of accounts ours is the one that changes less.
  const steady = [...ibans].sort((a, b) => profile(a).distinct - profile(b).distinct || a - b)[0];
  const own =
    steady !== undefined && (ibans.length > 1 || profile(steady).distinct === 1)
      ? steady
      : filled.find(
          (index) =>
            free(index) &&
            profile(index).distinct === 1 &&
            (isAccount(index, ACCOUNT_OF_A_COUNTRY) ||
              // A number in every row is an account where rows enough say so.
              (profile(index).filled >= SURELY_OURS &&
                isAccount(index, ACCOUNT_DIGITS) &&
                !IS_ID.test(plainHeader((columns[index] as ProfiledColumn).header)))),
        );
  if (own !== undefined) state.take(own, 'account', say`the same account in every row`);
  const other = ibans.find((index) => index !== own);
  if (other !== undefined) {
    state.take(other, 'payer_account', say`its values are accounts`);
    const name = other + 1;
    if (free(name) && isText(profile(name).samples))
      state.take(name, 'payer_name', say`names beside the accounts`);
  }
  const length = (index: number): number =>
    Math.max(0, ...profile(index).samples.map((value) => value.length));
  const texts = filled
    .filter((index) => free(index) && isText(profile(index).samples))
    .sort((a, b) => (sample.length < 3 ? a - b : length(b) - length(a) || a - b));
  (['text', 'text_2', 'text_3'] as const).forEach((field, at) => {
    const index = texts[at];
    if (index !== undefined)
      state.take(
        index,
        field,
        at === 0 && sample.length >= 3 ? say`the longest texts` : say`texts`,
      );
  });
}

/** Words, not codes: a letter run of three, and not all in one short code. */
const isText = (samples: readonly string[]): boolean =>
  samples.length > 0 &&
  samples.some((value) => /\p{L}{3}/u.test(value) && value.length > 4) &&
  !samples.every((value) => IBAN.test(value));

/**
 * Two columns of amounts of which each row fills one, so that one is money out and the other money in;
 * null where the sample shows none. `amounts`: columns of amounts in their order.
 */
export function apartAmounts(
  amounts: readonly number[],
  sample: readonly (readonly string[])[],
): readonly [number, number] | null {
  const fills = (row: readonly string[], column: number): boolean => {
    const value = cents(row[column]);
    return value !== null && value !== 0;
  };
  for (const [at, left] of amounts.entries())
    for (const right of amounts.slice(at + 1)) {
      let onLeft = 0;
      let onRight = 0;
      const isApart = sample.every((row) => {
        const [one, other] = [fills(row, left), fills(row, right)];
        if (one) onLeft += 1;
        if (other) onRight += 1;
        return one !== other;
      });
      if (isApart && onLeft > 0 && onRight > 0 && onLeft + onRight >= 2) return [left, right];
    }
  return null;
}

/**
 * Does the balance fall by what `debit` says and rise by what `credit` says, from row to row, oldest or
 * newest first? False with fewer than two rows.
 */
export function balanceFollows(
  debit: number,
  credit: number,
  balance: number,
  sample: readonly (readonly string[])[],
  order: 'oldest first' | 'either' = 'either',
): boolean {
  if (sample.length < 2) return false;
  const moved = (row: readonly string[] | undefined): number =>
    Math.abs(cents(row?.[credit]) ?? 0) - Math.abs(cents(row?.[debit]) ?? 0);
  const steps = sample.slice(1).map((row, at) => ({
    by: (cents(row[balance]) ?? Number.NaN) - (cents(sample[at]?.[balance]) ?? Number.NaN),
    here: moved(row),
    above: moved(sample[at]),
  }));
  return (
    steps.every(({ by, here }) => by === here) ||
    (order === 'either' && steps.every(({ by, above }) => -by === above))
  );
}

/**
 * `[debit, credit, balance]` where a further column of amounts moves by them from row to row, oldest or
 * newest first, in one way only.
 */
function sidesByBalance(
  [left, right]: readonly [number, number],
  amounts: readonly number[],
  sample: readonly (readonly string[])[],
): readonly [number, number, number] | null {
  if (sample.length < SURELY_OURS) return null;
  const fitting = amounts
    .filter((balance) => balance !== left && balance !== right)
    .flatMap((balance) =>
      (
        [
          [left, right, balance],
          [right, left, balance],
        ] as const
      ).filter(([debit, credit]) => balanceFollows(debit, credit, balance, sample)),
    );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

const cents = (text: string | undefined): number | null => {
  const value = (text ?? '').trim();
  const read = readAmount(value, '.');
  const either = read.ok ? read : readAmount(value, ',');
  return either.ok ? Math.round(Number(either.value.decimal) * 100) : null;
};

/** Which of `amounts` is the running balance of which: before or after the row, either way round. */
export function balancePair(
  amounts: readonly number[],
  sample: readonly (readonly string[])[],
): { readonly amount: number; readonly balance: number } | null {
  const rows = sample.slice(0, 50);
  if (rows.length < 3) return null;
  let best: { amount: number; balance: number } | null = null;
  let most = 0;
  for (const balance of amounts)
    for (const amount of amounts) {
      if (balance === amount) continue;
      const hits = [0, 0, 0, 0];
      for (let row = 1; row < rows.length; row += 1) {
        const before = cents(rows[row - 1]?.[balance]);
        const after = cents(rows[row]?.[balance]);
        const here = cents(rows[row]?.[amount]);
        const above = cents(rows[row - 1]?.[amount]);
        if (before === null || after === null || here === null || above === null) continue;
        if (after - before === here) hits[0] = (hits[0] ?? 0) + 1;
        if (after - before === above) hits[1] = (hits[1] ?? 0) + 1;
        if (before - after === above) hits[2] = (hits[2] ?? 0) + 1;
        if (before - after === here) hits[3] = (hits[3] ?? 0) + 1;
      }
      const found = Math.max(...hits);
      if (found > most && found * 10 >= (rows.length - 1) * 7) {
        most = found;
        best = { amount, balance };
      }
    }
  return best;
}
