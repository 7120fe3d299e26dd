/**
 * The notice of a hold (domain-rules 1.4 T11, D18, N16): from when what is not supplied, on what ground, what
 * ends it and whom to talk to. The ground is what the ledger can show: what is overdue, currency by currency, a
 * promise that was broken, a clause that both signed. Signals, suspicions and notes of the office are not in it.
 *
 *     H-2 of C1, level hold, 2026-03-02
 *       EUR  INV-1  due 2026-01-10  1,200.00  51 days       the disputed part is not counted
 *       USD  INV-9  due 2026-02-01    300.00  29 days
 *       broken: EUR 500.00 promised on 2026-02-02 for 2026-02-20
 *       ends when everything open is paid (T12)
 *
 * It threatens nothing (1.10): it says what is done and how it ends.
 */
import { itemLabel } from '../aging-report.ts';
import type { JudgedCase } from '../case/judged-case.ts';
import type { CaseFact } from '../case/live-facts.ts';
import { isBrokenLately, suspensionRight, type SuspensionRight } from '../case/supply.ts';
import type { Contract } from '../contracts/contract.ts';
import type { IsoDate } from '../dates.ts';
import {
  printedAmount,
  printedDate,
  printedMoney,
  printedShortDate,
} from '../letters/format-amount.ts';
import { fill } from '../letters/wording.ts';
import { sumMinor, type CurrencyCode, type Minor } from '../money.ts';
import {
  contactValues,
  HOLD_NOTICE_LEVELS,
  oneOrMany,
  printedNames,
  printedSums,
  type HoldNoticeLevel,
  type NoticeContent,
  type NoticeParties,
  type NoticePart,
  type NoticeWording,
  type Sum,
} from './notice.ts';

export interface OverdueItem {
  readonly item: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly daysPastDue: number;
  /** Open and not disputed. */
  readonly overdueMinor: Minor;
}

/** What the notice says of the account on its day. */
export interface HoldNoticeFacts {
  /** By currency, oldest due first. */
  readonly overdue: readonly {
    readonly currency: CurrencyCode;
    readonly totalMinor: Minor;
    readonly items: readonly OverdueItem[];
  }[];
  /** Something overdue is disputed and left out. */
  readonly isPartDisputed: boolean;
  /** Everything open, due or not. */
  readonly open: readonly Sum[];
  /** Paid and not applied, in currencies of what is overdue. */
  readonly onAccount: readonly Sum[];
  /** The last promise that was broken, while the policy looks at it and something is open. */
  readonly broken: (Sum & { readonly madeOn: IsoDate; readonly promisedFor: IsoDate }) | null;
  readonly right: SuspensionRight | null;
}

/** Null: the hold stops nothing that a customer would notice. */
export const holdLevelOf = ({ details }: Pick<CaseFact, 'details'>): HoldNoticeLevel | null =>
  HOLD_NOTICE_LEVELS.find((level) => level === (details.level ?? 'hold')) ?? null;

/** Of the case on the day of the hold; `brokenPromiseDays` of the policy. */
export function holdNoticeFacts(
  judged: JudgedCase,
  contracts: readonly Contract[],
  brokenPromiseDays: number,
): HoldNoticeFacts {
  const late = judged.items
    .filter(({ daysPastDue }) => daysPastDue > 0)
    .map((of) => ({ ...of, overdueMinor: of.item.openMinor - (of.dispute?.disputedMinor ?? 0) }));
  const counted = late.filter(({ overdueMinor }) => overdueMinor > 0);
  const currencies = [...new Set(counted.map(({ item }) => item.currency))].sort();
  const broken =
    judged.items.length === 0
      ? undefined
      : judged.promises.findLast(({ brokenOn }) =>
          isBrokenLately(brokenOn, judged.one.asOf, brokenPromiseDays),
        );
  return {
    overdue: currencies.map((currency) => {
      const items = counted.filter(({ item }) => item.currency === currency);
      return {
        currency,
        totalMinor: sumMinor(items.map(({ overdueMinor }) => overdueMinor)),
        items: items.map(({ item, dueOn, daysPastDue, overdueMinor }) => ({
          item: itemLabel(item.invoice, item.position, item.of),
          issuedOn: item.issuedOn,
          dueOn,
          daysPastDue,
          overdueMinor,
        })),
      };
    }),
    isPartDisputed: late.some(({ dispute }) => (dispute?.disputedMinor ?? 0) > 0),
    open: summed(judged.items.map(({ item }) => ({ currency: item.currency, minor: item.openMinor }))), // prettier-ignore
    onAccount: summed(
      judged.one.onAccount
        .filter(({ currency }) => currencies.includes(currency))
        .map(({ currency, unallocatedMinor }) => ({ currency, minor: unallocatedMinor })),
    ),
    broken:
      broken === undefined
        ? null
        : {
            currency: broken.promise.currency,
            minor: broken.promise.spokenMinor,
            madeOn: broken.promise.on,
            promisedFor: broken.promise.until,
          },
    right: suspensionRight(judged.one, contracts),
  };
}

