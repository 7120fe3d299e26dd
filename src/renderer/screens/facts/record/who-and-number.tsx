/** How every document by hand begins: whose it is, and the number printed on it. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerField } from '../../../kit/fields/customer-field.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { Pair } from '../../../kit/form/pair.tsx';

export function WhoAndNumber(props: {
  readonly customer: string | null;
  readonly onCustomer: (customer: string | null) => void;
  readonly numberLabel: string;
  readonly number: string;
  readonly onNumber: (number: string) => void;
  readonly numberError: string | undefined;
}): ReactNode {
  const { t } = useTranslation('ledger');
  return (
    <Pair>
      <CustomerField
        label={t('record.customer')}
        placeholder={t('record.customerExample')}
        value={props.customer}
        onChange={props.onCustomer}
        required
        data-autofocus
      />
      <TextField
        label={props.numberLabel}
        placeholder={t('record.numberExample')}
        value={props.number}
        maxLength={60}
        onChange={props.onNumber}
        error={props.numberError}
        required
      />
    </Pair>
  );
}
