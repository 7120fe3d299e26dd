/** Words for what a signal is. A kind or a parameter without words of its own is told by its name. */
import type { TFunction } from 'i18next';
import type { english } from '../../texts/resources.ts';
import type { ToldOutput } from '../../../contract/told.ts';

export type SignalRow = ToldOutput<'signals.list'>[number];
export type Words = TFunction<'signals'>;
type Texts = typeof english.signals;

const plain = (name: string): string => name.replaceAll('_', ' ');

/** `Pays later than before`. */
export const kindWords = (kind: string, t: Words): string =>
  t(`kinds.${kind as keyof Texts['kinds']}`, { defaultValue: plain(kind) });

/** `5 standard deviations together raise the alarm`. */
export const parameterWords = (name: string, value: number, t: Words): string =>
  t(`parameters.${name as keyof Texts['parameters']}`, {
    value,
    defaultValue: `${plain(name)}: ${value}`,
  });

/** What each verdict on a signal of this kind leads to. */
export function effectWords(
  { kind, numbers, class: severity }: SignalRow,
  t: Words,
): { readonly now: string; readonly confirmed: string; readonly dismissed: string } {
  const isSevereByHand = numbers === null && severity === 'severe';
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
