/** `electron-builder.yml` and what it takes from package.json, as electron-builder itself reads them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { log, Packager, type Configuration } from 'electron-builder';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../harness/run-process.ts';

interface Locked {
  readonly packages: Readonly<
    Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>
  >;
}
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

let settings: Configuration;
let packager: Packager;
beforeAll(async () => {
  log.messageTransformer = () => '';
  packager = new Packager({ projectDir: ROOT });
  // Refuses what is not in electron-builder's schema.
  await packager.validateConfig();
  settings = packager.config;
});

describe('a package', () => {
  it('has the id and the name that installed programs go by', () => {
    expect(settings.appId).toBe('app.duebook.desktop');
    expect(settings.productName).toBe('Duebook');
  });

  it('takes no flag of Node, loads nothing but its archive, and opens no keychain', () => {
    expect(settings.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    });
  });

  it('says who made it, as a deb and the properties of a Windows program must', () => {
    expect(packager.metadata.homepage).toMatch(/^https:\/\//);
    expect(packager.metadata.author?.name).toBeTruthy();
    expect(packager.metadata.author?.email).toMatch(/^\S+@\S+$/);
  });

  it('opens ledgers on every system', () => {
    expect(settings.fileAssociations).toMatchObject([
      { ext: 'duebook', mimeType: 'application/x-duebook', role: 'Editor' },
    ]);
  });

  it('is signed ad hoc on macOS unless it is told an identity, and says why it reads Documents', () => {
    expect(settings.mac).toMatchObject({ identity: '-', hardenedRuntime: true });
    expect(settings.mac?.extendInfo).toMatchObject({
      NSDocumentsFolderUsageDescription: expect.stringMatching(/ledgers/) as string,
    });
  });

  it('for Linux is first a deb, whose windows belong to its entry in the menu', () => {
    expect(settings.linux?.target).toEqual(['deb', 'AppImage']);
    expect(settings.linux?.syncDesktopName).toBe(true);
    expect(packager.metadata.desktopName).toBe('duebook.desktop');
  });

  it('gets a file as a path; an AppImage has a %U already and must not get a second code', () => {
    expect(settings.deb?.executableArgs).toEqual(['%F']);
    expect(settings.linux?.executableArgs).toBeUndefined();
    expect(settings.appImage?.executableArgs).toBeUndefined();
  });

  it.each([
    ['mac', 'darwin'],
    ['win', 'win32'],
    ['linux', 'linux'],
  ] as const)('for %s takes one binary of the database', (system, prebuilt) => {
    // `[package.json, …]`: a list of nothing but exclusions would pack the whole checkout.
    expect(settings[system]?.files).toEqual([
      'package.json',
      `!node_modules/better-sqlite3/prebuilds/!(${prebuilt}-\${arch}.node)`,
    ]);
  });

  it('takes the packages that pdfmake needs, and no others', () => {
    const { packages } = read('package-lock.json') as Locked;
    const needed = new Set<string>();
    const add = (name: string): void => {
      if (needed.has(name)) return;
      needed.add(name);
      Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {}).forEach(add);
    };
    add('pdfmake');
    const folders = [...needed, 'better-sqlite3', '@expo-google-fonts']
      .map((name) => name.split('/')[0] ?? name)
      .sort();
    const allowed = JSON.stringify(settings.files).match(/!node_modules\/!\(([^)]*)\)\/\*\*/)?.[1];
    expect(allowed?.split('|')).toEqual([...new Set(folders)]);
  });
});
