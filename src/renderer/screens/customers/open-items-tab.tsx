/** Open items of one customer: tick for a letter or a receipt, open one to see how it came about. */
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { OpenItemView } from '../../../contract/calls/aging.ts';
import type { CustomerDetail, OnAccountView } from '../../../contract/calls/customers.ts';
import { minorToDecimal, sumMinor } from '../../../domain/money.ts';
import { daysBetween, type IsoDate } from '../../../domain/dates.ts';
import { useMoment } from '../../data/as-of.tsx';
import { formatAmount, formatDate, formatMoney } from '../../format/format.ts';
import { Figure } from '../../kit/explain/figure.tsx';
import { InvoicePanel } from '../../kit/explain/invoice-panel.tsx';
import {
  amountOrDash,
  commonCurrency,
  DataGrid,
  moneyColumn,
  type GridColumn,
  type GridTotal,
} from '../../kit/table/index.ts';
import { Link, pathTo } from '../../routing/router.tsx';
import { InvoiceActions } from '../facts/invoice-actions.tsx';
import { ApplyDialog } from './apply-dialog.tsx';
import { tintOfDays } from './customer-columns.tsx';
import classes from './customer.module.css';

const rowKey = (item: OpenItemView): string => String(item.itemId);

/** `12 d late`, `today`, `in 9 d`: beside the date, never instead of it. */
function relativeDue(item: OpenItemView, asOf: IsoDate, t: TFunction<'customer'>): string {
  if (item.daysPastDue > 0) return t('items.late', { count: item.daysPastDue });
  const ahead = daysBetween(asOf, item.dueOn);
  return ahead <= 0 ? t('items.dueToday') : t('items.in', { count: ahead });
}

function columnsOf(
  t: TFunction<'customer'>,
  common: string | null,
  asOf: IsoDate,
  onOpen: (item: OpenItemView) => void,
): readonly GridColumn<OpenItemView>[] {
  const currency = (item: OpenItemView): string => item.currency;
  return [
    {
      id: 'item',
      header: t('items.item'),
      kind: 'text',
      width: 150,
      grow: true,
      pinned: true,
      always: true,
      text: (item) => item.item,
      sortBy: (item) => item.item,
    },
    {
      id: 'issuedOn',
      header: t('items.issued'),
      kind: 'date',
      width: 110,
      text: (item) => item.issuedOn,
      sortBy: (item) => item.issuedOn,
      cell: (item) => formatDate(item.issuedOn),
    },
    {
      id: 'dueOn',
      header: t('items.due'),
      kind: 'date',
      width: 110,
      text: (item) => item.dueOn,
      sortBy: (item) => item.dueOn,
      cell: (item) => formatDate(item.dueOn),
    },
    {
      id: 'days',
      header: t('items.days'),
      kind: 'number',
      width: 88,
      descFirst: true,
      brief: true,
      tone: (item) => tintOfDays(item.daysPastDue),
      text: (item) => String(item.daysPastDue),
      sortBy: (item) => -Number(item.dueOn.replaceAll('-', '')),
      cell: (item) => (
        <span className={item.daysPastDue > 0 ? undefined : 'soft'}>
          {relativeDue(item, asOf, t)}
        </span>
      ),
    },
    ...(common === null
      ? [
          {
            id: 'currency',
            header: t('items.currency'),
            kind: 'text',
            width: 56,
            always: true,
            text: currency,
            sortBy: currency,
          } satisfies GridColumn<OpenItemView>,
        ]
      : []),
    moneyColumn<OpenItemView>({
      id: 'gross',
      header: t('items.gross'),
      width: 120,
      unit: common ?? undefined,
      currency,
      minor: (item) => item.grossMinor,
    }),
    moneyColumn<OpenItemView>({
      id: 'settled',
      header: t('items.settled'),
      hint: t('items.settledHint'),
      width: 110,
      unit: common ?? undefined,
      currency,
      minor: (item) => item.grossMinor - item.openMinor,
    }),
    {
      ...moneyColumn<OpenItemView>({
        id: 'open',
        header: t('items.open'),
        width: 120,
        unit: common ?? undefined,
        currency,
        minor: (item) => item.openMinor,
        cell: (item) => (
          <Figure strong onExplain={() => onOpen(item)} label={item.item}>
            {formatAmount(item.openMinor, item.currency)}
          </Figure>
        ),
      }),
      brief: true,
    },
    {
      id: 'disputed',
      header: t('items.disputed'),
      kind: 'text',
      width: 84,
      text: (item) => (item.disputed ? t('items.disputed') : ''),
      sortBy: (item) => (item.disputed ? 0 : 1),
    },
    {
      id: 'lastLetter',
      header: t('items.lastLetter'),
      kind: 'text',
      width: 120,
      text: (item) => item.lastLetter ?? '',
      sortBy: (item) => item.lastLetter,
      cell: (item) =>
        item.lastLetter === null ? (
          ''
        ) : (
          <Link
            to={pathTo(['letters'], { tab: 'register', letter: item.lastLetter })}
            className="quiet-link"
          >
            {item.lastLetter}
          </Link>
        ),
    },
  ];
}

