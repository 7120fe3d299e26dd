/**
 * What one customer buys: the finding and its chart, the orders that stand out, how often orders come, and all
 * of them. One answer; several currencies one at a time.
 */
import { lazy, useCallback, useState, type ReactNode } from 'react';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { engineSentence } from '../../format/engine-sentence.ts';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatMoney,
  formatPoints,
} from '../../format/format.ts';
import { Chip } from '../../kit/chip.tsx';
import { InvoicePanel } from '../../kit/explain/invoice-panel.tsx';
import { Facts, Section, SmallTable } from '../../kit/explain/panel-parts.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { GridEmpty } from '../../kit/table/view/grid-states.tsx';
import { Link, pathTo } from '../../routing/router.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { orderValue, type Purchases } from './order-value.ts';
import classes from './signals.module.css';

const PurchaseChart = lazy(async () => ({
  default: (await import('./purchase-chart.tsx')).PurchaseChart,
}));

type Behaviour = ToldOutput<'signals.purchases'>;
const SHOWN_ORDERS = 8;

export function PurchasesTab(props: { readonly customer: string }): ReactNode {
  const { customer } = props;
  const { input } = useMoment();
  const { data, error, refetch } = useCall('signals.purchases', { ...input, customer });
  const [invoice, setInvoice] = useState<string | null>(null);
  const close = useCallback(() => setInvoice(null), []);
  return (
    <>
      {error !== null ? (
        <div className={classes.tab}>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      ) : data === undefined ? (
        <div className={classes.tab}>
          <Skeleton height={20} width={360} mb={12} />
          <Skeleton className={classes.chartBone} />
        </div>
      ) : (
        <Known of={data} onInvoice={setInvoice} />
      )}
      {invoice !== null && <InvoicePanel invoice={invoice} onClose={close} />}
    </>
  );
}

interface Shown {
  readonly of: Purchases;
  readonly onInvoice: (invoice: string) => void;
}

function Known(props: Omit<Shown, 'of'> & { readonly of: Behaviour }): ReactNode {
  const { t } = useTranslation('signals');
  const { currencies, fortnight, signals } = props.of;
  const [chosen, choose] = useState<string | null>(null);
  const of = currencies.find(({ currency }) => currency === chosen) ?? currencies[0];
  if (of === undefined)
    return <GridEmpty title={t('purchases.none')} text={t('purchases.fewText')} />;
  return (
    <div className={classes.tab}>
      {currencies.length > 1 && (
        <SegmentedControl
          mb={8}
          aria-label={t('purchases.currency')}
          value={of.currency}
          onChange={choose}
          data={currencies.map(({ currency }) => currency)}
        />
      )}
      {of.finding === null ? (
        <>
          <h2 className={classes.finding}>{t('purchases.few', { count: of.count })}</h2>
          <p className={classes.explained}>{t('purchases.fewText')}</p>
        </>
      ) : (
        <Finding of={of} finding={of.finding} />
      )}
      <div className={classes.columns}>
        <div>
          <Section title={t('purchases.orders')}>
            <Orders key={of.currency} of={of} onInvoice={props.onInvoice} />
          </Section>
        </div>
        <div>
          {signals.length > 0 && (
            <Section title={t('purchases.flagged')}>
              <ul className={classes.lines}>
                {signals.map(({ key, because }) => (
                  <li key={key}>
                    <Link
                      className="quiet-link"
                      to={pathTo(['signals'], { show: 'all', signal: key })}
                    >
                      {engineSentence(because)}
                    </Link>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={t('behaviour.figures')}>
            <Facts
              facts={[
                [
                  t('purchases.fortnight'),
                  fortnight.usual === null
                    ? t('purchases.now', { now: formatCount(fortnight.now) })
                    : t('purchases.usualNow', {
                        usual: formatPoints(fortnight.usual),
                        now: formatCount(fortnight.now),
                      }),
                ],
                [
                  t('purchases.month'),
                  of.monthShare === null
                    ? ''
                    : t('purchases.share', { value: formatPoints(of.monthShare * 100) }),
                ],
              ]}
            />
          </Section>
        </div>
      </div>
    </div>
  );
}

function Finding(props: { readonly of: Purchases; readonly finding: string }): ReactNode {
  const { t } = useTranslation('signals');
  const { of } = props;
  const unit =
    of.unit === null
      ? t('purchases.unit', { currency: of.currency })
      : t('purchases.quantity', { unit: of.unit });
  return (
    <>
      <h2 className={classes.finding}>{engineSentence(props.finding)}</h2>
      <ChartFigure
        unit={unit}
        legend={[
          { shape: 'stroke', words: t('purchases.usual') },
          { shape: 'dot', words: t('purchases.order') },
          ...(of.orders.some(({ isUnusual }) => isUnusual)
            ? [{ shape: 'dot', tone: 'hot', words: t('purchases.large') } as const]
            : []),
        ]}
      >
        <PurchaseChart of={of} label={`${unit}. ${props.finding}`} />
      </ChartFigure>
    </>
  );
}

/** Unusual ones first, then the newest. */
function Orders(props: Shown): ReactNode {
  const { t } = useTranslation('signals');
  const { of } = props;
  const [showsAll, showAll] = useState(false);
  const newest = of.orders.toReversed();
  const orders = [
    ...newest.filter(({ isUnusual }) => isUnusual),
    ...newest.filter(({ isUnusual }) => !isUnusual),
  ];
  const shown = showsAll ? orders : orders.slice(0, SHOWN_ORDERS);
  return (
    <>
      <SmallTable
        columns={[
          { header: t('evidence.on'), nowrap: true },
          { header: t('purchases.invoices') },
          { header: t('purchases.level'), figure: true },
          { header: t('evidence.amount', { currency: of.currency }), figure: true },
        ]}
        rows={shown.map((order) => ({
          key: order.on,
          cells: [
            formatDate(order.on),
            <span key="invoices" className={classes.order}>
              {order.invoices.map((invoice) => (
                <button
                  key={invoice}
                  type="button"
                  className="quiet-link"
                  onClick={() => props.onInvoice(invoice)}
                >
                  {invoice}
                </button>
              ))}
              {order.isUnusual && <Chip tone="event">{t('purchases.chip')}</Chip>}
            </span>,
            orderValue(order.usual, of),
            of.unit === null || order.value === null
              ? formatAmount(order.amountMinor, of.currency)
              : `${orderValue(order.value, of)} · ${formatMoney(order.amountMinor, of.currency)}`,
          ],
        }))}
      />
      {shown.length < orders.length && (
        <Button variant="subtle" size="compact-xs" onClick={() => showAll(true)}>
          {t('evidence.all', { count: orders.length })}
        </Button>
      )}
    </>
  );
}
