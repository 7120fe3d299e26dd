/** What the machine says about itself and about the person; hosts alone ask. */
import { homedir, userInfo } from 'node:os';

export interface Surroundings {
  readonly platform: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export const surroundings: Surroundings = {
  platform: process.platform,
  home: homedir(),
  env: process.env,
};

/** Who acts, for the journal. */
export function person(): string {
  try {
    return userInfo().username;
  } catch {
    // Containers run with user ids that have no name.
    return 'somebody';
  }
}

/**
 * Whatever this program makes from here on (ledgers, logs of SQLite beside them, backups, exports, its own log, folders)
 * is for its owner alone, whatever the person's umask allows. Windows has the user's profile for that.
 */
export const keepToOwner = (): void => void process.umask(0o077);
