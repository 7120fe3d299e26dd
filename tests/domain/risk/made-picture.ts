/** What detectors look at, made by hand: what is not said is empty. */
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import { isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import type { CaseFactKind } from '../../../src/domain/facts/case-facts.ts';
import type { OpenOnDay } from '../../../src/domain/risk/open-by-day.ts';
import { paymentHistory, type ItemHistory } from '../../../src/domain/risk/observations.ts';
import { SHIFT_PARAMETERS } from '../../../src/domain/risk/payment-shift.ts';
import type { RiskPicture } from '../../../src/domain/risk/risk-picture.ts';
import { withCaseFacts } from '../../../src/domain/risk/set-aside-items.ts';
import type { LedgerSignal } from '../../../src/domain/risk/signals.ts';
import { english } from '../../harness/english.ts';

export function picture(of: Partial<RiskPicture> & { readonly asOf: IsoDate }): RiskPicture {
  const { items = [], facts = [] } = of;
  return {
    facts,
    payments: paymentHistory(withCaseFacts(items, facts)),
    shift: SHIFT_PARAMETERS,
    items,
    receipts: [],
    country: null,
    ourCountry: 'ES',
    promises: [],
    inHome: (minor) => minor,
    purchases: { invoices: [], newcomer: null },
    binding: [],
    convert: (minor, from, to) => (from === to ? minor : null),
    limit: null,
    contracts: [],
    contacts: [],
    receivables: owed(0, 0),
    ...of,
  };
}

/** What everybody owes, of so many customers; `days`: what it was. */
export const owed = (
  minor: number,
  customers: number,
  days: readonly OpenOnDay[] = [],
): RiskPicture['receivables'] => ({
  currency: 'EUR',
  isMoreThan: (limit) => minor > limit,
  total: () => ({ minor, customers }),
  days: () => days,
});

let nextId = 0;

export function fact(
  kind: CaseFactKind,
  on: string,
  {
    key,
    about = [],
    ended = null,
    ...more
  }: Partial<Omit<CaseFact, 'ended' | 'about' | 'items'>> & {
    readonly about?: readonly ItemHistory[];
    readonly ended?: string | null;
  } = {},
): CaseFact {
  nextId += 1;
  const day = isoDateOf(on);
  return {
    id: nextId,
    key: key ?? `${kind}-${nextId}`,
    kind,
    on: day,
    since: day,
    until: null,
    details: {},
    aboutId: null,
    reversedOn: null,
    customerId: 1,
    customer: 'C1',
    items: about.map(({ itemId, invoice, position, of }) => ({
      itemId,
      invoiceId: itemId,
      invoice,
      position,
      instalments: of,
    })),
    currency: null,
    amountMinor: null,
    person: '',
    note: '',
    about: '',
    isLive: ended === null,
    ...more,
    ended: ended === null ? null : ({ on: isoDateOf(ended) } as CaseFact),
  };
}

/** `2026-03-11 new: the sentence`. */
export const told = (signals: readonly LedgerSignal[]): readonly string[] =>
  signals.map(({ onDate, state, because }) => `${onDate} ${state}: ${english(because)}`);

/** The days on which they came true. */
export const daysOf = (signals: readonly LedgerSignal[]): readonly IsoDate[] =>
  signals.map(({ onDate }) => onDate);
