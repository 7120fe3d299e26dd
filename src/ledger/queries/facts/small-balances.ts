/** Which items have so little open that asking for it costs more? Of one currency, least first. */
import { sql } from 'kysely';
import { itemLabel } from '../../../domain/aging-report.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { maybeOpenItems, openOfItem } from '../aging/open-amount.ts';
import { customerAt } from '../moment-sql.ts';

export interface SmallBalance {
  readonly itemId: number;
  readonly item: string;
  readonly customer: string;
  readonly name: string;
  readonly dueOn: IsoDate;
  readonly grossMinor: number;
  readonly openMinor: number;
}

/**
 * Open at most `atMostMinor`, and less than the whole item: an invoice of 3.00 that nobody paid is a
 * claim, not a rest.
 */
export async function smallBalances(
  db: ReadDb,
  query: Moment & { readonly currency: string; readonly atMostMinor: number },
): Promise<readonly SmallBalance[]> {
  type Row = Omit<SmallBalance, 'item'> & {
    invoice: string;
    position: number;
    instalments: number;
  };
  const { rows } = await sql<Row>`
    with x as materialized (${maybeOpenItems(
      sql`o.instalment_id, o.customer_id, o.due_on, o.gross_minor,
        ${openOfItem('o', query)} as open_minor`,
      query,
      { currency: query.currency },
    )})
    select n.id as "itemId", i.number as invoice, n.position,
      (select count(*) from instalments s where s.invoice_id = i.id) as instalments,
      c.code as customer, coalesce(${customerAt('name', 'c.id', query)}, c.code) as name,
      x.due_on as "dueOn", x.gross_minor as "grossMinor", x.open_minor as "openMinor"
    from x
    cross join instalments n on n.id = x.instalment_id
    cross join invoices i on i.id = n.invoice_id
    cross join customers c on c.id = x.customer_id
    where x.open_minor > 0 and x.open_minor <= ${query.atMostMinor} and x.open_minor < x.gross_minor
    order by x.open_minor, i.number, n.position`.execute(kyselyOf(db));
  return rows.map(({ invoice, position, instalments, ...row }) => ({
    ...row,
    item: itemLabel(invoice, position, instalments),
  }));
}
