import os from 'node:os';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';
import { person } from '../../src/engine/surroundings.ts';

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

test('a person has the name of the account', () => {
  expect(person()).toBe(os.userInfo().username);
});

test('a user id without an account acts all the same, without a name', () => {
  // What Node throws in a container that was started with `--user 12345`.
  vi.spyOn(os, 'userInfo').mockImplementation(() => {
    throw Object.assign(new Error('uv_os_get_passwd returned ENOENT (no such file or directory)'), {
      code: 'ERR_SYSTEM_ERROR',
    });
  });
  syncBuiltinESMExports();
  expect(person()).toBe('somebody');
});
