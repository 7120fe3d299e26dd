/** Who the customer is, where letters go, what was agreed; changed in the form, kept by version. */
import type { ReactNode } from 'react';
import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../../../contract/calls/customers.ts';
import { useWorkspace } from '../../../../data/workspace.tsx';
import {
  formatCountry,
  formatCurrencyName,
  formatDate,
  formatLanguage,
  formatMoney,
} from '../../../../format/format.ts';
import { Facts } from '../../../../kit/explain/panel-parts.tsx';
import { useQueryParam } from '../../../../routing/router.tsx';
import { ProfileDialog } from '../../profile-dialog.tsx';
import { Sheet } from './sheet.tsx';
import classes from '../profile.module.css';

export function DetailsSheet(props: {
  readonly detail: CustomerDetail;
  readonly isReadOnly: boolean;
}): ReactNode {
  const { t } = useTranslation(['customer', 'profile']);
  const { profile, versions } = props.detail;
  const home = useWorkspace().ledger.currency;
  // In the address, so that a letter that lacks the postal address leads straight into the form.
  const [edited, setEdited] = useQueryParam('edit');
  const isOpen = edited === 'details' && !props.isReadOnly;
  const close = (): void => setEdited(null);
  const missing = <span className={classes.missing}>{t('profile:details.missingAddress')}</span>;
  return (
    <Sheet
      title={t('profile:details.title')}
      wide
      action={
        props.isReadOnly ? undefined : (
          <Button size="compact-xs" variant="default" onClick={() => setEdited('details')}>
            {t('profile:change')}
          </Button>
        )
      }
    >
      {profile.kind === 'individual' && (
        <Alert color="yellow" p="xs" mb={10}>
          {t('customer:profile.individualNote')}
        </Alert>
      )}
      <div className={`${classes.threeCols} ${classes.details}`}>
        <Facts
          facts={[
            [t('customer:profile.name'), profile.name],
            [t('customer:profile.customer'), profile.customer],
            [t('customer:profile.kind'), t(`customer:profile.kinds.${profile.kind}`)],
            [t('customer:profile.taxId'), profile.taxId],
            [t('customer:profile.phone'), profile.phone],
            [t('customer:profile.email'), profile.email],
          ]}
        />
        <Facts
          facts={[
            [
              t('customer:profile.address'),
              profile.address.trim() === '' ? missing : profile.address,
            ],
            [
              t('customer:profile.country'),
              profile.country === null ? '' : formatCountry(profile.country),
            ],
            [
              t('customer:profile.language'),
              profile.language === null ? '' : formatLanguage(profile.language),
            ],
          ]}
        />
        <Facts
          facts={[
            [t('customer:profile.terms'), profile.terms],
            [
              t('customer:profile.currency'),
              profile.currency === null
                ? ''
                : `${profile.currency} · ${formatCurrencyName(profile.currency)}`,
            ],
            [
              t('customer:profile.creditLimit'),
              profile.creditLimitMinor === null
                ? ''
                : formatMoney(profile.creditLimitMinor, profile.currency ?? home),
            ],
            [t('customer:profile.governingLaw'), profile.governingLaw],
          ]}
        />
      </div>
      {versions.length > 1 && (
        <details className={classes.versions}>
          <summary>{t('profile:details.versions', { count: versions.length })}</summary>
          <ul>
            {versions.map((version) => (
              <li key={version.recordedAt}>
                {t('customer:profile.version', {
                  date: formatDate(version.effectiveOn),
                  name: version.name,
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {isOpen && <ProfileDialog profile={profile} onClose={close} onSaved={close} />}
    </Sheet>
  );
}
