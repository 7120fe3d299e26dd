/**
 * What matching does with items that a list of open items settled (`per-list.ts`): which money may be
 * theirs, and what makes it unsure.
 *
 *     INV-1: 450.00 open, 50.00 settled per list of 28 February (list before: 31 January)
 *       12 February, 50.00 "INV-1"    replaces the 50.00
 *       12 February, 450.00 "INV-1"   unsure: the list had 450.00 open after all money of that day
 *       5 March, 450.00 "INV-1"       pays what is open
 */
import { groupedMoney } from '../../texts/text.ts';
import { because } from './because.ts';
import { type Fit, totalOpen } from './fit.ts';
import type { MatchItem, MatchLine } from './match-facts.ts';
import type { OpenItem } from './open-items.ts';
import { isBetweenLists } from './per-list.ts';

/** Open, or settled between two lists between which the money came. */
export const canBePaidOn = ({ item }: OpenItem, line: MatchLine): boolean =>
  item.perList === undefined || isBetweenLists(item.perList, line.bookedOn);

/**
 * Of the items that a payment names those that it can mean: what was settled per list at another time
 * only where nothing else is named, or where just all of it is as much.
 */
export function nameable(named: readonly OpenItem[], line: MatchLine): readonly OpenItem[] {
  const now = named.filter((open) => canBePaidOn(open, line));
  if (now.length === 0) return named;
  if (now.length === named.length) return now;
  const settled = named.filter(({ item }) => item.perList !== undefined);
  return [named, settled].find((some) => totalOpen(some) === line.amountMinor) ?? now;
}

export interface PerListFits {
  /** The fit with what it replaces said, and not the only one where that is in doubt. */
  judged(fit: Fit, line: MatchLine): Fit;
}

const instalmentOf = ({ customer, invoice, position }: MatchItem): string =>
  `${customer}\n${invoice}\n${position}`;

export function perListFits(inOrder: readonly OpenItem[]): PerListFits {
  const settled = inOrder.filter(({ item }) => item.perList !== undefined);
  if (settled.length === 0) return { judged: (fit) => fit };
  const byId = new Map(inOrder.map((open) => [open.item.itemId, open]));
  const byInstalment = new Map<string, OpenItem[]>();
  for (const open of settled) {
    const key = instalmentOf(open.item);
    byInstalment.set(key, [...(byInstalment.get(key) ?? []), open]);
  }
  return {
    judged(fit, line) {
      let { isOnly, because: says } = fit;
      const paid = fit.shares.flatMap((share) => byId.get(share.itemId) ?? []);
      const told = new Set<string>();
      for (const open of paid) {
        const { perList } = open.item;
        if (perList === undefined) {
          // The list knew all money up to its day: what it settled comes before what it left open.
          const beside = byInstalment
            .get(instalmentOf(open.item))
            ?.find(
              (one) =>
                one.openMinor > 0 &&
                !paid.includes(one) &&
                line.bookedOn <= (one.item.perList?.takenOn ?? ''),
            );
          if (beside === undefined) continue;
          isOnly = false;
          says = because.settledBeside(
            says,
            beside,
            groupedMoney(beside.openMinor, beside.item.currency),
          );
          continue;
        }
        const isIts = canBePaidOn(open, line);
        isOnly &&= isIts;
        if (told.has(perList.takenOn)) continue;
        told.add(perList.takenOn);
        says = isIts
          ? because.replaces(says, perList.takenOn)
          : because.replacesOther(says, perList.takenOn, line.bookedOn > perList.takenOn);
      }
      return { ...fit, isOnly, because: says };
    },
  };
}
