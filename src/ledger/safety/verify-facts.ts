/** Checks of the facts among each other: every rule that commands assert before they write. */
import { ADJUSTMENT_CHECKS } from './verify-adjustments.ts';
import { BANK_CHECKS } from './verify-bank.ts';
import { sqlCheck, type Check } from './verify-check.ts';
import { PARTY_CHECKS } from './verify-parties.ts';

const count = (table: string, where = '1 = 1'): string =>
  `select count(*) as n from ${table} where ${where}`;

const DATED = [
  'company_versions',
  'bank_account_versions',
  'import_batches',
  'import_mappings',
  'customers',
  'customer_versions',
  'invoices',
  'credit_notes',
  'receipts',
  'allocations',
  'disputes',
  'dispute_resolutions',
  'reversals',
  'letters',
  'letter_cancellations',
  'due_changes',
  'write_offs',
  'refunds',
  'rates',
  'bank_statements',
  'bank_lines',
  'bank_matches',
  'customer_profiles',
  'customer_aliases',
  'customer_merges',
  'contract_versions',
  'attachments',
  'attachment_removals',
];

/** Every fact shares its instant with the journal entry of the command that recorded it. */
const journalCovers: readonly Check[] = DATED.map((table) =>
  sqlCheck<{ at: string }>(
    `journal_covers_${table}`,
    count(table),
    `select f.recorded_at as at from (select distinct recorded_at from ${table}) f
     where not exists (select 1 from journal j where j.recorded_at = f.recorded_at)`,
    (row) => `${table} has facts of ${row.at} that no journal entry explains`,
  ),
);

const uniqueNumbers = (
  ['invoices', 'receipts', 'credit_notes', 'write_offs', 'refunds'] as const
).map((table) =>
  sqlCheck<{ number: string; n: number }>(
    `unique_${table}`,
    count(table),
    `select d.number, count(*) as n from ${table} d
     where not exists (select 1 from reversals r where r.${table.slice(0, -1)}_id = d.id)
     group by d.number having count(*) > 1`,
    (row) => `${table.replace('_', ' ')}: number ${row.number} is live ${row.n} times`,
  ),
);

/** Σ allocations of a target stays between 0 and its limit at the end of every day. */
const staysWithin = (check: string, target: string, table: string, limit: string): Check =>
  sqlCheck<{ id: number; day: string; sum: number; amount: number }>(
    check,
    count(table),
    `select s.id, s.day, s.after as sum, m.${limit} as amount
     from (select d.id, d.day, sum(d.delta) over (partition by d.id order by d.day) as after
           from (select ${target} as id, effective_on as day, sum(amount_minor) as delta from allocations
                 where ${target} is not null group by ${target}, effective_on) d) s
     join ${table} m on m.id = s.id
     where s.after < 0 or s.after > m.${limit}`,
    (row) =>
      `${table} ${row.id}: its allocations come to ${row.sum} on ${row.day}, outside 0 … ${row.amount}`,
  );

/** What a reversal closes stays closed. */
const closed = (kind: string, target: string, from: string, amount: string): Check =>
  sqlCheck<{ id: number; sum: number; amount: number }>(
    `reversed_${kind}_closed`,
    count('reversals', `${kind}_id is not null`),
    `select x.id, x.amount, coalesce((select sum(a.amount_minor) from allocations a where a.${target} = x.id), 0) as sum
     from (select t.id, t.${amount} as amount from reversals r join ${from}) x
     where sum <> x.amount`,
    (row) =>
      `the reversed ${kind} behind ${target} ${row.id} is closed by ${row.sum}, not ${row.amount}`,
  );

export const FACT_CHECKS: readonly Check[] = [
  ...journalCovers,
  ...uniqueNumbers,
  sqlCheck<{ number: string; gross: number; sum: number }>(
    'instalments_add_up',
    count('invoices'),
    `select i.number, i.gross_minor as gross, coalesce(sum(n.gross_minor), 0) as sum
     from invoices i left join instalments n on n.invoice_id = i.id
     group by i.id having coalesce(sum(n.gross_minor), 0) <> i.gross_minor`,
    (row) => `invoice ${row.number} of ${row.gross} has instalments of ${row.sum}`,
  ),
  staysWithin('allocation_exceeds_item', 'instalment_id', 'instalments', 'gross_minor'),
  staysWithin('allocation_exceeds_receipt', 'receipt_id', 'receipts', 'amount_minor'),
  staysWithin('allocation_exceeds_credit_note', 'credit_note_id', 'credit_notes', 'amount_minor'),
  sqlCheck<{ id: number }>(
    'allocation_dates',
    count('allocations'),
    `select a.id from allocations a
     left join receipts p on p.id = a.receipt_id
     left join credit_notes k on k.id = a.credit_note_id
     left join instalments n on n.id = a.instalment_id
     left join invoices i on i.id = n.invoice_id
     where a.effective_on < coalesce(p.received_on, '') or a.effective_on < coalesce(k.issued_on, '')
       or a.effective_on < coalesce(i.issued_on, '') or a.recorded_at < coalesce(p.recorded_at, '')
       or a.recorded_at < coalesce(k.recorded_at, '') or a.recorded_at < coalesce(i.recorded_at, '')`,
    (row) => `allocation ${row.id} is earlier than one of its documents`,
  ),
  ...PARTY_CHECKS,
  closed('invoice', 'instalment_id', 'instalments t on t.invoice_id = r.invoice_id', 'gross_minor'),
  closed('receipt', 'receipt_id', 'receipts t on t.id = r.receipt_id', 'amount_minor'),
  closed(
    'credit_note',
    'credit_note_id',
    'credit_notes t on t.id = r.credit_note_id',
    'amount_minor',
  ),
  sqlCheck<{ code: string }>(
    'customers_have_a_version',
    count('customers'),
    `select c.code from customers c
     where not exists (select 1 from customer_versions v where v.customer_id = c.id
         and not exists (select 1 from reversals r where r.customer_version_id = v.id))
       and (exists (select 1 from invoices d where d.customer_id = c.id
              and not exists (select 1 from reversals r where r.invoice_id = d.id))
         or exists (select 1 from receipts d where d.customer_id = c.id
              and not exists (select 1 from reversals r where r.receipt_id = d.id))
         or exists (select 1 from credit_notes d where d.customer_id = c.id
              and not exists (select 1 from reversals r where r.credit_note_id = d.id)))`,
    (row) => `customer ${row.code} has documents but no name`,
  ),
  sqlCheck<{ number: string; total: number; sum: number }>(
    'letters_add_up',
    count('letters'),
    `select l.number, l.total_minor as total, coalesce(sum(s.open_minor), 0) as sum
     from letters l left join letter_items s on s.letter_id = l.id
     group by l.id having coalesce(sum(s.open_minor), 0) <> l.total_minor`,
    (row) => `letter ${row.number} demands ${row.total}, its items are ${row.sum}`,
  ),
  ...ADJUSTMENT_CHECKS,
  ...BANK_CHECKS,
];
