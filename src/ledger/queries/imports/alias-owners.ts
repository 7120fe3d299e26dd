/**
 * Who has which alias: codes of customers as they are now. Synchronous, read once, for imports.
 *
 *     owners.get('account', 'ES91 2100 …')   ->  ['C7']
 */
import { sql } from 'kysely';
import { foldAlias } from '../../../domain/customers/fold-alias.ts';
import type { AliasDraft } from '../../../domain/facts/drafts.ts';
import { connectionOf, kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { survivor } from '../customers/survivors.ts';
import { live } from '../../facts/live.ts';

export interface AliasOwners {
  /** Names and accounts folded, codes exactly. */
  get(kind: AliasDraft['kind'], value: string): readonly string[];
}

interface Row {
  readonly kind: AliasDraft['kind'];
  readonly value: string;
  readonly code: string;
}

const keyOf = (kind: AliasDraft['kind'], value: string): string =>
  `${kind} ${kind === 'code' ? value : foldAlias(kind, value)}`;

export function aliasOwners(db: ReadDb): AliasOwners {
  const { sql: text, parameters } = sql<Row>`select a.kind, a.value, c.code from customer_aliases a
    join customers c on c.id = ${survivor('a.customer_id', { knownAt: null })}
    where ${live('customer_alias', 'a.id')}`.compile(kyselyOf(db));
  const owners = new Map<string, string[]>();
  for (const { kind, value, code } of connectionOf(db)
    .statement<Row>(text)
    .all(...parameters)) {
    const key = keyOf(kind, value);
    owners.set(key, [...(owners.get(key) ?? []), code]);
  }
  return { get: (kind, value) => owners.get(keyOf(kind, value)) ?? [] };
}
