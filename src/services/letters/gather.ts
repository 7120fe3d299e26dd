/**
 * Everything a proposal weighs, read from one snapshot: for every customer and currency the open
 * items as of the letter's date with their disputes and earlier letters, money on account, where the
 * letter would go and where the money should.
 *
 *     C1 EUR  INV-7 open 1,200.00 …, on account 0.00, address known, account ES91…
 */
import { addDays, laterOf, NEVER, type IsoDate } from '../../domain/dates.ts';
import { itemLabel } from '../../domain/aging-report.ts';
import {
  accountFor,
  type BankAccount,
  type Recipient,
  type Sender,
} from '../../domain/letters/parties.ts';
import type { PaymentsKnown } from '../../domain/letters/freshness.ts';
import type { CandidateItem, EarlierLetter } from '../../domain/letters/proposal.ts';
import type { Minor } from '../../domain/money.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { bankAccounts } from '../../ledger/queries/desk/bank-accounts.ts';
import { companyAt } from '../../ledger/queries/desk/company-at.ts';
import { bankFreshness } from '../../ledger/queries/desk/freshness.ts';
import { customersAt, type CustomerAt } from '../../ledger/queries/customers/customers-at.ts';
import { earlierLetters } from '../../ledger/queries/letters/letter-earlier.ts';
import { openDisputes, receiptsKnownTo } from '../../ledger/queries/letters/letter-item-facts.ts';
import { settledItems } from '../../ledger/queries/letters/letter-settled-items.ts';
import { onAccountSums } from '../../ledger/queries/aging/on-account.ts';
import { openItems } from '../../ledger/queries/aging/open-items.ts';

/** A proposal also names what was settled within this many days before the letter. */
const SETTLED_SHOWN_DAYS = 30;

export interface Gathered {
  readonly sender: Sender;
  /** Until when payments are known on the letter's date. */
  readonly payments: PaymentsKnown;
  readonly groups: readonly CustomerCurrency[];
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
  readonly onAccountMinor: Minor;
  /** Newest letter to the customer in this currency. */
  readonly lastLetter: EarlierLetter | null;
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
  const moment = { asOf: query.issuedOn, knownAt: null };
  const company = await companyAt(db, { asOf: NEVER, knownAt: null });
  const accounts = await bankAccounts(db);
  const profiles = await profilesOf(db, query);
  const groups = new Map<string, Group>();
  const groupOf = (customer: CustomerAt, currency: string): Group => {
    const key = `${customer.customerId} ${currency}`;
    let group = groups.get(key);
    if (group === undefined)
      groups.set(
        key,
        (group = { customer, currency, items: [], onAccountMinor: 0, lastLetter: null }),
      );
    return group;
  };

  const letters = await earlierLetters(db, query.issuedOn);
  const demandedBy = new Map<number, EarlierLetter>();
  for (const letter of letters)
    if (!demandedBy.has(letter.itemId)) demandedBy.set(letter.itemId, letterOf(letter));
  const disputes = new Map<number, { openedOn: IsoDate; reason: string }>();
  for (const { invoiceId, openedOn, reason } of await openDisputes(db, query.issuedOn))
    if (!disputes.has(invoiceId)) disputes.set(invoiceId, { openedOn, reason });

  for (const item of await itemsOf(db, query, profiles)) {
    const customer = profiles.get(item.customerId);
    if (customer === undefined) continue;
    groupOf(customer, item.currency).items.push({
      itemId: item.itemId,
      item: itemLabel(item.invoice, item.position, item.of),
      issuedOn: item.issuedOn,
      dueOn: item.dueOn,
      grossMinor: item.grossMinor,
      openMinor: item.openMinor,
      settledOn: null,
      dispute: disputes.get(item.invoiceId) ?? null,
      demandedBy: demandedBy.get(item.itemId) ?? null,
    });
  }
  if (query.customers !== null) {
    const withItems = new Set([...groups.values()].map((group) => group.customer.customerId));
    for (const customer of profiles.values())
      if (!withItems.has(customer.customerId))
        groupOf(customer, customer.currency ?? company.currency);
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
      dispute: null,
      demandedBy: null,
    });
  for (const { customerId, currency, unallocatedMinor } of await onAccountSums(db, moment, null)) {
    const group = groups.get(`${customerId} ${currency}`);
    if (group !== undefined) group.onAccountMinor = unallocatedMinor;
  }
  for (const letter of letters) {
    const group = groups.get(`${letter.customerId} ${letter.currency}`);
    if (group !== undefined) group.lastLetter ??= letterOf(letter);
  }

  return {
    sender: company,
    payments: {
      ...(await bankFreshness(db)),
      receiptsTo: await receiptsKnownTo(db, query.issuedOn),
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
  onAccountMinor: Minor;
  lastLetter: EarlierLetter | null;
}

const letterOf = ({ number, issuedOn, deadlineOn }: EarlierLetter): EarlierLetter => ({
  number,
  issuedOn,
  deadlineOn,
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

/** Asking for a handful of customers one by one is quicker than for everything that is open. */
const ASKED_ONE_BY_ONE = 20;

async function itemsOf(
  db: ReadDb,
  query: { issuedOn: IsoDate; customers: readonly string[] | null },
  profiles: ReadonlyMap<number, CustomerAt>,
) {
  const moment = { asOf: query.issuedOn, knownAt: null };
  if (query.customers === null || profiles.size > ASKED_ONE_BY_ONE) return openItems(db, moment);
  const items = [];
  for (const customerId of profiles.keys())
    items.push(...(await openItems(db, { ...moment, customerId })));
  return items;
}
