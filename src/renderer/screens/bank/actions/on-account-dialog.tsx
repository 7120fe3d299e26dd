/** The whole line to a customer's account: known whose it is, not yet what for. */
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankLineRow } from '../../../../contract/calls/bank.ts';
import { formatMoney } from '../../../format/format.ts';
import type { CallError } from '../../../data/call-error.ts';
import { CustomerField } from '../../../kit/fields/customer-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';

export function OnAccountDialog(props: {
  readonly line: BankLineRow;
  /** Of the proposal that was in front. */
  readonly suggested: string | null;
  readonly isRunning: boolean;
  /** A list of open items settled as much: said here, and saving again says that it is other money. */
  readonly settledPerList: CallError | null;
  readonly onSave: (customer: string, isOther: boolean) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { line, settledPerList } = props;
  const [customer, setCustomer] = useState(props.suggested);
  return (
    <FormDialog
      title={t('onAccount.title', { amount: formatMoney(line.leftMinor, line.currency) })}
      text={t('onAccount.text')}
      // What else is refused stands at the line.
      saving={{ isRunning: props.isRunning, error: settledPerList }}
      saveLabel={t(settledPerList === null ? 'onAccount.save' : 'onAccount.saveOther')}
      onSave={() => {
        if (customer !== null) props.onSave(customer, settledPerList !== null);
      }}
      onClose={props.onClose}
    >
      <CustomerField
        label={t('onAccount.customer')}
        value={customer}
        onChange={setCustomer}
        required
        data-autofocus
      />
    </FormDialog>
  );
}
