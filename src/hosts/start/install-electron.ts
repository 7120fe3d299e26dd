/**
 * Runs the installer of the package `electron`, which fetches and unpacks the binary, and shows that it
 * gets on:
 *
 *     Fetching Electron (once, about 110 MB) … 12 MB … 57 MB …
 *
 * It draws no progress where its output is read, so what has arrived on the disk is counted: its
 * temporary folder is one that we gave it. When nothing arrives for a minute it is ended.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onEndingSignal, statusOfSignal } from './signals.ts';
import { tellingLine } from './telling-line.ts';

export interface InstallerPace {
  /** Between two looks at what has arrived. */
  readonly lookMs: number;
  /** Without anything new for so long, it hangs. */
  readonly patienceMs: number;
}

const PACE: InstallerPace = { lookMs: 5000, patienceMs: 60_000 };
const MEGABYTE = 1_000_000;

export interface Installing {
  /** Of the package: `install.js` is in it, `dist` is made in it. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  write(text: string): void;
  readonly pace?: InstallerPace;
}

/** The beginning of a sentence that says why it failed, or null. */
export async function installElectron(installing: Installing): Promise<string | null> {
  const scratch = mkdtempSync(join(tmpdir(), 'duebook-electron-'));
  installing.write('Fetching Electron (once, about 110 MB) …');
  try {
    return await run(installing, scratch);
  } finally {
    installing.write('\n');
    clear(scratch);
  }
}

const clear = (folder: string): void => rmSync(folder, { recursive: true, force: true });

function run({ folder, env, write, pace = PACE }: Installing, scratch: string) {
  const installer = spawn(process.execPath, [join(folder, 'install.js')], {
    env: { ...env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [installer.stdout, installer.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (output += part));

  let arrived = 0;
  let stillMs = 0;
  const looking = setInterval(() => {
    const now = bytesUnder(scratch) + bytesUnder(join(folder, 'dist'));
    stillMs = now === arrived ? stillMs + pace.lookMs : 0;
    arrived = now;
    write(` ${Math.round(now / MEGABYTE)} MB …`);
    if (stillMs >= pace.patienceMs) installer.kill('SIGKILL');
  }, pace.lookMs);
  const unwatch = onEndingSignal((signal) => {
    installer.kill('SIGKILL');
    clear(scratch);
    process.exit(statusOfSignal(signal));
  });
  return new Promise<string | null>((resolve) => {
    const finish = (why: string | null): void => {
      clearInterval(looking);
      unwatch();
      resolve(why);
    };
    installer.on('error', (thrown) => finish(`Electron could not be fetched (${thrown.message})`));
    installer.on('close', (code) => {
      const line = tellingLine(output);
      if (code === 0) finish(null);
      else if (stillMs >= pace.patienceMs)
        finish(
          `Electron could not be fetched (nothing arrived for ${pace.patienceMs / 1000} seconds)`,
        );
      else finish(`Electron could not be fetched${line === '' ? '' : ` (${line})`}`);
    });
  });
}

function bytesUnder(folder: string): number {
  let bytes = 0;
  try {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    // Not there yet, or moved away while it was read: the next look counts it.
  }
  return bytes;
}
