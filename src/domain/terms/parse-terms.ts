/**
 * Terms out of the text that exports and e-invoices carry.
 *
 *     30 days · Net 30 · 30 Tage netto · 30 días f.f. · 30            ->  30 days after the invoice
 *     2/10 net 30 · 14 Tage 2 %, 30 Tage netto                        ->  with a discount
 *     EOM · 30 days EOM · 月结30天 · end of next month                   ->  end of month, plus
 *     30 jours fin de mois                                            ->  30 days, then end of month
 *     15th of following month · contado · Vorkasse · priekšapmaksa
 *     30/60/90 días                                                   ->  three equal instalments
 *
 * Null where a word is not known or the words can mean two things: house codes (`NAA8`, `CA10`),
 * two discounts, a discount without a term. Then the stated due date counts.
 */
import { parseIsoDate } from '../dates.ts';
import { readTerms } from './read-terms.ts';
import { termSigns, type TermSigns } from './term-words.ts';
import type { EarlyDiscount, InstalmentPart, PartRule, Terms, TermsRule } from './terms.ts';

/** A sentence about interest or penalties after the terms says nothing about the due date. */
const AFTERTHOUGHT =
  /[.;,]\s*(?:penalt|late (?:payment|fee|charge)|interest|dr(?:ö|oe?)jsm|verzug|mahn|p[ée]nalit|inter[eé]s|mora\b|nokavējuma|滞纳金)[\s\S]*$/i;

/** Longer texts are a page of conditions. */
const LONGEST = 4000;

/** Terms of `text`, or null when it does not say them beyond doubt. */
export function parseTerms(text: string): Terms | null {
  if (text.length > LONGEST) return null;
  const read = termSigns(text.replace(AFTERTHOUGHT, ''));
  if (read === null) return null;
  const whole = trimmed(read);
  // A bare number in a terms column is a number of days, as accounting programs write it.
  if (whole.signs === 'N')
    return canonical({ kind: 'net_days', days: Number(whole.values[0]) }, null, false);

  const rolled = cut(whole, /,?B$/);
  const rest = rolled?.rest ?? whole;
  const parts = rest.signs.includes(';') ? cut(rest, /,PSND$/) : null;
  const instalments = readInstalments(parts?.rest ?? rest);
  if (instalments !== null)
    return canonical(instalments, parts && discountIn(parts.cut), rolled !== null);

  const offer = discountOfSigns(rest);
  const rule = readRule(offer?.rest ?? rest);
  return rule === null ? null : canonical(rule, offer?.discount ?? null, rolled !== null);
}

/** Checked and in canonical form, like terms that come from a screen. */
function canonical(rule: TermsRule, offer: EarlyDiscount | null, rolls: boolean): Terms | null {
  const terms = readTerms({ ...rule, discount: offer, roll: rolls ? 'next_business_day' : 'none' });
  return terms.ok ? terms.value : null;
}

interface Cut {
  readonly cut: TermSigns;
  readonly rest: TermSigns;
}

const slice = ({ signs, values }: TermSigns, from: number, to: number): TermSigns => ({
  signs: signs.slice(from, to),
  values: values.slice(from, to),
});

const joined = (a: TermSigns, b: TermSigns): TermSigns => ({
  signs: a.signs + b.signs,
  values: [...a.values, ...b.values],
});

/** Without commas and semicolons at both ends. */
function trimmed(read: TermSigns): TermSigns {
  const from = /^[,;]*/.exec(read.signs)?.[0].length ?? 0;
  const end = read.signs.length - (/[,;]*$/.exec(read.signs)?.[0].length ?? 0);
  return slice(read, from, Math.max(from, end));
}

/** The part of the signs that matches, and what is left around it. */
function cut(read: TermSigns, pattern: RegExp): Cut | null {
  const match = pattern.exec(read.signs);
  if (match === null) return null;
  const end = match.index + match[0].length;
  const before = trimmed(slice(read, 0, match.index));
  const after = trimmed(slice(read, end, read.signs.length));
  return { cut: slice(read, match.index, end), rest: joined(before, after) };
}

/** Values of the signs that are `sign`, in order. */
const valuesOf = ({ signs, values }: TermSigns, sign: string): readonly string[] =>
  values.filter((_, at) => signs.charAt(at) === sign);

/**
 * Ways to write a discount, the surer first. In `14 Tage 2 %, 30 Tage netto` the percentage belongs
 * to the days before it, so no comma may stand between the two unless the word says so.
 */
const DISCOUNTS: readonly RegExp[] = [
  /^[NP]\/ND?[,/]?(?=T)/, //            2/10 net 30 · 2%/10, n/30
  /NDPS?|ND,PS(?!,?N)/, //              14 Tage 2 % · within 10 days, 2% discount
  /S?PS?ND?S?/, //                      2% 10 · 2 % Skonto innerhalb 14 Tagen
];

function discountOfSigns(
  read: TermSigns,
): { readonly discount: EarlyDiscount; readonly rest: TermSigns } | null {
  for (const pattern of DISCOUNTS) {
    const found = cut(read, pattern);
    const offer = found && discountIn(found.cut);
    if (found !== null && offer !== null) return { discount: offer, rest: found.rest };
  }
  return null;
}

function discountIn(read: TermSigns): EarlyDiscount | null {
  const numbers = valuesOf(read, 'N');
  const percent = valuesOf(read, 'P')[0] ?? numbers[0] ?? '';
  return discount(percent, numbers.at(-1) ?? '');
}

