/** Everything about one customer, as of a moment. */
import type { CustomerInput, OnAccountView } from '../../contract/calls/customers.ts';
import { ok } from '../../domain/result.ts';
import { customerVersions } from '../../ledger/queries/customers/customer-names.ts';
import type { CustomerAt } from '../../domain/case/case.ts';
import { itemViewsOf } from '../../ledger/queries/aging/item-views.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { openItemView } from '../aging/open-item-view.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { customerAtMoment } from './known-customer.ts';
import { balancesOf } from './balances.ts';

export const getCustomer: Handler<'customers.get'> = (context, input) =>
  reading(context, async (db) => {
    const { customer, ...moment } = input;
    const found = await customerAtMoment(db, moment, customer);
    if (!found.ok) return found;
    const profile = found.value;
    const { customerId } = profile;
    const [one] = await loadCases(db, { ...moment, customers: [customerId], kinds: [] });
    const items = itemViewsOf(one?.items ?? [], [profile]);
    const credits = one?.onAccount ?? [];
    const versions = await customerVersions(db, customerId, moment);
    return ok({
      profile: profileOf(profile),
      balances: balancesOf(
        items.map(({ currency, openMinor, dueOn }) => ({
          currency,
          outstandingMinor: openMinor,
          overdueMinor: dueOn < moment.asOf ? openMinor : 0,
        })),
        credits,
      ),
      openItems: items.map((item) => openItemView(item, moment.asOf)),
      onAccount: credits.map(
        ({
          kind,
          number,
          effectiveOn,
          currency,
          amountMinor,
          unallocatedMinor,
        }): OnAccountView => ({
          kind,
          number,
          effectiveOn,
          currency,
          amountMinor,
          unallocatedMinor,
        }),
      ),
      versions: versions.map((version) => ({
        effectiveOn: version.effective_on,
        recordedAt: version.recorded_at,
        name: version.name,
      })),
    });
  });

/** The version in force as the input that would record it again. */
export const profileOf = (at: CustomerAt): CustomerInput => ({
  customer: at.code,
  name: at.name,
  country: at.country,
  language: at.language,
  currency: at.currency,
  taxId: at.taxId,
  kind: at.kind,
  email: at.email,
  phone: at.phone,
  address: at.address,
  terms: at.terms,
  creditLimitMinor: at.creditLimitMinor,
  governingLaw: at.governingLaw,
});
