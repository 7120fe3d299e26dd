/**
 * What is left of one receipt or credit note, and how that comes about.
 *
 *     R-1  600.00   2026-02-09 to INV-7 500.00   2026-03-01 back from INV-7 −500.00   left 600.00
 */
import { ok } from '../../domain/result.ts';
import { allocationList } from '../../ledger/queries/facts/lists/allocation-list.ts';
import { creditNoteList } from '../../ledger/queries/facts/lists/credit-note-list.ts';
import { receiptList } from '../../ledger/queries/facts/lists/receipt-list.ts';
import type { Handler } from '../context.ts';
import { reading, refuse } from '../with-ledger.ts';
import { ALL_ROWS, EVERYTHING } from './everything.ts';
import { day, say } from '../../domain/texts/text.ts';
import type { IsoDate } from '../../domain/dates.ts';

const KINDS = {
  receipt: {
    list: receiptList,
    missing: (asked: string | number, asOf: IsoDate) =>
      say`No receipt has the number "${asked}" as of ${day(asOf)}; look it up in the list of receipts.`,
  },
  credit_note: {
    list: creditNoteList,
    missing: (asked: string | number, asOf: IsoDate) =>
      say`No credit note has the number "${asked}" as of ${day(asOf)}; look it up in the list of credit notes.`,
  },
} as const;

/** Of a number that was reversed and used again the live one; when none is live, the newest. */
const getCredit =
  (kind: keyof typeof KINDS): Handler<'receipts.get' | 'creditNotes.get'> =>
  (context, { credit: asked, ...moment }) =>
    reading(context, async (db) => {
      const { list, missing } = KINDS[kind];
      const question = { ...EVERYTHING, ...moment };
      const { rows } = await list(db, {
        ...question,
        ...(typeof asked === 'number' ? { id: asked } : { number: asked }),
      });
      const credit = rows.find((row) => !row.reversed) ?? rows[0];
      if (credit === undefined) return refuse('not_found', missing(asked, moment.asOf), 'credit');
      const allocations = await allocationList(db, {
        ...question,
        limit: ALL_ROWS,
        credit: { kind, id: credit.creditId },
      });
      return ok({ credit, allocations: allocations.rows.toReversed() });
    });

export const getReceipt: Handler<'receipts.get'> = getCredit('receipt');
export const getCreditNote: Handler<'creditNotes.get'> = getCredit('credit_note');
