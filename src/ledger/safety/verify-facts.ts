/** Checks of the facts among each other: every rule that commands assert before they write. */
import {
  isReversible,
  NUMBERED_KINDS,
  REVERSIBLE_KINDS,
  type ReversibleKind,
} from '../../domain/facts/kinds.ts';
import { ALL_KINDS, dependentsOf, factTable } from '../facts/kinds.ts';
import { ADJUSTMENT_CHECKS } from './verify-adjustments.ts';
import { CASE_CHECKS } from './verify-case.ts';
import { BANK_CHECKS } from './verify-bank.ts';
import { sqlCheck, type Check } from './verify-check.ts';
import { PARTY_CHECKS } from './verify-parties.ts';
import { isReversalOf, liveText } from '../facts/live.ts';
import { say } from '../../domain/texts/text.ts';

const count = (table: string, where = '1 = 1'): string =>
  `select count(*) as n from ${table} where ${where}`;

const DATED = [...ALL_KINDS.map((kind) => factTable(kind).table), 'reversals'];

/** Every fact shares its instant with the journal entry of the command that recorded it. */
const journalCovers: readonly Check[] = DATED.map((table) =>
  sqlCheck<{ at: string }>(
    `journal_covers_${table}`,
    count(table),
    `select f.recorded_at as at from (select distinct recorded_at from ${table}) f
     where not exists (select 1 from journal j where j.recorded_at = f.recorded_at)`,
    (row) => say`${table} has facts of ${row.at} that no journal entry explains`,
  ),
);

const uniqueNumbers = NUMBERED_KINDS.map((kind) => {
  const { table, number, sharesNumber = '1 = 0' } = factTable(kind);
  return sqlCheck<{ number: string; n: number }>(
    `unique_${table}`,
    count(table),
    `select ${number} as number, count(*) as n from ${table} t
     where ${liveText(kind, 't.id')} and not (${sharesNumber})
     group by ${number} having count(*) > 1`,
    (row) => say`${table.replace('_', ' ')}: number ${row.number} is live ${row.n} times`,
  );
});

/** A reversal names a fact that is there; the table itself cannot refer to several. */
const reversalTargets = sqlCheck<{ id: number; kind: string; target: number }>(
  'reversals_have_a_target',
  count('reversals'),
  `select r.id, r.target_kind as kind, r.target_id as target from reversals r where not (${REVERSIBLE_KINDS.map(
    (kind) =>
      `(r.target_kind = '${kind}' and exists (select 1 from ${factTable(kind).table} t where t.id = r.target_id))`,
  ).join(' or ')})`,
  (row) => say`reversal ${row.id} takes back ${row.kind} ${row.target}, which is not in the ledger`,
);

/** What goes along with a fact, or has to be reversed before it, does not count without it. */
const nothingHangsInTheAir = REVERSIBLE_KINDS.flatMap((parent) =>
  dependentsOf(parent).flatMap(({ kind, dependency }) =>
    !isReversible(kind) ||
    dependency.then === 'stays' ||
    dependency.then === 'is_taken_back' ||
    (dependency.then === 'goes_along' && dependency.if !== undefined)
      ? []
      : sqlCheck<{ id: number; parent: number }>(
          `${kind}_of_reversed_${parent}`,
          count('reversals', `target_kind = '${parent}'`),
          `select t.id, p.id as parent from reversals r
           cross join ${factTable(parent).table} p on ${isReversalOf('r', parent, 'p.id')}
           ${dependency.reach}
           where ${liveText(kind, 't.id')} and ${dependency.where ?? '1 = 1'}`,
          (row) => say`${kind} ${row.id} counts though ${parent} ${row.parent} is reversed`,
        ),
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
      say`${table} ${row.id}: its allocations come to ${row.sum} on ${row.day}, outside 0 … ${row.amount}`,
  );

/** What a reversal closes stays closed. */
const closed = (
  kind: ReversibleKind,
  target: string,
  table: string,
  id: string,
  amount: string,
): Check =>
  sqlCheck<{ id: number; sum: number; amount: number }>(
    `reversed_${kind}_closed`,
    count('reversals', `target_kind = '${kind}'`),
    `select x.id, x.amount, coalesce((select sum(a.amount_minor) from allocations a where a.${target} = x.id), 0) as sum
     from (select t.id, t.${amount} as amount from reversals r join ${table} t on ${isReversalOf('r', kind, id)}) x
     where sum <> x.amount`,
    (row) =>
      say`the reversed ${kind} behind ${target} ${row.id} is closed by ${row.sum}, not ${row.amount}`,
  );

export const FACT_CHECKS: readonly Check[] = [
  ...journalCovers,
  reversalTargets,
  ...nothingHangsInTheAir,
  ...uniqueNumbers,
  sqlCheck<{ number: string; gross: number; sum: number }>(
    'instalments_add_up',
    count('invoices'),
    `select i.number, i.gross_minor as gross, coalesce(sum(n.gross_minor), 0) as sum
     from invoices i left join instalments n on n.invoice_id = i.id
     group by i.id having coalesce(sum(n.gross_minor), 0) <> i.gross_minor`,
    (row) => say`invoice ${row.number} of ${row.gross} has instalments of ${row.sum}`,
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
    (row) => say`allocation ${row.id} is earlier than one of its documents`,
  ),
  ...PARTY_CHECKS,
  closed('invoice', 'instalment_id', 'instalments', 't.invoice_id', 'gross_minor'),
  closed('receipt', 'receipt_id', 'receipts', 't.id', 'amount_minor'),
  closed('credit_note', 'credit_note_id', 'credit_notes', 't.id', 'amount_minor'),
  sqlCheck<{ code: string }>(
    'customers_have_a_version',
    count('customers'),
    `select c.code from customers c
     where not exists (select 1 from customer_versions v where v.customer_id = c.id
         and ${liveText('customer_version', 'v.id')})
       and (exists (select 1 from invoices d where d.customer_id = c.id
              and ${liveText('invoice', 'd.id')})
         or exists (select 1 from receipts d where d.customer_id = c.id
              and ${liveText('receipt', 'd.id')})
         or exists (select 1 from credit_notes d where d.customer_id = c.id
              and ${liveText('credit_note', 'd.id')}))`,
    (row) => say`customer ${row.code} has documents but no name`,
  ),
  sqlCheck<{ number: string; total: number; sum: number }>(
    'letters_add_up',
    count('letters'),
    `select l.number, l.total_minor as total, coalesce(sum(s.open_minor), 0) as sum
     from letters l left join letter_items s on s.letter_id = l.id
     group by l.id having coalesce(sum(s.open_minor), 0) <> l.total_minor`,
    (row) => say`letter ${row.number} demands ${row.total}, its items are ${row.sum}`,
  ),
  ...ADJUSTMENT_CHECKS,
  ...CASE_CHECKS,
  ...BANK_CHECKS,
];
