/**
 * Saves one part of a profile: what is wrong stands beside its field before anything is asked of the
 * engine, and what the engine refuses stands there too.
 */
import { useState } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { FieldFault } from '../../../../domain/customers/field-reader.ts';
import type { CustomerProfile } from '../../../../domain/customers/profile.ts';
import { readProfile } from '../../../../domain/customers/read-profile.ts';
import type { CallError } from '../../../data/call-error.ts';
import { useAction } from '../../../data/use-call.ts';
import { faultsOf } from '../../../kit/form/placed-faults.ts';

export interface ProfileSaving {
  readonly save: (change: Partial<CustomerProfile>) => Promise<boolean>;
  readonly faults: readonly FieldFault[];
  /** What belongs to no field. */
  readonly error: CallError | null;
  readonly isRunning: boolean;
}

export function useProfileSaving(
  customer: string,
  profile: CustomerProfile,
  onSaved: () => void,
): ProfileSaving {
  const { t } = useTranslation('profile');
  const action = useAction('customers.saveProfile');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const save = async (change: Partial<CustomerProfile>): Promise<boolean> => {
    const read = readProfile({ ...profile, ...change });
    if (!read.ok) {
      setFaults(read.error);
      return false;
    }
    setFaults([]);
    const result = await action.run({ customer, profile: read.value });
    if (!result.ok) return false;
    notifications.show({ message: t('saved') });
    onSaved();
    return true;
  };
  return {
    save,
    faults: [...faults, ...faultsOf(action.error)],
    error: action.error?.at === undefined ? action.error : null,
    isRunning: action.isRunning,
  };
}
