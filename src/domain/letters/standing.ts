/**
 * A run in three groups: what can be issued, what waits for something that can be done first, and what
 * is not for now. Only the first is ticked.
 *
 *     nothing in the way                          ready
 *     its money may be among unmatched lines      waiting    bank_unmatched
 *     no postal address, or none with a town      waiting    no_address, no_town
 *     money on account                            waiting    on_account
 *     an own credit note that stays open          waiting    credit_note
 *     nothing overdue, or all of it disputed      not_now    nothing_overdue, all_disputed
 *     no letter is due yet by the policy          not_now    too_early
 *     a promise, a plan, an agency                not_now    held_back
 *
 * An unmatched line holds back the customers it may have come from, not everybody; as long as nobody
 * knows whose it may be, it holds back everybody.
 */
import type { CautionCode } from './caution.ts';
import type { ItemReason } from './proposal.ts';
import type { BlockCode } from './required-content.ts';

export const RUN_GROUPS = ['ready', 'waiting', 'not_now'] as const;
export type RunGroup = (typeof RUN_GROUPS)[number];

/** Why a letter is not simply ready; the first one says the group. */
export type Cause =
  | BlockCode
  | Exclude<CautionCode, 'bank_stale' | 'language'>
  | 'all_disputed'
  | 'part_disputed'
  | 'held_back'
  | 'too_early';

export interface RunStanding {
  readonly group: RunGroup;
  /** Strongest first; none when the letter is ready and nothing is special about it. */
  readonly causes: readonly Cause[];
}

/** Customers whose money may be among the unmatched bank lines; null: not known. */
export type Payers = ReadonlySet<string> | null;

const GROUP_OF: Readonly<Record<Cause, RunGroup>> = {
  nothing_overdue: 'not_now',
  all_disputed: 'not_now',
  individual: 'not_now',
  held_back: 'not_now',
  too_early: 'not_now',
  recent_letter: 'not_now',
  sender_incomplete: 'waiting',
  no_bank_account: 'waiting',
  no_address: 'waiting',
  bank_unmatched: 'waiting',
  on_account: 'waiting',
  credit_note: 'waiting',
  no_town: 'waiting',
  unprintable: 'waiting',
  sole_trader: 'waiting',
  part_disputed: 'ready',
};
/** What must pass before what can be done; then as strong as they stand above. */
const RANK = Object.keys(GROUP_OF) as readonly Cause[];

/** What of a possible letter says where it stands. */
export interface Standing {
  readonly customer: string;
  readonly blocks: readonly { readonly code: BlockCode }[];
  readonly cautions: readonly { readonly code: CautionCode }[];
  readonly items: readonly {
    readonly reason: ItemReason;
    readonly included: boolean;
    readonly isTooEarly: boolean;
  }[];
}

export function standingOf(candidate: Standing, payers: Payers): RunStanding {
  // A stale bank and the language are among them and no causes: the one is said in the banner of the run, the other
  // when it is issued.
  const causes = new Set<string>();
  const { items } = candidate;
  const isDisputed = items.some((item) => item.reason === 'disputed');
  for (const { code } of candidate.blocks)
    causes.add(code === 'nothing_overdue' && isDisputed ? 'all_disputed' : code);
  if (candidate.blocks.length === 0) {
    if (isDisputed) causes.add('part_disputed');
    if (!items.some((item) => item.included))
      causes.add(items.some((item) => item.isTooEarly) ? 'too_early' : 'held_back');
  }
  for (const { code } of candidate.cautions) {
    if (code === 'bank_unmatched' && payers?.has(candidate.customer) === false) continue;
    if (code === 'recent_letter' && causes.has('too_early')) continue;
    causes.add(code);
  }
  const sorted = RANK.filter((cause) => causes.has(cause));
  const [first] = sorted;
  return { group: first === undefined ? 'ready' : GROUP_OF[first], causes: sorted };
}

/** The cause that all of them share, to be said once over them; null when they differ. */
export function sharedCause(standings: readonly RunStanding[]): Cause | null {
  const [first] = standings[0]?.causes ?? [];
  if (first === undefined) return null;
  return standings.every(({ causes }) => causes[0] === first) ? first : null;
}
