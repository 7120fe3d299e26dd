/**
 * Small parts of CAMT by their local names, whatever the version: amounts, dates, parties, accounts.
 *
 *     <Amt Ccy="EUR">8.850</Amt>           ->  885 EUR
 *     <BookgDt><DtTm>2026-03-04T10:…       ->  2026-03-04, as written, whatever the time zone
 *     <Dbtr><Pty><Nm>Florería Sol</Nm>     ->  Florería Sol   (from version 8 on inside <Pty>)
 */
import { dateOfParts, type IsoDate } from '../../../../domain/dates.ts';
import { err, type Result } from '../../../../domain/result.ts';
import type { CurrencyCode, Minor } from '../../../../domain/money.ts';
import { childOf, childrenOf, textAt, type XmlElement } from '../../xml/xml-tree.ts';
import { accountOf, oneLine, readDecimal, type BadValue } from '../bank-values.ts';
import { say } from '../../../../domain/texts/text.ts';

export interface CamtMoney {
  readonly currency: CurrencyCode;
  /** As written in the file: never negative in CAMT, the sign is `CdtDbtInd`. */
  readonly amountMinor: Minor;
}

/** An element whose text is an amount and whose `Ccy` is its currency. */
export function readAmount(element: XmlElement): Result<CamtMoney, BadValue> {
  const currency = (element.attributes['Ccy'] ?? '').trim().toUpperCase();
  const minor = readDecimal(element.text.trim(), currency);
  if (!minor.ok) return minor;
  if (minor.value < 0)
    return err({
      code: 'bad_amount',
      what: say`"${element.text.trim().slice(0, 40)}" is negative; the direction belongs into <CdtDbtInd>`,
    });
  return { ok: true, value: { currency, amountMinor: minor.value } };
}

/** The amount, or null when it is missing or cannot be read: for amounts that only explain. */
export function amountOrNull(element: XmlElement | null): CamtMoney | null {
  if (element === null) return null;
  const read = readAmount(element);
  return read.ok ? read.value : null;
}

/** +1 for `CRDT`, −1 for `DBIT`, null for anything else. */
export function directionOf(element: XmlElement | null): 1 | -1 | null {
  const text = textAt(element, 'CdtDbtInd');
  return text === 'CRDT' ? 1 : text === 'DBIT' ? -1 : null;
}

/** The text of `<Dt>` or `<DtTm>`, also one inside the other. */
export function dateTextOf(element: XmlElement | null): string {
  if (element === null) return '';
  for (const name of ['Dt', 'DtTm']) {
    const found = childOf(element, name);
    if (found !== null) return found.text.trim() !== '' ? found.text.trim() : dateTextOf(found);
  }
  return element.children.length === 0 ? element.text.trim() : '';
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?=$|T|Z|[+-]\d{2}:?\d{2}$)/;

/** The date as written; a time and a zone behind it are not converted. */
export function dateOf(text: string): IsoDate | null {
  const match = DATE.exec(text);
  return match === null ? null : dateOfParts(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** IBAN, or whatever number the bank gives; `''` when there is none. */
export function accountNumberOf(account: XmlElement | null): string {
  const id = childOf(account, 'Id');
  for (const path of [['IBAN'], ['Othr', 'Id'], ['BBAN'], ['PrtryAcct', 'Id'], ['UPIC']]) {
    const text = textAt(id, ...path);
    if (text !== '') return accountOf(text);
  }
  return '';
}

/** BIC, else the clearing number, else the name of a bank. */
export function bankOf(agent: XmlElement | null): string {
  const institution = childOf(agent, 'FinInstnId');
  for (const path of [
    ['BICFI'],
    ['BIC'],
    ['CmbndId', 'BIC'],
    ['ClrSysMmbId', 'MmbId'],
    ['ClrSysMmbId', 'Id'],
    ['Othr', 'Id'],
    ['Nm'],
    ['NmAndAdr', 'Nm'],
  ]) {
    const text = textAt(institution, ...path);
    if (text !== '') return oneLine(text);
  }
  return '';
}

/** Name of a party; from version 8 on inside `<Pty>`, or a bank as `<Agt>`. */
export function partyNameOf(party: XmlElement | null): string {
  for (const path of [['Nm'], ['Pty', 'Nm']]) {
    const text = textAt(party, ...path);
    if (text !== '') return oneLine(text);
  }
  const agent = childOf(party, 'Agt');
  if (agent !== null) return textAt(agent, 'FinInstnId', 'Nm') || bankOf(agent);
  return oneLine(textAt(childOf(party, 'PstlAdr'), 'AdrLine'));
}

/** `PMNT/RCDT/ESCT`, or the bank's own code. */
export function transactionCodeOf(code: XmlElement | null): string {
  const domain = childOf(code, 'Domn');
  const parts = [
    textAt(domain, 'Cd'),
    textAt(domain, 'Fmly', 'Cd'),
    textAt(domain, 'Fmly', 'SubFmlyCd'),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('/') : textAt(code, 'Prtry', 'Cd');
}

/**
 * Charges that were taken out of the amount: those marked as included, and those of versions that
 * know no mark. In `currency` only; others cannot have been taken out of it.
 */
export function chargesOf(element: XmlElement, currency: CurrencyCode): Minor {
  let total = 0;
  for (const charges of childrenOf(element, 'Chrgs')) {
    const records = childrenOf(charges, 'Rcrd');
    const parts = records.length > 0 ? records : [charges];
    for (const part of parts) {
      if (textAt(part, 'ChrgInclInd') === 'false') continue;
      const amount = amountOrNull(childOf(part, 'Amt') ?? childOf(part, 'TtlChrgsAndTaxAmt'));
      if (amount === null || amount.currency !== currency) continue;
      total += directionOf(part) === 1 ? -amount.amountMinor : amount.amountMinor;
    }
  }
  return Math.max(0, total);
}
