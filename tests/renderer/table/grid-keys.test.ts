/** The keyboard of every list, as a table of keys. */
import { describe, expect, it } from 'vitest';
import { gridMove } from '../../../src/renderer/kit/table/view/grid-keys.ts';

const key = (
  name: string,
  more: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('gridMove', () => {
  it.each([
    ['j', 3, { to: 'row', index: 4 }],
    ['ArrowDown', 3, { to: 'row', index: 4 }],
    ['k', 3, { to: 'row', index: 2 }],
    ['ArrowUp', 0, { to: 'row', index: 0 }],
    ['j', 9, { to: 'row', index: 9 }],
    ['j', -1, { to: 'row', index: 0 }],
    ['k', -1, { to: 'row', index: 0 }],
    ['Home', 5, { to: 'row', index: 0 }],
    ['End', 5, { to: 'row', index: 9 }],
    ['PageDown', 5, { to: 'row', index: 9 }],
    ['PageUp', 5, { to: 'row', index: 1 }],
    ['Enter', 5, { to: 'open' }],
    ['Enter', -1, null],
    [' ', 5, { to: 'tick' }],
    ['?', 5, { to: 'explain' }],
    ['x', 5, { to: 'tick' }],
    ['o', 5, { to: 'page' }],
    ['Escape', 5, null],
  ] as const)('%s at row %i of 10', (name, active, move) => {
    expect(gridMove(key(name), active, 10, 4)).toEqual(move);
  });

  it('moves nowhere in an empty list', () => {
    expect(gridMove(key('j'), -1, 0, 4)).toBeNull();
  });

  it('copies and ticks with Ctrl and with Cmd, and leaves other commands alone', () => {
    expect(gridMove(key('c', { ctrlKey: true }), 0, 10, 4)).toEqual({ to: 'copy' });
    expect(gridMove(key('a', { metaKey: true }), 0, 10, 4)).toEqual({ to: 'tick_all' });
    expect(gridMove(key('j', { ctrlKey: true }), 0, 10, 4)).toBeNull();
    expect(gridMove(key('j', { altKey: true }), 0, 10, 4)).toBeNull();
  });
});
