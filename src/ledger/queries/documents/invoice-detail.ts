/** What stands on one invoice, what is open of each instalment, and which letters list it? */
import { sql } from 'kysely';
import { itemLabel } from '../../../domain/aging-report.ts';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { appliedToItem, knownUntil } from '../moment-sql.ts';

export interface InvoiceDetailRow {
  readonly terms: string;
  readonly po: string;
  readonly contract: string;
  readonly goods: string;
  readonly notes: string;
  readonly recordedAt: Instant;
  /** By position; amounts in minor units of the invoice's currency. */
  readonly items: readonly {
    readonly itemId: number;
    readonly item: string;
    readonly dueOn: IsoDate;
    readonly grossMinor: number;
    readonly openMinor: number;
  }[];
  /** Numbers of the letters issued by the moment, newest first, cancelled ones too. */
  readonly letters: readonly string[];
}

/** `invoiceId` must exist. */
export async function invoiceDetail(
  db: ReadDb,
  invoiceId: number,
  moment: Moment,
): Promise<InvoiceDetailRow> {
  const invoice = await db
    .selectFrom('invoices')
    .where('id', '=', invoiceId)
    .select(['number', 'terms', 'po', 'contract', 'goods', 'notes', 'recorded_at as recordedAt'])
    .executeTakeFirstOrThrow();
  const items = await db
    .selectFrom('instalments')
    .where('instalments.invoice_id', '=', invoiceId)
    .select([
      'instalments.id as itemId',
      'instalments.position as position',
      'instalments.due_on as dueOn',
      'instalments.gross_minor as grossMinor',
      sql<number>`instalments.gross_minor - ${appliedToItem('instalments.id', moment)}`.as(
        'openMinor',
      ),
    ])
    .orderBy('instalments.position')
    .execute();
  const letters = await db
    .selectFrom('letters')
    .where('letters.issued_on', '<=', moment.asOf)
    .where('letters.recorded_at', '<=', knownUntil(moment))
    .where('letters.id', 'in', (eb) =>
      eb
        .selectFrom('letter_items')
        .innerJoin('instalments', 'instalments.id', 'letter_items.instalment_id')
        .where('instalments.invoice_id', '=', invoiceId)
        .select('letter_items.letter_id'),
    )
    .select('letters.number')
    .orderBy('letters.id', 'desc')
    .execute();
  const { number, ...detail } = invoice;
  return {
    ...detail,
    items: items.map(({ position, ...item }) => ({
      ...item,
      item: itemLabel(number, position, items.length),
    })),
    letters: letters.map((letter) => letter.number),
  };
}
