/** `duebook contract list|show|add|change|retire`: what was agreed on paper. */
import type { Command } from 'commander';
import type { ContractView } from '../../../contract/told.ts';
import {
  decimalToMinor,
  formatTerms,
  isCurrencyCode,
  minorToDecimal,
  PAYMENT_METHODS,
} from '../../../contract/values.ts';
import { triedOn } from './terms.ts';
import type { AddCommand } from '../terminal/command.ts';
import { lines, plain } from '../terminal/display.ts';
import { given, namingFlags, onlyGiven } from '../terminal/flag-names.ts';
import { dateFlag, today } from '../terminal/options.ts';
import { jsonInput } from '../terminal/read-input.ts';
import { Refused, usage } from '../terminal/refusal.ts';
import type { Session } from '../terminal/session.ts';
import { type Column, numberColumn, table } from '../terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';
import { oneOf, orNone } from '../terminal/words.ts';

/** A contract as the terminal shows it: for a script, and for a person. */

/** Terms in words; `termsRule` is their structure. */
const contractJson = ({ contract, ...view }: ContractView) => ({
  ...contract,
  terms: formatTerms(contract.terms),
  termsRule: contract.terms,
  clauses: contract.clauses.map(clauseJson),
  ...view,
});

const CLAUSE_COLUMNS: readonly Column<Clauses[number]>[] = [
  { header: 'Clause', of: (row) => row.number },
  { header: 'Kind', of: (row) => row.kind },
  { header: 'Text', of: (row) => row.text },
];

function contractText(view: ContractView): string {
  const { contract } = view;
  const facts = lines([
    [contract.number, contract.title === '' ? view.customerName : contract.title],
    ['Customer', `${contract.customer} ${view.customerName}`],
    ['Price', contract.priceBasis],
    ['Payment', `${contract.paymentMethod}, ${formatTerms(contract.terms)}, ${contract.currency}`],
    ['Signed by us', contract.signedByUsOn ?? ''],
    ['Signed by the customer', contract.signedByCustomerOn ?? ''],
    ['Terms initialled', contract.termsInitialledOn ?? ''],
    ['Valid from', contract.validFrom],
    ['Valid to', contract.validTo ?? ''],
    ['Law', contract.governingLaw],
    ['Courts', contract.jurisdiction],
    ['Notes', contract.notes],
    ['Papers', view.attachments === 0 ? '' : String(view.attachments)],
    [view.isCitable ? 'May be cited' : 'May not be cited', view.because],
  ]);
  return contract.clauses.length === 0
    ? facts
    : `${facts}\n${table(CLAUSE_COLUMNS, contract.clauses)}`;
}

/** The contract of that number with the customer, or null. */
async function contractOf(
  session: Session,
  customer: string,
  number: string,
): Promise<ContractView | null> {
  // Says that there is no such customer, where there is none.
  await session.call('customers.profile', { customer });
  const found = await session.call('contracts.list', { customer });
  return found.find((one) => one.contract.number === number) ?? null;
}

async function knownContract(
  session: Session,
  customer: string,
  number: string,
): Promise<ContractView> {
  const found = await contractOf(session, customer, number);
  if (found !== null) return found;
  throw new Refused({
    code: 'not_found',
    message: `there is no contract "${number}" with ${customer}; "duebook contract list --customer ${customer}" has the numbers`,
  });
}

/** What a contract says, as flags: `add` and `change` take the same ones. */
type Contract = ContractView['contract'];

