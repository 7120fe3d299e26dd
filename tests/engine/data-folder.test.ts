import { expect, it } from 'vitest';
import { dataFolderOf } from '../../src/engine/data-folder.ts';

it.each([
  ['linux', '/home/ana', {}, '/home/ana/.local/share/duebook'],
  ['linux', '/home/ana', { XDG_DATA_HOME: '/data' }, '/data/duebook'],
  ['darwin', '/Users/ana', {}, '/Users/ana/Library/Application Support/Duebook'],
  ['win32', '/u/ana', { APPDATA: '/u/ana/Roaming' }, '/u/ana/Roaming/Duebook'],
  ['linux', '/home/ana', { DUEBOOK_DATA: '/tmp/x' }, '/tmp/x'],
])('%s %s %j', (platform, home, env, folder) => {
  expect(dataFolderOf({ platform, home, env })).toBe(folder);
});
