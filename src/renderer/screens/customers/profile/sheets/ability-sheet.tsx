/**
 * Whether a customer can pay, and wants to: what it says and whether that is true, our own assessment, and how
 * one goes on (`domain/case/strategy.ts`). Words that nobody verified change nothing.
 */
import { useState, type ReactNode } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { REASONS } from '../../../../../domain/case/reasons.ts';
import { RATINGS, type Rating } from '../../../../../domain/case/strategy.ts';
import { render } from '../../../../../domain/texts/render.ts';
import { useMoment } from '../../../../data/as-of.tsx';
import { useAction } from '../../../../data/use-call.ts';
import { engineSentence } from '../../../../format/engine-sentence.ts';
import { formatDate } from '../../../../format/format.ts';
import { Chip } from '../../../../kit/chip.tsx';
import { Facts } from '../../../../kit/explain/panel-parts.tsx';
import { TextField } from '../../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../../kit/form/form-dialog.tsx';
import { readerLanguage } from '../../../../texts/i18n.ts';
import type { Case } from '../../case/case-band.tsx';
import { EditedSheet } from './sheet.tsx';
import classes from '../profile.module.css';

/** What a reason can turn out to be; what is not known of it stays a claim. */
const FOUND = ['verified', 'contradicted', 'unverifiable'] as const;
type Found = (typeof FOUND)[number];
const MOST_LETTERS = 500;

export function AbilitySheet(props: {
  readonly customer: string;
  /** Null while it is being read. */
  readonly known: Case | null;
  readonly isReadOnly: boolean;
}): ReactNode {
  const { t } = useTranslation('profile');
  const { customer, known, isReadOnly } = props;
  const strategy = known?.strategy ?? null;
  const reasons = known === null ? [] : reasonsOf(known);
  const isBlank = isNothingSaid(known);
  return (
    <EditedSheet
      title={t('ability.title')}
      isReadOnly={isReadOnly}
      wide
      editor={(onClose) => <AssessmentDialog customer={customer} of={strategy} onClose={onClose} />}
      edit={t('ability.assess')}
      blank={isBlank ? { text: t('ability.empty'), add: t('ability.assess') } : undefined}
    >
      <div className={classes.two}>
        <div>
          <Facts
            facts={[
              [
                t('ability.stance'),
                strategy?.stance == null
                  ? t('ability.none')
                  : t(`ability.stances.${strategy.stance}`),
              ],
              [t('ability.ability'), t(`ability.ratings.${strategy?.ability ?? 'unknown'}`)],
              [
                t('ability.willingness'),
                t(`ability.ratings.${strategy?.willingness ?? 'unknown'}`),
              ],
              [t('ability.waiting'), strategy?.isHalved === true ? t('ability.halved') : ''],
            ]}
          />
          {[
            ...(strategy?.because ?? []),
            ...(strategy?.missing == null ? [] : [strategy.missing]),
          ].map((said) => (
            <p key={said} className={classes.quiet}>
              {said}
            </p>
          ))}
        </div>
        {strategy !== null && strategy.steps.length > 0 && (
          <ol className={classes.ladder} aria-label={t('ability.steps')}>
            {strategy.steps.map(({ what, doneOn }) => (
              <li key={what} data-done={doneOn !== null || undefined}>
                {engineSentence(what)}
                {doneOn !== null && (
                  <span className="soft">
                    {' '}
                    <IconCheck size={13} stroke={2} aria-hidden />{' '}
                    {t('ability.done', { date: formatDate(doneOn) })}
                  </span>
                )}
              </li>
            ))}
          </ol>
        )}
      </div>
      {reasons.length > 0 && (
        <ul className={classes.rows} aria-label={t('ability.said')}>
          {reasons.map((reason) => (
            <SaidRow key={reason.key} reason={reason} isReadOnly={isReadOnly} />
          ))}
        </ul>
      )}
    </EditedSheet>
  );
}

/** The customer gave no reason and nobody assessed it. `known`: null while it is being read. */
export const isNothingSaid = (known: Case | null): boolean =>
  known === null || (known.strategy === null && reasonsOf(known).length === 0);

/** The last first. */
const reasonsOf = ({ facts }: Case): Case['facts'] =>
  facts.filter(({ kind }) => kind === 'reason').toReversed();

type Fact = Case['facts'][number];

function SaidRow(props: { readonly reason: Fact; readonly isReadOnly: boolean }): ReactNode {
  const { t } = useTranslation('profile');
  const { reason, isReadOnly } = props;
  const { today } = useMoment();
  const record = useAction('case.record');
  const { code = '', state = 'claimed' } = reason.details;
  const name = REASONS[code];
  const words = name === undefined ? code : render(name, readerLanguage());
  const find = async (found: Found): Promise<void> => {
    const { kind, key, customer, person, note, details } = reason;
    const result = await record.run({
      kind,
      key,
      customer,
      on: today,
      person,
      note,
      details: { ...details, state: found },
    });
    if (!result.ok) notifications.show({ message: result.error.message });
  };
  return (
    <li className={classes.line}>
      <span>
        “{words}” <span className="soft">{formatDate(reason.on)}</span>{' '}
        <Chip tone={state === 'contradicted' ? 'event' : state === 'verified' ? 'good' : 'plain'}>
          {t(`ability.states.${state as 'claimed' | Found}`)}
        </Chip>{' '}
        {reason.note !== '' && <span className="soft">{reason.note}</span>}
      </span>
      {!isReadOnly && (
        <span className={classes.actions}>
          {FOUND.filter((found) => found !== state).map((found) => (
            <Button
              key={found}
              size="compact-xs"
              variant="default"
              aria-label={t(`ability.finds.${found}.of`, { words })}
              onClick={() => void find(found)}
            >
              {t(`ability.finds.${found}.button`)}
            </Button>
          ))}
        </span>
      )}
    </li>
  );
}

function AssessmentDialog(props: {
  readonly customer: string;
  readonly of: Case['strategy'];
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('profile');
  const { customer, of } = props;
  const { today } = useMoment();
  const record = useAction('case.record');
  const [ability, setAbility] = useState<Rating>(of?.ability ?? 'unknown');
  const [willingness, setWillingness] = useState<Rating>(of?.willingness ?? 'unknown');
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    const result = await record.run({
      kind: 'assessment',
      customer,
      on: today,
      details: { ability, willingness, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
    });
    if (!result.ok) return;
    notifications.show({ message: t('ability.saved') });
    props.onClose();
  };
  const rating = (label: string, value: Rating, onChange: (rating: Rating) => void): ReactNode => (
    <div>
      <div className={classes.ratingLabel}>{label}</div>
      <SegmentedControl
        fullWidth
        aria-label={label}
        value={value}
        onChange={(chosen) => onChange(RATINGS.find((one) => one === chosen) ?? 'unknown')}
        data={RATINGS.map((one) => ({ value: one, label: t(`ability.ratings.${one}`) }))}
      />
    </div>
  );
  return (
    <FormDialog
      title={t('ability.title')}
      text={t('ability.text')}
      saving={record}
      hasNothingToDo={ability === 'unknown' && willingness === 'unknown'}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      {rating(t('ability.ability'), ability, setAbility)}
      {rating(t('ability.willingness'), willingness, setWillingness)}
      <TextField
        label={t('ability.because')}
        placeholder={t('ability.example')}
        value={reason}
        maxLength={MOST_LETTERS}
        onChange={setReason}
      />
    </FormDialog>
  );
}
