/** A run: propose → tick and review (the letter beside its row) → issue → paper. */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LetterRow } from '../../../../contract/calls/letters.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import type { Candidate, ProposedItem } from '../../../../contract/told.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { useCall } from '../../../data/use-call.ts';
import { formatDate } from '../../../format/format.ts';
import { Screen } from '../../../frame/screen.tsx';
import { commonCurrency, DataGrid, type GridGroups } from '../../../kit/table/index.ts';
import { isTyping } from '../../../kit/table/view/grid-keys.ts';
import { navigate, pathTo, useRoute } from '../../../routing/router.tsx';
import { IssueDialog } from '../issue-dialog.tsx';
import { IssuedView } from '../issued-view.tsx';
import { candidateColumns } from './candidate-columns.tsx';
import { CandidatePanel, type PanelFace } from './candidate-panel.tsx';
import { bannerCause, leadFrom, RunBanner } from './run-banner.tsx';
import {
  candidateKey,
  canIssue,
  carriedOver,
  inWorkingOrder,
  requestsOf,
  NOTHING_CHANGED,
  requestTotals,
  startChoice,
  withWritten,
  type RunChoice,
} from './run-choice.ts';
import { RunFoot } from './run-foot.tsx';
import {
  RUN_GROUPS,
  sharedCause,
  standingOf,
  type Payers,
  type RunGroup,
} from '../../../../domain/letters/standing.ts';
import { RunTools, type Delivery, type RunDay } from './run-tools.tsx';
import { usePayers } from './use-payers.ts';
import classes from '../letters.module.css';

const NO_CANDIDATES: readonly Candidate[] = [];
/** Causes that a head of a group can say for all its rows. */
const HEAD_CAUSES = [
  'bank_unmatched',
  'no_address',
  'on_account',
  'credit_note',
  'sender_incomplete',
  'no_bank_account',
  'no_town',
  'unprintable',
  'sole_trader',
] as const;

