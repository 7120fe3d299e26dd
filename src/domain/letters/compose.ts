/**
 * From the facts of a demand to everything that is printed: the content of a letter, frozen when it
 * is issued. Pure: the same facts give the same letter.
 */
import type { DayCount } from '../interest/accrue.ts';
import { lawCode } from '../interest/law-code.ts';
import type { ToldSegment } from '../interest/told.ts';
import { daysPastDue } from '../aging.ts';
import { ibanCountry } from '../bank/iban.ts';
import { addDays, type IsoDate } from '../dates.ts';
import { sumMinor, type CurrencyCode, type Minor } from '../money.ts';
import { capitalAmount } from './capitals.ts';
import type { DeliveryMethod } from './deadline.ts';
import { demandedSums, type DemandedSums } from './demand.ts';
import { creditorReference, epcPayload } from './epc-qr.ts';
import {
  pluralOf,
  printedAmount,
  printedDate,
  printedList,
  printedMoney,
  printedRate,
  printedShortDate,
  printedUnrounded,
} from './format-amount.ts';
import type { BankAccount, Recipient, Sender } from './parties.ts';
import {
  fill,
  fillWith,
  REQUIRED_ROLES,
  type Circumstance,
  type Condition,
  type LetterLevel,
  type LetterPack,
  type PackSaying,
  type PartWording,
  type Saying,
  type Wording,
} from './wording.ts';

/** A row of the letter's table. Amounts in minor units of the letter's currency. */
export interface LetterItem {
  readonly itemId: number;
  readonly item: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly daysPastDue: number;
  readonly grossMinor: Minor;
  readonly openMinor: Minor;
  /** Null: no interest is claimed of it. `from`: first day that bears interest. */
  readonly interest: {
    readonly from: IsoDate;
    readonly minor: Minor;
    readonly segments: readonly ToldSegment[];
  } | null;
  /** It was not in the earlier letter: marked. */
  readonly isNew: boolean;
}

export type AttachmentKind =
  | 'invoice' | 'statement' | 'contract' | 'proof_of_delivery' | 'interest_calculation' | 'other'; // prettier-ignore

export interface LetterFacts {
  readonly level: LetterLevel;
  /** `L-2026-0001`; null while it is a draft. */
  readonly number: string | null;
  readonly issuedOn: IsoDate;
  readonly deadlineOn: IsoDate;
  /** Payments recorded up to and including this day are taken into account. */
  readonly cutOffOn: IsoDate;
  readonly delivery: DeliveryMethod;
  readonly currency: CurrencyCode;
  readonly sender: Sender;
  readonly recipient: Recipient;
  readonly bankAccount: BankAccount;
  /** Contract and order numbers of the items, in the order of the table, without repeats. */
  readonly contracts: readonly string[];
  readonly orders: readonly string[];
  readonly onAccountMinor: Minor;
  /** At least one; all overdue on `issuedOn`; by due date. */
  readonly items: readonly LetterItem[];
  /** ISO country whose law governs interest and fixed sums. */
  readonly law: string;
  readonly isContractRate: boolean;
  /** Null: no interest (rate missing, law unknown): the letter says nothing of a sum of interest. */
  readonly interest: {
    /** The day of the letter. */
    readonly to: IsoDate;
    /** Sum of the items'. */
    readonly minor: Minor;
    /** Of the day after `to`; null: not known. */
    readonly perDayMinor: Minor | null;
    /** Yearly, of the segments, oldest first, without repeats. */
    readonly ratePercents: readonly string[];
    readonly dayCount: DayCount;
    readonly sources: readonly string[];
    /** China: times the loan prime rate, `1.3`. */
    readonly multiple: string | null;
  } | null;
  /** `minor`: of all `count` invoices or instalments together. */
  readonly fixedSum: {
    readonly currency: CurrencyCode;
    readonly minor: Minor;
    readonly each: 'invoice' | 'instalment';
    readonly count: number;
  } | null;
  /** Recorded outlays, at level 4 only. */
  readonly costsMinor: Minor;
  /** Letters and demands of the past, oldest first. */
  readonly earlier: readonly {
    readonly number: string;
    readonly level: number;
    readonly issuedOn: IsoDate;
  }[];
  readonly brokenPromises: readonly {
    readonly madeOn: IsoDate;
    readonly promisedFor: IsoDate;
    readonly minor: Minor;
  }[];
  /** Deliveries are stopped since then: only then may the letter say so. */
  readonly holdSince: IsoDate | null;
  /** What the letter says of part payments. */
  readonly order: 'interest-first' | 'principal-first';
  readonly attachments: readonly { readonly kind: AttachmentKind; readonly name: string }[];
}