interface ContractFlags extends VerbFlags {
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

const FIELDS = {
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
const withFields = (command: Command): Command =>
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
function fieldsOf(flags: ContractFlags): Partial<Contract> {
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
async function termsOf(
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

/**
 * Clauses out of a JSON file and back: amounts are decimal text there, as everywhere outside.
 *
 *     [{ "kind": "flat_fee", "number": "8.1", "text": "…", "amount": "40.00", "currency": "EUR" }]
 */
type Clauses = ContractView['contract']['clauses'];

const clauseJson = (clause: Clauses[number]) => {
  if (clause.kind !== 'flat_fee') return clause;
  const { amountMinor, ...rest } = clause;
  return { ...rest, amount: minorToDecimal(amountMinor, clause.currency) };
};

/** The engine checks every clause; what it says names its place, `clauses[2].text`. */
function clausesOfFile(file: string): Clauses {
  const value = jsonInput(file, 'contract_invalid');
  if (!Array.isArray(value))
    throw new Refused({
      code: 'contract_invalid',
      message: `${file} is not a list of clauses; write one as "contract show --format json" prints it`,
    });
  return (value as readonly unknown[]).map((clause, at) =>
    withMinor(clause, `${file}, clause ${at + 1}`),
  ) as Clauses;
}

function withMinor(clause: unknown, place: string): unknown {
  if (typeof clause !== 'object' || clause === null || !('amount' in clause)) return clause;
  const { amount, ...rest } = clause;
  const currency = 'currency' in rest ? rest.currency : undefined;
  const isKnown = typeof currency === 'string' && isCurrencyCode(currency);
  const minor =
    isKnown && typeof amount === 'string' ? decimalToMinor(amount, currency) : undefined;
  if (typeof minor === 'number') return { ...rest, amountMinor: minor };
  throw new Refused({
    code: 'contract_invalid',
    message: `${place}: "amount" is not an amount in its "currency"; write both as text, like "40.00" and "EUR"`,
  });
}

/**
 * `duebook contract list [--customer CODE]`: what is agreed on paper, by customer and number.
 *
 *     Customer  Number      Terms   Currency  From        To  Cited  Papers
 *     C1        K-2026-014  net 30  EUR       2026-01-15      yes         1
 */
interface Flags extends VerbFlags {
  readonly customer?: string;
}

const COLUMNS: readonly Column<ContractView>[] = [
  { header: 'Customer', of: ({ contract }) => contract.customer },
  { header: 'Name', of: (view) => view.customerName },
  { header: 'Number', of: ({ contract }) => contract.number },
  { header: 'Terms', of: ({ contract }) => formatTerms(contract.terms) },
  { header: 'Currency', of: ({ contract }) => contract.currency },
  { header: 'From', of: ({ contract }) => contract.validFrom },
  { header: 'To', of: ({ contract }) => contract.validTo ?? '' },
  { header: 'Cited', of: (view) => (view.isCitable ? 'yes' : 'no') },
  numberColumn('Papers', (view) => view.attachments),
];

const addList: AddCommand = (contract) => {
  verb(contract, 'list', 'contracts, and whether letters may cite them')
    .option('--customer <code>', 'only of this customer')
    .action(async (flags: Flags) => {
      const views = await inLedger(flags, 'read', (session) =>
        session.call('contracts.list', { customer: flags.customer ?? null }),
      );
      answer(flags, { contracts: views.map(contractJson) }, () =>
        views.length === 0 ? 'no contracts are known\n' : table(COLUMNS, views),
      );
    });
};

/** `duebook contract show CODE NUMBER`: one contract whole, and why letters may cite it or not. */
const addShow: AddCommand = (contract) => {
  verb(contract, 'show', 'one contract, with its clauses')
    .argument('<code>', 'the customer')
    .argument('<number>', 'as "contract list" shows it')
    .action(async (code: string, number: string, flags: VerbFlags) => {
      const view = await inLedger(flags, 'read', (session) => knownContract(session, code, number));
      answer(flags, contractJson(view), () => contractText(view));
    });
};

/**
 * `duebook contract add CODE NUMBER --price-basis TEXT --terms TEXT --currency EUR …`: one that is not
 * there yet, or was retired. Letters cite it when both sides have signed and dated it.
 */
const BLANK = {
  title: '',
  paymentMethod: 'transfer',
  signedByUsOn: null,
  signedByCustomerOn: null,
  termsInitialledOn: null,
  validTo: null,
  governingLaw: '',
  jurisdiction: '',
  clauses: [],
  notes: '',
} as const;

const addAdd: AddCommand = (parent) => {
  withFields(
    verb(parent, 'add', 'a contract with a customer')
      .argument('<code>', 'the customer')
      .argument('<number>', 'its number; letters name it')
      .requiredOption('--price-basis <text>', 'what the price rests on, like "price list 3"')
      .requiredOption('--terms <text>', 'when to pay, like "net 30"')
      .requiredOption('--currency <code>', 'three letters, like EUR'),
  ).action(async (customer: string, number: string, flags: ContractFlags) => {
    const fields = fieldsOf(flags);
    const view = await inLedger(flags, 'write', async (session) => {
      if ((await contractOf(session, customer, number)) !== null)
        throw new Refused({
          code: 'contract_exists',
          message: `${customer} has a contract ${number} already; "duebook contract change ${customer} ${number}" changes it`,
        });
      const contract = {
        number,
        customer,
        validFrom: today(),
        ...BLANK,
        ...fields,
        ...(await termsOf(session, flags)),
      } as Contract;
      return namingFlags(FIELDS, flags, () => session.call('contracts.save', { contract }));
    });
    answer(
      flags,
      contractJson(view),
      () => `${plain(number)} of ${plain(customer)} is added\n${plain(view.because)}\n`,
    );
  });
};

/** `duebook contract change CODE NUMBER --signed-by-customer DATE …`: what is not said stays. */
const addChange: AddCommand = (parent) => {
  withFields(
    verb(parent, 'change', 'a contract, from today on; earlier versions stay')
      .argument('<code>', 'the customer')
      .argument('<number>', 'as "contract list" shows it')
      .option('--price-basis <text>', 'what the price rests on')
      .option('--terms <text>', 'when to pay, like "net 30"')
      .option('--currency <code>', 'three letters, like EUR'),
  ).action(async (customer: string, number: string, flags: ContractFlags) => {
    if (given(FIELDS, flags).length === 0)
      throw usage(
        `say what changes of ${number}; "duebook contract change --help" lists the flags`,
      );
    const fields = fieldsOf(flags);
    const view = await inLedger(flags, 'write', async (session) => {
      const before = await knownContract(session, customer, number);
      const contract = { ...before.contract, ...fields, ...(await termsOf(session, flags)) };
      return namingFlags(FIELDS, flags, () => session.call('contracts.save', { contract }));
    });
    answer(
      flags,
      contractJson(view),
      () => `${plain(number)} of ${plain(customer)} is changed\n${plain(view.because)}\n`,
    );
  });
};

/** `duebook contract retire CODE NUMBER`: off the list; its versions and attachments stay. */
const addRetire: AddCommand = (contract) => {
  verb(contract, 'retire', 'nobody goes by it any more; "contract add" brings it back')
    .argument('<code>', 'the customer')
    .argument('<number>', 'as "contract list" shows it')
    .action(async (customer: string, number: string, flags: VerbFlags) => {
      await inLedger(flags, 'write', (session) =>
        session.call('contracts.retire', { customer, number }),
      );
      answer(
        flags,
        { customer, number, retired: true },
        () => `${plain(number)} of ${plain(customer)} is retired\n`,
      );
    });
};

/** `duebook contract list|show|add|change|retire`: what was agreed on paper; a file for each verb. */
export const contractCommand: AddCommand = (program, setExit) => {
  const contract = program
    .command('contract')
    .description('contracts with customers: terms, signatures, clauses that letters may cite');
  for (const add of [addList, addShow, addAdd, addChange, addRetire]) add(contract, setExit);
};
