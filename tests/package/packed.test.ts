/**
 * `npm run package` with a made-up Electron: what gets into a package, what it weighs, and that the engine
 * works with nothing but that. The rest of a package needs tools from the network (fpm, AppImage, NSIS).
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Arch, build, log, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallName } from '../../src/contract/api.ts';

import { instantOf, isoDateOf } from '../../src/domain/dates.ts';
import { EngineClient } from '../../src/engine/client.ts';
import { pdfText } from '../documents/pdf-text.ts';
import { english } from '../harness/english.ts';
import { ROOT, runNode } from '../harness/run-process.ts';
import { extractAsar, readAsar, type PackedFile } from './asar.ts';
import { fusesOf, makeElectron } from './made-up-electron.ts';

/** Everything but Electron: 62 MB on 1 December 2026, of which fonts of letters are 21 for Chinese, 12 for Korean. */
const MOST_BYTES = 64_000_000;

const ARCH = process.arch === 'arm64' ? 'arm64' : 'x64';
const folder = mkdtempSync(path.join(tmpdir(), 'duebook-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const unpacked = path.join(folder, ARCH === 'x64' ? 'linux-unpacked' : 'linux-arm64-unpacked');
const asar = path.join(unpacked, 'resources/app.asar');
/** Of an earlier version, built and never packed. */
const stale = path.join(ROOT, 'dist/program/main/stale.js');
let files: readonly PackedFile[];

beforeAll(async () => {
  const electron = path.join(folder, 'electron');
  makeElectron(electron);
  mkdirSync(path.dirname(stale), { recursive: true });
  writeFileSync(stale, '');
  const run = await runNode(
    [
      'tests/harness/package.ts',
      '--linux',
      '--dir',
      `--${ARCH}`,
      `-c.electronDist=${electron}`,
      `-c.directories.output=${folder}`,
    ],
    { seconds: 170 },
  );
  if (run.status !== 0) throw new Error(run.output);
  files = readAsar(asar);
});

const paths = (end: RegExp): readonly string[] =>
  files.map((file) => file.path).filter((file) => end.test(file));

describe('a packed program', () => {
  it('is no larger than it was', () => {
    const largest = [...files].sort((a, b) => b.size - a.size).slice(0, 25);
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    expect(bytes, JSON.stringify(largest.map((file) => [file.path, file.size]))).toBeLessThan(
      MOST_BYTES,
    );
  });

  it('has the built program, the icon of its window, and packages', () => {
    const rooms = new Set(
      files.map(({ path: file }) => file.split('/', file.startsWith('out/') ? 2 : 1).join('/')),
    );
    expect([...rooms].sort()).toEqual([
      'node_modules',
      'out/main',
      'out/preload',
      'out/renderer',
      'package.json',
      'resources',
    ]);
    expect(paths(/^resources\//)).toEqual(['resources/icons/512x512.png']);
    expect(paths(/^out\/(main\/main\.js|preload\/.*|renderer\/index\.html)$/)).toHaveLength(3);
    expect(paths(/stale\.js$/)).toEqual([]);
  });

  it('has the fonts that letters are set in and no others', () => {
    const source = readFileSync(path.join(ROOT, 'src/documents/fonts/shared-fonts.ts'), 'utf8');
    const named = [...source.matchAll(/'(@expo-google-fonts\/.*\.ttf)'/g)].map(
      ([, file]) => `node_modules/${file}`,
    );
    expect(named).toHaveLength(8);
    expect(paths(/^node_modules\/.*\.(ttf|otf)$/).toSorted()).toEqual(named.sort());
  });

  it('has one binary, and that alone lies beside the archive', () => {
    const binary = `node_modules/better-sqlite3/prebuilds/linux-${ARCH}.node`;
    expect(paths(/\.node$/)).toEqual([binary]);
    expect(files.filter((file) => file.isUnpacked).map((file) => file.path)).toEqual([binary]);
  });

  it('has no sources, maps, tests or builds for browsers', () => {
    expect(paths(/\.(c|cc|cpp|h|gypi?|[cm]?tsx?|map)$/)).toEqual([]);
    expect(paths(/\/(__tests__|tests?|examples?|\.yarn)\//)).toEqual([]);
    expect(paths(/standalone|browser-module|\/build\/pdfmake/)).toEqual([]);
  });

  it('has the licences of what is bundled', () => {
    for (const [part, name] of [
      ['main', 'exceljs'],
      ['main', 'date-holidays'],
      ['renderer', 'react-dom'],
    ] as const) {
      const file = files.find((one) => one.path === `out/${part}/licences.md`);
      expect(Buffer.from(file?.bytes ?? []).toString()).toContain(`\n## ${name} - `);
    }
  });

  it('has the fuses of its settings in the program', () =>
    expect(fusesOf(path.join(unpacked, 'duebook')).slice(0, 8)).toBe('00001100'));
});

describe.runIf(process.platform === 'linux')('the engine in a packed program', () => {
  const program = path.join(folder, 'Büro 花 x');
  let engine: EngineClient;
  beforeAll(async () => {
    extractAsar(asar, program);
    engine = await EngineClient.start({
      host: 'electron',
      actor: 'ana',
      version: '0.0.0',
      dataFolder: path.join(folder, 'data'),
      earlierFolder: null,
      logFolder: path.join(folder, 'data'),
      now: instantOf(Date.UTC(2026, 5, 30, 12)),
      ledger: null,
      workerFile: pathToFileURL(path.join(program, 'out/main/worker.js')),
    });
  });
  afterAll(() => engine.close());

  async function value<K extends CallName>(name: K, input: CallInput<K>) {
    const answer = await engine.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${english(answer.error.message)}`);
    return answer.value;
  }

  it('makes the sample ledger, ages it, and prints letters', async () => {
    const day = isoDateOf('2026-06-30');
    await value('workspace.sample', {});
    const aging = await value('aging.report', { asOf: day });
    expect(aging.rows.length).toBeGreaterThan(50);
    const letters = (await value('letters.propose', { issuedOn: day }))
      .filter((one) => one.blocks.length === 0 && one.totalMinor > 0)
      .slice(0, 2)
      .map(({ customer, currency, items }) => ({
        customer,
        currency,
        itemIds: items.filter((item) => item.included).map((item) => item.itemId),
      }));
    const issued = await value('letters.issue', {
      issuedOn: day,
      letters,
      idempotencyKey: 'packed-program',
    });
    const file = await value('letters.pdf', { numbers: issued.map((letter) => letter.number) });
    const text = await pdfText(file.bytes);
    for (const letter of issued) expect(text).toContain(letter.number);
  });

  it('writes a workbook, and reads workbooks and old encodings', async () => {
    const book = await value('aging.export', { asOf: isoDateOf('2026-06-30'), format: 'xlsx' });
    const sheet = await value('imports.inspect', { fileName: 'a.xlsx', bytes: book.bytes });
    expect(sheet).toMatchObject({
      sheets: ['EUR', 'CNY', 'GBP', 'USD'].map((currency) => ({ name: `Aging ${currency}` })),
    });
    const list = 'Kunde;Name\r\nC1;Blumen Müller GmbH, Köln\r\nC2;Gärtnerei Groß\r\n';
    const text = await value('imports.inspect', {
      fileName: 'kunden.csv',
      bytes: new Uint8Array(Buffer.from(list, 'latin1')),
    });
    expect(text).toMatchObject({
      columns: [{ header: 'Kunde' }, { samples: ['Blumen Müller GmbH, Köln', 'Gärtnerei Groß'] }],
    });
  });
});

it('becomes a deb that opens ledgers by their path', async () => {
  log.messageTransformer = () => '';
  let args: readonly string[] = [];
  let entry = '';
  await build({
    projectDir: ROOT,
    targets: Platform.LINUX.createTarget('deb', Arch[ARCH]),
    prepackaged: unpacked,
    config: { directories: { output: folder } },
    // Ends here what would go on with fpm, a download.
    effectiveOptionComputed: ([given, file]: [readonly string[], string]) => {
      args = given;
      entry = readFileSync(file, 'utf8');
      return Promise.resolve(true);
    },
  });
  const after = (flag: string): string | undefined => args[args.indexOf(flag) + 1];
  expect(after('--maintainer')).toMatch(/^.+ <.+@.+>$/);
  expect(after('--url')).toMatch(/^https:/);
  expect(args.join('\n')).toMatch(/\.desktop=\/usr\/share\/applications\/duebook\.desktop/);
  expect(entry).toContain('\nExec=/opt/Duebook/duebook %F\n');
  expect(entry).toContain('\nMimeType=application/x-duebook;\n');
  expect(entry).toContain('\nStartupWMClass=duebook\n');
  expect(readFileSync(path.join(unpacked, 'resources/apparmor-profile'), 'utf8')).toContain(
    '"/opt/Duebook/duebook"',
  );
});
