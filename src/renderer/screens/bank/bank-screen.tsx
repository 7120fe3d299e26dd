/** Bank lines find their invoices: line left, proposals right with their reasons, Enter accepts, next. */
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconChecks, IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../domain/dates.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useWorkspace } from '../../data/workspace.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatCount, formatDate } from '../../format/format.ts';
import { Screen } from '../../frame/screen.tsx';
import { ErrorState, TableSkeleton } from '../../kit/states.tsx';
import { isOwnPress, isTyping, mayTakeFocus } from '../../kit/table/view/grid-keys.ts';
import { navigate } from '../../routing/router.tsx';
import { AsideDialog } from './actions/aside-dialog.tsx';
import { matchMove } from './bank-keys.ts';
import { LastActionBar } from './actions/last-action-bar.tsx';
import { LineChoice, LineFilters } from './lines/line-filters.tsx';
import { LineList } from './lines/line-list.tsx';
import { LineView } from './lines/line-view.tsx';
import { NoLines } from './lines/no-lines.tsx';
import { OnAccountDialog } from './actions/on-account-dialog.tsx';
import { useSureCount } from './sure/use-sure-count.ts';
import { useLineDoing, type LineDoing } from './actions/use-line-doing.ts';
import { MOST_LINES, useLines, type Lines } from './lines/use-lines.ts';
import { useMatching } from './actions/use-matching.ts';
import classes from './bank.module.css';

