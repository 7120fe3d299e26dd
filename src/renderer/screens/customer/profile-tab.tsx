/** The profile with its earlier versions. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../contract/customers.ts';
import { formatDate } from '../../format/format.ts';
import { ProfileForm } from './profile-form.tsx';
import classes from './customer.module.css';

export function ProfileTab(props: { readonly detail: CustomerDetail }): ReactNode {
  const { t } = useTranslation('customer');
  const { profile, versions } = props.detail;
  return (
    <div className={classes.profile}>
      {/* Another version read from the engine is another form. */}
      <ProfileForm key={versions[0]?.recordedAt ?? profile.customer} profile={profile} />
      {versions.length > 0 && (
        <aside>
          <h2 style={{ fontSize: 12, fontWeight: 600, margin: '0 0 6px' }}>
            {t('profile.history')}
          </h2>
          <ul className={classes.versions}>
            {versions.map((version) => (
              <li key={version.recordedAt}>
                {t('profile.version', {
                  date: formatDate(version.effectiveOn),
                  name: version.name,
                })}
              </li>
            ))}
          </ul>
        </aside>
      )}
    </div>
  );
}
