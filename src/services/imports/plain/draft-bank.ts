/**
 * A bank file against the ledger: which lines are new, whether statements add up and follow those
 * that are here already.
 */
import type { CallError } from '../../../contract/call.ts';
import type { PreviewStatement } from '../../../contract/calls/imports.ts';
import type { BankFile, BankStatement } from '../../../domain/bank/bank-file.ts';
import { continuityOf, spanOf, type Continuity } from '../../../domain/bank/continuity.ts';
import {
  draftBankFile,
  type BankFileDraft,
  type DraftedBankLine,
} from '../../../domain/bank/draft-bank-file.ts';
import { lineKey, olderLineKeys } from '../../../domain/bank/line-identity.ts';
import {
  NO_DRAFTS,
  NO_FACTS,
  type BankStatementDraft,
  type FactDrafts,
} from '../../../domain/facts/drafts.ts';
import {
  ROWS_SHOWN,
  sortFindings,
  totalsByCurrency,
  type DraftedFile,
  type DraftedRow,
} from '../../../domain/imports/drafts/drafted-file.ts';
import type { ImportFinding } from '../../../domain/imports/findings.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { readBankFile } from '../../../formats/in/bank/read-bank-file.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import { lineKeys } from '../../../ledger/queries/bank/line-keys.ts';
import { statementsOfAccount } from '../../../ledger/queries/bank/statements-of-account.ts';
import { companyAt } from '../../../ledger/queries/workspace/company-at.ts';
import { continuityWords, spanOfKnown } from '../../bank/statement-spans.ts';
import type { ServiceContext } from '../../context.ts';
import { refuse } from '../../with-ledger.ts';
import type { Draft } from '../draft.ts';
import { running } from '../running.ts';
import type { Upload } from '../uploads.ts';
import { say } from '../../../domain/texts/text.ts';

/** The file as it is, or why it cannot be read. */
export async function readUploadedBankFile(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
): Promise<Result<BankFile, CallError<'unreadable'>>> {
  const company = await companyAt(db, { asOf: context.clock.today(), knownAt: null });
  const reading = readBankFile(upload.bytes, company.currency);
  let step = reading.next();
  while (step.done !== true) {
    context.job.progress('bytes', step.value.done, step.value.total);
    await context.job.checkpoint();
    step = reading.next();
  }
  return step.value.ok
    ? step.value
    : refuse('unreadable', say`${upload.fileName}: ${step.value.error.message}`, place(step.value));
}

const place = (read: { readonly error: { readonly line: number | null } }): string | undefined =>
  read.error.line === null ? undefined : `line ${read.error.line}`;

export async function draftBank(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
): Promise<Result<Draft, CallError<'unreadable'>>> {
  const read = await readUploadedBankFile(context, db, upload);
  return read.ok ? ok(await draftOfBankFile(context, db, read.value)) : read;
}

export async function draftOfBankFile(
  context: ServiceContext,
  db: ReadDb,
  file: BankFile,
): Promise<Draft> {
  /** By key of the file: the key, and those under which older ledgers may have such lines. */
  const asKnown = new Map<string, Set<string>>();
  for (const statement of file.statements)
    for (const line of statement.lines) {
      const key = lineKey(statement.account, line);
      const keys = asKnown.get(key) ?? new Set([key]);
      for (const older of olderLineKeys(statement.account, line)) keys.add(older);
      asKnown.set(key, keys);
    }
  const known = lineKeys(
    db,
    [...asKnown.values()].flatMap((keys) => [...keys]),
  );
  const draft = await running(
    context.job,
    draftBankFile(file, {
      countOf: (key) =>
        [...(asKnown.get(key) ?? [])].reduce((sum, one) => sum + (known.get(one) ?? 0), 0),
    }),
  );
  const byStatement: DraftedBankLine[][] = file.statements.map(() => []);
  for (const line of draft.lines) byStatement[line.statement]?.push(line);
  return {
    drafted: draftedFile(file, draft, byStatement),
    headers: [],
    statements: await previewStatements(db, file, byStatement),
    einvoice: null,
  };
}

const toFinding = ({ severity, code, line, where, message }: BankFile['findings'][number]) =>
  ({ severity, code, line, column: where, message }) satisfies ImportFinding;

