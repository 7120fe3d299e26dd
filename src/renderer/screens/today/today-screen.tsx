/**
 * Today: whom to see to, in order, and beside the list the call sheet of the one in hand. In a narrow window
 * the sheet takes the place of the list.
 */
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WorklistSetting } from '../../../contract/calls/worklist.ts';
import { ROW_STATES, type RowState } from '../../../domain/case/list-words.ts';
import { useMoment } from '../../data/as-of.tsx';
import { callQuery, useCall, useClient } from '../../data/use-call.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { formatCount } from '../../format/format.ts';
import { PanelGrip, usePanelWidth } from '../../frame/panel/panel-width.tsx';
import { Screen } from '../../frame/screen.tsx';
import { NoticeDialog, type NoticeOf } from '../../kit/notices/notice-dialog.tsx';
import { useEscape } from '../../kit/over-the-screen.ts';
import { ErrorState } from '../../kit/states.tsx';
import { DataGrid, type GridGroups } from '../../kit/table/index.ts';
import { BesidePanelContext } from '../../kit/table/view/bar-slot.ts';
import { isTyping } from '../../kit/table/view/grid-keys.ts';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { CallSheet } from './call-sheet.tsx';
import { DayStrip } from './day-strip.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { useMinutesSince } from './their-clock.tsx';
import { strictest, type HoldLevel } from '../customers/case/hold-level.ts';
import { WhyRanked } from './why-ranked.tsx';
import { worklistColumns, type WorkRow } from './worklist-columns.tsx';
import classes from './today.module.css';

/** Who can be reached changes with the hour. */
const ASK_AGAIN_MS = 5 * 60_000;
const NO_ROWS: readonly WorkRow[] = [];
const NO_CLOCKS: WorklistSetting['clocks'] = {};
const rowKey = (row: WorkRow): string => row.customer;
const twoLines = (): number => 2;

export function TodayScreen(): ReactNode {
  const { t } = useTranslation('today');
  const moment = useMoment();
  const { currency: home } = useWorkspace().ledger;
  const answer = useCall('worklist.list', moment.input, {
    refetchInterval: moment.isReplay ? false : ASK_AGAIN_MS,
  });
  const minutes = useMinutesSince(answer.dataUpdatedAt);
  const [chosen, choose] = useQueryParam('customer');
  const isWide = useMediaQuery('(min-width: 800px)', undefined, {
    getInitialValueInEffect: false,
  });
  // Wide enough for the next step in a column of its own.
  const isSpacious = useMediaQuery('(min-width: 1600px)', undefined, {
    getInitialValueInEffect: false,
  });
  const rows = answer.data?.rows;
  const clocks = answer.data?.clocks ?? NO_CLOCKS;
  const holds = useHolds();
  const ranks = useMemo(() => new Map(rows?.map((row, at) => [row, at + 1])), [rows]);
  const columns = useMemo(
    () =>
      worklistColumns(t, {
        home,
        minutes,
        isSpacious: isSpacious === true,
        clocks,
        rankOf: (row) => ranks.get(row) ?? 0,
        holdOf: ({ customer }) => holds.get(customer),
      }),
    [t, home, minutes, isSpacious, clocks, ranks, holds],
  );
  const [isRankAsked, askRank] = useState(false);
  const [notice, setNotice] = useState<NoticeOf | null>(null);
  const groups = useMemo(
    (): GridGroups<WorkRow> => ({
      order: ROW_STATES,
      of: (row) => row.state,
      // What the list is about needs no head.
      head: (group, rows) =>
        group === 'todo'
          ? null
          : t(`groups.${group as Exclude<RowState, 'todo'>}`, { count: rows.length }),
      isQuiet: (group) => group !== 'todo',
    }),
    [t],
  );
  const inOrder = useMemo(
    () => ROW_STATES.flatMap((state) => (rows ?? NO_ROWS).filter((row) => row.state === state)),
    [rows],
  );
  const count = (state: RowState): number => inOrder.filter((row) => row.state === state).length;
  const found = inOrder.find((row) => row.customer === chosen);
  const open = found ?? (isWide ? inOrder[0] : undefined);
  const beside = useRef<HTMLDivElement>(null);
  const at = open === undefined ? -1 : inOrder.indexOf(open);
  usePrefetchedSheet(inOrder[at + 1]?.customer);
  /** The next one to do, from the top again after the last; with none left it stays. */
  const goOn = (done: WorkRow): void => {
    const left = inOrder.filter((row) => row.state === 'todo' && row !== done);
    const next = left.find((row) => inOrder.indexOf(row) > at) ?? left[0] ?? inOrder[at + 1];
    if (next !== undefined) choose(next.customer);
  };

  return (
    <Screen
      help="today"
      title={t('title')}
      subtitle={<DayStrip done={count('done')} todo={count('todo')} day={answer.data?.day} />}
      fill
    >
      <div className={classes.desk} data-narrow={!isWide || undefined}>
        <div className={classes.list} ref={beside}>
          <BesidePanelContext value={isWide}>
            <DataGrid
              name="worklist"
              label={t('title')}
              columns={columns}
              rows={rows}
              error={answer.error}
              onRetry={() => void answer.refetch()}
              rowKey={rowKey}
              linesOf={twoLines}
              groups={groups}
              openKey={open?.customer ?? null}
              onOpen={(row) => choose(row.customer)}
              onPage={(row) => navigate(pathTo(['customers', row.customer]))}
              onExplain={() => askRank((is) => !is)}
              countText={(all) => t('count', { count: all })}
              isCountedBelow
              filterHint={t('filter')}
              empty={{
                title: t('empty.title'),
                text: t('empty.text'),
                action: <Button onClick={() => navigate('/import')}>{t('empty.action')}</Button>,
              }}
              autoFocus
            />
          </BesidePanelContext>
          <div className="screen-foot" role="status">
            <span className="one-line">
              {t('foot', {
                todo: formatCount(count('todo')),
                snoozed: formatCount(count('snoozed')),
                later: formatCount(count('later')),
              })}
            </span>
            <span className={classes.keys}>
              <kbd>j</kbd> <kbd>k</kbd> {t('keys.move')} <kbd>o</kbd> {t('keys.page')} <kbd>s</kbd>{' '}
              {t('keys.snooze')} <kbd>?</kbd> {t('keys.rank')}
            </span>
          </div>
        </div>
        {open !== undefined && answer.data !== undefined && (
          <SheetBeside
            key={isWide ? 'beside' : 'instead'}
            row={open}
            rank={ranks.get(open) ?? 0}
            setting={answer.data}
            at={at + 1}
            of={inOrder.length}
            isRankAsked={isRankAsked}
            onChoose={choose}
            onDone={() => goOn(open)}
            onNotice={setNotice}
            {...(isWide ? {} : { onClose: () => choose(null) })}
          />
        )}
      </div>
      {notice !== null && <NoticeDialog of={notice} onClose={() => setNotice(null)} />}
    </Screen>
  );
}

