/**
 * A ledger told in the words people use, table by table, without ids and without when it was
 * recorded: what two ledgers must agree on to mean the same.
 *
 *     { aliases: ['C1 code C9', …], goods: ['INV-7 1 Hammer 6 pcs at 4.25'], … }
 */
import { sql } from 'kysely';
import { kyselyOf } from '../../../src/ledger/connection.ts';
import { live } from '../../../src/ledger/facts/live.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { survivor } from '../../../src/ledger/queries/customers/survivors.ts';

const NOW = { knownAt: null };
const who = (ref: string) =>
  sql`(select sc.code from customers sc where sc.id = ${survivor(ref, NOW)})`;

const TABLES = {
  aliases: sql`select distinct ${who('a.customer_id')} as customer, a.kind, a.value
    from customer_aliases a where ${live('customer_alias', 'a.id')} order by 1, 2, 3`,
  invoices: sql`select i.number, ${who('i.customer_id')} as customer, i.issued_on, i.kind, i.currency,
      i.gross_minor, i.terms, i.terms_rule, i.due_reason, i.contract, i.po, i.notes
    from invoices i where ${live('invoice', 'i.id')} order by i.number`,
  due: sql`select i.number, n.due_on, n.gross_minor,
      (select group_concat(d.due_on || ' ' || d.reason, '; ') from
        (select * from due_changes d where d.instalment_id = n.id order by d.id) d) as changes
    from invoices i join instalments n on n.invoice_id = i.id where ${live('invoice', 'i.id')}
    order by i.number, n.due_on, n.gross_minor, 4`,
  goods: sql`select i.number, g.position, g.delivered_on, g.code, g.description, g.quantity, g.unit,
      g.unit_price, g.net_minor
    from goods_lines g join invoices i on i.id = g.invoice_id where ${live('invoice', 'i.id')}
    order by i.number, g.position`,
  disputes: sql`select i.number, d.opened_on, d.reason, s.resolved_on, s.resolution
    from disputes d join invoices i on i.id = d.invoice_id
      left join dispute_resolutions s on s.dispute_id = d.id
    where ${live('invoice', 'i.id')} and ${live('dispute', 'd.id')} order by 1, 2, 3`,
  writeOffs: sql`select w.number, w.kind, i.number as invoice, w.effective_on, w.amount_minor, w.reason,
      c.number as receipt
    from write_offs w join instalments n on n.id = w.instalment_id join invoices i on i.id = n.invoice_id
      left join receipts c on c.id = w.receipt_id
    where ${live('write_off', 'w.id')} and ${live('invoice', 'i.id')} order by 1`,
  refunds: sql`select f.number, f.refunded_on, f.amount_minor, f.reason,
      coalesce((select c.number from receipts c where c.id = a.receipt_id), k.number) as source
    from refunds f join allocations a on a.refund_id = f.id and a.reversal_id is null
      left join credit_notes k on k.id = a.credit_note_id
    where ${live('refund', 'f.id')} order by 1`,
  receipts: sql`select x.number, ${who('x.customer_id')} as customer, x.received_on, x.amount_minor,
      x.reference, x.paid_currency, x.paid_minor, x.rate from receipts x
    where ${live('receipt', 'x.id')} order by 1`,
  creditNotes: sql`select x.number, ${who('x.customer_id')} as customer, x.issued_on, x.amount_minor,
      x.reference from credit_notes x where ${live('credit_note', 'x.id')} order by 1`,
  versions: sql`select c.code, v.effective_on, v.name, v.terms, v.notes from customer_versions v
      join customers c on c.id = v.customer_id where ${live('customer_version', 'v.id')}
      order by c.code, v.effective_on, v.id`,
  profiles: sql`select ${who('p.customer_id')} as customer, p.effective_on, p.profile
    from customer_profiles p order by 1, p.id`,
  contracts: sql`select ${who('v.customer_id')} as customer, v.number from contract_versions v order by 1, 2`,
  rates: sql`select base, currency, effective_on, rate from rates order by 1, 2, 3`,
  bankLines: sql`select booked_on, amount_minor, text from bank_lines order by 1, 2, 3`,
  letters: sql`select count(*) as letters from letters`,
  attachments: sql`select file_name, sha256 from attachments order by 1`,
} as const;

export type ToldTable = keyof typeof TABLES;

/** Notes are a JSON object: the order of its keys says nothing. */
const inOrder = (value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('{')
    ? Object.entries(JSON.parse(value) as object).sort(([a], [b]) => (a < b ? -1 : 1))
    : value;

/** The rows of some tables as JSON texts. */
export function told(
  ledger: Ledger,
  tables: readonly ToldTable[],
): Promise<Readonly<Partial<Record<ToldTable, readonly string[]>>>> {
  return ledger.read(async (db) => {
    const all: Partial<Record<ToldTable, readonly string[]>> = {};
    for (const table of tables) {
      const { rows } = await (TABLES[table] as ReturnType<typeof sql<object>>).execute(
        kyselyOf(db),
      );
      all[table] = rows.map((row) => JSON.stringify(Object.values(row as object).map(inOrder)));
    }
    return all;
  });
}
