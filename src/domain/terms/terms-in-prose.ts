/**
 * Terms that stand in sentences, as e-invoices carry them beside or instead of a due date.
 *
 *     #SKONTO#TAGE=10#PROZENT=2.00#                               2 % within 10 days (XRechnung)
 *     Zahlbar innerhalb 30 Tagen netto bis 04.04.2026,
 *       3% Skonto innerhalb 10 Tagen bis 15.03.2026               due 2026-04-04, 3 % within 10 days
 *     Zahlung ohne Abzug bis zum 30.04.2026 bei uns eingehend.    due 2026-04-30
 *     Please remit until 30 April 2026                            due 2026-04-30
 *
 * `parseTerms` knows every word of what it reads; here words between are passed over. So a day or a number
 * of days only counts beside a word that says that it is about paying, and not beside one of delivery,
 * returns, VAT or interest. Parts and advances are left to `parseTerms`, working days to nobody.
 */
import { addDays, dateOfParts, daysBetween, type IsoDate } from '../dates.ts';
import { foldText } from '../fold-text.ts';
import { dateShape } from '../imports/values/read-date.ts';
import { dueDates } from './due-dates.ts';
import { parseTerms } from './parse-terms.ts';
import { DAY_WORDS, MONTH_END_WORDS, NET_WORDS } from './term-words.ts';
import { TERMS_LIMITS, type EarlyDiscount, type Terms } from './terms.ts';

export interface TermsInProse {
  /** Every different due date that the text names, sorted; one when it is beyond doubt. */
  readonly dueOn: readonly IsoDate[];
  /** The rule behind the only due date, without a discount; null where the text names the day itself. */
  readonly rule: Terms | null;
  /** Every different discount, by its days. */
  readonly discounts: readonly EarlyDiscount[];
}

/** Longer texts are a page of conditions. */
const LONGEST = 4000;

const TAGGED = /#SKONTO#TAGE=(\d{1,4})#PROZENT=(\d{1,2}(?:\.\d{1,2})?)#(?:BASISBETRAG=[^#\n]*#)?/gi;
const OTHER_TAGS = /#(?:VERZUG|[A-Z]+)#(?:[A-Z]+=[^#\n]*#)*/gi;

