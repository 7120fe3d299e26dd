/**
 * An issued letter: its number, its exact items, its PDF bytes. Nothing of it ever changes; a
 * cancelled letter keeps its number.
 *
 *     const number = nextLetterNumber(tx, '2026-11-21')        ->  'L-2026-0042'
 *     const pdf = await print(number, …)                       the number is printed on it
 *     await recordLetter(tx, scope, { number, pdf, items, … })
 */
import type { IsoDate } from '../../../domain/dates.ts';
import { sumMinor, type CurrencyCode, type Minor } from '../../../domain/money.ts';
import { connectionOf, insertInto } from '../../connection.ts';
import type { ReadDb, Tx } from '../../handles.ts';
import { sha256 } from '../../journal.ts';
import type { WriteScope } from '../../ledger.ts';
import { lastId } from '../facts/fact-inserts.ts';

export interface LetterItemDraft {
  /** Instalment id. */
  readonly itemId: number;
  /** As printed: `INV-7 (2/3)`. */
  readonly item: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly daysPastDue: number;
  readonly grossMinor: Minor;
  /** Open on the letter's date. */
  readonly openMinor: Minor;
}

export interface LetterDraft {
  /** From `nextLetterNumber` in the same transaction. */
  readonly number: string;
  readonly level: number;
  readonly language: string;
  readonly layout: string;
  readonly customerId: number;
  readonly currency: CurrencyCode;
  readonly issuedOn: IsoDate;
  readonly deadlineOn: IsoDate;
  readonly deliveryMethod: string;
  /** Everything printed; kept as JSON. */
  readonly content: unknown;
  readonly items: readonly LetterItemDraft[];
  readonly pdf: Uint8Array;
}

/** The number after the highest of the year of `issuedOn`: `L-2026-0001`, …, `L-2026-9999`, `L-2026-10000`. */
export function nextLetterNumber(db: ReadDb, issuedOn: IsoDate): string {
  const prefix = `L-${issuedOn.slice(0, 4)}-`;
  const last = connectionOf(db)
    .statement<{ number: string }>(
      // Text sorts 10000 before 9999, hence the length first.
      'select number from letters where number >= ? and number < ? order by length(number) desc, number desc limit 1',
    )
    .get(prefix, `${prefix}:`);
  const count = last === undefined ? 0 : Number(last.number.slice(prefix.length));
  return prefix + String(count + 1).padStart(4, '0');
}

/** Returns the letter's id and the hash its bytes are kept under. Throws when the number is not the next one. */
export async function recordLetter(
  tx: Tx,
  scope: WriteScope,
  draft: LetterDraft,
): Promise<{ readonly letterId: number; readonly number: string; readonly pdfSha256: string }> {
  const next = nextLetterNumber(tx, draft.issuedOn);
  if (draft.number !== next) throw new Error(`letter ${draft.number} is not the next one, ${next}`);
  if (draft.items.length === 0) throw new Error(`letter ${draft.number} has no items`);
  const pdfSha256 = sha256(draft.pdf);
  const letterId = lastId(tx, 'letters') + 1;
  await tx
    .insertInto('letter_files')
    .values({ sha256: pdfSha256, bytes: draft.pdf })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
  await tx
    .insertInto('letters')
    .values({
      id: letterId,
      number: draft.number,
      level: draft.level,
      language: draft.language,
      layout: draft.layout,
      customer_id: draft.customerId,
      currency: draft.currency,
      issued_on: draft.issuedOn,
      deadline_on: draft.deadlineOn,
      delivery_method: draft.deliveryMethod,
      total_minor: sumMinor(draft.items.map((item) => item.openMinor)),
      content: JSON.stringify(draft.content),
      pdf_sha256: pdfSha256,
      recorded_at: scope.recordedAt,
    })
    .execute();
  const insert = insertInto(tx, 'letter_items');
  draft.items.forEach((item, index) =>
    insert({
      letter_id: letterId,
      position: index + 1,
      instalment_id: item.itemId,
      item: item.item,
      issued_on: item.issuedOn,
      due_on: item.dueOn,
      days_past_due: item.daysPastDue,
      gross_minor: item.grossMinor,
      open_minor: item.openMinor,
    }),
  );
  return { letterId, number: draft.number, pdfSha256 };
}
