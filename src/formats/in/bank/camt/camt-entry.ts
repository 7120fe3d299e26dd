/**
 * One `<Ntry>` of CAMT as the lines of a statement.
 *
 *     a payment of 1,210.00                                ->  one line
 *     a batch of 300.00 with details of 100.00 and 200.00  ->  two lines, each "1 of 2", "2 of 2"
 *     a batch of 297.00 with details of 100.00 and 200.00, 1.50 charges each  ->  98.50 and 198.50
 *     a batch of 300.00 whose details come to 290.00       ->  one line, and a finding: by 10.00 EUR
 */
import type { BankFileFinding, BankLine, LineStatus } from '../../../../domain/bank/bank-file.ts';
import { findingAtLine, leftOut } from '../../../../domain/bank/bank-findings.ts';
import { shortened } from '../../../../domain/imports/findings.ts';
import { ownText } from '../../own-text.ts';
import { childOf, textAt, type XmlElement } from '../../xml/xml-tree.ts';
import { oneLine, referenceOf } from '../bank-values.ts';
import { detailsOf, type CamtDetails, type CamtParty } from './camt-details.ts';
import {
  dateOf,
  dateTextOf,
  directionOf,
  readAmount,
  transactionCodeOf,
  type CamtMoney,
} from './camt-values.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import type { CurrencyCode, Minor } from '../../../../domain/money.ts';
import { day, money, say, type Text, type TextValue } from '../../../../domain/texts/text.ts';

export interface CamtEntryLines {
  readonly lines: readonly BankLine[];
  readonly findings: readonly BankFileFinding[];
}

const STATUSES: Readonly<Record<string, LineStatus>> = {
  BOOK: 'booked',
  PDNG: 'pending',
  FUTR: 'pending',
  INFO: 'information',
};

/** The status as text (`BOOK`) or, from version 7 on, inside `<Cd>`. An entry without one is booked. */
function statusOf(entry: XmlElement): LineStatus | null {
  const status = childOf(entry, 'Sts');
  const text = textAt(status, 'Cd') || textAt(status, 'Prtry') || (status?.text.trim() ?? '');
  return text === '' ? 'booked' : (STATUSES[text] ?? null);
}

/**
 * Who is on the other side: of money in the debtor, of money out the creditor; the other way round
 * when the bank takes an entry back. Some banks fill in one side only; our own account is never it.
 */
function counterpartyOf(details: CamtDetails, money: 1 | -1, ownAccount: string): CamtParty {
  const sides =
    money === 1 ? [details.debtor, details.creditor] : [details.creditor, details.debtor];
  return (
    sides.find(
      (side) =>
        (side.name !== '' || side.account !== '') &&
        (side.account === '' || side.account !== ownAccount),
    ) ?? { name: '', account: '', bank: '' }
  );
}

function originalOf(
  details: CamtDetails,
  entryInstructed: CamtDetails['instructed'],
  money: CamtMoney,
): BankLine['original'] {
  for (const sent of [details.instructed, entryInstructed])
    if (sent !== null && sent.money.currency !== money.currency && sent.money.amountMinor !== 0)
      return { ...sent.money, rate: sent.rate };
  const own = details.amount;
  if (own !== null && own.currency !== money.currency && own.amountMinor !== 0)
    return { ...own, rate: details.instructed?.rate ?? '' };
  return null;
}

/**
 * The lines of one entry. `details` are its `<TxDtls>`, already taken out of it; `ownAccount` is
 * that of the statement, `''` when it names none; `dayOfBalances` the one day of all its balances, for
 * an entry that says no day itself.
 */
