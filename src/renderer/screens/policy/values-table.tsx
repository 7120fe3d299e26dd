/** Single values with their words: what is in force, and what it becomes. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { english } from '../../texts/resources.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { valueAt } from './draft-path.ts';
import {
  basesOf,
  BUCKET_VALUES,
  CHANCE_VALUES,
  CONTACT_VALUES,
  INSURER_VALUES,
  LETTER_VALUES,
  LEVEL_LIMITS,
  LEVELS,
  ODDS_VALUES,
  OWNER_VALUES,
  SIGNAL_VALUES,
  PROMISE_VALUES,
  shownValue,
  type PolicyValue,
  type ValueKind,
} from './policy-values.ts';
import { PastAlerts } from './past-alerts.tsx';
import { useDraftHere, ValueField } from './value-field.tsx';
import classes from './policy.module.css';

type Words = keyof typeof english.policy.values;

/** `%` or the currency; the words of days and counts are in the label. */
export function useUnit(): (kind: ValueKind) => string {
  const { t } = useTranslation('policy');
  const { currency } = useWorkspace().ledger;
  return (kind) =>
    kind === 'amount'
      ? currency
      : kind === 'percent' || kind === 'chance'
        ? '%'
        : kind === 'days'
          ? t('unitDays')
          : kind === 'factor'
            ? '×'
            : '';
}

function ValuesTable(props: {
  readonly title: string;
  readonly text?: string;
  readonly values: readonly PolicyValue[];
  /** Words of a value; those under `values` when left out. */
  readonly labelOf?: (value: PolicyValue, at: number) => string;
}): ReactNode {
  const { t } = useTranslation('policy');
  const draft = useDraftHere();
  const unitOf = useUnit();
  return (
    <section className={classes.part}>
      <h2>{props.title}</h2>
      {props.text !== undefined && <p className={classes.partText}>{props.text}</p>}
      <table className={classes.values}>
        <caption className="visually-hidden">{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('columns.rule')}</th>
            <th scope="col" data-figure>
              {t('columns.now')}
            </th>
            <th scope="col">{t('columns.draft')}</th>
          </tr>
        </thead>
        <tbody>
          {props.values.map((value, at) => {
            const { path, kind, isOptional = false } = value;
            const label =
              props.labelOf?.(value, at) ?? t(`values.${path.replaceAll('.', '_') as Words}`);
            const was = valueAt(draft.base, path);
            const isChanged = !Object.is(was, valueAt(draft.policy, path));
            return (
              <tr key={path} data-changed={isChanged || undefined}>
                <th scope="row">{label}</th>
                <td data-figure data-was={isChanged || undefined}>
                  {shownValue(was, kind) || (isOptional ? t('none') : '')}
                </td>
                <td>
                  <ValueField
                    path={path}
                    kind={kind}
                    label={label}
                    unit={unitOf(kind)}
                    {...(isOptional ? { otherwise: t('none'), emptyIs: null } : {})}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** What keeps a letter back, for all of them and by level. */
export function LetterValues(): ReactNode {
  const { t } = useTranslation('policy');
  const { policy } = useDraftHere();
  const unitOf = useUnit();
  return (
    <>
      <ValuesTable title={t('groups.letters')} values={LETTER_VALUES} />
      <section className={classes.part}>
        <h2>{t('groups.levels')}</h2>
        <p className={classes.partText}>{t('groups.levelsText')}</p>
        <table className={classes.values} data-levels>
          <caption className="visually-hidden">{t('groups.levels')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('columns.level')}</th>
              {LEVEL_LIMITS.map(({ field }) => (
                <th scope="col" key={field}>
                  {t(`limits.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {LEVELS.map((level) => (
              <tr key={level}>
                <th scope="row">{t('level', { level })}</th>
                {LEVEL_LIMITS.map(({ field, kind }) => (
                  <td key={field}>
                    <ValueField
                      path={`levels.${level}.${field}`}
                      kind={kind}
                      label={t('limitOf', { level, limit: t(`limits.${field}`) })}
                      unit={unitOf(kind)}
                      otherwise={shownValue(policy.letters[field], kind)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

export function ContactValues(): ReactNode {
  const { t } = useTranslation('policy');
  return (
    <>
      <ValuesTable
        title={t('groups.contacts')}
        text={t('groups.contactsText')}
        values={CONTACT_VALUES}
      />
      <ValuesTable
        title={t('groups.promises')}
        text={t('groups.promisesText')}
        values={PROMISE_VALUES}
      />
      <ValuesTable
        title={t('groups.insurer')}
        text={t('groups.insurerText')}
        values={INSURER_VALUES}
      />
      <ValuesTable title={t('groups.owner')} text={t('groups.ownerText')} values={OWNER_VALUES} />
      <ValuesTable
        title={t('groups.signals')}
        text={t('groups.signalsText')}
        values={SIGNAL_VALUES}
      />
      <PastAlerts />
    </>
  );
}

export function BucketValues(): ReactNode {
  const { t } = useTranslation('policy');
  const { policy } = useDraftHere();
  const { bases } = policy.buckets.probability;
  return (
    <>
      <ValuesTable title={t('groups.buckets')} values={BUCKET_VALUES} />
      <ValuesTable
        title={t('groups.bases')}
        text={t('groups.basesText')}
        values={basesOf(policy)}
        labelOf={(_, at) => {
          const upTo = bases[at]?.upTo ?? null;
          if (upTo === null) return t('older');
          return upTo === 0 ? t('notDue') : t('upTo', { count: upTo });
        }}
      />
      <ValuesTable title={t('groups.odds')} text={t('groups.oddsText')} values={ODDS_VALUES} />
      <ValuesTable title={t('groups.chance')} values={CHANCE_VALUES} />
    </>
  );
}
