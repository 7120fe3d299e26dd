/** Which currencies have rates, from when to when, and from whom; those in use here stand first. */
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RateCoverage } from '../../../../contract/calls/rates.ts';
import { daysBetween } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { formatCount, formatCurrencyName, formatDate } from '../../../format/format.ts';
import { firstShown, ratesAge } from './coverage.ts';
import { Chip } from '../../../kit/chip.tsx';
import classes from './currencies.module.css';

export function CoverageTable(props: { readonly coverage: readonly RateCoverage[] }): ReactNode {
  const { t } = useTranslation('currencies');
  const { today } = useMoment();
  const [isAll, setAll] = useState(false);
  const { shown, hidden } = firstShown(props.coverage);
  const rows = isAll ? [...shown, ...hidden] : shown;
  return (
    <div className={classes.box}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('currency')}</th>
            <th scope="col">{t('first')}</th>
            <th scope="col">{t('last')}</th>
            <th scope="col" data-figure>
              {t('days')}
            </th>
            <th scope="col">{t('rate')}</th>
            <th scope="col">{t('source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const age = ratesAge(row, today);
            return (
              <tr key={`${row.base} ${row.currency}`}>
                <th scope="row">
                  {row.currency} <span className="soft">{formatCurrencyName(row.currency)}</span>{' '}
                  {row.isUsed && <Chip tone="good">{t('usedYes')}</Chip>}
                </th>
                <td>{formatDate(row.firstOn)}</td>
                <td>
                  {formatDate(row.lastOn)}
                  {row.isUsed && age !== null && (
                    <span className={classes.old}>
                      {' '}
                      {t('old', { count: daysBetween(row.lastOn, today) })}
                    </span>
                  )}
                </td>
                <td data-figure>{formatCount(row.days)}</td>
                <td>{t('rateOf', { base: row.base, rate: row.rate, currency: row.currency })}</td>
                <td className={classes.source}>{row.source}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {hidden.length > 0 && (
        <Button variant="subtle" size="compact-xs" mt={6} onClick={() => setAll(!isAll)}>
          {isAll ? t('showUsed') : t('showAll', { count: hidden.length })}
        </Button>
      )}
    </div>
  );
}
