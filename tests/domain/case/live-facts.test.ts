/** Which case facts count on a day: versions, ends, ends of ends, and what was taken back. */
import { describe, expect, test } from 'vitest';
import { factsOn, isTakingBack, type CaseFactRow } from '../../../src/domain/case/live-facts.ts';
import { isoDateOf as day } from '../../../src/domain/dates.ts';

type Row = Omit<Partial<CaseFactRow>, 'on' | 'until' | 'reversedOn'> & {
  readonly on: string;
  readonly until?: string;
  readonly reversedOn?: string;
};

/** Rows in the order of recording: the first has the id 1. */
const rowsOf = (rows: readonly Row[]): readonly CaseFactRow[] =>
  rows.map(({ on, until, reversedOn, ...row }, at) => ({
    id: at + 1,
    key: `F-${at + 1}`,
    kind: 'hold',
    details: {},
    aboutId: null,
    ...row,
    on: day(on),
    until: until === undefined ? null : day(until),
    reversedOn: reversedOn === undefined ? null : day(reversedOn),
  }));

/** `F-1` as it counts; `F-1 over`; `F-1 ended by F-2`. */
const told = (rows: readonly Row[], asOf: string): readonly string[] =>
  factsOn(rowsOf(rows), day(asOf)).map(({ key, ended, isLive }) =>
    ended === null
      ? `${key}${isLive ? '' : ' over'}`
      : `${key} ended by ${ended.key}${isLive ? ' and live' : ''}`,
  );

const end = (aboutId: number, on: string, more: Partial<Row> = {}): Row => ({
  kind: 'end',
  aboutId,
  on,
  ...more,
});

test('it counts from its day on', () => {
  const rows = [{ on: '2026-03-02' }];
  expect(told(rows, '2026-03-01')).toEqual([]);
  expect(told(rows, '2026-03-02')).toEqual(['F-1']);
});

test('taken back, it is gone from that day on and stays on the days before', () => {
  const rows = [{ on: '2026-03-02', reversedOn: '2026-03-05' }];
  expect(told(rows, '2026-03-04')).toEqual(['F-1']);
  expect(told(rows, '2026-03-05')).toEqual([]);
});

describe('an end', () => {
  const rows = [{ on: '2026-03-02' }, end(1, '2026-03-10')];

  test('is told with its fact, from its day on, and never by itself', () => {
    expect(told(rows, '2026-03-09')).toEqual(['F-1']);
    expect(told(rows, '2026-03-10')).toEqual(['F-1 ended by F-2']);
  });

  test('is not what another kind answers', () => {
    const signal = { kind: 'signal' as const, on: '2026-03-02' };
    const verdict = { kind: 'verdict' as const, aboutId: 1, on: '2026-03-03' };
    expect(told([signal, verdict], '2026-03-04')).toEqual(['F-1', 'F-2']);
  });

  test('of another fact, or of none, ends nothing here', () => {
    expect(told([{ on: '2026-03-02' }, { on: '2026-03-02' }, end(2, '2026-03-03')], '2026-03-04'))
      .toEqual(['F-1', 'F-2 ended by F-3']); // prettier-ignore
    expect(told([{ on: '2026-03-02' }, { kind: 'end', on: '2026-03-03' }], '2026-03-04')).toEqual([
      'F-1',
    ]);
  });

  test('the earliest of several counts, the first recorded of one day', () => {
    expect(told([...rows, end(1, '2026-03-08')], '2026-03-12')).toEqual(['F-1 ended by F-3']);
    expect(told([...rows, end(1, '2026-03-10')], '2026-03-12')).toEqual(['F-1 ended by F-2']);
    expect(told([...rows, end(1, '2026-03-08')], '2026-03-07')).toEqual(['F-1']);
  });

  test('that was taken back does not count any more', () => {
    const back = [rows[0] as Row, end(1, '2026-03-10', { reversedOn: '2026-03-12' })];
    expect(told(back, '2026-03-11')).toEqual(['F-1 ended by F-2']);
    expect(told(back, '2026-03-12')).toEqual(['F-1']);
  });
});

