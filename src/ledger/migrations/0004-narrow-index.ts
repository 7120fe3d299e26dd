/**
 * The index of open items without `recorded_at`. The aging of now, which is asked for all day, never reads
 * it, and its 24 characters were a third of the time: 50,000 open items 7.5 ms instead of 11.8. As known at
 * an earlier moment the table is read too: 19 ms instead of 12.
 */
import type { Migration } from './migration.ts';

export const narrowIndex: Migration = {
  version: 4,
  name: 'narrow-index',
  up: (db) => {
    db.exec(`
drop index open_items_by_settled;
create index open_items_by_settled
  on open_items (settled_on, currency, customer_id, due_on, issued_on, unchanged_from, open_minor, gross_minor);
`);
  },
};
