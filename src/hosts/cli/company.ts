/**
 * `duebook company show|set` and `duebook account list|add|retire`: who writes the letters, and where the money goes.
 *
 *     duebook company set --address 'Calle Mayor 1\n28013 Madrid' --vat ESB12345674 --contact 'Ana Ruiz' --phone '+34 910 000 000'
 *     duebook account add --holder 'Flores S.L.' --iban 'ES91 2100 0418 4502 0005 1332' --bic CAIXESBBXXX --currency EUR
 */
import type { BankAccountView, CompanyView } from '../../contract/calls/company.ts';
import { currencyOf } from './facts/amount.ts';
import type { AddCommand } from './terminal/command.ts';
import { plain } from './terminal/display.ts';
import { usage } from './terminal/refusal.ts';
import { table, type Column } from './terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from './terminal/verb.ts';
import { wholeWithin } from './terminal/words.ts';

/** Flag → field of the company, and what the help says. */
const FIELDS = {
  name: ['name', 'of the company'],
  address: ['address', 'as it is printed; \\n between the lines'],
  country: ['country', 'two letters, like ES'],
  registration: ['registrationNumber', 'number in the register of companies'],
  vat: ['vatNumber', 'VAT number'],
  contact: ['contact', 'whom customers ask for'],
  phone: ['phone', 'in international form'],
  email: ['email', 'of the contact'],
  signatory: ['signatory', 'who signs letters'],
  position: ['signatoryPosition', 'of who signs'],
} as const satisfies Readonly<Record<string, readonly [keyof CompanyView, string]>>;
type Field = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Field[];

type SetFlags = VerbFlags & { readonly [F in Field]?: string };

/** A shell has no easy way to write a line feed. */
const lines = (text: string): string => text.replaceAll('\\n', '\n');

const told = (company: CompanyView): string =>
  NAMES.map((name) => {
    const value = company[FIELDS[name][0]];
    return `${name.padEnd(14)}${value === '' ? '-' : plain(value.replaceAll('\n', ', '))}\n`;
  }).join('');

const addShow: AddCommand = (company) => {
  verb(company, 'show', 'what letters say of the sender').action(async (flags: VerbFlags) => {
    const found = await inLedger(flags, 'read', (session) => session.call('company.get', {}));
    answer(flags, found, () => told(found));
  });
};

const addSet: AddCommand = (company) => {
  const command = verb(company, 'set', 'change it; what is not named stays');
  for (const name of NAMES) command.option(`--${name} <text>`, FIELDS[name][1]);
  command.action(async (flags: SetFlags) => {
    const given = NAMES.filter((name) => flags[name] !== undefined);
    if (given.length === 0)
      throw usage(`name what to change: ${NAMES.map((name) => `--${name}`).join(', ')}`);
    const { country } = flags;
    if (country !== undefined && !/^[A-Z]{2}$/.test(country))
      throw usage(`--country ${country} is not a country code (two letters, like ES)`);
    const saved = await inLedger(flags, 'write', async (session) => {
      const before = await session.call('company.get', {});
      const changed = Object.fromEntries(
        given.map((name) => [FIELDS[name][0], lines(flags[name] ?? '')]),
      );
      return session.call('company.save', { ...before, ...changed });
    });
    answer(flags, saved, () => told(saved));
  });
};

export const companyCommand: AddCommand = (program, setExit) => {
  const company = program.command('company').description('our own company, the sender of letters');
  for (const add of [addShow, addSet]) add(company, setExit);
};

const COLUMNS: readonly Column<BankAccountView>[] = [
  { header: 'No.', of: ({ bankAccountId }) => String(bankAccountId), align: 'right' },
  { header: 'Holder', of: ({ holder }) => holder },
  { header: 'Account', of: ({ account }) => account },
  { header: 'BIC', of: ({ bic }) => bic },
  { header: 'Bank', of: ({ bank }) => bank },
  { header: 'Currency', of: ({ currency }) => currency },
  { header: 'Default', of: ({ isDefault }) => (isDefault ? 'yes' : '') },
];

const addAccounts: AddCommand = (account) => {
  verb(account, 'list', 'accounts that letters name').action(async (flags: VerbFlags) => {
    const accounts = await inLedger(flags, 'read', (session) =>
      session.call('bankAccounts.list', {}),
    );
    answer(flags, { accounts }, () =>
      accounts.length === 0
        ? 'no bank account yet; add one with "duebook account add"\n'
        : table(COLUMNS, accounts),
    );
  });
};

interface AddFlags extends VerbFlags {
  readonly holder: string;
  readonly iban?: string;
  readonly account?: string;
  readonly bic: string;
  readonly bank: string;
  readonly currency: string;
  readonly default: boolean;
}

const addAccount: AddCommand = (account) => {
  verb(account, 'add', 'an account that customers may pay into')
    .requiredOption('--holder <name>', 'whose account it is')
    .option('--iban <number>', 'its IBAN')
    .option('--account <number>', 'its number, where there is no IBAN')
    .option('--bic <code>', 'of the bank', '')
    .option('--bank <name>', 'name of the bank', '')
    .requiredOption('--currency <code>', 'three letters, like EUR')
    .option('--default', 'where several fit, this one', false)
    .action(async (flags: AddFlags) => {
      const number = flags.iban ?? flags.account;
      if (number === undefined || (flags.iban !== undefined && flags.account !== undefined))
        throw usage('name the account with --iban, or with --account where there is no IBAN');
      const currency = currencyOf(flags.currency);
      const saved = await inLedger(flags, 'write', (session) =>
        session.call('bankAccounts.save', {
          holder: flags.holder,
          account: number,
          bic: flags.bic,
          bank: flags.bank,
          currency,
          isDefault: flags.default,
        }),
      );
      answer(flags, saved, () => table(COLUMNS, [saved]));
    });
};

const addRetire: AddCommand = (account) => {
  verb(account, 'retire', 'no longer offered; letters that name it keep it')
    .argument('<number>', 'as "account list" has it')
    .action(async (number: string, flags: VerbFlags) => {
      const bankAccountId = wholeWithin(number, 1, 999_999, '<number>');
      await inLedger(flags, 'write', (session) =>
        session.call('bankAccounts.retire', { bankAccountId }),
      );
      answer(flags, { bankAccountId }, () => `account ${number} is no longer offered\n`);
    });
};

export const accountCommand: AddCommand = (program, setExit) => {
  const account = program.command('account').description('our own bank accounts');
  for (const add of [addAccounts, addAccount, addRetire]) add(account, setExit);
};
