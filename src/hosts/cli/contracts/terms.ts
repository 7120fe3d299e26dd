import type { ToldError, ToldOutput } from '../../../contract/told.ts';
import {
  contractInForce,
  decimalToMinor,
  isCurrencyCode,
  minorToDecimal,
  type Result,
} from '../../../contract/values.ts';
import { saveChanged } from '../customers/change.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { dateFlag, today } from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import type { Session } from '../terminal/session.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';
import { NONE } from '../terminal/words.ts';

/**
 * Terms as people write them, tried on an invoice: what most commands about terms print.
 *
 *     terms: net 30, 2% discount within 10 days
 *     an invoice of 100.00 EUR of 2026-11-21 is due 2026-12-21
 *     30 days after 2026-11-21
 *     2.00 less when paid until 2026-12-01
 */
type TermsPreview = ToldOutput<'terms.preview'>;

interface InvoiceFlags extends VerbFlags {
  readonly amount?: string;
  readonly currency?: string;
  readonly on?: string;
  readonly delivered?: string;
}

/** The invoice that terms are tried on. */
interface Tried {
  readonly issuedOn: ReturnType<typeof dateFlag>;
  readonly deliveredOn: ReturnType<typeof dateFlag> | null;
  readonly grossMinor: number;
  readonly currency: string;
  readonly country: string | null;
}

/** A round sum, so that instalments read as percent. */
const HUNDRED = 100;

/** Of 100 in the company's currency and country unless the flags or `of` say otherwise. */
export async function triedOn(
  session: Session,
  flags: InvoiceFlags,
  of: { readonly currency: string | null; readonly country: string | null },
): Promise<Tried> {
  const company = await session.call('company.get', {});
  const currency = flags.currency ?? of.currency ?? company.currency;
  return {
    issuedOn: dateFlag(flags.on, '--on'),
    deliveredOn: flags.delivered === undefined ? null : dateFlag(flags.delivered, '--delivered'),
    grossMinor: grossOf(flags.amount ?? String(HUNDRED), currency),
    currency,
    country: of.country ?? company.country,
  };
}

/** What the flags say wrong, before a ledger is opened. */
function checkInvoice({ amount, currency, on, delivered }: InvoiceFlags): void {
  if (currency !== undefined && !isCurrencyCode(currency))
    throw usage(`--currency ${currency} is not a currency code (three letters, like EUR)`);
  if (amount !== undefined && currency !== undefined) grossOf(amount, currency);
  dateFlag(on, '--on');
  dateFlag(delivered, '--delivered');
}

function grossOf(amount: string, currency: string): number {
  const minor = decimalToMinor(amount, currency);
  if (typeof minor === 'number' && minor > 0) return minor;
  throw usage(
    `--amount ${amount} is not an amount in ${currency}; write it like ${minorToDecimal(123450, currency)}`,
  );
}

function previewText(preview: TermsPreview, { issuedOn, grossMinor, currency }: Tried): string {
  const amount = (minor: number): string => minorToDecimal(minor, currency);
  const [first] = preview.due;
  const isOne = preview.due.length === 1 && first !== undefined;
  const due = isOne
    ? `due ${first.dueOn}`
    : `due in ${preview.due.length} instalments: ${preview.due.map((row) => `${amount(row.grossMinor)} on ${row.dueOn}`).join(', ')}`;
  return [
    `terms: ${preview.short}`,
    `an invoice of ${amount(grossMinor)} ${currency} of ${issuedOn} is ${due}`,
    preview.because,
    ...(preview.discount === null
      ? []
      : [
          `${amount(preview.discount.amountMinor)} less when paid until ${preview.discount.untilOn}`,
        ]),
  ]
    .map((line) => `${plain(line)}\n`)
    .join('');
}

/** Amounts as decimal strings; `rule` is the structure that documents keep. */
const previewJson = (
  { terms, short, due, because, discount }: TermsPreview,
  { issuedOn, grossMinor, currency }: Tried,
) => ({
  terms: short,
  rule: terms,
  issuedOn,
  currency,
  amount: minorToDecimal(grossMinor, currency),
  due: due.map((row) => ({ dueOn: row.dueOn, amount: minorToDecimal(row.grossMinor, currency) })),
  because,
  discount:
    discount === null
      ? null
      : { untilOn: discount.untilOn, amount: minorToDecimal(discount.amountMinor, currency) },
});

/**
 * What a customer has agreed to: the contract in force before the terms of its profile, as when an
 * invoice is recorded.
 */
interface CustomerTerms {
  readonly customer: string;
  /** As the profile has them; `''`: none. */
  readonly asWritten: string;
  /** Number of the contract that counts instead, or null. */
  readonly contract: string | null;
  readonly tried: Tried;
  /** Null: neither a contract nor words. Refused: words that say no terms. */
  readonly preview: Result<TermsPreview, ToldError> | null;
}

