/**
 * Where ledgers live when nobody says otherwise.
 *
 *     Linux    ~/.local/share/duebook        macOS  ~/Library/Application Support/Duebook
 *     Windows  %APPDATA%\Duebook             any    $DUEBOOK_DATA
 */
import { join } from 'node:path';

export interface Surroundings {
  readonly platform: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function dataFolderOf({ platform, home, env }: Surroundings): string {
  if (env.DUEBOOK_DATA) return env.DUEBOOK_DATA;
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Duebook');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Duebook');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'duebook');
}
