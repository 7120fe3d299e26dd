/**
 * Does a report group its rows below lines with the customer's name?
 *
 *     Date        Type      Num    Amount
 *     Flores del Norte                        <- a group
 *     10/01/2026  Invoice   1045   1,250.00
 *     Total for Flores del Norte   1,250.00   <- its total
 *     Casa Linda                              <- the next
 *
 * Only where nothing else can be meant: every row stands below such a line, and either no column
 * names the customer or the groups are closed by totals that name them. Groups by age ("31 - 60 days
 * past due") are left out and name nobody.
 *
 * The name above the rows becomes one more column of the layout ("Customer (line above its rows)").
 * So profile, mapping, preview and the memory of a shape treat it like any other column, and drafting
 * knows nothing of groups.
 */
import { meaningsOf } from '../columns/header-words.ts';
import { plainHeader } from '../columns/plain-header.ts';
import type { SourceRow } from '../drafts/drafted-file.ts';
import { groupLabelOf, isNobody, statedAbove } from './group-label.ts';
import { isSummaryLabel, labelOfAmounts, namedByTotal } from './summary-rows.ts';

export interface GroupLayout {
  /** Columns that the file itself has; what the lines say is put behind them. */
  readonly width: number;
  /** Names of the columns put behind: none where groups are no customers, else one or two. */
  readonly headers: readonly string[];
  /** Groups end with a total that names them; a line above an open group's rows is inside it. */
  readonly closed: boolean;
}

const GROUP_HEADER = 'Customer (line above its rows)';
const GROUP_NAME_HEADER = 'Customer name (line above its rows)';

type Kind = 'label' | 'total' | 'row' | 'other';

/** Filled columns of a customer's own mean that rows name it themselves. */
function namesCustomer(headers: readonly string[], rows: readonly (readonly string[])[]): boolean {
  return headers.some(
    (header, column) =>
      meaningsOf(header).some(
        ([field, weight]) => (field === 'customer' || field === 'customer_name') && weight >= 50,
      ) && rows.some((fields) => (fields[column] ?? '').trim() !== ''),
  );
}

/** Lists of what is owed; a bank's list has lines of its own between its rows. */
function isOfDocuments(headers: readonly string[]): boolean {
  let document = false;
  let owed = false;
  for (const header of headers)
    for (const [field, weight] of meaningsOf(header)) {
      if (field === 'due_on' || field === 'document_kind') document = true;
      if (field === 'invoice' && weight >= 55) document = true;
      if (field === 'open_amount' || field === 'amount' || field === 'debit') owed = true;
    }
  return document && owed;
}

/** `rows`: the first of the list, below its header. Null: no groups. */
export function findGroups(
  headers: readonly string[],
  rows: readonly SourceRow[],
  width: number,
  banner: readonly SourceRow[] = [],
): GroupLayout | null {
  if (!isOfDocuments(headers)) return null;
  const above = banner.flatMap((row) => statedAbove(row, width) ?? []);
  const columns = headers.filter((header) => header !== '').length;
  const full: (readonly string[])[] = [];
  const labels: string[] = [];
  let named = 0;
  let allNobody = true;
  let allStated = true;
  let hasNames = false;
  let rowsOutside = 0;
  let groups = 0;
  let before: Kind = 'other';
  for (const row of rows) {
    if (row.fault !== null) continue;
    const cells = row.fields.map((field) => field.trim()).filter((field) => field !== '');
    if (cells.length === 0) continue;
    const label = groupLabelOf(row.fields, width);
    if (label !== null) {
      labels.push(plainHeader(label.text));
      if (!label.isStated) allStated = false;
      if (!isNobody(label.text)) allNobody = false;
      if (label.name !== '' || label.isName) hasNames = true;
      before = 'label';
      continue;
    }
    const total = labelOfAmounts(cells, columns);
    if (total !== null) {
      const of = namedByTotal(total);
      if (of !== null && full.length > 0 && labels.some((one) => isOf(of, one))) named += 1;
      if (of !== null || isSummaryLabel(total)) before = 'total';
      continue;
    }
    if (cells.length * 3 < columns || cells.length < 3) continue;
    if (labels.length === 0 && above.length === 0) rowsOutside += 1;
    if (before === 'label') groups += 1;
    full.push(row.fields);
    before = 'row';
  }
  if (above.some((label) => label.name !== '' || label.isName)) hasNames = true;
  if (above.length > 0 && labels.length === 0) allNobody = false;
  if ((groups === 0 && above.length === 0) || full.length === 0 || rowsOutside > 0) return null;
  const closed = named > 0;
  if (namesCustomer(headers, full))
    return closed || allNobody ? { width, headers: [], closed } : null;
  if (allNobody) return { width, headers: [], closed };
  // One line above all rows may be a banner.
  if (!closed && !allStated && groups < 2 && above.length === 0) return null;
  return {
    width,
    headers: hasNames ? [GROUP_HEADER, GROUP_NAME_HEADER] : [GROUP_HEADER],
    closed,
  };
}

/** Does the name in a total mean the group `label`? `Flores with sub-customers` is Flores, too. */
export const isOf = (named: string, label: string): boolean =>
  named === label || named.startsWith(`${label} with `) || label === `customer ${named}`;
