/**
 * Do the rows of a group add up to the total below them? Only columns of amounts are compared, and
 * only at the end of the file, when it is known which decimal mark its amounts have.
 *
 *     10/01/2026  Invoice  1045   1,250.00
 *     Total for Casa Linda        1,300.00   ->  50.00 apart
 */
import { meaningsOf } from '../columns/header-words.ts';
import { findingAt, shortened, type ImportFinding } from '../findings.ts';
import type { DecimalMark, TableField } from '../columns/vocabulary.ts';
import { readAmount } from '../values/read-amount.ts';
import { say } from '../../texts/text.ts';

const MARKS = ['.', ','] as const;
/** Amounts are added in ten-thousandths: no currency has more decimals. */
const SCALE = 10_000;

/** Of every column of amounts, under either decimal mark; NaN once a cell is no amount under it. */
export type Sums = Readonly<Record<DecimalMark, number[]>>;

export interface GroupTotals {
  none(): Sums;
  /** Adds a row of the list to every sum in `into`. */
  add(fields: readonly string[], into: readonly Sums[]): void;
  /** A total that means the first of `sums` or one of the others; compared when the file has ended. */
  compare(line: number, label: string, fields: readonly string[], sums: readonly Sums[]): void;
  findings(): readonly ImportFinding[];
}

const ADDED_UP: readonly TableField[] = ['amount', 'open_amount', 'debit', 'credit', 'paid_amount'];

export function groupTotals(headers: readonly string[]): GroupTotals {
  const columns = headers
    .map((header, column) => ({ header: header.trim(), column, best: meaningsOf(header)[0]?.[0] }))
    .filter(({ best }) => best !== undefined && ADDED_UP.includes(best));
  const unreadable = { '.': 0, ',': 0 };
  const totals: { line: number; label: string; fields: readonly string[]; sums: Sums[] }[] = [];

  const read = (cell: string, mark: DecimalMark): number => {
    const found = readAmount(cell, mark);
    if (!found.ok) return Number.NaN;
    const value = Math.round(Number(found.value.decimal) * SCALE);
    return found.value.side === 'credit' ? -Math.abs(value) : value;
  };

  return {
    none: () => ({ '.': columns.map(() => 0), ',': columns.map(() => 0) }),
    add(fields, into) {
      columns.forEach(({ column }, at) => {
        const cell = (fields[column] ?? '').trim();
        if (cell === '') return;
        for (const mark of MARKS) {
          const value = read(cell, mark);
          if (Number.isNaN(value)) unreadable[mark] += 1;
          for (const sums of into) sums[mark][at] = (sums[mark][at] as number) + value;
        }
      });
    },
    compare(line, label, fields, sums) {
      // The sums go on growing.
      const now = sums.map((one) => ({ '.': [...one['.']], ',': [...one[',']] }));
      totals.push({ line, label, fields, sums: now });
    },
    findings() {
      const mark: DecimalMark = unreadable['.'] <= unreadable[','] ? '.' : ',';
      return totals.flatMap(({ line, label, fields, sums }) =>
        columns.flatMap(({ header, column }, at) => {
          const cell = (fields[column] ?? '').trim();
          const said = cell === '' ? Number.NaN : read(cell, mark);
          const sum = sums[0]?.[mark][at] ?? Number.NaN;
          if (Number.isNaN(said) || Number.isNaN(sum)) return [];
          if (sums.some((one) => one[mark][at] === said)) return [];
          return [
            findingAt(
              'warning',
              'total_differs',
              line,
              header,
              say`"${shortened(label)}" says ${decimal(said)}, its rows add up to ${decimal(sum)}: ${decimal(Math.abs(said - sum))} apart; look for rows that are missing or changed`,
            ),
          ];
        }),
      );
    },
  };
}

/** Ten-thousandths as a decimal: at least two places, no needless zeros. */
function decimal(value: number): string {
  const digits = String(Math.abs(value)).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0{1,2}$/, '');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -4)}.${fraction}`;
}
