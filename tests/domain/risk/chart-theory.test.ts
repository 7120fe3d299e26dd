/**
 * The charts do what theory says of them (domain-rules 6.2 and 6.7 no. 3): mean number of observations until an
 * alarm, of normal ones with known parameters. Worked out by the integral equation of the run length over the
 * program's own steps, not simulated.
 */
import { describe, expect, test } from 'vitest';
import { cusumStep, SHIFT_PARAMETERS } from '../../../src/domain/risk/payment-shift.ts';
import { EWMA_LIMIT, ewmaStep } from '../../../src/domain/risk/shift-explained.ts';

const GRID = 121;
const NODES = 6000;
const REACH = 7;

/** Run length from `start`; `isAlarm` of a state, states between `low` and `high` in a grid. */
function runLength(chart: {
  readonly step: (state: number, z: number) => number;
  readonly isAlarm: (state: number) => boolean;
  readonly low: number;
  readonly high: number;
  readonly start: number;
  readonly shift: number;
}): number {
  const { step, isAlarm, low, high, start, shift } = chart;
  const width = (high - low) / (GRID - 1);
  // L(s) = 1 + E L(step(s, z)), L linear between the points of the grid: a system of equations.
  const rows = Array.from({ length: GRID }, () => new Float64Array(GRID + 1));
  const dz = (2 * REACH) / NODES;
  for (const [at, row] of rows.entries()) {
    row[at] = 1;
    row[GRID] = 1;
    for (let node = 0; node < NODES; node += 1) {
      const normal = -REACH + (node + 0.5) * dz;
      const weight = (Math.exp(-(normal ** 2) / 2) / Math.sqrt(2 * Math.PI)) * dz;
      const next = step(low + at * width, normal + shift);
      if (isAlarm(next)) continue;
      const place = Math.min(GRID - 1.000001, Math.max(0, (next - low) / width));
      const below = Math.floor(place);
      row[below] = (row[below] ?? 0) - weight * (below + 1 - place);
      row[below + 1] = (row[below + 1] ?? 0) - weight * (place - below);
    }
  }
  const lengths = solved(rows);
  return lengths[Math.round((start - low) / width)] ?? Number.NaN;
}

function solved(rows: readonly Float64Array[]): readonly number[] {
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const pivot = rows[at] as Float64Array;
    for (let below = at + 1; below < size; below += 1) {
      const row = rows[below] as Float64Array;
      const factor = (row[at] as number) / (pivot[at] as number);
      if (factor !== 0)
        for (let column = at; column <= size; column += 1)
          row[column] = (row[column] as number) - factor * (pivot[column] as number);
    }
  }
  const values = Array.from<number>({ length: size }).fill(0);
  for (let at = size - 1; at >= 0; at -= 1) {
    const row = rows[at] as Float64Array;
    let rest = row[size] as number;
    for (let column = at + 1; column < size; column += 1)
      rest -= (row[column] as number) * (values[column] as number);
    values[at] = rest / (row[at] as number);
  }
  return values;
}

describe('CUSUM, k = 0.5, one-sided', () => {
  const length = (h: number, shift: number): number =>
    runLength({
      step: (c, z) => cusumStep(c, z, { ...SHIFT_PARAMETERS, h }),
      isAlarm: (c) => c >= h,
      low: 0,
      high: h,
      start: 0,
      shift,
    });
  test.each([
    [4, 0, 335, 0],
    [4, 1, 8.4, 1],
    [4, 2, 3.3, 1],
    [5, 0, 931, 0],
    [5, 1, 10.4, 1],
    [5, 2, 4, 1],
  ])('h = %d, shifted by %d: an alarm after %d', (h, shift, expected, digits) => {
    // The design gives whole numbers of hundreds: within 3 in 1000.
    const tolerance = digits === 0 ? expected * 0.003 : 0.05;
    expect(Math.abs(length(h, shift) - expected)).toBeLessThanOrEqual(tolerance);
  });
});

describe('EWMA, lambda 0.2, constant limit 2.86', () => {
  test.each([
    [0, 371, 1.1],
    [1, 9.8, 0.05],
  ])('shifted by %d: an alarm after %d', (shift, expected, tolerance) => {
    const length = runLength({
      step: ewmaStep,
      isAlarm: (ewma) => Math.abs(ewma) > EWMA_LIMIT,
      low: -EWMA_LIMIT,
      high: EWMA_LIMIT,
      start: 0,
      shift,
    });
    expect(Math.abs(length - expected)).toBeLessThanOrEqual(tolerance);
  });
});
