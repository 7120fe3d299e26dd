/** The way an invoice takes in the customer's house, and the step at which things stand still. */
import { useState, type ReactNode } from 'react';
import { ActionIcon, NumberInput, Radio } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { daysBetween, type IsoDate } from '../../../../../domain/dates.ts';
import type { ProcessStep } from '../../../../../domain/customers/profile.ts';
import { useMoment } from '../../../../data/as-of.tsx';
import { formatDate } from '../../../../format/format.ts';
import { DateField } from '../../../../kit/fields/date-field.tsx';
import { TextField } from '../../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../../kit/form/form-dialog.tsx';
import { placed } from '../../../../kit/form/placed-faults.ts';
import { AddRow, RemoveRow, useRows } from '../../../../kit/form/rows.tsx';
import type { PartDialogProps, PartProps } from '../part.ts';
import { EditedSheet } from './sheet.tsx';
import { useProfileSaving } from '../use-profile-saving.ts';
import classes from '../profile.module.css';

export function ProcessSheet(props: PartProps): ReactNode {
  const { t } = useTranslation('profile');
  const { today } = useMoment();
  const { processSteps, currentStep, stuckSince } = props.profile;
  const stuckDays = stuckSince === null ? 0 : Math.max(0, daysBetween(stuckSince, today));
  return (
    <EditedSheet
      title={t('process.title')}
      isReadOnly={props.isReadOnly}
      editor={(onClose) => <ProcessDialog {...props} onClose={onClose} />}
      blank={props.isBlank ? { text: t('process.empty'), add: t('process.add') } : undefined}
    >
      <ol className={classes.steps}>
        {processSteps.map((step) => {
          const isHere = step.order === currentStep;
          const isLong = isHere && step.normalDays > 0 && stuckDays > step.normalDays;
          return (
            <li
              key={step.order}
              data-here={isHere || undefined}
              data-done={(currentStep !== null && step.order < currentStep) || undefined}
              aria-current={isHere ? 'step' : undefined}
            >
              <span className={classes.stepMark} aria-hidden>
                {step.order}
              </span>
              <span>
                <strong>{step.step}</strong>{' '}
                <span className="soft">
                  {[
                    step.person,
                    step.normalDays === 0 ? '' : t('process.normally', { count: step.normalDays }),
                  ]
                    .filter((one) => one !== '')
                    .join(' · ')}
                </span>
                {isHere && (
                  <div className={isLong ? classes.stuck : classes.here}>
                    {stuckSince === null
                      ? t('process.here')
                      : t('process.since', { date: formatDate(stuckSince), count: stuckDays })}
                    {isLong && ` ${t('process.tooLong', { count: stuckDays - step.normalDays })}`}
                  </div>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </EditedSheet>
  );
}

type Draft = Omit<ProcessStep, 'order'>;
const NEW_STEP: Draft = { step: '', person: '', role: 'other', normalDays: 0 };

function ProcessDialog(props: PartDialogProps): ReactNode {
  const { t } = useTranslation('profile');
  const { today } = useMoment();
  const { profile } = props;
  const steps = useRows<Draft>(
    profile.processSteps.length === 0
      ? // What most houses do; a start that is quicker to correct than to type.
        (['goods', 'approval', 'run'] as const).map((usual) => ({
          ...NEW_STEP,
          step: t(`process.usual.${usual}`),
        }))
      : profile.processSteps.map(({ step, person, role, normalDays }) => ({
          step,
          person,
          role,
          normalDays,
        })),
    NEW_STEP,
  );
  /** Key of the row; steps count from 1, rows from 0. */
  const [current, setCurrent] = useState(
    profile.currentStep === null ? null : profile.currentStep - 1,
  );
  const [since, setSince] = useState<IsoDate | null>(profile.stuckSince);
  const saving = useProfileSaving(props.customer, profile, props.onClose);
  const save = (): void => {
    const at = steps.rows.findIndex((one) => one.key === current);
    void saving.save({
      processSteps: steps.rows.map(({ step, person, role, normalDays }, index) => ({
        order: index + 1,
        step,
        person,
        role,
        normalDays,
      })),
      currentStep: at === -1 ? null : at + 1,
      stuckSince: at === -1 ? null : since,
    });
  };
  const wrong = placed(saving.faults);
  return (
    <FormDialog
      title={t('process.title')}
      text={t('process.text')}
      size={760}
      saving={saving}
      onSave={save}
      onClose={props.onClose}
    >
      <Radio.Group
        value={current === null ? 'none' : String(current)}
        onChange={(value) => setCurrent(value === 'none' ? null : Number(value))}
        aria-label={t('process.where')}
      >
        <div className={classes.editRows}>
          {steps.rows.map((draft, at) => {
            const fault = placed(saving.faults, `processSteps[${at + 1}]`);
            const nth = t('process.nth', { nth: at + 1 });
            const step = draft.step || nth;
            const label = (text: string) => ({
              label: at === 0 ? text : undefined,
              'aria-label': `${nth}: ${text}`,
            });
            return (
              <div key={draft.key} className={classes.stepRow}>
                <Radio
                  value={String(draft.key)}
                  aria-label={t('process.hereAt', { step })}
                  mt={at === 0 ? 30 : 8}
                />
                <TextField
                  {...label(t('process.step'))}
                  value={draft.step}
                  maxLength={200}
                  data-autofocus={at === 0 || undefined}
                  onChange={(text) => steps.set(draft.key, { step: text })}
                  error={fault('step')}
                />
                <TextField
                  {...label(t('process.person'))}
                  value={draft.person}
                  maxLength={200}
                  onChange={(person) => steps.set(draft.key, { person })}
                  error={fault('person')}
                />
                <NumberInput
                  {...label(t('process.days'))}
                  min={0}
                  max={365}
                  allowDecimal={false}
                  hideControls
                  value={draft.normalDays}
                  onChange={(value) =>
                    steps.set(draft.key, { normalDays: typeof value === 'number' ? value : 0 })
                  }
                  error={fault('normalDays')}
                />
                <div className={classes.rowTools} data-first={at === 0 || undefined}>
                  <ActionIcon
                    aria-label={t('process.up', { step })}
                    disabled={at === 0}
                    style={{ visibility: at === 0 ? 'hidden' : 'visible' }}
                    onClick={() => steps.move(draft.key, -1)}
                  >
                    <IconArrowUp size={14} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('process.down', { step })}
                    disabled={at === steps.rows.length - 1}
                    style={{ visibility: at === steps.rows.length - 1 ? 'hidden' : 'visible' }}
                    onClick={() => steps.move(draft.key, 1)}
                  >
                    <IconArrowDown size={14} />
                  </ActionIcon>
                  <RemoveRow
                    label={t('process.remove', { step })}
                    onRemove={() => {
                      steps.remove(draft.key);
                      if (current === draft.key) setCurrent(null);
                    }}
                  />
                </div>
              </div>
            );
          })}
          <AddRow onAdd={() => steps.add()}>{t('process.addStep')}</AddRow>
          <Radio value="none" label={t('process.nowhere')} />
        </div>
      </Radio.Group>
      {wrong('currentStep') !== undefined && (
        <p className={classes.wrong}>{wrong('currentStep')}</p>
      )}
      {current !== null && (
        <div className={classes.two}>
          <DateField
            label={t('process.stuckSince')}
            value={since}
            onChange={setSince}
            today={today}
            max={today}
            error={wrong('stuckSince')}
          />
        </div>
      )}
    </FormDialog>
  );
}
