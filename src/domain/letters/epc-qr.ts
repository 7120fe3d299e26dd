/**
 * What a bank's app reads from the letter: the reference of ISO 11649 and the payload of a SEPA credit transfer
 * (EPC069-12, version 002), both made from the letter's number.
 *
 *     creditorReference('L-2026-0001')   ->  'RF37L20260001'
 */
import { ibanCountry, remainder97 } from '../bank/iban.ts';
import type { Minor } from '../money.ts';
import type { BankAccount } from './parties.ts';

/** The letter's number as a reference that banks check; at most 21 letters and digits of it. */
export function creditorReference(number: string): string {
  const body = number.toUpperCase().replace(/[^A-Z0-9]/g, '').slice(0, 21); // prettier-ignore
  const check = 98 - remainder97(`${body}RF00`);
  return `RF${String(check).padStart(2, '0')}${body}`;
}

/** The most that a SEPA transfer carries, in cents. */
const MOST_MINOR = 99_999_999_999;
/** Characters of a name that the payload takes. */
const NAME_LENGTH = 70;

/** Lines of the payload; null where there is no valid IBAN, or the sum fits no transfer. `minor`: cents. */
export function epcPayload(
  account: Pick<BankAccount, 'holder' | 'account' | 'bic'>,
  minor: Minor,
  reference: string,
): string | null {
  if (ibanCountry(account.account) === null || minor < 1 || minor > MOST_MINOR) return null;
  const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
  return [
    'BCD',
    '002',
    '1',
    'SCT',
    account.bic.replace(/\s+/g, '').toUpperCase(),
    [...oneLine(account.holder)].slice(0, NAME_LENGTH).join(''),
    account.account.replace(/\s+/g, '').toUpperCase(),
    `EUR${String(Math.floor(minor / 100))}.${String(minor % 100).padStart(2, '0')}`,
    '',
    reference,
  ].join('\n');
}
