/**
 * Aging: customers × columns, tied out to the ledger. What is on the screen is what is exported:
 * both ask with the same query (`aging-query.ts`). One currency at a time; the others are one line.
 */
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgingReport } from '../../../contract/calls/aging.ts';
import { BUCKETS, type Bucket } from '../../../contract/calls/buckets.ts';
import { sumMinor } from '../../../domain/money.ts';
import { useCall } from '../../data/use-call.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { formatDate, formatInstant } from '../../format/format.ts';
import { Screen } from '../../frame/screen.tsx';
import { CurrenciesLine } from '../../kit/explain/currencies-line.tsx';
import { InvoicePanel } from '../../kit/explain/invoice-panel.tsx';
import { useColumnWords, type ColumnWords } from '../../kit/explain/use-column-words.ts';
import { ExportMenu } from '../../kit/table/index.ts';
import { AgingCellPanel } from './aging-cell-panel.tsx';
import { agingRowKeyOf, type AgingCell } from './aging-columns.tsx';
import { AgingMatrix } from './aging-matrix.tsx';
import { ALL_CURRENCIES, currencyShown } from '../currency-choice.ts';
import { useAgingChoice } from './aging-query.ts';
import { HistoryStrip } from './history-strip.tsx';
import { LimitsField } from './limits-field.tsx';
import { TieOutNote } from './tie-out-line.tsx';
import classes from './aging.module.css';