/** A sum a currency, by its code; what is nothing is left out. */
function summed(amounts: readonly Sum[]): readonly Sum[] {
  const sums = new Map<CurrencyCode, Minor>();
  for (const { currency, minor } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums]
    .map(([currency, minor]) => ({ currency, minor }))
    .filter(({ minor }) => minor > 0)
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** The ledger itself shows why: no words of the office are needed. */
export const isShown = ({ overdue, broken }: HoldNoticeFacts): boolean =>
  overdue.length > 0 || broken !== null;

/** `ownGround`: as it was recorded, printed only where the ledger shows none. `goods`: of level `goods`. */
export function composeHoldNotice(
  parties: NoticeParties & {
    readonly level: HoldNoticeLevel;
    readonly ownGround: string;
    readonly goods: readonly string[];
  },
  facts: HoldNoticeFacts,
  { texts, letter }: NoticeWording,
): NoticeContent {
  const { level, ownGround, goods, ...between } = parties;
  const { hold: words, labels } = texts;
  const { subject, measure, resume } = words.levels[level];
  const on = printedDate(between.on);
  const totals = facts.overdue.map(({ currency, totalMinor }) => ({ currency, minor: totalMinor }));
  const { broken, right } = facts;
  const items = facts.overdue.reduce((count, one) => count + one.items.length, 0);
  const values: Readonly<Record<string, string>> = {
    since: on,
    on,
    resume,
    items: String(items),
    open: printedSums(facts.open, texts.language),
    customer: between.recipient.customer,
    ground: ownGround,
    goods: printedNames(goods, texts.language),
    ...contactValues(between.sender, texts),
    ...(broken === null
      ? {}
      : {
          promised: printedMoney(broken.minor, broken.currency),
          madeOn: printedDate(broken.madeOn),
          promisedFor: printedDate(broken.promisedFor),
        }),
    ...right,
  };
  const filled = (template: string): string => fill(template, values);
  const grounds = [
    filled(items === 0 ? words.nothingOverdue : oneOrMany(items, words.overdue)),
    ...(isShown(facts) ? [] : [filled(words.ownGround)]),
    ...(broken === null ? [] : [filled(words.broken)]),
    ...(right === null ? [] : [filled(words.right)]),
    ...(facts.isPartDisputed ? [words.disputed] : []),
  ];
  const release = broken !== null ? 'everything' : items > 0 ? 'current' : 'ground';
  return {
    ...between,
    kind: 'hold',
    language: letter.language,
    attention: labels.attention,
    subject: filled(subject),
    salutation: letter.salutation,
    band:
      totals.length === 0
        ? null
        : [
            [
              fill(labels.overdueOn, { on }),
              totals.map(({ minor, currency }) => printedMoney(minor, currency)).join(BESIDE),
            ],
            [labels.inForceFrom, on],
          ],
    parts: [
      { part: 'lead', text: filled(measure) },
      { part: 'text', heading: words.groundHeading, text: grounds.join(' ') },
      ...overdueTables(facts.overdue, texts, letter),
      ...facts.onAccount.map((sum): NoticePart => ({
        part: 'text',
        heading: null,
        text: fill(words.onAccount, { onAccount: printedMoney(sum.minor, sum.currency) }),
      })),
      {
        part: 'text',
        heading: words.releaseHeading,
        text: [
          filled(words.release[release]),
          ...(release === 'ground' ? [] : [filled(words.payment)]),
          words.security,
        ].join(' '),
      },
      { part: 'text', heading: words.contactHeading, text: filled(words.contact) },
      { part: 'text', heading: null, text: words.reservation },
      { part: 'closing', text: filled(words.asOfBooks), closing: letter.closing },
    ],
    footer: letter.footer,
    labels: letter.labels,
  };
}

const BESIDE = ' · ';

/** A table a currency. */
export const overdueTables = (
  overdue: HoldNoticeFacts['overdue'],
  { labels }: NoticeWording['texts'],
  letter: NoticeWording['letter'],
): readonly NoticePart[] =>
  overdue.map((of): NoticePart => ({
    part: 'table',
    columns: [
      { as: 'name', label: letter.labels.invoice },
      { as: 'date', label: letter.labels.issuedOn },
      { as: 'date', label: letter.labels.dueOn },
      { as: 'amount', label: `${labels.overdue}\n${of.currency}` },
      { as: 'count', label: letter.labels.daysOverdue },
    ],
    rows: of.items.map((item) => [
      item.item,
      printedShortDate(item.issuedOn),
      printedShortDate(item.dueOn),
      printedAmount(item.overdueMinor, of.currency),
      String(item.daysPastDue),
    ]),
    total: [
      fill(labels.totalOverdue, { currency: of.currency }),
      printedMoney(of.totalMinor, of.currency),
    ],
  }));
