/**
 * What loading all cases is measured against: the same rows and columns read as values by bare
 * better-sqlite3 in the order in which they lie in the file. Nothing is derived, joined to its customer
 * or parsed, and of the rest of the program only the pragmas are used.
 */
import Sqlite from 'better-sqlite3';
import { tuneReader } from '../../src/ledger/dialects/sqlite.ts';
import { TODAY } from './made/made-ledger.ts';

const CUSTOMERS = `
  select c.id, c.code, v.* from customers c cross join customer_versions v on v.customer_id = c.id`;
const ITEMS = `
  select o.instalment_id, i.id, i.number, i.kind, o.customer_id, i.currency, i.issued_on, o.due_on,
    o.gross_minor, o.open_minor, i.gross_minor, i.terms, i.terms_rule, i.contract, i.po
  from open_items o cross join invoices i on i.id = o.invoice_id
  where o.instalment_id in (select instalment_id from open_items where settled_on > '${TODAY}')`;
const FACTS = `
  select id, key, kind, customer_id, effective_on, until_on, currency, amount_minor, person, note,
    details, about_id
  from case_facts`;
const FACT_ITEMS = 'select * from case_fact_items';

export interface CaseLimit {
  /** How many rows it read. */
  rows(): number;
  close(): void;
}

/** `what`: the rows of all customers and open items, or of all case facts and what they are about. */
export function caseLimit(file: string, what: 'items' | 'facts'): CaseLimit {
  const db = new Sqlite(file, { readonly: true });
  tuneReader(db);
  const statements = (what === 'items' ? [CUSTOMERS, ITEMS] : [FACTS, FACT_ITEMS]).map((sql) =>
    db.prepare(sql).raw(),
  );
  return {
    rows: () =>
      statements
        .map((statement) => statement.all())
        .reduce((count, rows) => count + rows.length, 0),
    close: () => db.close(),
  };
}
