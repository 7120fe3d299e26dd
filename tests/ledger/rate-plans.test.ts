/** The plans of what converts: open amounts by the index of open items, a rate by the index of days. */
import type { RawBuilder } from 'kysely';
import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/dates.ts';
import { connectionOf, kyselyOf } from '../../src/ledger/connection.ts';
import type { ReadDb } from '../../src/ledger/handles.ts';
import { openAmountsSql } from '../../src/ledger/queries/aging/open-amounts.ts';
import { lastBeforeSql } from '../../src/ledger/queries/rates/rate-lookup.ts';
import { day, tempLedger } from './fixture.ts';

function planOf(db: ReadDb, query: RawBuilder<unknown>): string {
  const compiled = query.compile(kyselyOf(db));
  return connectionOf(db)
    .db.prepare<unknown[], { detail: string }>(`explain query plan ${compiled.sql}`)
    .all(...compiled.parameters)
    .map((row) => row.detail)
    .join('\n');
}

const asOf = day('2026-06-30');
const then = '2026-06-01T00:00:00.000Z' as Instant;
const ITEMS = /SEARCH o USING COVERING INDEX open_items_by_settled \(settled_on>\?/;
const RATE = /SEARCH r USING INDEX rates_by_day \(base=\? AND currency=\? AND effective_on<\?\)/;

test.each<[string, RawBuilder<unknown>, RegExp]>([
  ['open amounts by due date', openAmountsSql({ asOf, knownAt: null }, 'due'), ITEMS],
  ['open amounts by invoice date', openAmountsSql({ asOf, knownAt: null }, 'invoice'), ITEMS],
  [
    'open amounts as they were known',
    openAmountsSql({ asOf, knownAt: then }, 'due'),
    /INDEX open_items_by_touched \(touched_at>\?\)/,
  ],
  ['a rate', lastBeforeSql('EUR', 'USD', asOf, null), RATE],
  ['a rate as it was known', lastBeforeSql('EUR', 'USD', asOf, then), RATE],
])('%s', async (_, query, index) => {
  const ledger = await tempLedger();
  const plan = await ledger.read(async (db) => planOf(db, query));
  expect(plan).toMatch(index);
  expect(plan).not.toMatch(/SCAN (o|r|a|rates|open_items)\b/);
});