export function OpenItemsTab(props: {
  readonly customer: string;
  readonly detail: CustomerDetail | undefined;
  readonly ticked: ReadonlySet<string>;
  readonly onTicked: (ticked: ReadonlySet<string>) => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const moment = useMoment();
  const [opened, setOpened] = useState<OpenItemView | null>(null);
  const [applying, setApplying] = useState<OnAccountView | null>(null);
  const items = props.detail?.openItems;
  const common = commonCurrency(items?.map((item) => item.currency) ?? []);
  const columns = useMemo(
    () => columnsOf(t, common, moment.asOf, setOpened),
    [t, common, moment.asOf],
  );
  const { ticked } = props;
  const totals = useCallback(
    (shown: readonly OpenItemView[]) => {
      const chosen = shown.filter((item) => ticked.has(rowKey(item)));
      return itemTotals(
        chosen.length > 0 ? chosen : shown,
        chosen.length > 0
          ? (count) => t('items.ticked', { count })
          : (count, overdue) =>
              overdue === 0
                ? t('items.total', { count })
                : t('items.totalOverdue', { count, overdue }),
      );
    },
    [ticked, t],
  );
  const closePanel = useCallback(() => setOpened(null), []);
  const onAccount = props.detail?.onAccount.filter((entry) => entry.unallocatedMinor > 0) ?? [];

  return (
    <>
      {onAccount.length > 0 && (
        <div className={classes.onAccount}>
          <strong>{t('onAccount.title')}</strong>
          {onAccount.map((entry) => (
            <span key={`${entry.kind} ${entry.number}`} title={t('onAccount.hint')}>
              {t('onAccount.line', {
                amount: formatMoney(entry.unallocatedMinor, entry.currency),
                document: t(`onAccount.${entry.kind}`, { number: entry.number }),
                date: formatDate(entry.effectiveOn),
              })}{' '}
              {!moment.isReplay && (
                <Button size="compact-xs" variant="default" onClick={() => setApplying(entry)}>
                  {t('onAccount.apply')}
                </Button>
              )}
            </span>
          ))}
        </div>
      )}
      <DataGrid
        name="open-items"
        label={t('tabs.items')}
        columns={columns}
        rows={items}
        rowKey={rowKey}
        totals={totals}
        startSort={{ id: 'days', desc: true }}
        onOpen={setOpened}
        onExplain={setOpened}
        openKey={opened === null ? null : rowKey(opened)}
        {...(moment.isReplay ? {} : { ticked, onTicked: props.onTicked })}
        countText={(count) => t('items.count', { count })}
        isCountedBelow
        empty={{
          title: t('items.emptyTitle', { date: formatDate(moment.asOf) }),
          text: t('items.emptyText'),
        }}
        autoFocus
      />
      {opened !== null && (
        <InvoicePanel
          invoice={opened.invoice}
          onClose={closePanel}
          footer={(detail) => <InvoiceActions detail={detail} />}
        />
      )}
      {applying !== null && props.detail !== undefined && (
        <ApplyDialog source={applying} detail={props.detail} onClose={() => setApplying(null)} />
      )}
    </>
  );
}

/** `9 items, 6 overdue`, one line per currency. */
function itemTotals(
  items: readonly OpenItemView[],
  word: (count: number, overdue: number) => string,
): readonly GridTotal[] {
  const currencies = [...new Set(items.map((item) => item.currency))].sort();
  return currencies.map((currency) => {
    const own = items.filter((item) => item.currency === currency);
    const gross = sumMinor(own.map((item) => item.grossMinor));
    const open = sumMinor(own.map((item) => item.openMinor));
    const overdue = own.filter((item) => item.daysPastDue > 0).length;
    const named = { item: word(own.length, overdue), currency };
    return {
      id: currency,
      cells: {
        ...named,
        gross: formatAmount(gross, currency),
        settled: amountOrDash(gross - open, currency),
        open: formatAmount(open, currency),
      },
      texts: {
        ...named,
        gross: minorToDecimal(gross, currency),
        settled: minorToDecimal(gross - open, currency),
        open: minorToDecimal(open, currency),
      },
    };
  });
}
