/** What the mapping of a list cannot do without. */
import type { ListKind, TableColumns, TableField } from './vocabulary.ts';

interface Need {
  readonly words: string;
  /** One of them is enough. */
  readonly anyOf: readonly TableField[];
}

const NEEDS: Readonly<Record<ListKind, readonly Need[]>> = {
  'invoice-list': [
    { words: 'the invoice number', anyOf: ['invoice'] },
    { words: 'the customer', anyOf: ['customer', 'customer_name'] },
    { words: 'the invoice date', anyOf: ['issued_on'] },
    { words: 'the amount', anyOf: ['amount', 'debit', 'credit', 'line_amount', 'open_amount'] },
  ],
  'customer-list': [
    {
      words: 'the name of the customer',
      anyOf: ['customer_name', 'company', 'last_name', 'first_name', 'customer'],
    },
  ],
  'bank-list': [
    { words: 'the date', anyOf: ['booked_on', 'value_on'] },
    { words: 'the amount', anyOf: ['amount', 'debit', 'credit'] },
  ],
};

/** The rest of a sentence, or null when the mapping is complete. `width`: columns of the file. */
export function missingColumns(
  kind: ListKind,
  columns: TableColumns,
  width: number,
): string | null {
  const outside = (Object.entries(columns) as [TableField, number][]).find(
    ([, column]) => column >= width,
  );
  if (outside !== undefined)
    return `the mapping puts ${outside[0]} into column ${outside[1] + 1}, the file has ${width}; choose another column`;
  const missing = NEEDS[kind]
    .filter((need) => need.anyOf.every((field) => columns[field] === undefined))
    .map((need) => need.words);
  if (missing.length === 0) return null;
  if (kind === 'bank-list' && columns.balance !== undefined && missing.includes('the amount'))
    return 'this is a list of balances, not of movements; download the list of transactions from the bank';
  const list =
    missing.length === 1 ? missing[0] : `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}`;
  const isOfSums =
    kind === 'invoice-list' &&
    columns.amount !== undefined &&
    [columns.invoice, columns.issued_on, columns.due_on].every((column) => column === undefined);
  return `no column is known for ${list}; say which column it is${isOfSums ? ', or, where this is one sum for each customer, export the report with a row for each invoice' : ''}`;
}
