/** The plan of every hot query: an index, never a walk through the whole history. */
import { sql, type RawBuilder } from 'kysely';
import { describe, expect, test } from 'vitest';
import { agingBoundaries } from '../../src/domain/aging.ts';
import type { Instant } from '../../src/domain/dates.ts';
import { connectionOf, kyselyOf } from '../../src/ledger/connection.ts';
import type { ReadDb } from '../../src/ledger/handles.ts';
import type { Moment } from '../../src/ledger/moment.ts';
import { agingMatrixSql } from '../../src/ledger/queries/aging/aging-matrix.ts';
import { controlAccountSql } from '../../src/ledger/queries/aging/control-account.ts';
import { discountDetailsSql } from '../../src/ledger/queries/contracts/discount-details.ts';
import {
  givenDiscountsSql,
  offeredDiscountsSql,
} from '../../src/ledger/queries/contracts/discount-facts.ts';
import { caseFactsSql, caseItemsSql } from '../../src/ledger/queries/case/case-facts.ts';
import { disputeFactsSql, isDisputedAt } from '../../src/ledger/queries/case/disputed.ts';
import { customersAtSql } from '../../src/ledger/queries/customers/customers-at.ts';
import { onAccountSql, onAccountSumsSql } from '../../src/ledger/queries/aging/on-account.ts';
import { openItemsSql } from '../../src/ledger/queries/case/open-items.ts';
import { allocation, customer, day, invoice, receipt, record, tempLedger } from './fixture.ts';

const now: Moment = { asOf: day('2026-06-30'), knownAt: null };
const then: Moment = { asOf: day('2026-06-30'), knownAt: '2026-06-01T00:00:00.000Z' as Instant };
const boundaries = agingBoundaries(now.asOf, [30, 60, 90]);

function planOf(db: ReadDb, query: RawBuilder<unknown>): string {
  const compiled = query.compile(kyselyOf(db));
  return connectionOf(db)
    .db.prepare<unknown[], { detail: string }>(`explain query plan ${compiled.sql}`)
    .all(...compiled.parameters)
    .map((row) => row.detail)
    .join('\n');
}

