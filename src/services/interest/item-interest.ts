/**
 * Late-payment interest of open items as letters ask for it: which law or contract governs each, what was paid
 * on it when, and what the rates of the ledger make of it.
 */
import type { CustomerCase } from '../../domain/case/case.ts';
import { lawOf, type JudgedItem } from '../../domain/case/judged-case.ts';
import { citable } from '../../domain/contracts/citable.ts';
import type { Contract } from '../../domain/contracts/contract.ts';
import { readContract } from '../../domain/contracts/read-contract.ts';
import { addDays, laterOf, type IsoDate } from '../../domain/dates.ts';
import {
  itemInterest,
  type GoverningTerms,
  type InterestItem,
  type ItemInterest,
} from '../../domain/interest/item-interest.ts';
import { lawCode } from '../../domain/interest/law-code.ts';
import type { CreditUse } from '../../domain/letters/own-credits.ts';
import { decimalFraction, fractionOf, times } from '../../domain/rates/fraction.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { contractList } from '../../ledger/queries/contracts/contract-list.ts';
import { itemMovements } from '../../ledger/queries/letters/item-movements.ts';
import { calendarOf } from '../letters/holidays.ts';
import { ratesOfLedger } from './rate-table.ts';

export interface ClaimedItem extends InterestItem {
  readonly interest: ItemInterest;
}

/** Of items of one customer at a day. `credits`: those that will be applied to it on that day. */
export interface InterestOf {
  (one: CustomerCase, judged: JudgedItem, credits: readonly CreditUse[]): ClaimedItem;
}

/** `itemIds`: those that may be asked for, so that what moved on them is read once. */
export async function interestOf(
  db: ReadDb,
  asOf: IsoDate,
  itemIds: readonly number[],
  homeLaw: string,
): Promise<InterestOf> {
  const table = await ratesOfLedger(db, null);
  const contracts = await contractsByNumber(db, asOf);
  const movements = itemMovements(db, itemIds, asOf);
  return (one, judged, credits) => {
    const { item, dueOn } = judged;
    const { itemId, invoiceId, currency, grossMinor } = item;
    const terms = termsOf(one, judged, contracts, homeLaw);
    const asked: InterestItem = {
      itemId,
      invoiceId,
      currency,
      dueOn,
      grossMinor,
      movements: [
        ...(movements.get(itemId) ?? []),
        ...credits.map(({ issuedOn, minor, isTied }) => ({
          on: issuedOn,
          minor,
          by: isTied ? ('credit' as const) : ('open_credit' as const),
        })),
      ],
    };
    const calendar = calendarOf(lawCode(terms.law));
    const { kind: debtor } = one.customer;
    return { ...asked, interest: itemInterest(asked, terms, { asOf, debtor, table, calendar }) };
  };
}

/** Customer's code and number → contract, ended ones too: an old invoice keeps its own. */
async function contractsByNumber(
  db: ReadDb,
  asOf: IsoDate,
): Promise<ReadonlyMap<string, Contract>> {
  const rows = await contractList(db, { asOf, knownAt: null, customer: null, withRetired: true });
  return new Map(
    rows.flatMap(({ customer, number, contract }) => {
      const read = readContract(JSON.parse(contract));
      return read.ok ? [[keyOf(customer, number), read.value] as const] : [];
    }),
  );
}

const keyOf = (customer: string, number: string): string => `${customer}\n${number}`;

/** Assumed is our own country's law, where neither a contract nor the customer names one. */
function termsOf(
  one: CustomerCase,
  judged: JudgedItem,
  contracts: ReadonlyMap<string, Contract>,
  homeLaw: string,
): GoverningTerms {
  const { item } = judged;
  const law = lawOf(one, item, '');
  const contract = contracts.get(keyOf(one.customer.code, item.contract));
  return {
    law: lawCode(law === '' ? homeLaw : law),
    isAssumed: law === '',
    agreed: contract === undefined ? null : agreedInterest(contract, judged, one.asOf),
  };
}

/** What a contract that both sides signed says of late interest; a month's rate counts twelve times. */
function agreedInterest(
  contract: Contract,
  { item, dueOn, demands }: JudgedItem,
  asOf: IsoDate,
): GoverningTerms['agreed'] {
  for (const clause of citable(contract, item.issuedOn).clauses) {
    if (clause.kind !== 'late_interest') continue;
    const { base, days } = clause.from;
    // Goods come before the due date; without a demand nothing has begun.
    const begins = {
      due_date: dueOn,
      delivery: dueOn,
      invoice_date: item.issuedOn,
      demand: demands.map(({ on }) => on).sort()[0] ?? asOf,
    }[base];
    return {
      percent: times(
        decimalFraction(clause.ratePercent),
        fractionOf(clause.per === 'month' ? 12n : 1n),
      ),
      from: laterOf(addDays(begins, days + 1), addDays(dueOn, 1)),
    };
  }
  return null;
}
