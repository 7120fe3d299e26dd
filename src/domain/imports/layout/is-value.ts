import { readAmount } from '../values/read-amount.ts';
import { dateShape } from '../values/read-date.ts';

/** Is this cell a value of a list (a date, an amount) rather than a name? */
export function isValue(cell: string): boolean {
  const value = cell.trim();
  if (value === '' || !/\d/.test(value)) return false;
  if (dateShape(value) !== null) return true;
  return readAmount(value, '.').ok || readAmount(value, ',').ok;
}
