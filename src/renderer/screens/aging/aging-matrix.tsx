/** The matrix itself: one line a customer, item, country or currency, one column an age. */
import { useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgingReport } from '../../../contract/calls/aging.ts';
import { reportOfAging } from '../../../domain/report-of-aging.ts';
import { useMoment } from '../../data/as-of.tsx';
import { BackToToday } from '../../frame/bar/replay-bar.tsx';
import type { useColumnWords } from '../../kit/explain/use-column-words.ts';
import { ReportGrid } from '../../kit/table/index.ts';
import { navigate, pathTo } from '../../routing/router.tsx';
import {
  ageBars,
  agingExtras,
  agingRowKey,
  type AgingCell,
  type AgingLine,
} from './aging-columns.tsx';
import { rendered } from '../../../domain/texts/render.ts';
import { readerLanguage } from '../../texts/i18n.ts';

interface Props {
  readonly report: AgingReport | undefined;
  readonly error: { readonly message: string; readonly ref?: string | undefined } | null;
  readonly onRetry: () => void;
  readonly words: ReturnType<typeof useColumnWords>;
  readonly by: AgingReport['by'];
  readonly asOf: string;
  readonly openKey: string | null;
  readonly onFilter: (text: string) => void;
  readonly onCell: (cell: AgingCell) => void;
}

/** Within each currency, our own first. */
const MOST_OVERDUE_FIRST = { id: 'overdue', desc: true } as const;
const OLDEST_FIRST = { id: 'days_past_due', desc: true } as const;

const NO_REPORT: Omit<AgingReport, 'asOf'> = {
  company: '',
  knownAt: null,
  basis: 'due',
  limits: [],
  into: 'age',
  policyVersion: null,
  by: 'customer',
  currency: null,
  search: '',
  home: '',
  columns: ['not_due', '1-30', '31-60', '61-90', '91+'],
  rows: [],
  allRows: 0,
  totals: [],
  tieOut: [],
};

export function AgingMatrix(props: Props): ReactNode {
  const { t } = useTranslation('aging');
  const { words, onCell, by } = props;
  const { isReplay, asOf } = useMoment();
  const aging = useMemo(() => props.report ?? { ...NO_REPORT, by, asOf }, [props.report, by, asOf]);
  const { report, lines, more, marks } = useMemo(() => {
    const value = rendered(reportOfAging(aging), readerLanguage());
    return {
      report: value,
      lines: aging.rows.map((of, at): AgingLine => ({
        kind: 'row',
        cells: [],
        ...value.rows[at],
        of,
      })),
      more: agingExtras(aging, words, t, onCell),
      marks: ageBars(aging, words, t),
    };
    // oxlint-disable-next-line hooks/exhaustive-deps -- words and onCell follow from the report
  }, [aging, t]);
  return (
    <ReportGrid
      key={`${aging.into} ${aging.by}`}
      name={aging.into === 'age' ? `aging-${by}` : `buckets-${by}`}
      label={t('title')}
      report={report}
      rows={props.report === undefined ? undefined : lines}
      more={more}
      marks={marks}
      noTotals={by === 'currency'}
      error={props.error}
      onRetry={props.onRetry}
      rowKey={agingRowKey}
      startSort={aging.by === 'item' ? OLDEST_FIRST : MOST_OVERDUE_FIRST}
      openKey={props.openKey}
      onFilter={props.onFilter}
      onOpen={({ of: row }) => onCell({ row, column: null })}
      onPage={({ of: row }) => {
        if (row.customer !== null) navigate(pathTo(['customers', row.customer]));
      }}
      onExplain={({ of: row }) => onCell({ row, column: null })}
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
