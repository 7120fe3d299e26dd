/** For whom or what the policy is another one: nothing at all, other limits, other days. */
import { use, useState, type ReactNode } from 'react';
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  STEP_IDS,
  stepSpec,
  type PolicyException,
  type StepId,
} from '../../../domain/case/policy.ts';
import { render } from '../../../domain/texts/render.ts';
import { formatCountry } from '../../format/format.ts';
import { CustomerField } from '../../kit/fields/customer-field.tsx';
import { CountryField } from '../../kit/fields/place-fields.tsx';
import { readerLanguage } from '../../texts/i18n.ts';
import { LEVEL_LIMITS } from './policy-values.ts';
import { Choice, dayWords } from './steps-table.tsx';
import { wrongAt } from './use-draft.ts';
import { ReadOnlyContext, shownValue, useDraftHere, ValueField } from './value-field.tsx';
import { useUnit } from './values-table.tsx';
import classes from './policy.module.css';

const SUBJECTS = ['customers', 'invoices', 'countries', 'kinds'] as const;
type Subject = (typeof SUBJECTS)[number];
const KINDS = ['company', 'sole_trader', 'individual', 'public_body'] as const;

const LIMITS = [
  ...LEVEL_LIMITS,
  { field: 'daysBetween', kind: 'days' },
  { field: 'maximumLevel', kind: 'count' },
] as const;

const NEW: PolicyException = {
  name: '',
  invoices: [],
  customers: [],
  countries: [],
  kinds: [],
  never: true,
  limits: {},
  insurer: {},
  after: {},
};

export function Exceptions(): ReactNode {
  const { t } = useTranslation('policy');
  const draft = useDraftHere();
  const isReadOnly = use(ReadOnlyContext);
  const { exceptions } = draft.policy;
  return (
    <section className={classes.part}>
      <h2>{t('parts.exceptions')}</h2>
      <p className={classes.partText}>{t('exceptions.text')}</p>
      {exceptions.length === 0 && <p className="soft">{t('exceptions.none')}</p>}
      <ol className={classes.exceptions}>
        {exceptions.map((one, at) => (
          // They are told apart by their place alone; a fault names it, too.
          <Exception key={at} one={one} path={`exceptions[${at + 1}]`} at={at} />
        ))}
      </ol>
      {!isReadOnly && (
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => draft.set('exceptions', [...exceptions, NEW])}
        >
          {t('exceptions.add')}
        </Button>
      )}
    </section>
  );
}

