/**
 * Signals of what stands in a customer's file: its contracts, credit reports, contacts and sell-through.
 *
 *     no_signed_contract/C1/2026-01-10   SV-2024-17 is on file, and no contract is signed by both sides
 *     stale_report/C1/2026-03-03         the newest credit report (RP-1) is of 2025-03-02
 *     contact_churn/C1/2026-05-04        two contacts left their role within 180 days
 *     sell_through/C1/2026-06-30         45 of 100 planned were sold, and INV-7 was overdue
 *
 * Readings. Without a report, a contract, a profile or a figure of sell-through on file there is no signal.
 * Twelve months are 365 days. Who stands beside somebody in a role changes nothing, who leaves it does; of the
 * versions of one day the last counts. A figure of sell-through says something from the end of its time on,
 * until the next one of the same goods. Source: domain-rules 6.4 and 6.6.
 */
import { isSigned } from '../contracts/citable.ts';
import type { ContactRole } from '../customers/profile.ts';
import { addDays, daysBetween, laterOf, NEVER, type IsoDate } from '../dates.ts';
import { foldText } from '../fold-text.ts';
import { count, day, list, say, sentences } from '../texts/text.ts';
import type { CaseFact } from '../case/live-facts.ts';
import { factEvidence, fileEvidence, itemEvidence } from './evidence.ts';
import { beganOn } from './late-now.ts';
import { nameOf, observationsOn } from './observations.ts';
import { repeated } from './repeated.ts';
import type { ContactsOnFile, Detector, RiskPicture } from './risk-picture.ts';
import { signalOf, type Found } from './signals.ts';

const oneOrNone = (
  kind: 'no_signed_contract' | 'stale_report',
  find: (picture: RiskPicture) => Found | null,
): Detector => ({
  kinds: [kind],
  detect(picture) {
    const found = find(picture);
    return found === null ? [] : [signalOf(kind, found, picture)];
  },
});

// --- Contracts.

/** A state: contracts are on file, and none is signed and dated by both sides. */
export const noSignedContract = oneOrNone('no_signed_contract', ({ contracts, asOf }) => {
  if (contracts.some(({ contract }) => isSigned(contract, asOf))) return null;
  const inOrder = contracts.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const [first] = inOrder;
  if (first === undefined) return null;
  const numbers = inOrder.map(({ contract }) => contract.number);
  return {
    onDate: first.on,
    class: 'low',
    alert: false,
    because: say`Contract ${list(numbers)} is on file, and both sides have signed and dated none.`,
    parameters: {},
    evidence: inOrder.map(({ contract, on }) => fileEvidence(contract.number, on)),
  };
});

// --- Credit reports.

export const STALE_REPORT = { mostDays: 365, mostDaysOverdue: 90, overdueDays: 30 } as const;

/** A state: the newest report is older than a year, or than 90 days while something is overdue by more than 30. */
export const staleReport = oneOrNone('stale_report', ({ facts, payments, asOf }) => {
  const report = facts
    .filter(({ kind, ended }) => kind === 'report' && ended === null)
    .reduce<CaseFact | null>(
      (last, one) => (last === null || one.on >= last.on ? one : last),
      null,
    );
  if (report === null) return null;
  const { mostDays, mostDaysOverdue, overdueDays } = STALE_REPORT;
  const { overdue } = observationsOn(payments, asOf);
  const afterYear = addDays(report.on, mostDays + 1);
  // What is overdue by less makes it stale on a day to come.
  const [onDate] = [
    afterYear,
    ...overdue.map((one) =>
      laterOf(
        addDays(report.on, mostDaysOverdue + 1),
        laterOf(beganOn(payments, one), addDays(one.item.firstDueOn, overdueDays + 1)),
      ),
    ),
  ].sort() as [IsoDate];
  if (onDate > asOf) return null;
  // Within the year it is what is overdue that makes it old.
  const named = onDate === afterYear ? [] : overdue.slice(0, 1);
  return {
    onDate,
    class: 'low',
    alert: false,
    because: sentences([
      say`The newest credit report (${report.key}) is of ${day(report.on)}, ${count(daysBetween(report.on, asOf), 'day')} ago.`,
      ...named.map(({ item, days }) => say`${nameOf(item)} is ${count(days, 'day')} overdue.`),
    ]),
    parameters: { ...STALE_REPORT },
    evidence: [factEvidence(report), ...named.map(({ item }) => itemEvidence(item, asOf))],
  };
});

