/**
 * Everything a proposal weighs, read from one snapshot: for every customer and currency the open
 * items as of the letter's date with their disputes and earlier letters, money on account, where the
 * letter would go and where the money should.
 *
 *     C1 EUR  INV-7 open 1,200.00 …, on account 0.00, address known, account ES91…
 */
import { addDays, laterOf, NEVER, type IsoDate } from '../../domain/dates.ts';
import { itemLabel } from '../../domain/aging-report.ts';
import { whyNoLetter } from '../../domain/case/next-step.ts';
import {
  accountFor,
  type BankAccount,
  type Recipient,
  type Sender,
} from '../../domain/letters/parties.ts';
import type { PaymentsKnown } from '../../domain/letters/freshness.ts';
import type { CandidateItem } from '../../domain/letters/proposal.ts';
import { sumMinor, type Minor } from '../../domain/money.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { bankAccounts } from '../../ledger/queries/workspace/bank-accounts.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import { bankFreshness } from '../../ledger/queries/workspace/freshness.ts';
import type {
  CustomerAt,
  CustomerCase,
  EarlierLetter,
  MoneyOnAccount,
  OpenItem,
} from '../../domain/case/case.ts';
import { day, say, type Text } from '../../domain/texts/text.ts';
import type { JudgedCase, JudgedItem } from '../../domain/case/judged-case.ts';
import type { LetterFacts } from '../../domain/letters/content.ts';
import type { CreditUse, UnusedCredit } from '../../domain/letters/own-credits.ts';
import type { LetterLevel } from '../../domain/letters/wording.ts';
import { judgingAt, type Judging } from '../case/judging.ts';
import { interestOf } from '../interest/item-interest.ts';
import { customersAt } from '../../ledger/queries/customers/customers-at.ts';
import {
  guessedDueDates,
  receiptsKnownTo,
} from '../../ledger/queries/letters/letter-item-facts.ts';
import { listDays } from '../../ledger/queries/imports/on-day.ts';
import { settledItems } from '../../ledger/queries/letters/letter-settled-items.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { hasLapsed, ownCreditsApplied } from './own-credits.ts';

/** A proposal also names what was settled within this many days before the letter. */
const SETTLED_SHOWN_DAYS = 30;

export interface Gathered {
  readonly sender: Sender;
  /** Until when payments are known on the letter's date. */
  readonly payments: PaymentsKnown;
  readonly groups: readonly CustomerCurrency[];
}

/** What a letter has to do with our own credit notes and with money on account. */
export interface CreditsOfLetter {
  /** Receipts that nobody applied. */
  readonly moneyMinor: Minor;
  /** Applied when the letter is issued: it is written as if that were done. */
  readonly applied: readonly (CreditUse & {
    readonly invoice: string;
    readonly position: number;
  })[];
  /** Credit notes that stay, of any currency. */
  readonly unused: readonly UnusedCredit[];
}

/** One possible letter. */
export interface CustomerCurrency {
  readonly customerId: number;
  readonly recipient: Recipient;
  /** Language tag of the customer; null: not known. */
  readonly language: string | null;
  readonly currency: string;
  readonly bankAccount: BankAccount | null;
  readonly items: readonly CandidateItem[];
  /** Receipts and our own credit notes that are not applied, once those are applied that can be. */
  readonly onAccountMinor: Minor;
  readonly credits: CreditsOfLetter;
  /** Newest letter to the customer in this currency. */
  readonly lastLetter: EarlierLetter | null;
  /** The level that is due by the policy; where none is, the one after those that were written. */
  readonly level: LetterLevel;
  /** Letters and demands of the past, oldest first; promises about its items that broke; since when nothing is delivered. */
  readonly earlier: LetterFacts['earlier'];
  readonly brokenPromises: LetterFacts['brokenPromises'];
  readonly holdSince: IsoDate | null;
}

/**
 * `customers`: codes; those named get a group even when they owe nothing, in their own currency.
 * Null: every customer with an open item. `today` decides which address is current.
 */
