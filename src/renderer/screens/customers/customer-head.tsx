/** What the customer owes, one figure per currency, and what a letter would still need. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../contract/calls/customers.ts';
import { useMoment } from '../../data/as-of.tsx';
import { formatAmount, formatCountry } from '../../format/format.ts';
import classes from './customer.module.css';

/** What the profile lacks for a letter; empty when nothing. */
export const missingForLetter = (profile: CustomerDetail['profile']): readonly 'missingAddress'[] =>
  profile.address.trim() === '' ? ['missingAddress'] : [];

export function CustomerHead(props: {
  readonly detail: CustomerDetail;
  readonly onProfile: () => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const moment = useMoment();
  const { profile, balances } = props.detail;
  const missing = missingForLetter(profile);
  return (
    <div className={classes.head}>
      {balances.length === 0 && <span className={classes.amount}>{t('nothingOpen')}</span>}
      {balances.map((one) => (
        <div key={one.currency} className={classes.balance}>
          <span className={classes.amount}>
            {formatAmount(one.outstandingMinor, one.currency)}{' '}
            <span className={classes.code}>{one.currency}</span>
          </span>
          <span className={classes.parts}>
            {one.overdueMinor > 0 ? (
              <span className="overdue">
                {t('overdueOf', { amount: formatAmount(one.overdueMinor, one.currency) })}
              </span>
            ) : (
              t('nothingOverdue')
            )}
            {one.onAccountMinor !== 0 && (
              <> · {t('onAccountOf', { amount: formatAmount(one.onAccountMinor, one.currency) })}</>
            )}
          </span>
        </div>
      ))}
      {profile.country !== null && (
        <span className={classes.parts}>{formatCountry(profile.country)}</span>
      )}
      {missing.length > 0 && (
        <span className={classes.missing} role="note">
          <IconAlertCircle size={15} aria-hidden />
          {t('missing', { what: missing.map((one) => t(one)).join(', ') })}
          {!moment.isReplay && (
            <Button size="compact-xs" variant="default" onClick={props.onProfile}>
              {t('fixProfile')}
            </Button>
          )}
        </span>
      )}
    </div>
  );
}
