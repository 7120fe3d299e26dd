/**
 * The judged cases of everybody on one day, kept between calls: worklist, five-bucket report, list of buckets
 * and simulation read from here. A call loads and judges anew only customers whose case was touched since.
 *
 *     first call of 2026-06-30          10,000 customers loaded and judged, kept at journal entry 4711
 *     again, nothing was recorded       the same array, nothing is read
 *     a payment of C17 was recorded     entry 4712 touched C17: one case is loaded, the others stay
 *     another policy, company or rate   all of them again; another day too, and that day is kept instead
 *     asked as it was known on a day    loaded, judged and not kept
 *
 * What is kept is a function of the ledger file: the journal says whether it is still the same, also where
 * another process (a terminal beside the window) recorded something. Kept with the open ledger and given up
 * with it. `tests/services/case/kept-cases.property.test.ts` proves it equal to a fresh load.
 *
 * Of a customer are kept: its case, with its facts as text; each open item with its bucket; and what somebody
 * tells of the judged case (`told`). The judged case itself is not: made of everybody at once it is 200 MB,
 * and most of a first call goes into moving them about.
 */
import type { BucketRuleId, Bucket } from '../../domain/case/bucket.ts';
import type { CustomerCase, OpenItem } from '../../domain/case/case.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Moment } from '../../ledger/moment.ts';
import { customersTouchedSince } from '../../ledger/queries/case/customers-touched.ts';
import { letGoOfFacts } from '../../ledger/queries/case/load-cases.ts';
import { journalEntry, type JournalEntryName } from '../../ledger/queries/journal/journal-head.ts';
import { ratesMark } from '../../ledger/queries/rates/rates-mark.ts';
import { LastAnswers } from '../known-rows.ts';
import { casesToJudge, judgingAt, type ClassifiedCase, type Judging } from './judging.ts';

/** An open item and where it belongs. */
export interface KeptItem {
  readonly item: OpenItem;
  /** The due date that counts, extensions included. */
  readonly dueOn: IsoDate;
  /** Of `dueOn`; 0 when not due. */
  readonly daysPastDue: number;
  readonly bucket: Bucket;
  readonly rule: BucketRuleId;
}

/** What is worth keeping of a judged case; a function of nothing but the case and what it is judged by. */
export type Telling<T> = (one: ClassifiedCase, judging: Judging) => T;

/** Of one customer. */
export class KeptCase {
  readonly one: CustomerCase;
  /** In the order of the case. */
  readonly items: readonly KeptItem[];
  readonly #told = new Map<Telling<unknown>, unknown>();

  /** `tellings`: what will be asked for. */
  constructor(one: CustomerCase, judging: Judging, tellings: readonly Telling<unknown>[]) {
    this.one = one;
    const classified = judging.judge(one);
    this.items = classified.items.map(({ of, bucket, rule }): KeptItem => ({
      item: of.item,
      dueOn: of.dueOn,
      daysPastDue: of.daysPastDue,
      bucket,
      rule,
    }));
    for (const telling of tellings) this.#told.set(telling, telling(classified, judging));
    letGoOfFacts(one);
  }

