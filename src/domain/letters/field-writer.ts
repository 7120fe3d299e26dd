/**
 * Fills what a pack says with the facts of one letter: fields in the form that is asked for, conditions, plural
 * forms, the lines under the table, the annex of interest.
 */
import { ibanCountry } from '../bank/iban.ts';
import { addDays, type IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import { capitalAmount } from './capitals.ts';
import type {
  InterestAnnex,
  LetterFacts,
  LetterItem,
  LetterPart,
  SumLine,
  TextRun,
} from './content.ts';
import type { DemandedSums } from './demand.ts';
import { creditorReference } from './epc-qr.ts';
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
import {
  fill,
  fillWith,
  type Circumstance,
  type Condition,
  type LetterPack,
  type PackSaying,
  type PartWording,
  type Saying,
  type Wording,
} from './wording.ts';

/** More numbers than this are in the table anyway. */
const NAMED_AT_MOST = 4;
/** Decimals of a segment's interest in the annex. */
const ANNEX_DIGITS = 4;

export const plain = (text: string): string => text.replaceAll('**', '');

/** `a **b** c` -> a, bold b, c. */
const runsOf = (text: string): readonly TextRun[] =>
  text
    .split('**')
    .map((piece, index) => ({ text: piece, bold: index % 2 === 1 }))
    .filter((run) => run.text !== '');

/** Asks the facts and speaks in the words of the pack. */
export class FieldWriter {
  readonly sums: DemandedSums;
  readonly quote: string;
  private readonly facts: LetterFacts;
  private readonly pack: LetterPack;
  private readonly locale: string;
  private readonly circumstances: ReadonlySet<string>;

  constructor(facts: LetterFacts, { pack, locale }: Wording, sums: DemandedSums) {
    this.facts = facts;
    this.pack = pack;
    this.locale = locale;
    this.sums = sums;
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

  /** A line for each of our own credit notes that the item is less by. */
  creditNotesOf({ item, credits = [] }: LetterItem): readonly string[] {
    return credits.map(({ creditNote, minor }) =>
      plain(this.say(this.pack.says.creditNote, { item, creditNote, credit: this.money(minor) })),
    );
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
