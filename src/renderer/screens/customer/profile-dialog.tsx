/** The profile form over the desk: a new customer, or an address that a letter asks for. */
import type { ReactNode } from 'react';
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerInput } from '../../../contract/calls/customers.ts';
import { ProfileForm } from './profile-form.tsx';

export function ProfileDialog(props: {
  readonly profile: CustomerInput | null;
  readonly onClose: () => void;
  readonly onSaved: (saved: CustomerInput) => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={640}
      title={
        props.profile === null
          ? t('profile.newTitle')
          : t('profile.title', { name: props.profile.name })
      }
    >
      <ProfileForm profile={props.profile} onSaved={props.onSaved} />
    </Modal>
  );
}
