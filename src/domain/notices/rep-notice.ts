/**
 * The notice to our own sales representative (domain-rules 1.4 T10, 3 K07): that the customer is overdue, what
 * was said, what is held, and what the representative may and may not promise. Internal: it goes to nobody else.
 *
 *     C1 on 2026-03-02
 *       EUR  INV-1  due 2026-01-10  1,200.00  51 days
 *       said    EUR 500.00 promised on 2026-02-02 for 2026-02-20, broken; "Cash is tight"
 *       held    payment in advance only since 2026-02-24
 */
import { factsOfKind, type JudgedCase } from '../case/judged-case.ts';
import { givenReasons, reasonName } from '../case/reasons.ts';
import type { IsoDate } from '../dates.ts';
import { readGoods } from '../facts/case-facts.ts';
import { printedDate, printedMoney } from '../letters/format-amount.ts';
import { fill } from '../letters/wording.ts';
import { ENGLISH, render } from '../texts/render.ts';
import {
  holdLevelOf,
  holdNoticeFacts,
  overdueTables,
  type HoldNoticeFacts,
} from './hold-notice.ts';
import {
  contactValues,
  oneOrMany,
  printedNames,
  type HoldNoticeLevel,
  type NoticeContent,
  type NoticeParties,
  type NoticePart,
  type NoticeWording,
  type Sum,
} from './notice.ts';

/** What the representative is told of the account on the day. */
export interface RepNoticeFacts extends Pick<
  HoldNoticeFacts,
  'overdue' | 'isPartDisputed' | 'onAccount' | 'broken'
> {
  /** The promise that runs, the one whose day is first. */
  readonly promised: (Sum & { readonly madeOn: IsoDate; readonly promisedFor: IsoDate }) | null;
  /** The last reason given, as it is heard. */
  readonly reason: { readonly said: string; readonly on: IsoDate } | null;
  /** Holds that stop something, the oldest first. */
  readonly held: readonly { readonly level: HoldNoticeLevel; readonly since: IsoDate; readonly goods: readonly string[] }[]; // prettier-ignore
  readonly isInsolvent: boolean;
}

/** Of the case on the day; `brokenPromiseDays` of the policy. */
export function repNoticeFacts(judged: JudgedCase, brokenPromiseDays: number): RepNoticeFacts {
  const { overdue, isPartDisputed, onAccount, broken } = holdNoticeFacts(
    judged,
    [],
    brokenPromiseDays,
  );
  const open = judged.promises
    .filter(({ state }) => state === 'open')
    .sort((a, b) => (a.promise.until < b.promise.until ? -1 : 1))[0];
  const reason = givenReasons(judged.one, judged.calendar)
    .toSorted((a, b) => (a.fact.since < b.fact.since ? 1 : -1))
    .at(0);
  return {
    overdue,
    isPartDisputed,
    onAccount,
    broken,
    promised:
      open === undefined
        ? null
        : {
            currency: open.promise.currency,
            minor: open.amountMinor,
            madeOn: open.promise.on,
            promisedFor: open.promise.until,
          },
    reason:
      reason === undefined
        ? null
        : { said: render(reasonName(reason.code), ENGLISH), on: reason.fact.since },
    held: factsOfKind(judged.one, 'hold').flatMap((hold) => {
      const level = hold.isLive ? holdLevelOf(hold) : null;
      return level === null
        ? []
        : [{ level, since: hold.on, goods: readGoods(hold.details.goods ?? '') }];
    }),
    isInsolvent: judged.insolvency === 'formal',
  };
}

/** `salesRep`: by name, or `''`. */
export function composeRepNotice(
  parties: NoticeParties & { readonly salesRep: string },
  facts: RepNoticeFacts,
  { texts, letter }: NoticeWording,
): NoticeContent {
  const { salesRep, ...between } = parties;
  const { sender, recipient } = between;
  const { rep: words, labels } = texts;
  const on = printedDate(between.on);
  const { broken, promised, reason } = facts;
  const items = facts.overdue.reduce((count, one) => count + one.items.length, 0);
  const filled = (template: string, more: Readonly<Record<string, string>> = {}): string =>
    fill(template, {
      on,
      name: recipient.name,
      customer: recipient.customer,
      items: String(items),
      ...contactValues(sender, texts),
      ...more,
    });
  const spoken = ({ currency, minor, madeOn, promisedFor }: Sum & { readonly madeOn: IsoDate; readonly promisedFor: IsoDate }) => ({
    promised: printedMoney(minor, currency),
    madeOn: printedDate(madeOn),
    promisedFor: printedDate(promisedFor),
  }); // prettier-ignore
  const said = [
    ...(promised === null ? [] : [filled(words.promised, spoken(promised))]),
    ...(broken === null ? [] : [filled(words.broken, spoken(broken))]),
    ...(reason === null
      ? []
      : [filled(words.reason, { reason: reason.said, saidOn: printedDate(reason.on) })]),
  ];
  const text = (heading: string, sentences: readonly string[]): NoticePart => ({
    part: 'text',
    heading,
    text: sentences.join(' '),
  });
  return {
    ...between,
    // To our own house: the customer is what it is about.
    recipient: {
      ...recipient,
      name: salesRep === '' ? words.nobody : salesRep,
      address: '',
      country: null,
    },
    kind: 'rep',
    language: letter.language,
    attention: words.attention,
    subject: filled(words.subject),
    salutation: words.salutation,
    band: [
      [
        fill(labels.overdueOn, { on }),
        facts.overdue
          .map(({ totalMinor, currency }) => printedMoney(totalMinor, currency))
          .join(' · '),
      ],
      [words.customer, recipient.name],
    ],
    parts: [
      { part: 'lead', text: words.lead },
      text(words.overdueHeading, [
        filled(oneOrMany(items, words.overdue)),
        ...(facts.isPartDisputed ? [words.disputed] : []),
        ...facts.onAccount.map(({ minor, currency }) =>
          filled(words.onAccount, { onAccount: printedMoney(minor, currency) }),
        ),
      ]),
      ...overdueTables(facts.overdue, texts, letter),
      text(words.saidHeading, said.length === 0 ? [words.nothingSaid] : said),
      text(words.heldHeading, [
        ...(facts.isInsolvent ? [words.insolvent] : []),
        ...(facts.held.length === 0
          ? [words.nothingHeld]
          : facts.held.map(({ level, since, goods }) =>
              filled(words.held[level], {
                since: printedDate(since),
                goods: printedNames(goods, texts.language),
              }),
            )),
      ]),
      text(words.mayHeading, [words.may]),
      text(words.mayNotHeading, [filled(words.mayNot)]),
      { part: 'text', heading: null, text: filled(words.asOfBooks) },
    ],
    footer: words.footer,
    labels: letter.labels,
  };
}