export function BankScreen(): ReactNode {
  const { t } = useTranslation('bank');
  const { isReplay } = useMoment();
  const lines = useLines();
  const matching = useMatching();
  const sure = useSureCount(lines);
  const frame = useRef<HTMLDivElement>(null);
  const focusList = useCallback(
    () =>
      frame.current?.querySelector<HTMLElement>('[data-bank-list]')?.focus({ preventScroll: true }),
    [],
  );
  const { active } = lines;
  const hasBank = useWorkspace().ledger.freshness.bankTo !== null;
  const answer = useCall(
    'bank.line',
    { lineId: active?.lineId ?? 0 },
    { enabled: active !== null },
  );
  const detail = answer.data?.line.lineId === active?.lineId ? (answer.data ?? null) : null;
  const isFresh = detail !== null && !answer.isFetching;
  const done = useCallback(() => focusList(), [focusList]);
  const doing = useLineDoing(active, detail, isFresh, matching, done, isReplay);
  const hasRows = lines.rows.length > 0;
  useEffect(() => {
    if (hasRows && mayTakeFocus()) focusList();
  }, [hasRows, focusList]);
  const undoLast = (): void => {
    const last = matching.actions[0];
    if (last === undefined || isReplay) return;
    void matching.undo(last.lineId).then((ok) => {
      if (ok) lines.goTo(last.lineId);
    });
  };
  useKeys(lines, doing, undoLast);

  return (
    <Screen
      fill
      help="bank"
      title={t('title')}
      chosen={`${t(`show.${lines.show}`)}, ${t(`way.${lines.way}`)}`}
      toolbar={<LineChoice lines={lines} onDone={focusList} />}
      actions={
        <>
          {lines.openIn > 0 && sure !== 0 && (
            <Button
              variant="default"
              leftSection={<IconChecks size={15} />}
              disabled={isReplay}
              onClick={() => navigate('/bank/sure')}
            >
              {sure === null ? t('sure') : t('sureCount', { count: sure })}
            </Button>
          )}
          {/* Before the first file the empty list has this button. */}
          {hasBank && (
            <Button
              variant="default"
              leftSection={<IconFileImport size={15} />}
              onClick={() => navigate('/import')}
            >
              {t('import')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.workspace} ref={frame}>
        <div className={classes.left}>
          <LineFilters lines={lines} onDone={focusList} />
          {lines.error !== null ? (
            <ErrorState error={lines.error} onRetry={lines.retry} />
          ) : lines.isReading ? (
            <TableSkeleton columns={[3, 1]} rows={10} />
          ) : hasRows ? (
            <>
              <LineList
                rows={lines.rows}
                activeId={active?.lineId ?? null}
                onChoose={(line) => {
                  lines.choose(line);
                  matching.forgive();
                }}
              />
            </>
          ) : null}
          {!lines.isReading && hasBank && <ListFoot lines={lines} />}
        </div>
        <div className={classes.right}>
          {!lines.isReading && !hasRows && lines.error === null && <NoLines lines={lines} />}
          {answer.error !== null && hasRows && (
            <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
          )}
          {hasRows && detail === null && answer.error === null && (
            <div className={classes.viewBody}>
              <Skeleton height={84} mb={16} />
              <Skeleton height={150} mb={10} />
              <Skeleton height={110} />
            </div>
          )}
          {hasRows && detail !== null && (
            <LineView
              key={detail.line.lineId}
              detail={detail}
              doing={doing}
              error={matching.error?.lineId === detail.line.lineId ? matching.error.error : null}
              isRunning={matching.isRunning}
              isStale={!isFresh}
            />
          )}
          <LastActionBar matching={matching} onUndo={undoLast} />
        </div>
      </div>
      {active !== null && doing.asking === 'on_account' && (
        <OnAccountDialog
          line={active}
          suggested={doing.proposal?.customer ?? null}
          isRunning={matching.isRunning}
          settledPerList={doing.settledPerList}
          onSave={doing.saveOnAccount}
          onClose={doing.endAsking}
        />
      )}
      {active !== null && doing.asking === 'aside' && (
        <AsideDialog
          line={active}
          isRunning={matching.isRunning}
          onSave={doing.saveAside}
          onClose={doing.endAsking}
        />
      )}
    </Screen>
  );
}

/** How many lines there are, and how far the bank is known. */
function ListFoot(props: { readonly lines: Lines }): ReactNode {
  const { t } = useTranslation('bank');
  const { ledger, today } = useWorkspace();
  const { bankTo, staleAfterDays } = ledger.freshness;
  const { total, show } = props.lines;
  const isStale = bankTo !== null && daysBetween(bankTo, today) > staleAfterDays;
  return (
    <p className={classes.count}>
      {total > 0 && <span>{t(show === 'open' ? 'toMatch' : 'count', { count: total })}</span>}
      {total > MOST_LINES && <span>{t('onlyFirst', { count: MOST_LINES })}</span>}
      <span className={isStale ? classes.caution : undefined}>
        {bankTo === null ? t('freshnessNone') : t('freshness', { date: formatDate(bankTo) })}
        {isStale && `, ${t('stale', { days: formatCount(staleAfterDays) })}`}
      </span>
    </p>
  );
}

const OVER =
  '.mantine-Modal-content, .mantine-Drawer-content, .mantine-Spotlight-content, .mantine-Menu-dropdown, .mantine-Popover-dropdown';
/** Something lies over the workspace and has the keyboard; closed choosers stay in the page, unseen. */
const somethingIsOpen = (): boolean =>
  [...document.querySelectorAll(OVER)].some((element) => element.checkVisibility());

/** The keys of `bank-keys.ts`, wherever the focus is on this screen but in a field. */
function useKeys(lines: Lines, doing: LineDoing, undoLast: () => void): void {
  const latest = useRef({ lines, doing, undoLast });
  useEffect(() => {
    latest.current = { lines, doing, undoLast };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const now = latest.current;
      if (event.key === 'Escape' && now.doing.isSplitting && !somethingIsOpen()) {
        now.doing.endSplit();
        return;
      }
      if (event.defaultPrevented || isTyping(event.target) || somethingIsOpen()) return;
      if (isOwnPress(event as never)) return;
      if (event.target instanceof HTMLInputElement && event.target.type === 'radio') return;
      if (now.doing.isSplitting) return;
      const move = matchMove(event);
      if (move === null) return;
      event.preventDefault();
      switch (move.to) {
        case 'line':
          return now.lines.move(move.by);
        case 'line_end':
          return now.lines.moveTo(move.end);
        case 'proposal':
          return now.doing.step(move.by);
        case 'proposal_at':
          return now.doing.choose(move.index);
        case 'accept':
          return now.doing.accept();
        case 'split':
          return now.doing.split();
        case 'on_account':
          return now.doing.askOnAccount();
        case 'aside':
          return now.doing.askAside();
        case 'undo':
          return now.undoLast();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
