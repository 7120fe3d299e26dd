/**
 * The projections as SQL over facts: what `rebuild` writes, what `verify` compares with, and what a
 * reversal refreshes for the rows it touched.
 */
import { sql, type RawBuilder } from 'kysely';
import { NEVER } from '../../domain/dates.ts';
import { movementsOfFacts } from '../queries/aging/control-account.ts';
import { survivor } from '../queries/customers/survivors.ts';
import { dueOnAt } from '../queries/facts/due-on.ts';
import { live } from '../facts/live.ts';

const NOW = { knownAt: null };

type Target = 'instalment_id' | 'receipt_id' | 'credit_note_id';

/**
 * Of each target: Σ allocations and the day of the newest, the last day before whose allocations the
 * sum was not the limit, and when it was last touched. `only`: a subquery of ids, or null for all.
 */
const uses = (target: Target, limits: RawBuilder<unknown>, only: RawBuilder<unknown> | null) => sql`
  select t.id, sum(t.delta) as total, max(t.day) as last_on, max(t.touched_at) as touched_at,
    max(case when t.after - t.delta <> m.amount then t.day end) as last_change
  from (
    select d.id, d.day, d.delta, d.touched_at, sum(d.delta) over (partition by d.id order by d.day) as after
    from (
      select a.${sql.ref(target)} as id, a.effective_on as day, sum(a.amount_minor) as delta,
        max(a.recorded_at) as touched_at
      from allocations a
      where a.${sql.ref(target)} is not null
        ${only === null ? sql`` : sql`and a.${sql.ref(target)} in (${only})`}
      group by a.${sql.ref(target)}, a.effective_on
    ) d
  ) t join (${limits}) m on m.id = t.id
  group by t.id`;

const doneOn = (limit: string) =>
  sql`case when u.total = ${sql.ref(limit)} then u.last_change else ${NEVER} end`;
const touched = (table: string) =>
  sql`case when u.touched_at > ${sql.ref(`${table}.recorded_at`)} then u.touched_at else ${sql.ref(`${table}.recorded_at`)} end`;

/** Columns as `open_items`, in the order of `OPEN_ITEM_COLUMNS`. */
export const derivedOpenItems = (only: RawBuilder<unknown> | null = null) => sql`
  select n.id as instalment_id, n.invoice_id, ${survivor('i.customer_id', NOW)} as customer_id,
    i.currency, i.issued_on,
    ${dueOnAt('n', NOW)} as due_on,
    n.gross_minor, n.gross_minor - coalesce(u.total, 0) as open_minor,
    coalesce(u.last_on, i.issued_on) as unchanged_from, i.recorded_at, ${doneOn('n.gross_minor')} as settled_on, ${touched('i')} as touched_at
  from instalments n
  join invoices i on i.id = n.invoice_id
  left join (${uses('instalment_id', sql`select id, gross_minor as amount from instalments`, only)}) u
    on u.id = n.id
  ${only === null ? sql`` : sql`where n.id in (${only})`}`;

const derivedCredits = (
  table: 'receipts' | 'credit_notes',
  target: 'receipt_id' | 'credit_note_id',
  date: 'received_on' | 'issued_on',
  only: RawBuilder<unknown> | null,
) => sql`
  select ${target === 'receipt_id' ? sql`c.id` : sql`null`} as receipt_id,
    ${target === 'credit_note_id' ? sql`c.id` : sql`null`} as credit_note_id,
    ${survivor('c.customer_id', NOW)} as customer_id, c.currency, c.${sql.ref(date)} as effective_on, c.amount_minor,
    c.amount_minor - coalesce(u.total, 0) as left_minor,
    coalesce(u.last_on, c.${sql.ref(date)}) as unchanged_from, c.recorded_at,
    ${doneOn('c.amount_minor')} as used_up_on, ${touched('c')} as touched_at
  from ${sql.table(table)} c
  left join (${uses(target, sql`select id, amount_minor as amount from ${sql.table(table)}`, only)}) u
    on u.id = c.id
  ${only === null ? sql`` : sql`where c.id in (${only})`}`;

export const derivedReceipts = (only: RawBuilder<unknown> | null = null) =>
  derivedCredits('receipts', 'receipt_id', 'received_on', only);
export const derivedCreditNotes = (only: RawBuilder<unknown> | null = null) =>
  derivedCredits('credit_notes', 'credit_note_id', 'issued_on', only);

/** Columns as `open_credits` without its id. */
export const derivedOpenCredits = () =>
  sql`select * from (${derivedReceipts()}) union all select * from (${derivedCreditNotes()})`;

/** Columns as `receivable_movements`. */
export const derivedMovements = () => sql`
  select m.currency, m.effective_on, sum(m.amount_minor) as amount_minor
  from (${movementsOfFacts()}) m group by m.currency, m.effective_on`;

/**
 * Columns as `open_bank_lines`: what of each line nobody has said anything about. Lines of a batch
 * that was undone are gone. `only`: a subquery of line ids, or null for all.
 */
export const derivedBankLines = (only: RawBuilder<unknown> | null = null) => sql`
  select x.bank_line_id, x.booked_on, x.amount_minor, x.left_minor from (
    select l.id as bank_line_id, l.booked_on, l.amount_minor,
      l.amount_minor - coalesce((select sum(m.amount_minor) from bank_matches m
        where m.bank_line_id = l.id
          and ${live('bank_match', 'm.id')}), 0) as left_minor
    from bank_lines l
    where ${live('import_batch', 'l.batch_id')}
      ${only === null ? sql`` : sql`and l.id in (${only})`}
  ) x where x.left_minor <> 0`;

export const BANK_LINE_COLUMNS = sql.raw('bank_line_id, booked_on, amount_minor, left_minor');
export const OPEN_ITEM_COLUMNS = sql.raw(
  'instalment_id, invoice_id, customer_id, currency, issued_on, due_on, gross_minor, open_minor, unchanged_from, recorded_at, settled_on, touched_at',
);
export const OPEN_CREDIT_COLUMNS = sql.raw(
  'receipt_id, credit_note_id, customer_id, currency, effective_on, amount_minor, left_minor, unchanged_from, recorded_at, used_up_on, touched_at',
);
export const MOVEMENT_COLUMNS = sql.raw('currency, effective_on, amount_minor');
