/** What a start asks for, and where a window comes up: rules without a window. */
import { expect, test } from '@playwright/test';
import { contextMenu } from '../../electron/main/context-menu.ts';
import { handedOver, launchArguments, launchOf } from '../../electron/main/launch.ts';
import { boundsOf, type Area, type WindowPlace } from '../../electron/main/window-place.ts';

const LEDGERS: readonly (readonly [readonly string[], string | null])[] = [
  [[], null],
  [['/checkout'], null],
  [['/checkout', '--ledger=/l/My Flores.duebook'], '/l/My Flores.duebook'],
  [['--ledger', 'Flores.duebook'], '/cwd/Flores.duebook'],
  // Chromium puts switches first, with some of its own, when it hands the arguments on.
  [['--ledger', '--allow-file-access-from-files', '/checkout', '/l/F.duebook'], '/l/F.duebook'],
  [['--ledger', '--sample', '/checkout'], null],
  [['--ledger', '/checkout'], null],
  [['/l/FLORES.DUEBOOK'], '/l/FLORES.DUEBOOK'],
  [['file:///l/My%20Ledger.duebook'], '/l/My Ledger.duebook'],
  [['--ledger=file:///l/%C3%91u.duebook'], '/l/Ñu.duebook'],
  [['--ledger='], null],
];
for (const [args, ledger] of LEDGERS)
  test(`the ledger of ${JSON.stringify(args)}`, () =>
    expect(launchOf(args, '/cwd').ledger).toBe(ledger));

test('what a second start hands over is a launch, or nothing', () => {
  const launch = { ledger: '/l/F.duebook', sample: false };
  expect(handedOver(launch)).toEqual(launch);
  expect(handedOver({ ledger: null, sample: true })).toEqual({ ledger: null, sample: true });
  for (const other of [undefined, null, {}, 'x', { ledger: 3, sample: true }, { ledger: null }])
    expect(handedOver(other)).toBeNull();
  expect(launchOf(launchArguments(launch), '/cwd')).toEqual(launch);
});

const MAIN: Area = { x: 0, y: 0, width: 1920, height: 1050 };
const SMALL: Area = { x: 0, y: 25, width: 1280, height: 655 };
const LEFT: Area = { x: -1920, y: 0, width: 1920, height: 1050 };
const at = (x: number, y: number, width: number, height: number): WindowPlace => ({
  bounds: { x, y, width, height },
  isMaximized: false,
  color: null,
});
const PLACES: readonly (readonly [string, WindowPlace | null, readonly [Area, ...Area[]], Area])[] =
  [
    ['the first time, in the middle', null, [MAIN], { x: 240, y: 75, width: 1440, height: 900 }],
    ['the first time, on a small screen', null, [SMALL], SMALL],
    ['where it was', at(100, 50, 1000, 700), [MAIN], { x: 100, y: 50, width: 1000, height: 700 }],
    [
      'on the other screen',
      at(-1800, 10, 1000, 700),
      [MAIN, LEFT],
      { x: -1800, y: 10, width: 1000, height: 700 },
    ],
    [
      'when that screen is gone',
      at(-1800, 10, 1000, 700),
      [MAIN],
      { x: 240, y: 75, width: 1440, height: 900 },
    ],
    ['when the screen is smaller now', at(0, 30, 1440, 900), [SMALL], SMALL],
    [
      'pushed half out to the right',
      at(1500, 50, 1000, 700),
      [MAIN],
      { x: 920, y: 50, width: 1000, height: 700 },
    ],
    [
      'with its title above the screen',
      at(100, -300, 1000, 700),
      [MAIN],
      { x: 240, y: 75, width: 1440, height: 900 },
    ],
    [
      'as small as nobody can use',
      at(10, 10, 30, 20),
      [MAIN],
      { x: 240, y: 75, width: 1440, height: 900 },
    ],
  ];
for (const [when, place, areas, bounds] of PLACES)
  test(`a window comes up ${when}`, () => expect(boundsOf(place, areas)).toEqual(bounds));

test('a right click offers what can be done', () => {
  const editFlags = {
    canCut: true,
    canCopy: true,
    canPaste: true,
    canSelectAll: true,
    canUndo: false,
  };
  const roles = (isEditable: boolean, selectionText: string) =>
    contextMenu({ isEditable, selectionText, editFlags }).flatMap(({ role }) => role ?? []);
  expect(roles(true, '')).toEqual(['undo', 'cut', 'copy', 'paste', 'selectAll']);
  expect(roles(false, 'INV-7')).toEqual(['copy']);
  expect(roles(false, ' ')).toEqual([]);
});
