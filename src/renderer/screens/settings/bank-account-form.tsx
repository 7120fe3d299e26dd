/** One bank account, new or changed. The engine checks the IBAN's digits. */
import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { BankAccountView } from '../../../contract/calls/company.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { useAction } from '../../data/use-call.ts';
import { CurrencyField } from '../../kit/fields/place-fields.tsx';
import { DialogFoot } from '../../kit/form/dialog-foot.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { printedAccount } from '../../../domain/bank/iban.ts';

export function BankAccountForm(props: {
  account: BankAccountView | null;
  isFirst: boolean;
  onClose: () => void;
}) {
  const { account, isFirst, onClose } = props;
  const { t } = useTranslation(['settings', 'common']);
  const { ledger } = useWorkspace();
  const save = useAction('bankAccounts.save');
  const form = useForm({
    initialValues: {
      holder: account?.holder ?? ledger.company,
      account: account === null ? '' : printedAccount(account.account),
      bic: account?.bic ?? '',
      bank: account?.bank ?? '',
      currency: account?.currency ?? ledger.currency,
      isDefault: account?.isDefault ?? isFirst,
    },
    validate: {
      holder: (value) => (value.trim() === '' ? t('settings:bank.needHolder') : null),
      account: (value) => (value.trim() === '' ? t('settings:bank.needAccount') : null),
      currency: (value) => (value === '' ? t('settings:bank.needCurrency') : null),
    },
  });
  const submit = form.onSubmit(async (values) => {
    const result = await save.run({ ...values, bankAccountId: account?.bankAccountId ?? null });
    if (result.ok) {
      notifications.show({ message: t('settings:bank.saved') });
      onClose();
    } else if (result.error.code === 'invalid_iban') {
      form.setFieldError('account', result.error.message);
    } else if (result.error.at !== undefined && result.error.at in values) {
      form.setFieldError(result.error.at, result.error.message);
    }
  });
  const isGeneral =
    save.error !== null &&
    save.error.code !== 'invalid_iban' &&
    !(save.error.at !== undefined && save.error.at in form.values);

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(account === null ? 'settings:bank.newTitle' : 'settings:bank.editTitle')}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label={t('settings:bank.account')}
            data-autofocus
            required
            maxLength={60}
            {...form.getInputProps('account')}
          />
          <TextInput
            label={t('settings:bank.holder')}
            required
            maxLength={120}
            {...form.getInputProps('holder')}
          />
          <Group grow align="flex-start">
            <TextInput
              label={t('settings:bank.bank')}
              maxLength={120}
              {...form.getInputProps('bank')}
            />
            <TextInput
              label={t('settings:bank.bic')}
              maxLength={20}
              {...form.getInputProps('bic')}
            />
          </Group>
          <CurrencyField label={t('settings:bank.currency')} {...form.getInputProps('currency')} />
          <Checkbox
            label={t('settings:bank.isDefault')}
            {...form.getInputProps('isDefault', { type: 'checkbox' })}
          />
          {isGeneral && save.error !== null && <ErrorState error={save.error} />}
          <DialogFoot>
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={save.isRunning}>
              {t('common:save')}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
