/**
 * What was applied to what, and what was taken back?
 *
 *     receipt R-1      INV-7 (1/2)   2026-02-09    600.00
 *     receipt R-1      INV-7 (1/2)   2026-02-20   -600.00   taken back by a reversal
 *     write-off W-1    INV-7 (1/2)   2026-02-21      0.40
 *     receipt R-2      RF-1          2026-03-01     20.00   given back
 *     reversal "typo"  INV-9         2026-03-01    120.00   the reversal closed the invoice
 */
import { sql } from 'kysely';
import type { AllocationRow, Page } from '../../../../contract/calls/facts.ts';
import { itemLabel } from '../../../../domain/aging-report.ts';
import type { ReadDb } from '../../../handles.ts';
import { survivor } from '../../customers/survivors.ts';
import { isListed, type ListQuery } from '../../list-query.ts';
import { customerAt, knownUntil } from '../../moment-sql.ts';

export interface AllocationListQuery extends ListQuery {
  /** Only those of this invoice (database id). */
  readonly invoiceId?: number;
  /** Only those of this receipt or credit note (database id). */
  readonly credit?: { readonly kind: 'receipt' | 'credit_note'; readonly id: number };
  readonly allocationId?: number;
}

/** Newest first: by effective date, then as they were recorded. */
export async function allocationList(
  db: ReadDb,
  query: AllocationListQuery,
): Promise<Page<AllocationRow>> {
  let joined = db
    .selectFrom('allocations')
    .leftJoin('receipts', 'receipts.id', 'allocations.receipt_id')
    .leftJoin('credit_notes', 'credit_notes.id', 'allocations.credit_note_id')
    .leftJoin('instalments', 'instalments.id', 'allocations.instalment_id')
    .leftJoin('invoices', 'invoices.id', 'instalments.invoice_id')
    .where('allocations.effective_on', '<=', query.asOf)
    .where('allocations.recorded_at', '<=', knownUntil(query));
  if (query.invoiceId !== undefined) joined = joined.where('invoices.id', '=', query.invoiceId);
  if (query.credit !== undefined)
    joined = joined.where(
      query.credit.kind === 'receipt' ? 'allocations.receipt_id' : 'allocations.credit_note_id',
      '=',
      query.credit.id,
    );
  if (query.allocationId !== undefined)
    joined = joined.where('allocations.id', '=', query.allocationId);
  if (query.customer !== null || query.search.trim() !== '')
    joined = joined.where(
      sql<boolean>`(${isListed(query, { number: 'invoices.number', customerId: 'invoices.customer_id' })}
        or ${isListed(query, { number: 'receipts.number', customerId: 'receipts.customer_id' })}
        or ${isListed(query, { number: 'credit_notes.number', customerId: 'credit_notes.customer_id' })})`,
    );

  const { total } = await joined
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  // The page is chosen by id first: what is shown of a row is looked up for the page only.
  const onPage = joined
    .select('allocations.id')
    .orderBy('allocations.effective_on', 'desc')
    .orderBy('allocations.id', 'desc')
    .offset(query.offset)
    .limit(query.limit);
  const rows = await db
    .selectFrom('allocations')
    .where('allocations.id', 'in', onPage)
    .leftJoin('receipts', 'receipts.id', 'allocations.receipt_id')
    .leftJoin('credit_notes', 'credit_notes.id', 'allocations.credit_note_id')
    .leftJoin('instalments', 'instalments.id', 'allocations.instalment_id')
    .leftJoin('invoices', 'invoices.id', 'instalments.invoice_id')
    .leftJoin('reversals', 'reversals.id', 'allocations.reversal_id')
    .leftJoin('write_offs', 'write_offs.id', 'allocations.write_off_id')
    .leftJoin('refunds', 'refunds.id', 'allocations.refund_id')
    .innerJoin('customers', (join) =>
      join.on(
        'customers.id',
        '=',
        sql<number>`coalesce(${survivor('invoices.customer_id', query)},
          ${survivor('receipts.customer_id', query)}, ${survivor('credit_notes.customer_id', query)})`,
      ),
    )
    .select([
      'allocations.id as allocationId',
      'receipts.number as receipt',
      'credit_notes.number as creditNote',
      'reversals.reason as reason',
      'write_offs.number as writeOff',
      'refunds.number as refund',
      'invoices.number as invoice',
      'instalments.position as position',
      sql<number>`(select count(*) from instalments as it where it.invoice_id = invoices.id)`.as(
        'instalments',
      ),
      'customers.code as customer',
      sql<string>`coalesce(${customerAt('name', 'customers.id', query)}, customers.code)`.as(
        'name',
      ),
      sql<string>`coalesce(invoices.currency, receipts.currency, credit_notes.currency)`.as(
        'currency',
      ),
      'allocations.effective_on as effectiveOn',
      'allocations.amount_minor as amountMinor',
      'allocations.recorded_at as recordedAt',
    ])
    .orderBy('allocations.effective_on', 'desc')
    .orderBy('allocations.id', 'desc')
    .execute();

  return {
    total,
    rows: rows.map(
      ({
        receipt,
        creditNote,
        writeOff,
        refund,
        reason,
        invoice,
        position,
        instalments,
        ...row
      }) => ({
        ...row,
        item:
          invoice === null || position === null
            ? refund
            : itemLabel(invoice, position, instalments),
        ...(receipt !== null
          ? { sourceKind: 'receipt' as const, source: receipt }
          : creditNote !== null
            ? { sourceKind: 'credit_note' as const, source: creditNote }
            : writeOff !== null
              ? { sourceKind: 'write_off' as const, source: writeOff }
              : { sourceKind: 'reversal' as const, source: reason ?? '' }),
      }),
    ),
  };
}
