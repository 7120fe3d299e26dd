/** What from outside an import batch hangs on its facts, and so keeps it from being undone. */
import { sql, type RawBuilder } from 'kysely';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

/** One sentence about the first use found, or null when the batch can be undone. */
export async function findLaterUse(db: ReadDb, batchId: number): Promise<string | null> {
  return (
    (await usedByLetter(db, batchId)) ??
    (await usedByAllocation(db, batchId)) ??
    (await usedByDispute(db, batchId)) ??
    (await usedByAdjustment(db, batchId)) ??
    (await usedByMatch(db, batchId))
  );
}

const live = (target: string, id: string) =>
  sql`not exists (select 1 from reversals r where r.${sql.ref(target)} = ${sql.ref(id)})`;
const outside = (table: string, batchId: number) =>
  sql`(${sql.ref(`${table}.batch_id`)} is null or ${sql.ref(`${table}.batch_id`)} <> ${batchId})`;
const origin = (batchId: number | null): string =>
  batchId === null ? 'recorded by hand' : `of batch ${batchId}`;

async function usedByLetter(db: ReadDb, batchId: number): Promise<string | null> {
  const { rows } = await sql<{ letter: string; invoice: string }>`
    select l.number as letter, i.number as invoice
    from letter_items s
    cross join instalments n on n.id = s.instalment_id
    cross join invoices i on i.id = n.invoice_id
    cross join letters l on l.id = s.letter_id
    where i.batch_id = ${batchId} and ${live('invoice_id', 'i.id')}
      and not exists (select 1 from letter_cancellations c where c.letter_id = l.id)
    order by l.id limit 1`.execute(kyselyOf(db));
  const [use] = rows;
  return use === undefined
    ? null
    : `letter ${use.letter} demands its invoice ${use.invoice}. Cancel the letter first.`;
}

interface AllocationUse {
  readonly invoice: string;
  readonly source: string;
  readonly batchId: number | null;
}

/** Live allocations from outside, of the batch's invoices, then of its receipts and credit notes. */
async function usedByAllocation(db: ReadDb, batchId: number): Promise<string | null> {
  const columns = sql`select i.number as invoice, coalesce(p.number, k.number) as source, a.batch_id as "batchId"`;
  const rest = sql`
    left join receipts p on p.id = a.receipt_id
    left join credit_notes k on k.id = a.credit_note_id
    where a.reversal_id is null and a.write_off_id is null and ${outside('a', batchId)}
      and ${live('allocation_id', 'a.id')} and ${live('invoice_id', 'i.id')}
      and ${live('receipt_id', 'a.receipt_id')} and ${live('credit_note_id', 'a.credit_note_id')}`;
  const documents = (table: string, target: string) => sql`${columns}
    from ${sql.table(table)} d
    cross join allocations a on a.${sql.ref(target)} = d.id
    cross join instalments n on n.id = a.instalment_id
    cross join invoices i on i.id = n.invoice_id
    ${rest} and d.batch_id = ${batchId} limit 1`;
  const questions = [
    sql<AllocationUse>`${columns} from invoices i
      cross join instalments n on n.invoice_id = i.id
      cross join allocations a on a.instalment_id = n.id
      ${rest} and i.batch_id = ${batchId} limit 1`,
    sql<AllocationUse>`${documents('receipts', 'receipt_id')}`,
    sql<AllocationUse>`${documents('credit_notes', 'credit_note_id')}`,
  ];
  for (const question of questions) {
    const [use] = (await question.execute(kyselyOf(db))).rows;
    if (use !== undefined)
      return `the allocation of ${use.source} to invoice ${use.invoice}, ${origin(use.batchId)}, uses it. Reverse that first.`;
  }
  return null;
}

