/** Why a signal is dismissed; and a signal that somebody saw, read or heard of. */
import { useState, type ReactNode } from 'react';
import { Checkbox, Input, SegmentedControl, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CASE_FACTS, SIGNALS } from '../../../domain/facts/case-facts.ts';
import { addDays, type IsoDate } from '../../../domain/dates.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useAction } from '../../data/use-call.ts';
import { CustomerField } from '../../kit/fields/customer-field.tsx';
import { DateField } from '../../kit/fields/date-field.tsx';
import { ReasonField } from '../../kit/fields/reason-field.tsx';
import { SearchSelect } from '../../kit/fields/search-select.tsx';
import { FormDialog } from '../../kit/form/form-dialog.tsx';
import { Pair } from '../../kit/form/pair.tsx';
import { useUndoToast } from '../../kit/undo-toast.tsx';
import { effectWords, kindWords, type SignalRow } from './signal-words.ts';
import type { Verdict } from './use-verdict.ts';

export function DismissDialog(props: {
  readonly of: SignalRow;
  readonly verdict: Verdict;
  readonly onDone: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('signals');
  const { of, verdict } = props;
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    if (await verdict.give(of, 'dismissed', reason.trim())) props.onDone();
  };
  return (
    <FormDialog
      title={t('dismiss.title', { name: of.name })}
      text={`${kindWords(of.kind, t)}. ${effectWords(of, t).dismissed}`}
      saving={verdict}
      saveLabel={t('dismiss.save')}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <ReasonField
        label={t('dismiss.reason')}
        example={t('dismiss.example')}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}

const { details } = CASE_FACTS.signal;
const CLASSES = details.class.values ?? [];
const SOURCES = details.source.values ?? [];
const MOST_LETTERS = 2000;

/** Whom one talked to is gone: what was agreed has to be handed over, and confirmed (domain-rules 1.7). */
const WITH_TASKS: readonly string[] = ['staff_change', 'reorganisation'];
const TASKS = ['handover', 'confirmation'] as const;
const TASK_DAYS = 14;

export function RecordDialog(props: {
  /** Null: it is asked. */
  readonly customer: string | null;
  readonly onSaved: (key: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('signals');
  const { today } = useMoment();
  const record = useAction('case.recordTogether');
  const say = useUndoToast();
  const [customer, setCustomer] = useState(props.customer);
  const [kind, setKind] = useState<string | null>(null);
  const [severity, setSeverity] = useState<(typeof CLASSES)[number]>('high');
  const [source, setSource] = useState<(typeof SOURCES)[number]>('observation');
  const [on, setOn] = useState<IsoDate | null>(today);
  const [note, setNote] = useState('');
  const [left, setLeft] = useState<readonly string[]>([]);
  const tasks =
    kind !== null && WITH_TASKS.includes(kind) ? TASKS.filter((task) => !left.includes(task)) : [];
  const save = async (): Promise<void> => {
    if (customer === null || kind === null || on === null) return;
    const result = await record.run({
      facts: [
        {
          kind: 'signal',
          customer,
          on,
          note: note.trim(),
          details: { signal: kind, class: severity, source },
        },
        ...tasks.map((task) => ({
          kind: 'task' as const,
          customer,
          on: today,
          until: addDays(today, TASK_DAYS),
          note: t(`record.tasks.${task}`),
          details: { reason: kind },
        })),
      ],
    });
    if (!result.ok) return;
    const { facts, warnings } = result.value;
    const [fact] = facts;
    if (fact === undefined) throw new Error('a signal was recorded and is not told');
    say({
      words: t('record.done', { kind: kindWords(kind, t) }),
      warnings,
      keys: facts.map(({ key }) => key),
    });
    props.onSaved(fact.key);
  };
  return (
    <FormDialog
      title={t('record.title')}
      text={t('record.text')}
      saving={record}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      {props.customer === null && (
        <CustomerField
          label={t('record.customer')}
          placeholder={t('record.customerExample')}
          value={customer}
          onChange={setCustomer}
          required
          data-autofocus
        />
      )}
      <SearchSelect
        label={t('record.kind')}
        placeholder={t('record.kindExample')}
        value={kind}
        onChange={setKind}
        data={SIGNALS.map((one) => ({ value: one, label: kindWords(one, t) }))}
        required
        data-autofocus={props.customer !== null || undefined}
      />
      <Pair>
        <Choice
          label={t('record.class')}
          hint={t(`record.classes.${severity}`)}
          value={severity}
          onChange={setSeverity}
          data={CLASSES.map((one) => ({ value: one, label: t(`classes.${one}`) }))}
        />
        <DateField
          label={t('record.on')}
          value={on}
          onChange={setOn}
          today={today}
          max={today}
          required
        />
      </Pair>
      <Choice
        label={t('record.source')}
        hint={t(`record.sources.${source}`)}
        value={source}
        onChange={setSource}
        data={SOURCES.map((one) => ({ value: one, label: t(`sources.${one}`) }))}
      />
      <Textarea
        label={t('record.note')}
        placeholder={t('record.noteExample')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={MOST_LETTERS}
        autosize
        minRows={2}
      />
      {kind !== null && WITH_TASKS.includes(kind) && (
        <Input.Wrapper label={t('record.tasks.label')} labelElement="div">
          {TASKS.map((task) => (
            <Checkbox
              key={task}
              mt={6}
              label={t(`record.tasks.${task}`)}
              checked={!left.includes(task)}
              onChange={(event) =>
                setLeft(
                  event.currentTarget.checked
                    ? left.filter((one) => one !== task)
                    : [...left, task],
                )
              }
            />
          ))}
        </Input.Wrapper>
      )}
    </FormDialog>
  );
}

/** A few choices in sight, and what the chosen one means. */
function Choice<T extends string>(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly data: { readonly value: T; readonly label: string }[];
}): ReactNode {
  return (
    <Input.Wrapper
      label={props.label}
      labelElement="div"
      description={props.hint}
      inputWrapperOrder={['label', 'input', 'description']}
    >
      <SegmentedControl
        display="flex"
        w="fit-content"
        aria-label={props.label}
        value={props.value}
        onChange={(value) => props.onChange(value as T)}
        data={props.data}
      />
    </Input.Wrapper>
  );
}
