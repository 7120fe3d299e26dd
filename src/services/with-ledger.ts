/**
 * How a use case reaches the open ledger: one snapshot to read, one transaction to write.
 *
 *     const listReceipts: Handler<'receipts.list'> = (context, input) =>
 *       reading(context, async (db) => ok(await receiptList(db, input)));
 *
 * Without an open ledger both answer `no_ledger`. A use case that refuses inside `writing` leaves
 * nothing behind, not even a journal entry: the transaction is rolled back before the answer leaves.
 */
import type { CallError } from '../contract/call.ts';
import { err, ok, type Err, type Result } from '../domain/result.ts';
import type { ReadDb, Tx } from '../ledger/handles.ts';
import type { Ledger, WriteScope } from '../ledger/ledger.ts';
import type { ServiceContext } from './context.ts';
import { type Text, say } from '../domain/texts/text.ts';

/** A refusal: a code of the contract and one sentence that names thing, place and what to do. */
export const refuse = <Code extends string>(
  code: Code,
  message: Text,
  at?: string,
): Err<CallError<Code>> => err(at === undefined ? { code, message } : { code, message, at });

export const noLedger: Err<CallError<'no_ledger'>> = refuse(
  'no_ledger',
  say`No ledger is open; open or create one first.`,
);

/** The open ledger itself, for work that needs more than one snapshot or transaction. */
export async function withLedger<T, E extends string>(
  context: ServiceContext,
  work: (ledger: Ledger) => Promise<Result<T, CallError<E>>>,
): Promise<Result<T, CallError<E | 'no_ledger'>>> {
  return context.workspace.ledger === null ? noLedger : work(context.workspace.ledger);
}

/** Every query of `work` sees the same ledger. */
export const reading = <T, E extends string>(
  context: ServiceContext,
  work: (db: ReadDb) => Promise<Result<T, CallError<E>>>,
): Promise<Result<T, CallError<E | 'no_ledger'>>> =>
  withLedger(context, (ledger) => ledger.read(work));

/** A use case that is nothing but its query: `'receipts.list': answering(receiptList)`. */
export const answering =
  <Input, T>(query: (db: ReadDb, input: Input) => Promise<T>) =>
  (context: ServiceContext, input: Input): Promise<Result<T, CallError<'no_ledger'>>> =>
    reading<T, never>(context, async (db) => ok(await query(db, input)));

/** Carries a refusal out of a transaction, so that it is rolled back; never leaves this file. */
class RolledBack extends Error {
  readonly refusal: CallError;
  constructor(refusal: CallError) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** One transaction and one journal entry named `command`, unless `work` refuses. */
export function writing<T, E extends string>(
  context: ServiceContext,
  command: string,
  input: unknown,
  work: (tx: Tx, scope: WriteScope) => Promise<Result<T, CallError<E>>>,
): Promise<Result<T, CallError<E | 'no_ledger'>>> {
  return withLedger<T, E>(context, async (ledger) => {
    try {
      const value = await ledger.write(
        { command, actor: context.actor, input },
        async (tx, scope) => {
          const result = await work(tx, scope);
          if (!result.ok) throw new RolledBack(result.error);
          return result.value;
        },
      );
      return ok(value);
    } catch (error) {
      if (error instanceof RolledBack) return err(error.refusal as CallError<E>);
      throw error;
    }
  });
}
