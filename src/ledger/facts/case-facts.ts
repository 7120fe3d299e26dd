/**
 * Records case facts: of an import in bulk, or one by hand. Customers, items and the fact that one ends
 * or answers are named by the keys people use; what services must have checked is asserted.
 *
 *     P-1 promise of C1 about INV-1    ->    a row of case_facts, a row of case_fact_items
 *     end of H-2                       ->    a row with about_id of H-2
 */
import { caseFactKind, type CaseFactDraft } from '../../domain/facts/case-facts.ts';
import type { Instant } from '../../domain/dates.ts';
import { connectionOf, insertInto } from '../connection.ts';
import type { Tx } from '../handles.ts';
import type { CustomerRegister } from '../commands/customer-register.ts';
import { numbered } from '../commands/facts/fact-inserts.ts';
import { liveText } from './live.ts';

export interface CaseFactRecording {
  readonly tx: Tx;
  readonly customers: Pick<CustomerRegister, 'idOf'>;
  readonly recordedAt: Instant;
  readonly batchId: number | null;
}

/**
 * Returns what records one fact and gives its id. Throws when its customer, an item or the fact it ends
 * or answers is not there, or when its key is taken by a fact that counts.
 */
export function caseFactRecorder({
  tx,
  customers,
  recordedAt,
  batchId,
}: CaseFactRecording): (draft: CaseFactDraft) => number {
  const connection = connectionOf(tx);
  const insertFact = numbered(tx, 'case_facts');
  const insertItem = insertInto(tx, 'case_fact_items');
  const withKey = connection.statement<{ id: number; kind: string }>(
    `select f.id, f.kind from case_facts f
     where f.key = ? and ${liveText('case_fact', 'f.id')} order by f.id`,
  );
  const instalment = connection.statement<{ id: number }>(
    `select n.id from invoices i join instalments n on n.invoice_id = i.id
     where i.number = ? and n.position = ? and ${liveText('invoice', 'i.id')}`,
  );

  return (draft) => {
    const what = `${draft.kind} ${draft.key}`;
    const before = withKey.get(draft.key);
    const isVersion = caseFactKind(draft.kind).hasVersions === true && before?.kind === draft.kind;
    if (before !== undefined && !isVersion) throw new Error(`${what}: the key is taken`);
    const about =
      draft.about === '' ? null : withKey.all(draft.about)[(draft.aboutVersion ?? 1) - 1];
    if (about === undefined) throw new Error(`${what}: there is no fact ${draft.about}`);
    const id = insertFact({
      key: draft.key,
      kind: draft.kind,
      customer_id: customers.idOf(draft.customer),
      effective_on: draft.on,
      until_on: draft.until,
      currency: draft.currency,
      amount_minor: draft.amountMinor,
      person: draft.person,
      note: draft.note,
      details: Object.keys(draft.details).length === 0 ? '' : JSON.stringify(draft.details),
      about_id: about?.id ?? null,
      recorded_at: recordedAt,
      batch_id: batchId,
    });
    draft.items.forEach(({ invoice, position }, index) => {
      const item = instalment.get(invoice, position);
      if (item === undefined)
        throw new Error(`${what}: there is no instalment ${position} of ${invoice}`);
      insertItem({
        case_fact_id: id,
        position: index + 1,
        instalment_id: item.id,
        share_minor: null,
      });
    });
    return id;
  };
}
