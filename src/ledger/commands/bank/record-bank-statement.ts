/** Statements of the bank with their lines, and rates of exchange, as an import brings them. */
import type { BankStatementDraft, RateDraft } from '../../../domain/facts/drafts.ts';
import { insertInto } from '../../connection.ts';
import type { Recording } from '../recording.ts';

/**
 * Records the statement and returns what records one line of it, so that the caller can pause
 * between lines. Every line is open at first: nobody has said yet what it is.
 */
export function recordBankStatement(
  recording: Recording,
  { statement, linesRead, linesMinor }: BankStatementDraft,
): (row: BankStatementDraft['lines'][number]) => void {
  const { batchId } = recording;
  if (batchId === null)
    throw new Error('a bank statement belongs to an import batch; none was given');
  const statementId = recording.insert.bankStatement({
    batch_id: batchId,
    recorded_at: recording.recordedAt,
    kind: statement.kind,
    account: statement.account,
    account_name: statement.accountName,
    bank: statement.bank,
    currency: statement.currency,
    number: statement.number,
    from_on: statement.fromOn,
    to_on: statement.toOn,
    opening_on: statement.opening?.on ?? null,
    opening_minor: statement.opening?.amountMinor ?? null,
    closing_on: statement.closing?.on ?? null,
    closing_minor: statement.closing?.amountMinor ?? null,
    lines_read: linesRead,
    lines_minor: linesMinor,
  });
  const open = insertInto(recording.tx, 'open_bank_lines');
  let position = 0;
  return ({ key, line }) => {
    position += 1;
    const id = recording.insert.bankLine({
      statement_id: statementId,
      position,
      account: statement.account,
      line_key: key,
      booked_on: line.bookedOn,
      value_on: line.valueOn,
      currency: line.currency,
      amount_minor: line.amountMinor,
      is_reversal: line.isReversal ? 1 : 0,
      bank_reference: line.bankReference,
      end_to_end_id: line.endToEndId,
      mandate_id: line.mandateId,
      structured_reference: line.structuredReference,
      text: line.text,
      counterparty_name: line.counterpartyName,
      counterparty_account: line.counterpartyAccount,
      counterparty_bank: line.counterpartyBank,
      code: line.code,
      charges_minor: line.chargesMinor,
      original_currency: line.original?.currency ?? null,
      original_minor: line.original?.amountMinor ?? null,
      original_rate: line.original?.rate ?? '',
      batch_index: line.batch?.index ?? null,
      batch_count: line.batch?.count ?? null,
      booking_minor: line.batch?.bookingMinor ?? null,
      raw: line.raw,
      recorded_at: recording.recordedAt,
      batch_id: batchId,
    });
    if (line.amountMinor !== 0)
      open({
        bank_line_id: id,
        booked_on: line.bookedOn,
        amount_minor: line.amountMinor,
        left_minor: line.amountMinor,
      });
  };
}

export function recordRate(recording: Recording, draft: RateDraft): void {
  recording.insert.rate({
    base: draft.base,
    currency: draft.currency,
    effective_on: draft.on,
    rate: draft.rate,
    source: draft.source,
    recorded_at: recording.recordedAt,
    batch_id: recording.batchId,
  });
}
