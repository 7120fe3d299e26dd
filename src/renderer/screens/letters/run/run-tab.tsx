/** A run: propose → tick and review (draft beside the row) → issue → paper. */
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LetterRow } from '../../../../contract/calls/letters.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import { minorToDecimal } from '../../../../domain/money.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { useCall } from '../../../data/use-call.ts';
import { formatAmount, formatDate, formatMoney } from '../../../format/format.ts';
import { commonCurrency, DataGrid } from '../../../kit/table/index.ts';
import { navigate, pathTo, useRoute } from '../../../routing/router.tsx';
import { candidateColumns } from './candidate-columns.tsx';
import { CandidatePanel, type PanelFace, type RunInput } from './candidate-panel.tsx';
import { RunBar, type Delivery, type RunDay } from './run-bar.tsx';
import { IssueDialog } from '../issue-dialog.tsx';
import { IssuedView } from '../issued-view.tsx';
import {
  candidateKey,
  canIssue,
  inWorkingOrder,
  requestsOf,
  requestTotals,
  startChoice,
  type RunChoice,
} from './run-choice.ts';
import classes from '../letters.module.css';
import type { Candidate, ProposedItem } from '../../../../contract/told.ts';

type Show = 'all' | 'ready' | 'blocked';

export function RunTab(): ReactNode {
  const moment = useMoment();
  const { query } = useRoute();
  const customers = query.get('customers');
  const items = query.get('items');
  const [issuedOn, setIssuedOn] = useState<IsoDate>(moment.today);
  const [deliveryMethod, setDelivery] = useState<Delivery>('registered_post');
  const [issued, setIssued] = useState<readonly LetterRow[] | null>(null);
  const only = useMemo(
    () => (customers === null || customers === '' ? null : customers.split('\n')),
    [customers],
  );
  const input = useMemo(
    () => ({ issuedOn, deliveryMethod, customers: only }),
    [issuedOn, deliveryMethod, only],
  );
  const answer = useCall('letters.propose', input);
  if (issued !== null) return <IssuedView letters={issued} onMore={() => setIssued(null)} />;
  return (
    <Proposal
      // Ticks belong to one proposal: another date, other customers or another ledger state begin anew.
      key={`${issuedOn} ${customers ?? ''} ${items ?? ''} ${answer.dataUpdatedAt}`}
      run={{ issuedOn, deliveryMethod }}
      candidates={answer.data}
      error={answer.error}
      onRetry={() => void answer.refetch()}
      only={only}
      onlyItems={items}
      onIssuedOn={setIssuedOn}
      onDelivery={setDelivery}
      onIssued={setIssued}
    />
  );
}

interface ProposalProps {
  readonly run: RunInput & RunDay;
  readonly candidates: readonly Candidate[] | undefined;
  readonly error: { readonly message: string; readonly ref?: string | undefined } | null;
  readonly onRetry: () => void;
  readonly only: readonly string[] | null;
  readonly onlyItems: string | null;
  readonly onIssuedOn: (date: IsoDate) => void;
  readonly onDelivery: (delivery: Delivery) => void;
  readonly onIssued: (letters: readonly LetterRow[]) => void;
}

const NO_CANDIDATES: readonly Candidate[] = [];

