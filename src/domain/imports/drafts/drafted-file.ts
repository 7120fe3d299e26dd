/**
 * A file as it will be recorded: every row in exactly one of new, duplicate and refused, all
 * findings, and the facts in chunks.
 *
 *     read 412 = new 398 + duplicate 12 + refused 2
 */
import type { IsoDate } from '../../dates.ts';
import type { FactCounts, FactDrafts } from '../../facts/drafts.ts';
import type { CurrencyCode, Minor } from '../../money.ts';
import type { ImportFinding } from '../findings.ts';
import type { Comparison, Snapshot } from '../snapshot/compare-snapshot.ts';
import type { KnownDocuments } from './known-documents.ts';

export type RowStatus = 'new' | 'duplicate' | 'refused';

/** One row for the eye; null where the row says nothing or nothing that can be read. */
export interface DraftedRow {
  readonly line: number;
  readonly status: RowStatus;
  readonly document: string;
  readonly customer: string;
  readonly name: string;
  readonly issuedOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly settledOn: IsoDate | null;
  readonly currency: string;
  readonly amountMinor: Minor | null;
  readonly disputed: boolean;
}

export interface DraftedTotal {
  readonly currency: CurrencyCode;
  readonly rows: number;
  /** Of new rows; credit notes count negative. */
  readonly amountMinor: Minor;
}

export interface DraftedFile {
  readonly read: number;
  readonly new: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly facts: FactCounts;
  /** Different customers that new rows speak of, known ones too. */
  readonly customersNamed: number;
  readonly totals: readonly DraftedTotal[];
  /** Refusals first, then warnings, then notes; by line within each. */
  readonly findings: readonly ImportFinding[];
  /** The first rows of the file. */
  readonly rows: readonly DraftedRow[];
  /** Of a list of open items: how it differs from the ledger of its day. Absent: of no such list. */
  readonly comparison?: Comparison;
  /**
   * Allocations of earlier imports that no longer count, by the ledger's id: reversed from their own day before
   * the facts are recorded. Absent: none.
   */
  readonly takesBack?: readonly number[];
  /** The facts of new rows, `size` rows at a time; documents before what refers to them. */
  chunks(size: number): Generator<FactDrafts>;
}

/** A row as the reader of the file gives it. */
export interface SourceRow {
  readonly line: number;
  readonly fields: readonly string[];
  readonly fault: {
    readonly code: string;
    readonly column: number;
    readonly length: number;
  } | null;
  readonly strayQuote: number;
}

/** Takes rows one after the other, then compares with the ledger. */
export interface Drafting {
  row(row: SourceRow): void;
  /** After the last row: the day of which the list is, when it is a list of open items; null: it is none. */
  snapshot?(): Snapshot | null;
  /** Yields every few hundred rows, so that the caller can let others work; ends with the file. */
  finish(known: KnownDocuments): Generator<undefined, DraftedFile>;
}

/** How many rows a preview shows. */
export const ROWS_SHOWN = 50;

const RANK = { refused: 0, warning: 1, note: 2 } as const;

/** Sorts in place: the worst first, then by line; the whole file before its lines. */
export const sortFindings = (findings: ImportFinding[]): ImportFinding[] =>
  findings.sort((a, b) => RANK[a.severity] - RANK[b.severity] || (a.line ?? 0) - (b.line ?? 0));

/** Adds up totals by currency, in the order of the codes. */
export function totalsByCurrency(): {
  add(currency: CurrencyCode, amountMinor: Minor): void;
  list(): DraftedTotal[];
} {
  const sums = new Map<CurrencyCode, { rows: number; amountMinor: Minor }>();
  return {
    add(currency, amountMinor) {
      const sum = sums.get(currency);
      if (sum === undefined) sums.set(currency, { rows: 1, amountMinor });
      else {
        sum.rows += 1;
        sum.amountMinor += amountMinor;
      }
    },
    list: () =>
      [...sums]
        .map(([currency, sum]) => ({ currency, ...sum }))
        .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}
