/** The rate of each law that holds today; those that claims of this ledger may be under stand first. */
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LawRates } from '../../../../contract/calls/interest.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { formatCountry, formatDate } from '../../../format/format.ts';
import { Chip } from '../../../kit/chip.tsx';
import classes from '../currencies/currencies.module.css';

export function RatesTable({ laws }: { readonly laws: readonly LawRates[] }): ReactNode {
  const { t } = useTranslation('interest');
  const { today } = useMoment();
  const [isAll, setAll] = useState(false);
  const used = laws.filter((law) => law.isUsed);
  const shown = isAll || used.length === 0 ? laws : used;
  const others = laws.length - used.length;
  return (
    <div className={classes.box}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('law')}</th>
            <th scope="col" data-figure>
              {t('reference')}
            </th>
            <th scope="col" data-figure>
              {t('legal')}
            </th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('verified')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ law, rates, isUsed }) => {
            const row = rates.find(({ from }) => from <= today);
            return (
              <tr key={law}>
                <th scope="row">
                  {law} <span className="soft">{formatCountry(law)}</span>{' '}
                  {isUsed && <Chip tone="good">{t('used')}</Chip>}
                </th>
                {row === undefined ? (
                  <td colSpan={6} className="soft">
                    {t('none')}
                  </td>
                ) : (
                  <>
                    <td data-figure>{t('percent', { percent: row.percent })}</td>
                    <td data-figure>{t('percent', { percent: row.legalPercent })}</td>
                    <td>{formatDate(row.from)}</td>
                    <td className={row.to !== null && row.to < today ? classes.old : undefined}>
                      {row.to === null ? '' : formatDate(row.to)}
                    </td>
                    <td className={classes.source}>{row.source}</td>
                    <td>{formatDate(row.verifiedOn)}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {used.length > 0 && others > 0 && (
        <Button variant="subtle" size="compact-xs" mt={6} onClick={() => setAll(!isAll)}>
          {isAll ? t('showUsed') : t('showAll', { count: others })}
        </Button>
      )}
    </div>
  );
}
