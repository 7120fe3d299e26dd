/** Statements of the bank with their lines, and rates of exchange, as an import brings them. */
import type { BankStatementDraft, RateDraft } from '../../../domain/facts/drafts.ts';
import { insertStatement } from '../../connection.ts';
import type { Recording } from '../recording.ts';

/**
 * Records the statement and returns what records one line of it, so that the caller can pause
 * between lines. Every line is open at first: nobody has said yet what it is.
 */
export function recordBankStatement(
  recording: Recording,
  { statement, linesRead, linesMinor }: BankStatementDraft,
): (row: BankStatementDraft['lines'][number]) => void {
  if (recording.batchId === null)
    throw new Error('a bank statement belongs to an import batch; none was given');
  const statementId = recording.insert.bankStatement([
    recording.batchId,
    recording.recordedAt,
    statement.kind,
    statement.account,
    statement.accountName,
    statement.bank,
    statement.currency,
    statement.number,
    statement.fromOn,
    statement.toOn,
    statement.opening?.on ?? null,
    statement.opening?.amountMinor ?? null,
    statement.closing?.on ?? null,
    statement.closing?.amountMinor ?? null,
    linesRead,
    linesMinor,
  ]);
  const open = insertStatement(recording.tx, 'open_bank_lines', [
    'bank_line_id',
    'booked_on',
    'amount_minor',
    'left_minor',
  ]);
  let position = 0;
  return ({ key, line }) => {
    position += 1;
    const id = recording.insert.bankLine([
      statementId,
      position,
      statement.account,
      key,
      line.bookedOn,
      line.valueOn,
      line.currency,
      line.amountMinor,
      line.isReversal ? 1 : 0,
      line.bankReference,
      line.endToEndId,
      line.mandateId,
      line.structuredReference,
      line.text,
      line.counterpartyName,
      line.counterpartyAccount,
      line.counterpartyBank,
      line.code,
      line.chargesMinor,
      line.original?.currency ?? null,
      line.original?.amountMinor ?? null,
      line.original?.rate ?? '',
      line.batch?.index ?? null,
      line.batch?.count ?? null,
      line.batch?.bookingMinor ?? null,
      line.raw,
      recording.recordedAt,
      recording.batchId,
    ]);
    if (line.amountMinor !== 0) open.run(id, line.bookedOn, line.amountMinor, line.amountMinor);
  };
}

export function recordRate(recording: Recording, draft: RateDraft): void {
  recording.insert.rate([
    draft.base,
    draft.currency,
    draft.on,
    draft.rate,
    draft.source,
    recording.recordedAt,
    recording.batchId,
  ]);
}
