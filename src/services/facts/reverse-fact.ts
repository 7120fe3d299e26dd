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
import type { ReversalRow } from '../../contract/calls/facts.ts';
import { FACT_KINDS, isNumbered } from '../../domain/facts/kinds.ts';
import { ok } from '../../domain/result.ts';
import { findReversible, reverseFacts, type ReversalTarget } from '../../ledger/facts/reverse.ts';
import { findBlocker } from '../../ledger/facts/blockers.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { allocationMaker } from '../../ledger/queries/facts/allocation-maker.ts';
import { factByNumber } from '../../ledger/queries/facts/fact-by-number.ts';
import { reversalList } from '../../ledger/queries/facts/lists/reversal-list.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { EVERYTHING } from './everything.ts';
import { day, say } from '../../domain/texts/text.ts';

type Input = CheckedInput<'facts.reverse'>;

export const reverseFact: Handler<'facts.reverse'> = (context, input) =>
  writing(context, 'facts.reverse', input, async (tx, scope) => {
    const what = say`${FACT_KINDS[input.kind].name} ${input.reference}`;
    const target = targetOf(tx, input);
    const fact = target === null ? null : findReversible(tx, target);
    if (target === null || fact === null) {
      const maker = target?.kind === 'allocation' ? await allocationMaker(tx, target.id) : null;
      return refuse(
        'not_found',
        maker === null
          ? say`There is no ${what} to reverse; look it up in the list.`
          : say`The ${what} is part of the ${FACT_KINDS[maker.kind].name} ${maker.number}; reverse that one instead.`,
        'reference',
      );
    }
    if (fact.isReversed)
      return refuse(
        'already_reversed',
        say`The ${what} is reversed already, by itself or with its document; the list of reversals says when and why.`,
        'reference',
      );
    if (input.effectiveOn < fact.ownDate)
      return refuse(
        'too_early',
        say`The ${what} is of ${day(fact.ownDate)} and cannot be reversed from ${day(input.effectiveOn)}; choose ${day(fact.ownDate)} (as if it never was) or a later day.`,
        'effectiveOn',
      );
    const blocker = findBlocker(tx, [target]);
    if (blocker !== null) return refuse('used_by_later_facts', blocker, 'reference');
    const [reversalId] = await reverseFacts(tx, scope, {
      targets: [target],
      effectiveOn: input.effectiveOn,
      reason: input.reason,
    });
    scope.detail({ kind: input.kind, reference: input.reference });
    return ok(await rowOf(tx, reversalId ?? 0));
  });

/** Numbered facts are named by number, the others by id (`12`, or `#12` as lists show it). */
function targetOf(db: ReadDb, { kind, reference }: Input): ReversalTarget | null {
  if (isNumbered(kind)) {
    const found = factByNumber(db, kind, String(reference));
    return found === null ? null : { kind, id: found };
  }
  const id = Number(String(reference).replace(/^#/, ''));
  return Number.isSafeInteger(id) && id > 0 ? { kind, id } : null;
}

async function rowOf(db: ReadDb, reversalId: number): Promise<ReversalRow> {
  const { rows } = await reversalList(db, { ...EVERYTHING, reversalId });
  const [row] = rows;
  if (row === undefined) throw new Error(`reversal ${reversalId} was recorded and is not there`);
  return row;
}
