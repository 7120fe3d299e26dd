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
