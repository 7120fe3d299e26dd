/** The proposal grid: one possible letter a row; its state is a chip, and only where it is not plain. */
import type { ReactNode } from 'react';
import type { TFunction } from 'i18next';
import type { Candidate } from '../../../../contract/told.ts';
import { engineSentence } from '../../../format/engine-sentence.ts';
import { formatAmount, formatCount, formatDateWithDay } from '../../../format/format.ts';
import { Chip, type ChipTone } from '../../../kit/chip.tsx';
import {
  customerColumn,
  type GridColumn,
  moneyColumn,
  ZERO_MARK,
} from '../../../kit/table/index.ts';
import { chosenItems, chosenTotal, type RunChoice } from './run-choice.ts';
import type { Cause, RunStanding } from '../../../../domain/letters/standing.ts';
import classes from '../letters.module.css';

/** How a run looks at its candidates. */
export interface RunView {
  readonly choice: RunChoice;
  readonly standingOf: (candidate: Candidate) => RunStanding;
  /** Said by the banner already: no chip. */
  readonly said: ReadonlySet<string>;
}

const TONE: Partial<Record<Cause, ChipTone>> = {
  bank_unmatched: 'event',
  on_account: 'event',
  no_address: 'event',
  unprintable: 'event',
};
const MOST_CHIPS = 2;

/** Of the cause, in the engine's own words where it has some. */
export const causeSentence = (
  candidate: Candidate,
  cause: Cause,
  t: TFunction<'letters'>,
): string => {
  const told = [...candidate.blocks, ...candidate.cautions].find(({ code }) => code === cause);
  return told === undefined
    ? t(`causes.${cause as 'all_disputed' | 'part_disputed' | 'held_back' | 'too_early'}`)
    : engineSentence(told.message);
};

export const causeChip = (candidate: Candidate, cause: Cause, t: TFunction<'letters'>): string =>
  t(`chips.${cause}`, { amount: formatAmount(candidate.onAccountMinor, candidate.currency) });

/** The whole sentence, for copies and files. */
export const stateText = (
  candidate: Candidate,
  { choice, standingOf }: RunView,
  t: TFunction<'letters'>,
): string => {
  const { causes } = standingOf(candidate);
  if (causes.length > 0)
    return causes.map((cause) => causeSentence(candidate, cause, t)).join('; ');
  return chosenItems(candidate, choice).length === 0 ? t('run.noItems') : t('groups.ready');
};

function StateChips(props: {
  readonly candidate: Candidate;
  readonly view: RunView;
  readonly t: TFunction<'letters'>;
}): ReactNode {
  const { candidate, view, t } = props;
  const { causes } = view.standingOf(candidate);
  if (causes.length === 0 && chosenItems(candidate, view.choice).length === 0)
    return <Chip>{t('chips.no_items')}</Chip>;
  return causes
    .filter((cause) => !view.said.has(cause))
    .slice(0, MOST_CHIPS)
    .map((cause) => (
      <Chip key={cause} tone={TONE[cause] ?? 'plain'} title={causeSentence(candidate, cause, t)}>
        {causeChip(candidate, cause, t)}
      </Chip>
    ));
}

/** Another currency than the column's stands before the figure. */
const amountWithCode = (minor: number, currency: string, unit: string): ReactNode =>
  minor === 0 ? (
    ZERO_MARK
  ) : currency === unit ? (
    formatAmount(minor, currency)
  ) : (
    <>
      <span className={classes.code}>{currency}</span> {formatAmount(minor, currency)}
    </>
  );

export function candidateColumns(
  t: TFunction<'letters'>,
  view: RunView,
  unit: string,
  home: string,
): readonly GridColumn<Candidate>[] {
  const { choice } = view;
  const currency = (row: Candidate): string => row.currency;
  const money = (of: {
    readonly id: string;
    readonly header: string;
    readonly hint?: string;
    readonly width: number;
    readonly minor: (row: Candidate) => number;
  }): GridColumn<Candidate> => {
    const column = moneyColumn<Candidate>({
      ...of,
      unit,
      currency,
      home,
      cell: (row) => amountWithCode(of.minor(row), row.currency, unit),
    });
    return {
      ...column,
      chars: (row) =>
        (column.chars?.(row) ?? 0) + (row.currency === unit ? 0 : row.currency.length),
    };
  };
  return [
    customerColumn(t('run.customer'), 190, { pinned: true, always: true }),
    {
      id: 'customer',
      header: t('run.code'),
      kind: 'text',
      width: 96,
      startsHidden: true,
      text: (row) => row.customer,
      sortBy: (row) => row.customer,
    },
    {
      id: 'country',
      header: t('run.country'),
      kind: 'text',
      width: 66,
      startsHidden: true,
      text: (row) => row.country ?? '',
      sortBy: (row) => row.country,
    },
    {
      id: 'currency',
      header: t('run.currency'),
      kind: 'text',
      width: 52,
      always: true,
      fileOnly: true,
      text: currency,
    },
    {
      id: 'level',
      header: t('run.level'),
      kind: 'number',
      width: 58,
      text: (row) => String(row.level),
      sortBy: (row) => row.level,
    },
    money({
      id: 'demanded',
      header: t('run.demanded'),
      hint: t('run.demandedHint'),
      width: 124,
      minor: (row) => chosenTotal(row, choice),
    }),
    {
      id: 'items',
      header: t('run.items'),
      hint: t('run.itemsHint'),
      kind: 'number',
      width: 78,
      descFirst: true,
      text: (row) =>
        t('run.itemsOf', { chosen: chosenItems(row, choice).length, all: row.items.length }),
      sortBy: (row) => chosenItems(row, choice).length,
    },
    {
      id: 'oldest',
      header: t('run.oldest'),
      unit: t('run.oldestUnit'),
      kind: 'number',
      width: 88,
      descFirst: true,
      text: (row) => String(row.oldestDaysPastDue),
      cell: (row) => (row.oldestDaysPastDue === 0 ? ZERO_MARK : formatCount(row.oldestDaysPastDue)),
      sortBy: (row) => row.oldestDaysPastDue,
    },
    money({
      id: 'onAccount',
      header: t('run.onAccount'),
      width: 100,
      minor: (row) => row.onAccountMinor,
    }),
    {
      id: 'deadline',
      header: t('run.deadline'),
      kind: 'date',
      width: 142,
      text: (row) => row.deadlineOn,
      cell: (row) => formatDateWithDay(row.deadlineOn),
      sortBy: (row) => row.deadlineOn,
    },
    {
      id: 'state',
      header: t('run.state'),
      kind: 'text',
      // Two chips: "Credit 12,345.00", "Part disputed".
      width: 216,
      brief: true,
      text: (row) => stateText(row, view, t),
      sortBy: (row) => view.standingOf(row).causes[0] ?? '',
      cell: (row) => <StateChips candidate={row} view={view} t={t} />,
    },
  ];
}
