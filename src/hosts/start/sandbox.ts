/**
 * Whether Chromium can shut its pages into a sandbox on this Linux. It needs user namespaces, which
 * Ubuntu since 23.10 and hardened kernels keep from programs that are not on a list, or else its own
 * helper `chrome-sandbox`, which only root can set up. Where it has neither it dies at its start, each
 * time; and Duebook does without its window rather than without the sandbox.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Each alone keeps user namespaces from a program: file below /proc/sys, and its value. */
const RESTRICTIONS = [
  ['kernel/apparmor_restrict_unprivileged_userns', '1'],
  ['user/max_user_namespaces', '0'],
  ['kernel/unprivileged_userns_clone', '0'],
] as const;

const SETUID = 0o4000;
const PROFILES = '/etc/apparmor.d';

export interface SandboxMachine {
  readonly platform: string;
  readonly isRoot: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Text of a file; null: it is not there, or not for us. */
  read(path: string): string | null;
  /** Owner and mode of a file, or null. */
  status(path: string): { readonly uid: number; readonly mode: number } | null;
  names(folder: string): readonly string[];
}

/** The beginning of a sentence that says why Electron cannot start, or null. */
export function sandboxTrouble(electron: string, machine: SandboxMachine): string | null {
  const { platform, isRoot, env } = machine;
  // Root gets no sandbox from Chromium anyhow; the variable is Electron's own, and a person set it.
  if (platform !== 'linux' || isRoot || env.ELECTRON_DISABLE_SANDBOX !== undefined) return null;
  if (hasHelper(electron, machine)) return null;
  const found = RESTRICTIONS.find(
    ([file, value]) => machine.read(`/proc/sys/${file}`)?.trim() === value,
  );
  if (found === undefined) return null;
  const [file, value] = found;
  if (file.startsWith('kernel/apparmor') && hasProfile(electron, machine)) return null;
  return `This Linux keeps Electron from securing its window (${file.replace('/', '.')} is ${value})`;
}

/** Beside Electron, or where Chromium's own variable says. */
const hasHelper = (electron: string, machine: SandboxMachine): boolean =>
  [join(dirname(electron), 'chrome-sandbox'), machine.env.CHROME_DEVEL_SANDBOX].some((path) => {
    const status = path === undefined ? null : machine.status(path);
    return status !== null && status.uid === 0 && (status.mode & SETUID) !== 0;
  });

/** A person may have put Electron on AppArmor's list, with a pattern for the folders above. */
const hasProfile = (electron: string, machine: SandboxMachine): boolean =>
  machine
    .names(PROFILES)
    .some((name) => machine.read(join(PROFILES, name))?.includes(lastPart(electron)) === true);

const lastPart = (path: string): string => path.split('/').slice(-4).join('/');

const orElse = <T>(fallback: T, read: () => T): T => {
  try {
    return read();
  } catch {
    return fallback;
  }
};

export const thisMachine: SandboxMachine = {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  env: process.env,
  read: (path) => orElse(null, () => readFileSync(path, 'utf8')),
  status: (path) => orElse(null, () => statSync(path)),
  names: (folder) => orElse([], () => readdirSync(folder)),
};
