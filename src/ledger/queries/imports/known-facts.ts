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
  /** All that counts on the items of the invoice, what takes it back too. */
  stepsOf(invoiceId: number): readonly AppliedStep[];
  /**
   * Numbers and ids of live credits that name the invoice of this number in their list, and of which nothing was
   * applied, taken back, given back or matched but by imports, to that invoice.
   */
  naming(
    kind: 'receipt' | 'credit_note',
    invoice: string,
  ): readonly { readonly id: number; readonly number: string }[];
  /** Live allocations of such a credit. */
  laid(
    kind: 'receipt' | 'credit_note',
    creditId: number,
  ): readonly (AppliedStep & { readonly id: number })[];
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

/**
 * A condition on the credit `d`: whatever was applied of it was applied by an import to the invoice that it names,
 * and taken back, if at all, by an import or its undo. A person or a bank line that had a hand in it decides.
 */
const onlyByImports = (kind: 'receipt' | 'credit_note'): string => `not exists (
    select 1 from allocations a where a.${kind}_id = d.id and a.reversal_id is null and not (
      a.write_off_id is null and a.refund_id is null and a.amount_minor > 0
      and a.batch_id in (select b.id from import_batches b where b.kind <> 'allocations')
      and exists (select 1 from instalments n join invoices i on i.id = n.invoice_id
        where n.id = a.instalment_id and i.number = d.for_invoice)
      and not exists (select 1 from reversals r where ${isReversalOf('r', 'allocation', 'a.id')}
        and r.undoes_batch_id is null
        and r.recorded_at not in (select b.recorded_at from import_batches b))))
  ${
    kind === 'receipt'
      ? `and not exists (select 1 from bank_matches m where m.receipt_id = d.id and ${liveText('bank_match', 'm.id')})
         and not exists (select 1 from write_offs w where w.receipt_id = d.id)`
      : ''
  }`;

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
  const stepsOf = connection.statement<AppliedStep>(
    `select n.position, a.effective_on as "on", a.amount_minor as amountMinor
     from instalments n join allocations a on a.instalment_id = n.id where n.invoice_id = ?`,
  );
  const naming = (kind: 'receipt' | 'credit_note') =>
    connection.statement<{ id: number; number: string }>(
      `select d.id, d.number from ${kind}s d
       where d.for_invoice = ? and d.for_invoice <> '' and ${liveText(kind, 'd.id')} and ${onlyByImports(kind)}
       order by d.id`,
    );
  const namingOf = { receipt: naming('receipt'), credit_note: naming('credit_note') };
  const laid = (column: string) =>
    connection.statement<AppliedStep & { id: number }>(
      `select a.id, n.position, a.effective_on as "on", a.amount_minor as amountMinor
       from allocations a join instalments n on n.id = a.instalment_id
       where a.${column} = ? and a.reversal_id is null and ${liveText('allocation', 'a.id')}
         and ${liveText('invoice', 'n.invoice_id')} order by a.id`,
    );
  const laidOf = { receipt: laid('receipt_id'), credit_note: laid('credit_note_id') };
  const named = (['receipts', 'credit_notes'] as const).some(
    (table) =>
      connection
        .statement(`select 1 as found from ${table} where for_invoice <> '' limit 1`)
        .get() !== undefined,
  );
  return {
    stepsOf: (invoiceId) => stepsOf.all(invoiceId),
    naming: (kind, invoice) => (named ? namingOf[kind].all(invoice) : []),
    laid: (kind, creditId) => laidOf[kind].all(creditId),
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
