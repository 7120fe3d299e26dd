/** What a merge would do, before it is done: what moves, where the two differ, what speaks against it. */
import { ok } from '../../../domain/result.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import type { Moment } from '../../../ledger/moment.ts';
import { itemViews } from '../../../ledger/queries/aging/item-views.ts';
import { onAccount } from '../../../ledger/queries/aging/on-account.ts';
import { customerVersions } from '../../../ledger/queries/customers/customer-names.ts';
import { customerAliases } from '../../../ledger/queries/customers/customer-profile.ts';
import type { CustomerAt } from '../../../domain/case/case.ts';
import { documentCounts, NO_DOCUMENTS } from '../../../ledger/queries/customers/document-counts.ts';
import type { Handler } from '../../context.ts';
import { reading } from '../../with-ledger.ts';
import { profileAt } from '../profile-view.ts';
import { balancesOf } from '../balances.ts';
import { cautionsOf } from './cautions.ts';
import { differencesOf } from './differences.ts';
import { pairOf } from './pair.ts';

export const previewMerge: Handler<'customers.mergePreview'> = (context, input) =>
  reading(context, async (db) => {
    const today = context.clock.today();
    const moment = { asOf: today, knownAt: null };
    const pair = await pairOf(db, input, today);
    if (!pair.ok) return pair;
    const { from, into } = pair.value;
    const counts = (await documentCounts(db)).get(from.customerId) ?? NO_DOCUMENTS;
    return ok({
      from: from.code,
      fromName: from.name,
      into: into.code,
      intoName: into.name,
      ...counts,
      balances: await balances(db, from, moment),
      aliases: await comingAliases(db, from, moment),
      differences: differencesOf(
        { customer: from, profile: await profileAt(db, from.customerId, today) },
        { customer: into, profile: await profileAt(db, into.customerId, today) },
      ),
      cautions: await cautionsOf(db, pair.value, today),
    });
  });

/** How `customer` stands today: this is what the other one's account grows by. */
async function balances(db: ReadDb, customer: CustomerAt, moment: Moment) {
  const items = await itemViews(db, { ...moment, customer: customer.code });
  const credits = await onAccount(db, { ...moment, customerIds: [customer.customerId] });
  return balancesOf(
    items.map(({ currency, openMinor, dueOn }) => ({
      currency,
      outstandingMinor: openMinor,
      overdueMinor: dueOn < moment.asOf ? openMinor : 0,
    })),
    credits,
  );
}

/** Code, names and aliases of the one that will lead to the other, each once. */
async function comingAliases(
  db: ReadDb,
  from: CustomerAt,
  moment: Moment,
): Promise<readonly string[]> {
  const versions = await customerVersions(db, from.customerId, moment);
  const aliases = await customerAliases(db, from.customerId, moment);
  return [
    ...new Set([
      from.code,
      from.name,
      ...versions.map(({ name }) => name),
      ...aliases.map(({ value }) => value),
    ]),
  ];
}
