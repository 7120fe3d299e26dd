/** `schema.ts` is what Kysely believes; the DDL is what the file has. They must be the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { connectionOf } from '../../src/ledger/connection.ts';
import { tempLedger } from './fixture.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
}

/** Tables and columns as `schema.ts` writes them down. */
function declared(): Map<string, Column[]> {
  const room = new URL('../../src/ledger/schema/', import.meta.url);
  const source = [
    new URL('../schema.ts', room),
    ...readdirSync(room).map((name) => new URL(name, room)),
  ]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const interfaces = new Map<string, Column[]>();
  for (const [, name, body] of source.matchAll(/export interface (\w+) \{\n([\s\S]*?)\n\}/g))
    interfaces.set(
      name ?? '',
      [...(body ?? '').matchAll(/^ {2}(\w+): (.+);$/gm)].map(([, column, type]) => ({
        name: column ?? '',
        type: sqlType(type ?? ''),
        nullable: / \| null$/.test(readType(type ?? '')),
      })),
    );
  const tables = interfaces.get('LedgerSchema') ?? [];
  const schema = /export interface LedgerSchema \{\n([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
  expect(tables.length).toBeGreaterThan(20);
  return new Map(
    [...schema.matchAll(/^ {2}(\w+): (\w+);$/gm)].map(([, table, type]) => [
      table ?? '',
      interfaces.get(type ?? '') ?? [],
    ]),
  );
}

/** `ColumnType<number | null, …>` is read as its first argument. */
const readType = (type: string): string => /^ColumnType<([^,]+),/.exec(type)?.[1] ?? type;

function sqlType(type: string): string {
  if (/^(Generated<number>|number|ColumnType<number)/.test(type)) return 'INTEGER';
  if (/^Uint8Array/.test(type)) return 'BLOB';
  return 'TEXT';
}

test('every table and column of schema.ts is in the file, and nothing else', async () => {
  const ledger = await tempLedger();
  const actual = await ledger.read(async (db) => {
    const { db: sqlite } = connectionOf(db);
    const tables = sqlite
      .prepare<unknown[], { name: string }>(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
      )
      .all();
    return new Map(
      tables.map(({ name }) => [
        name,
        (
          sqlite.pragma(`table_info(${name})`) as {
            name: string;
            type: string;
            notnull: number;
            pk: number;
          }[]
        ).map((column): Column => ({
          name: column.name,
          type: column.type,
          nullable: column.notnull === 0 && column.pk === 0,
        })),
      ]),
    );
  });
  const expected = declared();
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [table, columns] of expected)
    expect({ table, columns: actual.get(table) }).toEqual({ table, columns });
});

test('every table is STRICT, and every fact table refuses updates and deletes', async () => {
  const ledger = await tempLedger();
  await ledger.read(async (db) => {
    const { db: sqlite } = connectionOf(db);
    const tables = sqlite.pragma('table_list') as {
      schema: string;
      name: string;
      type: string;
      strict: number;
    }[];
    const own = tables.filter(
      (t) => t.schema === 'main' && t.type === 'table' && !t.name.startsWith('sqlite_'),
    );
    expect(own.filter((t) => t.strict === 0).map((t) => t.name)).toEqual([]);
    const triggers = sqlite
      .prepare<unknown[], { name: string }>("select name from sqlite_master where type = 'trigger'")
      .all()
      .map((row) => row.name);
    const editable = own
      .map((t) => t.name)
      .filter(
        (name) =>
          !triggers.includes(`${name}_no_update`) || !triggers.includes(`${name}_no_delete`),
      );
    expect(editable.sort()).toEqual([
      'meta',
      'open_bank_lines',
      'open_credits',
      'open_items',
      'receivable_movements',
    ]);
  });
});