describe('an end that says "reversed"', () => {
  const reversed = { details: { reversed: 'yes' } };

  test('takes its fact back, as a reversal does', () => {
    const rows = [{ on: '2026-03-02' }, end(1, '2026-03-05', reversed)];
    expect(told(rows, '2026-03-04')).toEqual(['F-1']);
    expect(told(rows, '2026-03-05')).toEqual([]);
  });

  test('takes an end back: the fact goes on; and can be taken back itself', () => {
    const rows = [{ on: '2026-03-02' }, end(1, '2026-03-05'), end(2, '2026-03-08', reversed)];
    expect(told(rows, '2026-03-07')).toEqual(['F-1 ended by F-2']);
    expect(told(rows, '2026-03-08')).toEqual(['F-1']);
    const again = [...rows, end(3, '2026-03-10', reversed)];
    expect(told(again, '2026-03-09')).toEqual(['F-1']);
    expect(told(again, '2026-03-10')).toEqual(['F-1 ended by F-2']);
  });

  test('is told apart from one that only ends', () => {
    const [fact, ends, back] = rowsOf([
      { on: '2026-03-02', details: { reversed: 'yes' } },
      end(1, '2026-03-05', { details: { reversed: 'no' } }),
      end(1, '2026-03-05', reversed),
    ]) as [CaseFactRow, CaseFactRow, CaseFactRow];
    expect([fact, ends, back].map(isTakingBack)).toEqual([false, false, true]);
  });
});

test('its last day is the last on which it counts', () => {
  const rows = [{ kind: 'pause' as const, on: '2026-03-02', until: '2026-03-09' }];
  expect(told(rows, '2026-03-09')).toEqual(['F-1']);
  expect(told(rows, '2026-03-10')).toEqual(['F-1 over']);
});

describe('a kind with versions', () => {
  const version = (on: string, more: Partial<Row> = {}): Row => ({
    kind: 'reason',
    key: 'R',
    on,
    ...more,
  });
  const newest = (rows: readonly Row[], asOf: string) =>
    factsOn(rowsOf(rows), day(asOf)).map(({ id, ended }) => [id, ended?.id ?? null]);

  test('is told once, in the version of the newest day, of one day the last recorded', () => {
    const rows = [version('2026-03-02'), version('2026-03-09'), version('2026-03-05')];
    expect(newest(rows, '2026-03-04')).toEqual([[1, null]]);
    expect(newest(rows, '2026-03-06')).toEqual([[3, null]]);
    expect(newest(rows, '2026-03-12')).toEqual([[2, null]]);
    expect(newest([version('2026-03-02'), version('2026-03-02')], '2026-03-02')).toEqual([
      [2, null],
    ]);
  });

  test('an older version counts again when the newer is taken back', () => {
    const rows = [version('2026-03-02'), version('2026-03-05', { reversedOn: '2026-03-08' })];
    expect(newest(rows, '2026-03-07')).toEqual([[2, null]]);
    expect(newest(rows, '2026-03-08')).toEqual([[1, null]]);
  });

  test('an end of any version ends it', () => {
    const rows = [version('2026-03-02'), version('2026-03-05'), end(1, '2026-03-08')];
    expect(newest(rows, '2026-03-09')).toEqual([[2, 3]]);
  });

  test('other keys, and kinds without versions, are facts of their own', () => {
    expect(newest([version('2026-03-02'), version('2026-03-02', { key: 'S' })], '2026-03-02'))
      .toHaveLength(2); // prettier-ignore
    const holds = [
      { on: '2026-03-02', key: 'H' },
      { on: '2026-03-02', key: 'H' },
    ];
    expect(newest(holds, '2026-03-02')).toHaveLength(2);
  });
});
