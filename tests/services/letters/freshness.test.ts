/**
 * Nobody is chased on stale data without being told: how far the bank goes, and how many of its lines
 * nobody matched, stands in every proposal and in the frame of the workspace.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDateOf as d, type IsoDate } from '../../../src/domain/dates.ts';
import type { BankStatementDraft } from '../../../src/domain/facts/drafts.ts';
import { NO_DRAFTS } from '../../../src/domain/facts/drafts.ts';
import { recordBatch } from '../../../src/ledger/commands/record-batch.ts';
import { recordFacts } from '../../../src/ledger/commands/facts/record-facts.ts';
import { undoBatch } from '../../../src/ledger/facts/undo.ts';
import { letterHandlers } from '../../../src/services/letters/handlers.ts';
import { bankLine, bankStatement } from '../../ledger/fixture.ts';
import { customer, invoice, receipt } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { english } from '../../harness/english.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-11-21T09:00');
  await workspace.record({
    customers: [{ ...customer('C1', 'Müller GmbH', 'DE'), language: 'de' }],
    invoices: [invoice('INV-1', 'C1', '2026-08-01', 'EUR', [['2026-09-01', 100_000]])],
    receipts: [receipt('R-1', 'C1', '2026-11-20', 'EUR', 100)],
  });
});
afterEach(() => workspace.dispose());

const bring = (draft: BankStatementDraft): Promise<number> =>
  workspace.ledger.write(
    { command: 'imports.commit', actor: 'tester', input: {} },
    async (tx, scope) => {
      const rows = draft.lines.length;
      const batchId = await recordBatch(tx, scope, {
        ...{ fileName: 'bank.xml', fileSha256: '0'.repeat(64), kind: 'bank', mapping: '{}' },
        ...{ rowsRead: rows, rowsNew: rows, rowsDuplicate: 0, rowsRefused: 0, facts: '{}' },
      });
      await recordFacts(tx, scope, { ...NO_DRAFTS, bankStatements: [draft] }, { batchId });
      return batchId;
    },
  );

const freshness = async () => (await workspace.value('workspace.state', {})).ledger?.freshness;

async function cautions(issuedOn: IsoDate): Promise<readonly string[]> {
  const result = await letterHandlers['letters.propose'](workspace.context, {
    issuedOn,
    level: 3,
    language: 'en-GB',
    deliveryMethod: 'registered_post',
    customers: null,
  });
  if (!result.ok) throw new Error(english(result.error.message));
  return (result.value[0]?.cautions ?? []).map(({ message }) => english(message));
}

const LANGUAGE =
  "the customer's language is German and the letter is in English; enclose a translation if the customer may not read it";
const ON_ACCOUNT = 'EUR\u00a01.00 of this customer is on account; allocate it first';

test('the bank counts before receipts, its lines before its end, money out not at all', async () => {
  workspace.setNow('2026-11-21T09:30');
  const batchId = await bring(
    bankStatement([
      bankLine('in', '2026-11-08', 500),
      bankLine('out', '2026-11-09', -900),
      bankLine('in again', '2026-11-10', 700),
    ]),
  );
  expect(await freshness()).toMatchObject({
    receiptsTo: '2026-11-20',
    listTo: null,
    bankTo: '2026-11-10',
    bankImportedAt: '2026-11-21T09:30:00.000Z',
    linesToMatch: 2,
    staleAfterDays: 7,
  });
  expect(await cautions(d('2026-11-21'))).toEqual([
    ON_ACCOUNT,
    'the bank is in the ledger up to 2026-11-10, 11 days before the letter; bring in the newer statements first',
    '2 bank lines of money in are not matched yet; match them before you write',
    LANGUAGE,
  ]);

  await workspace.ledger.write(
    { command: 'imports.undo', actor: 'tester', input: batchId },
    (tx, scope) => undoBatch(tx, scope, batchId, 'wrong account'),
  );
  expect(await freshness()).toMatchObject({ bankTo: null, bankImportedAt: null, linesToMatch: 0 });
  expect(await cautions(d('2026-11-21'))).toEqual([ON_ACCOUNT, LANGUAGE]);
});

test('a statement without lines shows that nobody paid until its end', async () => {
  await bring(bankStatement([], { toOn: d('2026-11-19') }));
  expect(await freshness()).toMatchObject({ bankTo: '2026-11-19', linesToMatch: 0 });
  expect(await cautions(d('2026-11-26'))).toEqual([ON_ACCOUNT, LANGUAGE]);
});