/** Begins of words, or `unspaced` ones of Chinese anywhere. */
const words = (list: string, unspaced = ''): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${list})${unspaced === '' ? '' : `|${unspaced}`}`, 'u');

/** Begins of words, folded: what is paid, and by when. */
const ABOUT_PAYING = words(
  'zahl|bezahl|uberweis|begleich|entricht|fallig|anweis|pay|paid|remit|due|settle|transfer the|' +
    'pag|abon|vencim|vence|vto|transferencia|ingres|paiement|paye|regl|virement|echeance|acquitt|' +
    'bonific|scad|versa|rimessa|saldare|betal|voldoen|voldaan|overma|vervald|forfald|forfall|' +
    'riba|samaks|apmaks|plat|zaplat|przelew|maks|uhrad|splat|netto|net|liquid|skonto',
  '付款|支付|应付|到期',
);
const UNTIL = words(
  'bis|spatestens|fallig|due|until|till|by|before|no later|not later|latest|remit|vencim|vence|vto|' +
    'hasta|antes|el dia|scad|entro|echeance|jusqu|avant|plus tard|le|uiterlijk|voor|vervald|tot|' +
    'forfald|forfall|senast|senest|termin|do dnia|do|erapaiva|lidz|ate|vencimento|limite|fecha limite|date limite|date de paiement|date de reglement|payment date|' +
    'zahlungsdatum|data pagamento|data di pagamento|fecha de pago|betaaldatum',
  '付款期限|到期|截止|日前|之前',
);
const NOT_PAYING = words(
  'widerruf|ruckgabe|reklam|beanstand|einwand|mangel|liefer|versand|gultig|angebot|return|complain|' +
    'claim|object|deliver|dispatch|valid|devoluc|reclam|entrega|validez|retour|livraison|resi|reso|' +
    'contest|consegna|lever|bezwaar',
);
/** Names of the document: in terms they are about paying, where nothing speaks of returns. */
const INVOICE = words('invoice|rechnung|factur|fattura|faktur|rekin|laskun');
const PENALTY = words(
  'verzug|mahn|zinsen|penal|interest|late (?:pay|fee|charg)|mora|recargo|retard|interess|rente|drojsmal|nokavejuma|odsetk|' +
    'ritardo|pozdni|#verzug',
);
const TAX = words('mwst|ust|umsatzsteuer|vat|iva|tva|btw|moms|pvn|pdv|dph|tax|impuesto|igic');
const DISCOUNT = words(
  'skonto|skt|skto|abzug|discount|deduct|descuento|dto|dcto|escompte|remise|sconto|korting|rabat|kassarabat|atlaide',
);
const IN_PARTS = words(
  'anzahlung|abschlag|raten|\\d+ rate(?!\\p{L})|vorkasse|vorab|prepa|upfront|deposit|down payment|advance|instal|anticip|' +
    'a cuenta|cuota|plazos|acompte|acconto|voorschot|aanbetal|forskott|rest|remainder|balance|solde|saldo',
);
const WORKING = words(
  'werktag|arbeitstag|bankarbeit|working|business|banking|habil|laborab|ouvr|lavorativ|werkdag|bankdag',
);

const DAYS = new RegExp(`(?<![\\d.,/–-] ?)(\\d{1,4}) ?(?:${DAY_WORDS})(?!\\p{L})`, 'gu');
const PERCENT = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|prozent|percent|por ciento|procent)/gu;
/** `30 Tage (rein) netto` and `netto innerhalb 30 Tagen`, wherever they stand. */
const NET_DAYS = new RegExp(
  `(?<![\\d.,/–-] ?)\\d{1,4} ?(?:${DAY_WORDS})(?!\\p{L})[ :]*(?:rein )?(?:${NET_WORDS})(?!\\p{L})|` +
    `(?<!\\p{L})(?:${NET_WORDS})[ :]+(?:\\p{L}{1,9} ){0,2}\\d{1,4} ?(?:${DAY_WORDS})(?!\\p{L})`,
  'u',
);
/** Days on to the end of a month, in one piece. */
const DAYS_AND_MONTH = new RegExp(
  `(?<![\\d.,/–-] ?)\\d{1,4} ?(?:${DAY_WORDS})(?!\\p{L})[ ,]*` +
    `(?:(?:a|al|le|df|date|de|fecha|data|fattura|factura|facture) )*(?:${MONTH_END_WORDS})(?!\\p{L})`,
  'u',
);
/** `fin de mois le 10`: the tenth after the end of that month. */
const DAY_OF_MONTH = /^ ?(?:le|el|al|the|am|il|de) (?:dia )?(\d{1,2})(?!\d|[./-])/u;
const DATE =
  /\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日|(?<!\d)\d{1,2}([./-]) ?\d{1,2}\1 ?\d{2}(?:\d{2})?(?!\d)|(?<!\d)\d{1,2}(?:st|nd|rd|th)?\.? (?:de )?\p{L}{3,10}\.?,? (?:de |del )?\d{4}|(?<!\p{L})\p{L}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}/gu;

/** What `text` says of an invoice of `issuedOn`; nothing where it says nothing that can be trusted. */
export function readTermsInProse(text: string, issuedOn: IsoDate): TermsInProse {
  const discounts: EarlyDiscount[] = [];
  if (text.length > LONGEST) return { dueOn: [], rule: null, discounts };
  for (const [, days = '', percent = ''] of text.matchAll(TAGGED))
    addDiscount(discounts, percent, Number(days));
  const plain = foldText(text.replace(TAGGED, '\n').replace(OTHER_TAGS, '\n'))
    .replace(/[’`´]/g, "'")
    // Abbreviations with dots are one word: `d.f.f.m.`; `thirty (30) days`.
    .replace(/(?<!\p{L})(?:\p{L}\.){2,}/gu, (word) => word.replaceAll('.', ''))
    .replace(/\((\d{1,3})\)/g, '$1')
    .replace(/[^\S\n]+/g, ' ');
  const rules: Terms[] = [];
  const dates = new Set<IsoDate>();
  if (!IN_PARTS.test(plain))
    for (const sentence of sentencesOf(plain))
      readSentence(sentence, issuedOn, { discounts, rules, dates });
  for (const rule of rules) {
    const due = dueDates(rule, { issuedOn, deliveredOn: null, grossMinor: 1, currency: 'EUR' });
    if (due.ok && due.value[0] !== undefined) dates.add(due.value[0].dueOn);
  }
  const [only, ...others] = rules;
  return {
    dueOn: [...dates].sort(),
    rule: dates.size === 1 && only !== undefined && others.length === 0 ? only : null,
    discounts: discounts.sort((a, b) => a.days - b.days),
  };
}

