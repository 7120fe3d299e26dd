/** The way an invoice takes in the customer's house, and the step at which things stand still. */
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, NumberInput, Radio, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { daysBetween, type IsoDate } from '../../../../../domain/dates.ts';
import type { ProcessStep } from '../../../../../domain/customers/profile.ts';
import { useMoment } from '../../../../data/as-of.tsx';
import { formatDate } from '../../../../format/format.ts';
import { DateField } from '../../../../kit/fields/date-field.tsx';
import { placed } from '../../../../kit/fields/placed-faults.ts';
import { PartDialog } from '../part-dialog.tsx';
import type { PartDialogProps, PartProps } from '../part.ts';
import { Sheet } from './sheet.tsx';
import { useProfileSaving } from '../use-profile-saving.ts';
import classes from '../profile.module.css';

export function ProcessSheet(props: PartProps): ReactNode {
  const { t } = useTranslation('profile');
  const { today } = useMoment();
  const [isOpen, setOpen] = useState(false);
  const { processSteps, currentStep, stuckSince } = props.profile;
  const isEmpty = processSteps.length === 0;
  const stuckDays = stuckSince === null ? 0 : Math.max(0, daysBetween(stuckSince, today));
  return (
    <Sheet
      title={t('process.title')}
      dialog={isOpen && <ProcessDialog {...props} onClose={() => setOpen(false)} />}
      action={
        props.isReadOnly ? undefined : (
          <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
            {t(isEmpty ? 'process.add' : 'change')}
          </Button>
        )
      }
      {...(isEmpty ? { empty: t('process.empty') } : {})}
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
    </Sheet>
  );
}

interface Draft extends Omit<ProcessStep, 'order'> {
  readonly key: number;
}

/** What most houses do; a start that is quicker to correct than to type. */
const usualSteps = (words: readonly string[]): readonly Draft[] =>
  words.map((step, key) => ({ key, step, person: '', role: 'other', normalDays: 0 }));

function ProcessDialog(props: PartDialogProps): ReactNode {
  const { t } = useTranslation('profile');
  const { today } = useMoment();
  const { profile } = props;
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    profile.processSteps.length === 0
      ? usualSteps([t('process.usual.goods'), t('process.usual.approval'), t('process.usual.run')])
      : profile.processSteps.map(({ order, ...step }) => ({ ...step, key: order })),
  );
  const [current, setCurrent] = useState<number | null>(profile.currentStep);
  const [since, setSince] = useState<IsoDate | null>(profile.stuckSince);
  const saving = useProfileSaving(props.customer, profile, props.onClose);
  const set = (key: number, change: Partial<Draft>): void =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const move = (at: number, by: number): void => {
    const next = [...drafts];
    const [moved] = next.splice(at, 1);
    if (moved !== undefined) next.splice(at + by, 0, moved);
    setDrafts(next);
  };
  const save = (): void => {
    const at = drafts.findIndex((one) => one.key === current);
    void saving.save({
      processSteps: drafts.map(({ step, person, role, normalDays }, index) => ({
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
    <PartDialog
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
          {drafts.map((draft, at) => {
            const fault = placed(saving.faults, `processSteps[${at + 1}]`);
            const name = t('process.nth', { nth: at + 1 });
            return (
              <div key={draft.key} className={classes.stepRow}>
                <Radio
                  value={String(draft.key)}
                  aria-label={t('process.hereAt', { step: draft.step || name })}
                  mt={at === 0 ? 28 : 8}
                />
                <TextInput
                  label={at === 0 ? t('process.step') : undefined}
                  aria-label={`${name}: ${t('process.step')}`}
                  value={draft.step}
                  maxLength={200}
                  data-autofocus={at === 0 || undefined}
                  onChange={(event) => set(draft.key, { step: event.currentTarget.value })}
                  error={fault('step')}
                />
                <TextInput
                  label={at === 0 ? t('process.person') : undefined}
                  aria-label={`${name}: ${t('process.person')}`}
                  value={draft.person}
                  maxLength={200}
                  onChange={(event) => set(draft.key, { person: event.currentTarget.value })}
                  error={fault('person')}
                />
                <NumberInput
                  label={at === 0 ? t('process.days') : undefined}
                  aria-label={`${name}: ${t('process.days')}`}
                  min={0}
                  max={365}
                  allowDecimal={false}
                  hideControls
                  value={draft.normalDays}
                  onChange={(value) =>
                    set(draft.key, { normalDays: typeof value === 'number' ? value : 0 })
                  }
                  error={fault('normalDays')}
                />
                <div className={classes.rowTools} data-first={at === 0 || undefined}>
                  <ActionIcon
                    aria-label={t('process.up', { step: draft.step || name })}
                    disabled={at === 0}
                    onClick={() => move(at, -1)}
                  >
                    <IconArrowUp size={14} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('process.down', { step: draft.step || name })}
                    disabled={at === drafts.length - 1}
                    onClick={() => move(at, 1)}
                  >
                    <IconArrowDown size={14} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('process.remove', { step: draft.step || name })}
                    onClick={() => {
                      setDrafts(drafts.filter((one) => one.key !== draft.key));
                      if (current === draft.key) setCurrent(null);
                    }}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                </div>
              </div>
            );
          })}
          <Button
            variant="subtle"
            size="compact-xs"
            style={{ justifySelf: 'start' }}
            leftSection={<IconPlus size={13} />}
            onClick={() =>
              setDrafts([
                ...drafts,
                {
                  key: Math.max(0, ...drafts.map((one) => one.key)) + 1,
                  step: '',
                  person: '',
                  role: 'other',
                  normalDays: 0,
                },
              ])
            }
          >
            {t('process.addStep')}
          </Button>
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
    </PartDialog>
  );
}
