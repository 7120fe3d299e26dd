/**
 * How one customer pays, and its risk score: the finding and its chart, the score and its reasons, what signals
 * it has, how the payments spread, the smoothed line with its limit, and the figures. All of how it pays is one answer.
 */
import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { engineSentence } from '../../format/engine-sentence.ts';
import { formatCount, formatPoints } from '../../format/format.ts';
import { InvoicePanel } from '../../kit/explain/invoice-panel.tsx';
import { Facts, Section } from '../../kit/explain/panel-parts.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { GridEmpty } from '../../kit/table/view/grid-states.tsx';
import { Link, pathTo } from '../../routing/router.tsx';
import { EvidenceTable, type Evidence } from './evidence-table.tsx';
import { RiskScore } from './risk-score.tsx';
import { PaymentFigure } from './payment-figure.tsx';
import { ClassChip, pointsWords } from './signal-columns.tsx';
import { isInInbox, kindWords } from './signal-words.ts';
import classes from './signals.module.css';

const ControlChart = lazy(async () => ({
  default: (await import('./control-chart.tsx')).ControlChart,
}));

export type Behaviour = ToldOutput<'signals.payments'>;
const SHOWN_PAYMENTS = 8;

export function BehaviourTab(props: { readonly customer: string }): ReactNode {
  const { customer } = props;
  const { input } = useMoment();
  const { data, error, refetch } = useCall('signals.payments', { ...input, customer });
  const [invoice, setInvoice] = useState<string | null>(null);
  const close = useCallback(() => setInvoice(null), []);
  return (
    <>
      {data !== undefined && data.finding === null && (
        <div className={classes.above}>
          <RiskScore customer={customer} />
        </div>
      )}
      {error !== null ? (
        <div className={classes.tab}>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      ) : data === undefined ? (
        <div className={classes.tab}>
          <Skeleton height={20} width={360} mb={12} />
          <Skeleton className={classes.chartBone} />
        </div>
      ) : data.finding === null ? (
        <TooFew of={data} />
      ) : (
        <Known of={data} onInvoice={setInvoice} />
      )}
      {invoice !== null && <InvoicePanel invoice={invoice} onClose={close} />}
    </>
  );
}

function TooFew(props: { readonly of: Behaviour }): ReactNode {
  const { t } = useTranslation('signals');
  const { payments } = props.of;
  return (
    <GridEmpty
      title={payments === 0 ? t('behaviour.none') : t('behaviour.few', { count: payments })}
      text={t('behaviour.fewText')}
    />
  );
}

function Known(props: {
  readonly of: Behaviour;
  readonly onInvoice: (invoice: string) => void;
}): ReactNode {
  const { t } = useTranslation('signals');
  const { of } = props;
  const { input } = useMoment();
  const run = useMemo(
    () => new Set([...of.paid, ...of.open].filter((one) => one.isInRun).map(({ item }) => item)),
    [of],
  );
  const payments = useMemo(
    (): readonly Evidence[] =>
      [...of.open, ...of.paid.toReversed()].map((one) => ({
        of: 'item',
        name: one.item,
        on: one.paidOn ?? input.asOf,
        days: one.days,
        currency: one.currency,
        amountMinor: one.amountMinor,
        openMinor: one.paidOn === null ? one.amountMinor : 0,
      })),
    [of, input.asOf],
  );
  const explained = of.explained.map(engineSentence);
  return (
    <div className={classes.tab}>
      <h2 className={classes.finding}>{engineSentence(of.finding ?? '')}</h2>
      {explained.length > 0 && <p className={classes.explained}>{explained.join(' ')}</p>}
      <PaymentFigure
        paid={of.paid}
        open={of.open}
        asOf={input.asOf}
        usual={of.usual}
        now={of.isAlarm ? of.now : null}
        newest={of.newest}
        run={run}
        changeOn={of.changeOn}
        label={[t('chart.unit'), of.finding, ...explained].join('. ')}
      />
      <RiskScore customer={of.customer} />
      <div className={classes.columns}>
        <div>
          <LiveSignals customer={of.customer} />
          <Section title={t('behaviour.figures')}>
            <Facts
              facts={[
                [
                  t('behaviour.average'),
                  of.beyondTermsDays === null
                    ? ''
                    : t('behaviour.averageDays', { value: formatPoints(of.beyondTermsDays) }),
                ],
                [
                  t('behaviour.index'),
                  of.index === null
                    ? ''
                    : t(`behaviour.bands.${bandOf(of.index)}`, { value: formatPoints(of.index) }),
                ],
                [t('behaviour.promises'), promiseWords()],
              ]}
            />
          </Section>
          <Section title={t('behaviour.payments')}>
            <EvidenceTable
              customer={of.customer}
              evidence={payments}
              shownAtFirst={SHOWN_PAYMENTS}
              onInvoice={props.onInvoice}
            />
          </Section>
        </div>
        <div>
          <Section title={t('behaviour.spread')}>
            <Spread of={of} />
          </Section>
          <Section title={t('behaviour.control')}>
            <div className={classes.smallChart}>
              <Suspense fallback={null}>
                <ControlChart of={of} />
              </Suspense>
            </div>
            <p className={classes.explained}>{t('behaviour.controlText')}</p>
          </Section>
        </div>
      </div>
    </div>
  );

  function promiseWords(): string {
    const { promises } = of;
    return (['kept', 'keptLate', 'partlyKept', 'broken', 'open'] as const)
      .filter((state) => promises[state] > 0)
      .map((state) => t(`behaviour.states.${state}`, { count: promises[state] }))
      .join(', ');
  }
}

/** Bands of the index: domain-rules 6.1. */
const bandOf = (index: number): 'low' | 'medium' | 'high' =>
  index >= 80 ? 'low' : index >= 50 ? 'medium' : 'high';

/** What is new or confirmed of this customer. */
function LiveSignals(props: { readonly customer: string }): ReactNode {
  const { t } = useTranslation('signals');
  const { customer } = props;
  const { input } = useMoment();
  const rows = useCall('signals.list', { ...input, customer }).data ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t('title')}>
      <ul className={classes.lines}>
        {rows.map((row) => (
          <li key={row.key} className={classes.signal}>
            <Link
              className="quiet-link"
              title={row.because}
              to={pathTo(['signals'], {
                show: isInInbox(row) ? null : 'all',
                signal: row.key,
              })}
            >
              {kindWords(row.kind, t)}
            </Link>
            <ClassChip of={row} t={t} />
            <span className="tabular">{pointsWords(row.points)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** How many payments fell how late: a bar each, its length the share of the longest. */
function Spread(props: { readonly of: Behaviour }): ReactNode {
  const { t } = useTranslation('signals');
  const { spread } = props.of;
  const most = Math.max(1, ...spread.map(({ payments }) => payments));
  const words = ({ from, to }: Behaviour['spread'][number]): string =>
    from === null
      ? t('behaviour.early')
      : to === 0
        ? t('behaviour.onTheDay')
        : to === null
          ? t('behaviour.from', { from: formatCount(from) })
          : t('behaviour.between', { from: formatCount(from), to: formatCount(to) });
  return (
    <table className={classes.spread}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('evidence.days')}</th>
          <th scope="col">{t('behaviour.payments')}</th>
        </tr>
      </thead>
      <tbody>
        {spread.map((band) => (
          <tr key={String(band.to)}>
            <th scope="row">{words(band)}</th>
            <td>
              <span className={classes.bar} style={{ width: `${(band.payments / most) * 80}%` }} />
              <span className="tabular">{formatCount(band.payments)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