function draftedFile(
  file: BankFile,
  draft: BankFileDraft,
  byStatement: readonly (readonly DraftedBankLine[])[],
): DraftedFile {
  const totals = totalsByCurrency();
  for (const { line, outcome } of draft.lines)
    if (outcome === 'new') totals.add(line.currency, line.amountMinor);
  return {
    ...draft.counts,
    facts: { ...NO_FACTS, bankLines: draft.counts.new },
    customersNamed: 0,
    totals: totals.list(),
    findings: sortFindings(draft.findings.map(toFinding)),
    rows: draft.lines.slice(0, ROWS_SHOWN).map(rowOf),
    chunks: (size) => chunks(file, byStatement, size),
  };
}

const rowOf = ({ line, outcome }: DraftedBankLine): DraftedRow => ({
  line: line.place.line,
  status: outcome,
  document: line.structuredReference || line.text || line.bankReference,
  customer: line.counterpartyAccount,
  name: line.counterpartyName,
  issuedOn: line.bookedOn,
  dueOn: line.valueOn,
  settledOn: null,
  currency: line.currency,
  amountMinor: line.amountMinor,
  disputed: false,
});

/** A statement is recorded together with all of its lines. A file of one is one chunk. */
function* chunks(
  file: BankFile,
  byStatement: readonly (readonly DraftedBankLine[])[],
  size: number,
): Generator<FactDrafts> {
  let waiting: BankStatementDraft[] = [];
  let lines = 0;
  for (const [index, { lines: all, ...statement }] of file.statements.entries()) {
    const booked = all.filter((line) => line.status === 'booked');
    const drafted = (byStatement[index] ?? []).filter((one) => one.outcome === 'new');
    waiting.push({
      statement,
      linesRead: booked.length,
      linesMinor: booked.reduce((sum, line) => sum + line.amountMinor, 0),
      lines: drafted.map(({ key, line }) => ({ key, line })),
    });
    lines += drafted.length;
    if (lines < size) continue;
    yield { ...NO_DRAFTS, bankStatements: waiting };
    waiting = [];
    lines = 0;
  }
  if (waiting.length > 0) yield { ...NO_DRAFTS, bankStatements: waiting };
}

async function previewStatements(
  db: ReadDb,
  file: BankFile,
  byStatement: readonly (readonly DraftedBankLine[])[],
): Promise<readonly PreviewStatement[]> {
  const continuities = await continuitiesWithLedger(db, file.statements);
  return file.statements.map((statement, index) => {
    const drafted = byStatement[index] ?? [];
    const booked = statement.lines.filter((line) => line.status === 'booked');
    const sum = (sign: 1 | -1): number =>
      booked
        .filter((line) => Math.sign(line.amountMinor) === sign)
        .reduce((total, line) => total + line.amountMinor, 0);
    const newLines = drafted.filter((one) => one.outcome === 'new').length;
    const { opening, closing, currency } = statement;
    return {
      account: statement.account,
      accountName: statement.accountName,
      currency,
      number: statement.number,
      fromOn: statement.fromOn,
      toOn: statement.toOn,
      openingMinor: opening?.amountMinor ?? null,
      closingMinor: closing?.amountMinor ?? null,
      differenceMinor:
        opening === null || closing === null
          ? null
          : closing.amountMinor - opening.amountMinor - sum(1) - sum(-1),
      lines: booked.length,
      newLines,
      inMinor: sum(1),
      outMinor: sum(-1),
      ...continuityWords(continuities[index] ?? null, { currency, lines: booked.length, newLines }),
    };
  });
}

/** The statements of the file among those of the ledger, whichever came first. */
async function continuitiesWithLedger(
  db: ReadDb,
  statements: readonly BankStatement[],
): Promise<readonly (Continuity | null)[]> {
  const accounts = new Map(
    statements.map((statement) => [`${statement.account} ${statement.currency}`, statement]),
  );
  const known = [];
  for (const { account, currency } of accounts.values())
    for (const one of await statementsOfAccount(db, account, currency))
      known.push(spanOfKnown(account, currency, one));
  return continuityOf([...known, ...statements.map(spanOf)]).slice(known.length);
}
