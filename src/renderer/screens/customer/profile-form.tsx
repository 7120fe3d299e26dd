/** The profile: who the customer is, where letters go, what was agreed. Saved as a new version. */
import type { ReactNode } from 'react';
import { Alert, Button, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import {
  customerInput,
  DEBTOR_KINDS,
  type CustomerInput,
} from '../../../contract/calls/customers.ts';
import { useDesk } from '../../data/desk.tsx';
import { useMoment } from '../../data/as-of.tsx';
import { useAction, useCall } from '../../data/use-call.ts';
import { LanguageField } from '../../kit/fields/language-fields.tsx';
import { MoneyField } from '../../kit/fields/money-field.tsx';
import { CountryField, CurrencyField } from '../../kit/fields/place-fields.tsx';
import { ErrorState } from '../../kit/states.tsx';
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

export function ProfileForm(props: {
  /** Null: a new customer. */
  readonly profile: CustomerInput | null;
  readonly onSaved?: (saved: CustomerInput) => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const moment = useMoment();
  const home = useDesk().ledger.currency;
  const save = useAction('customers.save');
  const isNew = props.profile === null;
  const others = useCall('customers.list', moment.input, { enabled: isNew });
  const form = useForm<CustomerInput>({
    initialValues: props.profile ?? EMPTY,
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
  const readOnly = moment.isReplay;

  const submit = form.onSubmit(async (values) => {
    const result = await save.run(values);
    if (result.ok) {
      form.resetDirty(values);
      notifications.show({ message: t('profile.saved', { name: result.value.name }) });
      props.onSaved?.(result.value);
    } else if (result.error.at !== undefined)
      form.setFieldError(result.error.at, result.error.message);
  });

  const text = (
    field: 'customer' | 'name' | 'taxId' | 'email' | 'phone' | 'terms' | 'governingLaw',
  ) => ({
    label: t(`profile.${field}`),
    readOnly,
    ...form.getInputProps(field),
  });

  return (
    <form onSubmit={submit} noValidate>
      <fieldset className={classes.formGroup}>
        <legend>{t('profile.groupWho')}</legend>
        <TextInput
          {...text('name')}
          required
          className={classes.full}
          maxLength={200}
          data-autofocus
        />
        <TextInput
          {...text('customer')}
          required
          maxLength={60}
          disabled={!isNew}
          description={isNew ? t('profile.customerHelp') : undefined}
        />
        <Select
          label={t('profile.kind')}
          data={DEBTOR_KINDS.map((kind) => ({ value: kind, label: t(`profile.kinds.${kind}`) }))}
          allowDeselect={false}
          readOnly={readOnly}
          {...form.getInputProps('kind')}
        />
        {form.values.kind === 'individual' && (
          <Alert className={classes.full} color="yellow" p="xs">
            {t('profile.individualNote')}
          </Alert>
        )}
        <TextInput {...text('taxId')} maxLength={60} />
        <TextInput {...text('phone')} maxLength={60} />
        <TextInput {...text('email')} type="email" maxLength={200} />
      </fieldset>
      <fieldset className={classes.formGroup}>
        <legend>{t('profile.groupLetters')}</legend>
        <Textarea
          label={t('profile.address')}
          description={t('profile.addressHelp')}
          className={classes.full}
          autosize
          minRows={4}
          maxRows={8}
          maxLength={500}
          readOnly={readOnly}
          {...form.getInputProps('address')}
        />
        <CountryField
          label={t('profile.country')}
          clearable
          readOnly={readOnly}
          {...form.getInputProps('country')}
        />
        <LanguageField
          label={t('profile.language')}
          description={t('profile.languageHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          clearable
          readOnly={readOnly}
          {...form.getInputProps('language')}
        />
      </fieldset>
      <fieldset className={classes.formGroup}>
        <legend>{t('profile.groupTerms')}</legend>
        <TextInput {...text('terms')} description={t('profile.termsHelp')} maxLength={200} />
        <CurrencyField
          label={t('profile.currency')}
          description="&nbsp;"
          clearable
          readOnly={readOnly}
          {...form.getInputProps('currency')}
        />
        <MoneyField
          label={t('profile.creditLimit')}
          value={form.values.creditLimitMinor}
          onChange={(minor) => form.setFieldValue('creditLimitMinor', minor)}
          currency={form.values.currency ?? home}
          disabled={readOnly}
          error={form.errors['creditLimitMinor']}
        />
        <TextInput {...text('governingLaw')} maxLength={60} />
      </fieldset>
      {save.error !== null && save.error.at === undefined && <ErrorState error={save.error} />}
      {!readOnly && (
        <div style={{ display: 'flex', alignItems: 'center', gap: 14 }}>
          <Button type="submit" loading={save.isRunning} disabled={!form.isDirty()}>
            {t('profile.save')}
          </Button>
          {!isNew && <span className="soft">{t('profile.effective')}</span>}
        </div>
      )}
    </form>
  );
}
