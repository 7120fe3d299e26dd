/** A month's bank lines matched against everything that is open, line after line as a workspace does. */
import { matcher } from '../../src/domain/bank/matching/matcher.ts';
import { type MadeMatching, matchingOf } from './made/matching-of.ts';
import { limitLine, type Line, shownLine, timed } from './measure.ts';

/** Issue 3: 10,000 lines against 50,000 open items in under 10 s on two cores. */
const LIMIT_MS = 10_000;

interface Outcome {
  /** First proposals that are what was truly paid. */
  first: number;
  accepted: number;
  acceptedWrongly: number;
}

const idsOf = (ids: readonly number[]): string => [...ids].sort((a, b) => a - b).join();

/** Proposes for every line, accepts what is unambiguous, and compares with what was paid. */
export function workThrough({ facts, lines }: MadeMatching): Outcome {
  const outcome: Outcome = { first: 0, accepted: 0, acceptedWrongly: 0 };
  const workspace = matcher(facts);
  for (const { line, pays } of lines) {
    const [best] = workspace.propose(line);
    if (best === undefined) continue;
    const isRight = idsOf(best.shares.map(({ itemId }) => itemId)) === idsOf(pays);
    if (isRight) outcome.first += 1;
    if (!best.isUnambiguous) continue;
    outcome.accepted += 1;
    if (!isRight) outcome.acceptedWrongly += 1;
    for (const { itemId, amountMinor, discountMinor, chargeMinor } of best.shares)
      workspace.settle(itemId, amountMinor + discountMinor + chargeMinor);
  }
  return outcome;
}

/** `scale` 1: the month of the issue; 10: a tenth of it, with the same limit. */
export async function matchingMeasures(scale: number): Promise<readonly Line[]> {
  const size = { items: 50_000 / scale, customers: 2_500 / scale, lines: 10_000 / scale };
  const made = matchingOf({ seed: 1, ...size });
  let outcome: Outcome = { first: 0, accepted: 0, acceptedWrongly: 0 };
  const took = await timed(() => {
    outcome = workThrough(made);
  });
  const { first, accepted, acceptedWrongly } = outcome;
  return [
    limitLine(`match ${size.lines} lines against ${size.items} items`, took, LIMIT_MS, 'ms'),
    shownLine('  proposed first and right', `${first} of ${size.lines}`),
    shownLine('  accepted by themselves, wrongly', `${acceptedWrongly} of ${accepted}`),
  ];
}
