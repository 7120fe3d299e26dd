/**
 * Everything that happened with one customer, as of a moment, a page at a time. An entry is made of
 * parts (numbers, dates, names); the screen makes the sentence.
 */
import type { TimelineEntry } from '../../contract/calls/customers.ts';
import { ok } from '../../domain/result.ts';
import {
  customerTimeline,
  type TimelineRow,
} from '../../ledger/queries/customers/timeline/timeline.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { customerAtMoment } from './known-customer.ts';

export const getTimeline: Handler<'customers.timeline'> = (context, input) =>
  reading(context, async (db) => {
    const { customer, ...query } = input;
    const found = await customerAtMoment(db, query, customer);
    if (!found.ok) return found;
    const { total, rows } = await customerTimeline(db, {
      ...query,
      customerId: found.value.customerId,
      today: context.clock.today(),
    });
    return ok({ total, rows: rows.map(timelineEntry) });
  });

export const timelineEntry = ({ id, ...row }: TimelineRow): TimelineEntry => ({
  ...row,
  id: `${row.kind} ${id}`,
});
