/** What stands on one invoice, what is open of each instalment, and which letters list it? */
import { sql } from 'kysely';
import { itemLabel } from '../../../domain/aging-report.ts';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { dueOnAt } from './due-on.ts';
import { appliedToItem, knownUntil } from '../moment-sql.ts';

export interface InvoiceDetailRow {
  readonly terms: string;
  readonly po: string;
  readonly contract: string;
  readonly goods: string;
  readonly notes: string;
  /** JSON of the terms the due dates were computed from, and why they differ from them; or `''`. */
  readonly termsRule: string;
  readonly dueReason: string;
  /** Corrections of due dates by the moment, newest first. */
  readonly dueChanges: readonly {
    readonly itemId: number;
    readonly dueOn: IsoDate;
    readonly reason: string;
    readonly recordedAt: Instant;
  }[];
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
    .select([
      'number',
      'terms',
      'po',
      'contract',
      'goods',
      'notes',
      'terms_rule as termsRule',
      'due_reason as dueReason',
      'recorded_at as recordedAt',
    ])
    .executeTakeFirstOrThrow();
  const items = await db
    .selectFrom('instalments')
    .where('instalments.invoice_id', '=', invoiceId)
    .select([
      'instalments.id as itemId',
      'instalments.position as position',
      dueOnAt('instalments', moment).as('dueOn'),
      'instalments.gross_minor as grossMinor',
      sql<number>`instalments.gross_minor - ${appliedToItem('instalments.id', moment)}`.as(
        'openMinor',
      ),
    ])
    .orderBy('instalments.position')
    .execute();
  const dueChanges = await db
    .selectFrom('due_changes')
    .innerJoin('instalments', 'instalments.id', 'due_changes.instalment_id')
    .where('instalments.invoice_id', '=', invoiceId)
    .where('due_changes.recorded_at', '<=', knownUntil(moment))
    .select([
      'due_changes.instalment_id as itemId',
      'due_changes.due_on as dueOn',
      'due_changes.reason as reason',
      'due_changes.recorded_at as recordedAt',
    ])
    .orderBy('due_changes.id', 'desc')
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
    dueChanges,
    items: items.map(({ position, ...item }) => ({
      ...item,
      item: itemLabel(number, position, items.length),
    })),
    letters: letters.map((letter) => letter.number),
  };
}
