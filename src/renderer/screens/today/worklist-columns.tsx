/**
 * The worklist: two lines a row, who and what time it is there, how much and how old, why and what next. In a
 * wide window what comes next has a column of its own.
 */
import type { ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { reachShown, type WorklistSetting } from '../../../contract/calls/worklist.ts';
import type { ToldOutput } from '../../../contract/told.ts';
import type { ChipKind } from '../../../domain/case/list-words.ts';
import { engineSentence } from '../../format/engine-sentence.ts';
import { formatAmount, formatCount } from '../../format/format.ts';
import { BucketMark } from '../../kit/charts/bucket-mark.tsx';
import { Chip, type ChipTone } from '../../kit/chip.tsx';
import { moneyColumn, ZERO_MARK, type GridColumn } from '../../kit/table/index.ts';
import type { HoldLevel } from '../customers/case/hold-level.ts';
import { TheirClock } from './their-clock.tsx';
import classes from './today.module.css';

export type WorkRow = ToldOutput<'worklist.list'>['rows'][number];

const TONES: Readonly<Partial<Record<ChipKind, ChipTone>>> = {
  insolvent: 'stop',
  hold: 'stop',
  promise_broken: 'event',
  deadline_passed: 'event',
  dispute_undecided: 'event',
  dispute_unacknowledged: 'event',
  insurer_warning: 'event',
  insurer_stop: 'stop',
  insurer_hand_over: 'stop',
  insurer_deferral: 'event',
  plan_behind: 'event',
  promise_due: 'good',
  promised: 'good',
  on_plan: 'good',
  pay_day: 'good',
};

/** A hold is called what it is: on hold, cash only, prepaid only, in stages. */
const chipWords = (
  { kind, number }: WorkRow['chips'][number],
  hold: HoldLevel | undefined,
  t: TFunction<'today'>,
): string =>
  kind === 'hold' && hold !== undefined
    ? t(`holds.${hold}`)
    : t(`chips.${kind}`, { number: number ?? 0 });

export function worklistColumns(
  t: TFunction<'today'>,
  {
    home,
    minutes,
    isSpacious,
    clocks,
    rankOf,
    holdOf,
  }: {
    /** Its amounts stand without a code. */
    readonly home: string;
    /** Since the list was asked for. */
    readonly minutes: number;
    readonly isSpacious: boolean;
    /** What they showed then. */
    readonly clocks: WorklistSetting['clocks'];
    readonly rankOf: (row: WorkRow) => number;
    /** Undefined until the holds are known. */
    readonly holdOf: (row: WorkRow) => HoldLevel | undefined;
  },
): readonly GridColumn<WorkRow>[] {
  const line = (row: WorkRow): ReactNode => (
    <span className={classes.line} title={engineSentence(row.line)}>
      {engineSentence(row.line)}
    </span>
  );
  const overdue = moneyColumn<WorkRow>({
    id: 'overdue',
    header: t('columns.overdue', { currency: home }),
    width: 112,
    home,
    currency: (row) => row.currency,
    minor: (row) => row.overdueMinor,
  });
  return [
    {
      id: 'rank',
      header: t('columns.rank'),
      kind: 'number',
      width: 48,
      always: true,
      brief: true,
      text: (row) => String(rankOf(row)),
      sortBy: rankOf,
      search: () => [],
    },
    {
      id: 'name',
      header: t('columns.customer'),
      kind: 'text',
      width: 150,
      grow: true,
      always: true,
      text: (row) => row.name,
      search: (row) => [row.name, row.customer, row.country],
      sortBy: (row) => row.name,
      cell: (row) => (
        <div className={classes.two}>
          <span className={classes.name} title={row.name}>
            {row.name}
          </span>
          <span className={classes.second}>
            <TheirClock
              country={row.country}
              reach={reachShown(row.reach, clocks)}
              minutes={minutes}
            />
          </span>
        </div>
      ),
    },
    {
      ...overdue,
      always: true,
      brief: true,
      chars: (row) => (overdue.chars?.(row) ?? 0) + (row.currency === home ? 0 : 3),
      cell: (row) => (
        <div className={classes.two}>
          <span className={classes.amount}>
            {row.overdueMinor === 0 ? (
              ZERO_MARK
            ) : (
              <>
                {row.currency !== home && <span className={classes.code}>{row.currency} </span>}
                {formatAmount(row.overdueMinor, row.currency)}
              </>
            )}
          </span>
          <span className={classes.second} data-end>
            <BucketMark bucket={row.bucket} label={t(`buckets.${row.bucket}`)} />
            {row.daysPastDue === 0
              ? t('notDue')
              : t('days', { days: formatCount(row.daysPastDue) })}
          </span>
        </div>
      ),
    },
    {
      id: 'why',
      header: t('columns.why'),
      kind: 'text',
      // Two chips of two words.
      width: 216,
      always: true,
      brief: true,
      text: (row) =>
        [
          ...row.chips.map((chip) => chipWords(chip, holdOf(row), t)),
          ...(isSpacious ? [] : [engineSentence(row.line)]),
        ].join('; '),
      cell: (row) => (
        <div className={classes.two}>
          <span className={classes.chips}>
            {row.chips.map((chip) => (
              <Chip
                key={chip.kind}
                tone={TONES[chip.kind] ?? 'plain'}
                title={engineSentence(chip.because)}
              >
                {chipWords(chip, holdOf(row), t)}
              </Chip>
            ))}
          </span>
          {!isSpacious && line(row)}
        </div>
      ),
    },
    ...(isSpacious
      ? [
          {
            id: 'next',
            header: t('columns.next'),
            kind: 'text',
            width: 240,
            always: true,
            brief: true,
            text: (row) => engineSentence(row.line),
            cell: line,
          } satisfies GridColumn<WorkRow>,
        ]
      : []),
  ];
}
