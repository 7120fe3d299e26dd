/**
 * Facts taken back, each beside what it takes back. Write-offs, returned receipts and merges tell
 * theirs themselves.
 *
 *     reversal  R-9    EUR 500.00  receipt  "entered twice"
 *     reversal  INV-7              dispute  "was about another invoice"
 */
import { sql, type RawBuilder } from 'kysely';
import type { TimelineDocument } from '../../../../domain/customers/timeline.ts';
import { type Events, type Scope } from './event.ts';
import { isBankReturn } from './money.ts';

interface Reversed {
  /** What `about` says: `invoice`, `debit_note`, `receipt` … or an expression for it. */
  readonly about: RawBuilder<string>;
  readonly tables: RawBuilder<unknown>;
  readonly of: RawBuilder<unknown>;
  readonly number: RawBuilder<string>;
  readonly amount: RawBuilder<unknown>;
  readonly leadsTo: TimelineDocument;
  readonly also?: RawBuilder<unknown>;
}

const NO_AMOUNT = sql`null as currency, null as amount`;

const REVERSED: readonly Reversed[] = [
  {
    about: sql`d.kind`,
    tables: sql`invoices as d join reversals as rv on rv.invoice_id = d.id`,
    of: sql`d.customer_id`,
    number: sql`d.number`,
    amount: sql`d.currency as currency, d.gross_minor as amount`,
    leadsTo: 'invoice',
  },
  {
    about: sql`'credit_note'`,
    tables: sql`credit_notes as d join reversals as rv on rv.credit_note_id = d.id`,
    of: sql`d.customer_id`,
    number: sql`d.number`,
    amount: sql`d.currency as currency, d.amount_minor as amount`,
    leadsTo: 'credit_note',
  },
  {
    about: sql`'receipt'`,
    tables: sql`receipts as d join reversals as rv on rv.receipt_id = d.id`,
    of: sql`d.customer_id`,
    number: sql`d.number`,
    amount: sql`d.currency as currency, d.amount_minor as amount`,
    leadsTo: 'receipt',
    also: sql`and not ${isBankReturn}`,
  },
  {
    about: sql`'return'`,
    tables: sql`receipts as d join bank_matches as m on m.receipt_id = d.id and m.kind = 'return'
      join reversals as rv on rv.bank_match_id = m.id`,
    of: sql`d.customer_id`,
    number: sql`d.number`,
    amount: sql`d.currency as currency, d.amount_minor as amount`,
    leadsTo: 'receipt',
  },
  {
    about: sql`'allocation'`,
    tables: sql`invoices as d join instalments as n on n.invoice_id = d.id
      join allocations as a on a.instalment_id = n.id join reversals as rv on rv.allocation_id = a.id`,
    of: sql`d.customer_id`,
    number: sql`d.number`,
    amount: sql`d.currency as currency, a.amount_minor as amount`,
    leadsTo: 'invoice',
  },
  {
    about: sql`'dispute'`,
    tables: sql`invoices as d join disputes as s on s.invoice_id = d.id
      join reversals as rv on rv.dispute_id = s.id`,
    of: sql`d.customer_id`,
    number: sql`d.number`,
    amount: NO_AMOUNT,
    leadsTo: 'invoice',
  },
  {
    about: sql`'refund'`,
    tables: sql`refunds as d join reversals as rv on rv.refund_id = d.id`,
    of: sql`d.customer_id`,
    number: sql`d.number`,
    amount: sql`d.currency as currency, d.amount_minor as amount`,
    leadsTo: 'refund',
  },
  {
    about: sql`'profile'`,
    tables: sql`customer_versions as d join reversals as rv on rv.customer_version_id = d.id`,
    of: sql`d.customer_id`,
    number: sql`''`,
    amount: NO_AMOUNT,
    leadsTo: 'profile',
  },
];

const all = ({ isTheirs }: Scope): RawBuilder<unknown> =>
  sql.join(
    REVERSED.map(
      ({ about, tables, of, number, amount, leadsTo, also = sql`` }) => sql`
        select rv.id as id, rv.effective_on as effective_on, rv.recorded_at as recorded_at,
          rv.reason as reason, ${about} as about, ${number} as number, ${amount},
          ${sql.lit(leadsTo)} as leads_to
        from ${tables} where ${of} ${isTheirs} ${also}`,
    ),
    sql` union all `,
  );

export const reversalEvents: Events<'reversal'> = {
  reversal: (scope) => ({
    from: sql`(${all(scope)}) as u where 1 = 1`,
    id: sql`u.id`,
    on: sql`u.effective_on`,
    at: sql`u.recorded_at`,
    reference: sql`u.number`,
    currency: sql`u.currency`,
    amountMinor: sql`u.amount`,
    about: sql`u.about`,
    note: sql`u.reason`,
    leadsTo: { kind: sql<TimelineDocument>`u.leads_to`, number: sql`u.number` },
  }),
};
