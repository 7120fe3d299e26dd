/** Company, country, currency: all a ledger needs to begin with. */
import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-call.ts';
import { countryOfMachine, currencyOfCountry } from '../../format/countries.ts';
import { CountryField, CurrencyField } from '../../kit/fields/place-fields.tsx';
import { navigate } from '../../routing/router.tsx';
import { Refusal } from './refusal.tsx';

export function NewLedgerForm() {
  const { t } = useTranslation('start');
  const create = useAction('workspace.create');
  const country = countryOfMachine() ?? '';
  const form = useForm({
    initialValues: { company: '', country, currency: currencyOfCountry(country) ?? 'EUR' },
    validate: {
      company: (value) => (value.trim() === '' ? t('new.needCompany') : null),
      country: (value) => (value === '' ? t('new.needCountry') : null),
      currency: (value) => (value === '' ? t('new.needCurrency') : null),
    },
  });

  const submit = form.onSubmit(async (values) => {
    const result = await create.run({ ...values, company: values.company.trim() });
    if (result.ok) navigate('/import', { replace: true });
    else if (result.error.at !== undefined && result.error.at in values)
      form.setFieldError(result.error.at, result.error.message);
  });
  // A refusal that names a field stands beside it; any other below the form.
  const general =
    create.error !== null && !(create.error.at ?? '' in form.values) ? create.error : null;

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          size="sm"
          label={t('new.company')}
          placeholder={t('new.companyExample')}
          data-autofocus
          autoFocus
          maxLength={200}
          {...form.getInputProps('company')}
        />
        <CountryField
          size="sm"
          label={t('new.country')}
          {...form.getInputProps('country')}
          value={form.values.country === '' ? null : form.values.country}
          onChange={(value) => {
            form.setFieldValue('country', value ?? '');
            const currency = value === null ? null : currencyOfCountry(value);
            if (currency !== null) form.setFieldValue('currency', currency);
          }}
        />
        <CurrencyField
          size="sm"
          label={t('new.currency')}
          {...form.getInputProps('currency')}
          value={form.values.currency === '' ? null : form.values.currency}
          onChange={(value) => form.setFieldValue('currency', value ?? '')}
        />
        <Button type="submit" size="sm" mt={4} loading={create.isRunning}>
          {t('new.create')}
        </Button>
        <Refusal error={general} />
      </Stack>
    </form>
  );
}