async function termsOfCustomer(
  session: Session,
  code: string,
  flags: InvoiceFlags,
): Promise<CustomerTerms> {
  const { profile } = await session.call('customers.get', { customer: code, asOf: today() });
  const tried = await triedOn(session, flags, profile);
  const { customer, terms: text } = profile;
  const contracts = (await session.call('contracts.list', { customer })).map((one) => one.contract);
  const contract = contractInForce(contracts, customer, tried.issuedOn);
  const preview =
    contract !== null
      ? await session.engine.call('terms.preview', { terms: contract.terms, ...tried })
      : text.trim() === ''
        ? null
        : await session.engine.call('terms.preview', { text, ...tried });
  return { customer, asWritten: text, contract: contract?.number ?? null, tried, preview };
}

function customerTermsText({
  customer,
  asWritten,
  contract,
  tried,
  preview,
}: CustomerTerms): string {
  const source =
    contract !== null
      ? `${customer} goes by contract ${contract}${asWritten === '' ? '' : `, before "${asWritten}" of its profile`}`
      : asWritten === ''
        ? `no terms are known of ${customer}; agree on some with "duebook terms set ${customer} TERMS" or "duebook contract add"`
        : `${customer} goes by "${asWritten}" of its profile`;
  const rest =
    preview === null
      ? ''
      : preview.ok
        ? previewText(preview.value, tried)
        : `${plain(preview.error.message)}\n`;
  return `${plain(source)}\n${rest}`;
}

const customerTermsJson = ({ customer, asWritten, contract, tried, preview }: CustomerTerms) => ({
  customer,
  asWritten,
  contract,
  understood: preview?.ok === true ? previewJson(preview.value, tried) : null,
});

/** `duebook terms preview "2/10 net 30"`: what the words mean, before anything rests on them. */
interface Flags extends InvoiceFlags {
  readonly country?: string;
}

const addPreview: AddCommand = (terms) => {
  verb(terms, 'preview', 'what terms in words mean for an invoice')
    .argument('<terms>', 'like "net 30", "2/10 net 30" or "30% prepaid; rest net 60"')
    .option('--amount <amount>', 'of the invoice (default: 100.00)')
    .option('--currency <code>', "of the invoice (default: the company's)")
    .option('--on <date>', 'the date of the invoice, YYYY-MM-DD (default: today)')
    .option('--delivered <date>', 'when the goods came (default: not known)')
    .option('--country <code>', "whose days of rest count (default: the company's)")
    .action(async (text: string, flags: Flags) => {
      checkInvoice(flags);
      const { country } = flags;
      if (country !== undefined && !/^[A-Z]{2}$/.test(country))
        throw usage(`--country ${country} is not a country code (two letters, like ES)`);
      const [preview, tried] = await inLedger(flags, 'read', async (session) => {
        const invoice = await triedOn(session, flags, { currency: null, country: country ?? null });
        return [await session.call('terms.preview', { text, ...invoice }), invoice] as const;
      });
      answer(flags, previewJson(preview, tried), () => previewText(preview, tried));
    });
};

/** `duebook terms show CODE`: what the customer has agreed to, tried on an invoice of today. */
const addShow: AddCommand = (terms) => {
  verb(terms, 'show', 'what a customer has agreed to')
    .argument('<code>', 'the customer')
    .option('--amount <amount>', 'of the invoice to try them on (default: 100.00)')
    .option('--currency <code>', "of that invoice (default: the customer's)")
    .option('--on <date>', 'its date, YYYY-MM-DD (default: today)')
    .option('--delivered <date>', 'when its goods came (default: not known)')
    .action(async (code: string, flags: InvoiceFlags) => {
      checkInvoice(flags);
      const agreed = await inLedger(flags, 'read', (session) =>
        termsOfCustomer(session, code, flags),
      );
      answer(flags, customerTermsJson(agreed), () => customerTermsText(agreed));
    });
};

/**
 * `duebook terms set CODE "net 30"`: the terms of a customer's profile, from today on; words that say
 * no terms are refused. `none` takes them back. A contract in force goes before them.
 */
const addSet: AddCommand = (terms) => {
  verb(terms, 'set', 'agree on terms with a customer, from today on')
    .argument('<code>', 'the customer')
    .argument('<terms>', 'like "net 30" or "2/10 net 30", or none')
    .action(async (code: string, words: string, flags: VerbFlags) => {
      const agreed = await inLedger(flags, 'write', async (session) => {
        const text = words === NONE ? '' : words;
        if (text !== '') {
          const invoice = await triedOn(session, flags, { currency: null, country: null });
          await session.call('terms.preview', { text, ...invoice });
        }
        await saveChanged(session, code, flags, {}, () => ({ terms: text }));
        return termsOfCustomer(session, code, flags);
      });
      answer(flags, customerTermsJson(agreed), () => customerTermsText(agreed));
    });
};

/** `duebook terms preview|show|set`: when an invoice has to be paid; each verb is a file beside this. */
export const termsCommand: AddCommand = (program, setExit) => {
  const terms = program
    .command('terms')
    .description('when invoices have to be paid: what words mean, what a customer agreed to');
  for (const add of [addPreview, addShow, addSet]) add(terms, setExit);
};