export async function gather(
  db: ReadDb,
  query: {
    readonly issuedOn: IsoDate;
    readonly today: IsoDate;
    readonly customers: readonly string[] | null;
  },
): Promise<Gathered> {
  const company = await companyAt(db, { asOf: NEVER, knownAt: null });
  const accounts = await bankAccounts(db);
  const profiles = await profilesOf(db, query);
  const cases = await loadCases(db, {
    asOf: query.issuedOn,
    knownAt: null,
    customers: query.customers === null ? 'all' : [...profiles.keys()],
    withHistory: true,
  });
  const judging = await judgingAt(db, { asOf: query.issuedOn, knownAt: null });
  const interest = await interestOf(
    db,
    query.issuedOn,
    cases.flatMap(({ items }) =>
      items.filter(({ dueOn }) => dueOn < query.issuedOn).map(({ itemId }) => itemId),
    ),
    company.country,
  );
  const guessed = await guessedDueDates(db);
  const groups = new Map<string, Group>();
  const withOwnCredits = ownCreditsApplied(db, judging);
  for (const owed of cases) {
    const { one, uses, unused } = withOwnCredits(owed);
    const { customer, onAccount, letters } = one;
    const { items } = owed;
    const openAfter = new Map(one.items.map(({ itemId, openMinor }) => [itemId, openMinor]));
    const profile = profiles.get(customer.customerId);
    if (profile === undefined) continue;
    const { held, levels, judged } = standing(judging, one, guessed);
    const currencies = new Set(items.map((item) => item.currency));
    if (currencies.size === 0 && query.customers !== null)
      currencies.add(profile.currency ?? company.currency);
    for (const currency of currencies)
      groups.set(`${customer.customerId} ${currency}`, {
        customer: profile,
        currency,
        items: items
          .filter((item) => item.currency === currency)
          .map((item) => {
            const why = held.get(item.itemId) ?? NOT_HELD;
            const isLate = why.judged !== null && item.dueOn < query.issuedOn;
            const applied = uses.filter(({ itemId }) => itemId === item.itemId);
            return candidateOf(
              { ...item, openMinor: openAfter.get(item.itemId) ?? 0 },
              why,
              isLate ? interest(one, why.judged, applied) : null,
              applied,
            );
          }),
        onAccountMinor: sumMinor(inCurrency(onAccount, currency)),
        credits: {
          moneyMinor: sumMinor(
            inCurrency(
              onAccount.filter(({ kind }) => kind === 'receipt'),
              currency,
            ),
          ),
          applied: items
            .filter((item) => item.currency === currency)
            .flatMap(({ itemId, invoice, position }) =>
              uses
                .filter((use) => use.itemId === itemId)
                .map((use) => ({ ...use, invoice, position })),
            ),
          unused,
        },
        lastLetter: letters.find((letter) => letter.currency === currency) ?? null,
        level: levels.get(currency) ?? 1,
        ...pastOf(judged, currency),
      });
  }

  const settled = await settledItems(db, {
    since: addDays(query.issuedOn, -SETTLED_SHOWN_DAYS),
    asOf: query.issuedOn,
  });
  for (const item of settled)
    groups.get(`${item.customerId} ${item.currency}`)?.items.push({
      itemId: item.itemId,
      item: itemLabel(item.invoice, item.position, item.of),
      issuedOn: item.issuedOn,
      dueOn: item.dueOn,
      grossMinor: item.grossMinor,
      openMinor: 0,
      settledOn: item.settledOn,
      perListOn: item.perListOn,
      dispute: null,
      demandedBy: null,
      waits: null,
      tooEarly: null,
      claim: null,
      credits: [],
    });
  return {
    sender: company,
    payments: {
      ...(await bankFreshness(db)),
      receiptsTo: await receiptsKnownTo(db, query.issuedOn),
      listTo: listDays(db).findLast((on) => on <= query.issuedOn) ?? null,
    },
    groups: [...groups.values()].map(({ customer, ...group }) => ({
      ...group,
      customerId: customer.customerId,
      language: customer.language,
      recipient: {
        customer: customer.code,
        name: customer.name,
        address: customer.address,
        country: customer.country,
        kind: customer.kind,
      },
      bankAccount: accountFor(accounts, group.currency),
    })),
  };
}

interface Group {
  readonly customer: CustomerAt;
  readonly currency: string;
  readonly items: CandidateItem[];
  readonly onAccountMinor: Minor;
  readonly credits: CreditsOfLetter;
  readonly lastLetter: EarlierLetter | null;
  readonly level: LetterLevel;
  readonly earlier: LetterFacts['earlier'];
  readonly brokenPromises: LetterFacts['brokenPromises'];
  readonly holdSince: IsoDate | null;
}

interface HeldBack {
  readonly judged: JudgedItem | null;
  readonly waits: Text | null;
  readonly tooEarly: Text | null;
  /** Its dispute has lapsed. */
  readonly isDue: boolean;
}
const NOT_HELD: HeldBack = { judged: null, waits: null, tooEarly: null, isDue: false };

