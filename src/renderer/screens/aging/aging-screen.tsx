/**
 * Aging: customers × columns, tied out to the ledger. What is on the screen is what is exported:
 * both ask with the same query (`aging-query.ts`).
 */
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { ActionIcon, SegmentedControl, Select, Tooltip } from '@mantine/core';
import { IconChartBar, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgingReport } from '../../../contract/calls/aging.ts';
import { useCall } from '../../data/use-call.ts';
import { formatDate, formatInstant } from '../../format/format.ts';
import { Screen } from '../../frame/screen.tsx';
import { InBaseLine } from '../../kit/explain/in-base-line.tsx';
import { InvoicePanel } from '../../kit/explain/invoice-panel.tsx';
import { useColumnWords } from '../../kit/explain/use-column-words.ts';
import { ExportMenu } from '../../kit/table/index.ts';
import { AgingCellPanel } from './aging-cell-panel.tsx';
import type { AgingCell } from './aging-columns.tsx';
import { AgingMatrix } from './aging-matrix.tsx';
import { useAgingChoice } from './aging-query.ts';
import { HistoryStrip } from './history-strip.tsx';
import { LimitsField } from './limits-field.tsx';
import { TieOutNote } from './tie-out-line.tsx';
import classes from './aging.module.css';

const CHART_MEMORY = 'duebook.aging.chart';

export function AgingScreen(): ReactNode {
  const { t } = useTranslation('aging');
  const { query, set } = useAgingChoice();
  const input = useMemo(() => ({ ...query, limits: [...query.limits] }), [query]);
  const report = useCall('aging.report', input);
  const inBase = useMemo(() => {
    const { asOf, knownAt, limits, basis } = input;
    return { asOf, knownAt, limits, basis };
  }, [input]);
  const words = useColumnWords(query.asOf, query.limits, query.basis);
  const [cell, setCell] = useState<AgingCell | null>(null);
  const [invoice, setInvoice] = useState<string | null>(null);
  const [explainsBase, setExplainsBase] = useState(false);
  const [hasChart, setHasChart] = useState(
    () => window.localStorage.getItem(CHART_MEMORY) !== 'off',
  );
  const currencies = useCurrencies(report.data, query.currency);
  const closePanel = useCallback(() => setCell(null), []);
  const closeInvoice = useCallback(() => setInvoice(null), []);

  const isReady = report.data !== undefined && report.data.rows.length > 0;
  return (
    <Screen
      help="aging"
      title={t('title')}
      subtitle={
        <>
          {t('asOf', { date: formatDate(query.asOf) })}
          {query.knownAt !== null &&
            ` · ${t('knownAt', { knownAt: formatInstant(query.knownAt) })}`}
        </>
      }
      fill
      actions={
        <>
          <ExportMenu call="aging.export" input={input} disabled={!isReady} />
          <Tooltip label={t('print')}>
            <ActionIcon aria-label={t('print')} onClick={() => window.print()}>
              <IconPrinter size={17} />
            </ActionIcon>
          </Tooltip>
        </>
      }
      toolbar={
        <>
          <SegmentedControl
            aria-label={t('by')}
            value={query.by}
            onChange={(by) => {
              setCell(null);
              set({ by: by as typeof query.by });
            }}
            data={[
              { value: 'customer', label: t('byCustomer') },
              { value: 'item', label: t('byItem') },
              { value: 'country', label: t('byCountry') },
              { value: 'currency', label: t('byCurrency') },
            ]}
          />
          <SegmentedControl
            aria-label={t('basis')}
            value={query.basis}
            onChange={(basis) => {
              setCell(null);
              set({ basis: basis as typeof query.basis });
            }}
            data={[
              { value: 'due', label: t('basisDue') },
              { value: 'invoice', label: t('basisInvoice') },
            ]}
          />
          <LimitsField
            limits={query.limits}
            onLimits={(limits) => {
              setCell(null);
              set({ limits });
            }}
          />
          {currencies.length > 1 && (
            <Select
              aria-label={t('currencyLong')}
              w={140}
              allowDeselect={false}
              value={query.currency ?? ''}
              onChange={(value) => {
                setCell(null);
                set({ currency: value === '' ? null : value });
              }}
              data={[
                { value: '', label: t('allCurrencies') },
                ...currencies.map((currency) => ({ value: currency, label: currency })),
              ]}
            />
          )}
          <Tooltip label={t(hasChart ? 'chartHide' : 'chartShow')}>
            <ActionIcon
              ml="auto"
              variant={hasChart ? 'light' : 'subtle'}
              aria-pressed={hasChart}
              aria-label={t(hasChart ? 'chartHide' : 'chartShow')}
              onClick={() => {
                window.localStorage.setItem(CHART_MEMORY, hasChart ? 'off' : 'on');
                setHasChart(!hasChart);
              }}
            >
              <IconChartBar size={17} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      <div className={classes.body}>
        {hasChart && <HistoryStrip query={query} words={words} />}
        <div className={classes.grid}>
          <AgingMatrix
            report={report.data}
            error={report.error}
            onRetry={() => void report.refetch()}
            words={words}
            by={query.by}
            asOf={formatDate(query.asOf)}
            onCell={(next) => {
              setInvoice(null);
              setExplainsBase(false);
              setCell(next);
            }}
          />
        </div>
        {report.data !== undefined && (
          <div className={classes.notes}>
            <p>
              {t(query.basis === 'due' ? 'boundaryDue' : 'boundaryInvoice', {
                asOf: formatDate(query.asOf),
                column: words.name(report.data.columns[1] ?? ''),
                dates: words.dates(1),
              })}
            </p>
            <TieOutNote lines={report.data.tieOut} />
            <InBaseLine
              query={inBase}
              currencies={report.data.totals.map((total) => total.currency)}
              isOpen={explainsBase}
              onOpen={(isOpen) => {
                setCell(null);
                setInvoice(null);
                setExplainsBase(isOpen);
              }}
            />
          </div>
        )}
      </div>
      {invoice !== null ? (
        <InvoicePanel invoice={invoice} onClose={closeInvoice} />
      ) : (
        cell !== null &&
        report.data !== undefined && (
          <AgingCellPanel
            cell={cell}
            query={query}
            report={report.data}
            words={words}
            onClose={closePanel}
            onInvoice={setInvoice}
          />
        )
      )}
    </Screen>
  );
}

/** Currencies to choose from: remembered while a filter hides the others. */
function useCurrencies(report: AgingReport | undefined, chosen: string | null): readonly string[] {
  const [known, setKnown] = useState<readonly string[]>([]);
  const now = report?.totals.map((total) => total.currency) ?? [];
  const all = [...new Set([...known, ...now, ...(chosen === null ? [] : [chosen])])].sort();
  if (report !== undefined && all.length > known.length) setKnown(all);
  return all;
}
