/** Lines and statements for tests: what a test does not name is plain. */
import type { BankLine, BankStatement } from '../../../src/domain/bank/bank-file.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';

export const lineOf = (
  bookedOn: string,
  amountMinor: number,
  more: Partial<BankLine> = {},
): BankLine => ({
  place: { line: 1 },
  bookedOn: isoDateOf(bookedOn),
  valueOn: null,
  currency: 'EUR',
  amountMinor,
  status: 'booked',
  isReversal: false,
  bankReference: '',
  endToEndId: '',
  mandateId: '',
  structuredReference: '',
  text: '',
  counterpartyName: '',
  counterpartyAccount: '',
  counterpartyBank: '',
  code: '',
  chargesMinor: 0,
  original: null,
  batch: null,
  raw: '',
  ...more,
});

/** `opening` and `closing` as `['2026-02-28', 1000000]`. */
export const statementOf = (
  opening: readonly [string, number] | null,
  closing: readonly [string, number] | null,
  lines: readonly BankLine[],
  more: Partial<BankStatement> = {},
): BankStatement => ({
  place: { line: 1 },
  kind: 'statement',
  account: 'ES9121000418450200051332',
  accountName: '',
  bank: '',
  currency: 'EUR',
  number: '',
  fromOn: null,
  toOn: null,
  opening: opening === null ? null : { on: isoDateOf(opening[0]), amountMinor: opening[1] },
  closing: closing === null ? null : { on: isoDateOf(closing[0]), amountMinor: closing[1] },
  lines,
  ...more,
});