interface Found {
  readonly discounts: EarlyDiscount[];
  readonly rules: Terms[];
  readonly dates: Set<IsoDate>;
}

/** A full stop ends a sentence behind a word, a year or a sign, not in a date or behind a short form. */
const sentencesOf = (text: string): string[] =>
  text
    .split(/[;\n•]|(?<=\p{L}{3}|\d{4}|[%)])\.(?= |$)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** Clauses at commas, brackets and "or"; what is net stands for itself, also beside a discount. */
function clausesOf(sentence: string): string[] {
  return sentence
    .split(
      /,(?!\d| \d{4}(?!\d))|[()]| (?:oder|bzw\.?|sonst|danach|or|otherwise|else|thereafter|o bien|ou|oppure|anders|eller) /u,
    )
    .flatMap((clause) => {
      const net = PERCENT_ONCE.test(clause) ? NET_DAYS.exec(clause) : null;
      if (net === null) return [clause];
      const rest = `${clause.slice(0, net.index)} ${clause.slice(net.index + net[0].length)}`;
      // A day behind "30 days net" belongs to it.
      return DAYS_ONCE.test(rest) || datesIn(rest, null).length > 0 ? [net[0], rest] : [clause];
    })
    .map((clause) => clause.trim())
    .filter((clause) => /\d|\p{L}/u.test(clause));
}

const PERCENT_ONCE = new RegExp(PERCENT.source, 'u');
const DAYS_ONCE = new RegExp(DAYS.source, 'u');

function readSentence(sentence: string, issuedOn: IsoDate, found: Found): void {
  const isElsewhere = NOT_PAYING.test(sentence);
  const isAboutPaying = ABOUT_PAYING.test(sentence) || (INVOICE.test(sentence) && !isElsewhere);
  if (isElsewhere && !isAboutPaying) return;
  const clauses = clausesOf(sentence);
  const taken = new Set<number>();
  for (const [at, clause] of clauses.entries()) {
    if (!PERCENT_ONCE.test(clause)) continue;
    taken.add(at);
    if (TAX.test(clause) || (PENALTY.test(clause) && !DISCOUNT.test(clause))) continue;
    const percents = [...clause.matchAll(PERCENT)].map((match) => match[1] ?? '');
    const [percent, ...more] = percents;
    if (percent === undefined || more.length > 0) continue;
    if (!DISCOUNT.test(clause) && Number(percent.replace(',', '.')) > 10) continue;
    const own = daysOf(clause, issuedOn);
    if (own !== null) addDiscount(found.discounts, percent, own);
    else
      // `Payment within 10 days, 2% discount`: the days are the discount's unless they are net.
      for (const beside of [at - 1, at + 1]) {
        const other = clauses[beside];
        const days =
          other === undefined || taken.has(beside) || NET_DAYS.test(other)
            ? null
            : daysOf(other, issuedOn);
        if (days === null) continue;
        addDiscount(found.discounts, percent, days);
        taken.add(beside);
        break;
      }
  }
  for (const [at, clause] of clauses.entries()) {
    if (taken.has(at)) continue;
    if (PENALTY.test(clause)) return;
    if (NOT_PAYING.test(clause) && !ABOUT_PAYING.test(clause)) continue;
    readDue(clause, isAboutPaying, issuedOn, found);
  }
}

