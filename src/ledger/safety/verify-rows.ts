/**
 * Is every row what its command wrote (`seals.ts`)? A changed name, number or amount, a row that no command recorded and
 * one that is gone are named by the entry and the table, also when all tables were changed so that they agree.
 */
import { connect, connectionOf, type Connection } from '../connection.ts';
import { MIGRATIONS } from '../migrations/list.ts';
import { migrate } from '../migrations/runner.ts';
import type { JournalTable } from '../schema/journal.ts';
import {
  atOnce,
  hashedRows,
  SEALED_TABLES,
  sealedTables,
  sealsHash,
  type Seal,
  type SealedTable,
} from '../seals.ts';
import { MAX_FINDINGS_PER_CHECK, type Check } from './verify-check.ts';
import { count, say, type Text } from '../../domain/texts/text.ts';

type StoredSeal = Seal & Pick<JournalTable, 'seq' | 'command' | 'recorded_at'>;

export const checkRows: Check = {
  check: 'recorded_rows',
  run(db) {
    const connection = connectionOf(db);
    const wrong: Text[] = [];
    let looked = 0;
    for (const table of sealedTables) {
      const id = SEALED_TABLES[table];
      const last = connection
        .statement<{ id: number }>(`select coalesce(max(${id}), 0) as id from ${table}`)
        .get()?.id;
      let upTo = 0;
      for (const seal of sealsOf(connection, table)) {
        looked += seal.to_id - seal.from_id;
        if (seal.from_id !== upTo)
          wrong.push(say`what was recorded in ${table} after row ${upTo} is not in the journal`);
        upTo = seal.to_id;
        if (wrong.length >= MAX_FINDINGS_PER_CHECK) continue;
        // Rows that are not there need not be counted through.
        if (seal.to_id > (last ?? 0) || hashNow(connection, table, seal) !== seal.sha256)
          wrong.push(changed(table, seal));
      }
      const added = connection
        .statement<{ n: number }>(
          `select count(*) as n from ${table} where ${id} > ? or ${id} <= 0`,
        )
        .get(upTo)?.n;
      if (added !== 0 && hasSeals(connection))
        wrong.push(
          say`${table} has ${count(added ?? 0, 'row')} that no entry of the journal recorded`,
        );
    }
    return {
      looked,
      wrong: [...wrong, ...wrongEntries(connection)].slice(0, MAX_FINDINGS_PER_CHECK),
    };
  },
};

function changed(table: string, { seq, command, from_id, to_id }: StoredSeal): Text {
  const entry = say`entry ${seq} (${command})`;
  return to_id - from_id === 1
    ? say`row ${to_id} of ${table} is not as ${entry} recorded it`
    : say`rows ${from_id + 1} to ${to_id} of ${table} are not as ${entry} recorded them`;
}

const sealsOf = (connection: Connection, table: SealedTable): readonly StoredSeal[] =>
  connection
    .statement<StoredSeal>(
      `select s.*, coalesce(j.command, '') as command, coalesce(j.recorded_at, '') as recorded_at
       from sealed_rows s left join journal j on j.seq = s.seq where s.table_name = ? order by s.to_id`,
    )
    .all(table);

/** Null: its columns are not known, so neither are the rows. */
function hashNow(connection: Connection, table: SealedTable, seal: Seal): string | null {
  const columns = columnsAt(seal.version)?.get(table) ?? [];
  return columns.length === 0 ? null : atOnce(hashedRows(connection, table, columns, seal));
}

const hasSeals = (connection: Connection): boolean =>
  connection.statement('select 1 from journal where rows_sha256 is not null limit 1').get() !==
  undefined;

/** Entries whose seals are not those they were hashed with, and those without any after the first that has some. */
function wrongEntries(connection: Connection): readonly Text[] {
  const seals = new Map<number, Seal[]>();
  for (const { seq, ...seal } of connection
    .statement<Seal & { seq: number }>('select * from sealed_rows')
    .iterate())
    seals.set(seq, [...(seals.get(seq) ?? []), seal]);
  const wrong: Text[] = [];
  let hasBegun = false;
  for (const { seq, command, rows_sha256 } of connection
    .statement<JournalTable>('select * from journal order by seq')
    .iterate()) {
    const own = seals.get(seq) ?? [];
    if (rows_sha256 === null ? hasBegun || own.length > 0 : rows_sha256 !== sealsHash(own))
      wrong.push(say`what entry ${seq} (${command}) says of its rows was changed`);
    hasBegun ||= rows_sha256 !== null;
  }
  return wrong;
}

const known = new Map<number, ReadonlyMap<SealedTable, readonly string[]>>();

/** Columns of the tables as ledgers of that version have them; null: there is no such version. */
function columnsAt(version: number): ReadonlyMap<SealedTable, readonly string[]> | null {
  const made = known.get(version);
  if (made !== undefined) return made;
  if (version < 1 || version > MIGRATIONS.length) return null;
  const empty = connect(':memory:');
  try {
    migrate(empty.db, 'memory', MIGRATIONS.slice(0, version));
    const columns = new Map(sealedTables.map((table) => [table, empty.columnsOf(table)]));
    known.set(version, columns);
    return columns;
  } finally {
    empty.db.close();
  }
}
