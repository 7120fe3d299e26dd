/** Every customer with what is open, overdue and on account, as of a moment. */
import type { CustomerRow, ListedBalance } from '../../contract/calls/customers.ts';
import { daysPastDue } from '../../domain/aging.ts';
import { ok } from '../../domain/result.ts';
import { lastLetters, lastReceipts } from '../../ledger/queries/customers/customer-last-dates.ts';
import { byCustomer } from '../../ledger/queries/case/load-cases.ts';
import { openBalances } from '../../ledger/queries/customers/customer-balances.ts';
import { customersAt } from '../../ledger/queries/customers/customers-at.ts';
import { onAccountSums } from '../../ledger/queries/aging/on-account.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { balancesOf } from './balances.ts';

/** By code; customers with nothing open are there too. */
export const listCustomers: Handler<'customers.list'> = (context, moment) =>
  reading(context, async (db) => {
    const customers = await customersAt(db, moment);
    const open = byCustomer(await openBalances(db, moment));
    const onAccount = byCustomer(await onAccountSums(db, moment, null));
    const receipts = await lastReceipts(db, moment);
    const letters = await lastLetters(db, moment);
    const nothing: readonly ListedBalance[] = [];
    return ok(
      customers.map(({ customerId, code, name, country }): CustomerRow => {
        const items = open.get(customerId) ?? [];
        const credits = onAccount.get(customerId) ?? [];
        const countsIn = (currency: string | null) => {
          const counts = { openItems: 0, oldestDaysPastDue: 0, disputedItems: 0 };
          for (const item of items) {
            if (currency !== null && item.currency !== currency) continue;
            const days = daysPastDue(item.oldestDueOn, moment.asOf);
            counts.openItems += item.items;
            counts.oldestDaysPastDue = Math.max(counts.oldestDaysPastDue, days);
            counts.disputedItems += item.disputedItems;
          }
          return counts;
        };
        return {
          customer: code,
          name,
          country,
          balances:
            items.length + credits.length === 0
              ? nothing
              : balancesOf(items, credits).map((one) => ({ ...one, ...countsIn(one.currency) })),
          ...countsIn(null),
          lastReceiptOn: receipts.get(customerId) ?? null,
          lastLetterOn: letters.get(customerId) ?? null,
        };
      }),
    );
  });
