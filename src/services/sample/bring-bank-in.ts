/**
 * The sample's bank month as an import brings it, and what the office has said of its lines: most are
 * the money of receipts that were there, some are set aside, the others are to be matched.
 */
import { createHash } from 'node:crypto';
import type { ImportMapping } from '../../contract/calls/imports.ts';
import { lineKey } from '../../domain/bank/line-identity.ts';
import type { Instant } from '../../domain/dates.ts';
import { NO_DRAFTS, NO_FACTS, type BankStatementDraft } from '../../domain/facts/drafts.ts';
import { camtStatement, type WholeStatement } from '../../formats/out/camt.ts';
import { recordBankMatch } from '../../ledger/commands/bank/record-bank-match.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { recordBatch } from '../../ledger/commands/record-batch.ts';
import type { Tx } from '../../ledger/handles.ts';
import type { Ledger, WriteScope } from '../../ledger/ledger.ts';
import { bankLineList } from '../../ledger/queries/bank/bank-line-list.ts';
import { EVERYTHING } from '../facts/everything.ts';
import type { SampleBank } from './bank-month.ts';

/** As an import of such a file keeps it: the file says itself what is what. */
const mappingOf = (currency: string): ImportMapping => ({
  kind: 'bank',
  encoding: 'utf-8',
  delimiter: ',',
  columns: {},
  dateOrder: 'ymd',
  decimalMark: '.',
  currency,
  sheet: null,
  headerLine: null,
  headerRows: 1,
  snapshot: 'auto',
});

export const bringBankIn = (ledger: Ledger, bank: SampleBank): Promise<void> =>
  ledger.write(
    { command: 'sample.bank', actor: 'duebook', input: bank.month.number },
    async (tx, scope) => {
      await recordMonth(tx, scope, bank.month);
      const said = await recordMatches(tx, scope, bank);
      scope.detail({ to: bank.month.toOn, lines: bank.month.lines.length, ...said });
    },
  );

async function recordMonth(tx: Tx, scope: WriteScope, month: WholeStatement): Promise<void> {
  const { lines, account, currency, toOn } = month;
  const file = camtStatement(month, `${toOn}T18:00:00.000Z` as Instant);
  const batchId = await recordBatch(tx, scope, {
    fileName: `bank-${toOn}.xml`,
    fileSha256: createHash('sha256').update(file).digest('hex'),
    kind: 'bank',
    mapping: JSON.stringify(mappingOf(currency)),
    rowsRead: lines.length,
    rowsNew: lines.length,
    rowsDuplicate: 0,
    rowsRefused: 0,
    facts: JSON.stringify({ ...NO_FACTS, bankLines: lines.length }),
  });
  const statement: BankStatementDraft = {
    statement: month,
    linesRead: lines.length,
    linesMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0),
    lines: lines.map((line) => ({ key: lineKey(account, line), line })),
  };
  await recordFacts(tx, scope, { ...NO_DRAFTS, bankStatements: [statement] }, { batchId });
}

async function recordMatches(tx: Tx, scope: WriteScope, { month, decided }: SampleBank) {
  const { rows } = await bankLineList(tx, {
    ...EVERYTHING,
    state: 'all',
    order: 'oldest',
    limit: month.lines.length,
  });
  const said = { receipts: 0, aside: 0 };
  for (const [place, { lineId, amountMinor }] of rows.entries()) {
    const is = decided[place] ?? null;
    if (is === null) continue;
    const line = { lineId, amountMinor, rule: '' };
    if (is.kind === 'aside') {
      recordBankMatch(tx, scope, { ...line, kind: 'aside', note: is.note });
      said.aside += 1;
    } else {
      recordBankMatch(tx, scope, { ...line, kind: 'receipt', receipt: is.number, note: '' });
      said.receipts += 1;
    }
  }
  return said;
}
