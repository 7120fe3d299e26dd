/** On which days the customer pays, until when something makes the run, and the next such day. */
import { useState, type ReactNode } from 'react';
import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PAYMENT_METHODS } from '../../../../../domain/contracts/contract.ts';
import type { IsoDate } from '../../../../../domain/dates.ts';
import { useMoment } from '../../../../data/as-of.tsx';
import { formatDateWithDay, formatRelativeDays } from '../../../../format/format.ts';
import { weekdaySpans } from '../../../../format/weekdays.ts';
import { Facts } from '../../../../kit/explain/panel-parts.tsx';
import { MonthDaysField } from '../../../../kit/fields/week/month-days-field.tsx';
import { placed } from '../../../../kit/form/placed-faults.ts';
import { WeekdaysField } from '../../../../kit/fields/week/weekdays-field.tsx';
import { FormDialog } from '../../../../kit/form/form-dialog.tsx';
import type { PartDialogProps, PartProps } from '../part.ts';
import { EditedSheet } from './sheet.tsx';
import { useProfileSaving } from '../use-profile-saving.ts';
import classes from '../profile.module.css';

export function PayingSheet(props: PartProps & { readonly nextPayOn: IsoDate | null }): ReactNode {
  const { t } = useTranslation('profile');
  const { today } = useMoment();
  const { payCalendar } = props.profile;
  const days = [
    ...(payCalendar.weekdays.length === 0 ? [] : [weekdaySpans(payCalendar.weekdays)]),
    ...(payCalendar.monthDays.length === 0
      ? []
      : [
          t('paying.onDays', {
            days: payCalendar.monthDays.join(', '),
            count: payCalendar.monthDays.length,
          }),
        ]),
  ].join(' · ');
  return (
    <EditedSheet
      title={t('paying.title')}
      isReadOnly={props.isReadOnly}
      editor={(onClose) => <PayingDialog {...props} onClose={onClose} />}
      blank={props.isBlank ? { text: t('paying.empty'), add: t('paying.add') } : undefined}
    >
      {props.nextPayOn !== null && (
        <p className={classes.big}>
          {formatDateWithDay(props.nextPayOn)}{' '}
          <span className="soft">
            {t('paying.next', { when: formatRelativeDays(props.nextPayOn, today) })}
          </span>
        </p>
      )}
      <Facts
        facts={[
          [t('paying.days'), days],
          [
            t('paying.cutOff'),
            payCalendar.cutOffHour === null
              ? ''
              : `${String(payCalendar.cutOffHour).padStart(2, '0')}:00`,
          ],
          [t('paying.method'), t(`methods.${payCalendar.method}`)],
          [
            t('paying.transit'),
            payCalendar.transitDays === 0
              ? ''
              : t('paying.transitDays', { count: payCalendar.transitDays }),
          ],
        ]}
      />
    </EditedSheet>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

function PayingDialog(props: PartDialogProps): ReactNode {
  const { t } = useTranslation('profile');
  const [calendar, setCalendar] = useState(props.profile.payCalendar);
  const saving = useProfileSaving(props.customer, props.profile, props.onClose);
  const wrong = placed(saving.faults, 'payCalendar');
  const set = (change: Partial<typeof calendar>): void => setCalendar({ ...calendar, ...change });
  return (
    <FormDialog
      title={t('paying.title')}
      text={t('paying.text')}
      saving={saving}
      onSave={() => void saving.save({ payCalendar: calendar })}
      onClose={props.onClose}
    >
      <WeekdaysField
        label={t('paying.weekdays')}
        value={calendar.weekdays}
        onChange={(weekdays) => set({ weekdays })}
        error={wrong('weekdays')}
        startsFocused
      />
      <MonthDaysField
        label={t('paying.monthDays')}
        value={calendar.monthDays}
        onChange={(monthDays) => set({ monthDays })}
        error={wrong('monthDays')}
      />
      <div className={classes.two}>
        <Select
          label={t('paying.cutOff')}
          placeholder={t('unknown')}
          clearable
          data={HOURS}
          value={calendar.cutOffHour === null ? null : String(calendar.cutOffHour)}
          onChange={(value) => set({ cutOffHour: value === null ? null : Number(value) })}
          error={wrong('cutOffHour')}
        />
        <Select
          label={t('paying.method')}
          allowDeselect={false}
          data={PAYMENT_METHODS.map((value) => ({ value, label: t(`methods.${value}`) }))}
          value={calendar.method}
          onChange={(value) =>
            set({ method: PAYMENT_METHODS.find((one) => one === value) ?? calendar.method })
          }
          error={wrong('method')}
        />
        <NumberInput
          label={t('paying.transit')}
          description={t('paying.transitHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          max={60}
          allowDecimal={false}
          value={calendar.transitDays}
          onChange={(value) => set({ transitDays: typeof value === 'number' ? value : 0 })}
          error={wrong('transitDays')}
        />
      </div>
    </FormDialog>
  );
}
