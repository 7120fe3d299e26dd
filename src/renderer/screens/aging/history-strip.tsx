/** The chart over the matrix: what was outstanding at the last month ends, one currency at a time. */
import { useState, type ReactNode } from 'react';
import { SegmentedControl, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgingQuery } from '../../../contract/calls/aging.ts';
import { useCall } from '../../data/use-call.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { AgeLegend, AgingHistory } from '../../kit/charts/aging-history.tsx';
import type { ColumnWords } from '../../kit/explain/use-column-words.ts';
import { ErrorState } from '../../kit/states.tsx';
import classes from './aging.module.css';

export function HistoryStrip(props: {
  readonly query: AgingQuery;
  readonly words: ColumnWords;
}): ReactNode {
  const { t } = useTranslation('aging');
  const { by: _by, ...filters } = props.query;
  const [chosen, setChosen] = useState<string | null>(null);
  const home = useWorkspace().ledger.currency;
  const answer = useCall('aging.history', { ...filters, limits: [...filters.limits], months: 12 });
  if (answer.error !== null)
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Skeleton className={classes.strip} radius={0} />;

  const currencies = [...new Set(answer.data.points.map((point) => point.currency))].sort();
  const currency =
    [props.query.currency, chosen, home].find((one) => one !== null && currencies.includes(one)) ??
    currencies[0];
  const columnNames = answer.data.columns.map((column) => props.words.name(column));
  return (
    <section className={classes.strip} aria-label={t('chart')}>
      <div className={classes.stripHead}>
        <h2 className={classes.stripTitle}>
          {t('chart')}
          {currency !== undefined && <span className="soft"> · {currency}</span>}
        </h2>
        <AgeLegend columnNames={columnNames} />
        {currencies.length > 1 && props.query.currency === null && (
          <SegmentedControl
            data={currencies}
            value={currency ?? ''}
            onChange={setChosen}
            ml="auto"
          />
        )}
      </div>
      {currency === undefined ? (
        <p className="soft">{t('chartEmpty')}</p>
      ) : (
        <div className={classes.stripChart}>
          <AgingHistory
            points={answer.data.points}
            currency={currency}
            columnNames={columnNames}
            label={t('chartLabel', { currency })}
            totalWord={t('outstanding')}
          />
        </div>
      )}
    </section>
  );
}
