import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentsOf, foldersOf } from '../../src/engine/folders.ts';
import { temporaryFolder } from '../harness/terminal.ts';

describe('the folders of a person', () => {
  it.each([
    ['linux', '/home/ana', {}, '/d', '/d/Duebook', '/home/ana/.local/share/duebook', null],
    ['linux', '/home/ana', { XDG_DATA_HOME: '/data' }, '/d', '/d/Duebook', '/data/duebook', null],
    [
      'darwin',
      '/u/ana',
      {},
      '/d',
      '/d/Duebook',
      '/u/ana/Library/Application Support/Duebook',
      null,
    ],
    [
      'win32',
      '/u/ana',
      { APPDATA: '/u/ana/Roaming', LOCALAPPDATA: '/u/ana/Local' },
      '/d',
      '/d/Duebook',
      '/u/ana/Local/Duebook',
      '/u/ana/Roaming/Duebook',
    ],
    [
      'win32',
      '/u/ana',
      {},
      '/d',
      '/d/Duebook',
      '/u/ana/AppData/Local/Duebook',
      '/u/ana/AppData/Roaming/Duebook',
    ],
  ])('%s %s %j', (platform, home, env, documents, ledgers, own, earlier) => {
    expect(foldersOf({ platform, home, env }, () => documents)).toEqual({
      ledgers,
      earlier: earlier ?? own,
      logs: join(own, 'logs'),
      desktopProfile: join(own, 'desktop'),
      browserProfile: join(own, 'window'),
    });
  });

  it('are all below the folder that DUEBOOK_DATA names, and the documents are not asked for', () => {
    const asked = (): string => {
      throw new Error('asked');
    };
    expect(
      foldersOf({ platform: 'linux', home: '/h', env: { DUEBOOK_DATA: '/tmp/x' } }, asked),
    ).toEqual({
      ledgers: '/tmp/x',
      earlier: null,
      logs: '/tmp/x/logs',
      desktopProfile: '/tmp/x/desktop',
      browserProfile: '/tmp/x/window',
    });
  });

  it.each(['linux', 'darwin', 'win32'])('no profile is a folder of ledgers: %s', (platform) => {
    const folders = foldersOf({ platform, home: '/h', env: {} }, () => '/h/Documents');
    for (const profile of [folders.desktopProfile, folders.browserProfile])
      expect([folders.ledgers, folders.earlier]).not.toContain(profile);
  });
});

describe('the documents of a Linux desktop', () => {
  const documents = (line: string | null): string => {
    const { path: home, remove } = temporaryFolder('documents');
    mkdirSync(join(home, '.config'));
    if (line !== null)
      writeFileSync(join(home, '.config', 'user-dirs.dirs'), `# made by xdg\n${line}\n`);
    const found = documentsOf({ platform: 'linux', home, env: {} }).replace(home, '~');
    remove();
    return found;
  };
  it.each([
    [null, '~/Documents'],
    ['XDG_MUSIC_DIR="$HOME/Musik"', '~/Documents'],
    ['XDG_DOCUMENTS_DIR="$HOME/Dokumente"', '~/Dokumente'],
    ['XDG_DOCUMENTS_DIR="/data/文档/"', '/data/文档'],
    ['XDG_DOCUMENTS_DIR="$HOME/Mis \\"cosas\\""', '~/Mis "cosas"'],
    // Switched off: the specification's way to say that there is none.
    ['XDG_DOCUMENTS_DIR="$HOME/"', '~'],
    ['XDG_DOCUMENTS_DIR="relative"', '~/Documents'],
  ])('%s -> %s', (line, path) => expect(documents(line)).toBe(path));
});
