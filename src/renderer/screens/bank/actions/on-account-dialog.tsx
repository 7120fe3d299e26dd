/** The whole line to a customer's account: known whose it is, not yet what for. */
import { useState, type ReactNode } from 'react';
import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BankLineRow } from '../../../../contract/calls/bank.ts';
import { formatMoney } from '../../../format/format.ts';
import { CustomerField } from '../../../kit/fields/customer-field.tsx';

export function OnAccountDialog(props: {
  readonly line: BankLineRow;
  /** Of the proposal that was in front. */
  readonly suggested: string | null;
  readonly isRunning: boolean;
  readonly onSave: (customer: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { line } = props;
  const [customer, setCustomer] = useState(props.suggested);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('onAccount.title', { amount: formatMoney(line.leftMinor, line.currency) })}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (customer !== null) props.onSave(customer);
        }}
        noValidate
      >
        <Stack gap="sm">
          <Text fz={13} c="dimmed">
            {t('onAccount.text')}
          </Text>
          <CustomerField
            label={t('onAccount.customer')}
            value={customer}
            onChange={setCustomer}
            data-autofocus
          />
          <Button type="submit" disabled={customer === null} loading={props.isRunning}>
            {t('onAccount.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
