/**
 * The customer of a row: its name, which leads to its page. Not a stop of Tab: the rows have the keyboard, and
 * `o` goes there.
 *
 *     customerColumn<LetterRow>(t('register.customer'), 140)
 */
import type { ReactNode } from 'react';
import { Link, pathTo } from '../../../routing/router.tsx';
import type { GridColumn } from './column.ts';

interface OfCustomer {
  readonly customer: string;
  readonly name: string;
}

export const customerLink = ({ customer, name }: OfCustomer): ReactNode => (
  <Link to={pathTo(['customers', customer])} className="quiet-link" title={name} tabIndex={-1}>
    {name}
  </Link>
);

export const customerColumn = <Row extends OfCustomer>(
  header: string,
  width: number,
  more: Partial<GridColumn<Row>> = {},
): GridColumn<Row> => ({
  id: 'name',
  header,
  kind: 'text',
  width,
  grow: true,
  text: (row) => row.name,
  sortBy: (row) => row.name,
  cell: customerLink,
  ...more,
});
