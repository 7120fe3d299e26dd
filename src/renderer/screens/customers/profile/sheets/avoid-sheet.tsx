/** When not to ask this customer for money; the usual three with one click. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { USUAL_AVOID_WINDOWS, type AvoidWindow } from '../../../../../domain/customers/profile.ts';
import { weekdaySpans } from '../../../../format/weekdays.ts';
import { MonthDaysField } from '../../../../kit/fields/week/month-days-field.tsx';
import { placed } from '../../../../kit/form/placed-faults.ts';
import { TimeField } from '../../../../kit/fields/week/time-field.tsx';
import { WeekdaysField } from '../../../../kit/fields/week/weekdays-field.tsx';
import { AddRow, RemoveRow, useRows } from '../../../../kit/form/rows.tsx';
import { ErrorState } from '../../../../kit/states.tsx';
import { TextField } from '../../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../../kit/form/form-dialog.tsx';
import type { PartDialogProps, PartProps } from '../part.ts';
import { EditedSheet } from './sheet.tsx';
import { useProfileSaving } from '../use-profile-saving.ts';
import classes from '../profile.module.css';

/** `Mon, before 10:00`. */
const windowText = (window: AvoidWindow, t: TFunction<'profile'>): string =>
  [
    weekdaySpans(window.weekdays),
    window.monthDays.length === 0
      ? ''
      : t('paying.onDays', {
          days: window.monthDays.join(', '),
          count: window.monthDays.length,
        }),
    window.before === null ? '' : t('avoid.beforeTime', { time: window.before }),
    window.after === null ? '' : t('avoid.afterTime', { time: window.after }),
  ]
    .filter((one) => one !== '')
    .join(', ');

const isSame = (a: AvoidWindow, b: AvoidWindow): boolean =>
  JSON.stringify([a.weekdays, a.monthDays, a.before, a.after]) ===
  JSON.stringify([b.weekdays, b.monthDays, b.before, b.after]);

export function AvoidSheet(props: PartProps): ReactNode {
  const { t } = useTranslation('profile');
  const { avoidWindows } = props.profile;
  const saving = useProfileSaving(props.customer, props.profile, () => undefined);
  const missing = USUAL_AVOID_WINDOWS.filter(
    (usual) => !avoidWindows.some((one) => isSame(one, usual)),
  );
  return (
    <EditedSheet
      title={t('avoid.title')}
      isReadOnly={props.isReadOnly}
      editor={(onClose) => <AvoidDialog {...props} onClose={onClose} />}
      blank={
        props.isBlank && saving.error === null
          ? { text: t('avoid.empty'), add: t('avoid.add') }
          : undefined
      }
      shortcut={
        missing.length > 0 && (
          <Button
            size="compact-xs"
            variant="default"
            loading={saving.isRunning}
            title={t('avoid.usualHint')}
            onClick={() => void saving.save({ avoidWindows: [...avoidWindows, ...missing] })}
          >
            {t('avoid.usual')}
          </Button>
        )
      }
    >
      <ul className={classes.rows}>
        {avoidWindows.map((window, index) => {
          const words = windowText(window, t);
          return (
            <li key={index} className={classes.line}>
              <span>{words}</span>
              {!USUAL_AVOID_WINDOWS.some((one) => isSame(one, window)) && (
                <span className="soft">{window.note}</span>
              )}
            </li>
          );
        })}
      </ul>
      {saving.error !== null && <ErrorState error={saving.error} />}
    </EditedSheet>
  );
}

const NEW_WINDOW: AvoidWindow = {
  weekdays: [],
  monthDays: [],
  before: null,
  after: null,
  note: '',
};

function AvoidDialog(props: PartDialogProps): ReactNode {
  const { t } = useTranslation('profile');
  const known = props.profile.avoidWindows;
  const windows = useRows(known.length === 0 ? [NEW_WINDOW] : known, NEW_WINDOW);
  const { set } = windows;
  const saving = useProfileSaving(props.customer, props.profile, props.onClose);
  return (
    <FormDialog
      title={t('avoid.title')}
      text={t('avoid.text')}
      size={720}
      saving={saving}
      onSave={() =>
        void saving.save({
          avoidWindows: windows.rows.map(({ weekdays, monthDays, before, after, note }) => ({
            weekdays,
            monthDays,
            before,
            after,
            note,
          })),
        })
      }
      onClose={props.onClose}
    >
      {windows.rows.map((draft, at) => {
        const wrong = placed(saving.faults, `avoidWindows[${at + 1}]`);
        return (
          <fieldset key={draft.key} className={classes.window}>
            <legend className="visually-hidden">{t('avoid.nth', { nth: at + 1 })}</legend>
            <WeekdaysField
              label={t('avoid.weekdays')}
              value={draft.weekdays}
              onChange={(weekdays) => set(draft.key, { weekdays })}
              error={wrong('weekdays')}
              startsFocused={at === 0}
            />
            <MonthDaysField
              label={t('avoid.monthDays')}
              value={draft.monthDays}
              onChange={(monthDays) => set(draft.key, { monthDays })}
              error={wrong('monthDays')}
            />
            <TimeField
              label={t('avoid.before')}
              value={draft.before}
              onChange={(before) => set(draft.key, { before })}
              error={wrong('before')}
            />
            <TimeField
              label={t('avoid.after')}
              value={draft.after}
              onChange={(after) => set(draft.key, { after })}
              error={wrong('after')}
            />
            <RemoveRow
              className={classes.beside}
              label={t('avoid.remove', { nth: at + 1 })}
              onRemove={() => windows.remove(draft.key)}
            />
            <TextField
              className={classes.wholeRow}
              label={t('avoid.note')}
              placeholder={t('avoid.noteExample')}
              maxLength={200}
              value={draft.note}
              onChange={(note) => set(draft.key, { note })}
              error={wrong('note')}
            />
            {wrong('') !== undefined && (
              <p
                className={`${classes.wrong} ${classes.wholeRow}`}
                role="alert"
                data-fault
                tabIndex={-1}
              >
                {wrong('')}
              </p>
            )}
          </fieldset>
        );
      })}
      <AddRow onAdd={() => windows.add()}>{t('avoid.addWindow')}</AddRow>
    </FormDialog>
  );
}
