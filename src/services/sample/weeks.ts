/**
 * Everything of the sample by the Friday on which it was written down, oldest first; the running week
 * ends today.
 *
 *     2026-11-13  25 invoices, 18 receipts, 15 rates, 3 case facts, a profile, letters to two customers
 */
import type { IsoDate } from '../../domain/dates.ts';
import { NO_DRAFTS, type FactDrafts } from '../../domain/facts/drafts.ts';
import { sampleContracts, type WrittenContract } from './agreements.ts';
import { fridayOf } from './business-day.ts';
import type { SampleHistory } from './history.ts';
import { letterRuns, type LetterRun } from './letter-plan.ts';
import { officeNotes } from './office-notes.ts';
import { sampleProfiles, type ProfileVersion } from './profiles.ts';
import { sampleRates } from './rates.ts';
import { sideEntries, type SideEntries } from './side-entries.ts';

export interface DisputeEnd {
  readonly on: IsoDate;
  readonly invoice: string;
  readonly resolution: string;
}

export interface Week {
  readonly friday: IsoDate;
  readonly drafts: FactDrafts;
  readonly profiles: readonly ProfileVersion[];
  readonly contracts: readonly WrittenContract[];
  readonly disputesEnded: readonly DisputeEnd[];
  readonly reversals: SideEntries['reversals'];
  readonly letters: readonly LetterRun[];
}

type Gathered = { -readonly [K in keyof Week]: Week[K] };
type DraftKind = keyof FactDrafts;

export function sampleWeeks(history: SampleHistory, today: IsoDate, seed: number): readonly Week[] {
  const weeks = new Map<IsoDate, Gathered>();
  const weekOf = (on: IsoDate): Gathered => {
    const friday = fridayOf(on) > today ? today : fridayOf(on);
    const known = weeks.get(friday);
    if (known !== undefined) return known;
    const week: Gathered = {
      friday,
      drafts: NO_DRAFTS,
      profiles: [],
      contracts: [],
      disputesEnded: [],
      reversals: [],
      letters: [],
    };
    weeks.set(friday, week);
    return week;
  };
  const addDrafts = (on: IsoDate, more: Partial<FactDrafts>): void => {
    if (on > today) return;
    const week = weekOf(on);
    const added = Object.entries(more).map(([kind, rows]) => [
      kind,
      [...week.drafts[kind as DraftKind], ...rows],
    ]);
    week.drafts = { ...week.drafts, ...(Object.fromEntries(added) as Partial<FactDrafts>) };
  };
  type Kind = Exclude<keyof Week, 'friday' | 'drafts'>;
  const add = <K extends Kind>(kind: K, on: IsoDate, one: Week[K][number]): void => {
    if (on > today) return;
    const week = weekOf(on);
    week[kind] = [...week[kind], one] as unknown as Week[K];
  };

  for (const { recordedOn, drafts } of history.days) {
    addDrafts(recordedOn, drafts);
    for (const ended of disputesEnded(drafts)) add('disputesEnded', recordedOn, ended);
  }
  for (const rate of sampleRates(history.start, today, seed))
    addDrafts(rate.on < history.start ? history.start : rate.on, { rates: [rate] });
  const profiles = sampleProfiles(history, today, seed);
  for (const one of profiles) add('profiles', one.on, one);
  for (const one of sampleContracts(history, today)) add('contracts', one.on, one);
  for (const fact of officeNotes(history, profiles, today, seed))
    addDrafts(fact.on, { caseFacts: [fact] });
  const side = sideEntries(history, today);
  for (const { on, draft } of side.receipts) addDrafts(on, { receipts: [draft] });
  for (const { on, draft } of side.refunds) addDrafts(on, { refunds: [draft] });
  for (const one of side.reversals) add('reversals', one.on, one);
  for (const run of letterRuns(today)) add('letters', run.on, run);
  return [...weeks.values()].sort((a, b) => (a.friday < b.friday ? -1 : 1));
}

/** A credit note for a disputed invoice ends the dispute. */
const disputesEnded = ({ allocations }: FactDrafts): readonly DisputeEnd[] =>
  allocations
    .filter(({ sourceKind }) => sourceKind === 'credit_note')
    .map(({ source, invoice, effectiveOn }) => ({
      on: effectiveOn,
      invoice,
      resolution: `credit note ${source}, the rest is owed`,
    }));
