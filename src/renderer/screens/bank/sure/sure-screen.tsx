/** The exact and unambiguous proposals in one list: looked over, unticked where in doubt, accepted. */
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../../data/as-of.tsx';
import { useAction } from '../../../data/use-call.ts';
import { JobProgress } from '../../../frame/bar/jobs-menu.tsx';
import { Screen } from '../../../frame/screen.tsx';
import { EmptyState, ErrorState } from '../../../kit/states.tsx';
import { DataGrid } from '../../../kit/table/index.ts';
import { navigate, pathTo } from '../../../routing/router.tsx';
import { sureColumns } from './sure-columns.tsx';
import { SureDone } from './sure-done.tsx';
import { SurePanel } from './sure-panel.tsx';
import classes from '../bank.module.css';
import type { MatchRow } from '../../../../contract/told.ts';

/** As many as one acceptance takes. */
const MOST = 5000;
const rowKey = (row: MatchRow): string => String(row.line.lineId);

export function SureScreen(): ReactNode {
  const { t } = useTranslation('bank');
  const { isReplay } = useMoment();
  const propose = useAction('bank.propose');
  const together = useAction('bank.acceptTogether');
  const { run: runPropose, cancel: cancelPropose } = propose;
  const [rows, setRows] = useState<readonly MatchRow[] | undefined>(undefined);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const open = rows?.find((row) => rowKey(row) === openKey);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());

  const look = useCallback(async () => {
    const result = await runPropose({ onlyUnambiguous: true, limit: MOST });
    if (!result.ok) return;
    setRows(result.value.rows);
    setTicked(new Set(result.value.rows.map(rowKey)));
  }, [runPropose]);
  useEffect(() => {
    void look();
    return cancelPropose;
  }, [look, cancelPropose]);

  const back = (): void => navigate('/bank');
  if (together.value !== null) return <SureDone outcome={together.value} rows={rows ?? []} />;
  return (
    <Screen
      fill
      help="bank"
      title={t('sureList.title')}
      actions={
        <>
          <Button variant="default" onClick={back}>
            {t('sureList.back')}
          </Button>
          {rows !== undefined && rows.length > 0 && (
            <Button
              disabled={ticked.size === 0 || isReplay}
              loading={together.isRunning}
              onClick={() => void together.run({ lineIds: [...ticked].map(Number) })}
            >
              {t('sureList.run', { count: ticked.size })}
            </Button>
          )}
        </>
      }
    >
      {together.isRunning && (
        <div className={classes.progress}>
          <JobProgress job={together.progress} />
        </div>
      )}
      {together.error !== null && <ErrorState error={together.error} />}
      {propose.isRunning && rows === undefined && (
        <div className={classes.progress} role="status">
          <p>{t('sureList.reading')}</p>
          <JobProgress job={propose.progress} />
        </div>
      )}
      {propose.error !== null && propose.error.code !== 'cancelled' && (
        <ErrorState error={propose.error} onRetry={() => void look()} />
      )}
      {rows !== undefined && rows.length === 0 && (
        <EmptyState
          title={t('sureList.none')}
          text={t('sureList.noneText')}
          action={<Button onClick={back}>{t('sureList.back')}</Button>}
        />
      )}
      {rows !== undefined && rows.length > 0 && (
        <DataGrid
          name="bank-sure"
          label={t('sureList.title')}
          columns={sureColumns(t)}
          rows={rows}
          rowKey={rowKey}
          openKey={open === undefined ? null : rowKey(open)}
          onOpen={(row) => setOpenKey(rowKey(row))}
          onPage={({ best }) => {
            if (best !== null) navigate(pathTo(['customers', best.customer]));
          }}
          ticked={ticked}
          onTicked={setTicked}
          empty={{ title: t('sureList.none') }}
          countText={(count) => t('sureList.count', { count })}
          filterHint={t('sureList.filter')}
          autoFocus
        />
      )}
      {rows !== undefined && rows.length > 0 && (
        <div className="screen-foot">{t('sureList.subtitle')}</div>
      )}
      {open !== undefined && (
        <SurePanel
          row={open}
          isTicked={ticked.has(rowKey(open))}
          onTick={() => {
            const next = new Set(ticked);
            if (!next.delete(rowKey(open))) next.add(rowKey(open));
            setTicked(next);
          }}
          onClose={() => setOpenKey(null)}
        />
      )}
    </Screen>
  );
}
