/** One contact, new or changed. */
import { useState, type ReactNode } from 'react';
import { Button, Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  CONTACT_ROLES,
  INFO_SOURCES,
  type CustomerContact,
} from '../../../../domain/customers/profile.ts';
import { LanguageField, TimeZoneField } from '../../../kit/fields/language-fields.tsx';
import { placed } from '../../../kit/form/placed-faults.ts';
import { AddRow, RemoveRow, useRows } from '../../../kit/form/rows.tsx';
import { TimeField } from '../../../kit/fields/week/time-field.tsx';
import { WeekdaysField } from '../../../kit/fields/week/weekdays-field.tsx';
import { groupsOf, hoursOf, unfinishedGroup, type HourGroup } from './hour-groups.ts';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
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
  const groups = useRows(groupsOf(contact.hours), { ...OFFICE, weekdays: [] });
  const [isTold, setTold] = useState(false);
  const saving = useProfileSaving(props.customer, profile, props.onClose);
  const wrong = placed(saving.faults, `contacts[${index + 1}]`);
  const set = (change: Partial<CustomerContact>): void =>
    setContact((before) => ({ ...before, ...change }));
  const unfinished = unfinishedGroup(groups.rows);

  const save = (): void => {
    setTold(true);
    if (unfinished !== -1) return;
    const changed = { ...contact, hours: hoursOf(groups.rows) };
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
    onChange: (value: string) => set({ [field]: value }),
  });

  return (
    <FormDialog
      title={
        known === undefined
          ? t('profile:contacts.newTitle')
          : t('profile:contacts.change', { name: known.name })
      }
      saving={saving}
      isReadWhole
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
        <TextField
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
        <TextField {...text('phone')} maxLength={60} />
        <TextField {...text('email')} type="email" maxLength={254} />
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
        {groups.rows.map((group) => (
          <div key={group.key} className={classes.hours}>
            <WeekdaysField
              label={t('profile:contacts.days')}
              value={group.weekdays}
              onChange={(weekdays) => groups.set(group.key, { weekdays })}
            />
            <TimeField
              label={t('profile:contacts.from')}
              value={group.from}
              onChange={(from) => groups.set(group.key, { from })}
            />
            <TimeField
              label={t('profile:contacts.to')}
              value={group.to}
              onChange={(to) => groups.set(group.key, { to })}
            />
            <RemoveRow
              className={classes.beside}
              label={t('profile:contacts.removeHours')}
              onRemove={() => groups.remove(group.key)}
            />
          </div>
        ))}
        {isTold && unfinished !== -1 && (
          <p className={classes.wrong} role="alert" data-fault tabIndex={-1}>
            {t('profile:contacts.hoursUnfinished')}
          </p>
        )}
        {wrong('hours') !== undefined && <p className={classes.wrong}>{wrong('hours')}</p>}
        <AddRow onAdd={() => groups.add(groups.rows.length === 0 ? OFFICE : undefined)}>
          {t('profile:contacts.addHours')}
        </AddRow>
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
    </FormDialog>
  );
}