export function RunScreen(props: { readonly faces: ReactNode }): ReactNode {
  const { t } = useTranslation('letters');
  const moment = useMoment();
  const { query } = useRoute();
  const { currency: home } = useWorkspace().ledger;
  const customers = query.get('customers');
  const items = query.get('items');
  const [issuedOn, setIssuedOn] = useState<IsoDate>(moment.today);
  const [deliveryMethod, setDelivery] = useState<Delivery>('registered_post');
  const run: RunDay = { issuedOn, deliveryMethod };
  const [issued, setIssued] = useState<readonly LetterRow[] | null>(null);
  const only = useMemo(
    () => (customers === null || customers === '' ? null : customers.split('\n')),
    [customers],
  );
  const onlyItems = useMemo(
    () => (items === null || items === '' ? null : new Set(items.split(',').map(Number))),
    [items],
  );
  const [written, setWritten] = useState(NOTHING_CHANGED);
  const answer = useCall(
    'letters.propose',
    useMemo(
      () => ({ issuedOn, deliveryMethod, customers: only, written: [...written.values()] }),
      [issuedOn, deliveryMethod, only, written],
    ),
    // While a changed letter is judged anew the list and its ticks stay.
    { placeholderData: written.size === 0 ? undefined : keepPreviousData },
  );
  const payers = usePayers();
  // Nothing is ticked before it is known whose money may be at the bank already.
  const proposed = payers === undefined ? undefined : answer.data;
  const candidates = proposed ?? NO_CANDIDATES;
  const standing = useStandings(payers ?? null);
  const [choice, setChoice] = useRunChoice(
    // Another date or other customers begin anew.
    `${issuedOn} ${customers ?? ''} ${items ?? ''}`,
    candidates,
    () => startChoice(candidates, onlyItems, (one) => standing(one).group === 'ready'),
  );
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [face, setFace] = useState<PanelFace>('letter');
  const [issuingKey, setIssuingKey] = useState<string | null>(null);
  // One key for one set of letters, made once, so that a second press cannot issue them twice.
  const [keys] = useState(() => new Map<string, string>());

  const shown = useMemo(
    () => (proposed === undefined ? undefined : inWorkingOrder(proposed, home)),
    [proposed, home],
  );
  const cause = useMemo(() => bannerCause(candidates, standing), [candidates, standing]);
  const view = useMemo(
    () => ({
      choice,
      standingOf: standing,
      said: new Set(cause === 'bank_unmatched' ? [] : [cause ?? '']),
    }),
    [choice, standing, cause],
  );
  const unit = commonCurrency(candidates.map((one) => one.currency)) ?? home;
  const columns = useMemo(() => candidateColumns(t, view, unit, home), [t, view, unit, home]);
  const groups = useMemo(
    (): GridGroups<Candidate> => ({
      order: RUN_GROUPS,
      of: (row) => standing(row).group,
      isQuiet: (group) => group !== 'ready',
      head: (group, rows) => {
        const shared = sharedCause(rows.map(standing));
        const named = HEAD_CAUSES.find((one) => one === shared);
        const name =
          group === 'waiting' && named !== undefined
            ? t(`groups.waitingFor.${named}`)
            : t(`groups.${group as RunGroup}`);
        const ticked = rows.filter((row) => choice.letters.has(candidateKey(row))).length;
        const count = rows.length;
        if (ticked === 0) return t('groups.noneTicked', { name, count });
        return ticked === count
          ? t('groups.allTicked', { name, count })
          : t('groups.someTicked', { name, count, ticked });
      },
    }),
    [standing, choice.letters, t],
  );
  const letters = useMemo(
    () => requestsOf(candidates, choice, written),
    [candidates, choice, written],
  );
  const sums = useMemo(() => requestTotals(candidates, choice, home), [candidates, choice, home]);
  const open = candidates.find((one) => candidateKey(one) === openKey);

  const setLetters = useCallback(
    (next: ReadonlySet<string>) => setChoice((before) => ({ ...before, letters: next })),
    [setChoice],
  );
  const toggleLetter = (key: string): void => {
    const next = new Set(choice.letters);
    if (!next.delete(key)) next.add(key);
    setLetters(next);
  };
  const toggleItem = (candidate: Candidate, item: ProposedItem): void =>
    setChoice((before) => {
      const leftOut = new Set(before.leftOut);
      if (!leftOut.delete(item.itemId)) leftOut.add(item.itemId);
      const next = new Set(before.letters);
      // A letter without items cannot be; ticking an item of it means the letter.
      if (canIssue(candidate, { ...before, leftOut })) next.add(candidateKey(candidate));
      else next.delete(candidateKey(candidate));
      return { letters: next, leftOut };
    });
  /** In the order of the list: group by group. */
  const step = (by: 1 | -1): void => {
    const list = RUN_GROUPS.flatMap((group) =>
      (shown ?? NO_CANDIDATES).filter((one) => standing(one).group === group),
    );
    const next = list[list.findIndex((one) => candidateKey(one) === openKey) + by];
    if (next !== undefined) setOpenKey(candidateKey(next));
  };
  const ask = (): void => {
    if (letters.length === 0) return;
    const named = JSON.stringify([run, letters]);
    const known = keys.get(named) ?? crypto.randomUUID();
    keys.set(named, known);
    setIssuingKey(known);
  };
  useRunKeys({
    i: ask,
    m: () => {
      if (cause === 'bank_unmatched') leadFrom(cause);
    },
  });

  if (issued !== null)
    return (
      <Screen help="letters" title={t('title')} toolbar={props.faces} fill>
        <IssuedView letters={issued} onMore={() => setIssued(null)} />
      </Screen>
    );
  return (
    <Screen
      help="letters"
      title={t('title')}
      chosen={t('tabs.run')}
      fill
      toolbar={
        <>
          {props.faces}
          <RunTools run={run} onIssuedOn={setIssuedOn} onDelivery={setDelivery} />
        </>
      }
      actions={
        <Button
          disabled={letters.length === 0}
          rightSection={<kbd aria-hidden>i</kbd>}
          onClick={ask}
        >
          {t('run.issue', { count: letters.length })}
        </Button>
      }
      banner={
        cause === null ? undefined : (
          <RunBanner cause={cause} candidates={candidates} standingOf={standing} />
        )
      }
    >
      {only !== null && (
        <div className={classes.narrow}>
          <span>
            {t('run.narrowed', {
              count: only.length,
              name: candidates[0]?.name ?? only[0] ?? '',
            })}{' '}
            {onlyItems !== null && t('run.narrowedItems', { count: onlyItems.size })}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => navigate(pathTo(['letters']))}>
            {t('run.showAll')}
          </Button>
        </div>
      )}
      <DataGrid
        name="letters-run"
        label={t('tabs.run')}
        columns={columns}
        rows={shown}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        rowKey={candidateKey}
        groups={groups}
        openKey={openKey}
        onOpen={(row) => setOpenKey(candidateKey(row))}
        onPage={(row) => navigate(pathTo(['customers', row.customer]))}
        ticked={choice.letters}
        onTicked={setLetters}
        canTick={(row) => canIssue(row, choice)}
        countText={(count) => t('run.count', { count })}
        isCountedBelow
        empty={{
          title: t('run.emptyTitle', { date: formatDate(issuedOn) }),
          text: t('run.emptyText'),
          action: <Button onClick={() => navigate('/import')}>{t('run.emptyAction')}</Button>,
        }}
        autoFocus
      />
      {candidates.length > 0 && (
        <RunFoot count={letters.length} sums={sums} candidates={candidates.length} />
      )}
      {open !== undefined && (
        <CandidatePanel
          candidate={open}
          run={run}
          view={view}
          written={written.get(candidateKey(open))}
          onWritten={(change) => setWritten((before) => withWritten(before, open, change))}
          isTicked={choice.letters.has(candidateKey(open))}
          onTick={() => toggleLetter(candidateKey(open))}
          onItem={(item) => toggleItem(open, item)}
          face={face}
          onFace={setFace}
          onStep={step}
          onClose={() => setOpenKey(null)}
        />
      )}
      {issuingKey !== null && (
        <IssueDialog
          run={run}
          letters={letters}
          candidates={candidates}
          view={view}
          totals={sums}
          idempotencyKey={issuingKey}
          onIssued={setIssued}
          onClose={() => setIssuingKey(null)}
        />
      )}
    </Screen>
  );
}

