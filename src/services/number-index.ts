/**
 * The index of document numbers of the open ledger, kept for as long as it is open: matching looks up
 * what a line mentions, an import what differs only in zeros.
 */
import { numberIndex, type NumberIndex } from '../ledger/queries/facts/number-index.ts';
import type { ServiceContext } from './context.ts';

interface Kept {
  readonly ledger: object | null;
  readonly numbers: NumberIndex;
}

const SHELF = 'numbers';

/** Ask before the command records documents: what a write takes back must never be in it. */
export function numbersOf(context: ServiceContext): NumberIndex {
  const kept = context.memory.get(SHELF) as Kept | undefined;
  if (kept !== undefined && kept.ledger === context.workspace.ledger) return kept.numbers;
  const fresh: Kept = { ledger: context.workspace.ledger, numbers: numberIndex() };
  context.memory.set(SHELF, fresh);
  return fresh.numbers;
}