export function linesOfEntry(
  entry: XmlElement,
  details: readonly CamtDetails[],
  raw: string,
  ownAccount: string,
  dayOfBalances: IsoDate | null = null,
): CamtEntryLines {
  const findings: BankFileFinding[] = [];
  const refused = (code: string, where: XmlElement | null, what: Text): CamtEntryLines => {
    const at = where ?? entry;
    findings.push(findingAtLine('refused', code, at.line, `<${at.name}>`, leftOut(what)));
    return { lines: [], findings };
  };

  const amountElement = childOf(entry, 'Amt');
  if (amountElement === null) return refused('bad_amount', null, say`the entry has no <Amt>`);
  const amount = readAmount(amountElement);
  if (!amount.ok) return refused(amount.error.code, amountElement, amount.error.what);
  const direction = directionOf(entry);
  if (direction === null)
    return refused(
      'bad_direction',
      childOf(entry, 'CdtDbtInd'),
      say`it is not said whether money came in (CRDT) or went out (DBIT)`,
    );
  const status = statusOf(entry);
  if (status === null)
    return refused(
      'bad_status',
      childOf(entry, 'Sts'),
      say`the status is none of BOOK, PDNG, INFO and FUTR`,
    );

  const bookingElement = childOf(entry, 'BookgDt');
  const valueElement = childOf(entry, 'ValDt');
  const bookingText = dateTextOf(bookingElement);
  const valueText = dateTextOf(valueElement);
  const valueOn = dateOf(valueText);
  const stated = bookingText === '' ? valueOn : dateOf(bookingText);
  const isUndated = bookingText === '' && valueText === '';
  const bookedOn = isUndated && status === 'booked' ? dayOfBalances : stated;
  if (isUndated && bookedOn !== null)
    findings.push(
      findingAtLine(
        'note',
        'day_of_balances',
        entry.line,
        '<Ntry>',
        say`the entry has neither a booking date nor a value date; the day of the balances, ${day(bookedOn)}, was taken`,
      ),
    );
  if (bookedOn === null) {
    const [element, text] =
      bookingText === '' ? [valueElement, valueText] : [bookingElement, bookingText];
    return text === ''
      ? refused('no_date', null, say`the entry has neither a booking date nor a value date`)
      : refused('bad_date', element, say`"${shortened(text)}" is not a date`);
  }
  if (valueText !== '' && valueOn === null)
    findings.push(
      findingAtLine(
        'warning',
        'bad_date',
        valueElement?.line ?? entry.line,
        '<ValDt>',
        say`"${shortened(valueText)}" is not a date; the entry is kept without its value date`,
      ),
    );

  const whole = detailsOf(entry, raw);
  const entryReference = ownText(referenceOf(textAt(entry, 'AcctSvcrRef')));
  const entryCode = ownText(transactionCodeOf(childOf(entry, 'BkTxCd')));
  const entryText = ownText(oneLine(textAt(entry, 'AddtlNtryInf')));
  const isReversal = textAt(entry, 'RvslInd') === 'true' || textAt(entry, 'RvslInd') === '1';

  const lineOf = (
    from: CamtDetails,
    money: CamtMoney,
    sign: 1 | -1,
    batch: BankLine['batch'],
  ): BankLine => {
    const takenBack = isReversal || from.isReturn;
    const other = counterpartyOf(from, takenBack ? (-sign as 1 | -1) : sign, ownAccount);
    const charges = [...from.charges, ...(batch === null && from !== whole ? whole.charges : [])];
    return {
      place: { line: batch === null ? entry.line : from.line },
      bookedOn,
      valueOn,
      currency: money.currency,
      amountMinor: sign === -1 && money.amountMinor !== 0 ? -money.amountMinor : money.amountMinor,
      status,
      isReversal: takenBack,
      bankReference: from.bankReference || entryReference,
      endToEndId: from.endToEndId,
      mandateId: from.mandateId,
      structuredReference: from.structuredReference,
      text: from.text || from.additional || entryText,
      counterpartyName: other.name,
      counterpartyAccount: other.account,
      counterpartyBank: other.bank,
      code: from.code || entryCode,
      // Banks that name the charges at the entry and again at its only payment mean them once.
      chargesMinor: charges.find((part) => part.currency === money.currency)?.amountMinor ?? 0,
      original: originalOf(from, whole.instructed, money),
      batch,
      raw: batch === null ? raw : from.raw,
    };
  };

  const [first] = details;
  if (details.length <= 1) {
    const count = batchCountOf(entry);
    if (count > 1)
      findings.push(
        findingAtLine(
          'note',
          'batch_not_opened',
          entry.line,
          '<Ntry>',
          first === undefined
            ? say`the booking of ${shown(amount.value, direction)} is a batch of ${count} payments and the file has no details of them; it is kept as one line, ask the bank for the details (camt.054)`
            : say`the booking of ${shown(amount.value, direction)} is a batch of ${count} payments and the file details one of them; it is kept as one line, ask the bank for the details (camt.054)`,
        ),
      );
    return { lines: [lineOf(first ?? whole, amount.value, direction, null)], findings };
  }

  const unopened = whyNotOpened(details, amount.value, direction);
  const isNet = unopened !== null && addUpNet(details, amount.value, direction);
  if (unopened !== null && !isNet) {
    findings.push(
      findingAtLine(
        'warning',
        'batch_not_opened',
        entry.line,
        '<Ntry>',
        say`${unopened}; it is kept as one line, look at the details before matching it`,
      ),
    );
    const joined: CamtDetails = {
      ...whole,
      text: ownText(
        details
          .slice(0, 50)
          .map((part) => part.text)
          .filter((text) => text !== '')
          .join(' '),
      ),
    };
    return { lines: [lineOf(joined, amount.value, direction, null)], findings };
  }
  const bookingMinor = direction * amount.value.amountMinor;
  const lines = details.map((part, index) =>
    lineOf(part, moneyOf(part, isNet) ?? amount.value, part.direction ?? direction, {
      index: index + 1,
      count: details.length,
      bookingMinor,
    }),
  );
  return { lines, findings };
}

