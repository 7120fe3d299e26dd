/** Everybody who owes us: who, how much, how late. Enter opens a panel, `o` and the name the page. */
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconGauge, IconMail, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../contract/calls/customers.ts';
import { sumMinor } from '../../../domain/money.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useWorkspace } from '../../data/workspace.tsx';
import { useCall } from '../../data/use-call.ts';
import { compareCurrencies } from '../../kit/table/columns/currency-order.ts';
import { formatDate } from '../../format/format.ts';
import { CurrenciesLine } from '../../kit/explain/currencies-line.tsx';
import { BackToToday } from '../../frame/bar/replay-bar.tsx';
import { Screen } from '../../frame/screen.tsx';
import { commonCurrency, DataGrid } from '../../kit/table/index.ts';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { MergeSuggestions } from './merges/suggestions.tsx';
import { ALL_CURRENCIES, currencyShown } from '../currency-choice.ts';
import { ProfileDialog } from './profile-dialog.tsx';
import { customerColumns } from './customer-columns.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { customerTotals } from './customer-totals.ts';
import { useAges } from './use-ages.ts';

type Show = 'all' | 'owing' | 'overdue';

/** Our own currency first in every row; with `currency` only what there is in that one, and who owes nothing. */
export function inCurrency(
  rows: readonly CustomerRow[],
  currency: string | null,
  home: string,
): readonly CustomerRow[] {
  if (currency === null)
    return rows.map((row) => ({
      ...row,
      balances: [...row.balances].sort((a, b) => compareCurrencies(a.currency, b.currency, home)),
    }));
  return rows.flatMap((row) => {
    const balance = row.balances.find((one) => one.currency === currency);
    if (balance === undefined) return row.balances.length === 0 ? [row] : [];
    const { openItems, oldestDaysPastDue, disputedItems } = balance;
    return [{ ...row, balances: [balance], openItems, oldestDaysPastDue, disputedItems }];
  });
}

const isShown = (row: CustomerRow, show: Show): boolean =>
  show === 'all' ||
  row.balances.some((balance) =>
    show === 'owing'
      ? balance.outstandingMinor !== 0 || balance.onAccountMinor !== 0
      : balance.overdueMinor > 0,
  );

const rowKey = (row: CustomerRow): string => row.customer;
const linesOf = (row: CustomerRow): number => Math.max(1, row.balances.length);
const NONE: ReadonlySet<string> = new Set();

