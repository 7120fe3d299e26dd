/** Medians of interleaved runs, and the table of verdicts. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Milliseconds `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Milliseconds that the thread itself works in `work`: of a busy machine the time it waits is not in it. */
export async function worked(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Median milliseconds of `ours` and of `reference`, run in turns so that a noisy minute of the
 * machine hits both. The first turn warms up and is not counted.
 */
export async function inTurns(
  turns: number,
  ours: () => unknown,
  reference: () => unknown,
): Promise<readonly [ours: number, reference: number]> {
  const times: [number[], number[]] = [[], []];
  for (let turn = 0; turn <= turns; turn += 1) {
    const mine = await timed(ours);
    const theirs = await timed(reference);
    if (turn === 0) continue;
    times[0].push(mine);
    times[1].push(theirs);
  }
  return [median(times[0]), median(times[1])];
}

export interface Line {
  readonly measure: string;
  readonly ours: string;
  readonly reference: string;
  readonly ratio: string;
  readonly target: string;
  /** Null: no target, only shown. */
  readonly isMet: boolean | null;
  /** Why it could not be measured; printed below the table. */
  readonly problem?: string;
}

export const milliseconds = (value: number): string =>
  value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(value < 10 ? 2 : 1)} ms`;

export function ratioLine(measure: string, ours: number, reference: number, atMost: number): Line {
  const ratio = ours / reference;
  return {
    measure,
    ours: milliseconds(ours),
    reference: milliseconds(reference),
    ratio: `${ratio.toFixed(2)} ×`,
    target: `≤ ${atMost} ×`,
    isMet: ratio <= atMost,
  };
}

export const limitLine = (measure: string, value: number, atMost: number, unit: string): Line => ({
  measure,
  ours: `${value.toFixed(unit === 'ms' ? 1 : 0)} ${unit}`,
  reference: '',
  ratio: '',
  target: `≤ ${atMost} ${unit}`,
  isMet: value <= atMost,
});

export const shownLine = (measure: string, ours: string): Line => ({
  measure,
  ours,
  reference: '',
  ratio: '',
  target: '',
  isMet: null,
});

/** A measure that could not be taken is a miss, and says why. */
export const brokenLine = (measure: string, thrown: unknown): Line => ({
  measure,
  ours: 'not measured',
  problem: thrown instanceof Error ? thrown.message : String(thrown),
  reference: '',
  ratio: '',
  target: '',
  isMet: false,
});

export function table(lines: readonly Line[]): string {
  const rows = [
    ['measure', 'ours', 'reference', 'ratio', 'target', 'verdict'],
    ...lines.map((line) => [
      line.measure,
      line.ours,
      line.reference,
      line.ratio,
      line.target,
      line.isMet === null ? '' : line.isMet ? 'met' : 'MISSED',
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === 5
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
