/**
 * Everything that happened with one customer, in one stream, newest first.
 *
 *     2026-03-04  receipt      R-9     EUR 500.00
 *     2026-03-04  allocation   INV-7   EUR 500.00   from R-9
 *     2026-03-20  reversal     R-9                  "returned by the bank"
 *
 * A fact that was corrected later stays in the stream, the correction stands beside it: the stream
 * tells what was believed and when. Facts recorded after `knownAt` are not there yet.
 */
import { sql } from 'kysely';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import { itemLabel } from '../../../domain/aging-report.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { membersOf } from './survivors.ts';
import { dueOnAt } from '../documents/due-on.ts';
import { knownUntil } from '../moment-sql.ts';

export type TimelineKind =
  | 'invoice'
  | 'credit_note'
  | 'receipt'
  | 'allocation'
  | 'dispute'
  | 'dispute_resolved'
  | 'letter'
  | 'letter_cancelled'
  | 'reversal'
  | 'profile';

/** `about` and `note` differ by kind; `services/customers/timeline.ts` turns them into a sentence. */
export interface TimelineRow {
  readonly kind: TimelineKind;
  readonly effectiveOn: IsoDate;
  readonly recordedAt: Instant;
  readonly reference: string;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  /** Due date of an invoice, source of an allocation, level of a letter, kind of what was reversed. */
  readonly about: string;
  /** What a person wrote: reference, reason, resolution, name. */
  readonly note: string;
}

/** What happened later on a day stands above; of one command, the last recorded stands above. */
const ORDER: readonly TimelineKind[] = [
  'profile',
  'invoice',
  'credit_note',
  'receipt',
  'allocation',
  'dispute',
  'dispute_resolved',
  'letter',
  'letter_cancelled',
  'reversal',
];

const later = (a: TimelineRow, b: TimelineRow): number =>
  compare(b.effectiveOn, a.effectiveOn) ||
  compare(b.recordedAt, a.recordedAt) ||
  ORDER.indexOf(b.kind) - ORDER.indexOf(a.kind) ||
  compare(b.reference, a.reference);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The newest `limit` entries of the customer at the moment. */
export async function customerTimeline(
  db: ReadDb,
  customerId: number,
  moment: Moment,
  limit: number,
): Promise<readonly TimelineRow[]> {
  const until = knownUntil(moment);
  const parts: readonly (readonly TimelineRow[])[] = [
    await profiles(db, customerId, moment, limit),
    await invoices(db, customerId, moment, limit),
    await credits(db, customerId, moment, limit, 'receipt'),
    await credits(db, customerId, moment, limit, 'credit_note'),
    await allocations(db, customerId, moment, limit),
    await refunds(db, customerId, moment, limit),
    await disputes(db, customerId, moment, limit),
    await letters(db, customerId, moment, limit),
    await reversals(db, customerId, moment, limit),
  ];
  return parts
    .flat()
    .filter((row) => row.recordedAt <= until && row.effectiveOn <= moment.asOf)
    .sort(later)
    .slice(0, limit);
}

const profiles = (db: ReadDb, customerId: number, moment: Moment, limit: number) =>
  db
    .selectFrom('customer_versions as v')
    .where(sql<boolean>`v.customer_id in ${membersOf(sql`select ${customerId}`, moment)}`)
    .where('v.effective_on', '<=', moment.asOf)
    .where('v.recorded_at', '<=', knownUntil(moment))
    .select([
      sql<'profile'>`'profile'`.as('kind'),
      'v.effective_on as effectiveOn',
      'v.recorded_at as recordedAt',
      sql<string>`''`.as('reference'),
      sql<null>`null`.as('currency'),
      sql<null>`null`.as('amountMinor'),
      // A first version makes the customer known, a later one changes the profile.
      sql<string>`case when exists (select 1 from customer_versions as e
        where e.customer_id = v.customer_id and e.id < v.id) then 'changed' else 'first' end`.as(
        'about',
      ),
      'v.name as note',
    ])
    .orderBy('v.effective_on', 'desc')
    .orderBy('v.id', 'desc')
    .limit(limit)
    .execute();

const invoices = (db: ReadDb, customerId: number, moment: Moment, limit: number) =>
  db
    .selectFrom('invoices as i')
    .where(sql<boolean>`i.customer_id in ${membersOf(sql`select ${customerId}`, moment)}`)
    .where('i.issued_on', '<=', moment.asOf)
    .where('i.recorded_at', '<=', knownUntil(moment))
    .select([
      sql<'invoice'>`'invoice'`.as('kind'),
      'i.issued_on as effectiveOn',
      'i.recorded_at as recordedAt',
      'i.number as reference',
      'i.currency as currency',
      'i.gross_minor as amountMinor',
      sql<string>`(select max(${dueOnAt('it', moment)}) from instalments as it where it.invoice_id = i.id)`.as(
        'about',
      ),
      'i.goods as note',
    ])
    .orderBy('i.issued_on', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit)
    .execute();