export function CustomersScreen(): ReactNode {
  const { t } = useTranslation('customers');
  const { t: words } = useTranslation('customer');
  const moment = useMoment();
  const home = useWorkspace().ledger.currency;
  const answer = useCall('customers.list', moment.input);
  // The list does not wait for what is judged: buckets and steps come a moment after it.
  const judged = useCall('worklist.list', moment.input, { enabled: answer.isSuccess }).data?.rows;
  const standing = useMemo(() => new Map(judged?.map((row) => [row.customer, row])), [judged]);
  const [showParam, setShow] = useQueryParam('show');
  const [currencyParam, setCurrency] = useQueryParam('currency');
  const [ticked, setTicked] = useState(NONE);
  const [isNew, setNew] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const [explainsBase, setExplainsBase] = useState(false);
  const ages = useAges();
  const show: Show = showParam === 'owing' || showParam === 'overdue' ? showParam : 'all';

  const currencies = useMemo(
    () =>
      [
        ...new Set(answer.data?.flatMap((row) => row.balances.map((one) => one.currency)) ?? []),
      ].sort(),
    [answer.data],
  );
  const currency = currencyShown(currencies, currencyParam, home);
  const sums = useMemo(
    () =>
      currencies.map((one) => {
        const own = (answer.data ?? []).flatMap((row) =>
          row.balances.filter((balance) => balance.currency === one),
        );
        return {
          currency: one,
          overdueMinor: sumMinor(own.map((balance) => balance.overdueMinor)),
          outstandingMinor: sumMinor(own.map((balance) => balance.outstandingMinor)),
        };
      }),
    [answer.data, currencies],
  );
  const rows = useMemo(
    () =>
      answer.data === undefined
        ? undefined
        : inCurrency(answer.data, currency, home).filter((row) => isShown(row, show)),
    [answer.data, currency, show, home],
  );
  const columns = useMemo(
    () =>
      customerColumns(
        t,
        words,
        commonCurrency(rows?.flatMap((row) => row.balances.map((one) => one.currency)) ?? []) ??
          (currencies.length === 1 ? (currencies[0] ?? null) : null),
        home,
        ages,
        standing,
      ),
    [t, words, rows, currencies, home, ages, standing],
  );
  const all = answer.data?.length ?? 0;
  // Choosing a currency is no filter: the customers of that currency are all there are in it.
  const unfiltered = show === 'all' ? rows?.length : undefined;
  const totals = useCallback(
    (shown: readonly CustomerRow[]) =>
      customerTotals(
        shown,
        (code, count) =>
          t(shown.length === unfiltered ? 'totalOf' : 'shownOf', { currency: code, count }),
        home,
      ),
    [unfiltered, t, home],
  );
  const closePanel = useCallback(() => setOpen(null), []);
  const openRow = rows?.find((row) => row.customer === open);

  return (
    <Screen
      help="customers"
      title={t('title')}
      fill
      actions={
        moment.isReplay ? undefined : (
          <>
            {ticked.size === 0 ? (
              <MergeSuggestions />
            ) : (
              <Button
                leftSection={<IconMail size={15} />}
                onClick={() => navigate(pathTo(['letters'], { customers: [...ticked].join('\n') }))}
              >
                {t('proposeLetters', { count: ticked.size })}
              </Button>
            )}
            <Button
              component="a"
              href="#/limits"
              variant="default"
              leftSection={<IconGauge size={15} />}
            >
              {t('limits')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPlus size={15} />}
              onClick={() => setNew(true)}
            >
              {t('new')}
            </Button>
          </>
        )
      }
    >
      <DataGrid
        name="customers"
        label={t('title')}
        columns={columns}
        rows={rows}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        rowKey={rowKey}
        linesOf={linesOf}
        totals={totals}
        startSort={{ id: 'overdue', desc: true }}
        onOpen={(row) => {
          setExplainsBase(false);
          setOpen(row.customer);
        }}
        onPage={(row) => navigate(pathTo(['customers', row.customer]))}
        openKey={openRow?.customer ?? null}
        {...(moment.isReplay ? {} : { ticked, onTicked: setTicked })}
        countText={(count) => t('count', { count })}
        isCountedBelow
        filterHint={t('filter')}
        left={
          <>
            <SegmentedControl
              aria-label={t('show')}
              value={show}
              onChange={(value) => setShow(value === 'all' ? null : value)}
              data={[
                { value: 'all', label: t('everyone') },
                { value: 'owing', label: t('withDebt') },
                { value: 'overdue', label: t('overdueOnly') },
              ]}
            />
            {currencies.length > 1 && (
              <Select
                aria-label={t('currency')}
                w={currency === null ? 140 : 84}
                allowDeselect={false}
                value={currency ?? ALL_CURRENCIES}
                onChange={setCurrency}
                comboboxProps={{ width: 150, position: 'bottom-start' }}
                data={[
                  ...currencies.map((one) => ({ value: one, label: one })),
                  { value: ALL_CURRENCIES, label: t('allCurrencies') },
                ]}
              />
            )}
          </>
        }
        empty={
          all === 0
            ? moment.isReplay
              ? {
                  title: t('emptyPastTitle', { date: formatDate(moment.asOf) }),
                  action: <BackToToday />,
                }
              : {
                  title: t('emptyTitle'),
                  text: t('emptyText'),
                  action: <Button onClick={() => navigate('/import')}>{t('emptyAction')}</Button>,
                }
            : {
                title: t(show === 'overdue' ? 'noneOverdueTitle' : 'noneOwingTitle', {
                  date: formatDate(moment.asOf),
                }),
                action: (
                  <Button variant="default" onClick={() => setShow(null)}>
                    {t('showEveryone')}
                  </Button>
                ),
              }
        }
        autoFocus
      />
      {all > 0 && (
        <CurrenciesLine
          query={moment.input}
          sums={sums}
          shown={currency}
          onCurrency={setCurrency}
          isOpen={explainsBase}
          onOpen={(isOpen) => {
            setOpen(null);
            setExplainsBase(isOpen);
          }}
        />
      )}
      {openRow !== undefined && (
        <CustomerPanel
          key={openRow.customer}
          row={openRow}
          currency={currency}
          onClose={closePanel}
        />
      )}
      {isNew && (
        <ProfileDialog
          profile={null}
          onClose={() => setNew(false)}
          onSaved={(saved) => navigate(pathTo(['customers', saved.customer]))}
        />
      )}
    </Screen>
  );
}