export interface TextRun {
  readonly text: string;
  readonly bold: boolean;
}

/** A paragraph as it is printed. */
export interface LetterPart {
  readonly role: string;
  readonly heading: string | null;
  readonly runs: readonly TextRun[];
}

/** A line under the table: its label, the sum of the open column where it has one, and its amount. */
export interface SumLine {
  readonly kind: 'subtotal' | 'addition' | 'total' | 'apart';
  readonly label: string;
  readonly open: string | null;
  readonly amount: string | null;
}

/** How the interest was worked out, item by item. */
export interface InterestAnnex {
  readonly heading: string;
  readonly intro: string;
  readonly items: readonly {
    /** From, to, days, rate, principal, interest. */
    readonly item: string;
    readonly rows: readonly (readonly string[])[];
    /** Label, days, interest rounded. */
    readonly rounded: readonly [label: string, days: string, interest: string];
  }[];
  readonly total: readonly [label: string, amount: string];
  readonly perDay: string | null;
  readonly sources: string | null;
}

/** The texts of one letter, filled. */
export interface LetterText {
  readonly wording: string;
  /** Of the pack. */
  readonly language: string;
  /** Of numbers and dates. */
  readonly locale: string;
  /** Between two sentences. */
  readonly join: string;
  readonly namedMonths: boolean;
  readonly subject: string;
  readonly salutation: string;
  readonly attention: string | null;
  readonly before: readonly LetterPart[];
  readonly after: readonly LetterPart[];
  readonly sums: readonly SumLine[];
  /** Explains the mark of new items; null: none is new, or there was no earlier letter. */
  readonly newNote: string | null;
  readonly pages: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly annex: InterestAnnex | null;
  readonly enclosed: string | null;
  readonly receipt: LetterPack['receipt'] | null;
  readonly closing: string;
  /** Beside the signature; null: nothing. */
  readonly seal: string | null;
  readonly delivery: string;
  /** What the payer is asked to write on the transfer. */
  readonly quote: string;
  readonly carried: string;
  readonly brought: string;
  readonly labels: LetterPack['labels'];
}

/** Everything a letter prints; what is stored as its content. */
export interface LetterContent extends LetterFacts {
  readonly language: string;
  readonly layout: WindowLayout;
  /** Σ openMinor of the items. */
  readonly principalMinor: Minor;
  /** What is asked for: principal; at levels 3 and 4 with interest, fixed sum of the letter's currency, costs. */
  readonly totalMinor: Minor;
  readonly text: LetterText;
  /** Payload of the QR code for a SEPA transfer; null: not in euro, no IBAN, or a draft. */
  readonly qr: string | null;
}

/** More numbers than this are in the table anyway. */
const NAMED_AT_MOST = 4;
/** Decimals of a segment's interest in the annex. */
const ANNEX_DIGITS = 4;

/**
 * The letter of these facts in this wording. Throws on facts that are not a demand (no items, an
 * item not overdue or not open, a part of the wording empty): the services check first, and what
 * slips through must not be printed.
 */
