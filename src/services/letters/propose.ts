/**
 * Whom to send a formal demand, for which items, and why or why not.
 *
 * Without names: every customer with an overdue item, disputed ones and those that our own credit note covers too,
 * so that the person sees why they are left out. With names: those customers, whatever they owe.
 */
import { ok } from '../../domain/result.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { gather } from './gather.ts';
import { candidateOf, judge, writtenIn, type Judged } from './judge.ts';

export const proposeLetters: Handler<'letters.propose'> = (context, input) =>
  reading(context, async (db) => {
    const gathered = await gather(db, {
      issuedOn: input.issuedOn,
      today: context.clock.today(),
      customers: input.customers,
    });
    const changed = new Map(
      (input.written ?? []).map((one) => [keyOf(one.customer, one.currency), one]),
    );
    const judged = gathered.groups.map((group) =>
      judge(
        gathered,
        group,
        writtenIn(input, changed.get(keyOf(group.recipient.customer, group.currency))),
        null,
      ),
    );
    return ok(
      judged
        .filter((candidate) => input.customers !== null || isLate(candidate))
        .sort(byTotal)
        .map(candidateOf),
    );
  });

const keyOf = (customer: string, currency: string): string => `${currency}\n${customer}`;

const isLate = (candidate: Judged): boolean =>
  candidate.items.some(
    (item) => item.daysPastDue > 0 && (item.openMinor > 0 || item.credits.length > 0),
  );

/** Currencies by code, the largest sum first, then by code of the customer. */
const byTotal = (a: Judged, b: Judged): number =>
  compare(a.currency, b.currency) ||
  b.demand.principalMinor - a.demand.principalMinor ||
  compare(a.recipient.customer, b.recipient.customer);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