const credits = (
  db: ReadDb,
  customerId: number,
  moment: Moment,
  limit: number,
  kind: 'receipt' | 'credit_note',
) => {
  const on =
    kind === 'receipt' ? sql.ref<IsoDate>('c.received_on') : sql.ref<IsoDate>('c.issued_on');
  return db
    .selectFrom((kind === 'receipt' ? 'receipts as c' : 'credit_notes as c') as 'receipts as c')
    .where(sql<boolean>`c.customer_id in ${membersOf(sql`select ${customerId}`, moment)}`)
    .where(on, '<=', moment.asOf)
    .where('c.recorded_at', '<=', knownUntil(moment))
    .select([
      sql<'receipt' | 'credit_note'>`${kind}`.as('kind'),
      on.as('effectiveOn'),
      'c.recorded_at as recordedAt',
      'c.number as reference',
      'c.currency as currency',
      'c.amount_minor as amountMinor',
      sql<string>`''`.as('about'),
      'c.reference as note',
    ])
    .orderBy(on, 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute();
};

async function allocations(db: ReadDb, customerId: number, moment: Moment, limit: number) {
  const rows = await db
    .selectFrom('invoices as i')
    .innerJoin('instalments as it', 'it.invoice_id', 'i.id')
    .innerJoin('allocations as a', 'a.instalment_id', 'it.id')
    .leftJoin('receipts as r', 'r.id', 'a.receipt_id')
    .leftJoin('credit_notes as c', 'c.id', 'a.credit_note_id')
    .leftJoin('write_offs as w', 'w.id', 'a.write_off_id')
    .where(sql<boolean>`i.customer_id in ${membersOf(sql`select ${customerId}`, moment)}`)
    // What a reversal did to the amounts is told by the entry of the reversal.
    .where('a.reversal_id', 'is', null)
    .where('a.effective_on', '<=', moment.asOf)
    .where('a.recorded_at', '<=', knownUntil(moment))
    .select([
      sql<'allocation'>`'allocation'`.as('kind'),
      'a.effective_on as effectiveOn',
      'a.recorded_at as recordedAt',
      'i.number as invoice',
      'it.position as position',
      sql<number>`(select count(*) from instalments as x where x.invoice_id = i.id)`.as(
        'instalments',
      ),
      'i.currency as currency',
      'a.amount_minor as amountMinor',
      sql<string>`coalesce(r.number, c.number, 'Write-off ' || w.number, '')`.as('about'),
    ])
    .orderBy('a.effective_on', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ invoice, position, instalments, ...row }) => ({
    ...row,
    reference: itemLabel(invoice, position, instalments),
    note: '',
  }));
}

/** Money given back: the refund applied to what it was taken from. */
const refunds = (db: ReadDb, customerId: number, moment: Moment, limit: number) =>
  db
    .selectFrom('refunds as f')
    .innerJoin('allocations as a', 'a.refund_id', 'f.id')
    .leftJoin('receipts as r', 'r.id', 'a.receipt_id')
    .leftJoin('credit_notes as c', 'c.id', 'a.credit_note_id')
    .where(sql<boolean>`f.customer_id in ${membersOf(sql`select ${customerId}`, moment)}`)
    .where('a.reversal_id', 'is', null)
    .where('f.refunded_on', '<=', moment.asOf)
    .where('f.recorded_at', '<=', knownUntil(moment))
    .select([
      sql<'allocation'>`'allocation'`.as('kind'),
      'f.refunded_on as effectiveOn',
      'f.recorded_at as recordedAt',
      sql<string>`coalesce(r.number, c.number)`.as('reference'),
      'f.currency as currency',
      'f.amount_minor as amountMinor',
      sql<string>`'Refund ' || f.number`.as('about'),
      'f.reason as note',
    ])
    .orderBy('f.refunded_on', 'desc')
    .orderBy('f.id', 'desc')
    .limit(limit)
    .execute();

