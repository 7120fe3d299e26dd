/** Everything about one customer, as of a moment. */
import type { CustomerInput, OnAccountView } from '../../contract/calls/customers.ts';
import { ok } from '../../domain/result.ts';
import { customerTimeline } from '../../ledger/queries/customers/customer-timeline.ts';
import { customerVersions } from '../../ledger/queries/customers/customer-names.ts';
import { customerAt, type CustomerAt } from '../../ledger/queries/customers/customers-at.ts';
import { itemViews } from '../../ledger/queries/aging/item-views.ts';
import { onAccount } from '../../ledger/queries/aging/on-account.ts';
import { openItemView } from '../aging/open-item-view.ts';
import type { Handler } from '../context.ts';
import { reading, refuse } from '../with-ledger.ts';
import { standingsOf } from './standings.ts';
import { timelineEntry } from './timeline.ts';

export const getCustomer: Handler<'customers.get'> = (context, input) =>
  reading(context, async (db) => {
    const { customer, timelineLimit, ...moment } = input;
    const profile = await customerAt(db, moment, customer);
    if (profile === null)
      return refuse(
        'not_found',
        `No customer has the code "${customer}"${moment.knownAt === null ? '' : ' at that moment'}; look the code up in the list of customers.`,
        'customer',
      );
    const { customerId } = profile;
    const items = await itemViews(db, { ...moment, customer });
    const credits = await onAccount(db, { ...moment, customerId });
    const versions = await customerVersions(db, customerId, moment);
    return ok({
      profile: profileOf(profile),
      standings: standingsOf(
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
      timeline: (await customerTimeline(db, customerId, moment, timelineLimit)).map(timelineEntry),
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
