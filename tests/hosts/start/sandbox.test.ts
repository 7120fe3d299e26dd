import { describe, expect, it } from 'vitest';
import { sandboxTrouble, type SandboxMachine } from '../../../src/hosts/start/sandbox.ts';

const ELECTRON = '/home/ana/duebook/node_modules/electron/dist/electron';
const HELPER = '/home/ana/duebook/node_modules/electron/dist/chrome-sandbox';
const APPARMOR = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

const machine = (
  files: Readonly<Record<string, string>>,
  more: Partial<SandboxMachine> = {},
): SandboxMachine => ({
  platform: 'linux',
  isRoot: false,
  env: {},
  read: (path) => files[path] ?? null,
  status: (path) => (path === HELPER ? { uid: 1000, mode: 0o100755 } : null),
  names: () => Object.keys(files).flatMap((path) => path.split('/etc/apparmor.d/').slice(1)),
  ...more,
});

describe('the sandbox of Chromium on Linux', () => {
  it.each([
    ['kernel/apparmor_restrict_unprivileged_userns', '1', '0'],
    ['user/max_user_namespaces', '0', '96364'],
    ['kernel/unprivileged_userns_clone', '0', '1'],
  ])('%s %s keeps it away, %s does not', (file, closed, open) => {
    const told = (value: string): string | null =>
      sandboxTrouble(ELECTRON, machine({ [`/proc/sys/${file}`]: `${value}\n` }));
    expect(told(closed)).toBe(
      `This Linux keeps Electron from securing its window (${file.replace('/', '.')} is ${closed})`,
    );
    expect(told(open)).toBeNull();
  });
  it('a kernel that knows none of them gives it', () =>
    expect(sandboxTrouble(ELECTRON, machine({}))).toBeNull());

  const restricted = { [APPARMOR]: '1\n' };
  it.each([
    ['root, who gets none anyhow', { isRoot: true }],
    ['another system', { platform: 'darwin' }],
    ['who wants none', { env: { ELECTRON_DISABLE_SANDBOX: '1' } }],
    ['a helper that root has set up', { status: () => ({ uid: 0, mode: 0o104755 }) }],
    [
      'a helper that the environment names',
      {
        env: { CHROME_DEVEL_SANDBOX: '/usr/lib/s' },
        status: (path: string) => (path === '/usr/lib/s' ? { uid: 0, mode: 0o104755 } : null),
      },
    ],
  ] as const)('%s is let through', (_name, more) =>
    expect(sandboxTrouble(ELECTRON, machine(restricted, more))).toBeNull(),
  );
  it.each([
    ['of the person', { uid: 1000, mode: 0o104755 }],
    ['without the bit', { uid: 0, mode: 0o100755 }],
  ])('a helper %s does not help', (_name, status) =>
    expect(sandboxTrouble(ELECTRON, machine(restricted, { status: () => status }))).not.toBeNull(),
  );
  it('a profile that names this Electron helps', () => {
    const profile = (path: string): SandboxMachine =>
      machine({ ...restricted, '/etc/apparmor.d/mine': `profile mine ${path} { userns, }` });
    expect(
      sandboxTrouble(ELECTRON, profile('/home/*/**/node_modules/electron/dist/electron')),
    ).toBeNull();
    expect(sandboxTrouble(ELECTRON, profile('/opt/Signal/signal-desktop'))).not.toBeNull();
  });
});