/** How strictly each customer is held that is. */
function useHolds(): ReadonlyMap<string, HoldLevel | undefined> {
  const { input } = useMoment();
  const { data } = useCall('case.holds', { ...input, customer: null });
  return useMemo(() => {
    const levels = new Map<string, string[]>();
    for (const { customer, level } of data ?? [])
      levels.set(customer, [...(levels.get(customer) ?? []), level]);
    return new Map([...levels].map(([customer, all]) => [customer, strictest(all)]));
  }, [data]);
}

/** The next sheet is there when the keys come to it. */
function usePrefetchedSheet(customer: string | undefined): void {
  const client = useClient();
  const queries = useQueryClient();
  const { input } = useMoment();
  const { asOf, knownAt } = input;
  useEffect(() => {
    if (customer === undefined) return;
    void queries.prefetchQuery({
      ...callQuery(client, 'worklist.sheet', { customer, asOf, knownAt }),
      staleTime: ASK_AGAIN_MS,
    });
  }, [client, queries, customer, asOf, knownAt]);
}

function SheetBeside(props: {
  readonly row: WorkRow;
  readonly rank: number;
  readonly setting: WorklistSetting;
  /** Which of how many. */
  readonly at: number;
  readonly of: number;
  /** The parts of the score are asked for, however little room there is. */
  readonly isRankAsked: boolean;
  readonly onChoose: (customer: string) => void;
  /** An outcome was recorded. */
  readonly onDone: () => void;
  readonly onNotice: (of: NoticeOf) => void;
  /** In a narrow window, where it stands in the place of the list. */
  readonly onClose?: () => void;
}): ReactNode {
  const { t } = useTranslation('today');
  const { row, onClose } = props;
  const { input, isReplay } = useMoment();
  const answer = useCall('worklist.sheet', { customer: row.customer, ...input });
  const minutes = useMinutesSince(answer.dataUpdatedAt);
  const width = usePanelWidth('call');
  const panel = useRef<HTMLElement>(null);
  const isInstead = onClose !== undefined;
  useEscape(
    () => {
      onClose?.();
      document.querySelector<HTMLElement>('#work [role="grid"]')?.focus({ preventScroll: true });
    },
    () => isInstead,
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== 'c' || isTyping(event.target)) return;
      panel.current?.querySelector<HTMLElement>('[data-copy-number]')?.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <section
      className={classes.sheet}
      style={{ width: width.pixels }}
      aria-label={t('sheetOf', { name: row.name })}
      ref={panel}
    >
      <PanelGrip width={width} />
      <div className={classes.sheetBody} tabIndex={-1}>
        {onClose !== undefined && (
          <button type="button" className={classes.back} onClick={onClose}>
            <IconArrowLeft size={15} stroke={1.8} aria-hidden />
            {t('back', { at: formatCount(props.at), of: formatCount(props.of) })}
            <kbd aria-hidden>Esc</kbd>
          </button>
        )}
        {answer.data !== undefined ? (
          <>
            <CallSheet sheet={answer.data} minutes={minutes} />
            <WhyRanked
              row={row}
              rank={props.rank}
              of={props.of}
              setting={props.setting}
              isAsked={props.isRankAsked}
            />
          </>
        ) : answer.error !== null ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <SheetSkeleton name={row.name} />
        )}
      </div>
      {answer.data !== undefined && !isReplay && (
        <OutcomeBar
          key={row.customer}
          sheet={answer.data}
          onDone={props.onDone}
          onUndone={props.onChoose}
          onNotice={props.onNotice}
        />
      )}
    </section>
  );
}

function SheetSkeleton(props: { readonly name: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('loading')}>
      <h2 className={classes.sheetTitle}>{props.name}</h2>
      {[70, 40, 90, 60, 100, 100, 100, 80].map((share, line) => (
        <Skeleton key={line} height={10} mt={14} radius="sm" width={`${share}%`} />
      ))}
    </div>
  );
}
