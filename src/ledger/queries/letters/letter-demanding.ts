/** Is there a letter, issued and not cancelled, that demands this invoice? The newest, or null. */
import type { ReadDb } from '../../handles.ts';

export async function letterDemanding(db: ReadDb, invoiceId: number): Promise<string | null> {
  const row = await db
    .selectFrom('instalments')
    .innerJoin('letter_items', 'letter_items.instalment_id', 'instalments.id')
    .innerJoin('letters', 'letters.id', 'letter_items.letter_id')
    .leftJoin('letter_cancellations', 'letter_cancellations.letter_id', 'letters.id')
    .where('instalments.invoice_id', '=', invoiceId)
    .where('letter_cancellations.id', 'is', null)
    .select('letters.number')
    .orderBy('letters.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? null;
}