// --- Contacts.

export const CONTACT_CHURN = { atLeast: 2, withinDays: 180 } as const;

interface LeftRole {
  readonly on: IsoDate;
  readonly name: string;
  readonly role: ContactRole;
}

/** Who had a role and has it no more, twice within 180 days. */
export const contactChurn: Detector = {
  kinds: ['contact_churn'],
  detect: (picture) =>
    repeated(leftRoles(picture.contacts), CONTACT_CHURN)
      .map((left) => {
        const named = left.map(({ on, name, role }) => say`${name} (${role}) on ${day(on)}`);
        const found = {
          onDate: (left.at(-1) as LeftRole).on,
          class: 'high',
          because: say`${count(left.length, 'contact')} left their role: ${list(named)}.`,
          parameters: { ...CONTACT_CHURN },
          evidence: left.map(({ on, name }) => fileEvidence(name, on)),
        } as const;
        return signalOf('contact_churn', found, picture);
      })
      .reverse(),
};

/** `versions`: in the order in which they came into force. */
function leftRoles(versions: readonly ContactsOnFile[]): readonly LeftRole[] {
  const ofDays = versions.filter(({ on }, at) => versions[at + 1]?.on !== on);
  return ofDays.flatMap(({ on, contacts }, at) => {
    const now = new Set(contacts.map(inRole));
    const before = ofDays[at - 1]?.contacts ?? [];
    return before
      .filter((one) => !now.has(inRole(one)))
      .map(({ name, role }) => ({ on, name, role }));
  });
}

const inRole = ({ name, role }: ContactsOnFile['contacts'][number]): string =>
  `${role} ${foldText(name.trim())}`;

// --- Sell-through.

export const SELL_THROUGH = { leastPercent: 50 } as const;

/** Less than half of what was planned was sold, and something is or was overdue since. */
export const sellThrough: Detector = {
  kinds: ['sell_through'],
  detect(picture) {
    const { payments } = picture;
    const figures = soldFigures(picture);
    return figures
      .flatMap(({ fact, on, planned, sold, goods }, at) => {
        if (sold * 100 >= planned * SELL_THROUGH.leastPercent) return [];
        const next = figures.slice(at + 1).find((one) => one.goods === goods)?.on ?? NEVER;
        const first = payments.overdue
          .map((one) => ({ one, from: laterOf(one.from, on) }))
          .filter(({ one, from }) => from < (one.before ?? NEVER) && from < next)
          .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
          .find(({ from }) => from <= picture.asOf);
        if (first === undefined) return [];
        const { item } = first.one;
        const found = {
          onDate: first.from,
          class: 'high',
          because: say`${fact.details.sold ?? ''} of ${fact.details.planned ?? ''} planned were sold by ${day(on)} (${fact.key}), and ${nameOf(item)}, due on ${day(item.firstDueOn)}, was overdue.`,
          parameters: { ...SELL_THROUGH },
          evidence: [factEvidence(fact, on), itemEvidence(item, first.from)],
        } as const;
        return [signalOf('sell_through', found, picture)];
      })
      .reverse();
  },
};

interface SoldFigure {
  readonly fact: CaseFact;
  /** The end of the time that it is of. */
  readonly on: IsoDate;
  readonly planned: number;
  readonly sold: number;
  readonly goods: string;
}

/** By the end of their time. */
function soldFigures({ facts }: RiskPicture): readonly SoldFigure[] {
  return facts
    .flatMap((fact): readonly SoldFigure[] => {
      const { kind, ended, details, until } = fact;
      const on = laterOf(fact.on, until ?? fact.on);
      if (kind !== 'sellthrough' || ended !== null) return [];
      const { planned, sold, goods = '' } = details;
      if (planned === undefined || sold === undefined || Number(planned) === 0) return [];
      return [{ fact, on, planned: Number(planned), sold: Number(sold), goods: foldText(goods) }];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