function Proposal(props: ProposalProps): ReactNode {
  const { t } = useTranslation('letters');
  const { run } = props;
  const { currency: home } = useWorkspace().ledger;
  const candidates = props.candidates ?? NO_CANDIDATES;
  const onlyItems = useMemo(
    () =>
      props.onlyItems === null || props.onlyItems === ''
        ? null
        : new Set(props.onlyItems.split(',').map(Number)),
    [props.onlyItems],
  );
  const [choice, setChoice] = useState<RunChoice>(() => startChoice(candidates, onlyItems));
  const [show, setShow] = useState<Show>('all');
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [face, setFace] = useState<PanelFace>('items');
  const [issuingKey, setIssuingKey] = useState<string | null>(null);
  // One key for one set of letters, made once, so that a second press cannot issue them twice.
  const [keys] = useState(() => new Map<string, string>());

  const shown = useMemo(
    () =>
      (props.candidates === undefined ? undefined : inWorkingOrder(props.candidates, home))?.filter(
        (one) => show === 'all' || (show === 'ready') === (one.blocks.length === 0),
      ),
    [props.candidates, show, home],
  );
  const common = commonCurrency(candidates.map((one) => one.currency));
  const columns = useMemo(
    () => candidateColumns(t, choice, common, home),
    [t, choice, common, home],
  );
  const letters = useMemo(() => requestsOf(candidates, choice), [candidates, choice]);
  const sums = useMemo(() => requestTotals(candidates, choice, home), [candidates, choice, home]);
  const open = candidates.find((one) => candidateKey(one) === openKey);

  const setLetters = useCallback(
    (next: ReadonlySet<string>) => setChoice((before) => ({ ...before, letters: next })),
    [],
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
  const step = (by: 1 | -1): void => {
    const list = shown ?? NO_CANDIDATES;
    const at = list.findIndex((one) => candidateKey(one) === openKey);
    const next = list[at + by];
    if (next !== undefined) setOpenKey(candidateKey(next));
  };
  const keyOf = (): string => {
    const named = JSON.stringify([run, letters]);
    const known = keys.get(named) ?? crypto.randomUUID();
    keys.set(named, known);
    return known;
  };

  const totalsText = sums.map((sum) => formatMoney(sum.totalMinor, sum.currency)).join(' + ');
  const isNarrow = props.only !== null;
  return (
    <>
      <RunBar
        run={run}
        count={letters.length}
        totals={totalsText}
        onIssuedOn={props.onIssuedOn}
        onDelivery={props.onDelivery}
        onIssue={() => setIssuingKey(keyOf())}
      />
      {isNarrow && (
        <div className={classes.narrow}>
          <span>
            {t('run.narrowed', {
              count: props.only?.length ?? 0,
              name: candidates[0]?.name ?? props.only?.[0] ?? '',
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
        error={props.error}
        onRetry={props.onRetry}
        rowKey={candidateKey}
        openKey={openKey}
        onOpen={(row) => setOpenKey(candidateKey(row))}
        ticked={choice.letters}
        onTicked={setLetters}
        canTick={(row) => canIssue(row, choice)}
        totals={sums.map((sum) => ({
          id: sum.currency,
          cells: {
            name: t('run.letters', {
              count: letters.filter((one) => one.currency === sum.currency).length,
            }),
            currency: sum.currency,
            demanded: formatAmount(sum.totalMinor, sum.currency),
          },
          texts: {
            name: t('panel.total'),
            currency: sum.currency,
            demanded: minorToDecimal(sum.totalMinor, sum.currency),
          },
        }))}
        countText={(count) => t('run.count', { count })}
        left={
          <SegmentedControl
            aria-label={t('run.show')}
            value={show}
            onChange={(value) => setShow(value as Show)}
            data={[
              { value: 'all', label: t('run.showAllRows') },
              { value: 'ready', label: t('run.showReady') },
              { value: 'blocked', label: t('run.showBlocked') },
            ]}
          />
        }
        empty={
          candidates.length === 0
            ? {
                title: t('run.emptyTitle', { date: formatDate(run.issuedOn) }),
                text: t('run.emptyText'),
                action: <Button onClick={() => navigate('/import')}>{t('run.emptyAction')}</Button>,
              }
            : {
                title: t(show === 'ready' ? 'run.noneReady' : 'run.noneBlocked'),
                action: (
                  <Button variant="default" onClick={() => setShow('all')}>
                    {t('run.showEverything')}
                  </Button>
                ),
              }
        }
        autoFocus
      />
      {open !== undefined && (
        <CandidatePanel
          candidate={open}
          run={run}
          choice={choice}
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
          totals={sums}
          idempotencyKey={issuingKey}
          onIssued={props.onIssued}
          onClose={() => setIssuingKey(null)}
        />
      )}
    </>
  );
}