const inCurrency = (credits: readonly MoneyOnAccount[], currency: string): readonly Minor[] =>
  credits.filter((one) => one.currency === currency).map((one) => one.unallocatedMinor);

/**
 * By item id what pauses it or holds every step of it back, a due date that is a guess, and why it has no letter yet, as the policy says on
 * the letter's day; and by currency the level of its letter.
 */
function standing(
  judging: Judging,
  one: CustomerCase,
  guessed: ReadonlyMap<number, IsoDate>,
): {
  readonly held: ReadonlyMap<number, HeldBack>;
  readonly levels: ReadonlyMap<string, LetterLevel>;
  readonly judged: JudgedCase;
} {
  const classified = judging.judge(one);
  const steps = judging.steps(classified);
  const held = new Map(
    steps.items.map((of): [number, HeldBack] => {
      const { itemId, dueOn } = of.item.item;
      const guess =
        guessed.get(itemId) === dueOn
          ? say`its document names no due date that could be read, and ${day(dueOn)} is a guess: please check`
          : null;
      const waits = of.pause?.because ?? of.blocked ?? guess;
      const tooEarly = waits === null ? whyNoLetter(of, steps, one.asOf) : null;
      return [itemId, { judged: of.item, waits, tooEarly, isDue: hasLapsed(of.item, one.asOf) }];
    }),
  );
  const levels = new Map<string, LetterLevel>();
  for (const { item } of steps.items) {
    const { currency } = item.item;
    const reached = item.demands.reduce((highest, { level }) => Math.max(highest, level), 0);
    levels.set(currency, levelOf(Math.max(levels.get(currency) ?? 1, reached + 1)));
  }
  for (const [currency, level] of steps.letterLevel) levels.set(currency, levelOf(level));
  return { held, levels, judged: classified.judged };
}

const levelOf = (level: number): LetterLevel =>
  level >= 4 ? 4 : level === 3 ? 3 : level === 2 ? 2 : 1;

/** What a letter may say of the past, of items in `currency`. */
function pastOf(
  { items, promises, one }: JudgedCase,
  currency: string,
): Pick<CustomerCurrency, 'earlier' | 'brokenPromises' | 'holdSince'> {
  const demands = new Map(
    items
      .filter(({ item }) => item.currency === currency)
      .flatMap(({ demands: of }) => of)
      .map(({ number, level, on }) => [number, { number, level, issuedOn: on }]),
  );
  const holds = one.facts.filter(
    ({ kind, isLive, details }) =>
      kind === 'hold' && isLive && (details.level ?? 'hold') === 'hold',
  );
  return {
    earlier: [...demands.values()].toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1)),
    brokenPromises: promises
      .filter(({ brokenOn, promise }) => brokenOn !== null && promise.currency === currency)
      .map(({ promise }) => ({
        madeOn: promise.on,
        promisedFor: promise.until,
        minor: promise.spokenMinor,
      })),
    holdSince: holds.map(({ on }) => on).sort()[0] ?? null,
  };
}

const candidateOf = (
  { invoice, position, of, ...item }: OpenItem,
  { isDue, judged: _, ...held }: HeldBack,
  claim: CandidateItem['claim'],
  credits: readonly CreditUse[],
): CandidateItem => ({
  itemId: item.itemId,
  item: itemLabel(invoice, position, of),
  issuedOn: item.issuedOn,
  dueOn: item.dueOn,
  grossMinor: item.grossMinor,
  openMinor: item.openMinor,
  settledOn: null,
  dispute: isDue ? null : item.dispute,
  demandedBy: item.letters[0] ?? null,
  claim,
  credits: credits.map(({ creditNote, minor }) => ({ creditNote, minor })),
  ...held,
});

/** Profiles as they are today, even for a letter that carries an earlier date: post goes there now. */
async function profilesOf(
  db: ReadDb,
  query: { issuedOn: IsoDate; today: IsoDate; customers: readonly string[] | null },
): Promise<ReadonlyMap<number, CustomerAt>> {
  const moment = { asOf: laterOf(query.today, query.issuedOn), knownAt: null };
  const wanted = query.customers === null ? null : new Set(query.customers);
  const [only] = query.customers ?? [];
  const profiles =
    wanted !== null && wanted.size === 1 && only !== undefined
      ? await customersAt(db, { ...moment, code: only })
      : await customersAt(db, moment);
  return new Map(
    profiles
      .filter((profile) => wanted === null || wanted.has(profile.code))
      .map((profile) => [profile.customerId, profile]),
  );
}
