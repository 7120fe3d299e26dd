/** Letters as they were issued: their items and their bytes are frozen. */
import type { Generated } from 'kysely';
import type { Instant, IsoDate } from '../../domain/dates.ts';

export interface LettersTable {
  id: Generated<number>;
  /** `L-2026-0001`; unique, kept when cancelled. */
  number: string;
  level: number;
  language: string;
  layout: string;
  customer_id: number;
  currency: string;
  issued_on: IsoDate;
  deadline_on: IsoDate;
  delivery_method: string;
  total_minor: number;
  /** JSON of everything printed: sender, recipient, bank account, wording version. */
  content: string;
  pdf_sha256: string;
  recorded_at: Instant;
}

export interface LetterItemsTable {
  letter_id: number;
  position: number;
  instalment_id: number;
  item: string;
  issued_on: IsoDate;
  due_on: IsoDate;
  days_past_due: number;
  gross_minor: number;
  open_minor: number;
}

/** Bytes by their own hash: written once, never changed. */
export interface LetterFilesTable {
  sha256: string;
  bytes: Uint8Array;
}

export interface LetterCancellationsTable {
  id: Generated<number>;
  letter_id: number;
  cancelled_on: IsoDate;
  reason: string;
  recorded_at: Instant;
}
