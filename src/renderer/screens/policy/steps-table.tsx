/** Every step there is: whether it is taken, by which channel, by whom, on which day. */
import { use, type ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DEFAULT_POLICY, stepSpec, type PolicyStep } from '../../../domain/case/policy.ts';
import { render } from '../../../domain/texts/render.ts';
import { readerLanguage } from '../../texts/i18n.ts';
import { dayWords } from './policy-values.ts';
import { ReadOnlyContext, useDraftHere, ValueField } from './value-field.tsx';
import classes from './policy.module.css';

const CHANNELS = ['email', 'letter', 'call', 'visit', 'message', 'none'] as const;
/** From its day on stopping supply is proposed (`domain/case/supply.ts`, domain-rules 3). */
const PROPOSES_STOP: PolicyStep['step'] = 'K09';
const WHO = ['clerk', 'rep', 'owner'] as const;

export function StepsTable(): ReactNode {
  const { t } = useTranslation('policy');
  const { policy } = useDraftHere();
  return (
    <table className={classes.values} data-steps>
      <caption className="visually-hidden">{t('parts.steps')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.step')}</th>
          <th scope="col">{t('columns.how')}</th>
          <th scope="col">{t('columns.who')}</th>
          <th scope="col" data-figure>
            {t('columns.now')}
          </th>
          <th scope="col">{t('columns.day')}</th>
        </tr>
      </thead>
      <tbody>
        {policy.steps.map((one, at) => (
          <StepRow key={one.step} one={one} path={`steps[${at + 1}]`} at={at} />
        ))}
      </tbody>
    </table>
  );
}

function StepRow(props: {
  readonly one: PolicyStep;
  readonly path: string;
  readonly at: number;
}): ReactNode {
  const { t } = useTranslation('policy');
  const { one, path } = props;
  const draft = useDraftHere();
  const isReadOnly = use(ReadOnlyContext);
  const name = render(stepSpec(one.step).name, readerLanguage());
  const was = draft.base.steps[props.at] ?? one;
  const isOn = one.after !== null;
  const isMoved = !Object.is(one.after, was.after);
  const isChanged = isMoved || one.channel !== was.channel || one.who !== was.who;
  const standard = DEFAULT_POLICY.steps[props.at]?.after;
  return (
    <tr data-changed={isChanged || undefined} data-off={!isOn || undefined}>
      <th scope="row">
        <div className={classes.stepName}>
          <Checkbox
            aria-label={t('taken', { name })}
            checked={isOn}
            disabled={isReadOnly}
            onChange={() => draft.set(`${path}.after`, isOn ? null : (was.after ?? standard ?? 0))}
          />
          <span title={name}>
            {name}
            {one.step === PROPOSES_STOP && isOn && (
              <small title={t('stopSupplyHint')}>{t('stopSupply')}</small>
            )}
          </span>
        </div>
      </th>
      <td>
        <Choice
          label={t('howOf', { name })}
          value={one.channel}
          words={CHANNELS.map((channel) => [channel, t(`channels.${channel}`)])}
          onChange={(channel) => draft.set(`${path}.channel`, channel)}
        />
      </td>
      <td>
        <Choice
          label={t('whoOf', { name })}
          value={one.who}
          words={WHO.map((who) => [who, t(`who.${who}`)])}
          onChange={(who) => draft.set(`${path}.who`, who)}
        />
      </td>
      <td data-figure data-was={isMoved || undefined}>
        {was.after === null ? t('off') : was.after}
      </td>
      <td>
        {one.after === null ? (
          <span className={classes.off}>{t('off')}</span>
        ) : (
          <ValueField
            path={`${path}.after`}
            kind="days"
            label={t('dayOf', { name })}
            unit={t(`days.${dayWords(one.step, one.after)}`)}
          />
        )}
      </td>
    </tr>
  );
}

/** One word of a few. The browser's own list opens with the keyboard as everywhere. */
export function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly words: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <select
      className={classes.choice}
      aria-label={props.label}
      value={props.value}
      disabled={use(ReadOnlyContext)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      {props.words.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
}
