/**
 * Facts taken back, each beside what it takes back. Write-offs, returned receipts and merges tell
 * theirs themselves.
 *
 *     reversal  R-9    EUR 500.00  receipt  "entered twice"
 *     reversal  INV-7              dispute  "was about another invoice"
 */
import { sql, type RawBuilder } from 'kysely';
import {
  isNumbered,
  REVERSED_BY_HAND_KINDS,
  type ReversibleKind,
  type TimelineDocument,
} from '../../../../domain/facts/kinds.ts';
import { FACT_TABLES, factTable, type FactTable } from '../../../facts/kinds.ts';
import { isReversalOf } from '../../../facts/live.ts';
import { type Events, type Scope } from './event.ts';
import { isBankReturn } from './money.ts';

/** Write-offs tell their reversals themselves, with the item; so does the bank's return of a receipt. */
const TOLD_ELSEWHERE: readonly ReversibleKind[] = ['write_off'];

interface Source {
  /** What `about` says: the kind, `debit_note`, `profile`, `return`. */
  readonly about: string;
  readonly kind: ReversibleKind;
  readonly leadsTo: TimelineDocument;
  /** What is shown and whose it is, when it is not the fact itself. */
  readonly of?: Pick<FactTable, 'joins' | 'customer' | 'number' | 'amount'>;
  readonly where?: RawBuilder<unknown>;
}

/** Invoices' own word says whether it is a debit note; allocations and disputes lead to the invoice. */
const BY_HAND: readonly Source[] = REVERSED_BY_HAND_KINDS.filter(
  (kind) => !TOLD_ELSEWHERE.includes(kind),
).map((kind) => ({
  kind,
  about: kind === 'invoice' ? 't.kind' : `'${kind}'`,
  leadsTo: isNumbered(kind) ? kind : 'invoice',
  ...(kind === 'receipt' ? { where: sql`and not ${isBankReturn}` } : {}),
}));

const SOURCES: readonly Source[] = [
  ...BY_HAND,
  {
    kind: 'bank_match',
    about: `'return'`,
    leadsTo: 'receipt',
    of: {
      ...FACT_TABLES.receipt,
      joins: `join receipts d on d.id = t.receipt_id and t.kind = 'return'`,
      customer: 'd.customer_id',
      number: 'd.number',
      amount: { minor: 'd.amount_minor', currency: 'd.currency' },
    },
  },
  { kind: 'customer_version', about: `'profile'`, leadsTo: 'profile' },
];

const all = ({ isTheirs }: Scope): RawBuilder<unknown> =>
  sql.join(
    SOURCES.map(({ kind, about, leadsTo, of = factTable(kind), where = sql`` }) => {
      const { joins, customer, number, amount } = of;
      return sql`
        select rv.id as id, rv.effective_on as effective_on, rv.recorded_at as recorded_at,
          rv.reason as reason, ${sql.raw(about)} as about, ${sql.raw(number ?? `''`)} as number,
          ${sql.raw(amount?.currency ?? 'null')} as currency, ${sql.raw(amount?.minor ?? 'null')} as amount,
          ${sql.lit(leadsTo)} as leads_to
        from ${sql.table(factTable(kind).table)} t
          join reversals as rv on ${sql.raw(isReversalOf('rv', kind, 't.id'))}
          ${sql.raw(joins)}
        where ${sql.raw(customer ?? 'null')} ${isTheirs} ${where}`;
    }),
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
