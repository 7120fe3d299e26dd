/** What a host knows about its machine and hands to the engine; hosts alone read these. */
import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { fixedNowOf } from '../engine/clock.ts';
import { foldersOf, type Surroundings } from '../engine/folders.ts';
import type { EngineOptions, LedgerAtStart } from '../engine/messages.ts';

/** Absolute path of the checkout, without a slash at the end. */
export const repositoryRoot: string = fileURLToPath(new URL('../..', import.meta.url)).replace(
  /[\\/]$/,
  '',
);

export function programVersion(): string {
  const manifest = JSON.parse(readFileSync(`${repositoryRoot}/package.json`, 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

export const surroundings: Surroundings = {
  platform: process.platform,
  home: homedir(),
  env: process.env,
};

export function person(): string {
  try {
    return userInfo().username;
  } catch {
    // Containers run with user ids that have no name.
    return 'somebody';
  }
}

/** Throws on a `DUEBOOK_NOW` that is neither a date nor an instant. */
export const engineOptions = (
  host: EngineOptions['host'],
  ledger: LedgerAtStart | null,
): EngineOptions => {
  // The terminal is told paths and lists no folder; Windows takes half a second to name its documents.
  const folders = foldersOf(surroundings, ...(host === 'terminal' ? [() => homedir()] : []));
  return {
    host,
    actor: person(),
    version: programVersion(),
    dataFolder: folders.ledgers,
    earlierFolder: folders.earlier,
    logFolder: folders.logs,
    now: fixedNowOf(process.env.DUEBOOK_NOW),
    ledger,
  };
};
