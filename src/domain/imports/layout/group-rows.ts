/**
 * Rows of a report that is grouped by customer, each with the name that stands above it.
 *
 *     Madrid                               <- holds other groups and no row of its own
 *     Flores del Norte                     <- the innermost: the customer
 *     10/01/2026 | Invoice | 1045 | 50.00  ->  10/01/2026 | Invoice | 1045 | 50.00 | Flores del Norte
 *     Total for Flores del Norte | 50.00   <- closes it, and must add up
 *
 * A group inside one that has rows of its own is a part of that customer (a project, a branch).
 */
import { plainHeader } from '../columns/plain-header.ts';
import type { SourceRow } from '../drafts/drafted-file.ts';
import { shortened, type ImportFinding } from '../findings.ts';
import { isOf, type GroupLayout } from './find-groups.ts';
import { groupLabelOf, isNobody, statedAbove, type GroupLabel } from './group-label.ts';
import { groupTotals, type Sums } from './group-totals.ts';
import { isSummaryLabel, labelOfAmounts, namedByTotal } from './summary-rows.ts';
import { count, plural, say, type Text } from '../../texts/text.ts';

interface Group {
  readonly label: GroupLabel;
  readonly plain: string;
  readonly line: number;
  readonly isNobody: boolean;
  readonly sums: Sums;
  rows: number;
}

export interface GroupRows {
  /** True: the row is a line above rows or a total of a group, and no row of the list. */
  takes(row: SourceRow): boolean;
  /** The row with what stands above it behind it; lines above it that are no groups come back first. */
  complete(row: SourceRow): { readonly notGroups: readonly SourceRow[]; readonly row: SourceRow };
  /** No more rows: lines below the last one, and what there is to say. */
  end(): {
    readonly below: readonly SourceRow[];
    /** Lines with names and totals, all of them. */
    readonly lines: readonly SourceRow[];
    readonly findings: readonly ImportFinding[];
  };
}

