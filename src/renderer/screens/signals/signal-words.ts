/** Words for what a signal is. A kind or a rule without words of its own is told by its names. */
import type { TFunction } from 'i18next';
import { english } from '../../texts/resources.ts';
import type { ToldOutput } from '../../../contract/told.ts';

export type SignalRow = ToldOutput<'signals.list'>[number];
export type Words = TFunction<'signals'>;
type Texts = typeof english.signals;

/** `least_items`, `leastItems` → `least items`. */
const plain = (name: string): string =>
  name
    .replaceAll('_', ' ')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase();

/** `Pays later than before`. */
export const kindWords = (kind: string, t: Words): string =>
  t(`kinds.${kind as keyof Texts['kinds']}`, { defaultValue: plain(kind) });

/**
 * What the rule was set to, in plain words; a rule without words, or with other parameters than its words
 * know, is told by their names.
 */
export function ruleWords(
  kind: string,
  parameters: Readonly<Record<string, number>>,
  t: Words,
): readonly string[] {
  const rule = Object.entries<string>(english.signals.rules).find(([name]) => name === kind);
  const needed = [...(rule?.[1].matchAll(/{{(\w+)}}/g) ?? [])].map(([, name]) => name ?? '');
  if (rule !== undefined && needed.every((name) => Object.hasOwn(parameters, name)))
    return [t(`rules.${rule[0] as keyof Texts['rules']}`, { ...parameters })];
  return Object.entries(parameters).map(([name, value]) => `${plain(name)}: ${value}`);
}

/** It is a fact that somebody recorded; the key of one that is worked out begins with its kind. */
export const isByHand = ({ key, kind }: Pick<SignalRow, 'key' | 'kind'>): boolean =>
  !key.startsWith(`${kind}/`);

/** What each verdict on a signal of this kind leads to. */
export function effectWords(
  row: SignalRow,
  t: Words,
): { readonly now: string; readonly confirmed: string; readonly dismissed: string } {
  const { kind } = row;
  const isSevereByHand = isByHand(row) && row.class === 'severe';
  const after = kind === 'payment_shift' || kind === 'late_now' ? kind : 'other';
  return {
    now: t(isSevereByHand ? 'effects.severe' : 'effects.nothing'),
    confirmed: t(`effects.confirmed.${after}`),
    dismissed: t(isSevereByHand ? 'effects.dismissed.severe' : `effects.dismissed.${after}`),
  };
}

/** Of the rows that are shown, in this order. */
export const GROUPS = ['new', 'confirmed', 'quiet', 'dismissed', 'over'] as const;
export type SignalGroup = (typeof GROUPS)[number];

/** `quiet`: it counts, and is not loud enough to ask anybody about. */
export const groupOf = ({ state, alert }: SignalRow): SignalGroup =>
  state === 'new' && !alert ? 'quiet' : state;

/** What somebody has to look at, or has found true. */
export const isInInbox = (row: SignalRow): boolean => row.alert;
