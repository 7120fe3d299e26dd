/**
 * Which items are open, with everything a person wants to see of one?
 *
 *     INV-7 (2/3)  C1 Müller GmbH DE  issued 2026-01-10  due 2026-03-10  gross 600.00  open 250.00
 *                  disputed, last letter L-2026-0004
 *
 * The projection `open_items` names the candidates, the sum over allocations decides: what was
 * settled later than the moment is open here, what was recorded later is not there yet.
 */
import { sql } from 'kysely';
import { itemLabel } from '../../../domain/aging-report.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { ReadDb } from '../../handles.ts';
import { customersAt } from '../customers/customers-at.ts';
import { isDisputedAt, knownUntil, lastLetterOf, maybeOpenAt } from '../moment-sql.ts';
import type { Moment } from '../../moment.ts';
import type { OpenItemsTable } from '../../schema/projections.ts';
import { customerOfCode } from '../customers/survivors.ts';
import { openItemsKnown, openOfItem } from './open-amount.ts';

export interface ItemViewRow {
  readonly itemId: number;
  readonly item: string;
  readonly invoice: string;
  /** Of the instalment, 1 for the first. */
  readonly position: number;
  readonly customerId: number;
  readonly customer: string;
  readonly name: string;
  readonly country: string | null;
  readonly currency: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly grossMinor: number;
  readonly openMinor: number;
  readonly disputed: boolean;
  readonly lastLetter: string | null;
}

export interface ItemViewQuery extends Moment {
  readonly customer?: string | null;
  readonly currency?: string | null;
  /** `dueOn` or `issuedOn` at or after `from` and before `before`; null: no bound on that side. */
  readonly dates?: {
    readonly of: 'due_on' | 'issued_on';
    readonly from: IsoDate | null;
    readonly before: IsoDate | null;
  };
}

/** By due date, oldest first, then by invoice and instalment. Items with nothing open are left out. */
export async function itemViews(db: ReadDb, query: ItemViewQuery): Promise<readonly ItemViewRow[]> {
  let open = db
    .selectFrom(sql<OpenItemsTable>`${openItemsKnown(query)}`.as('open_items'))
    .innerJoin('instalments', 'instalments.id', 'open_items.instalment_id')
    .innerJoin('invoices', 'invoices.id', 'open_items.invoice_id')
    .innerJoin('customers', 'customers.id', 'open_items.customer_id')
    .where('open_items.issued_on', '<=', query.asOf)
    .where('open_items.recorded_at', '<=', knownUntil(query))
    .where(maybeOpenAt(query));
  if (query.customer != null)
    open = open.where(sql<boolean>`customers.id = ${customerOfCode(query.customer, query)}`);
  if (query.currency != null) open = open.where('open_items.currency', '=', query.currency);
  if (query.dates !== undefined) {
    const column = `open_items.${query.dates.of}` as const;
    if (query.dates.from !== null) open = open.where(column, '>=', query.dates.from);
    if (query.dates.before !== null) open = open.where(column, '<', query.dates.before);
  }

  const rows = await open
    .select([
      'open_items.instalment_id as itemId',
      'invoices.number as invoice',
      'instalments.position as position',
      sql<number>`(select count(*) from instalments as it where it.invoice_id = invoices.id)`.as(
        'instalments',
      ),
      'open_items.customer_id as customerId',
      'customers.code as customer',
      'open_items.currency as currency',
      'open_items.issued_on as issuedOn',
      'open_items.due_on as dueOn',
      'open_items.gross_minor as grossMinor',
      openOfItem('open_items', query).as('openMinor'),
      isDisputedAt('open_items.invoice_id', query).as('disputed'),
      lastLetterOf('open_items.instalment_id', query).as('lastLetter'),
    ])
    .orderBy('open_items.due_on')
    .orderBy('invoices.number')
    .orderBy('instalments.position')
    .execute();
  // Names are looked up once a customer and not once an item.
  const customers = new Map(
    (await customersAt(db, { ...query, code: query.customer ?? undefined })).map((one) => [
      one.customerId,
      one,
    ]),
  );
  return rows
    .filter((row) => row.openMinor !== 0)
    .map(({ instalments, disputed, ...row }) => ({
      ...row,
      name: customers.get(row.customerId)?.name ?? row.customer,
      country: customers.get(row.customerId)?.country ?? null,
      item: itemLabel(row.invoice, row.position, instalments),
      disputed: disputed === 1,
    }));
}
