/**
 * Records case facts: of an import in bulk, or one by hand. Customers, items and the fact that one ends
 * or answers are named by the keys people use; what services must have checked is asserted.
 *
 *     P-1 promise of C1 about INV-1    ->    a row of case_facts, a row of case_fact_items
 *     end of H-2                       ->    a row with about_id of H-2
 */
import { caseFactKind, type CaseFactDraft } from '../../domain/facts/case-facts.ts';
import { connectionOf, insertStatement } from '../connection.ts';
import type { Tx } from '../handles.ts';
import type { CustomerRegister } from '../commands/customer-register.ts';
import { lastId } from '../commands/facts/fact-inserts.ts';
import { liveText } from './live.ts';

export interface CaseFactRecording {
  readonly tx: Tx;
  readonly customers: Pick<CustomerRegister, 'idOf'>;
  readonly recordedAt: string;
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
  const insertFact = insertStatement(tx, 'case_facts', [
    'id',
    'key',
    'kind',
    'customer_id',
    'effective_on',
    'until_on',
    'currency',
    'amount_minor',
    'person',
    'note',
    'details',
    'about_id',
    'recorded_at',
    'batch_id',
  ]);
  const insertItem = insertStatement(tx, 'case_fact_items', [
    'case_fact_id',
    'position',
    'instalment_id',
    'share_minor',
  ]);
  const withKey = connection.statement<{ id: number; kind: string }>(
    `select f.id, f.kind from case_facts f
     where f.key = ? and ${liveText('case_fact', 'f.id')} order by f.id`,
  );
  const instalment = connection.statement<{ id: number }>(
    `select n.id from invoices i join instalments n on n.invoice_id = i.id
     where i.number = ? and n.position = ? and ${liveText('invoice', 'i.id')}`,
  );
  let id = lastId(tx, 'case_facts');

  return (draft) => {
    const what = `${draft.kind} ${draft.key}`;
    const before = withKey.get(draft.key);
    const isVersion = caseFactKind(draft.kind).hasVersions === true && before?.kind === draft.kind;
    if (before !== undefined && !isVersion) throw new Error(`${what}: the key is taken`);
    const about =
      draft.about === '' ? null : withKey.all(draft.about)[(draft.aboutVersion ?? 1) - 1];
    if (about === undefined) throw new Error(`${what}: there is no fact ${draft.about}`);
    id += 1;
    insertFact.run(
      id,
      draft.key,
      draft.kind,
      customers.idOf(draft.customer),
      draft.on,
      draft.until,
      draft.currency,
      draft.amountMinor,
      draft.person,
      draft.note,
      Object.keys(draft.details).length === 0 ? '' : JSON.stringify(draft.details),
      about?.id ?? null,
      recordedAt,
      batchId,
    );
    draft.items.forEach(({ invoice, position }, index) => {
      const item = instalment.get(invoice, position);
      if (item === undefined)
        throw new Error(`${what}: there is no instalment ${position} of ${invoice}`);
      insertItem.run(id, index + 1, item.id, null);
    });
    return id;
  };
}