export function AgingScreen(): ReactNode {
  const { t } = useTranslation('aging');
  const { query, currency, set } = useAgingChoice();
  const home = useWorkspace().ledger.currency;
  const answer = useCall(
    'aging.report',
    useMemo(() => ({ ...query, limits: [...query.limits] }), [query]),
  );
  const inBase = useMemo(() => {
    const { asOf, knownAt, limits, basis } = query;
    return { asOf, knownAt, limits: [...limits], basis };
  }, [query]);
  const ages = useColumnWords(query.asOf, query.limits, query.basis);
  const words = useMemo(
    (): ColumnWords =>
      query.into === 'bucket'
        ? {
            name: (bucket) => t(`bucket_${bucket as Bucket}`),
            dates: (index) => t(`bucketHint_${BUCKETS[index] ?? 'unpaid'}`),
          }
        : ages,
    [query.into, ages, t],
  );
  const [cell, setCell] = useState<AgingCell | null>(null);
  const [invoice, setInvoice] = useState<string | null>(null);
  const [explainsBase, setExplainsBase] = useState(false);
  // What is exported is what is shown: the rows that the filter leaves.
  const [filter, setFilter] = useState('');
  const closePanel = useCallback(() => setCell(null), []);
  const closeInvoice = useCallback(() => setInvoice(null), []);
  const change = (next: Parameters<typeof set>[0]): void => {
    setCell(null);
    set(next);
  };

  const all = answer.data;
  const shown = useMemo(
    () =>
      query.by === 'currency'
        ? null
        : currencyShown(all?.totals.map((one) => one.currency) ?? [], currency, home),
    [all, query.by, currency, home],
  );
  const report = useMemo(
    () => (all === undefined ? undefined : ofCurrency(all, shown)),
    [all, shown],
  );
  const asked = useMemo(
    () => ({ ...query, limits: [...query.limits], currency: shown }),
    [query, shown],
  );
  const currencies = all?.totals.map((total) => total.currency) ?? [];
  const rows = [
    { value: 'customer', label: t('byCustomer') },
    { value: 'item', label: t('byItem') },
    { value: 'country', label: t('byCountry') },
    { value: 'currency', label: t('byCurrency') },
  ];
  return (
    <Screen
      help="aging"
      title={t('title')}
      subtitle={
        query.knownAt === null ? undefined : t('knownAt', { knownAt: formatInstant(query.knownAt) })
      }
      chosen={`${t(query.into === 'age' ? 'intoAge' : 'intoBucket')}, ${rows.find(({ value }) => value === query.by)?.label ?? ''}`}
      fill
      actions={
        <ExportMenu
          call="aging.export"
          input={{ ...asked, search: filter }}
          disabled={report === undefined || report.rows.length === 0}
        />
      }
      toolbar={
        <>
          <SegmentedControl
            aria-label={t('into')}
            value={query.into}
            onChange={(into) => change({ into: into as typeof query.into })}
            data={[
              { value: 'age', label: t('intoAge') },
              { value: 'bucket', label: t('intoBucket') },
            ]}
          />
          <Select
            aria-label={t('by')}
            w={118}
            allowDeselect={false}
            value={query.by}
            onChange={(by) => change({ by: by as typeof query.by })}
            data={rows}
          />
          {query.into === 'age' && (
            <LimitsField
              limits={query.limits}
              onLimits={(limits) => change({ limits })}
              basis={query.basis}
              onBasis={(basis) => change({ basis })}
            />
          )}
          {currencies.length > 1 && query.by !== 'currency' && (
            <Select
              aria-label={t('currencyLong')}
              w={shown === null ? 140 : 84}
              allowDeselect={false}
              value={shown ?? ALL_CURRENCIES}
              onChange={(next) => change({ currency: next })}
              comboboxProps={{ width: 150, position: 'bottom-start' }}
              data={[
                ...currencies.map((one) => ({ value: one, label: one })),
                { value: ALL_CURRENCIES, label: t('allCurrencies') },
              ]}
            />
          )}
        </>
      }
    >
      <HistoryStrip query={asked} report={report} currency={shown} words={words} />
      <div className={classes.grid}>
        <AgingMatrix
          report={report}
          error={answer.error}
          onRetry={() => void answer.refetch()}
          words={words}
          by={query.by}
          asOf={formatDate(query.asOf)}
          onFilter={setFilter}
          openKey={cell === null ? null : agingRowKeyOf(cell.row)}
          onCell={(next) => {
            setInvoice(null);
            setExplainsBase(false);
            setCell(next);
          }}
        />
      </div>
      {all !== undefined && (
        <>
          <CurrenciesLine
            query={inBase}
            sums={all.totals.map((total) => ({
              currency: total.currency,
              overdueMinor:
                query.into === 'bucket'
                  ? total.overdueMinor
                  : sumMinor(total.amountsMinor.slice(1)),
              outstandingMinor: total.outstandingMinor,
            }))}
            shown={shown}
            onCurrency={(next) => change({ currency: next })}
            isOpen={explainsBase}
            onOpen={(isOpen) => {
              setCell(null);
              setInvoice(null);
              setExplainsBase(isOpen);
            }}
          />
          <footer className="screen-foot">
            <TieOutNote lines={all.tieOut} shown={shown} />
            {query.into === 'bucket' ? (
              <span data-extra>
                {all.policyVersion === 0 || all.policyVersion === null
                  ? t('rulesStandard')
                  : t('rulesVersion', { version: all.policyVersion })}
              </span>
            ) : (
              <span
                data-extra
                title={t(query.basis === 'due' ? 'boundaryDue' : 'boundaryInvoice', {
                  asOf: formatDate(query.asOf),
                  column: words.name(all.columns[1] ?? ''),
                  dates: words.dates(1),
                })}
              >
                {t(query.basis === 'due' ? 'dueToday' : 'sinceInvoice')}
              </span>
            )}
            <span className={classes.keys} data-extra>
              <kbd>↵</kbd> {t('keyItems')} <kbd>o</kbd> {t('keyCustomer')} <kbd>?</kbd>{' '}
              {t('keyExplain')}
            </span>
          </footer>
        </>
      )}
      {invoice !== null ? (
        <InvoicePanel invoice={invoice} onClose={closeInvoice} />
      ) : (
        cell !== null &&
        report !== undefined && (
          <AgingCellPanel
            cell={cell}
            query={asked}
            report={report}
            words={words}
            onClose={closePanel}
            onInvoice={setInvoice}
          />
        )
      )}
    </Screen>
  );
}

/** The report of one currency, as the engine gives it when it is asked for that one. */
function ofCurrency(report: AgingReport, currency: string | null): AgingReport {
  if (currency === null) return report;
  const isIt = (one: { readonly currency: string }): boolean => one.currency === currency;
  return {
    ...report,
    currency,
    rows: report.rows.filter(isIt),
    totals: report.totals.filter(isIt),
    tieOut: report.tieOut.filter(isIt),
  };
}
