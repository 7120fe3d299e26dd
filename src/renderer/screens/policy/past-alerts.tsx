/**
 * What the alarm levels that can be chosen would have said in the last year of this ledger, beside what came: so
 * the owner moves the level by his own customers and not by a number. Asked for by a button, because everybody's
 * payments are gone through day by day.
 */
import { useState, type ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { addDays, daysBetween } from '../../../domain/dates.ts';
import { H_RANGE } from '../../../domain/risk/payment-shift.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatCount, formatDate, formatPoints } from '../../format/format.ts';
import { SmallTable } from '../../kit/explain/panel-parts.tsx';
import { ErrorState } from '../../kit/states.tsx';
import classes from './policy.module.css';

type Backtest = ToldOutput<'signals.backtest'>;
type Detector = Backtest['detectors'][number];

const YEAR = 365;
const DAYS_A_MONTH = 365.25 / 12;
const LEVELS = [H_RANGE.least, (H_RANGE.least + H_RANGE.most) / 2, H_RANGE.most];

export function PastAlerts(): ReactNode {
  const { t } = useTranslation('policy');
  const { input } = useMoment();
  const [isAsked, setAsked] = useState(false);
  const past = useCall(
    'signals.backtest',
    { ...input, from: addDays(input.asOf, 1 - YEAR), hs: LEVELS },
    { enabled: isAsked },
  );
  return (
    <section className={classes.part}>
      <h2>{t('past.title')}</h2>
      <p className={classes.partText}>{t('past.text')}</p>
      {!isAsked ? (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('past.ask')}
        </Button>
      ) : past.error !== null ? (
        <ErrorState error={past.error} onRetry={() => void past.refetch()} />
      ) : past.data === undefined ? (
        <div role="status">
          <p className={classes.partText}>{t('past.waiting')}</p>
          <Skeleton height={120} radius="md" />
        </div>
      ) : (
        <Found of={past.data} />
      )}
    </section>
  );
}

function Found({ of }: { readonly of: Backtest }): ReactNode {
  const { t } = useTranslation('policy');
  const { t: signal } = useTranslation('signals');
  const { from, to, late, customers, detectors, defaults } = of;
  if (customers === 0) return <p className={classes.partText}>{t('past.none')}</p>;
  const months = Math.max(1, daysBetween(from, to) / DAYS_A_MONTH);
  const nameOf = ({ detector, parameters }: Detector): string => {
    if (detector === 'score') return t('past.score');
    const name = signal(`kinds.${detector}`);
    const level = detector === 'payment_shift' ? parameters.h : undefined;
    return level === undefined ? name : t('past.atLevel', { name, level: formatCount(level) });
  };
  const shown = detectors.filter(
    ({ detector, alerts }) => detector === 'payment_shift' || alerts > 0,
  );
  return (
    <>
      <p className={classes.partText}>
        {t('past.since', { date: formatDate(from), count: customers })}{' '}
        {t('past.defaults', { count: defaults.length, late })}
      </p>
      <div className={classes.past}>
        <SmallTable
          columns={[
            { header: t('past.columns.signal') },
            { header: t('past.columns.alerts'), figure: true },
            { header: t('past.columns.aMonth'), figure: true },
            { header: t('past.columns.right', { late }), figure: true },
            { header: t('past.columns.lead'), figure: true },
          ]}
          rows={shown.map((one) => ({
            key: `${one.detector} ${one.parameters.h ?? ''}`,
            cells: [
              nameOf(one),
              formatCount(one.alerts),
              formatPoints(one.alerts / months),
              formatCount(one.right),
              one.leadMedian === null ? '–' : formatCount(one.leadMedian),
            ],
          }))}
        />
      </div>
    </>
  );
}
