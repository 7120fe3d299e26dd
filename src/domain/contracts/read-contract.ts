/**
 * A contract out of JSON: whole, or every fault with its field and a sentence.
 *
 *     { priceBasis: '' }  ->  priceBasis: Say what the price rests on, for example "FOB Guayaquil,
 *                             price list 3": without it the customer can question every amount.
 */
import { isCurrencyCode } from '../currencies.ts';
import { readFields, type FieldFault, type FieldReader } from '../customers/field-reader.ts';
import type { Result } from '../result.ts';
import { readTerms } from '../terms/read-terms.ts';
import { DUE_AT_ONCE, TERMS_LIMITS, type Terms } from '../terms/terms.ts';
import {
  PAYMENT_METHODS,
  type Clause,
  type ClauseKind,
  type Contract,
  type StartRule,
} from './contract.ts';
import { day, say } from '../texts/text.ts';

const CLAUSE_KINDS: readonly ClauseKind[] = [
  'other',
  'late_interest',
  'flat_fee',
  'retention_of_title',
  'suspension_right',
  'early_discount',
  'jurisdiction',
  'governing_law',
];

/** More than any paper has. */
const MOST_CLAUSES = 100;
const LONGEST_CLAUSE = 5000;

/**
 * Price basis, payment method and terms must be there (domain-rules.md 1.1 P07, P08); a contract that
 * is not signed is kept, and cannot be cited.
 */
export const readContract = (value: unknown): Result<Contract, readonly FieldFault[]> =>
  readFields(value, say`A contract`, (it) => {
    const contract: Contract = {
      number: it.needed('number', say`Give the contract a number; letters name it.`, 60),
      customer: it.needed('customer', say`Say whose contract it is: the code of the customer.`, 60),
      title: it.text('title', 200),
      priceBasis: it.needed(
        'priceBasis',
        say`Say what the price rests on, for example "FOB Guayaquil, price list 3": without it the customer can question every amount.`,
        200,
      ),
      paymentMethod: it.oneOf('paymentMethod', PAYMENT_METHODS),
      terms: termsOf(it),
      signedByUsOn: it.date('signedByUsOn'),
      signedByCustomerOn: it.date('signedByCustomerOn'),
      termsInitialledOn: it.date('termsInitialledOn'),
      validFrom: it.neededDate('validFrom', say`Say from which day the contract is valid.`),
      validTo: it.date('validTo'),
      governingLaw: it.text('governingLaw', 100),
      jurisdiction: it.text('jurisdiction', 200),
      currency: currencyOf(it),
      clauses: it.list('clauses', MOST_CLAUSES, readClause),
      notes: it.text('notes', LONGEST_CLAUSE),
    };
    if (contract.validTo !== null && contract.validTo < contract.validFrom)
      it.fault(
        'validTo',
        say`The contract ends on ${day(contract.validTo)}, before it begins on ${day(contract.validFrom)}; correct one of the two dates.`,
      );
    return contract;
  });

function termsOf(it: FieldReader): Terms {
  const given = it.value('terms');
  if (given === undefined || given === null) {
    it.fault(
      'terms',
      say`Say when the customer has to pay: a customer who will not agree to a term before delivery will not keep one after it.`,
    );
    return DUE_AT_ONCE;
  }
  const terms = readTerms(given);
  if (terms.ok) return terms.value;
  it.fault('terms', terms.error);
  return DUE_AT_ONCE;
}

function currencyOf(it: FieldReader): string {
  const code = it.needed(
    'currency',
    say`Say in which currency the contract is, for example EUR.`,
    3,
  );
  if (code !== '' && !isCurrencyCode(code))
    it.fault('currency', say`"${code}" is not a currency code; write three letters, such as EUR.`);
  return code;
}

function readClause(it: FieldReader): Clause {
  const kind = it.oneOf('kind', CLAUSE_KINDS);
  const cited = {
    number: it.needed('number', say`Give the number of the clause in the paper.`, 40),
    text: it.needed('text', say`Copy the words of the clause; letters cite them.`, LONGEST_CLAUSE),
  };
  switch (kind) {
    case 'late_interest':
      return {
        ...cited,
        kind,
        ratePercent: rateOf(it),
        per: it.oneOf('per', ['year', 'month']),
        from: startOf(it) ?? { base: 'due_date', days: 0 },
      };
    case 'flat_fee':
      return {
        ...cited,
        kind,
        amountMinor: it.whole('amountMinor', 1, Number.MAX_SAFE_INTEGER),
        currency: currencyOf(it),
      };
    case 'retention_of_title':
      return {
        ...cited,
        kind,
        extent: it.oneOf('extent', ['simple', 'all_debts', 'extended']),
        from: startOf(it),
      };
    case 'suspension_right':
      return { ...cited, kind, from: startOf(it) };
    case 'early_discount':
      return {
        ...cited,
        kind,
        percentBp: it.whole('percentBp', 1, 9999),
        days: it.whole('days', 0, TERMS_LIMITS.days),
      };
    case 'jurisdiction':
      return { ...cited, kind, place: it.needed('place', say`Name the place of the courts.`, 200) };
    case 'governing_law':
      return { ...cited, kind, law: it.needed('law', say`Name the law, for example ES.`, 100) };
    case 'other':
      return { ...cited, kind };
  }
}

/** More than this a year no court has let stand; a rate above it is a misplaced point. */
const HIGHEST_RATE = 100;

function rateOf(it: FieldReader): string {
  const rate = it.needed(
    'ratePercent',
    say`Give the rate of interest in percent, for example 1.5.`,
    12,
  );
  const isRate = /^\d{1,3}(?:\.\d{1,6})?$/.test(rate);
  if (rate !== '' && (!isRate || Number(rate) <= 0 || Number(rate) > HIGHEST_RATE))
    it.fault(
      'ratePercent',
      say`"${rate}" is not a rate of interest; write percent above 0 and up to ${HIGHEST_RATE} with a decimal point, such as 1.5.`,
    );
  return rate;
}

function startOf(it: FieldReader): StartRule | null {
  const given = it.value('from');
  if (given === undefined || given === null) return null;
  const start = readFields(given, say`The start of a clause`, (from) => ({
    base: from.oneOf('base', ['due_date', 'invoice_date', 'delivery', 'demand']),
    days: from.whole('days', 0, TERMS_LIMITS.days),
  }));
  if (start.ok) return start.value;
  for (const { field, message } of start.error)
    it.fault(field === '' ? 'from' : `from.${field}`, message);
  return null;
}
