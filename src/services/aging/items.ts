/** The open items behind a figure of the report. */
import { agingBoundaries, agingColumns } from '../../domain/aging.ts';
import { ok } from '../../domain/result.ts';
import { itemViews } from '../../ledger/queries/aging/item-views.ts';
import type { Handler } from '../context.ts';
import { reading, refuse } from '../with-ledger.ts';
import { openItemView } from './open-item-view.ts';
import { say } from '../../domain/texts/text.ts';

/** By due date, oldest first. `column` narrows to the items of that column by the basis asked for. */
export const listAgingItems: Handler<'aging.items'> = (context, query) =>
  reading(context, async (db) => {
    const columns = agingColumns(query.limits);
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
      ...(column === null
        ? {}
        : {
            dates: {
              of: query.basis === 'due' ? ('due_on' as const) : ('issued_on' as const),
              from: boundaries[column] ?? null,
              before: boundaries[column - 1] ?? null,
            },
          }),
    });
    return ok({
      items: items
        .filter((item) => query.country === null || item.country === query.country)
        .map((item) => openItemView(item, query.asOf)),
      columns,
    });
  });
