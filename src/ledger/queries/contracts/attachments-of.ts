/** Which attachments a customer, an invoice or a contract has, and the bytes of one. */
import { sql } from 'kysely';
import type { Instant } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { sha256 } from '../../journal.ts';
import type { AttachedTo } from '../../commands/contracts/record-attachment.ts';
import { membersOf } from '../customers/survivors.ts';

export interface AttachmentRow {
  readonly attachmentId: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly note: string;
  readonly recordedAt: Instant;
}

const COLUMNS = sql.raw(`a.id as "attachmentId", a.file_name as "fileName",
  a.media_type as "mediaType", a.size_bytes as "sizeBytes", a.note, a.recorded_at as "recordedAt"`);
const KEPT = sql`not exists (select 1 from attachment_removals x where x.attachment_id = a.id)`;
const NOW = { knownAt: null };

/** Newest first, without those that were removed. Those of merged customers are the survivor's. */
export async function attachmentsOf(db: ReadDb, to: AttachedTo): Promise<readonly AttachmentRow[]> {
  const where =
    to.kind === 'invoice'
      ? sql`a.invoice_id = ${to.invoiceId}`
      : to.kind === 'customer'
        ? sql`a.customer_id in ${membersOf(sql`select ${to.customerId}`, NOW)}`
        : sql`a.contract_number = ${to.number}
            and a.contract_customer_id in ${membersOf(sql`select ${to.customerId}`, NOW)}`;
  const { rows } = await sql<AttachmentRow>`
    select ${COLUMNS} from attachments a where ${where} and ${KEPT} order by a.id desc`.execute(
    kyselyOf(db),
  );
  return rows;
}

export interface AttachmentFile extends AttachmentRow {
  readonly bytes: Uint8Array;
  /** The bytes still have the hash they were stored under. */
  readonly isIntact: boolean;
}

/** Null when there is none, or it was removed. */
export async function attachmentFile(
  db: ReadDb,
  attachmentId: number,
): Promise<AttachmentFile | null> {
  const { rows } = await sql<AttachmentRow & { hash: string; bytes: Uint8Array | null }>`
    select ${COLUMNS}, a.sha256 as "hash", f.bytes
    from attachments a left join stored_files f on f.sha256 = a.sha256
    where a.id = ${attachmentId} and ${KEPT}`.execute(kyselyOf(db));
  const [row] = rows;
  if (row === undefined) return null;
  const { hash, ...rest } = row;
  const bytes = new Uint8Array(row.bytes ?? new Uint8Array());
  return { ...rest, bytes, isIntact: row.bytes !== null && sha256(bytes) === hash };
}
