/**
 * The case of a customer as it is once our own open credit notes are applied, which issuing a letter does: what the
 * letter asks for, its level and the policy's smallest amount follow from that.
 */
import type { CustomerCase } from '../../domain/case/case.ts';
import { stillPauses } from '../../domain/case/dispute.ts';
import type { JudgedItem } from '../../domain/case/judged-case.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { useOfCredits, type UseOfCredits } from '../../domain/letters/own-credits.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { liveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import type { Judging } from '../case/judging.ts';

export interface CreditedCase extends UseOfCredits {
  readonly one: CustomerCase;
}

/** It was disputed without particulars, and the time for them is over: it is demanded again. */
export const hasLapsed = ({ disputes }: JudgedItem, asOf: IsoDate): boolean =>
  disputes.length > 0 && disputes.every((dispute) => !stillPauses(dispute, asOf));

/** A function of cases, so that what it needs of the ledger is prepared once. */
export function ownCreditsApplied(
  db: ReadDb,
  judging: Judging,
): (of: CustomerCase) => CreditedCase {
  const live = liveDocuments(db);
  return (one) => {
    const { asOf } = one;
    const open = one.onAccount.filter(
      ({ kind, unallocatedMinor }) => kind === 'credit_note' && unallocatedMinor > 0,
    );
    if (open.length === 0) return { one, uses: [], unused: [] };
    const { items: judged } = judging.judge(one).judged;
    const lapsed = new Set(
      judged.filter((item) => hasLapsed(item, asOf)).map(({ item }) => item.itemId),
    );
    const used = useOfCredits(
      open.map(({ id, number, effectiveOn, currency, unallocatedMinor }) => ({
        number,
        issuedOn: effectiveOn,
        currency,
        reference: live.creditNote(number)?.reference ?? '',
        leftMinor: unallocatedMinor,
        roomMinor: live.roomOfCredit('credit_note', id, asOf),
      })),
      one.items.map(({ itemId, invoice, currency, dueOn, openMinor, dispute }) => ({
        itemId,
        invoice,
        currency,
        dueOn,
        openMinor,
        roomMinor: live.roomOfItem(itemId, asOf),
        isDisputed: dispute !== null && !lapsed.has(itemId),
      })),
      asOf,
    );
    return { ...used, one: withCredits(one, used) };
  };
}

function withCredits(one: CustomerCase, { uses }: UseOfCredits): CustomerCase {
  const sum = <Key>(of: readonly (readonly [Key, number])[]): ReadonlyMap<Key, number> => {
    const sums = new Map<Key, number>();
    for (const [key, minor] of of) sums.set(key, (sums.get(key) ?? 0) + minor);
    return sums;
  };
  const ofItem = sum(uses.map(({ itemId, minor }) => [itemId, minor]));
  const ofNote = sum(uses.map(({ creditNote, minor }) => [creditNote, minor]));
  return {
    ...one,
    facts: one.facts,
    items: one.items.flatMap((item) => {
      const openMinor = item.openMinor - (ofItem.get(item.itemId) ?? 0);
      return openMinor > 0 ? [{ ...item, openMinor }] : [];
    }),
    onAccount: one.onAccount.flatMap((credit) => {
      const used = credit.kind === 'credit_note' ? (ofNote.get(credit.number) ?? 0) : 0;
      const unallocatedMinor = credit.unallocatedMinor - used;
      return unallocatedMinor === 0 ? [] : [{ ...credit, unallocatedMinor }];
    }),
  };
}
