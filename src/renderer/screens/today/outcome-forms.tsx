/** The fields of each outcome that asks something, and the facts that they come to. */
import { useState, type ReactNode } from 'react';
import { keepPreviousData } from '@tanstack/react-query';
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { REASONS } from '../../../domain/case/reasons.ts';
import { addDays, type IsoDate } from '../../../domain/dates.ts';
import { CASE_FACTS } from '../../../domain/facts/case-facts.ts';
import { minorToDecimal } from '../../../domain/money.ts';
import { render } from '../../../domain/texts/render.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatAmount, formatDate } from '../../format/format.ts';
import { DateField } from '../../kit/fields/date-field.tsx';
import { MoneyField } from '../../kit/fields/money-field.tsx';
import { SearchSelect } from '../../kit/fields/search-select.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { besides } from '../../kit/form/placed-faults.ts';
import { readerLanguage } from '../../texts/i18n.ts';
import type { Sheet } from './call-sheet.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import { contactFact, type Asked, type NewFact, type Spoken } from './outcomes.ts';
import { evenSchedule, STEPS_OF_PLAN, type StepOfPlan } from './plan-schedule.ts';
import type { Recording } from './use-outcome.tsx';
import classes from './today.module.css';

export interface OutcomeProps {
  readonly sheet: Sheet;
  readonly recording: Recording;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function AskedForm(props: OutcomeProps & { readonly asked: Asked }): ReactNode {
  switch (props.asked) {
    case 'promise':
      return <PromiseForm {...props} />;
    case 'plan':
      return <PlanForm {...props} />;
    case 'dispute':
      return <DisputeForm {...props} />;
    case 'refused':
      return <RefusedForm {...props} />;
    case 'snooze':
      return <SnoozeForm {...props} />;
    case 'bad_moment':
      return <BadMomentForm {...props} />;
    case 'paid':
    case 'redirected':
      return <OneLineForm {...props} asked={props.asked} />;
    default:
      return null;
  }
}

/** Who spoke, and what saving does. */
function useForm(asked: Asked, { sheet, recording, onDone, onClose }: OutcomeProps) {
  const { t } = useTranslation('today');
  const { today } = useMoment();
  const person = sheet.person?.name ?? '';
  // The first default demands a reason, or the word that none was given (domain-rules 1.5 D01).
  const isReasonNeeded = sheet.reasonWanted !== null && SPOKEN.has(asked);
  const [reason, setReason] = useState<string | null>(asked === 'bad_moment' ? NONE : null);
  const spoken: Spoken = { customer: sheet.customer, on: today, person };
  // The engine names the field it refuses.
  const at = recording.error?.at;
  const { wrong, whole } = besides(
    recording.error,
    recording.error !== null && at !== undefined && FIELDS.has(at)
      ? { [recording.error.code]: at }
      : {},
  );
  return {
    t,
    today,
    spoken,
    wrong,
    frame: {
      title: t(`outcome.title.${asked}`, {
        // Nobody spoke where it is snoozed.
        name: person === '' || asked === 'snooze' ? sheet.name : person,
      }),
      saveLabel: t(`outcome.save.${asked}`),
      isRunning: recording.isRunning,
      error: whole,
      onClose,
      asks: (isReasonNeeded || asked === 'refused') && (
        <ReasonField
          value={reason}
          onChange={setReason}
          isNeeded={isReasonNeeded}
          isBadMoment={asked === 'bad_moment'}
          error={asked === 'plan' ? undefined : wrong('details')}
        />
      ),
    },
    /** `words`: theirs, about the reason. */
    save: async (contact: NewFact, facts: readonly NewFact[], words = ''): Promise<void> => {
      const told: readonly NewFact[] =
        reason === null || !(isReasonNeeded || asked === 'refused')
          ? [contact]
          : reason === NONE
            ? [{ ...contact, details: { ...contact.details, reason: NONE } }]
            : [
                contact,
                {
                  kind: 'reason',
                  ...spoken,
                  note: words,
                  details: { code: reason, state: 'claimed' },
                },
              ];
      if (await recording.record(asked, sheet.name, [...told, ...facts])) onDone();
    },
  };
}

/** They were spoken with, and claimed no payment: that would be the reason. */
const SPOKEN: ReadonlySet<Asked> = new Set(['promise', 'plan', 'dispute', 'refused', 'bad_moment']);
/** The answer that they gave no reason; not a code. */
const NONE = 'none';

function ReasonField(props: {
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  readonly isNeeded: boolean;
  readonly isBadMoment: boolean;
  readonly error: ReactNode;
}): ReactNode {
  const { t } = useTranslation('today');
  const { value, isNeeded } = props;
  return (
    <SearchSelect
      label={t('outcome.reason')}
      placeholder={isNeeded ? t('outcome.firstDefault') : t('outcome.noReason')}
      value={value}
      onChange={props.onChange}
      required={isNeeded}
      clearable={!isNeeded}
      allowDeselect={!isNeeded}
      error={props.error}
      data={[
        ...(isNeeded
          ? [
              {
                value: NONE,
                label: t(props.isBadMoment ? 'outcome.noneAtBadMoment' : 'outcome.noneGiven'),
              },
            ]
          : []),
        ...Object.entries(REASONS).map(([code, name]) => ({
          value: code,
          label: render(name, readerLanguage()),
        })),
      ]}
      {...(props.isBadMoment && { 'data-autofocus': true })}
    />
  );
}

/** Columns of a fact that have a field here. */
const FIELDS: ReadonlySet<string> = new Set(['amount', 'until', 'items', 'details']);

const openOf = ({ items, main }: Sheet): Sheet['items'] =>
  items.filter(({ currency }) => currency === main?.currency);
const overdueOf = (sheet: Sheet): Sheet['items'] =>
  openOf(sheet).filter(({ daysPastDue }) => daysPastDue > 0);

const HOW = ['transfer', 'cheque', 'card', 'cash'] as const;

const NAMED_ITEMS = 2;
/** Within the days that a promise pauses for. */
const USUAL_DAYS = 4;

function PromiseForm(props: OutcomeProps): ReactNode {
  const { sheet } = props;
  const { t, today, spoken, wrong, frame, save } = useForm('promise', props);
  const currency = sheet.main?.currency ?? '';
  const owed = sheet.main?.overdueMinor ?? 0;
  const [minor, setMinor] = useState<number | null>(
    owed > 0 ? owed : (sheet.main?.openMinor ?? null),
  );
  const [until, setUntil] = useState<IsoDate | null>(null);
  const [how, setHow] = useState<string>('transfer');
  const canForesee = until !== null && minor !== null && minor > 0;
  const { data: foreseen } = useCall(
    'worklist.foreseePromise',
    {
      customer: sheet.customer,
      asOf: today,
      currency,
      amountMinor: minor ?? 1,
      until: until ?? addDays(today, USUAL_DAYS),
    },
    { placeholderData: keepPreviousData, enabled: minor !== null && minor > 0 },
  );
  return (
    <OutcomeForm
      {...frame}
      follows={
        canForesee && foreseen !== undefined ? (
          <>
            <strong>{foreseen.pausing}</strong> {foreseen.ifBroken} {foreseen.aboutDay}
          </>
        ) : (
          t('outcome.promiseFollows')
        )
      }
      onSave={() => {
        if (minor === null || until === null) return;
        void save(contactFact(spoken, 'promise'), [
          {
            kind: 'promise',
            ...spoken,
            items: (foreseen?.items ?? overdueOf(sheet).map(({ item }) => item)).join(';'),
            until,
            currency,
            amount: minorToDecimal(minor, currency),
            details: { how },
          },
        ]);
      }}
    >
      <div className={classes.fields}>
        <MoneyField
          label={t('outcome.amount')}
          value={minor}
          onChange={setMinor}
          currency={currency}
          error={wrong('amount')}
          required
          isPositive
        />
        <DateField
          label={t('outcome.arrives')}
          value={until}
          onChange={setUntil}
          today={today}
          min={today}
          error={wrong('until')}
          required
          startsFocused
        />
        <Select
          label={t('outcome.how')}
          value={how}
          onChange={(value) => setHow(value ?? 'transfer')}
          allowDeselect={false}
          data={HOW.map((value) => ({ value, label: t(`outcome.hows.${value}`) }))}
        />
        <div className={classes.small} role="status">
          {foreseen !== undefined &&
            t(foreseen.isPart ? 'outcome.paysPart' : 'outcome.pays', {
              items: [
                ...foreseen.items.slice(0, NAMED_ITEMS),
                ...(foreseen.items.length > NAMED_ITEMS
                  ? [t('outcome.moreItems', { count: foreseen.items.length - NAMED_ITEMS })]
                  : []),
              ].join(', '),
            })}
        </div>
      </div>
    </OutcomeForm>
  );
}

const MOST_INSTALMENTS = 24;

function PlanForm(props: OutcomeProps): ReactNode {
  const { sheet } = props;
  const { t, today, spoken, wrong, frame, save } = useForm('plan', props);
  const currency = sheet.main?.currency ?? '';
  const overdue = overdueOf(sheet);
  const items = overdue.length > 0 ? overdue : openOf(sheet);
  const [minor, setMinor] = useState<number | null>(() =>
    items.reduce((sum, { openMinor }) => sum + openMinor, 0),
  );
  const [first, setFirst] = useState<IsoDate | null>(null);
  const [number, setNumber] = useState('3');
  const [every, setEvery] = useState<StepOfPlan>('month');
  const many = /^\d{1,2}$/.test(number.trim()) ? Number(number) : 0;
  const isNumber = many >= 2 && many <= MOST_INSTALMENTS;
  const schedule =
    minor === null || first === null || !isNumber ? [] : evenSchedule(minor, first, many, every);
  return (
    <OutcomeForm
      {...frame}
      follows={
        schedule.length === 0
          ? t('outcome.planFollows')
          : `${schedule
              .map(({ on, minor: part }) => `${formatDate(on)} ${formatAmount(part, currency)}`)
              .join(' · ')}. ${t('outcome.planFollows')}`
      }
      onSave={() => {
        if (schedule.length === 0) return;
        void save(contactFact(spoken, 'plan'), [
          {
            kind: 'plan',
            ...spoken,
            items: items.map(({ item }) => item).join(';'),
            currency,
            details: {
              instalments: schedule
                .map(({ on, minor: part }) => `${on}:${minorToDecimal(part, currency)}`)
                .join(' '),
              interest: 'runs',
            },
          },
        ]);
      }}
    >
      <div className={classes.fields}>
        <MoneyField
          label={t('outcome.total')}
          value={minor}
          onChange={setMinor}
          currency={currency}
          error={wrong('amount')}
          required
          isPositive
        />
        <DateField
          label={t('outcome.first')}
          value={first}
          onChange={setFirst}
          today={today}
          min={today}
          required
          startsFocused
        />
        <TextField
          label={t('outcome.instalments')}
          value={number}
          onChange={setNumber}
          inputMode="numeric"
          required
          error={
            isNumber
              ? wrong('details')
              : t('outcome.notInstalments', { typed: number, most: MOST_INSTALMENTS })
          }
        />
        <Select
          label={t('outcome.every')}
          value={every}
          onChange={(value) => setEvery((value ?? 'month') as StepOfPlan)}
          allowDeselect={false}
          data={STEPS_OF_PLAN.map((value) => ({ value, label: t(`outcome.everies.${value}`) }))}
        />
      </div>
    </OutcomeForm>
  );
}

const CATEGORIES = CASE_FACTS.dispute.details.category.values ?? [];

function DisputeForm(props: OutcomeProps): ReactNode {
  const { sheet } = props;
  const { t, spoken, wrong, frame, save } = useForm('dispute', props);
  const [item, setItem] = useState(sheet.items[0]?.item ?? '');
  const found = sheet.items.find((one) => one.item === item);
  const [minor, setMinor] = useState<number | null>(found?.openMinor ?? null);
  const [category, setCategory] = useState<string>('quality');
  const [note, setNote] = useState('');
  const choose = (next: string): void => {
    setItem(next);
    setMinor(sheet.items.find((one) => one.item === next)?.openMinor ?? null);
  };
  return (
    <OutcomeForm
      {...frame}
      follows={t('outcome.disputeFollows')}
      onSave={() => {
        if (found === undefined || minor === null) return;
        void save(contactFact(spoken, 'dispute'), [
          {
            kind: 'dispute',
            ...spoken,
            items: item,
            note,
            // The whole of it is what is open, whatever that comes to later.
            ...(minor < found.openMinor && {
              currency: found.currency,
              amount: minorToDecimal(minor, found.currency),
            }),
            details: { category },
          },
        ]);
      }}
    >
      <div className={classes.fields}>
        <Select
          label={t('outcome.item')}
          value={item}
          onChange={(value) => choose(value ?? item)}
          allowDeselect={false}
          error={wrong('items')}
          data={sheet.items.map((one) => one.item)}
        />
        <MoneyField
          label={t('outcome.part')}
          value={minor}
          onChange={setMinor}
          currency={found?.currency ?? sheet.main?.currency ?? ''}
          error={wrong('amount')}
          required
          isPositive
          {...(found !== undefined && {
            most: {
              minor: found.openMinor,
              says: t('outcome.mostOpen', {
                amount: formatAmount(found.openMinor, found.currency),
                currency: found.currency,
              }),
            },
          })}
        />
        <Select
          label={t('outcome.category')}
          value={category}
          onChange={(value) => setCategory(value ?? category)}
          allowDeselect={false}
          data={CATEGORIES.map((value) => ({ value, label: t(`outcome.categories.${value}`) }))}
        />
        <TextField
          label={t('outcome.whatIsWrong')}
          placeholder={t('outcome.whatExample')}
          value={note}
          onChange={setNote}
          maxLength={500}
          required
          data-autofocus
        />
      </div>
    </OutcomeForm>
  );
}

function RefusedForm(props: OutcomeProps): ReactNode {
  const { t, spoken, frame, save } = useForm('refused', props);
  const [note, setNote] = useState('');
  return (
    <OutcomeForm
      {...frame}
      follows={t('outcome.refusedFollows')}
      onSave={() => void save(contactFact(spoken, 'refused', note), [], note)}
    >
      <TextField
        label={t('outcome.words')}
        placeholder={t('outcome.wordsExample')}
        value={note}
        onChange={setNote}
        maxLength={500}
        data-autofocus
      />
    </OutcomeForm>
  );
}

/** Opens only where a reason has to be said; else a bad moment is recorded at once. */
function BadMomentForm(props: OutcomeProps): ReactNode {
  const { t, spoken, frame, save } = useForm('bad_moment', props);
  return (
    <OutcomeForm
      {...frame}
      follows={t('outcome.badMomentFollows')}
      onSave={() => void save(contactFact(spoken, 'bad_moment'), [])}
    />
  );
}

function OneLineForm(props: OutcomeProps & { readonly asked: 'paid' | 'redirected' }): ReactNode {
  const { asked } = props;
  const { t, spoken, frame, save } = useForm(asked, props);
  const [note, setNote] = useState('');
  return (
    <OutcomeForm
      {...frame}
      follows={t(`outcome.${asked}Follows`)}
      onSave={() => void save(contactFact(spoken, asked, note), [])}
    >
      <TextField
        label={t(`outcome.${asked}Line`)}
        placeholder={t(`outcome.${asked}Example`)}
        value={note}
        onChange={setNote}
        maxLength={500}
        required={asked === 'redirected'}
        data-autofocus
      />
    </OutcomeForm>
  );
}

function SnoozeForm(props: OutcomeProps): ReactNode {
  const { t, today, spoken, wrong, frame, save } = useForm('snooze', props);
  const [until, setUntil] = useState<IsoDate | null>(null);
  const [note, setNote] = useState('');
  return (
    <OutcomeForm
      {...frame}
      follows={t('outcome.snoozeFollows')}
      onSave={() => {
        if (until === null) return;
        void save({ kind: 'snooze', ...spoken, until, note }, []);
      }}
    >
      <div className={classes.fields}>
        <DateField
          label={t('outcome.until')}
          value={until}
          onChange={setUntil}
          today={today}
          min={addDays(today, 1)}
          error={wrong('until')}
          required
          startsFocused
        />
        <TextField
          label={t('outcome.why')}
          placeholder={t('outcome.whyExample')}
          value={note}
          onChange={setNote}
          maxLength={500}
          required
        />
      </div>
    </OutcomeForm>
  );
}
