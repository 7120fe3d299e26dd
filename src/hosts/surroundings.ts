/** What a host knows about its machine and hands to the engine; hosts alone read these. */
import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { fixedNowOf } from '../engine/clock.ts';
import { dataFolderOf } from '../engine/data-folder.ts';
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

function person(): string {
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
): EngineOptions => ({
  host,
  actor: person(),
  version: programVersion(),
  dataFolder: dataFolderOf({ platform: process.platform, home: homedir(), env: process.env }),
  now: fixedNowOf(process.env.DUEBOOK_NOW),
  ledger,
});
