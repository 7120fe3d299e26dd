/**
 * Two kinds of handle, so that two mistakes do not compile: a read that writes, and a query on the
 * outer connection inside a transaction (Kysely waits for ever on that one).
 *
 * Nobody outside this room ever holds the `Kysely` instance itself: `ledger.read` lends a `ReadDb`,
 * `ledger.write` lends a `Tx`, and neither can begin a transaction.
 */
import type { Kysely } from 'kysely';
import type { LedgerSchema } from './schema.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** One consistent snapshot for reading. */
export type ReadDb = Pick<
  Kysely<LedgerSchema>,
  'selectFrom' | 'with' | 'selectNoFrom' | 'fn' | 'dynamic'
> & {
  readonly [readable]: true;
};

/** A transaction that may write; everything that reads accepts it too. */
export type Tx = ReadDb &
  Pick<Kysely<LedgerSchema>, 'insertInto' | 'updateTable' | 'deleteFrom'> & {
    readonly [writable]: true;
  };
