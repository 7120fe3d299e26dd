/**
 * Another name, code or bank account that a customer is known by. Taken back by a reversal of kind
 * `customer_alias`.
 *
 *     C7  account  ES9121000418450200051332  learned
 */
import { foldAlias } from '../../../domain/customers/fold-alias.ts';
import { connectionOf, insertInto } from '../../connection.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import { lastId } from '../facts/fact-inserts.ts';
import { liveText } from '../../facts/live.ts';

export interface AliasDraft {
  readonly customerId: number;
  readonly kind: 'name' | 'code' | 'account';
  readonly value: string;
  readonly origin: 'entered' | 'learned' | 'merged';
}

/** Returns the alias's id; the customer's own live one when it has it already. */
export function recordAlias(tx: Tx, scope: WriteScope, draft: AliasDraft): number {
  const folded = foldAlias(draft.kind, draft.value);
  const connection = connectionOf(tx);
  const known = connection
    .statement<{ id: number }>(
      `select a.id from customer_aliases a where a.kind = ? and a.folded = ? and a.customer_id = ?
         and ${liveText('customer_alias', 'a.id')} limit 1`,
    )
    .get(draft.kind, folded, draft.customerId);
  if (known !== undefined) return known.id;
  const id = lastId(tx, 'customer_aliases') + 1;
  const insert = insertInto(tx, 'customer_aliases');
  insert(
    {
      customer_id: draft.customerId,
      kind: draft.kind,
      value: draft.value.trim(),
      folded,
      origin: draft.origin,
      recorded_at: scope.recordedAt,
    },
    id,
  );
  return id;
}
