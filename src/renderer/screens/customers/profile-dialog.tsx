/**
 * The profile over the workspace: who the customer is, where letters go, what was agreed. A new customer,
 * or an address that a letter asks for; saved as a new version.
 */
import type { ReactNode } from 'react';
import { Alert, Select, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import {
  customerInput,
  DEBTOR_KINDS,
  type CustomerInput,
} from '../../../contract/calls/customers.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { useMoment } from '../../data/as-of.tsx';
import { useAction, useCall } from '../../data/use-call.ts';
import { LanguageField } from '../../kit/fields/language-fields.tsx';
import { MoneyField } from '../../kit/fields/money-field.tsx';
import { CountryField, CurrencyField } from '../../kit/fields/place-fields.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormDialog } from '../../kit/form/form-dialog.tsx';
import classes from './customer.module.css';

const EMPTY: CustomerInput = {
  customer: '',
  name: '',
  country: null,
  language: null,
  currency: null,
  taxId: '',
  kind: 'company',
  email: '',
  phone: '',
  address: '',
  terms: '',
  creditLimitMinor: null,
  governingLaw: '',
};

/** Field name → what is wrong with it, by the contract's own schema. */
export function profileProblems(values: CustomerInput): Record<string, string> {
  const checked = customerInput.safeParse(values);
  if (checked.success) return {};
  return Object.fromEntries(
    checked.error.issues.map((issue) => [String(issue.path[0] ?? ''), issue.message]),
  );
}

export function ProfileDialog(props: {
  /** Null: a new customer. */
  readonly profile: CustomerInput | null;
  readonly onClose: () => void;
  readonly onSaved: (saved: CustomerInput) => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const { profile } = props;
  const moment = useMoment();
  const home = useWorkspace().ledger.currency;
  const save = useAction('customers.save');
  const isNew = profile === null;
  const others = useCall('customers.list', moment.input, { enabled: isNew });
  const form = useForm<CustomerInput>({
    // Nobody has credit before it was decided (domain-rules 1.1 P01).
    initialValues: profile ?? { ...EMPTY, terms: t('profile.newTerms') },
    validate: (values) => {
      const problems = profileProblems(values);
      const taken = isNew
        ? others.data?.find((row) => row.customer === values.customer.trim())
        : undefined;
      return taken === undefined
        ? problems
        : { ...problems, customer: t('profile.codeTaken', { name: taken.name }) };
    },
  });

  const submit = form.onSubmit(async (values) => {
    const result = await save.run(values);
    if (result.ok) {
      notifications.show({ message: t('profile.saved', { name: result.value.name }) });
      props.onSaved(result.value);
    } else if (result.error.at !== undefined)
      form.setFieldError(result.error.at, result.error.message);
  });

  const text = (
    field: 'customer' | 'name' | 'taxId' | 'email' | 'phone' | 'terms' | 'governingLaw',
  ) => ({
    label: t(`profile.${field}`),
    value: form.values[field],
    error: form.errors[field],
    onChange: (value: string) => form.setFieldValue(field, value),
  });

  return (
    <FormDialog
      title={isNew ? t('profile.newTitle') : t('profile.title', { name: profile.name })}
      size={640}
      saving={{
        error: save.error?.at === undefined ? save.error : null,
        isRunning: save.isRunning,
      }}
      saveLabel={t('profile.save')}
      {...(!isNew && { aside: <span className="soft">{t('profile.effective')}</span> })}
      // Nothing changed is no new version.
      onSave={() => (form.isDirty() ? submit() : props.onClose())}
      onClose={props.onClose}
    >
      <fieldset className={classes.formGroup}>
        <legend>{t('profile.groupWho')}</legend>
        <TextField
          {...text('name')}
          required
          className={classes.full}
          maxLength={200}
          data-autofocus
        />
        <TextField
          {...text('customer')}
          maxLength={60}
          {...(isNew
            ? { required: true, description: t('profile.customerHelp') }
            : { readOnly: true, variant: 'filled' })}
        />
        <Select
          label={t('profile.kind')}
          data={DEBTOR_KINDS.map((kind) => ({ value: kind, label: t(`profile.kinds.${kind}`) }))}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
        {form.values.kind === 'individual' && (
          <Alert className={classes.full} color="yellow" p="xs">
            {t('profile.individualNote')}
          </Alert>
        )}
        <TextField {...text('taxId')} maxLength={60} />
        <TextField {...text('phone')} maxLength={60} />
        <TextField {...text('email')} type="email" maxLength={200} className={classes.full} />
      </fieldset>
      <fieldset className={classes.formGroup}>
        <legend>{t('profile.groupLetters')}</legend>
        <Textarea
          label={t('profile.address')}
          description={t('profile.addressHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          className={classes.full}
          autosize
          minRows={4}
          maxRows={8}
          maxLength={500}
          {...form.getInputProps('address')}
        />
        <CountryField label={t('profile.country')} clearable {...form.getInputProps('country')} />
        <LanguageField
          label={t('profile.language')}
          description={t('profile.languageHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          clearable
          {...form.getInputProps('language')}
        />
      </fieldset>
      <fieldset className={classes.formGroup}>
        <legend>{t('profile.groupTerms')}</legend>
        <TextField
          {...text('terms')}
          description={t(isNew ? 'profile.newTermsHelp' : 'profile.termsHelp')}
          maxLength={200}
        />
        <CurrencyField
          label={t('profile.currency')}
          clearable
          {...form.getInputProps('currency')}
        />
        <MoneyField
          label={t('profile.creditLimit')}
          value={form.values.creditLimitMinor}
          onChange={(minor) => form.setFieldValue('creditLimitMinor', minor)}
          currency={form.values.currency ?? home}
          error={form.errors['creditLimitMinor']}
        />
        <TextField {...text('governingLaw')} maxLength={60} />
      </fieldset>
    </FormDialog>
  );
}
