/**
 * A change of a policy in the words of its screen.
 *
 *     steps[9].after            Reminder, level 2: day            15 d late   ->  9 d late
 *     letters.daysBetween       Days between two letters          7 d         ->  4 d
 *     exceptions[2].never       Exception 2: Nothing is ever due  no          ->  yes
 *
 * What the screen has no field for (it came by a file) is named by its path.
 */
import type { TFunction } from 'i18next';
import type { ChangedValue, PolicyChange } from '../../../domain/case/policy-changes.ts';
import { STEP_IDS, stepSpec, type StepId } from '../../../domain/case/policy.ts';
import { render } from '../../../domain/texts/render.ts';
import { readerLanguage } from '../../texts/i18n.ts';
import type { english } from '../../texts/resources.ts';
import {
  BUCKET_VALUES,
  CHANCE_VALUES,
  CONTACT_VALUES,
  dayWords,
  INSURER_VALUES,
  LETTER_VALUES,
  LEVEL_LIMITS,
  ODDS_VALUES,
  OWNER_VALUES,
  SIGNAL_VALUES,
  PROMISE_VALUES,
  shownValue,
  type ValueKind,
} from './policy-values.ts';

export interface ChangeWords {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

interface Language {
  readonly t: TFunction<'policy'>;
  /** Our own currency. */
  readonly currency: string;
}

const KIND_OF: ReadonlyMap<string, ValueKind> = new Map(
  [
    ...LETTER_VALUES,
    ...CONTACT_VALUES,
    ...PROMISE_VALUES,
    ...INSURER_VALUES,
    ...OWNER_VALUES,
    ...SIGNAL_VALUES,
    ...BUCKET_VALUES,
    ...ODDS_VALUES,
    ...CHANCE_VALUES,
  ].map(({ path, kind }) => [path, kind]),
);
const LIMIT_KINDS: ReadonlyMap<string, ValueKind> = new Map([
  ...LETTER_VALUES.map(({ path, kind }) => [path.replace('letters.', ''), kind] as const),
  ...LEVEL_LIMITS.map(({ field, kind }) => [field, kind] as const),
]);
type Limit = keyof typeof english.policy.limits;
type Value = keyof typeof english.policy.values;
const NONE = '–';

const nameOf = (step: StepId): string => render(stepSpec(step).name, readerLanguage());

export function changeWords(
  { path, before, after }: PolicyChange,
  language: Language,
): ChangeWords {
  const { what, say } = fieldOf(path, language);
  return { what, before: say(before), after: say(after) };
}

interface Field {
  readonly what: string;
  readonly say: (value: ChangedValue) => string;
}

function fieldOf(path: string, language: Language): Field {
  const { t } = language;
  const plain = (value: ChangedValue): string =>
    value === null
      ? NONE
      : typeof value === 'boolean'
        ? t(value ? 'history.yes' : 'history.no')
        : String(value);
  const kind = KIND_OF.get(path);
  if (kind !== undefined)
    return { what: t(`values.${path.replaceAll('.', '_') as Value}`), say: ofKind(kind, language) };
  const [, place, field = ''] = /^steps\[(\d+)\]\.(\w+)$/.exec(path) ?? [];
  const step = STEP_IDS[Number(place) - 1];
  if (step !== undefined) return stepField(step, field, language);
  const [, level = '', limit = ''] = /^levels\.(\d)\.(\w+)$/.exec(path) ?? [];
  const limitKind = LIMIT_KINDS.get(limit);
  if (limitKind !== undefined)
    return {
      what: t('limitOf', { level, limit: t(`limits.${limit as Limit}`) }),
      say: ofKind(limitKind, language),
    };
  const [, base] = /^buckets\.probability\.bases\[(\d+)\]\.p$/.exec(path) ?? [];
  if (base !== undefined)
    return { what: t('history.base', { line: base }), say: ofKind('chance', language) };
  const [, exception, inside = ''] = /^exceptions\[(\d+)\](?:\.(.+))?$/.exec(path) ?? [];
  if (exception !== undefined) {
    const { what, say } = exceptionField(inside, language, plain);
    return { what: t('history.exception', { number: exception, what }), say };
  }
  return { what: path === 'name' ? t('save.name') : path, say: plain };
}

function stepField(step: StepId, field: string, language: Language): Field {
  const { t } = language;
  const name = nameOf(step);
  if (field === 'channel')
    return { what: t('howOf', { name }), say: (value) => t(`channels.${value as 'email'}`) };
  if (field === 'who')
    return { what: t('whoOf', { name }), say: (value) => t(`who.${value as 'clerk'}`) };
  return { what: t('dayOf', { name }), say: (value) => dayText(step, value, t) };
}

const dayText = (step: StepId, value: ChangedValue, t: Language['t']): string =>
  typeof value === 'number' ? `${value} ${t(`days.${dayWords(step, value)}`)}` : t('off');

function exceptionField(
  inside: string,
  language: Language,
  plain: (value: ChangedValue) => string,
): Field {
  const { t } = language;
  const [, limit = ''] = /^limits\.(\w+)$/.exec(inside) ?? [];
  const kind = LIMIT_KINDS.get(limit);
  if (kind !== undefined)
    return { what: t(`limits.${limit as Limit}`), say: ofKind(kind, language) };
  const step = STEP_IDS.find((one) => inside === `after.${one}`);
  if (step !== undefined) return { what: nameOf(step), say: (value) => dayText(step, value, t) };
  if (inside === 'never') return { what: t('exceptions.never'), say: plain };
  const subject = (['customers', 'invoices', 'countries', 'kinds'] as const).find(
    (one) => one === inside,
  );
  return {
    what: t(subject === undefined ? 'history.whole' : `exceptions.subjects.${subject}`),
    say: plain,
  };
}

/** With its unit. */
function ofKind(kind: ValueKind, { t, currency }: Language): Field['say'] {
  const unit =
    kind === 'days'
      ? ` ${t('unitDays')}`
      : kind === 'amount'
        ? ` ${currency}`
        : kind === 'percent' || kind === 'chance'
          ? ' %'
          : '';
  return (value) =>
    value === null ? NONE : `${kind === 'factor' ? '× ' : ''}${shownValue(value, kind)}${unit}`;
}