const shown = ({ amountMinor, currency }: CamtMoney, direction: 1 | -1): TextValue =>
  money(direction * amountMinor, currency);

function batchCountOf(entry: XmlElement): number {
  const text = textAt(entry, 'NtryDtls', 'Btch', 'NbOfTxs') || textAt(entry, 'Btch', 'NbOfTxs');
  return /^\d{1,7}$/.test(text) ? Number(text) : 0;
}

const chargesOfPart = (part: CamtDetails, currency: CurrencyCode): Minor =>
  part.charges.find((charge) => charge.currency === currency)?.amountMinor ?? 0;

/** What one payment of a batch moved. `isNet`: its amount is before the charges that it states. */
function moneyOf({ amount, ...part }: CamtDetails, isNet: boolean): CamtMoney | null {
  if (amount === null || !isNet) return amount;
  const charges = chargesOfPart({ amount, ...part }, amount.currency);
  return { ...amount, amountMinor: Math.max(0, amount.amountMinor - charges) };
}

/** Do the payments make the booking once the charges that they state are taken out of them? */
function addUpNet(details: readonly CamtDetails[], booking: CamtMoney, direction: 1 | -1): boolean {
  let sum = 0;
  for (const part of details) {
    const net = moneyOf(part, true);
    if (
      net === null ||
      net.currency !== booking.currency ||
      (part.direction ?? direction) !== direction
    )
      return false;
    sum += net.amountMinor;
  }
  return direction === 1 && sum === booking.amountMinor;
}

/** Why the payments of a batch cannot stand for the booking; null when they add up to it. */
function whyNotOpened(
  details: readonly CamtDetails[],
  booking: CamtMoney,
  direction: 1 | -1,
): Text | null {
  const batch = say`the booking of ${shown(booking, direction)} has ${details.length} payments inside`;
  let sum = 0;
  for (const part of details) {
    if (part.amount === null)
      return say`${batch}, and that of line ${part.line} has no amount of its own`;
    if (part.amount.currency !== booking.currency)
      return say`${batch}, and that of line ${part.line} is in ${part.amount.currency}`;
    sum += (part.direction ?? direction) * part.amount.amountMinor;
    if (!Number.isSafeInteger(sum))
      return say`${batch} that come to more than any amount kept here`;
  }
  const difference = direction * booking.amountMinor - sum;
  if (difference === 0) return null;
  return say`${batch} that come to ${money(sum, booking.currency)}, a difference of ${money(difference, booking.currency)}`;
}
