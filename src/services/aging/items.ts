/** The open items behind a figure of the report. */
import type { CheckedInput } from '../../contract/api.ts';
import { agingBoundaries, agingColumns } from '../../domain/aging.ts';
import { BUCKETS } from '../../domain/case/bucket.ts';
import { ok } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { itemViews } from '../../ledger/queries/aging/item-views.ts';
import { casesToJudge, judgingAt } from '../case/judging.ts';
import { keptCases } from '../case/kept-cases.ts';
import type { Handler } from '../context.ts';
import { customerAtMoment } from '../customers/known-customer.ts';
import { reading, refuse } from '../with-ledger.ts';
import { openItemView } from './open-item-view.ts';
import { say } from '../../domain/texts/text.ts';

/** By due date, oldest first. `column` narrows to the items of that column by what was asked for. */
export const listAgingItems: Handler<'aging.items'> = (context, query) =>
  reading(context, async (db) => {
    const columns = query.into === 'bucket' ? BUCKETS : agingColumns(query.limits);
    const { column } = query;
    if (column !== null && column >= columns.length)
      return refuse(
        'invalid_input',
        say`There is no aging column ${column}; with these limits they are 0 to ${columns.length - 1}.`,
        'column',
      );
    const boundaries = agingBoundaries(query.asOf, query.limits);
    const items = await itemViews(db, {
      ...query,
      ...(column === null || query.into === 'bucket'
        ? {}
        : {
            dates: {
              of: query.basis === 'due' ? ('due_on' as const) : ('issued_on' as const),
              from: boundaries[column] ?? null,
              before: boundaries[column - 1] ?? null,
            },
          }),
    });
    const inBucket =
      column === null || query.into === 'age'
        ? null
        : await itemsInBucket(context.workspace.ledger, db, query, column);
    return ok({
      items: items
        .filter(
          (item) =>
            (query.country === null || item.country === query.country) &&
            (inBucket === null || inBucket.has(item.itemId)),
        )
        .map((item) => openItemView(item, query.asOf)),
      columns,
    });
  });

/** Ids of the items of one bucket, of the customer asked for or of everybody. */
async function itemsInBucket(
  ledger: Ledger | null,
  db: ReadDb,
  query: CheckedInput<'aging.items'>,
  column: number,
): Promise<ReadonlySet<number>> {
  const found = query.customer === null ? null : await customerAtMoment(db, query, query.customer);
  const inBucket = new Set<number>();
  if (found?.ok === true) {
    const { judge } = await judgingAt(db, query);
    for (const one of await casesToJudge(db, query, [found.value.customerId]))
      for (const { of, bucket } of judge(one).items)
        if (bucket === BUCKETS[column]) inBucket.add(of.item.itemId);
  } else
    for (const { items } of (await keptCases(ledger, db, query)).cases)
      for (const { item, bucket } of items)
        if (bucket === BUCKETS[column]) inBucket.add(item.itemId);
  return inBucket;
}
