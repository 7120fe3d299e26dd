import { expect, it } from 'vitest';
import { SIGNAL_KINDS } from '../../../src/contract/calls/signals.ts';
import { english } from '../../../src/renderer/texts/resources.ts';
import { i18n } from '../../../src/renderer/texts/i18n.ts';
import {
  groupOf,
  kindWords,
  parameterWords,
  type SignalRow,
} from '../../../src/renderer/screens/signals/signal-words.ts';

const t = i18n.getFixedT('en', 'signals');

it('every kind of signal has words of its own', () => {
  const missing = SIGNAL_KINDS.filter((kind) => !Object.hasOwn(english.signals.kinds, kind));
  expect(missing).toEqual([]);
});

it('a kind and a parameter without words are told by their names', () => {
  expect(kindWords('payment_shift', t)).toBe('Pays later than before');
  expect(kindWords('some_new_kind', t)).toBe('some new kind');
  expect(parameterWords('h', 5, t)).toMatch(/^Alarm from a sum of 5;/);
  expect(parameterWords('least_items', 6, t)).toBe('least items: 6');
});

it('what counts without an alert is a group of its own', () => {
  const row = { state: 'new', alert: true } as SignalRow;
  expect(groupOf(row)).toBe('new');
  expect(groupOf({ ...row, alert: false })).toBe('quiet');
  expect(groupOf({ ...row, state: 'dismissed', alert: false })).toBe('dismissed');
});
