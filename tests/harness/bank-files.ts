/**
 * Bank files for tests, as CAMT.053, written from a line of text each:
 *
 *     2026-03-04 +1210.00 "Florería Sol" "Factura INV-1042"
 */
import { decimalToMinor } from '../../src/domain/money.ts';
import { isoDateOf, type Instant } from '../../src/domain/dates.ts';
import type { BankLine } from '../../src/domain/bank/bank-file.ts';
import { camtStatement } from '../../src/formats/out/camt.ts';
import type { TestWorkspace } from './scenario/scenario-workspace.ts';

export interface MadeLine {
  readonly on: string;
  /** With sign: `+1210.00`. */
  readonly amount: string;
  readonly name?: string;
  readonly text?: string;
  readonly account?: string;
  readonly structuredReference?: string;
  readonly endToEndId?: string;
  readonly bankReference?: string;
  readonly isReversal?: boolean;
}

export interface MadeStatement {
  readonly lines: readonly MadeLine[];
  readonly account?: string;
  readonly currency?: string;
  readonly number?: string;
  readonly from?: string;
  readonly to?: string;
  /** Opening balance in minor units; the closing one follows, plus `off`. */
  readonly openingMinor?: number;
  readonly off?: number;
}

export const OUR_ACCOUNT = 'ES9121000418450200051332';

function lineOf(made: MadeLine, index: number, currency: string): BankLine {
  const amountMinor = decimalToMinor(made.amount, currency);
  if (typeof amountMinor !== 'number') throw new Error(`"${made.amount}" is ${amountMinor}`);
  return {
    place: { line: index + 1 },
    bookedOn: isoDateOf(made.on),
    valueOn: isoDateOf(made.on),
    currency,
    amountMinor,
    status: 'booked',
    isReversal: made.isReversal ?? false,
    bankReference: made.bankReference ?? '',
    endToEndId: made.endToEndId ?? '',
    mandateId: '',
    structuredReference: made.structuredReference ?? '',
    text: made.text ?? '',
    counterpartyName: made.name ?? '',
    counterpartyAccount: made.account ?? '',
    counterpartyBank: '',
    code: 'PMNT/RCDT/ESCT',
    chargesMinor: 0,
    original: null,
    batch: null,
    raw: '',
  };
}

/** The bytes of one statement. */
export function bankFile(made: MadeStatement): Uint8Array {
  const currency = made.currency ?? 'EUR';
  const lines = made.lines.map((line, index) => lineOf(line, index, currency));
  const days = made.lines.map((line) => line.on).sort();
  const fromOn = isoDateOf(made.from ?? days[0] ?? '2026-03-01');
  const toOn = isoDateOf(made.to ?? days.at(-1) ?? '2026-03-31');
  const opening = made.openingMinor ?? 1_000_000;
  const closing = lines.reduce((sum, line) => sum + line.amountMinor, opening) + (made.off ?? 0);
  return new TextEncoder().encode(
    camtStatement(
      {
        place: { line: 1 },
        kind: 'statement',
        account: made.account ?? OUR_ACCOUNT,
        accountName: 'Flores Ltd',
        bank: 'CAIXESBBXXX',
        currency,
        number: made.number ?? '1',
        fromOn,
        toOn,
        opening: { on: fromOn, amountMinor: opening },
        closing: { on: toOn, amountMinor: closing },
        lines,
      },
      `${toOn}T18:00:00.000Z` as Instant,
    ),
  );
}

/** Brings a file in as a person would; returns the preview. */
export async function bringIn(workspace: TestWorkspace, fileName: string, bytes: Uint8Array) {
  const { uploadId, mapping } = await workspace.value('imports.inspect', { fileName, bytes });
  const preview = await workspace.value('imports.preview', { uploadId, mapping });
  const outcome =
    preview.new === 0
      ? null
      : await workspace.value('imports.commit', { previewId: preview.previewId });
  return { preview, batchId: outcome?.batch.batchId ?? null };
}