export function composeLetter(given: LetterFacts, wording: Wording): LetterContent {
  if (given.items.length === 0) throw new RangeError('a demand without items');
  for (const item of given.items)
    if (
      item.openMinor <= 0 ||
      daysPastDue(item.dueOn, given.issuedOn) !== item.daysPastDue ||
      item.daysPastDue < 1
    )
      throw new RangeError(`${item.item} is not overdue on ${given.issuedOn}`);
  if (wording.level.level !== given.level)
    throw new RangeError(`a wording of level ${wording.level.level} for level ${given.level}`);
  const facts = withoutWhatItsLevelHides(given);
  const writer = new Writer(facts, wording);
  const { pack, level, locale } = wording;
  const say = (of: Saying): string => plain(writer.say(of));
  const packSays = (name: PackSaying): string => say(pack.says[name]);
  const before = level.before.flatMap((part) => writer.part(part));
  const after = level.after.flatMap((part) => writer.part(part));
  const text: LetterText = {
    wording: level.wording,
    language: pack.language,
    locale,
    join: pack.join,
    namedMonths: pack.namedMonths,
    subject: say(level.subject),
    salutation: say(level.salutation),
    attention: (facts.recipient.attention ?? '').trim() === '' ? null : packSays('attention'),
    before,
    after,
    sums: writer.sumLines(),
    newNote: writer.holds('newItems') ? packSays('newNote') : null,
    pages: (level.pages ?? [])
      .filter(({ when }) => writer.fits(when))
      .map((page) => ({
        heading: plain(page.heading),
        paragraphs: page.says.map(say).filter((each) => each !== ''),
      })),
    annex: writer.holds('annex') ? writer.annex() : null,
    enclosed: facts.attachments.length === 0 ? null : packSays('enclosed'),
    receipt: facts.level >= 3 ? (pack.receipt ?? null) : null,
    closing: say(level.closing),
    seal: facts.level >= 3 ? (pack.seal ?? null) : null,
    delivery: say(pack.delivery[facts.delivery]),
    quote: writer.quote,
    carried: packSays('carried'),
    brought: packSays('brought'),
    labels: pack.labels,
  };
  const said = new Set([...before, ...after].map(({ role }) => role));
  const missing = REQUIRED_ROLES[facts.level].filter((role) => !said.has(role));
  if (missing.length > 0) throw new RangeError(`the wording lacks: ${missing.join(', ')}`);
  return {
    ...facts,
    language: pack.language,
    layout: windowLayoutOf(facts.sender.country),
    principalMinor: writer.sums.principalMinor,
    totalMinor: writer.sums.totalMinor,
    text,
    qr:
      facts.currency === 'EUR' && facts.number !== null
        ? epcPayload(facts.bankAccount, writer.sums.totalMinor, creditorReference(facts.number))
        : null,
  };
}

/** Level 1 shows neither interest nor a fixed sum, and level 2 no fixed sum (domain-rules 5.5 no. 1). */
const withoutWhatItsLevelHides = (facts: LetterFacts): LetterFacts =>
  facts.level >= 3
    ? { ...facts, law: lawCode(facts.law), costsMinor: facts.level === 4 ? facts.costsMinor : 0 }
    : {
        ...facts,
        law: lawCode(facts.law),
        items:
          facts.level === 1
            ? facts.items.map((item) => ({ ...item, interest: null }))
            : facts.items,
        interest: facts.level === 1 ? null : facts.interest,
        fixedSum: null,
        costsMinor: 0,
      };

/** Where envelopes of the sender's country have their window; the page is drawn by it. */
export type WindowLayout = 'din-b' | 'uk' | 'us' | 'fr';
const LAYOUTS: Readonly<Record<string, WindowLayout>> = { GB: 'uk', IE: 'uk', US: 'us', CA: 'us', FR: 'fr' }; // prettier-ignore
export const windowLayoutOf = (country: string): WindowLayout => LAYOUTS[country] ?? 'din-b';

const plain = (text: string): string => text.replaceAll('**', '');

/** `a **b** c` -> a, bold b, c. */
const runsOf = (text: string): readonly TextRun[] =>
  text
    .split('**')
    .map((piece, index) => ({ text: piece, bold: index % 2 === 1 }))
    .filter((run) => run.text !== '');

/** Asks the facts and speaks in the words of the pack. */
class Writer {
  readonly sums: DemandedSums;
  readonly quote: string;
  private readonly facts: LetterFacts;
  private readonly pack: LetterPack;
  private readonly locale: string;
  private readonly circumstances: ReadonlySet<string>;

  constructor(facts: LetterFacts, { pack, locale }: Wording) {
    this.facts = facts;
    this.pack = pack;
    this.locale = locale;
    this.sums = demandedSums(facts.level, facts.currency, {
      principalMinor: sumMinor(facts.items.map((item) => item.openMinor)),
      interestMinor: facts.interest?.minor ?? null,
      fixedSum: facts.fixedSum,
      costsMinor: facts.costsMinor,
    });
    const isIban = ibanCountry(facts.bankAccount.account) !== null;
    const number = facts.number ?? pack.labels.draftReference;
    this.quote =
      facts.currency === 'EUR' && isIban && facts.number !== null
        ? creditorReference(facts.number).replace(/(.{4})(?=.)/g, '$1 ')
        : `${number} / ${facts.recipient.customer}`;
    this.circumstances = this.whatHolds();
  }