/** Each candidate is judged once, however often it is drawn. */
function useStandings(payers: Payers) {
  return useMemo(() => {
    const known = new Map<Candidate, ReturnType<typeof standingOf>>();
    return (candidate: Candidate) => {
      const standing = known.get(candidate) ?? standingOf(candidate, payers);
      known.set(candidate, standing);
      return standing;
    };
  }, [payers]);
}

/** The reader's ticks; another `of` begins with `start` again, other candidates keep what still holds. */
function useRunChoice(
  of: string,
  candidates: readonly Candidate[],
  start: () => RunChoice,
): readonly [RunChoice, (change: (before: RunChoice) => RunChoice) => void] {
  const [kept, setKept] = useState(() => ({ of, candidates, choice: start() }));
  let now = kept;
  if (kept.of !== of) now = { of, candidates, choice: start() };
  else if (kept.candidates !== candidates)
    now = {
      of,
      candidates,
      choice: carriedOver(kept.candidates, kept.choice, candidates, start()),
    };
  if (now !== kept) setKept(now);
  const change = useCallback(
    (next: (before: RunChoice) => RunChoice) =>
      setKept((before) => ({ ...before, choice: next(before.choice) })),
    [],
  );
  return [now.choice, change];
}

/** Keys of the run, outside fields and dialogs. */
function useRunKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return;
      const key = latest.current[event.key];
      if (key === undefined) return;
      event.preventDefault();
      key();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
