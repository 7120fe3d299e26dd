/**
 * Where Duebook keeps what: ledgers where a person finds them, everything else out of their way.
 *
 *              ledgers                the program's own: log, profiles of its windows
 *     Linux    ~/Documents/Duebook    ~/.local/share/duebook
 *     macOS    ~/Documents/Duebook    ~/Library/Application Support/Duebook
 *     Windows  Documents\Duebook      %LOCALAPPDATA%\Duebook
 *     any      $DUEBOOK_DATA          $DUEBOOK_DATA
 *
 * "Documents" is the folder that the system calls so (`XDG_DOCUMENTS_DIR`, Windows' known folders). No
 * profile lies in a folder of ledgers of its own accord: what clears or removes an app's profile would
 * take the ledgers with it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Surroundings } from './surroundings.ts';

/** Absolute paths; none of them needs to exist. */
export interface Folders {
  /** Ledgers are made here and looked for here. */
  readonly ledgers: string;
  /** Where they were made until November 2026. Those stay there and are listed; null: nowhere else. */
  readonly earlier: string | null;
  /** Of `duebook.log`. */
  readonly logs: string;
  /** Profile (settings, cache, lock) of the desktop program, and of an app window of a browser. */
  readonly desktopProfile: string;
  readonly browserProfile: string;
}

/** `documents` is asked for only when `DUEBOOK_DATA` does not say where ledgers are. */
export function foldersOf(
  surroundings: Surroundings,
  documents: () => string = () => documentsOf(surroundings),
): Folders {
  const { platform, home, env } = surroundings;
  const named = env.DUEBOOK_DATA || null;
  const own = named ?? ownFolder(surroundings);
  const earlier =
    platform === 'win32'
      ? join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Duebook')
      : ownFolder(surroundings);
  return {
    ledgers: named ?? join(documents(), 'Duebook'),
    earlier: named === null ? earlier : null,
    logs: join(own, 'logs'),
    desktopProfile: join(own, 'desktop'),
    browserProfile: join(own, 'window'),
  };
}

function ownFolder({ platform, home, env }: Surroundings): string {
  if (platform === 'win32')
    return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Duebook');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Duebook');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'duebook');
}

/** The folder that the system calls the person's documents; Electron's `app.getPath('documents')`. */
export function documentsOf({ platform, home, env }: Surroundings): string {
  if (platform === 'win32') return windowsDocuments() ?? join(home, 'Documents');
  if (platform === 'darwin') return join(home, 'Documents');
  const named = xdgDocuments(join(env.XDG_CONFIG_HOME || join(home, '.config'), 'user-dirs.dirs'));
  return named === null
    ? join(home, 'Documents')
    : named.replace(/^\$HOME(?=\/|$)/, home).replace(/(?<=.)\/+$/, '');
}

/** `XDG_DOCUMENTS_DIR="$HOME/Dokumente"`; the format allows an absolute path or one below $HOME. */
function xdgDocuments(file: string): string | null {
  try {
    const line = /^\s*XDG_DOCUMENTS_DIR="((?:\$HOME)?(?:\/(?:[^"\\]|\\.)*)?)"/m;
    const value = line.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    return value === '' ? null : value.replaceAll(/\\(.)/g, '$1');
  } catch {
    return null;
  }
}

/** Moved by people and by OneDrive, and named in their language; only the system knows. */
function windowsDocuments(): string | null {
  try {
    const told = execFileSync(
      'powershell.exe',
      [
        '-NoProfile',
        '-NonInteractive',
        '-Command',
        "[Console]::OutputEncoding = [Text.Encoding]::UTF8; [Environment]::GetFolderPath('MyDocuments')",
      ],
      { encoding: 'utf8', timeout: 10_000, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] },
    ).trim();
    return told === '' ? null : told;
  } catch {
    return null;
  }
}