  holds(circumstance: Circumstance): boolean {
    return this.circumstances.has(circumstance);
  }

  private whatHolds(): ReadonlySet<Circumstance> {
    const { facts, pack } = this;
    const { interest, fixedSum } = facts;
    const law = pack.laws[facts.law];
    const hasInterest = interest !== null && interest.minor > 0;
    const segments = facts.items.map((item) => item.interest?.segments.length ?? 0);
    const answers: Readonly<Record<Circumstance, boolean>> = {
      formal: facts.level >= 3,
      final: facts.level === 4,
      interest: hasInterest,
      statutory: !facts.isContractRate,
      contractRate: facts.isContractRate,
      lawNamed: law !== undefined && !facts.isContractRate,
      perDay: hasInterest && interest.perDayMinor !== null && interest.perDayMinor > 0,
      severalRates: hasInterest && interest.ratePercents.length > 1,
      multiple: hasInterest && interest.multiple !== null,
      annex: hasInterest && (facts.level === 4 || (facts.level === 3 && Math.max(...segments) > 1)),
      fixedSum: this.sums.fixedMinor > 0,
      fixedSumApart: fixedSum !== null && fixedSum.currency !== facts.currency,
      fixedSumNamed: law?.fixed !== undefined,
      perInstalment: fixedSum?.each === 'instalment',
      costs: this.sums.costsMinor > 0,
      earlier: facts.earlier.length > 0,
      promises: facts.brokenPromises.length > 0,
      newItems: facts.earlier.length > 0 && facts.items.some((item) => item.isNew),
      hold: facts.holdSince !== null,
      onAccount: facts.onAccountMinor > 0,
      interestFirst: facts.order === 'interest-first',
      soleTrader: facts.recipient.kind === 'sole_trader',
      email: facts.sender.email.trim() !== '',
      attachments: facts.attachments.length > 0,
      capitals: capitalAmount(this.sums.totalMinor, facts.currency) !== null,
      several: facts.items.length > 1,
    };
    return new Set(
      (Object.entries(answers) as [Circumstance, boolean][]).flatMap(([name, is]) =>
        is ? [name] : [],
      ),
    );
  }

  fits(when: Condition | undefined): boolean {
    if (when === undefined) return true;
    const { facts } = this;
    // A debtor whose country is not known is taken to be at home.
    const country = facts.recipient.country ?? facts.sender.country;
    return (
      (when.is ?? []).every((one) =>
        one.startsWith('!') ? !this.circumstances.has(one.slice(1)) : this.circumstances.has(one),
      ) &&
      (when.law === undefined || when.law.includes(facts.law)) &&
      (when.country === undefined || when.country.includes(country))
    );
  }

  /** What is said; empty where its condition does not hold and it has no alternative. */
  say(saying: Saying, extra: Readonly<Record<string, string>> = {}): string {
    if (typeof saying === 'string') return this.filled(saying, extra);
    if (!this.fits(saying.when))
      return saying.else === undefined ? '' : this.say(saying.else, extra);
    const { text } = saying;
    return this.filled(
      typeof text === 'string' ? text : pluralOf(this.facts.items.length, text, this.locale),
      extra,
    );
  }

  private filled(template: string, extra: Readonly<Record<string, string>>): string {
    return fillWith(template, (name, form) => extra[name] ?? this.value(name, form));
  }

  part({ role, heading, says }: PartWording): readonly LetterPart[] {
    const text = says.map((saying) => this.say(saying)).filter((each) => each !== '').join(this.pack.join); // prettier-ignore
    if (text.trim() === '') return [];
    return [{ role, heading: heading ?? null, runs: runsOf(text) }];
  }

  private date(date: IsoDate, form?: string): string {
    return printedDate(date, this.locale, this.pack.dates, form);
  }

  private money(minor: Minor, currency = this.facts.currency): string {
    return printedMoney(minor, currency, this.locale);
  }

  private counted(what: string, count: number, form?: string): string {
    const forms = this.pack.counts[form === undefined ? what : `${what}:${form}`];
    if (forms === undefined) throw new RangeError(`the pack cannot count {${what}:${form ?? ''}}`);
    return fill(pluralOf(count, forms, this.locale), { n: String(count) });
  }

  private list(parts: readonly string[]): string {
    return printedList(parts, this.locale);
  }