  /** Kept from the first time on. `judging`: of the same day, policy, company and rates. */
  told<T>(telling: Telling<T>, judging: Judging): T {
    if (!this.#told.has(telling)) this.#told.set(telling, this.judged(telling, judging));
    return this.#told.get(telling) as T;
  }

  /** Not kept. */
  judged<T>(telling: Telling<T>, judging: Judging): T {
    const answer = telling(judging.judge(this.one), judging);
    letGoOfFacts(this.one);
    return answer;
  }
}

export interface KeptCases {
  readonly judging: Judging;
  /**
   * With something open or written off, by code. The same array as long as nothing changed, the same objects
   * of customers that were not touched: what is worked out of them can be kept by them (`WeakMap`).
   */
  readonly cases: readonly KeptCase[];
  /** Lists that were made of them, given up with them; null: the cases are not kept. */
  readonly answers: LastAnswers | null;
}

/** Above this share of all customers everybody is loaded: one walk is quicker than as many look-ups. */
const MOST_TOUCHED = 0.1;

interface Kept {
  readonly asOf: IsoDate;
  /** Policy, company, rates: what every judgement depends on. */
  readonly setting: string;
  readonly entry: JournalEntryName;
  readonly cases: readonly KeptCase[];
  readonly answers: LastAnswers;
}

interface Keeper {
  kept: Kept | null;
  /** One call loads, the others wait for it: two screens that open together ask for the same. */
  turn: Promise<unknown>;
}

const keepers = new WeakMap<Ledger, Keeper>();

/**
 * `db`: a snapshot of the ledger, or a transaction that has recorded nothing yet. `ledger` null: nothing is
 * kept. `tellings`: what will be asked of every case, so that each is judged once.
 */
export async function keptCases(
  ledger: Ledger | null,
  db: ReadDb,
  { asOf, knownAt }: Moment,
  ...tellings: readonly Telling<unknown>[]
): Promise<KeptCases> {
  const moment = { asOf, knownAt };
  const judging = await judgingAt(db, moment);
  if (ledger === null || knownAt !== null)
    return { judging, cases: await freshCases(db, moment, judging, tellings), answers: null };
  let keeper = keepers.get(ledger);
  if (keeper === undefined) keepers.set(ledger, (keeper = { kept: null, turn: Promise.resolve() }));
  const keeping = keeper;
  const mine = keeping.turn.then(async () => {
    const next = await keptAt(db, moment, judging, tellings, keeping.kept);
    // An older snapshot, which had to wait, does not replace a newer one.
    if (keeping.kept === null || next.entry.seq >= keeping.kept.entry.seq) keeping.kept = next;
    return next;
  });
  keeping.turn = mine.catch(() => undefined);
  const { cases, answers } = await mine;
  return { judging, cases, answers };
}

async function freshCases(
  db: ReadDb,
  moment: Moment,
  judging: Judging,
  tellings: readonly Telling<unknown>[],
): Promise<readonly KeptCase[]> {
  const cases = await casesToJudge(db, moment, 'all');
  return cases.map((one) => new KeptCase(one, judging, tellings));
}

async function keptAt(
  db: ReadDb,
  moment: Moment,
  judging: Judging,
  tellings: readonly Telling<unknown>[],
  before: Kept | null,
): Promise<Kept> {
  const entry = journalEntry(db);
  const setting = JSON.stringify([judging.inForce.version, judging.company, ratesMark(db)]);
  if (before !== null && before.asOf === moment.asOf && before.setting === setting) {
    if (before.entry.hash === entry.hash) return before;
    const touched = touchedSince(db, before);
    if (touched?.length === 0) return { ...before, entry };
    if (touched !== null && touched.length <= before.cases.length * MOST_TOUCHED + 10)
      return {
        ...before,
        entry,
        cases: await reloaded(db, moment, judging, tellings, before.cases, touched),
      };
  }
  const cases = await freshCases(db, moment, judging, tellings);
  return { asOf: moment.asOf, setting, entry, cases, answers: new LastAnswers() };
}

/** Null: the entry is not of this history (the snapshot is older). */
function touchedSince(db: ReadDb, { entry }: Kept): readonly number[] | null {
  const now = journalEntry(db, entry.seq);
  return now.hash === entry.hash ? customersTouchedSince(db, entry.seq) : null;
}

async function reloaded(
  db: ReadDb,
  moment: Moment,
  judging: Judging,
  tellings: readonly Telling<unknown>[],
  before: readonly KeptCase[],
  touched: readonly number[],
): Promise<readonly KeptCase[]> {
  const gone = new Set(touched);
  const again = await casesToJudge(db, moment, touched);
  const cases = before.filter(({ one }) => !gone.has(one.customer.customerId));
  for (const one of again) cases.push(new KeptCase(one, judging, tellings));
  // Two stretches that are in order already: sorted in one walk.
  return cases.sort((a, b) => (a.one.customer.code < b.one.customer.code ? -1 : 1));
}
