/** What a host knows about its machine and hands to the engine; hosts alone read these. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fixedNowOf } from '../engine/clock.ts';
import { foldersOf } from '../engine/folders.ts';
import type { EngineOptions, LedgerAtStart } from '../engine/messages.ts';
import { person, surroundings } from '../engine/surroundings.ts';

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

/** Throws on a `DUEBOOK_NOW` that is neither a date nor an instant. */
export const engineOptions = (
  host: EngineOptions['host'],
  ledger: LedgerAtStart | null,
): EngineOptions => {
  // The terminal is told paths and lists no folder; Windows takes half a second to name its documents.
  const folders = foldersOf(
    surroundings,
    ...(host === 'terminal' ? [() => surroundings.home] : []),
  );
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
