/**
 * What tells something only when it happens again within some days: each signal rests on occurrences of its
 * own, and the next one begins with what comes after them.
 *
 *     two within 60 days: 3 March, 20 April, 2 May, 30 June      signals on 20 April (3 March), 30 June (2 May)
 *
 * Of the days to `t` the window has those after `t − withinDays` (domain-rules 6.7 no. 4).
 */
import { daysBetween, type IsoDate } from '../dates.ts';

export interface Repetition {
  readonly atLeast: number;
  readonly withinDays: number;
}

/** `occurrences`: by day. `holds`: what else has to be true of those together; left out: nothing. */
export function repeated<One extends { readonly on: IsoDate }>(
  occurrences: readonly One[],
  { atLeast, withinDays }: Repetition,
  holds: (together: readonly One[]) => boolean = () => true,
): readonly (readonly One[])[] {
  const found: (readonly One[])[] = [];
  let together: readonly One[] = [];
  for (const one of occurrences) {
    together = [...together, one].filter(({ on }) => daysBetween(on, one.on) < withinDays);
    if (together.length < atLeast || !holds(together)) continue;
    found.push(together);
    together = [];
  }
  return found;
}
