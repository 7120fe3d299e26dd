/** From what was gathered to proposals: the rules of `domain/letters` applied to every group. */
import type { Candidate } from '../../contract/calls/letters.ts';
import { unprintableIn } from '../../documents/fonts/text-runs.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Caution } from '../../domain/letters/caution.ts';
import { deadlineOf, type DeliveryMethod } from '../../domain/letters/deadline.ts';
import { demandOf, type Demand, type ItemDemand } from '../../domain/letters/demand.ts';
import {
  byDueDate,
  cautionsOf,
  isDemandable,
  judgeItem,
  nothingOverdue,
  type JudgedItem,
} from '../../domain/letters/proposal.ts';
import {
  partyBlocks,
  unprintableBlocks,
  type Block,
} from '../../domain/letters/required-content.ts';
import type { CustomerCurrency, Gathered } from './gather.ts';
import { calendarOf } from './holidays.ts';
import type { LetterLevel, Wording } from '../../domain/letters/wording.ts';
import { LETTER_PACKS, wordingFor } from './wordings.ts';

/** A group with its items judged and everything that speaks against a letter. */
export interface Judged extends Omit<CustomerCurrency, 'items'> {
  readonly items: readonly JudgedItem[];
  /** Words and locale. */
  readonly wording: Wording;
  /** What it demands at its level, of the items that are in it. */
  readonly demand: Demand;
  readonly deadlineOn: IsoDate;
  readonly blocks: readonly Block[];
  readonly cautions: readonly Caution[];
}

/** A customer whose language nobody knows is written to in ours. */
const languageOf = (country: string): string =>
  new Intl.Locale(`und-${country}`).maximize().language;

export interface LetterRunQuery {
  readonly issuedOn: IsoDate;
  /** Of every letter; null: as each has reached it. */
  readonly level: LetterLevel | null;
  /** Of every letter, BCP 47; null: the customer's. */
  readonly language: string | null;
  readonly deliveryMethod: DeliveryMethod;
}

/** The run as one letter of it is written. */
export const writtenIn = <Run extends LetterRunQuery>(
  run: Run,
  letter:
    | {
        readonly level?: LetterLevel | null | undefined;
        readonly language?: string | null | undefined;
      }
    | undefined,
): Run => ({
  ...run,
  level: letter?.level ?? run.level,
  language: letter?.language ?? run.language,
});

/** `wanted`: items of the letter, by id; null: those that are proposed for it. */
export function judge(
  gathered: Gathered,
  group: CustomerCurrency,
  run: LetterRunQuery,
  wanted: ReadonlySet<number> | null,
): Judged {
  const { sender, payments } = gathered;
  const { recipient, currency } = group;
  const items = [...group.items].sort(byDueDate).map((item) => judgeItem(item, run.issuedOn));
  const level = run.level ?? group.level;
  const wording = wordingFor(
    run.language ?? group.language ?? languageOf(sender.country),
    recipient.country,
    level,
  );
  const isIn = (item: JudgedItem): boolean =>
    wanted === null ? item.included : wanted.has(item.itemId);
  const demand = demandOf(
    level,
    currency,
    items.filter(isIn),
    items.filter((item) => isDemandable(item) && !isIn(item)),
  );
  return {
    ...group,
    level,
    wording,
    items,
    demand,
    deadlineOn: deadlineOf(
      {
        issuedOn: run.issuedOn,
        delivery: run.deliveryMethod,
        senderCountry: sender.country,
        debtorCountry: recipient.country,
        debtorKind: recipient.kind,
        level,
      },
      calendarOf(recipient.country ?? sender.country),
    ),
    blocks: [
      ...(items.some(isDemandable) ? [] : [nothingOverdue(recipient, currency, run.issuedOn)]),
      ...partyBlocks(sender, recipient, group.bankAccount, currency, level),
      ...unprintableBlocks(
        { recipient, items: items.filter(isDemandable).map(({ item }) => item) },
        unprintableIn,
      ),
    ],
    cautions: cautionsOf({
      issuedOn: run.issuedOn,
      level,
      currency,
      totalMinor: demand.principalMinor,
      onAccountMinor: group.credits.moneyMinor,
      unusedCredits: group.credits.unused,
      lastLetter: group.lastLetter,
      payments,
      recipient,
      customerLanguage: group.language,
      letterLanguage: wording.pack.language,
    }),
  };
}

/** Of an item that nobody may tick. */
const NOT_DEMANDED: ItemDemand = { interestMinor: null, fixedSumMinor: null, demandedMinor: 0 };

/** As the contract has it. */
export const candidateOf = (judged: Judged): Candidate => ({
  customer: judged.recipient.customer,
  name: judged.recipient.name,
  country: judged.recipient.country,
  currency: judged.currency,
  level: judged.level,
  language: judged.wording.pack.language,
  locale: judged.wording.locale,
  languages: LETTER_PACKS,
  law: judged.demand.terms?.law ?? null,
  isLawAssumed: judged.demand.terms?.isAssumed ?? false,
  principalMinor: judged.demand.principalMinor,
  interestMinor: judged.demand.interestMinor,
  fixedSum: judged.demand.fixedSum,
  perDayMinor: judged.demand.perDayMinor,
  totalMinor: judged.demand.totalMinor,
  whyNoInterest: judged.demand.whyNoInterest,
  oldestDaysPastDue: Math.max(
    0,
    ...judged.items.filter(isDemandable).map((item) => item.daysPastDue),
  ),
  onAccountMinor: judged.onAccountMinor,
  deadlineOn: judged.deadlineOn,
  blocks: judged.blocks,
  cautions: judged.cautions,
  items: judged.items.map(
    ({ settledOn: _, perListOn: _____, dispute: __, tooEarly: ___, claim: ____, ...item }) => ({
      ...item,
      ...(judged.demand.ofItems.get(item.itemId) ?? NOT_DEMANDED),
      isTooEarly: item.reason === 'left_out' && item.waits === null,
    }),
  ),
});