const ITEMS = /SEARCH o USING COVERING INDEX open_items_by_settled \(settled_on>\?/;
/** `recorded_at` is in the table only: replay is rare, and the aging of now is asked for all day. */
const ITEMS_KNOWN = /SEARCH o USING INDEX open_items_by_settled \(settled_on>\?/;
/** Open for good: equality, so the index gives them in the order of the groups. */
const OPEN = /SEARCH o USING COVERING INDEX open_items_by_settled \(settled_on=\?/;
const CREDITS = /SEARCH c USING COVERING INDEX open_credits_by_used_up \(used_up_on>\?/;
const SUM_OF_ITEM =
  /SEARCH a USING COVERING INDEX allocations_by_instalment \(instalment_id=\? AND effective_on<\?\)/;

describe('plans', () => {
  test.each<[string, RawBuilder<unknown>, RegExp[]]>([
    ['aging by due date', agingMatrixSql(now, 'due', boundaries, null), [OPEN, ITEMS, SUM_OF_ITEM]],
    [
      'aging by invoice date',
      agingMatrixSql(now, 'invoice', boundaries, null),
      [ITEMS, SUM_OF_ITEM],
    ],
    ['aging of one currency', agingMatrixSql(now, 'due', boundaries, 'EUR'), [ITEMS, SUM_OF_ITEM]],
    [
      'aging as it was known',
      agingMatrixSql(then, 'due', boundaries, null),
      [ITEMS_KNOWN, /INDEX open_items_by_touched \(touched_at>\?\)/, SUM_OF_ITEM],
    ],
    ['open items', openItemsSql(now), [ITEMS, SUM_OF_ITEM]],
    [
      'open items of a customer',
      openItemsSql({ ...now, customerIds: [1] }),
      [/SEARCH o USING INDEX open_items_by_customer \(customer_id=\? AND settled_on>\?\)/],
    ],
    ['on account', onAccountSql(now), [CREDITS]],
    [
      'on account of a customer',
      onAccountSql({ ...now, customerIds: [1] }),
      [/SEARCH c USING INDEX open_credits_by_customer \(customer_id=\? AND used_up_on>\?\)/],
    ],
    [
      'on account, added up',
      onAccountSumsSql(now, null),
      [
        CREDITS,
        /COVERING INDEX allocations_by_receipt \(receipt_id=\?/,
        /COVERING INDEX allocations_by_credit_note \(credit_note_id=\?/,
      ],
    ],
    [
      'case facts of a customer, and the items they are about',
      caseFactsSql({ ...now, customerIds: [1], kinds: null }, [1]),
      [/SEARCH f USING INDEX case_facts_by_customer \(customer_id=\? AND effective_on<\?\)/],
    ],
    [
      'case facts of one kind',
      caseFactsSql({ ...now, customerIds: null, kinds: ['promise'] }, null),
      [/SEARCH f USING INDEX case_facts_by_kind \(kind=\?\)/],
    ],
    [
      'items of the case facts of a customer',
      caseItemsSql({ ...now, customerIds: [1], kinds: null }, [1]),
      [
        /SEARCH f USING (COVERING )?INDEX case_facts_by_customer \(customer_id=\? AND effective_on<\?\)/,
        /SEARCH s USING PRIMARY KEY \(case_fact_id=\?\)/,
      ],
    ],
    [
      'open disputes among the case facts',
      disputeFactsSql(now),
      [
        /SEARCH f USING INDEX case_facts_by_kind \(kind=\?\)/,
        /SEARCH s USING PRIMARY KEY \(case_fact_id=\?\)/,
      ],
    ],
    [
      'disputes among the case facts',
      sql`select i.id from invoices i where i.id = 1 and ${isDisputedAt('i.id', now)}`,
      [
        /COVERING INDEX case_fact_items_by_instalment \(instalment_id=\?\)/,
        /SEARCH wf USING INDEX case_facts_by_kind \(kind=\?/,
      ],
    ],
    [
      'one customer',
      customersAtSql({ ...now, code: 'C1' }),
      [
        /SEARCH cc USING (COVERING )?INDEX sqlite_autoindex_customers_1 \(code=\?\)/,
        /SEARCH c USING INTEGER PRIMARY KEY/,
        /SEARCH v USING INDEX customer_versions_by_customer/,
      ],
    ],
  ])('%s', async (_name, query, expected) => {
    const ledger = await tempLedger();
    await record(ledger, {
      customers: [customer('C1')],
      invoices: [invoice('I1', 'C1', '2026-01-01', '2026-02-01', 100)],
      receipts: [receipt('R1', 'C1', '2026-02-01', 60)],
      allocations: [allocation('R1', 'I1', '2026-02-01', 50)],
    });
    const plan = await ledger.read(async (db) => planOf(db, query));
    for (const part of expected) expect(plan).toMatch(part);
    expect(plan).not.toMatch(
      /SCAN (o|c|a|i|n|r|v|open_items|open_credits|allocations|invoices|instalments)\b/,
    );
  });

  test('the control account reads a row a day, not the documents', async () => {
    const ledger = await tempLedger();
    const plan = await ledger.read(async (db) => planOf(db, controlAccountSql(now, null)));
    expect(plan).toMatch(/^(SCAN|SEARCH) d/);
    expect(plan).not.toMatch(/invoices|receipts|credit_notes|allocations|open_/);
  });

  test('the control account as it was known reads what was touched since', async () => {
    const ledger = await tempLedger();
    const plan = await ledger.read(async (db) => planOf(db, controlAccountSql(then, null)));
    expect(plan).toMatch(/SEARCH o USING INDEX open_items_by_touched \(touched_at>\?\)/);
    expect(plan).toMatch(/SEARCH c USING INDEX open_credits_by_touched \(touched_at>\?\)/);
    expect(plan).not.toMatch(/SCAN (o|c)\b/);
  });

  // Terms have no index: which invoices offer a discount is one walk through the invoices, and what
  // became of each is looked up: 0.85 s for a year among 1,000,000 invoices, a third with an offer.
  const discounts = { search: '', customer: null };
  const year = { issuedFrom: day('2025-07-01'), issuedTo: day('2026-06-30') };
  const offers = ['2 % 10 days, net 30', '3 % 14 days'].map((terms) => ({
    termsRule: '',
    terms,
    ...year,
  }));
  test.each<[string, RawBuilder<unknown>]>([
    ['discounts offered', offeredDiscountsSql({ ...now, ...discounts }, offers)],
    ['discounts offered, as was known', offeredDiscountsSql({ ...then, ...discounts }, offers)],
    [
      'discounts given',
      givenDiscountsSql({ ...now, ...discounts }, { from: year.issuedFrom, to: year.issuedTo }),
    ],
  ])('%s: each of its facts by an index', async (_name, query) => {
    const ledger = await tempLedger();
    const plan = await ledger.read(async (db) => planOf(db, query));
    expect(plan).toMatch(SUM_OF_ITEM);
    expect(plan).toMatch(/SEARCH w USING INDEX write_offs_by_instalment \(instalment_id=\?\)/);
    expect(plan).toMatch(
      /SEARCH rx USING INDEX reversals_by_target \(target_id=\? AND target_kind=\?\)/,
    );
    expect(plan).not.toMatch(/SCAN (a|n|rv|rx|allocations|instalments|reversals|receipts)\b/);
  });

  test('discounts offered walk through the invoices once', async () => {
    const ledger = await tempLedger();
    const query = offeredDiscountsSql({ ...now, ...discounts }, offers);
    const plan = await ledger.read(async (db) => planOf(db, query));
    expect(plan.match(/^SCAN i\b/gm)).toHaveLength(1);
    expect(plan).not.toMatch(/SCAN w\b/);
  });

  test('whose discounts they are is looked up for the page alone', async () => {
    const ledger = await tempLedger();
    const plan = await ledger.read(async (db) => planOf(db, discountDetailsSql(now, [1, 2])));
    expect(plan).toMatch(/SEARCH i USING INTEGER PRIMARY KEY \(rowid=\?\)/);
    expect(plan).not.toMatch(/SCAN (i|n|a|p|w|r|rv|c|cv)\b/);
  });
});
