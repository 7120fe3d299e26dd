/**
 * What an import asks of every row beyond `live-documents.ts`: prepared and synchronous like that
 * file, for the same reason.
 *
 *     const facts = knownFacts(db);
 *     facts.everDisputed(3)                 ->  true, also when it was resolved since
 *     facts.applied('receipt', 7, 3)        ->  2026-02-09 +60000, 2026-03-01 −60000 (reversed from then)
 */
import type { IsoDate } from '../../../domain/dates.ts';
import type { ReversibleKind } from '../../../domain/facts/kinds.ts';
import type { Minor } from '../../../domain/money.ts';
import { connectionOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { isReversalOf, liveText } from '../../facts/live.ts';

/** A fact from its day on, or (below zero) no longer from the day of its reversal. */
export interface AppliedStep {
  readonly position: number | null;
  readonly on: IsoDate;
  readonly amountMinor: Minor;
}

export interface KnownFacts {
  /** Any invoice, receipt or credit note, reversed or not. */
  readonly hasDocuments: boolean;
  readonly hasCustomers: boolean;
  /** The invoice has or had a dispute that is not reversed. */
  everDisputed(invoiceId: number): boolean;
  /** Money of the credit applied to the invoice. Both are live. */
  applied(
    kind: 'receipt' | 'credit_note',
    creditId: number,
    invoiceId: number,
  ): readonly AppliedStep[];
  /** What was written off of the invoice. */
  writtenOff(invoiceId: number): readonly AppliedStep[];
  /** What was given back of the credit. */
  givenBack(kind: 'receipt' | 'credit_note', creditId: number): readonly AppliedStep[];
  /** A live write-off or refund has this number. */
  hasNumber(number: string): boolean;
}

/** Facts `a` of `from` twice, each with the parameters of `where`: as they begin, and as a reversal ends them. */
const steps = (
  position: string,
  on: string,
  target: ReversibleKind,
  from: string,
  where: string,
): string =>
  `select ${position} as position, ${on} as "on", a.amount_minor as amountMinor
     from ${from} where ${where}
       and not exists (select 1 from reversals r
         where ${isReversalOf('r', target, 'a.id')} and r.effective_on <= ${on})
   union all
   select ${position}, r.effective_on, -a.amount_minor
     from ${from} join reversals r on ${isReversalOf('r', target, 'a.id')} where ${where} and r.effective_on > ${on}`;

export function knownFacts(db: ReadDb): KnownFacts {
  const connection = connectionOf(db);
  const any = (table: string): boolean =>
    connection.statement(`select 1 as found from ${table} limit 1`).get() !== undefined;
  const disputed = connection.statement<{ id: number }>(
    `select d.id from disputes d where d.invoice_id = ?
       and ${liveText('dispute', 'd.id')} limit 1`,
  );
  const applied = (column: string) =>
    connection.statement<AppliedStep>(
      steps(
        'n.position',
        'a.effective_on',
        'allocation',
        'instalments n join allocations a on a.instalment_id = n.id',
        `n.invoice_id = ? and a.${column} = ? and a.reversal_id is null`,
      ),
    );
  const ofPair = { receipt: applied('receipt_id'), credit_note: applied('credit_note_id') };
  const writtenOff = connection.statement<AppliedStep>(
    steps(
      'n.position',
      'a.effective_on',
      'write_off',
      'instalments n join write_offs a on a.instalment_id = n.id',
      'n.invoice_id = ?',
    ),
  );
  const givenBack = (column: string) =>
    connection.statement<AppliedStep>(
      steps(
        'null',
        'a.refunded_on',
        'refund',
        'allocations x join refunds a on a.id = x.refund_id',
        `x.${column} = ? and x.reversal_id is null`,
      ),
    );
  const ofCredit = { receipt: givenBack('receipt_id'), credit_note: givenBack('credit_note_id') };
  const numbered = (['write_off', 'refund'] as const).map((kind) =>
    connection.statement<{ id: number }>(
      `select d.id from ${kind}s d where d.number = ?
         and ${liveText(kind, 'd.id')} limit 1`,
    ),
  );
  return {
    hasDocuments: any('invoices') || any('receipts') || any('credit_notes'),
    hasCustomers: any('customers'),
    everDisputed: (invoiceId) => disputed.get(invoiceId) !== undefined,
    applied: (kind, creditId, invoiceId) =>
      ofPair[kind].all(invoiceId, creditId, invoiceId, creditId),
    writtenOff: (invoiceId) => writtenOff.all(invoiceId, invoiceId),
    givenBack: (kind, creditId) => ofCredit[kind].all(creditId, creditId),
    hasNumber: (number) => numbered.some((statement) => statement.get(number) !== undefined),
  };
}