  private numbers(numbers: readonly string[]): string {
    const list = numbers.slice(0, NAMED_AT_MOST);
    return numbers.length > NAMED_AT_MOST
      ? fill(this.pack.more, {
          list: list.join(', '),
          n: String(numbers.length - NAMED_AT_MOST),
        })
      : this.list(list);
  }

  /** The basis of the claim: contracts, else orders, else your orders as invoiced. */
  private basis(): string {
    const { contracts, orders } = this.facts;
    const { contract, order, also, none } = this.pack.basis;
    const named = (numbers: readonly string[], forms: typeof contract): string =>
      fill(pluralOf(numbers.length, forms, this.locale), { list: this.numbers(numbers) });
    if (contracts.length === 0) return orders.length === 0 ? none : named(orders, order);
    return named(contracts, contract) + (orders.length === 0 ? '' : named(orders, also));
  }

  private rates(): string {
    return this.list(
      (this.facts.interest?.ratePercents ?? []).map((rate) => printedRate(rate, this.locale)),
    );
  }

  private attachments(): string {
    const { attachments } = this.facts;
    const kinds = [...new Set(attachments.map(({ kind }) => kind))];
    const texts = kinds.flatMap((kind): readonly string[] => {
      const names = attachments.filter((each) => each.kind === kind).map(({ name }) => name);
      const forms = this.pack.attachments[kind];
      return forms === undefined
        ? names
        : [fill(pluralOf(names.length, forms, this.locale), { n: String(names.length) })];
    });
    return texts.join(this.pack.join === '' ? '、' : ', ');
  }

  /** The value of a field, or undefined where a letter like this has none. */
  private value(name: string, form: string | undefined): string | undefined {
    const { facts, pack, locale, sums } = this;
    const { interest, fixedSum, sender, recipient } = facts;
    const law = pack.laws[facts.law];
    switch (name) {
      case 'reference': return facts.number ?? pack.labels.draftReference;
      case 'recipient': return recipient.name;
      case 'attention': return recipient.attention;
      case 'sender': return sender.name;
      case 'customer': return recipient.customer;
      case 'basis': return this.basis();
      case 'issued': return this.date(facts.issuedOn, form);
      case 'deadline': return this.date(facts.deadlineOn, form);
      case 'cutOff': return this.date(facts.cutOffOn, form);
      case 'nextDay': return this.date(addDays(facts.issuedOn, 1), form);
      case 'oldestDue': return this.date(facts.items.map((item) => item.dueOn).sort()[0] ?? facts.issuedOn, form); // prettier-ignore
      case 'holdSince': return facts.holdSince === null ? undefined : this.date(facts.holdSince, form);
      case 'items': return this.counted('invoice', facts.items.length, form);
      case 'invoice': return facts.items[0]?.item;
      case 'oldestDays': return this.counted('day', Math.max(...facts.items.map((item) => item.daysPastDue)), form); // prettier-ignore
      case 'total': return this.money(sums.totalMinor);
      case 'principal': return this.money(sums.principalMinor);
      case 'interest': return interest === null ? undefined : this.money(sums.interestMinor);
      case 'perDay': return interest?.perDayMinor == null ? undefined : this.money(interest.perDayMinor);
      case 'rates': return this.rates();
      case 'rate': return printedRate(interest?.ratePercents.at(-1) ?? '0', locale);
      case 'dayCount': return interest === null ? undefined : pack.dayCounts[interest.dayCount];
      case 'multiple': return interest?.multiple ?? undefined;
      case 'sources': return interest?.sources.join('; ');
      case 'law': return law?.interest;
      case 'lawFixed': return law?.fixed;
      case 'lawMethod': return law?.method;
      case 'fixed': return fixedSum === null ? undefined : this.money(fixedSum.minor, fixedSum.currency);
      case 'fixedEach': return fixedSum === null ? undefined : this.fixedTerms();
      case 'fixedCount': return fixedSum === null ? undefined : this.counted(fixedSum.each, fixedSum.count, form);
      case 'costs': return this.money(sums.costsMinor);
      case 'capitals': return capitalAmount(sums.totalMinor, facts.currency) ?? undefined;
      case 'onAccount': return this.money(facts.onAccountMinor);
      case 'earlier': return this.list(facts.earlier.map(({ issuedOn }) => fill(pack.earlierDate, { date: this.date(issuedOn, form) })));
      case 'promises': return this.list(facts.brokenPromises.map((promise) =>
        fillWith(pack.promise, (field, of) => field === 'sum' ? this.money(promise.minor)
          : field === 'madeOn' ? this.date(promise.madeOn, of)
          : field === 'promisedFor' ? this.date(promise.promisedFor, of) : undefined))); // prettier-ignore
      case 'contact': return sender.contact;
      case 'phone': return sender.phone.replaceAll(' ', '\u00a0');
      case 'email': return sender.email;
      case 'reach': return `${sender.contact}, ${[sender.phone.replaceAll(' ', '\u00a0'), sender.email.trim()].filter((each) => each !== '').join(', ')}`; // prettier-ignore
      case 'currency': return facts.currency;
      case 'attachments': return this.attachments();
      default: return undefined;
    }
  } // prettier-ignore