/** `banner`: lines above the header, of which one may say whose list it is. */
export function groupRows(
  layout: GroupLayout,
  headers: readonly string[],
  banner: readonly SourceRow[],
): GroupRows {
  const own = headers.slice(0, layout.width);
  const columns = own.filter((header) => header !== '').length;
  const totals = groupTotals(own);
  const lines: SourceRow[] = [];
  const whole = totals.none();
  let open: Group[] = [];
  let held: { row: SourceRow; label: GroupLabel }[] = [];
  const names = new Set<string>();
  let firstLine = 0;
  let firstName = '';
  let outside = 0;

  for (const row of banner) {
    const label = statedAbove(row, layout.width);
    if (label !== null) held.push({ row, label });
  }
  const fromBanner = new Set(held.map(({ row }) => row));

  /** The group whose rows these are: the outermost with rows of its own, else the innermost. */
  const owner = (): Group | undefined => {
    const customers = open.filter((group) => !group.isNobody);
    return customers.find((group) => group.rows > 0) ?? customers.at(-1);
  };

  function openHeld(): SourceRow[] {
    if (held.length === 0) return [];
    const notGroups: SourceRow[] = [];
    if (!layout.closed) {
      // Without totals nothing says where a group ends but the next one.
      open = [];
      const stated = held.filter(({ label }) => label.isStated);
      const ages = held.filter(({ label }) => isNobody(label.text));
      const others = held.filter((one) => !stated.includes(one) && !ages.includes(one));
      // Several lines of which none says what it is: a remark, an address; nobody can tell.
      if (stated.length === 0 && others.length > 1) {
        for (const { row } of held) notGroups.push(row);
        held = [];
        return notGroups;
      }
      for (const { row } of held) if (!fromBanner.has(row)) lines.push(row);
      // `Customer 100234` over `Name Flores`: one group in two lines.
      const [code, ...further] = stated.length > 0 ? stated : others;
      if (code !== undefined)
        held = [
          ...ages,
          {
            row: code.row,
            label: {
              ...code.label,
              name:
                code.label.name ||
                (further.find(({ label }) => label.isName)?.label.customer ?? ''),
            },
          },
        ];
    }
    if (layout.closed) for (const { row } of held) lines.push(row);
    for (const { row, label } of held) {
      const isNobodys = isNobody(label.text);
      open.push({
        label,
        plain: plainHeader(label.text),
        line: row.line,
        isNobody: isNobodys,
        sums: totals.none(),
        rows: 0,
      });
    }
    held = [];
    return notGroups;
  }

  /** A total: of the group that it names, of the last one, or of everything. */
  function closes(row: SourceRow, label: string): boolean {
    const named = namedByTotal(label);
    const found =
      named === null
        ? -1
        : open.findLastIndex(
            ({ plain, label: { customer, name } }) =>
              isOf(named, plain) ||
              isOf(named, plainHeader(customer)) ||
              (name !== '' && isOf(named, plainHeader(name))),
          );
    if (found >= 0) {
      const group = open[found] as Group;
      totals.compare(row.line, labelText(row), row.fields, [group.sums]);
      // Rows of a part are rows of the whole.
      open = open.slice(0, found);
      return true;
    }
    if (!isSummaryLabel(label)) return false;
    // "Total" alone: of the group above it, or of everything.
    const inner = layout.closed ? undefined : open.at(-1);
    if (inner !== undefined || open.length === 0) {
      const meant = inner === undefined ? [whole] : [inner.sums, whole];
      totals.compare(row.line, labelText(row), row.fields, meant);
    }
    return true;
  }

  return {
    takes(row) {
      if (row.fault !== null) return false;
      const label = groupLabelOf(row.fields, layout.width);
      if (label !== null) {
        held.push({ row, label });
        return true;
      }
      const cells = row.fields.map((field) => field.trim()).filter((field) => field !== '');
      const total = labelOfAmounts(cells, columns);
      if (total === null || !closes(row, total)) return false;
      lines.push(row);
      return true;
    },
    complete(row) {
      const notGroups = openHeld();
      const group = owner();
      totals.add(row.fields, [whole, ...open.map(({ sums }) => sums)]);
      const inner = open.at(-1);
      if (inner !== undefined) inner.rows += 1;
      if (layout.headers.length === 0) return { notGroups, row };
      if (group === undefined) outside += 1;
      else {
        if (names.size === 0) {
          firstLine = group.line;
          firstName = group.label.customer;
        }
        names.add(group.label.customer);
      }
      const { fields } = row;
      // A row that is too short or too long is refused by its reader, as anywhere.
      if (fields.length < layout.width) return { notGroups, row };
      const further = fields.slice(layout.width).some((field) => field.trim() !== '');
      const above = [group?.label.customer ?? '', group?.label.name ?? ''];
      return {
        notGroups,
        row: {
          ...row,
          fields: [
            ...(further ? fields : fields.slice(0, layout.width)),
            ...above.slice(0, layout.headers.length),
          ],
        },
      };
    },
    end() {
      const below = held.map(({ row }) => row).filter((row) => !fromBanner.has(row));
      const findings: ImportFinding[] = [...totals.findings()];
      const tell = (message: Text): void => {
        findings.push({
          severity: 'note',
          code: 'grouped_rows',
          line: null,
          column: null,
          message,
        });
      };
      if (layout.headers.length === 0)
        tell(
          say`${count(lines.length, 'line')} between the rows ${plural(lines.length, 'names', 'name')} groups or their totals and no customer; they were left out`,
        );
      else
        tell(
          outside > 0
            ? say`the customer stands in a line above the rows: ${count(names.size, 'customer')}, the first is "${shortened(firstName)}" in line ${firstLine}; every row got the name above it, totals were left out; ${count(outside, 'row stands', 'rows stand')} outside any group`
            : say`the customer stands in a line above the rows: ${count(names.size, 'customer')}, the first is "${shortened(firstName)}" in line ${firstLine}; every row got the name above it, totals were left out`,
        );
      return { below, lines, findings };
    },
  };

  function labelText(row: SourceRow): string {
    return row.fields.find((field) => /\p{L}/u.test(field))?.trim() ?? '';
  }
}
