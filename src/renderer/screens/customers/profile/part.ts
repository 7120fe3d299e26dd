/** What every part of the profile gets. */
import type { CustomerProfile } from '../../../../domain/customers/profile.ts';

export interface PartProps {
  readonly customer: string;
  readonly profile: CustomerProfile;
  /** Looking at the past: nothing can be changed. */
  readonly isReadOnly: boolean;
  /** Nothing is known of this part yet. */
  readonly isBlank: boolean;
}

export interface PartDialogProps extends Omit<PartProps, 'isReadOnly' | 'isBlank'> {
  readonly onClose: () => void;
}