function readDue(clause: string, isAboutPaying: boolean, issuedOn: IsoDate, found: Found): void {
  const days = UNTIL.test(clause) ? datesIn(clause, issuedOn).filter((on) => on >= issuedOn) : [];
  if (days.length > 0) {
    for (const on of days) found.dates.add(on);
    return;
  }
  // A number alone is no number of days here: `April 15, 2026`.
  if (WORKING.test(clause) || /^[\d.\s]*$/.test(clause)) return;
  const whole = DAYS_ONCE.test(clause) || isAboutPaying ? parseTerms(clause) : null;
  if (whole !== null) {
    if (whole.kind !== 'instalments' && whole.discount === undefined) found.rules.push(whole);
    return;
  }
  if (!isAboutPaying) return;
  const month = DAYS_AND_MONTH.exec(clause);
  const counts = [...clause.matchAll(DAYS)];
  const piece = month?.[0] ?? (counts.length === 1 ? counts[0]?.[0] : undefined);
  const rule = piece === undefined ? null : parseTerms(piece);
  if (rule === null) return;
  const after = month === null ? '' : clause.slice(month.index + month[0].length);
  const further = DAY_OF_MONTH.exec(after)?.[1];
  found.rules.push(
    rule.kind === 'eom_plus' && further !== undefined
      ? { ...rule, days: rule.days + Number(further) }
      : rule,
  );
}

/** Days from the invoice to the last day that the clause names; null where it names none, or several. */
function daysOf(clause: string, issuedOn: IsoDate): number | null {
  if (WORKING.test(clause)) return null;
  const [date, ...dates] = datesIn(clause, issuedOn);
  if (date !== undefined)
    return dates.length === 0 && date >= issuedOn ? daysBetween(issuedOn, date) : null;
  const [days, ...others] = [...clause.matchAll(DAYS)];
  return days === undefined || others.length > 0 ? null : Number(days[1]);
}

/**
 * The dates of a clause. Two numbers with a point are day and month; with a stroke the one of both
 * orders that lies within a year after the invoice, and none where both do.
 */
function datesIn(clause: string, issuedOn: IsoDate | null): IsoDate[] {
  return [...clause.matchAll(DATE)].flatMap((match) => {
    const shape = dateShape(
      match[0].replace(/(?<=\d[./-]) (?=\d)/g, '').replace(/ del (?=\d{4})/, ' de '),
    );
    if (shape === null || shape.kind === 'impossible') return [];
    if (shape.kind === 'sure') return [shape.date];
    const { first, second, year, separator } = shape;
    const dayFirst = dateOfParts(year, second, first);
    if (separator === '.') return dayFirst ?? [];
    const monthFirst = dateOfParts(year, first, second);
    const isNear = (on: IsoDate | null): on is IsoDate =>
      on !== null && (issuedOn === null || (on >= issuedOn && on <= addDays(issuedOn, 366)));
    const near = [...new Set([dayFirst, monthFirst].filter(isNear))];
    return near.length === 1 ? near : [];
  });
}

function addDiscount(discounts: EarlyDiscount[], percent: string, days: number): void {
  const percentBp = Math.round(Number(percent.replace(',', '.')) * 100);
  if (percentBp < 1 || percentBp >= 10_000 || days > TERMS_LIMITS.days) return;
  if (!discounts.some((one) => one.percentBp === percentBp && one.days === days))
    discounts.push({ percentBp, days, base: 'invoice_date' });
}
