/** The journal, newest entry first: who did what, when, chained by hashes. */
import { ok } from '../../domain/result.ts';
import { journalEntries } from '../../ledger/queries/journal/journal-entries.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';

export const listJournal: Handler<'journal.list'> = (context, page) =>
  reading(context, async (db) => {
    const { total, rows } = await journalEntries(db, page);
    return ok({ total, rows: rows.map(({ inputSha256: _, ...row }) => row) });
  });
