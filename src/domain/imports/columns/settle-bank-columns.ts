/**
 * What the columns of a bank's list mean together, once their names have been read.
 *
 *     IBAN (another in each row), Payer            ->  the payer's account, not ours
 *     Type (C, D, C, …) beside amounts             ->  the direction
 *     Amount Currency, Currency                    ->  an amount in another currency
 */
import { readDirection } from '../bank/read-direction.ts';
import type { ProfiledColumn } from './can-hold.ts';
import { plainHeader } from './plain-header.ts';
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

export function settleBankColumns(state: Proposed): void {
  whoseAccount(state);
  directionByContent(state);
  originalCurrency(state);
}

/** Rows enough to say that a column always holds the same account. */
const SURELY_OURS = 3;

/** `IBAN` alone is the other party's where it changes from row to row, or too few rows tell. */
function whoseAccount(state: Proposed): void {
  const at = state.columnOf('account');
  const column = state.columns[at];
  if (column === undefined || state.taken.has('payer_account')) return;
  if (!state.taken.has('payer_name') && !state.taken.has('payee_name')) return;
  if (plainHeader(column.header) !== 'iban') return;
  const { distinct, filled } = column.profile;
  if (filled === 0 || (distinct === 1 && filled >= SURELY_OURS)) return;
  state.drop(at);
  state.take(at, 'payer_account', say`its accounts are of those beside them`);
}

/** `Tipo` over `C, D, C`; a column of one letter throughout may be anything. */
function directionByContent(state: Proposed): void {
  const { taken, columns, proposals } = state;
  if (taken.has('direction') || !taken.has('amount')) return;
  if (taken.has('debit') || taken.has('credit')) return;
  const most = Math.max(...columns.map(({ profile }) => profile.filled));
  const found = columns.findIndex(({ profile }, index) => {
    const field = proposals[index]?.field ?? null;
    return (
      (field === null || field === 'code' || field.startsWith('text')) &&
      profile.filled === most &&
      profile.distinct === 2 &&
      profile.samples.every((value) => readDirection(value) !== null)
    );
  });
  if (found < 0) return;
  state.drop(found);
  state.take(found, 'direction', say`every value says in or out`);
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
