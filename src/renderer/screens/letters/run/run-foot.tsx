/** Under the run: what is ticked comes to, one amount a currency, and the keys of the list. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../format/format.ts';

export function RunFoot(props: {
  /** Letters ticked. */
  readonly count: number;
  readonly sums: readonly { readonly currency: string; readonly totalMinor: number }[];
  readonly candidates: number;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { count, sums } = props;
  const totals = sums.map(
    ({ currency, totalMinor }) => `${formatAmount(totalMinor, currency)} ${currency}`,
  );
  return (
    <div className="screen-foot" role="status">
      {count === 0 ? (
        <span>{t('run.noneChosen')}</span>
      ) : (
        <span className="one-line" title={totals.join(' · ')}>
          {t('run.letters', { count })}:{' '}
          {sums.map(({ currency, totalMinor }, index) => (
            <span key={currency}>
              {index > 0 && ' · '}
              <strong>{formatAmount(totalMinor, currency)}</strong> {currency}
            </span>
          ))}
        </span>
      )}
      <span data-extra>{t('run.count', { count: props.candidates })}</span>
      <span data-extra style={{ marginInlineStart: 'auto' }}>
        <kbd>j</kbd> <kbd>k</kbd> {t('run.keys.step')} <kbd>x</kbd> {t('run.keys.tick')}{' '}
        <kbd>o</kbd> {t('run.keys.customer')}
      </span>
    </div>
  );
}