  /** `4 × 40.00` of equal sums; nothing where they are not equal. */
  private fixedTerms(): string {
    const { fixedSum } = this.facts;
    if (fixedSum === null || fixedSum.minor % fixedSum.count !== 0) return '';
    const each = printedAmount(fixedSum.minor / fixedSum.count, fixedSum.currency, this.locale);
    return `\u00a0× ${each}`;
  }

  /** The lines under the table. */
  sumLines(): readonly SumLine[] {
    const { facts, sums } = this;
    const amount = (minor: Minor): string => printedAmount(minor, facts.currency, this.locale);
    const label = (name: PackSaying): string => plain(this.say(this.pack.says[name]));
    const lines: SumLine[] = [];
    const hasColumn = this.holds('interest');
    if (hasColumn)
      lines.push({
        kind: 'subtotal',
        label: label('principalAndInterest'),
        open: amount(sums.principalMinor),
        amount: amount(sums.interestMinor),
      });
    else if (sums.fixedMinor > 0 || sums.costsMinor > 0)
      lines.push({
        kind: 'subtotal',
        label: label('principal'),
        open: null,
        amount: amount(sums.principalMinor),
      });
    if (sums.fixedMinor > 0)
      lines.push({
        kind: 'addition',
        label: label('fixedLine'),
        open: null,
        amount: amount(sums.fixedMinor),
      });
    if (sums.costsMinor > 0)
      lines.push({
        kind: 'addition',
        label: label('costsLine'),
        open: null,
        amount: amount(sums.costsMinor),
      });
    lines.push({
      kind: 'total',
      label: label('totalLine'),
      open: null,
      amount: amount(sums.totalMinor),
    });
    if (this.holds('fixedSumApart') && facts.fixedSum !== null)
      lines.push({
        kind: 'apart',
        label: label('fixedApartLine'),
        open: null,
        amount: this.money(facts.fixedSum.minor, facts.fixedSum.currency),
      });
    return lines;
  }

  annex(): InterestAnnex {
    const { facts, pack, locale } = this;
    const { currency } = facts;
    const says = (name: PackSaying, extra: Readonly<Record<string, string>> = {}): string =>
      plain(this.say(pack.says[name], extra));
    const amount = (minor: Minor): string => printedAmount(minor, currency, locale);
    const short = (date: IsoDate): string => printedShortDate(date, locale, pack.namedMonths);
    return {
      heading: says('annexHeading'),
      intro: says('annexIntro'),
      items: facts.items.flatMap(({ item, interest }) =>
        interest === null || interest.segments.length === 0
          ? []
          : [
              {
                item,
                rows: interest.segments.map((segment) => [
                  short(segment.from),
                  short(segment.to),
                  String(segment.days),
                  printedRate(segment.ratePercent, locale),
                  amount(segment.principalMinor),
                  printedUnrounded(segment.interest, currency, locale, ANNEX_DIGITS),
                ]),
                rounded: [
                  says('annexRounded', { item }),
                  String(interest.segments.reduce((days, segment) => days + segment.days, 0)),
                  amount(interest.minor),
                ] as const,
              },
            ],
      ),
      total: [says('annexTotal'), amount(this.sums.interestMinor)],
      perDay: this.holds('perDay') ? says('annexPerDay') : null,
      sources: (facts.interest?.sources.length ?? 0) > 0 ? says('annexSources') : null,
    };
  }
}

/** A part's words without their marks, as a reader searches them. */
export const textOf = (part: LetterPart): string => part.runs.map((run) => run.text).join('');
