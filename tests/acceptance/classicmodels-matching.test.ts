/**
 * Money without a reference: the 273 payments of Classic Models as bank lines against its orders as
 * invoices. 250 payments equal one order of their customer, 23 pay several orders at once.
 *
 * A workspace accepts what is exact and unambiguous and leaves the rest; so does this test.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { isoDateOf } from '../../src/domain/dates.ts';
import type {
  MatchFacts,
  MatchItem,
  MatchLine,
  MatchPayer,
  MatchProposal,
} from '../../src/domain/bank/matching/match-facts.ts';
import { matcher } from '../../src/domain/bank/matching/matcher.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { english } from '../harness/english.ts';
import { verbatim } from '../../src/domain/texts/text.ts';

type Row = Readonly<Record<string, string>>;
const rowsOf = (file: string): readonly Row[] =>
  parse(readFileSync(sharedData('sample-ledgers', 'classicmodels', file), 'utf8'), {
    columns: true,
  });
const cell = (row: Row, column: string): string => {
  const value = row[column];
  if (value === undefined) throw new Error(`no column ${column}`);
  return value;
};
const cents = (text: string): number => Math.round(Number(text) * 100);

/** What the CSV files say, worked out without the program. */
interface Payment {
  readonly line: MatchLine;
  readonly customer: string;
  /** Orders of the customer with just this amount. */
  readonly equal: readonly string[];
}

/** Banks write capitals, and cut: 35 characters in SEPA, 27 in a subfield of MT940. */
const asBankWrites = (name: string, index: number): string =>
  name.toUpperCase().slice(0, index % 5 === 4 ? 27 : 35);

function ledger(): { readonly facts: MatchFacts; readonly payments: readonly Payment[] } {
  const names = new Map(
    rowsOf('customers.csv').map((row) => [cell(row, 'customerNumber'), cell(row, 'customerName')]),
  );
  const amounts = new Map<string, number>();
  for (const row of rowsOf('orderdetails.csv')) {
    const order = cell(row, 'orderNumber');
    const amount = Number(cell(row, 'quantityOrdered')) * cents(cell(row, 'priceEach'));
    amounts.set(order, (amounts.get(order) ?? 0) + amount);
  }
  const items = rowsOf('orders.csv').map((row): MatchItem => ({
    itemId: Number(cell(row, 'orderNumber')),
    customer: cell(row, 'customerNumber'),
    invoice: cell(row, 'orderNumber'),
    position: 1,
    instalments: 1,
    currency: 'USD',
    issuedOn: isoDateOf(cell(row, 'orderDate')),
    dueOn: isoDateOf(cell(row, 'orderDate')),
    openMinor: amounts.get(cell(row, 'orderNumber')) ?? 0,
    references: [],
    discount: null,
  }));
  const payers = [...names].map(([customer, name]): MatchPayer => ({
    customer,
    names: [name],
    accounts: [],
  }));
  const payments = [...rowsOf('payments.csv')]
    .sort((a, b) => (cell(a, 'paymentDate') < cell(b, 'paymentDate') ? -1 : 1))
    .map((row, index): Payment => {
      const customer = cell(row, 'customerNumber');
      const amountMinor = cents(cell(row, 'amount'));
      return {
        customer,
        equal: items
          .filter((item) => item.customer === customer && item.openMinor === amountMinor)
          .map((item) => item.invoice),
        line: {
          lineId: index + 1,
          bookedOn: isoDateOf(cell(row, 'paymentDate')),
          currency: 'USD',
          amountMinor,
          structuredReference: '',
          endToEndId: 'NOTPROVIDED',
          text: '',
          payerName: asBankWrites(names.get(customer) ?? '', index),
          payerAccount: '',
          chargesMinor: 0,
        },
      };
    });
  return { facts: { items, payers, closed: () => [] }, payments };
}

interface Answer {
  readonly payment: Payment;
  readonly best: MatchProposal | undefined;
  readonly isAccepted: boolean;
}

/** Line after line as a workspace would: exact and unambiguous ones are accepted and settled. */
function workThrough(facts: MatchFacts, payments: readonly Payment[]): readonly Answer[] {
  const workspace = matcher(facts);
  return payments.map((payment) => {
    const [best] = workspace.propose(payment.line);
    const isAccepted = best?.isUnambiguous === true;
    if (isAccepted)
      for (const share of best.shares)
        workspace.settle(share.itemId, share.amountMinor + share.discountMinor + share.chargeMinor);
    return { payment, best, isAccepted };
  });
}

/** The best proposal pays just the one order, in full, of the right customer. */
const isRight = ({ payment, best }: Answer): boolean =>
  best?.customer === payment.customer &&
  best.shares.length === 1 &&
  best.shares[0]?.itemId === Number(payment.equal[0]) &&
  best.shares[0].amountMinor === payment.line.amountMinor;