/** `'2.5'`, `'10'`; null for a fraction of a basis point or of a day. */
function discount(percent: string, days: string): EarlyDiscount | null {
  const percentBp = basisPoints(percent);
  return percentBp === null || !/^\d+$/.test(days)
    ? null
    : { percentBp, days: Number(days), base: 'invoice_date' };
}

function basisPoints(percent: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2})0*)?$/.exec(percent);
  return match === null ? null : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

function readInstalments(read: TermSigns): TermsRule | null {
  if (/^N(?:\/N)+D$/.test(read.signs)) return equalParts(valuesOf(read, 'N').map(Number));
  const separator = read.signs.includes(';') ? ';' : ',';
  const pieces: TermSigns[] = [];
  let from = 0;
  for (const sign of `${read.signs}${separator}`.split(separator).slice(0, -1)) {
    pieces.push(slice(read, from, from + sign.length));
    from += sign.length + 1;
  }
  if (pieces.length < 2) return null;
  const parts: InstalmentPart[] = [];
  for (const piece of pieces) {
    const rest = trimmed(slice(piece, 1, piece.signs.length));
    const rule: TermsRule | null = rest.signs === 'V' ? { kind: 'prepaid' } : readRule(rest);
    if (rule === null || rule.kind === 'instalments' || rule.kind === 'rolling_batch') return null;
    const part = partOf(piece, rule);
    if (part === null) return null;
    parts.push(part);
  }
  return { kind: 'instalments', parts };
}

function partOf(piece: TermSigns, rule: PartRule): InstalmentPart | null {
  if (piece.signs.startsWith('U')) return { remainder: true, rule };
  const percentBp = piece.signs.startsWith('P') ? basisPoints(piece.values[0] ?? '') : null;
  return percentBp === null ? null : { percentBp, rule };
}

/** `30/60/90 días`: equal parts, the last takes the rest. Only whole half months, rising. */
function equalParts(days: readonly number[]): TermsRule | null {
  const isSeries = days.every((day, at) => day % 15 === 0 && day > (days[at - 1] ?? 0));
  if (!isSeries) return null;
  const percentBp = Math.floor(10_000 / days.length);
  return {
    kind: 'instalments',
    parts: days.map((day, at) => {
      const rule = { kind: 'net_days', days: day } as const;
      return at === days.length - 1 ? { remainder: true, rule } : { percentBp, rule };
    }),
  };
}

/** One rule without discount: the first line that fits the signs whole. */
function readRule(read: TermSigns): TermsRule | null {
  const { signs } = read;
  const whole = valuesOf(read, 'O').concat(valuesOf(read, 'N')).map(Number);
  const [first = 0, second = 0] = whole;
  const is = (pattern: RegExp): boolean => pattern.test(signs);

  if (is(/^T?A{1,2}T?$/)) return { kind: 'net_days', days: 0 };
  if (is(/^T?C+T?$/)) return { kind: 'cod' };
  if (is(/^R+$/)) return { kind: 'prepaid' };
  if (is(/^Y$/)) {
    const dueOn = parseIsoDate(read.values[0] ?? '');
    return dueOn === null ? null : { kind: 'one_off', dueOn };
  }
  if (is(/^(?:T\/?ND?|NDT?|NT)$/)) return { kind: 'net_days', days: first };
  if (is(/^L,?ND$/)) return { kind: 'rolling_batch', fallbackDays: first };

  if (is(/^T?\/?[EFQ]$/)) return { kind: 'eom_plus', days: 0 };
  if (is(/^T?G$/)) return { kind: 'eom_plus', days: 0, months: 1 };
  if (is(/^(?:T?[EFQ]\+?T?ND?T?|T?ND?T?\+?E)$/)) return { kind: 'eom_plus', days: first };
  if (is(/^G\+?ND$/)) return { kind: 'eom_plus', days: first, months: 1 };
  if (is(/^E\+NM$/)) return { kind: 'eom_plus', days: 0, months: first };
  if (is(/^E\+NM\+ND$/)) return { kind: 'eom_plus', days: second, months: first };
  if (is(/^(?:T?NDT?F|ND,?Z[EG](?:\+NM)?(?:\+ND)?)$/)) return daysThenEndOfMonth(read);
  return readFixedDay(read);
}

/** `30 days, then end of month + 2 months + 10 days` and `30 jours fin de mois`. */
function daysThenEndOfMonth(read: TermSigns): TermsRule {
  const [daysFirst = 0, ...more] = valuesOf(read, 'N').map(Number);
  const months = read.signs.includes('M') ? (more[0] ?? 0) : read.signs.includes('G') ? 1 : 0;
  const days = /\+ND$/.test(read.signs) ? (more.at(-1) ?? 0) : 0;
  return { kind: 'eom_plus', days, months, daysFirst };
}

/** `15th of next month`, `prox 10`, `次月15日`, `10th of month + 2 months, cut-off day 25`. */
function readFixedDay(read: TermSigns): TermsRule | null {
  const cutOff = cut(read, /,?K[NO]$/);
  const rest = cutOff?.rest ?? read;
  if (!/^(?:[ON]X|X[ON]D?|OH(?:\+NM)?)$/.test(rest.signs)) return null;
  const day = Number(valuesOf(rest, 'O')[0] ?? valuesOf(rest, 'N')[0]);
  const monthsAhead = rest.signs.includes('M')
    ? Number(valuesOf(rest, 'N')[0])
    : rest.signs.includes('X')
      ? 1
      : 0;
  return {
    kind: 'fixed_day',
    day,
    monthsAhead,
    ...(cutOff === null ? {} : { cutOffDay: Number(cutOff.cut.values.at(-1)) }),
  };
}
