/** How much of everybody's credit is used: a list, the most used first, and a map of what is owed against risk. */
import { useMemo, type ReactNode } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { formatCount } from '../../format/format.ts';
import { BackToToday } from '../../frame/bar/replay-bar.tsx';
import { Screen } from '../../frame/screen.tsx';
import { commonCurrency, DataGrid } from '../../kit/table/index.ts';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { LimitPanel } from './limit-panel.tsx';
import { limitColumns, type LimitRow } from './limit-columns.tsx';
import { PortfolioMap, shareWords } from './portfolio-map.tsx';
import classes from './credit.module.css';

type Limits = ToldOutput<'credit.limits'>;

const rowKey = (row: LimitRow): string => row.customer;
const pageOf = (row: LimitRow): void =>
  navigate(pathTo(['customers', row.customer], { tab: 'credit' }));

export function LimitsScreen(): ReactNode {
  const { t } = useTranslation('credit');
  const moment = useMoment();
  const { ledger } = useWorkspace();
  const hasCustomers = ledger.counts.customers > 0;
  const answer = useCall('credit.limits', moment.input);
  const [view, setView] = useQueryParam('view');
  const [chosen, choose] = useQueryParam('customer');
  const isMap = view === 'map';
  const rows = answer.data?.rows;
  const columns = useMemo(
    () =>
      limitColumns(
        t,
        commonCurrency(rows?.map(({ exposure }) => exposure.currency) ?? []),
        ledger.currency,
      ),
    [t, rows, ledger.currency],
  );
  const open = isMap ? undefined : rows?.find(({ customer }) => customer === chosen);
  return (
    <Screen
      help="limits"
      title={t('limits.title')}
      chosen={t(isMap ? 'limits.map' : 'limits.list')}
      toolbar={
        <SegmentedControl
          aria-label={t('limits.view')}
          value={isMap ? 'map' : 'list'}
          onChange={(value) => setView(value === 'map' ? 'map' : null)}
          data={[
            { value: 'list', label: t('limits.list') },
            { value: 'map', label: t('limits.map') },
          ]}
        />
      }
      fill
    >
      {isMap && answer.data !== undefined && answer.data.rows.length > 0 ? (
        <PortfolioMap of={answer.data} onOpen={pageOf} />
      ) : (
        <DataGrid
          name="limits"
          label={t('limits.title')}
          columns={columns}
          rows={rows}
          error={answer.error}
          onRetry={() => void answer.refetch()}
          rowKey={rowKey}
          openKey={open?.customer ?? null}
          onOpen={(row) => choose(row.customer)}
          onPage={pageOf}
          countText={(count) => t('limits.count', { count })}
          isCountedBelow
          filterHint={t('limits.filter')}
          empty={{
            title: t('limits.empty.title'),
            text: t(hasCustomers ? 'limits.empty.text' : 'limits.empty.noCustomers'),
            ...(moment.isReplay
              ? { action: <BackToToday /> }
              : hasCustomers
                ? {}
                : {
                    action: (
                      <Button onClick={() => navigate('/import')}>
                        {t('limits.empty.import')}
                      </Button>
                    ),
                  }),
          }}
          autoFocus
        />
      )}
      {open !== undefined && (
        <LimitPanel key={open.customer} of={open} onClose={() => choose(null)} />
      )}
      {answer.data !== undefined && answer.data.rows.length > 0 && <Foot of={answer.data} />}
    </Screen>
  );
}

function Foot({ of: { rows, concentration } }: { readonly of: Limits }): ReactNode {
  const { t } = useTranslation('credit');
  const count = (state: LimitRow['state']): string =>
    formatCount(rows.filter((row) => row.state === state).length);
  return (
    <div className={`screen-foot ${classes.foot}`} role="status">
      <span className="one-line">
        {t('limits.foot', { over: count('over'), watch: count('watch'), none: count('none') })}
        {concentration !== null &&
          ` · ${t('limits.concentration', {
            name: rows.find(({ customer }) => customer === concentration.largest)?.name ?? concentration.largest, // prettier-ignore
            share: shareWords(concentration.largestShare),
            index: concentration.index.toFixed(3),
            verdict: t(concentration.isHigh ? 'limits.concentrated' : 'limits.spread'),
          })}`}
      </span>
    </div>
  );
}
