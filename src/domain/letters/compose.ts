/**
 * From the facts of a demand to everything that is printed: the content of a letter, frozen when it
 * is issued. Pure: the same facts give the same letter.
 */
import { lawCode } from '../interest/law-code.ts';
import { daysPastDue } from '../aging.ts';
import { sumMinor } from '../money.ts';
import type { LetterContent, LetterFacts, LetterText, WindowLayout } from './content.ts';
import { demandedSums } from './demand.ts';
import { creditorReference, epcPayload } from './epc-qr.ts';
import { FieldWriter, plain } from './field-writer.ts';
import { REQUIRED_ROLES, type PackSaying, type Saying, type Wording } from './wording.ts';

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
  const sums = demandedSums(facts.level, facts.currency, {
    principalMinor: sumMinor(facts.items.map((item) => item.openMinor)),
    interestMinor: facts.interest?.minor ?? null,
    fixedSum: facts.fixedSum,
    costsMinor: facts.costsMinor,
  });
  const writer = new FieldWriter(facts, wording, sums);
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
    creditNotes: facts.items.flatMap((item) => writer.creditNotesOf(item)),
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
const LAYOUTS: Readonly<Record<string, WindowLayout>> = { GB: 'uk', IE: 'uk', US: 'us', CA: 'us', FR: 'fr' }; // prettier-ignore
export const windowLayoutOf = (country: string): WindowLayout => LAYOUTS[country] ?? 'din-b';