function Exception(props: {
  readonly one: PolicyException;
  readonly path: string;
  readonly at: number;
}): ReactNode {
  const { t } = useTranslation(['policy', 'customer']);
  const { one, path } = props;
  const draft = useDraftHere();
  const isReadOnly = use(ReadOnlyContext);
  const unitOf = useUnit();
  const [asked, ask] = useState<Subject>('customers');
  const [added, setAdded] = useState(0);
  const subject = SUBJECTS.find((kind) => one[kind].length > 0) ?? asked;
  const names = one[subject];
  const number = props.at + 1;
  const wrong = wrongAt(draft.faults, path) ?? wrongAt(draft.faults, `${path}.after`);
  const setNames = (next: readonly string[], kind: Subject = subject): void => {
    const none = Object.fromEntries(SUBJECTS.map((each) => [each, []]));
    draft.set(path, { ...one, ...none, [kind]: next });
  };
  const { after } = one;
  const others = STEP_IDS.filter((step) => Object.hasOwn(after, step));
  const free = STEP_IDS.filter((step) => !Object.hasOwn(after, step));
  const nameOf = (step: StepId): string => render(stepSpec(step).name, readerLanguage());
  return (
    <li className={classes.exception}>
      <div className={classes.line}>
        <TextInput
          className={classes.grow}
          aria-label={t('exceptions.name', { number })}
          placeholder={t('exceptions.nameExample')}
          value={one.name}
          maxLength={60}
          readOnly={isReadOnly}
          onChange={(event) => draft.set(`${path}.name`, event.currentTarget.value)}
        />
        <Checkbox
          label={t('exceptions.never')}
          checked={one.never}
          disabled={isReadOnly}
          onChange={() => draft.set(`${path}.never`, !one.never)}
        />
        {!isReadOnly && (
          <ActionIcon
            aria-label={t('exceptions.remove', { number })}
            onClick={() =>
              draft.set(
                'exceptions',
                draft.policy.exceptions.filter((_, at) => at !== props.at),
              )
            }
          >
            <IconTrash size={15} stroke={1.6} />
          </ActionIcon>
        )}
      </div>
      <div className={classes.line}>
        <Choice
          label={t('exceptions.subject', { number })}
          value={subject}
          words={SUBJECTS.map((kind) => [kind, t(`exceptions.subjects.${kind}`)])}
          onChange={(kind) => {
            ask(kind as Subject);
            setNames([], kind as Subject);
          }}
        />
        {names.map((name) => {
          const words =
            subject === 'countries'
              ? formatCountry(name)
              : subject === 'kinds'
                ? t(`customer:profile.kinds.${name as (typeof KINDS)[number]}`)
                : name;
          return (
            <span key={name} className={classes.named}>
              {words}
              {!isReadOnly && (
                <button
                  type="button"
                  aria-label={t('exceptions.without', { name: words })}
                  onClick={() => setNames(names.filter((each) => each !== name))}
                >
                  <IconX size={12} aria-hidden />
                </button>
              )}
            </span>
          );
        })}
        {!isReadOnly && (
          <Adder
            // A new one after each, so that what was searched is gone, and the cursor is in it.
            key={added}
            subject={subject}
            isNext={added > 0}
            onAdd={(name) => {
              setAdded(added + 1);
              if (!names.includes(name as never)) setNames([...names, name]);
            }}
          />
        )}
      </div>
      {wrong !== undefined && (
        <p className={classes.wrong} role="alert">
          {wrong}
        </p>
      )}
      {!one.never && (
        <>
          <div className={classes.limits}>
            {LIMITS.map(({ field, kind }) => (
              <div key={field}>
                <span>{t(`limits.${field}`)}</span>
                <ValueField
                  path={`${path}.limits.${field}`}
                  kind={kind}
                  label={t('exceptions.limitOf', { number, limit: t(`limits.${field}`) })}
                  unit={unitOf(kind)}
                  otherwise={shownValue(draft.policy.letters[field], kind)}
                />
              </div>
            ))}
          </div>
          {others.map((step) => {
            const days = after[step] ?? null;
            return (
              <div key={step} className={classes.line}>
                <span className={classes.grow}>{nameOf(step)}</span>
                <Checkbox
                  label={t('off')}
                  checked={days === null}
                  disabled={isReadOnly}
                  onChange={() =>
                    draft.set(
                      `${path}.after.${step}`,
                      days === null ? standardDay(draft, step) : null,
                    )
                  }
                />
                {days !== null && (
                  <ValueField
                    path={`${path}.after.${step}`}
                    kind="days"
                    label={t('dayOf', { name: nameOf(step) })}
                    unit={t(`days.${dayWords(step, days)}`)}
                  />
                )}
                {!isReadOnly && (
                  <ActionIcon
                    aria-label={t('exceptions.without', { name: nameOf(step) })}
                    onClick={() => draft.set(`${path}.after.${step}`, undefined)}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                )}
              </div>
            );
          })}
          {!isReadOnly && (
            <Choice
              label={t('exceptions.addDay')}
              value=""
              words={[
                ['', t('exceptions.addDay')],
                ...free.map((step) => [step, nameOf(step)] as const),
              ]}
              onChange={(step) => {
                if (step !== '')
                  draft.set(`${path}.after.${step}`, standardDay(draft, step as StepId));
              }}
            />
          )}
        </>
      )}
    </li>
  );
}

const standardDay = (draft: ReturnType<typeof useDraftHere>, step: StepId): number =>
  draft.policy.steps.find((one) => one.step === step)?.after ?? 0;

/** One more customer, invoice, country or kind of debtor. */
function Adder(props: {
  readonly subject: Subject;
  /** One was added just now. */
  readonly isNext: boolean;
  readonly onAdd: (name: string) => void;
}): ReactNode {
  const { t } = useTranslation(['policy', 'customer']);
  const { subject, onAdd } = props;
  const [typed, setTyped] = useState('');
  const label = t(`exceptions.adds.${subject}`);
  const field = {
    'aria-label': label,
    placeholder: label,
    value: null,
    autoFocus: props.isNext,
    className: classes.grow as string,
    onChange: (value: string | null) => {
      if (value !== null) onAdd(value);
    },
  };
  if (subject === 'customers') return <CustomerField {...field} />;
  if (subject === 'countries') return <CountryField {...field} />;
  if (subject === 'kinds')
    return (
      <Choice
        label={label}
        value=""
        words={[
          ['', label],
          ...KINDS.map((kind) => [kind, t(`customer:profile.kinds.${kind}`)] as const),
        ]}
        onChange={(kind) => {
          if (kind !== '') onAdd(kind);
        }}
      />
    );
  return (
    <TextInput
      className={classes.grow}
      aria-label={label}
      placeholder={label}
      autoFocus={props.isNext}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || typed.trim() === '') return;
        onAdd(typed.trim());
        setTyped('');
      }}
    />
  );
}
