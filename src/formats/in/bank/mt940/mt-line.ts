/**
 * One entry of MT940 and what its text says, put together into a line.
 */
import type { BankLine } from '../../../../domain/bank/bank-file.ts';
import type { CurrencyCode, Minor } from '../../../../domain/money.ts';
import { ownText } from '../../own-text.ts';
import { accountOf, oneLine } from '../bank-values.ts';
import { readMtAmount, type MtEntry } from './mt-entry.ts';
import type { MtInformation } from './mt-information.ts';

/** Longest original text kept of one line, in characters. */
const MAX_RAW = 4_000;

/** The line of `entry`, which begins on `line` of the file; `raws` are its fields as they stand. */
export function mtLineOf(
  line: number,
  entry: MtEntry,
  said: MtInformation,
  raws: readonly string[],
  currency: CurrencyCode,
): BankLine {
  const supplementary = entry.supplementary.join(' ');
  const added = addedAmounts(supplementary, currency);
  const plain = entry.supplementary.filter((part) => !part.startsWith('/')).join(' ');
  const accountAdded = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain) ? plain : '';
  const own = entry.ownReference;
  // Rabobank, before IBANs: `N044` account, blanks, name.
  const accountBeforeName = entry.name !== '' && /^\d{7,10}$/.test(own) ? own : '';
  const account = said.account !== '' ? accountOf(said.account) : accountAdded || accountBeforeName;
  return {
    place: { line },
    bookedOn: entry.bookedOn,
    valueOn: entry.valueOn,
    currency,
    amountMinor: entry.amountMinor,
    status: entry.isExpected ? 'pending' : 'booked',
    isReversal: entry.isReversal || said.isReturn,
    // PostFinance writes its number of the booking below `//NONREF`.
    bankReference: ownText(
      entry.bankReference === '' && /^\d{20,}$/.test(plain) ? plain : entry.bankReference,
    ),
    // What the bank keeps as our reference is as good as an end-to-end id where it names none.
    endToEndId: ownText(
      said.endToEndId !== ''
        ? referenceText(said.endToEndId)
        : /^([EKM]REF\+?|NONREF|..?)?$/.test(own) || own === account
          ? ''
          : own,
    ),
    mandateId: ownText(referenceText(said.mandateId)),
    structuredReference: ownText(said.structuredReference),
    text: ownText(said.text !== '' ? said.text : plain),
    counterpartyName: ownText(said.name !== '' ? said.name : entry.name),
    counterpartyAccount: ownText(account),
    counterpartyBank: ownText(oneLine(said.bank)),
    code: ownText(said.code === '' ? entry.code : `${entry.code}/${said.code}`),
    chargesMinor: added.chargesMinor,
    original: added.original,
    batch: null,
    raw: ownText(raws.join('\n').slice(0, MAX_RAW)),
  };
}

const referenceText = (text: string): string =>
  /^(NOTPROVIDED|NONREF)$/i.test(text.trim()) ? '' : oneLine(text);

/** `/OCMT/EUR11,85//CHGS/EUR0,50/`: what was sent, and the charges. */
function addedAmounts(
  text: string,
  currency: CurrencyCode,
): { readonly original: BankLine['original']; readonly chargesMinor: Minor } {
  const read = (key: string): { currency: CurrencyCode; amountMinor: Minor } | null => {
    const match = new RegExp(`/${key}/([A-Z]{3})(\\d+(?:[,.]\\d*)?)`).exec(text);
    if (match === null) return null;
    const amount = readMtAmount(match[2] ?? '', match[1] ?? '');
    return amount.ok ? { currency: match[1] ?? '', amountMinor: amount.value } : null;
  };
  const sent = read('OCMT');
  const charges = read('CHGS');
  return {
    original:
      sent === null || sent.currency === currency
        ? null
        : { ...sent, rate: /\/EXCH\/([\d.,]+)/.exec(text)?.[1] ?? '' },
    chargesMinor: charges !== null && charges.currency === currency ? charges.amountMinor : 0,
  };
}
