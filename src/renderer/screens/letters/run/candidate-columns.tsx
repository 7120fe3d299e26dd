/** The proposal grid: one possible letter a row, with what speaks for and against it. */
import type { ReactNode } from 'react';
import { IconAlertTriangle, IconBan, IconCheck } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { formatCount, formatDateWithDay } from '../../../format/format.ts';
import { moneyColumn, ZERO_MARK, type GridColumn } from '../../../kit/table/index.ts';
import { Link } from '../../../routing/router.tsx';
import { fixOf } from './candidate-fix.ts';
import { chosenItems, chosenTotal, stateRank, type RunChoice } from './run-choice.ts';
import classes from '../letters.module.css';
import type { Candidate, ProposedItem } from '../../../../contract/told.ts';

const isDisputed = (item: ProposedItem): boolean => item.reason === 'disputed';

/** The first thing to know about a candidate, in a few words. */
export function stateText(
  candidate: Candidate,
  choice: RunChoice,
  t: TFunction<'letters'>,
): string {
  const [block] = candidate.blocks;
  if (block?.code === 'nothing_overdue' && candidate.items.some(isDisputed))
    return t('allDisputed');
  if (block !== undefined) return t(`blocks.${block.code}`, { currency: candidate.currency });
  if (chosenItems(candidate, choice).length === 0) return t('run.noItems');
  return candidate.cautions[0] ?? t('run.ready');
}

/** Sentences of the engine begin small: they also stand after "duebook: CODE:" in the terminal. */
const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);

function State(props: {
  readonly candidate: Candidate;
  readonly choice: RunChoice;
  readonly t: TFunction<'letters'>;
}): ReactNode {
  const { candidate, choice, t } = props;
  const text = stateText(candidate, choice, t);
  const [block] = candidate.blocks;
  if (block !== undefined || chosenItems(candidate, choice).length === 0)
    return (
      <span
        className={`${classes.state} ${classes.blocked}`}
        title={candidate.blocks.map((one) => sentence(one.message)).join('\n') || text}
      >
        <IconBan size={14} aria-hidden style={{ flex: 'none' }} />
        <span>
          {text}
          {block !== undefined && block.code !== 'nothing_overdue' && (
            <>
              {' '}
              <Link to={fixOf(block.code, candidate.customer)} tabIndex={-1}>
                {t(`fix.${block.code}`)}
              </Link>
            </>
          )}
        </span>
      </span>
    );
  const isCaution = candidate.cautions.length > 0;
  const Icon = isCaution ? IconAlertTriangle : IconCheck;
  return (
    <span
      className={`${classes.state} ${isCaution ? classes.caution : ''}`}
      title={candidate.cautions.map(sentence).join('\n') || text}
    >
      <Icon
        size={14}
        aria-hidden
        style={{ flex: 'none' }}
        color={isCaution ? undefined : 'var(--good)'}
      />
      <span>{text}</span>
    </span>
  );
}

export function candidateColumns(
  t: TFunction<'letters'>,
  choice: RunChoice,
  common: string | null,
  home: string,
): readonly GridColumn<Candidate>[] {
  const currency = (row: Candidate): string => row.currency;
  return [
    {
      id: 'name',
      header: t('run.customer'),
      kind: 'text',
      width: 190,
      grow: true,
      pinned: true,
      always: true,
      text: (row) => row.name,
      sortBy: (row) => row.name,
    },
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
    ...(common === null
      ? [
          {
            id: 'currency',
            header: t('run.currency'),
            kind: 'text',
            width: 52,
            always: true,
            text: currency,
            sortBy: currency,
          } satisfies GridColumn<Candidate>,
        ]
      : []),
    moneyColumn<Candidate>({
      id: 'demanded',
      header: t('run.demanded'),
      hint: t('run.demandedHint'),
      width: 116,
      unit: common ?? undefined,
      currency,
      home,
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
    moneyColumn<Candidate>({
      id: 'onAccount',
      header: t('run.onAccount'),
      width: 100,
      unit: common ?? undefined,
      currency,
      home,
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
      width: 260,
      grow: true,
      text: (row) => stateText(row, choice, t),
      sortBy: (row) => stateRank(row) * 2 + (row.cautions.length > 0 ? 1 : 0),
      cell: (row) => <State candidate={row} choice={choice} t={t} />,
    },
  ];
}
