/** The chart of payments with its legend. */
import { lazy, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFigure } from './chart-figure.tsx';
import type { PaymentChartProps } from './payment-chart.tsx';

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
    <ChartFigure
      unit={t('chart.unit')}
      legend={[
        ...(usual === null
          ? []
          : [{ shape: 'stroke', words: t('chart.usual', { days: exactDays(usual) }) } as const]),
        ...(now === null
          ? []
          : [
              {
                shape: 'stroke',
                tone: 'hot',
                words: t('chart.now', { days: exactDays(now), count: props.newest }),
              } as const,
            ]),
        { shape: 'dot', words: t('chart.payment') },
        ...(run.size === 0 ? [] : [{ shape: 'dot', tone: 'hot', words: t('chart.run') } as const]),
        ...(open.length === 0
          ? []
          : [{ shape: 'dot', tone: 'open', words: t('chart.open') } as const]),
      ]}
    >
      <PaymentChart {...props} />
    </ChartFigure>
  );
}
