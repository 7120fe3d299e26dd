/**
 * The text of an entry in whatever dialect its bank writes.
 *
 *     166?00GUTSCHRIFT?20SVWZ+…                 German            mt-german.ts
 *     /TRTP/SEPA OVERBOEKING/IBAN/NL…/REMI/…    between slashes   mt-slashed.ts
 *     …; Z RACH.: 5611…; OD: JAN; TYT.: FAKTURA Polish
 *     FACTUUR 201403110⏎REK: NL65…/NAAM: X      Knab
 *     NL47INGB9999999999 hr paulissen⏎⏎Betaling SNS, ASN: account and name, then the text
 *     GIRO … AUFTRAGGEBER: JANE MITTEILUNGEN: … PostFinance
 *     anything else                             the text as it stands
 */
import { oneLine } from '../bank-values.ts';
import { joinWrapped } from './mt-fields.ts';
import { isGerman, readGerman } from './mt-german.ts';
import { NO_INFORMATION, type MtInformation } from './mt-information.ts';
import { isSlashed, readSlashed } from './mt-slashed.ts';

/** SWIFT cuts `:86:` at 65 characters. */
const LINE_WIDTH = 65;

const POLISH = /Z RACH\.:\s*(?<account>[\d ]+);\s*OD:\s*(?<name>[^;]*);\s*TYT\.:\s*(?<text>[^;]*)/;
const KNAB = /(?:^|\s)REK:\s*(?<account>[A-Z]{2}\d{2}[A-Z0-9]+|\d+)\s*\/NAAM:\s*(?<name>.*)$/;
const IBAN_FIRST = /^(?<account>[A-Z]{2}\d{2}[A-Z]{4}\d{7,20})\s+(?<name>\S.*)$/;
const SWISS = /AUFTRAGGEBER:\s*(?<name>.*?)\s*(?:MITTEILUNGEN:\s*(?<text>.*))?$/;

/** Parts of a match that are there. */
const groupsOf = (match: RegExpExecArray): Readonly<Record<string, string | undefined>> =>
  match.groups ?? {};

/**
 * What the lines of a `:86:` say. `ownReference` is that of `:61:`, because SNS writes the other
 * side's account into both.
 */
export function readMtText(lines: readonly string[], ownReference: string): MtInformation {
  const unwrapped = joinWrapped(lines, LINE_WIDTH);
  if (isGerman(lines.join(''))) return readGerman(lines);
  if (isSlashed(unwrapped)) {
    // Not every bank cuts at 65, but each cuts its own lines at one width.
    const longest = Math.max(...lines.map((line) => line.length));
    return readSlashed(joinWrapped(lines, Math.max(60, Math.min(longest, LINE_WIDTH))));
  }
  const whole = oneLine(unwrapped);

  const polish = POLISH.exec(whole);
  if (polish !== null) {
    const { account = '', name = '', text = '' } = groupsOf(polish);
    return {
      ...NO_INFORMATION,
      text: oneLine(text.replace(/^_/, '')),
      name: oneLine(name),
      account: account.replace(/\s+/g, ''),
    };
  }
  const knab = KNAB.exec(whole);
  if (knab !== null) {
    const { account = '', name = '' } = groupsOf(knab);
    return { ...NO_INFORMATION, text: oneLine(whole.slice(0, knab.index)), name, account };
  }
  const [first = '', ...others] = lines;
  const byIban = IBAN_FIRST.exec(oneLine(first));
  const rest = oneLine(joinWrapped(others, LINE_WIDTH));
  if (byIban !== null && rest !== '') {
    const { account = '', name = '' } = groupsOf(byIban);
    return { ...NO_INFORMATION, text: rest, name, account };
  }
  if (ownReference.length >= 7 && first.trim().startsWith(`${ownReference} `) && rest !== '')
    return {
      ...NO_INFORMATION,
      text: rest,
      account: ownReference,
      name: oneLine(first.trim().slice(ownReference.length)),
    };
  const swiss = SWISS.exec(whole);
  if (swiss !== null) {
    const { name = '' } = groupsOf(swiss);
    return { ...NO_INFORMATION, text: whole, name };
  }
  return { ...NO_INFORMATION, text: whole };
}

/**
 * The field `:NS:` of an entry, in which some German and Hungarian banks put the text instead:
 * lines of two digits and a text; 01–14 what the payer wrote, 15 and 16 the name, 17 the posting text.
 */
export function readNonSwift(lines: readonly string[]): MtInformation {
  const texts: string[] = [];
  const names: string[] = [];
  let posting = '';
  for (const line of lines) {
    const number = Number(/^\d{2}/.exec(line)?.[0] ?? '0');
    const value = line.slice(2);
    if (number >= 1 && number <= 14) texts.push(value);
    else if (number === 15 || number === 16) names.push(value);
    else if (number === 17) posting = value;
  }
  const text = oneLine(texts.join(' '));
  return {
    ...NO_INFORMATION,
    text: text !== '' ? text : oneLine(posting),
    name: oneLine(joinWrapped(names, 27)),
  };
}
