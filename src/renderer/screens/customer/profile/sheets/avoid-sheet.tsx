/** When not to ask this customer for money; the usual three with one click. */
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { USUAL_AVOID_WINDOWS, type AvoidWindow } from '../../../../../domain/customers/profile.ts';
import { weekdaySpans } from '../../../../format/weekdays.ts';
import { MonthDaysField } from '../../../../kit/fields/month-days-field.tsx';
import { placed } from '../../../../kit/fields/placed-faults.ts';
import { TimeField } from '../../../../kit/fields/time-field.tsx';
import { WeekdaysField } from '../../../../kit/fields/weekdays-field.tsx';
import { ErrorState } from '../../../../kit/states.tsx';
import { PartDialog } from '../part-dialog.tsx';
import type { PartDialogProps, PartProps } from '../part.ts';
import { Sheet } from './sheet.tsx';
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
  const [isOpen, setOpen] = useState(false);
  const { avoidWindows } = props.profile;
  const saving = useProfileSaving(props.customer, props.profile, () => undefined);
  const missing = USUAL_AVOID_WINDOWS.filter(
    (usual) => !avoidWindows.some((one) => isSame(one, usual)),
  );
  const isEmpty = avoidWindows.length === 0;
  return (
    <Sheet
      title={t('avoid.title')}
      dialog={isOpen && <AvoidDialog {...props} onClose={() => setOpen(false)} />}
      action={
        props.isReadOnly ? undefined : (
          <span className={classes.actions}>
            {missing.length > 0 && (
              <Button
                size="compact-xs"
                variant="default"
                loading={saving.isRunning}
                title={t('avoid.usualHint')}
                onClick={() => void saving.save({ avoidWindows: [...avoidWindows, ...missing] })}
              >
                {t('avoid.usual')}
              </Button>
            )}
            <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
              {t(isEmpty ? 'avoid.add' : 'change')}
            </Button>
          </span>
        )
      }
      {...(isEmpty && saving.error === null ? { empty: t('avoid.empty') } : {})}
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
    </Sheet>
  );
}

type Draft = AvoidWindow & { readonly key: number };
const draftOf = (key: number): Draft => ({
  key,
  weekdays: [],
  monthDays: [],
  before: null,
  after: null,
  note: '',
});

function AvoidDialog(props: PartDialogProps): ReactNode {
  const { t } = useTranslation('profile');
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    props.profile.avoidWindows.length === 0
      ? [draftOf(0)]
      : props.profile.avoidWindows.map((one, key) => ({ ...one, key })),
  );
  const saving = useProfileSaving(props.customer, props.profile, props.onClose);
  const set = (key: number, change: Partial<Draft>): void =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...change } : one)));
  return (
    <PartDialog
      title={t('avoid.title')}
      text={t('avoid.text')}
      size={720}
      saving={saving}
      onSave={() =>
        void saving.save({
          avoidWindows: drafts.map(({ weekdays, monthDays, before, after, note }) => ({
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
      {drafts.map((draft, at) => {
        const wrong = placed(saving.faults, `avoidWindows[${at + 1}]`);
        return (
          <fieldset key={draft.key} className={classes.window}>
            <legend className="visually-hidden">{t('avoid.nth', { nth: at + 1 })}</legend>
            <WeekdaysField
              label={t('avoid.weekdays')}
              value={draft.weekdays}
              onChange={(weekdays) => set(draft.key, { weekdays })}
              error={wrong('weekdays')}
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
            <ActionIcon
              mt={24}
              aria-label={t('avoid.remove', { nth: at + 1 })}
              onClick={() => setDrafts(drafts.filter((one) => one.key !== draft.key))}
            >
              <IconX size={14} />
            </ActionIcon>
            <TextInput
              className={classes.wholeRow}
              label={t('avoid.note')}
              placeholder={t('avoid.noteExample')}
              maxLength={200}
              value={draft.note}
              onChange={(event) => set(draft.key, { note: event.currentTarget.value })}
              error={wrong('note')}
            />
            {wrong('') !== undefined && (
              <p className={`${classes.wrong} ${classes.wholeRow}`} role="alert">
                {wrong('')}
              </p>
            )}
          </fieldset>
        );
      })}
      <Button
        variant="subtle"
        size="compact-xs"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={13} />}
        onClick={() =>
          setDrafts([...drafts, draftOf(Math.max(-1, ...drafts.map((one) => one.key)) + 1)])
        }
      >
        {t('avoid.addWindow')}
      </Button>
    </PartDialog>
  );
}
