/** What the mapping of a list cannot do without. */
import { apartAmounts } from './propose-bank-by-shape.ts';
import type { ListKind, TableColumns, TableField } from './vocabulary.ts';
import { list, say, type Text } from '../../texts/text.ts';

interface Need {
  readonly words: Text;
  /** One of them is enough. */
  readonly anyOf: readonly TableField[];
}

const NEEDS: Readonly<Record<ListKind, readonly Need[]>> = {
  'invoice-list': [
    { words: say`the invoice number`, anyOf: ['invoice'] },
    { words: say`the customer`, anyOf: ['customer', 'customer_name', 'last_name'] },
    { words: say`the invoice date`, anyOf: ['issued_on'] },
    { words: say`the amount`, anyOf: ['amount', 'debit', 'credit', 'line_amount', 'open_amount'] },
  ],
  'customer-list': [
    {
      words: say`the name of the customer`,
      anyOf: ['customer_name', 'company', 'last_name', 'first_name', 'customer'],
    },
  ],
  'bank-list': [
    { words: say`the date`, anyOf: ['booked_on', 'value_on'] },
    { words: say`the amount`, anyOf: ['amount', 'debit', 'credit'] },
  ],
};

/**
 * The rest of a sentence, or null when the mapping is complete. `width`: columns of the file;
 * `sample`: rows of it.
 */
export function missingColumns(
  kind: ListKind,
  columns: TableColumns,
  width: number,
  sample: readonly (readonly string[])[] = [],
): Text | null {
  const outside = (Object.entries(columns) as [TableField, number][]).find(
    ([, column]) => column >= width,
  );
  if (outside !== undefined)
    return say`the mapping puts ${outside[0]} into column ${outside[1] + 1}, the file has ${width}; choose another column`;
  // Quantity × price is a sum.
  const has = new Set<TableField>(
    columns.unit_price !== undefined && columns.quantity !== undefined ? ['line_amount'] : [],
  );
  const missing = NEEDS[kind].filter((need) =>
    need.anyOf.every((field) => columns[field] === undefined && !has.has(field)),
  );
  if (missing.length === 0) return null;
  if (
    kind === 'bank-list' &&
    columns.balance !== undefined &&
    missing.some(({ anyOf }) => anyOf.includes('amount'))
  )
    return say`this is a list of balances, not of movements; download the list of transactions from the bank`;
  if (kind === 'bank-list' && missing.some(({ anyOf }) => anyOf.includes('amount'))) {
    const used = new Set<number | undefined>(Object.values(columns));
    const free = Array.from({ length: width }, (_, column) => column).filter(
      (column) => !used.has(column),
    );
    const apart = apartAmounts(free, sample);
    if (apart !== null)
      return say`columns ${apart[0] + 1} and ${apart[1] + 1} have the amounts, one in each row, and nothing says which is money in; say which column is debit (money out) and which is credit (money in)`;
  }
  const named = list(
    missing.map(({ words }) => words),
    'and',
  );
  const isOfSums =
    kind === 'invoice-list' &&
    columns.amount !== undefined &&
    [columns.invoice, columns.issued_on, columns.due_on].every((column) => column === undefined);
  return isOfSums
    ? say`no column is known for ${named}; say which column it is, or, where this is one sum for each customer, export the report with a row for each invoice`
    : say`no column is known for ${named}; say which column it is`;
}
