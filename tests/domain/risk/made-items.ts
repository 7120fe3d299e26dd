/** Items of one customer made by hand: what is not said is plain. */
import fc from 'fast-check';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import type { ItemHistory, MovementSource } from '../../../src/domain/risk/observations.ts';

export type MadeMovement = readonly [on: string, minor: number, by?: MovementSource];

export interface MadeHistory {
  readonly invoice: string;
  readonly due: string;
  readonly movements?: readonly MadeMovement[];
  readonly gross?: number;
  readonly disputed?: readonly (readonly [from: string, before: string | null])[];
  readonly more?: Partial<ItemHistory>;
}

let nextId = 0;

export function item(of: MadeHistory): ItemHistory {
  const due = isoDateOf(of.due);
  nextId += 1;
  return {
    itemId: nextId,
    invoice: of.invoice,
    position: 1,
    of: 1,
    currency: 'EUR',
    issuedOn: addDays(due, -30),
    firstDueOn: due,
    dueOn: due,
    grossMinor: of.gross ?? 10000,
    isPaidAtOnce: false,
    movements: (of.movements ?? []).map(([on, minor, by = 'money']) => ({
      on: isoDateOf(on),
      minor,
      by,
    })),
    disputed: (of.disputed ?? []).map(([from, before]) => ({
      from: isoDateOf(from),
      before: before === null ? null : isoDateOf(before),
    })),
    extended: [],
    ...of.more,
  };
}

const FIRST = isoDateOf('2025-01-06');
export const INTERVAL_DAYS = 14;

export const dueOf = (at: number, interval = INTERVAL_DAYS): IsoDate =>
  addDays(FIRST, at * interval);

/**
 * An invoice every two weeks, paid so many days after it was due; null: not paid.
 * `INV-00` is due on 6 January 2025.
 */
export const paidLate = (
  days: readonly (number | null)[],
  interval = INTERVAL_DAYS,
): readonly ItemHistory[] =>
  days.map((late, at) =>
    item({
      invoice: `INV-${String(at).padStart(2, '0')}`,
      due: dueOf(at, interval),
      movements: late === null ? [] : [[addDays(dueOf(at, interval), late), 10000]],
    }),
  );

// --- Whatever happens to items in their first months.

const BEGIN = isoDateOf('2026-01-01');
export const on = (at: number) => addDays(BEGIN, at);
const arbitraryItem = fc
  .record({
    due: fc.integer({ min: 5, max: 60 }),
    moves: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 120 }),
        by: fc.constantFrom('money', 'money', 'other', 'bad_debt', 'small_balance', 'back'),
        part: fc.constantFrom(1, 0.5),
      }),
      { maxLength: 5 },
    ),
    disputed: fc.option(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 40 }))),
  })
  .map(({ due, moves, disputed }) => {
    // As a ledger would have it: never more than is open, never more back than came.
    let open = 10000;
    let money = 0;
    const movements = [];
    for (const { at, by, part } of moves.toSorted((a, b) => a.at - b.at)) {
      const minor = by === 'back' ? -money : Math.round(open * part);
      if (minor === 0) continue;
      open -= minor;
      if (by === 'money' || by === 'back') money += minor;
      movements.push([on(at), minor, by === 'back' ? 'money' : by] as const);
    }
    return {
      due: on(due),
      movements,
      disputed:
        disputed === null ? [] : [[on(disputed[0]), on(disputed[0] + disputed[1])] as const],
    };
  });
export const arbitraryItems = fc
  .array(arbitraryItem, { minLength: 1, maxLength: 6 })
  .map((made) => made.map((one, at) => item({ invoice: `INV-${at}`, ...one })));

/** As the ledger was on the day: what came later is not there. */
export const until = (items: readonly ItemHistory[], last: string): readonly ItemHistory[] =>
  items.map((one) => ({
    ...one,
    movements: one.movements.filter((move) => move.on <= last),
    disputed: one.disputed
      .filter(({ from }) => from <= last)
      .map(({ from, before }) => ({
        from,
        before: before !== null && before <= last ? before : null,
      })),
  }));
