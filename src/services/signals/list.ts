/** Signals of one customer or of everybody, worked out for the day and recorded by hand. */
import type { SignalRow } from '../../contract/calls/signals.ts';
import { ok } from '../../domain/result.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { riskOf } from './risk-of.ts';

export const listSignals: Handler<'signals.list'> = (
  context,
  { customer, kind, all, asOf, knownAt },
) =>
  reading(context, async (db) => {
    const rows = await riskOf(
      db,
      { asOf, knownAt },
      customer,
      ({ signals }) =>
        signals.filter((row) => (all || isListed(row)) && (kind === null || row.kind === kind)),
      { withOver: all },
    );
    return rows.ok ? ok(rows.value.toSorted(byPoints)) : rows;
  });

const isListed = ({ state }: SignalRow): boolean => state === 'new' || state === 'confirmed';

const byPoints = (a: SignalRow, b: SignalRow): number =>
  b.points - a.points || (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0);