describe.skipIf(!hasSharedData)(
  'Classic Models: 273 payments without a reference (../shared/data/sample-ledgers)',
  () => {
    let facts: MatchFacts;
    let payments: readonly Payment[];
    let answers: readonly Answer[];
    beforeAll(() => {
      ({ facts, payments } = ledger());
      answers = workThrough(facts, payments);
    });
    const single = (): readonly Answer[] =>
      answers.filter(({ payment }) => payment.equal.length === 1);
    const several = (): readonly Answer[] =>
      answers.filter(({ payment }) => payment.equal.length === 0);

    it('is data in which 250 payments equal one order and 23 equal none', () => {
      expect(payments).toHaveLength(273);
      expect(single()).toHaveLength(250);
      expect(several()).toHaveLength(23);
      // The other side of the claim: no payment is as much as an order of somebody else.
      const everybody = (amount: number): number =>
        facts.items.filter((item) => item.openMinor === amount).length;
      expect(single().every(({ payment }) => everybody(payment.line.amountMinor) === 1)).toBe(true);
    });

    it('proposes the order first for all of the 250', () => {
      const wrong = single().filter((answer) => !isRight(answer));
      expect(wrong.map(({ payment }) => payment.line.payerName)).toEqual([]);
    });

    it('accepts none of the 23 by itself, and none of the others wrongly', () => {
      expect(several().filter(({ isAccepted }) => isAccepted)).toEqual([]);
      expect(answers.filter((answer) => answer.isAccepted && !isRight(answer))).toEqual([]);
    });

    it('leaves of the 250 only cut names, a name inside another and money before its order', () => {
      const left = single().filter(({ isAccepted }) => !isAccepted);
      expect(left).toHaveLength(7);
      const why = ({ payment, best }: Answer): string => {
        if (best?.reasons.some(({ reason }) => reason === 'name_like') === true) return 'cut name';
        if (payment.line.payerName.startsWith('GIFT IDEAS')) return 'inside CORPORATE GIFT IDEAS';
        const because = best?.reasons.at(-1)?.because ?? verbatim('');
        return english(because).includes('after the money came')
          ? 'money before its order'
          : 'other';
      };
      expect(left.map(why).sort()).toEqual([
        'cut name',
        'cut name',
        'inside CORPORATE GIFT IDEAS',
        'inside CORPORATE GIFT IDEAS',
        'inside CORPORATE GIFT IDEAS',
        'money before its order',
        'money before its order',
      ]);
    });

    it('proposes for all of the 23 orders of the customer that add up to the cent', () => {
      const open = new Map(facts.items.map((item) => [item.itemId, item]));
      for (const { payment, best } of several()) {
        const items = (best?.shares ?? []).map((share) => open.get(share.itemId));
        expect(items.every((item) => item?.customer === payment.customer)).toBe(true);
        expect(items.length).toBeGreaterThan(1);
        expect(items.reduce((sum, item) => sum + (item?.openMinor ?? 0), 0)).toBe(
          payment.line.amountMinor,
        );
      }
    });

    describe('with amounts that collide', () => {
      /** Every tenth of the 250, beginning with the `first`. */
      const everyTenth = (first: number): readonly Payment[] =>
        payments
          .filter((payment) => payment.equal.length === 1)
          .filter((_, index) => index % 10 === first);
      const copyOf = (payment: Payment, customer: string): MatchItem => {
        const order = facts.items.find((item) => item.invoice === payment.equal[0]);
        if (order === undefined) throw new Error('the order is gone');
        const itemId = order.itemId + 100_000;
        return { ...order, itemId, invoice: String(itemId), customer };
      };

      it('accepts none whose customer has two orders of the amount, and all others as before', () => {
        const collided = new Set(everyTenth(3));
        expect(collided.size).toBe(25);
        const copies = [...collided].map((payment) => copyOf(payment, payment.customer));
        const now = workThrough({ ...facts, items: [...facts.items, ...copies] }, payments);
        for (const [index, answer] of now.entries())
          if (collided.has(answer.payment)) {
            expect(answer.isAccepted).toBe(false);
            expect(answer.best?.customer).toBe(answer.payment.customer);
          } else if (answer.payment.equal.length === 1) {
            expect(isRight(answer)).toBe(true);
            expect(answer.isAccepted).toBe(answers[index]?.isAccepted);
          } else expect(answer.isAccepted).toBe(false);
      });

      it('is not led astray by orders of the amount of other customers', () => {
        const collided = everyTenth(6);
        const [first, second] = ['496', '112'];
        const copies = collided.map((payment) =>
          copyOf(payment, payment.customer === first ? second : first),
        );
        const now = workThrough({ ...facts, items: [...facts.items, ...copies] }, payments);
        expect(now.filter(({ payment }) => payment.equal.length === 1).every(isRight)).toBe(true);
        expect(now.map(({ isAccepted }) => isAccepted)).toEqual(
          answers.map(({ isAccepted }) => isAccepted),
        );
      });

      it('accepts nothing of two customers with one name', () => {
        const collided = new Set(everyTenth(8));
        const twins = new Map([...collided].map((payment) => [payment.customer, payment]));
        const items = [...collided].map((payment) => copyOf(payment, `${payment.customer}-2`));
        const payers = facts.payers
          .filter(({ customer }) => twins.has(customer))
          .map(({ customer, names }) => ({
            customer: `${customer}-2`,
            names: names.map((name) => `${name} GmbH`),
            accounts: [],
          }));
        const now = workThrough(
          {
            ...facts,
            items: [...facts.items, ...items],
            payers: [...facts.payers, ...payers],
          },
          payments,
        );
        for (const { payment, isAccepted } of now)
          if (twins.has(payment.customer)) expect(isAccepted).toBe(false);
        expect(now.filter((answer) => answer.isAccepted && !isRight(answer))).toEqual([]);
      });

      it('accepts nothing by the amount alone, though nobody else owes as much', () => {
        const nameless = payments.map((payment) => ({
          ...payment,
          line: { ...payment.line, payerName: '' },
        }));
        expect(workThrough(facts, nameless).some(({ isAccepted }) => isAccepted)).toBe(false);
      });
    });
  },
);
