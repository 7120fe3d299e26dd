/** The keys of matching: one each, and none taken from the browser or from a field. */
import { expect, it } from 'vitest';
import { matchMove } from '../../../src/renderer/screens/bank/bank-keys.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
) => matchMove({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

it.each([
  ['Enter', { to: 'accept' }],
  ['j', { to: 'line', by: 1 }],
  ['ArrowUp', { to: 'line', by: -1 }],
  ['ArrowRight', { to: 'proposal', by: 1 }],
  ['1', { to: 'proposal_at', index: 0 }],
  ['8', { to: 'proposal_at', index: 7 }],
  ['s', { to: 'split' }],
  ['a', { to: 'on_account' }],
  ['x', { to: 'aside' }],
  ['u', { to: 'undo' }],
  ['9', null],
  ['?', null],
  ['/', null],
  ['g', null],
])('%s', (key, move) => {
  expect(press(key)).toEqual(move);
});

it('leaves the commands of the browser alone', () => {
  for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const)
    expect(press('a', { [held]: true })).toBeNull();
});
