/**
 * What else a customer is known by, from the exchange file: a value a line within the cell.
 *
 *     also_codes "C9⏎4711"   also_names "Floreria Sol"   also_accounts "ES91…"
 *
 * A code leads to one customer: one that leads to somebody else already is left out with a warning.
 */
import { foldAlias } from '../../../customers/fold-alias.ts';
import type { AliasDraft } from '../../../facts/drafts.ts';
import { findingAt, shortened, type ImportFinding } from '../../findings.ts';
import type { CellReader } from '../../values/read-cells.ts';
import type { KnownDocuments } from '../known-documents.ts';
import { say } from '../../../texts/text.ts';

export const ALIAS_COLUMNS = {
  also_codes: 'code',
  also_names: 'name',
  also_accounts: 'account',
} as const;
const LONGEST = 200;

/** As the cell has it; a value of several lines becomes one. */
export const aliasesText = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll(/\s*[\r\n]+\s*/g, ' ')).join('\n');

/** Aliases of `customer` in the row that `cells` is at; refuses what is too long. */
export function readAliases(
  cells: CellReader,
  at: (name: string) => number | undefined,
  customer: string,
): readonly AliasDraft[] {
  const aliases: AliasDraft[] = [];
  for (const [column, kind] of Object.entries(ALIAS_COLUMNS))
    for (const line of cells.text(at(column)).split(/\r\n|\r|\n/)) {
      const value = line.trim();
      if (value === '' || (kind === 'code' && value === customer)) continue;
      if (value.length > LONGEST)
        cells.refuse(
          'value_too_long',
          at(column) ?? null,
          say`"${shortened(value)}" has more than ${LONGEST} characters`,
        );
      aliases.push({ customer, kind, value });
    }
  return aliases;
}

interface Row {
  readonly line: number;
  readonly code: string;
  readonly aliases: readonly AliasDraft[];
}

/**
 * The aliases of a row that are news. `codes`: of the file's customers. A name or an account may be
 * that of several, as after merges; matching then accepts nothing by itself.
 */
export function newAliases(
  known: KnownDocuments,
  codes: ReadonlySet<string>,
  findings: ImportFinding[],
): (row: Row) => readonly AliasDraft[] {
  /** Whose an alias is by this file. */
  const seen = new Map<string, Set<string>>();
  const leave = ({ line, code }: Row, value: string, other: string): void => {
    findings.push(
      findingAt(
        'warning',
        'alias_taken',
        line,
        'also_codes',
        say`"${shortened(value)}" leads to customer "${shortened(other)}" already; it was left out for "${shortened(code)}": remove it there, or merge the two if they are one`,
      ),
    );
  };
  return (row) =>
    row.aliases.filter(({ kind, value }) => {
      // A code leads to a customer exactly as it is written.
      const key = `${kind} ${kind === 'code' ? value : foldAlias(kind, value)}`;
      const owners = known.ownersOf?.(kind, value) ?? [];
      const inFile = seen.get(key) ?? new Set<string>();
      if (owners.includes(known.codeNow?.(row.code) ?? row.code) || inFile.has(row.code))
        return false;
      const other = codes.has(value) ? value : (owners[0] ?? [...inFile][0]);
      if (kind === 'code' && other !== undefined) {
        leave(row, value, other);
        return false;
      }
      seen.set(key, inFile.add(row.code));
      return true;
    });
}
