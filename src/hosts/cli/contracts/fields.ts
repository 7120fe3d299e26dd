/** What a contract says, as flags: `add` and `change` take the same ones. */
import type { Command } from 'commander';
import { isCurrencyCode, PAYMENT_METHODS } from '../../../contract/values.ts';
import { namingFlags, onlyGiven } from '../terminal/flag-names.ts';
import { dateFlag } from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import type { Session } from '../terminal/session.ts';
import type { VerbFlags } from '../terminal/verb.ts';
import { oneOf, orNone } from '../terminal/words.ts';
import { triedOn } from './terms/agreed.ts';
import { clausesOfFile } from './clauses.ts';
import type { ContractView } from '../../../contract/told.ts';

export type Contract = ContractView['contract'];

export interface ContractFlags extends VerbFlags {
  readonly priceBasis?: string;
  readonly terms?: string;
  readonly currency?: string;
  readonly method?: string;
  readonly title?: string;
  readonly signedByUs?: string;
  readonly signedByCustomer?: string;
  readonly initialled?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly law?: string;
  readonly courts?: string;
  readonly clauses?: string;
  readonly notes?: string;
}

export const FIELDS = {
  priceBasis: 'priceBasis',
  terms: 'terms',
  currency: 'currency',
  method: 'paymentMethod',
  title: 'title',
  signedByUs: 'signedByUsOn',
  signedByCustomer: 'signedByCustomerOn',
  initialled: 'termsInitialledOn',
  validFrom: 'validFrom',
  validTo: 'validTo',
  law: 'governingLaw',
  courts: 'jurisdiction',
  clauses: 'clauses',
  notes: 'notes',
} as const;

/** Those that a contract cannot be without are added by `add` itself, as required ones. */
export const withFields = (command: Command): Command =>
  command
    .option('--method <word>', PAYMENT_METHODS.join(', '))
    .option('--title <text>', 'what it is called')
    .option('--signed-by-us <date>', 'when we signed, YYYY-MM-DD, or none')
    .option('--signed-by-customer <date>', 'when the customer signed, or none')
    .option('--initialled <date>', 'when the customer put initials beside the terms, or none')
    .option('--valid-from <date>', 'its first day')
    .option('--valid-to <date>', 'its last day, or none: open-ended')
    .option('--law <text>', 'whose law holds, like ES')
    .option('--courts <text>', 'the place of the courts')
    .option('--clauses <file>', 'JSON: all its clauses, as "contract show --format json" has them')
    .option('--notes <text>', 'what else there is to know');

const dateOrNone = (text: string | undefined, flag: string) =>
  text === undefined ? undefined : orNone(text, (date) => dateFlag(date, flag));

/** The fields that were given, checked; the terms are read when the ledger is open (`termsOf`). */
export function fieldsOf(flags: ContractFlags): Partial<Contract> {
  const { priceBasis, currency, method, title, validFrom, law, courts, clauses, notes } = flags;
  if (currency !== undefined && !isCurrencyCode(currency))
    throw usage(`--currency ${currency} is not a currency code (three letters, like EUR)`);
  return onlyGiven<Contract>({
    priceBasis,
    currency,
    paymentMethod: method === undefined ? undefined : oneOf(PAYMENT_METHODS, method, '--method'),
    title,
    signedByUsOn: dateOrNone(flags.signedByUs, '--signed-by-us'),
    signedByCustomerOn: dateOrNone(flags.signedByCustomer, '--signed-by-customer'),
    termsInitialledOn: dateOrNone(flags.initialled, '--initialled'),
    validFrom: validFrom === undefined ? undefined : dateFlag(validFrom, '--valid-from'),
    validTo: dateOrNone(flags.validTo, '--valid-to'),
    governingLaw: law,
    jurisdiction: courts,
    clauses: clauses === undefined ? undefined : clausesOfFile(clauses),
    notes,
  });
}

/** Terms in words become their structure; words that say none are refused, naming the flag. */
export async function termsOf(
  session: Session,
  { terms: text, ...flags }: ContractFlags,
): Promise<Pick<Contract, 'terms'> | Record<never, never>> {
  if (text === undefined) return {};
  const invoice = await triedOn(
    session,
    { format: flags.format },
    { currency: null, country: null },
  );
  const { terms } = await namingFlags({ terms: 'text' }, { terms: text }, () =>
    session.call('terms.preview', { text, ...invoice }),
  );
  return { terms };
}
