import { expect, it } from 'vitest';
import { SIGNAL_KINDS } from '../../../src/contract/calls/signals.ts';
import { english } from '../../../src/renderer/texts/resources.ts';
import { i18n } from '../../../src/renderer/texts/i18n.ts';
import {
  groupOf,
  kindWords,
  isByHand,
  ruleWords,
  type SignalRow,
} from '../../../src/renderer/screens/signals/signal-words.ts';

const t = i18n.getFixedT('en', 'signals');

it('every kind of signal has words of its own', () => {
  const missing = SIGNAL_KINDS.filter((kind) => !Object.hasOwn(english.signals.kinds, kind));
  expect(missing).toEqual([]);
});

it('a kind and a rule without words are told by their names', () => {
  expect(kindWords('payment_shift', t)).toBe('Pays later than before');
  expect(kindWords('some_new_kind', t)).toBe('some new kind');
  expect(ruleWords('payment_shift', { h: 5, k: 0.5 }, t)).toEqual([
    "Alarm from a sum of 5; 4 gives more alarms, 6 fewer. 0.5 of each payment's deviation is let pass.",
  ]);
  expect(ruleWords('some_new_kind', { leastItems: 6 }, t)).toEqual(['least items: 6']);
  // Never words with a hole in them.
  expect(ruleWords('payment_shift', { h: 5 }, t)).toEqual(['h: 5']);
});

it('what somebody recorded has the key of its fact', () => {
  expect(isByHand({ kind: 'relocation', key: 'SI-1' })).toBe(true);
  expect(isByHand({ kind: 'late_now', key: 'late_now/C1/2026-03-01' })).toBe(false);
});

it('what counts without an alert is a group of its own', () => {
  const row = { state: 'new', alert: true } as SignalRow;
  expect(groupOf(row)).toBe('new');
  expect(groupOf({ ...row, alert: false })).toBe('quiet');
  expect(groupOf({ ...row, state: 'dismissed', alert: false })).toBe('dismissed');
});
