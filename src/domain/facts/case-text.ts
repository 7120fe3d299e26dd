/**
 * Details and items of a case fact as text, the way `case-facts.csv` and the terminal write them.
 *
 *     channel=call;direction=out;outcome=no_answer      a value with ; or = or " is quoted: note="a;b"
 *     INV-1;INV-2#2                                     `#2`: the second instalment; "A#1" is a number
 */
import { err, ok, type Result } from '../result.ts';
import type { CaseDetails } from './case-facts.ts';
import { say, type Text } from '../texts/text.ts';

const QUOTED = /[;="]|^\s|\s$/;

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** `name=value;…`, in the order of the details. Empty values are left out. */
export const detailsText = (details: CaseDetails): string =>
  Object.entries(details)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${QUOTED.test(value) ? quoted(value) : value}`)
    .join(';');

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

/** What `detailsText` wrote, or why it is none, as the rest of a sentence. Empty values say nothing. */
export function readDetails(written: string): Result<CaseDetails, Text> {
  const parts = partsOf(written);
  if (!parts.ok) return parts;
  const details: Record<string, string> = {};
  for (const part of parts.value) {
    if (part.trim() === '') continue;
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(0, equals)).trim();
    if (!NAME.test(name))
      return err(
        say`"${shortened(part)}" is not name=value; write details like how=transfer;by=Ana`,
      );
    const value = unquoted(part.slice(equals + 1));
    if (value === null)
      return err(
        say`the value of ${name} holds a quote, = or ; that is not quoted; write ${name}="…", and a quote inside it twice`,
      );
    if (Object.hasOwn(details, name)) return err(say`${name} stands twice; write it once`);
    if (value !== '') details[name] = value;
  }
  return ok(details);
}

/** An instalment, or with `position` null the whole invoice. */
export interface NamedItem {
  readonly invoice: string;
  readonly position: number | null;
}

const NEEDS_QUOTES_IN_ITEMS = /[;#"]|^\s|\s$/;

/** `INV-1;INV-2#2`. */
export const itemsText = (items: readonly NamedItem[]): string => items.map(itemText).join(';');

export const itemText = ({ invoice, position }: NamedItem): string =>
  `${NEEDS_QUOTES_IN_ITEMS.test(invoice) ? quoted(invoice) : invoice}${position === null ? '' : `#${position}`}`;

/** `INV-2#2`, for the eye and for JSON, where nothing has to be read back. */
export const itemName = ({ invoice, position }: NamedItem): string =>
  position === null ? invoice : `${invoice}#${position}`;

/** An item as it was written: `other` is the whole text where `#2` may belong to the number itself. */
export interface WrittenItem extends NamedItem {
  readonly other: string | null;
}

/** Items in the order in which they are written, each once; or why they are none. */
export function readItems(written: string): Result<readonly WrittenItem[], Text> {
  const parts = partsOf(written);
  if (!parts.ok) return parts;
  const items = new Map<string, WrittenItem>();
  for (const part of parts.value) {
    const whole = part.trim();
    if (whole === '') continue;
    const [, number = whole, position] = /^(.+)#([1-9]\d{0,3})$/s.exec(whole) ?? [];
    const invoice = unquoted(number, /"/);
    if (invoice === null || invoice === '')
      return err(say`"${shortened(whole)}" is not an item; write items like INV-1;INV-2#2`);
    const item: WrittenItem = {
      invoice,
      position: position === undefined ? null : Number(position),
      other: position === undefined || number.startsWith('"') ? null : whole,
    };
    items.set(JSON.stringify([item.invoice, item.position]), item);
  }
  return ok([...items.values()]);
}

/** Splits at `;` outside quotes. */
function partsOf(written: string): Result<readonly string[], Text> {
  const parts: string[] = [];
  let from = 0;
  let isInside = false;
  for (let at = 0; at < written.length; at += 1) {
    if (written[at] === '"') isInside = !isInside;
    else if (written[at] === ';' && !isInside) {
      parts.push(written.slice(from, at));
      from = at + 1;
    }
  }
  if (isInside) return err(say`a quote is opened and never closed; close it, or write it twice`);
  return ok([...parts, written.slice(from)]);
}

/** A value without its quotes; null when it has some in the wrong place. */
function unquoted(written: string, needsQuotes = /[="]/): string | null {
  const value = written.trim();
  if (!value.startsWith('"')) return needsQuotes.test(value) ? null : value;
  const inner = /^"((?:[^"]|"")*)"$/.exec(value);
  return inner === null ? null : (inner[1] ?? '').replaceAll('""', '"');
}

const shortened = (value: string): string => {
  const flat = value.replace(/\s+/g, ' ').trim();
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
};
