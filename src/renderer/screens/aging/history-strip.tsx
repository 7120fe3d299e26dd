/**
 * How the sum came to be, over the matrix: one line with the overdue amount of the last 12 month ends,
 * or the chart below it. A window under 900 pixels begins with the line, so that the rows have the room.
 */
import { lazy, Suspense, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocalStorage, useViewportSize } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgingHistoryPoint, AgingQuery, AgingReport } from '../../../contract/calls/aging.ts';
import { sumMinor } from '../../../domain/money.ts';
import { useCall } from '../../data/use-call.ts';
import { addDays } from '../../../domain/dates.ts';
import { formatAmount, formatDate, formatDayMonth } from '../../format/format.ts';
import { AgeBar } from '../../kit/charts/age-bar.tsx';
import { barFills, columnFills } from '../../kit/charts/column-fills.ts';
import { AgeLegend } from '../../kit/charts/age-legend.tsx';
import { SparkLine } from '../../kit/charts/spark-line.tsx';
import type { ColumnWords } from '../../kit/explain/use-column-words.ts';
import classes from './aging.module.css';

/** The drawing of charts is larger than the rest of the screen: fetched when a chart is opened. */
const AgingHistory = lazy(async () => ({
  default: (await import('../../kit/charts/aging-history.tsx')).AgingHistory,
}));

const TALL_PX = 900;

export function HistoryStrip(props: {
  readonly query: AgingQuery;
  readonly report: AgingReport | undefined;
  /** Null: several currencies are shown, and there is no one line for them. */
  readonly currency: string | null;
  readonly words: ColumnWords;
}): ReactNode {
  const { t } = useTranslation('aging');
  const { query, currency, report } = props;
  const { by: _by, currency: _currency, ...filters } = query;
  const { height } = useViewportSize();
  const [choice, setChoice] = useLocalStorage<'open' | 'folded' | null>({
    key: 'duebook.aging.chart',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const total = report?.totals.find((one) => one.currency === currency);
  const answer = useCall(
    'aging.history',
    { ...filters, currency, limits: [...filters.limits], months: 12 },
    { enabled: currency !== null },
  );
  if (currency === null || total === undefined || report === undefined) return null;

  const isOpen = choice === null ? height >= TALL_PX : choice === 'open';
  const points = answer.data?.points.filter((point) => point.currency === currency) ?? [];
  const knownFrom = answer.data?.knownFrom ?? null;
  const isUnknown =
    knownFrom !== null && (points[0] === undefined || addDays(points[0].asOf, -31) < knownFrom);
  // By invoice date nothing is overdue: the line is of what is outstanding. Of buckets the first is what is
  // not due or was extended.
  const isOverdue = query.basis === 'due' || query.into === 'bucket';
  const sumOf = (amountsMinor: readonly number[]): number =>
    sumMinor(isOverdue ? amountsMinor.slice(1) : amountsMinor);
  const now = sumOf(total.amountsMinor);
  const columnNames = report?.columns.map((column) => props.words.name(column)) ?? [];
  const Arrow = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <section className={classes.strip} data-open={isOpen || undefined} aria-label={t('chart')}>
      <div className={classes.stripHead}>
        <h2 className={classes.stripTitle}>
          {t(
            query.into === 'bucket'
              ? 'beyondUnpaidHistory'
              : isOverdue
                ? 'overdueHistory'
                : 'outstandingHistory',
          )}
        </h2>
        {points.length > 1 && (
          <SparkLine
            values={points.map((point) => sumOf(point.amountsMinor))}
            label={t('chartLabel', { currency })}
          />
        )}
        <strong className={`${classes.stripFigure} tabular`}>{formatAmount(now, currency)}</strong>
        <span className={classes.stripWords}>
          {isOverdue
            ? t('partOf', {
                currency,
                percent: percentOf(now, total.outstandingMinor),
                total: formatAmount(total.outstandingMinor, currency),
              })
            : currency}
          {changeWords(points, now)}
          {isUnknown && ` · ${t('unknownBefore', { date: formatDate(knownFrom) })}`}
        </span>
        <span className={classes.stripBar}>
          <AgeBar
            amountsMinor={total.amountsMinor}
            fills={barFills(report)}
            fullMinor={sumMinor(total.amountsMinor.filter((amount) => amount > 0))}
            label={columnNames
              .map(
                (name, index) =>
                  `${name}: ${formatAmount(total.amountsMinor[index] ?? 0, currency)}`,
              )
              .join(', ')}
          />
        </span>
        <Button
          className="no-print"
          variant="subtle"
          color="gray"
          aria-expanded={isOpen}
          leftSection={<Arrow size={15} stroke={1.7} />}
          onClick={() => setChoice(isOpen ? 'folded' : 'open')}
        >
          {t('chartWord')}
        </Button>
      </div>
      {isOpen && (
        <>
          <AgeLegend columnNames={columnNames} fills={columnFills(report)} />
          <div className={classes.stripChart}>
            {answer.error !== null ? (
              <p className="soft">{answer.error.message}</p>
            ) : (
              points.length > 0 && (
                <Suspense fallback={null}>
                  <AgingHistory
                    points={points}
                    currency={currency}
                    columnNames={columnNames}
                    fills={columnFills(report)}
                    label={t('chartLabel', { currency })}
                    totalWord={t('outstanding')}
                  />
                </Suspense>
              )
            )}
          </div>
        </>
      )}
    </section>
  );

  /** ", up 18,262.52 since 31 Oct": against the last month end before the day. */
  function changeWords(history: readonly AgingHistoryPoint[], sumNow: number): string {
    const last = history.findLast((point) => point.asOf < query.asOf);
    if (last === undefined || currency === null) return '';
    const change = sumNow - sumOf(last.amountsMinor);
    return t(change > 0 ? 'changeUp' : change < 0 ? 'changeDown' : 'changeNone', {
      amount: formatAmount(Math.abs(change), currency),
      date: formatDayMonth(last.asOf),
    });
  }
}

const percentOf = (part: number, whole: number): string =>
  whole <= 0 ? '–' : String(Math.round((part / whole) * 100));
