/**
 * Contracts of the sample with its larger customers: signed, one that only we signed, one that ended.
 *
 *     K-2025-003 of C1013, price list 7 delivered duty paid, 30 days, valid from 2025-06-20
 */
import type { Clause, Contract } from '../../domain/contracts/contract.ts';
import { addDays, type IsoDate } from '../../domain/dates.ts';
import { parseTerms } from '../../domain/terms/parse-terms.ts';
import { businessDay } from './business-day.ts';
import type { SampleHistory } from './history.ts';
import type { SampleCustomer } from './orders.ts';

export interface WrittenContract {
  readonly on: IsoDate;
  readonly contract: Contract;
}

/** Codes with the day of the history on which the paper was written, and what is special about it. */
const PAPERS = [
  ['C1001', 12, 'signed'],
  ['C1008', 19, 'signed'],
  ['C1013', 33, 'signed'],
  ['C3001', 47, 'signed'],
  ['C4003', 61, 'ended'],
  ['C7005', 82, 'only_us'],
  ['C8004', 96, 'signed'],
  ['C9201', 131, 'signed'],
] as const;

export function sampleContracts(
  { customers, start }: SampleHistory,
  today: IsoDate,
): readonly WrittenContract[] {
  const byCode = new Map(customers.map((customer) => [customer.draft.code, customer]));
  return PAPERS.flatMap(([code, day, state], index) => {
    const customer = byCode.get(code);
    if (customer === undefined) return [];
    const on = businessDay(addDays(start, day));
    const number = `K-${on.slice(0, 4)}-${String(index + 1).padStart(3, '0')}`;
    return [{ on, contract: contractOf(customer, number, on, state, today) }];
  });
}

function contractOf(
  { draft, termDays }: SampleCustomer,
  number: string,
  on: IsoDate,
  state: (typeof PAPERS)[number][2],
  today: IsoDate,
): Contract {
  const terms = parseTerms(draft.terms) ?? { kind: 'net_days' as const, days: termDays };
  const theirs = state === 'only_us' ? null : businessDay(addDays(on, 6));
  return {
    number,
    customer: draft.code,
    title: 'Supply of preserved flowers and tableware',
    priceBasis: 'Price list 7, delivered duty paid',
    paymentMethod: 'transfer',
    terms,
    signedByUsOn: on,
    signedByCustomerOn: theirs,
    termsInitialledOn: theirs,
    validFrom: businessDay(addDays(on, 7)),
    validTo: state === 'ended' ? addDays(today, -21) : null,
    governingLaw: 'Spain',
    jurisdiction: 'Valencia',
    currency: draft.currency ?? 'EUR',
    clauses: clausesOf(draft.terms),
    notes:
      state === 'only_us' ? 'Sent twice for signature; asked again at the fair in September.' : '',
  };
}

function clausesOf(terms: string): readonly Clause[] {
  const common: readonly Clause[] = [
    {
      kind: 'late_interest',
      number: '7.2',
      text: 'Sums not paid on the due date bear interest of 8 % a year from the day after it.',
      ratePercent: '8',
      per: 'year',
      from: { base: 'due_date', days: 0 },
    },
    {
      kind: 'retention_of_title',
      number: '9',
      text: 'The goods remain the property of the seller until they are paid in full.',
      extent: 'simple',
      from: null,
    },
  ];
  if (!terms.startsWith('2 %')) return common;
  return [
    ...common,
    {
      kind: 'early_discount',
      number: '7.4',
      text: 'A discount of 2 % is granted on invoices paid within ten days.',
      percentBp: 200,
      days: 10,
    },
  ];
}
