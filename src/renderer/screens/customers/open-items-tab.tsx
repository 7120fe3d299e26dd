/** Open items of one customer: tick for a letter or a receipt, open one to see how it came about. */
import { use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { OpenItemView } from '../../../contract/calls/aging.ts';
import { BUCKETS } from '../../../contract/calls/buckets.ts';
import type { CustomerDetail, OnAccountView } from '../../../contract/calls/customers.ts';
import { minorToDecimal, sumMinor } from '../../../domain/money.ts';
import { daysBetween, type IsoDate } from '../../../domain/dates.ts';
import { useMoment } from '../../data/as-of.tsx';
import { engineSentence } from '../../format/engine-sentence.ts';
import { formatAmount, formatDate, formatMoney } from '../../format/format.ts';
import { SMALL_WINDOW } from '../../frame/screen.tsx';
import { Chip } from '../../kit/chip.tsx';
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
import { BesidePanelContext } from '../../kit/table/view/bar-slot.ts';
import { Link, pathTo } from '../../routing/router.tsx';
import { InvoiceActions } from '../facts/invoice-actions.tsx';
import { ApplyDialog } from './apply-dialog.tsx';
import { Agreements } from './case/agreements.tsx';
import { InBucket } from './case/case-band.tsx';
import type { Judged, JudgedItem } from './case/use-judged.ts';
import { WhyPanel } from './case/why-panel.tsx';
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
  judgedOf: (item: OpenItemView) => JudgedItem | undefined,
  onOpen: (item: OpenItemView) => void,
  onWhy: (item: OpenItemView) => void,
): readonly GridColumn<OpenItemView>[] {
  const currency = (item: OpenItemView): string => item.currency;
  return [
    {
      id: 'item',
      header: t('items.item'),
      kind: 'text',
      width: 140,
      grow: true,
      pinned: true,
      always: true,
      text: (item) => item.item,
      sortBy: (item) => item.item,
      cell: (item) => (
        <>
          {item.item} {item.disputed && <Chip tone="event">{t('items.disputed')}</Chip>}
        </>
      ),
    },
    {
      id: 'issuedOn',
      header: t('items.issued'),
      kind: 'date',
      width: 104,
      text: (item) => item.issuedOn,
      sortBy: (item) => item.issuedOn,
      cell: (item) => formatDate(item.issuedOn),
    },
    {
      id: 'dueOn',
      header: t('items.due'),
      kind: 'date',
      width: 104,
      text: (item) => item.dueOn,
      sortBy: (item) => item.dueOn,
      cell: (item) => formatDate(item.dueOn),
    },
    {
      id: 'days',
      header: t('items.days'),
      kind: 'number',
      width: 82,
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
      width: 104,
      unit: common ?? undefined,
      currency,
      minor: (item) => item.grossMinor,
    }),
    moneyColumn<OpenItemView>({
      id: 'settled',
      header: t('items.settled'),
      hint: t('items.settledHint'),
      width: 92,
      unit: common ?? undefined,
      currency,
      minor: (item) => item.grossMinor - item.openMinor,
    }),
    {
      ...moneyColumn<OpenItemView>({
        id: 'open',
        header: t('items.open'),
        width: 108,
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
      id: 'bucket',
      header: t('case.bucket'),
      kind: 'text',
      width: 104,
      text: (item) => {
        const judged = judgedOf(item);
        return judged === undefined ? '' : t(`case.buckets.${judged.bucket}`);
      },
      sortBy: (item) => BUCKETS.indexOf(judgedOf(item)?.bucket ?? 'unpaid'),
      cell: (item) => {
        const judged = judgedOf(item);
        return judged === undefined ? '' : <InBucket bucket={judged.bucket} />;
      },
    },
    {
      id: 'because',
      header: t('case.rule'),
      kind: 'text',
      width: 166,
      text: (item) => engineSentence(judgedOf(item)?.because ?? ''),
      cell: (item) => {
        const words = engineSentence(judgedOf(item)?.because ?? '');
        return words === '' ? (
          ''
        ) : (
          <Figure onExplain={() => onWhy(item)} hint={words}>
            {words}
          </Figure>
        );
      },
    },
    {
      id: 'chance',
      header: t('case.chance'),
      hint: t('case.chanceHint'),
      kind: 'number',
      width: 76,
      text: (item) => {
        const chance = judgedOf(item)?.chance ?? null;
        return chance === null ? '' : String(Math.round(chance * 100));
      },
      sortBy: (item) => judgedOf(item)?.chance ?? null,
      cell: (item) => {
        const chance = judgedOf(item)?.chance ?? null;
        return chance === null ? '' : `${Math.round(chance * 100)} %`;
      },
    },
    {
      id: 'disputed',
      header: t('items.disputed'),
      kind: 'text',
      width: 92,
      startsHidden: true,
      text: (item) => (item.disputed ? t('items.disputed') : ''),
      cell: (item) => item.disputed && <Chip tone="event">{t('items.disputed')}</Chip>,
      sortBy: (item) => (item.disputed ? 0 : 1),
    },
    {
      id: 'lastLetter',
      header: t('items.lastLetter'),
      kind: 'text',
      width: 120,
      startsHidden: true,
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
  readonly judged: Judged;
  readonly ticked: ReadonlySet<string>;
  readonly onTicked: (ticked: ReadonlySet<string>) => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const moment = useMoment();
  const folds = useMediaQuery(SMALL_WINDOW, undefined, { getInitialValueInEffect: false });
  const isBeside = use(BesidePanelContext);
  const [why, setWhy] = useState<OpenItemView | null>(null);
  const [opened, setOpened] = useState<OpenItemView | null>(null);
  const [applying, setApplying] = useState<OnAccountView | null>(null);
  const items = props.detail?.openItems;
  const common = commonCurrency(items?.map((item) => item.currency) ?? []);
  const { known, ofItem } = props.judged;
  const open = useCallback((item: OpenItemView) => {
    setWhy(null);
    setOpened(item);
  }, []);
  const explain = useCallback((item: OpenItemView) => {
    setOpened(null);
    setWhy(item);
  }, []);
  const columns = useMemo(
    () => columnsOf(t, common, moment.asOf, (item) => ofItem(item.itemId), open, explain),
    [t, common, moment.asOf, ofItem, open, explain],
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
  const closeWhy = useCallback(() => setWhy(null), []);
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
        onOpen={why === null ? open : explain}
        onExplain={explain}
        openKey={opened === null && why === null ? null : rowKey((opened ?? why) as OpenItemView)}
        {...(moment.isReplay ? {} : { ticked, onTicked: props.onTicked })}
        countText={(count) => t('items.count', { count })}
        isCountedBelow
        empty={{
          title: t('items.emptyTitle', { date: formatDate(moment.asOf) }),
          text: t('items.emptyText'),
        }}
        autoFocus
      />
      {known !== undefined && !folds && !isBeside && <Agreements of={known} />}
      {why !== null && <WhyPanel item={why} onClose={closeWhy} />}
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