async function usedByDispute(db: ReadDb, batchId: number): Promise<string | null> {
  const { rows } = await sql<{ invoice: string; openedOn: string; batchId: number | null }>`
    select i.number as invoice, d.opened_on as "openedOn", d.batch_id as "batchId"
    from disputes d cross join invoices i on i.id = d.invoice_id
    where i.batch_id = ${batchId} and ${outside('d', batchId)}
      and ${live('dispute_id', 'd.id')} and ${live('invoice_id', 'i.id')}
    limit 1`.execute(kyselyOf(db));
  const [use] = rows;
  return use === undefined
    ? null
    : `the dispute of ${use.openedOn} about its invoice ${use.invoice}, ${origin(use.batchId)}, hangs on it. Reverse the dispute first.`;
}

/** Write-offs of its invoices, refunds of its receipts and credit notes, recorded elsewhere. */
async function usedByAdjustment(db: ReadDb, batchId: number): Promise<string | null> {
  interface Use {
    readonly number: string;
    readonly of: string;
    readonly batchId: number | null;
  }
  const { rows: writeOffs } = await sql<Use>`
    select w.number, i.number as "of", w.batch_id as "batchId"
    from invoices i cross join instalments n on n.invoice_id = i.id
    cross join write_offs w on w.instalment_id = n.id
    where i.batch_id = ${batchId} and ${outside('w', batchId)}
      and ${live('write_off_id', 'w.id')} and ${live('invoice_id', 'i.id')}
    limit 1`.execute(kyselyOf(db));
  const [writeOff] = writeOffs;
  if (writeOff !== undefined)
    return `write-off ${writeOff.number} of its invoice ${writeOff.of}, ${origin(writeOff.batchId)}, hangs on it. Reverse the write-off first.`;
  for (const [table, target] of [
    ['receipts', 'receipt_id'],
    ['credit_notes', 'credit_note_id'],
  ] as const) {
    const { rows } = await sql<Use>`
      select f.number, d.number as "of", f.batch_id as "batchId"
      from ${sql.table(table)} d cross join allocations a on a.${sql.ref(target)} = d.id
      cross join refunds f on f.id = a.refund_id
      where d.batch_id = ${batchId} and a.reversal_id is null and ${outside('f', batchId)}
        and ${live('refund_id', 'f.id')} and ${live(target, 'd.id')}
      limit 1`.execute(kyselyOf(db));
    const [refund] = rows;
    if (refund !== undefined)
      return `refund ${refund.number} out of its ${refund.of}, ${origin(refund.batchId)}, uses it. Reverse the refund first.`;
  }
  return null;
}

/** Its bank lines that were matched, and bank lines that were matched with its receipts or refunds. */
async function usedByMatch(db: ReadDb, batchId: number): Promise<string | null> {
  interface Use {
    readonly bookedOn: string;
    readonly n: number;
  }
  const matched = (from: RawBuilder<unknown>) => sql<Use>`
    select min(l.booked_on) as "bookedOn", count(distinct l.id) as n
    from ${from} and ${live('bank_match_id', 'm.id')}`;
  const questions: readonly (readonly [RawBuilder<Use>, (use: Use) => string])[] = [
    [
      matched(sql`bank_lines l cross join bank_matches m on m.bank_line_id = l.id
        where l.batch_id = ${batchId}`),
      ({ bookedOn, n }) =>
        `${n === 1 ? `its bank line of ${bookedOn} is` : `${n} of its bank lines are`} matched. Undo the matches first.`,
    ],
    ...(['receipt', 'refund'] as const).map(
      (kind): readonly [RawBuilder<Use>, (use: Use) => string] => [
        matched(sql`${sql.table(`${kind}s`)} d
          cross join bank_matches m on m.${sql.ref(`${kind}_id`)} = d.id
          cross join bank_lines l on l.id = m.bank_line_id
          where d.batch_id = ${batchId} and ${live(`${kind}_id`, 'd.id')}`),
        ({ bookedOn }) =>
          `the bank line of ${bookedOn} was matched with a ${kind} of it. Undo the match first.`,
      ],
    ),
  ];
  for (const [question, sentence] of questions) {
    const [use] = (await question.execute(kyselyOf(db))).rows;
    if (use !== undefined && use.n > 0) return sentence(use);
  }
  return null;
}
