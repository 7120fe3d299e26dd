/**
 * How fresh the ledger's picture of the world is: how far the bank and the invoices reach, and which
 * of the two is too old to chase anybody by.
 *
 *     bank to 2026-11-03, invoices to 2026-11-20, today 2026-11-21, stale after 7 days
 *     ->  bank to 3 Nov, 18 days old (stale); invoices to 20 Nov
 *
 * A ledger without bank files is judged by its receipts, however they came in, or by its newest list of open items.
 */
import type { LedgerInfo } from '../../../contract/calls/workspace.ts';
import { paymentsTo } from '../../../domain/letters/freshness.ts';
import { daysBetween, type IsoDate } from '../../../domain/dates.ts';

export interface FreshnessPart {
  readonly kind: 'bank' | 'receipts' | 'list' | 'invoices';
  /** The newest day it reaches; null: nothing was brought in yet. */
  readonly to: IsoDate | null;
  /** Whole days from `to` to today; 0 for today and for days still to come. */
  readonly ageDays: number;
  readonly isStale: boolean;
}

/** Money first: it is the one that insults a customer who paid. Empty for an empty ledger. */
export function freshnessParts(
  freshness: LedgerInfo['freshness'],
  today: IsoDate,
): readonly FreshnessPart[] {
  const { bankTo, receiptsTo, invoicesTo, staleAfterDays } = freshness;
  const paidTo = paymentsTo(freshness);
  if (bankTo === null && paidTo === null && invoicesTo === null) return [];
  const part = (kind: FreshnessPart['kind'], to: IsoDate | null): FreshnessPart => {
    const ageDays = to === null ? 0 : Math.max(0, daysBetween(to, today));
    return { kind, to, ageDays, isStale: to !== null && ageDays > staleAfterDays };
  };
  return [
    bankTo !== null
      ? part('bank', bankTo)
      : part(paidTo === receiptsTo ? 'receipts' : 'list', paidTo),
    part('invoices', invoicesTo),
  ];
}
