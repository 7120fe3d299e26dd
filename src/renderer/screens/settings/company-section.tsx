/** The sender of every letter, and what a letter still lacks from us. */
import { Button, Skeleton, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CompanyInput, CompanyView } from '../../../contract/calls/company.ts';
import { missingSenderFields, type SenderField } from '../../../domain/letters/required-content.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useAction, useCall } from '../../data/use-call.ts';
import { CountryField, CurrencyField } from '../../kit/fields/place-fields.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { Link, useQueryParam } from '../../routing/router.tsx';
import { letterNeeds, owedIn, SENDER_WORDS } from './letter-needs.ts';

export function CompanySection() {
  const company = useCall('company.get', {});
  if (company.error !== null)
    return <ErrorState error={company.error} onRetry={() => void company.refetch()} />;
  if (company.data === undefined) return <Skeleton height={420} radius="md" />;
  return <CompanyForm company={company.data} />;
}

const FIELD_OF = {
  name: 'name',
  address: 'address',
  'registration number or VAT number': 'vatNumber',
  contact: 'contact',
  phone: 'phone',
} as const satisfies Record<SenderField, keyof CompanyInput>;

function CompanyForm(props: { company: CompanyView }) {
  const { t } = useTranslation(['settings', 'common']);
  const save = useAction('company.save');
  const { isReplay } = useMoment();
  const form = useForm<CompanyInput>({
    initialValues: props.company,
    validate: { name: (value) => (value.trim() === '' ? t('settings:company.needName') : null) },
  });
  // Who comes to complete the details goes on typing where they end.
  const [isCompleting] = useQueryParam('complete');
  const [missing] = isCompleting === null ? [] : missingSenderFields(props.company);
  const text = (field: keyof CompanyInput) => ({
    label: t(`settings:company.${field}`),
    autoFocus: missing !== undefined && FIELD_OF[missing] === field,
    ...form.getInputProps(field),
  });

  const submit = form.onSubmit(async (values) => {
    const result = await save.run(values);
    if (result.ok) {
      form.setInitialValues(result.value);
      form.setValues(result.value);
      form.resetDirty();
      notifications.show({ message: t('settings:company.saved') });
    } else if (result.error.at !== undefined && result.error.at in values) {
      form.setFieldError(result.error.at, result.error.message);
    }
  });

  return (
    <>
      <header className="settings-head">
        <h2>{t('settings:company.title')}</h2>
        <p>{t('settings:company.text')}</p>
      </header>
      <form className="company-form" onSubmit={submit} noValidate>
        <div className="settings-sheet">
          <div className="company-fields">
            <h3>{t('settings:company.group.who')}</h3>
            <TextInput className="wide" required maxLength={200} {...text('name')} />
            <Textarea
              className="wide"
              autosize
              minRows={3}
              maxRows={6}
              maxLength={500}
              placeholder={t('settings:company.addressExample')}
              {...text('address')}
            />
            <CountryField {...text('country')} />
            <CurrencyField {...text('currency')} />
            <TextInput maxLength={60} {...text('registrationNumber')} />
            <TextInput maxLength={60} {...text('vatNumber')} />
            <h3>{t('settings:company.group.reach')}</h3>
            <TextInput
              maxLength={120}
              placeholder={t('settings:company.contactHint')}
              {...text('contact')}
            />
            <TextInput maxLength={60} type="tel" {...text('phone')} />
            <TextInput className="wide" maxLength={200} type="email" {...text('email')} />
            <h3>{t('settings:company.group.sign')}</h3>
            <TextInput maxLength={120} {...text('signatory')} />
            <TextInput maxLength={120} {...text('signatoryPosition')} />
          </div>
          {save.error !== null &&
            !(save.error.at !== undefined && save.error.at in form.values) && (
              <ErrorState error={save.error} />
            )}
          <div className="form-foot">
            <Button type="submit" loading={save.isRunning} disabled={isReplay || !form.isDirty()}>
              {t('common:save')}
            </Button>
            {form.isDirty() && (
              <>
                <Button variant="subtle" onClick={form.reset}>
                  {t('settings:company.reset')}
                </Button>
                <span className="soft">{t('settings:company.unsaved')}</span>
              </>
            )}
            {isReplay && <span className="soft">{t('common:replayRefuses')}</span>}
          </div>
        </div>
        <LetterNeeds company={form.values} />
      </form>
    </>
  );
}

function LetterNeeds(props: { company: CompanyInput }) {
  const { t } = useTranslation('settings');
  const { today } = useMoment();
  const accounts = useCall('bankAccounts.list', {});
  const customers = useCall('customers.list', { asOf: today, knownAt: null });
  if (accounts.data === undefined || customers.data === undefined)
    return <Skeleton height={90} radius="md" />;
  const needs = letterNeeds(
    props.company,
    accounts.data,
    owedIn(customers.data, props.company.currency),
  );
  const isReady = needs.sender.length === 0 && needs.accountsIn.length === 0;
  const Icon = isReady ? IconCircleCheck : IconAlertCircle;
  return (
    <aside className="letter-needs" data-ready={isReady || undefined} aria-live="polite">
      <h3>
        <Icon size={16} stroke={1.7} aria-hidden />
        {t('letterNeeds.title')}
      </h3>
      {isReady ? t('letterNeeds.ready') : t('letterNeeds.missing')}
      {!isReady && (
        <ul>
          {needs.sender.map((field) => (
            <li key={field}>{t(`letterNeeds.${SENDER_WORDS[field]}`)}</li>
          ))}
          {needs.accountsIn.map((currency) => (
            <li key={currency}>
              <Link to="/settings/bank">{t('letterNeeds.bank', { currency })}</Link>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
