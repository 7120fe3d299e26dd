/**
 * The journal proves what was written: rows of a command are hashed into its entry. What is in a ledger of an earlier
 * Duebook is sealed as it is now, by an entry of its own: from that on a change is named, before it none was.
 */
import { instantOf } from '../../domain/dates.ts';
import { connectionOn } from '../connection.ts';
import { appendOnly } from '../dialects/sqlite.ts';
import { appendEntry, inputHash, lastRecordedAt } from '../journal.ts';
import { atOnce, sealsOfNewRows } from '../seals.ts';
import type { Migration } from './migration.ts';

const VERSION = 8;

export const sealedRows: Migration = {
  version: VERSION,
  name: 'sealed rows',
  up: (db) => {
    db.exec(`
alter table journal add column rows_sha256 text check (length(rows_sha256) = 64);
create table sealed_rows (
  seq integer not null references journal (seq),
  table_name text not null,
  from_id integer not null,
  to_id integer not null check (to_id > from_id),
  version integer not null,
  sha256 text not null check (length(sha256) = 64),
  primary key (seq, table_name)
) strict, without rowid;
create unique index sealed_rows_by_table on sealed_rows (table_name, to_id);
${appendOnly('sealed_rows')}
`);
    const connection = connectionOn(db);
    const last = lastRecordedAt(connection);
    // A new ledger has no past.
    if (last === null) return;
    const seals = atOnce(sealsOfNewRows(connection, VERSION));
    const detail = { provedFrom: last };
    appendEntry(
      connection,
      {
        // A migration knows no clock; later than what is there is what an instant of the journal has to be.
        recordedAt: instantOf(Date.parse(last) + 1),
        actor: 'duebook',
        command: 'ledger.seal',
        detail: JSON.stringify(detail),
        idempotencyKey: null,
        inputSha256: inputHash(detail),
      },
      seals,
    );
  },
};
