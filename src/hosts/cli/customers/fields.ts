/** Who a customer is, as flags: `add` and `change` take the same ones. */
import type { Command } from 'commander';
import { DEBTOR_KINDS, type CustomerInput } from '../../../contract/calls/customers.ts';
import { decimalToMinor, isCurrencyCode, minorToDecimal } from '../../../contract/values.ts';
import { onlyGiven } from '../terminal/flag-names.ts';
import { usage } from '../terminal/refusal.ts';
import type { VerbFlags } from '../terminal/verb.ts';
import { oneOf, orNone } from '../terminal/words.ts';

export interface FieldFlags extends VerbFlags {
  readonly country?: string;
  readonly language?: string;
  readonly currency?: string;
  readonly taxId?: string;
  readonly kind?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly creditLimit?: string;
  readonly governingLaw?: string;
}

export const FIELDS = {
  country: 'country',
  language: 'language',
  currency: 'currency',
  taxId: 'taxId',
  kind: 'kind',
  email: 'email',
  phone: 'phone',
  address: 'address',
  creditLimit: 'creditLimitMinor',
  governingLaw: 'governingLaw',
} as const;

export const withFields = (command: Command): Command =>
  command
    .option('--country <code>', 'two letters, like ES, or none')
    .option('--language <code>', 'of the letters, two letters, like es, or none')
    .option('--currency <code>', 'three letters, like EUR, or none')
    .option('--tax-id <text>', 'its tax number')
    .option('--kind <word>', DEBTOR_KINDS.join(', '))
    .option('--email <address>', 'how to write')
    .option('--phone <text>', 'how to call')
    .option('--address <text>', 'as on a letter; a new line where the shell can write one')
    .option('--credit-limit <amount>', 'in its currency, like 5000.00, or none')
    .option('--governing-law <text>', 'whose law holds, like ES');

const codeOf = (text: string, form: RegExp, flag: string, wanted: string): string | null =>
  orNone(text, (code) => {
    if (!form.test(code)) throw usage(`${flag} ${code} is not ${wanted}`);
    return code;
  });

function currencyOf(text: string): string | null {
  return orNone(text, (code) => {
    if (!isCurrencyCode(code))
      throw usage(`--currency ${code} is not a currency code (three letters, like EUR)`);
    return code;
  });
}

function limitOf(text: string, currency: string | null): number | null {
  return orNone(text, (amount) => {
    if (currency === null)
      throw usage(`--credit-limit ${amount} is in no currency; say which with --currency`);
    const minor = decimalToMinor(amount, currency);
    if (typeof minor === 'number' && minor >= 0) return minor;
    throw usage(
      `--credit-limit ${amount} is not an amount in ${currency}; write it like ${minorToDecimal(123450, currency)}`,
    );
  });
}

/** The fields that were given, checked; `before`: the currency that a credit limit is in already. */
export function fieldsOf(flags: FieldFlags, before: string | null): Partial<CustomerInput> {
  const { country, language, taxId, kind, email, phone, address, governingLaw } = flags;
  const currency = flags.currency === undefined ? undefined : currencyOf(flags.currency);
  return onlyGiven<CustomerInput>({
    country:
      country === undefined
        ? undefined
        : codeOf(country, /^[A-Z]{2}$/, '--country', 'a country code (two letters, like ES)'),
    language:
      language === undefined
        ? undefined
        : codeOf(language, /^[a-z]{2}$/, '--language', 'a language (two letters, like es)'),
    currency,
    taxId,
    kind: kind === undefined ? undefined : oneOf(DEBTOR_KINDS, kind, '--kind'),
    email,
    phone,
    address,
    creditLimitMinor:
      flags.creditLimit === undefined
        ? undefined
        : limitOf(flags.creditLimit, currency === undefined ? before : currency),
    governingLaw,
  });
}

/** Amounts as decimal strings. */
export const profileJson = ({ creditLimitMinor, currency, ...profile }: CustomerInput) => ({
  ...profile,
  currency,
  creditLimit:
    creditLimitMinor === null || currency === null
      ? null
      : minorToDecimal(creditLimitMinor, currency),
});
