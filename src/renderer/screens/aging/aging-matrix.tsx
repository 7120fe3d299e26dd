/** The matrix itself: one line a customer, item, country or currency, one column an age. */
import { useCallback, useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgingReport, AgingRow } from '../../../contract/calls/aging.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useDesk } from '../../data/desk.tsx';
import { BackToToday } from '../../frame/bar/replay-bar.tsx';
import type { useColumnWords } from '../../kit/explain/use-column-words.ts';
import { commonCurrency, DataGrid } from '../../kit/table/index.ts';
import { navigate, pathTo } from '../../routing/router.tsx';
import { agingColumnsOf, agingRowKey, type AgingCell } from './aging-columns.tsx';
import { gridTotals, totalsOf } from './aging-totals.ts';

const NAME_COLUMN = {
  customer: 'name',
  item: 'item',
  country: 'country',
  currency: 'currencyGroup',
} as const;

interface Props {
  readonly report: AgingReport | undefined;
  readonly error: { readonly message: string; readonly ref?: string | undefined } | null;
  readonly onRetry: () => void;
  readonly words: ReturnType<typeof useColumnWords>;
  readonly by: AgingReport['by'];
  readonly asOf: string;
  readonly onCell: (cell: AgingCell) => void;
}

/** Within each currency, our own first. */
const LARGEST_FIRST = { id: 'outstanding', desc: true } as const;
const OLDEST_FIRST = { id: 'days', desc: true } as const;

const NO_REPORT: AgingReport = {
  company: '',
  asOf: '' as AgingReport['asOf'],
  knownAt: null,
  basis: 'due',
  limits: [],
  by: 'customer',
  columns: ['not_due', '1-30', '31-60', '61-90', '91+'],
  rows: [],
  totals: [],
  tieOut: [],
};

export function AgingMatrix(props: Props): ReactNode {
  const { t } = useTranslation('aging');
  const { report, words, onCell } = props;
  const home = useDesk().ledger.currency;
  const { isReplay } = useMoment();
  const columns = useMemo(() => {
    const shape = report ?? { ...NO_REPORT, by: props.by };
    return agingColumnsOf(
      shape,
      words,
      t,
      commonCurrency(shape.totals.map((total) => total.currency)),
      home,
      onCell,
    );
    // eslint-disable-next-line react-hooks/exhaustive-deps -- words and onCell follow from the report
  }, [report, props.by, t, home]);
  const totals = useCallback(
    (shown: readonly AgingRow[]) => {
      if (report === undefined) return [];
      const isAll = shown.length === report.rows.length;
      return gridTotals(
        report,
        isAll ? report.totals : totalsOf(shown, report.columns.length),
        NAME_COLUMN[report.by],
        isAll ? t('total') : t('totalShown'),
        home,
      );
    },
    [report, t, home],
  );
  return (
    <DataGrid
      key={report?.by ?? props.by}
      name={`aging-${props.by}`}
      label={t('title')}
      columns={columns}
      rows={report?.rows}
      error={props.error}
      onRetry={props.onRetry}
      rowKey={agingRowKey}
      totals={totals}
      startSort={report?.by === 'item' ? OLDEST_FIRST : LARGEST_FIRST}
      onOpen={(row) => {
        if (row.customer !== null) navigate(pathTo(['customers', row.customer]));
        else onCell({ row, column: null });
      }}
      onExplain={(row) => onCell({ row, column: null })}
      countText={(count) => t(`rows_${props.by}`, { count })}
      noExport
      empty={{
        title: t('emptyTitle', { date: props.asOf }),
        text: t(isReplay ? 'emptyPast' : 'emptyText'),
        action: isReplay ? (
          <BackToToday />
        ) : (
          <Button onClick={() => navigate('/import')}>{t('emptyAction')}</Button>
        ),
      }}
      autoFocus
    />
  );
}
