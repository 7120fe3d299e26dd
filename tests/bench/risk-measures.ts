/**
 * How often the payment-shift detector is wrong, and how soon it is right: simulated customers, beside the
 * table of domain-rules 6.7 no. 3.
 *
 *     npm run bench -- risk
 *
 * A history of n + 3 payments (a baseline of n for the next one), then twelve more as before, or fifteen days
 * later each. False: an alarm begins in the twelve. Caught: one begins, or one from before still runs. As in the
 * table C is 0 before the twelve; in a ledger it goes on from what the history left, which is the second line
 * and up to two in a hundred more. The design names its shapes and not their sizes; these are ours. Days are
 * whole, the same seed gives the same customers.
 */
import { addDays, daysBetween, isoDateOf } from '../../src/domain/dates.ts';
import type { ItemHistory, PaymentHistory, Stretch } from '../../src/domain/risk/observations.ts';
import { paymentShifts, SHIFT_PARAMETERS } from '../../src/domain/risk/payment-shift.ts';
import { seeded, type Seeded } from './made/seeded.ts';
import { median, shownLine, type Line } from './measure.ts';

const normal = (chance: Seeded): number =>
  Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
const exponential = (chance: Seeded): number => -Math.log(1 - chance.next());

/** Days after the due date. */
export const SHAPES: Readonly<
  Record<string, { readonly isHard: boolean; readonly days: (chance: Seeded) => number }>
> = {
  normal: { isHard: false, days: (chance) => 3 + 5 * normal(chance) },
  gamma: {
    isHard: false,
    days: (chance) =>
      3 * (exponential(chance) + exponential(chance) + exponential(chance) + exponential(chance)) -
      4,
  },
  exponential: { isHard: true, days: (chance) => 8 * exponential(chance) },
  lognormal: { isHard: true, days: (chance) => Math.exp(1.8 + 0.8 * normal(chance)) - 3 },
  'one in seven late': {
    isHard: true,
    days: (chance) => 2 * normal(chance) + (chance.next() < 1 / 7 ? 25 : 0),
  },
  'usually 25 d late': { isHard: true, days: (chance) => 25 + 6 * normal(chance) },
};

/** Baseline → per cent, lowest and highest, of plain and of hard shapes. */
const TABLE: Readonly<Record<number, { readonly plain: Range; readonly hard: Range }>> = {
  6: { plain: [4, 6], hard: [7, 11] },
  8: { plain: [3, 5], hard: [7, 9] },
  12: { plain: [2, 5], hard: [3, 8] },
  20: { plain: [2, 3], hard: [3, 7] },
};
type Range = readonly [low: number, high: number];
const CAUGHT: Readonly<Record<'plain' | 'hard', Range>> = { plain: [100, 100], hard: [94, 100] };

const FIRST = isoDateOf('2020-01-01');
const NEXT = 12;
const SHIFT = 15;

/** One payment after another, as the detector sees them; nothing is open. */
function sequence(days: readonly number[]): PaymentHistory {
  return {
    closed: days.map((one, at): Stretch => ({
      item: { itemId: at, firstDueOn: FIRST } as ItemHistory,
      from: addDays(FIRST, at),
      before: null,
      days: one,
      amountMinor: 100,
    })),
    overdue: [],
  };
}

/** `fromZero`: what the history has of payments is only compared with. */
interface Simulation {
  readonly shape: (chance: Seeded) => number;
  readonly n: number;
  readonly shift: number;
  readonly fromZero: boolean;
}
interface Simulated {
  /** Of 100 customers, how many had an alarm in the next twelve. */
  readonly percent: number;
  /** Median of the payments until then; NaN: no alarm. */
  readonly after: number;
}

function simulate(
  { shape, n, shift, fromZero }: Simulation,
  customers: number,
  seed: number,
): Simulated {
  const chance = seeded(seed);
  // A payment whose baseline is smaller is in no sum.
  const baselineLeast = fromZero ? n : SHIFT_PARAMETERS.baselineLeast;
  const parameters = { ...SHIFT_PARAMETERS, baselineLeast };
  const history = n + 3;
  const waits: number[] = [];
  for (let at = 0; at < customers; at += 1) {
    const days = Array.from({ length: history + NEXT }, (_, place) =>
      Math.round(shape(chance) + (place >= history ? shift : 0)),
    );
    const begins = addDays(FIRST, history);
    const alarms = paymentShifts(sequence(days), addDays(FIRST, days.length), [], parameters);
    const alarm = alarms.find(({ onDate }) => onDate >= begins);
    if (alarm !== undefined) waits.push(daysBetween(begins, alarm.onDate) + 1);
    // One that was raised before the shift and still runs: nobody has to be told twice.
    else if (shift > 0 && alarms.some(({ overOn }) => overOn === null)) waits.push(1);
  }
  return { percent: (100 * waits.length) / customers, after: median(waits) };
}

const written = ([low, high]: Range): string => (low === high ? `${low} %` : `${low}–${high} %`);
const SEED = 611;
/** The table has whole per cent. */
const ROUNDING = 0.5;

export async function riskMeasures(scale: number): Promise<readonly Line[]> {
  const customers = scale === 1 ? 5000 : 2000;
  const lines: Line[] = [];
  for (const [name, { isHard, days: shape }] of Object.entries(SHAPES))
    for (const [baseline, table] of Object.entries(TABLE)) {
      const kind = isHard ? 'hard' : 'plain';
      const one = { shape, n: Number(baseline), shift: 0, fromZero: true };
      const still = simulate(one, customers, SEED);
      const goingOn = simulate({ ...one, fromZero: false }, customers, SEED);
      const later = simulate({ ...one, shift: SHIFT }, customers, SEED + 1);
      lines.push({
        measure: `${name}, ${baseline} payments: false alarm in the next ${NEXT}`,
        ours: `${still.percent.toFixed(1)} %`,
        reference: written(table[kind]),
        ratio: '',
        target: `≤ ${table[kind][1]} %`,
        isMet: still.percent <= table[kind][1] + ROUNDING,
      });
      lines.push(
        shownLine('  where C goes on from the history', `${goingOn.percent.toFixed(1)} %`),
      );
      lines.push({
        measure: `  +${SHIFT} d caught`,
        ours: `${later.percent.toFixed(1)} % in ${later.after}`,
        reference: `${written(CAUGHT[kind])} in 3–5`,
        ratio: '',
        target: `≥ ${CAUGHT[kind][0]} %, ≤ 5`,
        isMet: later.percent >= CAUGHT[kind][0] - ROUNDING && later.after <= 5,
      });
    }
  return lines;
}
