/** The chart of payments with its legend; fetched when it is wanted, because the library is large. */
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentChartProps } from './payment-chart.tsx';
import classes from './signals.module.css';

/** Half days keep their decimal: a median may lie between two. */
const exactDays = (days: number): string =>
  days.toFixed(Number.isInteger(days) ? 0 : 1).replace('-', '−');

const PaymentChart = lazy(async () => ({
  default: (await import('./payment-chart.tsx')).PaymentChart,
}));

export function PaymentFigure(props: PaymentChartProps): ReactNode {
  const { t } = useTranslation('signals');
  const { run, open, usual, now } = props;
  return (
    <figure className={classes.figure}>
      <figcaption>
        <span>{t('chart.unit')}</span>
        {usual !== null && (
          <span className={classes.legend}>
            <span className={classes.stroke} aria-hidden />
            {t('chart.usual', { days: exactDays(usual) })}
          </span>
        )}
        {now !== null && (
          <span className={classes.legend}>
            <span className={classes.stroke} data-hot aria-hidden />
            {t('chart.now', { days: exactDays(now), count: props.newest })}
          </span>
        )}
        <span className={classes.legend}>
          <span className={classes.dot} aria-hidden />
          {t('chart.payment')}
        </span>
        {run.size > 0 && (
          <span className={classes.legend}>
            <span className={classes.dot} data-hot aria-hidden />
            {t('chart.run')}
          </span>
        )}
        {open.length > 0 && (
          <span className={classes.legend}>
            <span className={classes.dot} data-open aria-hidden />
            {t('chart.open')}
          </span>
        )}
      </figcaption>
      <div className={classes.chartRoom}>
        <Suspense fallback={null}>
          <PaymentChart {...props} />
        </Suspense>
      </div>
    </figure>
  );
}