async function disputes(db: ReadDb, customerId: number, moment: Moment, limit: number) {
  const opened = await db
    .selectFrom('disputes as d')
    .innerJoin('invoices as i', 'i.id', 'd.invoice_id')
    .where(sql<boolean>`i.customer_id in ${membersOf(sql`select ${customerId}`, moment)}`)
    .where('d.opened_on', '<=', moment.asOf)
    .where('d.recorded_at', '<=', knownUntil(moment))
    .select([
      sql<'dispute'>`'dispute'`.as('kind'),
      'd.opened_on as effectiveOn',
      'd.recorded_at as recordedAt',
      'i.number as reference',
      sql<null>`null`.as('currency'),
      sql<null>`null`.as('amountMinor'),
      sql<string>`''`.as('about'),
      'd.reason as note',
    ])
    .orderBy('d.opened_on', 'desc')
    .limit(limit)
    .execute();
  const resolved = await db
    .selectFrom('dispute_resolutions as s')
    .innerJoin('disputes as d', 'd.id', 's.dispute_id')
    .innerJoin('invoices as i', 'i.id', 'd.invoice_id')
    .where(sql<boolean>`i.customer_id in ${membersOf(sql`select ${customerId}`, moment)}`)
    .where('s.resolved_on', '<=', moment.asOf)
    .where('s.recorded_at', '<=', knownUntil(moment))
    .select([
      sql<'dispute_resolved'>`'dispute_resolved'`.as('kind'),
      's.resolved_on as effectiveOn',
      's.recorded_at as recordedAt',
      'i.number as reference',
      sql<null>`null`.as('currency'),
      sql<null>`null`.as('amountMinor'),
      sql<string>`''`.as('about'),
      's.resolution as note',
    ])
    .orderBy('s.resolved_on', 'desc')
    .limit(limit)
    .execute();
  return [...opened, ...resolved];
}

async function letters(db: ReadDb, customerId: number, moment: Moment, limit: number) {
  const issued = await db
    .selectFrom('letters as l')
    .where(sql<boolean>`l.customer_id in ${membersOf(sql`select ${customerId}`, moment)}`)
    .where('l.issued_on', '<=', moment.asOf)
    .where('l.recorded_at', '<=', knownUntil(moment))
    .select([
      sql<'letter'>`'letter'`.as('kind'),
      'l.issued_on as effectiveOn',
      'l.recorded_at as recordedAt',
      'l.number as reference',
      'l.currency as currency',
      'l.total_minor as amountMinor',
      sql<string>`cast(l.level as text)`.as('about'),
      'l.deadline_on as note',
    ])
    .orderBy('l.issued_on', 'desc')
    .limit(limit)
    .execute();
  const cancelled = await db
    .selectFrom('letter_cancellations as x')
    .innerJoin('letters as l', 'l.id', 'x.letter_id')
    .where(sql<boolean>`l.customer_id in ${membersOf(sql`select ${customerId}`, moment)}`)
    .where('x.cancelled_on', '<=', moment.asOf)
    .where('x.recorded_at', '<=', knownUntil(moment))
    .select([
      sql<'letter_cancelled'>`'letter_cancelled'`.as('kind'),
      'x.cancelled_on as effectiveOn',
      'x.recorded_at as recordedAt',
      'l.number as reference',
      sql<null>`null`.as('currency'),
      sql<null>`null`.as('amountMinor'),
      sql<string>`''`.as('about'),
      'x.reason as note',
    ])
    .orderBy('x.cancelled_on', 'desc')
    .limit(limit)
    .execute();
  return [...issued, ...cancelled];
}

async function reversals(db: ReadDb, customerId: number, moment: Moment, limit: number) {
  const of = (kind: string, join: string, reference: string) => sql`
    select ${sql.lit(kind)} as about, ${sql.raw(reference)} as reference,
      rv.effective_on as effective_on, rv.recorded_at as recorded_at, rv.reason as note
    from reversals as rv ${sql.raw(join)}
    where c.customer_id in ${membersOf(sql`select ${customerId}`, moment)}
      and rv.effective_on <= ${moment.asOf} and rv.recorded_at <= ${knownUntil(moment)}`;
  const rows = await db
    .selectFrom(
      sql<{
        about: string;
        reference: string;
        effective_on: IsoDate;
        recorded_at: Instant;
        note: string;
      }>`(${of('invoice', 'join invoices as c on c.id = rv.invoice_id', 'c.number')}
        union all ${of('receipt', 'join receipts as c on c.id = rv.receipt_id', 'c.number')}
        union all ${of('credit_note', 'join credit_notes as c on c.id = rv.credit_note_id', 'c.number')}
        union all ${of('allocation', 'join allocations as a on a.id = rv.allocation_id join instalments as t on t.id = a.instalment_id join invoices as c on c.id = t.invoice_id', 'c.number')}
        union all ${of('dispute', 'join disputes as d on d.id = rv.dispute_id join invoices as c on c.id = d.invoice_id', 'c.number')}
        union all ${of('Write-off', 'join write_offs as c on c.id = rv.write_off_id', 'c.number')}
        union all ${of('Refund', 'join refunds as c on c.id = rv.refund_id', 'c.number')}
        union all ${of('profile', 'join customer_versions as c on c.id = rv.customer_version_id', "''")})`.as(
        'u',
      ),
    )
    .select([
      sql<'reversal'>`'reversal'`.as('kind'),
      'u.effective_on as effectiveOn',
      'u.recorded_at as recordedAt',
      'u.reference as reference',
      sql<null>`null`.as('currency'),
      sql<null>`null`.as('amountMinor'),
      'u.about as about',
      'u.note as note',
    ])
    .orderBy('u.effective_on', 'desc')
    .limit(limit)
    .execute();
  return rows;
}
