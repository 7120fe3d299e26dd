/**
 * A fact corrected by a counter-fact, from a day on.
 *
 *     receipt R-9, from 2026-03-20, "returned by the bank"
 *     ->  before 20 March it counts as it was believed; from then on what it paid is open again
 *
 * From the fact's own day on it is as if it never was; the entry itself stays readable. A write-off
 * opens its item again, a refund gives its receipt back what it used.
 */
import type { CheckedInput } from '../../contract/api.ts';
import type { ReversalRow } from '../../contract/calls/ledger.ts';
import { ok } from '../../domain/result.ts';
import {
  findReversible,
  reverseFacts,
  type ReversalTarget,
} from '../../ledger/commands/reversing/reverse.ts';
import { findHold } from '../../ledger/commands/holds.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { allocationMaker } from '../../ledger/queries/documents/allocation-maker.ts';
import { factByNumber } from '../../ledger/queries/documents/fact-by-number.ts';
import { letterDemanding } from '../../ledger/queries/letters/letter-demanding.ts';
import { reversalList } from '../../ledger/queries/documents/lists/reversal-list.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { EVERYTHING } from './everything.ts';

type Input = CheckedInput<'facts.reverse'>;

const NAMES: Readonly<Record<Input['kind'], string>> = {
  invoice: 'invoice',
  credit_note: 'credit note',
  receipt: 'receipt',
  allocation: 'allocation',
  dispute: 'dispute',
  write_off: 'write-off',
  refund: 'refund',
};

export const reverseFact: Handler<'facts.reverse'> = (context, input) =>
  writing(context, 'facts.reverse', input, async (tx, scope) => {
    const what = `${NAMES[input.kind]} ${input.reference}`;
    const target = await targetOf(tx, input);
    const fact = target === null ? null : findReversible(tx, target);
    if (target === null || fact === null) {
      const maker = target?.kind === 'allocation' ? await allocationMaker(tx, target.id) : null;
      return refuse(
        'not_found',
        maker === null
          ? `There is no ${what} to reverse; look it up in the list.`
          : `The ${what} is part of the ${NAMES[maker.kind]} ${maker.number}; reverse that one instead.`,
        'reference',
      );
    }
    if (fact.isReversed)
      return refuse(
        'already_reversed',
        `The ${what} is reversed already, by itself or with its document; the list of reversals says when and why.`,
        'reference',
      );
    if (input.effectiveOn < fact.ownDate)
      return refuse(
        'too_early',
        `The ${what} is of ${fact.ownDate} and cannot be reversed from ${input.effectiveOn}; choose ${fact.ownDate} (as if it never was) or a later day.`,
        'effectiveOn',
      );
    const letter = input.kind === 'invoice' ? await letterDemanding(tx, target.id) : null;
    if (letter !== null)
      return refuse(
        'used_by_later_facts',
        `Letter ${letter} demands the ${what}; cancel the letter first.`,
        'reference',
      );
    const hold = findHold(tx, [target]);
    if (hold !== null) return refuse('used_by_later_facts', hold, 'reference');
    const [reversalId] = await reverseFacts(tx, scope, {
      targets: [target],
      effectiveOn: input.effectiveOn,
      reason: input.reason,
    });
    scope.detail({ kind: input.kind, reference: input.reference });
    return ok(await rowOf(tx, reversalId ?? 0));
  });

/** Documents are named by number, allocations and disputes by id (`12`, or `#12` as lists show it). */
async function targetOf(db: ReadDb, { kind, reference }: Input): Promise<ReversalTarget | null> {
  if (kind === 'allocation' || kind === 'dispute') {
    const id = Number(String(reference).replace(/^#/, ''));
    return Number.isSafeInteger(id) && id > 0 ? { kind, id } : null;
  }
  const id = await factByNumber(db, kind, String(reference));
  return id === null ? null : { kind, id };
}

async function rowOf(db: ReadDb, reversalId: number): Promise<ReversalRow> {
  const { rows } = await reversalList(db, { ...EVERYTHING, reversalId });
  const [row] = rows;
  if (row === undefined) throw new Error(`reversal ${reversalId} was recorded and is not there`);
  return row;
}
