/** One contact, new or changed. */
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  CONTACT_ROLES,
  INFO_SOURCES,
  type CustomerContact,
} from '../../../../domain/customers/profile.ts';
import { LanguageField, TimeZoneField } from '../../../kit/fields/language-fields.tsx';
import { placed } from '../../../kit/fields/placed-faults.ts';
import { TimeField } from '../../../kit/fields/time-field.tsx';
import { WeekdaysField } from '../../../kit/fields/weekdays-field.tsx';
import { groupsOf, hoursOf, unfinishedGroup, type HourGroup } from './hour-groups.ts';
import { PartDialog } from './part-dialog.tsx';
import type { PartDialogProps } from './part.ts';
import { useProfileSaving } from './use-profile-saving.ts';
import classes from './profile.module.css';

const NEW: CustomerContact = {
  name: '',
  role: 'ap_clerk',
  phone: '',
  email: '',
  language: '',
  hours: [],
  timeZone: '',
  infoSource: null,
  notes: '',
};
const OFFICE: HourGroup = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

export function ContactDialog(
  props: PartDialogProps & {
    /** Its place in the list; past the end: a new one. */
    readonly index: number;
  },
): ReactNode {
  const { t } = useTranslation(['profile', 'common']);
  const { profile, index } = props;
  const { contacts } = profile;
  const known = contacts[index];
  const [contact, setContact] = useState(known ?? NEW);
  const [groups, setGroups] = useState<readonly HourGroup[]>(groupsOf(contact.hours));
  const [isTold, setTold] = useState(false);
  const saving = useProfileSaving(props.customer, profile, props.onClose);
  const wrong = placed(saving.faults, `contacts[${index + 1}]`);
  const set = (change: Partial<CustomerContact>): void =>
    setContact((before) => ({ ...before, ...change }));
  const setGroup = (at: number, change: Partial<HourGroup>): void =>
    setGroups((before) => before.map((one, i) => (i === at ? { ...one, ...change } : one)));
  const unfinished = unfinishedGroup(groups);

  const save = (): void => {
    setTold(true);
    if (unfinished !== -1) return;
    const changed = { ...contact, hours: hoursOf(groups) };
    void saving.save({
      contacts:
        known === undefined
          ? [...contacts, changed]
          : contacts.map((one, i) => (i === index ? changed : one)),
    });
  };
  const text = (field: 'name' | 'phone' | 'email') => ({
    label: t(`profile:contacts.${field}`),
    value: contact[field],
    error: wrong(field),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      set({ [field]: event.currentTarget.value }),
  });

  return (
    <PartDialog
      title={
        known === undefined
          ? t('profile:contacts.newTitle')
          : t('profile:contacts.change', { name: known.name })
      }
      saving={saving}
      onSave={save}
      onClose={props.onClose}
      aside={
        known !== undefined && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => void saving.save({ contacts: contacts.filter((_, i) => i !== index) })}
          >
            {t('profile:contacts.remove')}
          </Button>
        )
      }
    >
      <div className={classes.two}>
        <TextInput
          {...text('name')}
          placeholder={t('profile:contacts.nameExample')}
          required
          maxLength={200}
          data-autofocus
        />
        <Select
          label={t('profile:contacts.role')}
          allowDeselect={false}
          value={contact.role}
          data={CONTACT_ROLES.map((role) => ({ value: role, label: t(`profile:roles.${role}`) }))}
          onChange={(value) =>
            set({ role: CONTACT_ROLES.find((one) => one === value) ?? contact.role })
          }
          error={wrong('role')}
        />
        <TextInput {...text('phone')} maxLength={60} />
        <TextInput {...text('email')} type="email" maxLength={254} />
        <LanguageField
          label={t('profile:contacts.language')}
          placeholder={t('profile:contacts.languageSame')}
          clearable
          value={contact.language === '' ? null : contact.language}
          onChange={(value) => set({ language: value ?? '' })}
          error={wrong('language')}
        />
        <TimeZoneField
          label={t('profile:contacts.timeZone')}
          placeholder={t('profile:contacts.timeZoneExample')}
          clearable
          value={contact.timeZone === '' ? null : contact.timeZone}
          onChange={(value) => set({ timeZone: value ?? '' })}
          error={wrong('timeZone')}
        />
      </div>
      <fieldset className={classes.group}>
        <legend>{t('profile:contacts.hours')}</legend>
        {groups.map((group, at) => (
          <div key={at} className={classes.hours}>
            <WeekdaysField
              label={t('profile:contacts.days')}
              value={group.weekdays}
              onChange={(weekdays) => setGroup(at, { weekdays })}
            />
            <TimeField
              label={t('profile:contacts.from')}
              value={group.from}
              onChange={(from) => setGroup(at, { from })}
            />
            <TimeField
              label={t('profile:contacts.to')}
              value={group.to}
              onChange={(to) => setGroup(at, { to })}
            />
            <ActionIcon
              aria-label={t('profile:contacts.removeHours')}
              onClick={() => setGroups(groups.filter((_, i) => i !== at))}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
        ))}
        {isTold && unfinished !== -1 && (
          <p className={classes.wrong} role="alert">
            {t('profile:contacts.hoursUnfinished')}
          </p>
        )}
        {wrong('hours') !== undefined && <p className={classes.wrong}>{wrong('hours')}</p>}
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          onClick={() =>
            setGroups([...groups, groups.length === 0 ? OFFICE : { ...OFFICE, weekdays: [] }])
          }
        >
          {t('profile:contacts.addHours')}
        </Button>
      </fieldset>
      <Select
        label={t('profile:contacts.infoSource')}
        description={t('profile:contacts.infoSourceHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={t('profile:contacts.infoSourceNone')}
        clearable
        value={contact.infoSource}
        data={INFO_SOURCES.map((one) => ({ value: one, label: t(`profile:sources.${one}`) }))}
        onChange={(value) => set({ infoSource: INFO_SOURCES.find((one) => one === value) ?? null })}
        error={wrong('infoSource')}
      />
      <Textarea
        label={t('profile:contacts.notes')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={contact.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
        error={wrong('notes')}
      />
    </PartDialog>
  );
}
