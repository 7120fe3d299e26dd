/** Which rates the ledger holds by now: a new file adds to these. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../../data/use-call.ts';
import { formatCount, formatDate } from '../../../format/format.ts';
import { ErrorState, TableSkeleton } from '../../../kit/states.tsx';

export function RatesView(): ReactNode {
  const { t } = useTranslation('imports');
  const coverage = useCall('rates.coverage', {});
  if (coverage.error !== null) return <ErrorState error={coverage.error} />;
  return (
    <section aria-labelledby="rates-title">
      <h2 id="rates-title" className="import-heading">
        {t('rates.title')}
        {coverage.data?.length === 0 && <span>{t('rates.none')}</span>}
      </h2>
      {coverage.data === undefined && <TableSkeleton columns={[2, 1, 1, 1]} rows={4} />}
      {coverage.data !== undefined && coverage.data.length > 0 && (
        <div className="column-scroll rates-scroll" tabIndex={0}>
          <table className="draft-table">
            <thead>
              <tr>
                <th>{t('rates.currency')}</th>
                <th>{t('rates.from')}</th>
                <th>{t('rates.to')}</th>
                <th className="figure">{t('rates.days')}</th>
                <th className="figure">{t('rates.newest')}</th>
                <th>{t('rates.source')}</th>
              </tr>
            </thead>
            <tbody>
              {coverage.data.map((one) => (
                <tr key={`${one.base} ${one.currency}`}>
                  <td>{t('rates.pair', { currency: one.currency, base: one.base })}</td>
                  <td>{formatDate(one.firstOn)}</td>
                  <td>{formatDate(one.lastOn)}</td>
                  <td className="figure">{formatCount(one.days)}</td>
                  <td className="figure">{one.rate}</td>
                  <td>{one.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
