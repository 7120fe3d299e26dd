/** Write-offs and refunds as lists, newest first, as of a moment. */
import { ok } from '../../domain/result.ts';
import { refundList } from '../../ledger/queries/documents/lists/refund-list.ts';
import { writeOffList } from '../../ledger/queries/documents/lists/write-off-list.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { refundRow, writeOffRow } from './rows.ts';

export const listWriteOffs: Handler<'writeOffs.list'> = (context, input) =>
  reading(context, async (db) => {
    const { total, rows } = await writeOffList(db, input);
    return ok({ total, rows: rows.map(writeOffRow) });
  });

export const listRefunds: Handler<'refunds.list'> = (context, input) =>
  reading(context, async (db) => {
    const { total, rows } = await refundList(db, input);
    return ok({ total, rows: rows.map(refundRow) });
  });
