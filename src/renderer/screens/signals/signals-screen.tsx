/**
 * Signals: what the ledger shows of how customers behave and what somebody recorded, to be confirmed or
 * dismissed. The inbox has those that ask for a look; all of them are one choice away.
 */
import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { formatCount } from '../../format/format.ts';
import { BackToToday } from '../../frame/bar/replay-bar.tsx';
import { Screen } from '../../frame/screen.tsx';
import { isOverTheScreen } from '../../kit/over-the-screen.ts';
import { DataGrid, type GridGroups } from '../../kit/table/index.ts';
import { isTyping } from '../../kit/table/view/grid-keys.ts';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { RecordDialog } from './signal-dialogs.tsx';
import { signalColumns } from './signal-columns.tsx';
import { SignalPanel } from './signal-panel.tsx';
import { GROUPS, groupOf, isInInbox, type SignalGroup, type SignalRow } from './signal-words.ts';
import classes from './signals.module.css';

const rowKey = (row: SignalRow): string => row.key;
const NO_ROWS: readonly SignalRow[] = [];

export function SignalsScreen(): ReactNode {
  const { t } = useTranslation('signals');
  const moment = useMoment();
  const hasCustomers = useWorkspace().ledger.counts.customers > 0;
  const [showParam, setShow] = useQueryParam('show');
  const showsAll = showParam === 'all';
  const answer = useCall('signals.list', { ...moment.input, all: showsAll });
  const customers = useCall('customers.list', moment.input, { enabled: answer.isSuccess }).data;
  const [chosen, choose] = useQueryParam('signal');
  const [isRecording, setRecording] = useState(false);
  const countries = useMemo(
    () => new Map(customers?.map(({ customer, country }) => [customer, country])),
    [customers],
  );
  const columns = useMemo(() => signalColumns(t, countries), [t, countries]);
  const given = useGiven(answer.dataUpdatedAt);
  const rows = useMemo(() => {
    const now = answer.data?.map((row) => withVerdict(row, given.verdicts.get(row.key)));
    return showsAll ? now : now?.filter(isInInbox);
  }, [answer.data, showsAll, given.verdicts]);
  const groups = useMemo(
    (): GridGroups<SignalRow> => ({
      order: GROUPS,
      of: groupOf,
      head: (group, of) => t(`groups.${group as SignalGroup}`, { count: of.length }),
      isQuiet: (group) => group !== 'new' && group !== 'confirmed',
    }),
    [t],
  );
  const inOrder = useMemo(
    () => GROUPS.flatMap((group) => (rows ?? NO_ROWS).filter((row) => groupOf(row) === group)),
    [rows],
  );
  const count = (state: SignalRow['state']): number =>
    inOrder.filter((row) => row.state === state && row.alert).length;
  const open = inOrder.find((row) => row.key === chosen);
  /** The next new one, from the top again after the last; with none left the panel closes. */
  const goOn = (done: SignalRow): void => {
    const left = inOrder.filter((row) => groupOf(row) === 'new' && row !== done);
    const at = inOrder.indexOf(done);
    const next = left.find((row) => inOrder.indexOf(row) > at) ?? left[0];
    choose(next?.key ?? null);
    document.querySelector<HTMLElement>('#work [role="grid"]')?.focus({ preventScroll: true });
  };
  const canRecord = !moment.isReplay && hasCustomers;
  useNewKey(canRecord && !isRecording ? () => setRecording(true) : null);
  const recordButton = (
    <Button
      variant="default"
      leftSection={<IconPlus size={15} />}
      rightSection={<kbd aria-hidden>n</kbd>}
      onClick={() => setRecording(true)}
    >
      {t('record.button')}
    </Button>
  );

  return (
    <Screen
      help="signals"
      title={t('title')}
      chosen={t(showsAll ? 'show.all' : 'show.inbox')}
      toolbar={
        <SegmentedControl
          aria-label={t('show.label')}
          value={showsAll ? 'all' : 'inbox'}
          onChange={(value) => setShow(value === 'all' ? 'all' : null)}
          data={[
            { value: 'inbox', label: t('show.inbox') },
            { value: 'all', label: t('show.all') },
          ]}
        />
      }
      actions={canRecord ? recordButton : undefined}
      fill
    >
      <DataGrid
        name="signals"
        label={t('title')}
        columns={columns}
        rows={rows}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        rowKey={rowKey}
        startSort={{ id: 'points', desc: true }}
        groups={groups}
        openKey={open?.key ?? null}
        onOpen={(row) => choose(row.key)}
        onPage={(row) => navigate(pathTo(['customers', row.customer]))}
        countText={(all) => t('count', { count: all })}
        isCountedBelow
        filterHint={t('filter')}
        empty={
          !hasCustomers
            ? {
                title: t('empty.title'),
                text: t('empty.noCustomers'),
                ...(moment.isReplay
                  ? { action: <BackToToday /> }
                  : {
                      action: (
                        <Button onClick={() => navigate('/import')}>{t('empty.import')}</Button>
                      ),
                    }),
              }
            : {
                title: t('empty.title'),
                text: t('empty.text'),
                ...(showsAll
                  ? {}
                  : {
                      action: (
                        <Button variant="default" onClick={() => setShow('all')}>
                          {t('empty.showAll')}
                        </Button>
                      ),
                    }),
              }
        }
        autoFocus
      />
      {inOrder.length > 0 && (
        <div className={`screen-foot ${classes.foot}`} role="status">
          <span className="one-line">
            {t('foot', {
              fresh: formatCount(count('new')),
              confirmed: formatCount(count('confirmed')),
            })}
          </span>
          <span className={classes.keys} data-extra>
            <kbd>j</kbd> <kbd>k</kbd> {t('keys.move')} <kbd>↵</kbd> {t('keys.panel')} <kbd>o</kbd>{' '}
            {t('keys.page')}
          </span>
        </div>
      )}
      {open !== undefined && (
        <SignalPanel
          key={open.key}
          of={open}
          onDone={(verdict) => {
            given.give(open.key, verdict);
            goOn(open);
          }}
          onUndone={(row) => {
            given.give(row.key, row.state);
            choose(row.key);
          }}
          onClose={() => choose(null)}
        />
      )}
      {isRecording && (
        <RecordDialog
          customer={null}
          onClose={() => setRecording(false)}
          onSaved={(key) => {
            setRecording(false);
            choose(key);
          }}
        />
      )}
    </Screen>
  );
}

type Given = ReadonlyMap<string, SignalRow['state']>;
const NOTHING_GIVEN: Given = new Map();

/**
 * Verdicts that the list does not know yet: everybody's signals of a large ledger take seconds to be worked
 * out anew, and a row that still looks new would be judged twice.
 */
function useGiven(answeredAt: number) {
  const [verdicts, setVerdicts] = useState(NOTHING_GIVEN);
  const [since, setSince] = useState(answeredAt);
  if (since !== answeredAt) {
    setSince(answeredAt);
    setVerdicts(NOTHING_GIVEN);
  }
  return {
    verdicts,
    give: (key: string, verdict: SignalRow['state']) =>
      setVerdicts((before) => new Map(before).set(key, verdict)),
  };
}

const withVerdict = (row: SignalRow, state: SignalRow['state'] | undefined): SignalRow =>
  state === undefined
    ? row
    : { ...row, state, ...(state === 'dismissed' && { alert: false, points: 0 }) };

/** `n`: a new one. */
function useNewKey(onNew: (() => void) | null): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== 'n' || onNew === null || isTyping(event.target)) return;
    if (document.querySelector('[aria-modal="true"]') !== null) return;
    if (isOverTheScreen(document.activeElement)) return;
    event.preventDefault();
    onNew();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
