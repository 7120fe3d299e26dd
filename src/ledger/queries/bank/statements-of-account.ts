/** What is known of one account, statement by statement: what continuity from file to file is judged by. */
import { sql } from 'kysely';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { live } from '../../facts/live.ts';

export interface AccountStatement {
  readonly statementId: number;
  readonly kind: 'statement' | 'interim' | 'notification';
  readonly number: string;
  readonly fromOn: IsoDate | null;
  readonly toOn: IsoDate | null;
  readonly openingOn: IsoDate | null;
  readonly openingMinor: number | null;
  readonly closingOn: IsoDate | null;
  readonly closingMinor: number | null;
  readonly lines: number;
  readonly batchId: number;
  readonly fileName: string;
  readonly recordedAt: Instant;
}

/** Oldest first, by the days they are about. Statements of undone imports are left out. */
export async function statementsOfAccount(
  db: ReadDb,
  account: string,
  currency: string,
): Promise<readonly AccountStatement[]> {
  const { rows } = await sql<AccountStatement>`
    select s.id as "statementId", s.kind, s.number, s.from_on as "fromOn", s.to_on as "toOn",
      s.opening_on as "openingOn", s.opening_minor as "openingMinor", s.closing_on as "closingOn",
      s.closing_minor as "closingMinor", s.lines_read as "lines", s.batch_id as "batchId",
      b.file_name as "fileName", s.recorded_at as "recordedAt"
    from bank_statements s join import_batches b on b.id = s.batch_id
    where s.account = ${account} and s.currency = ${currency}
      and ${live('import_batch', 's.batch_id')}
    order by coalesce(s.from_on, s.opening_on, s.to_on, s.closing_on, ''),
      coalesce(s.to_on, s.closing_on, ''), s.id`.execute(kyselyOf(db));
  return rows;
}
