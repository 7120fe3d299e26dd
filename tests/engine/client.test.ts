/** The real thread: a trip through it, a ledger at start, and what happens when it dies. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../src/domain/dates.ts';
import { EngineClient, type StartOptions } from '../../src/engine/client.ts';

const folder = mkdtempSync(join(tmpdir(), 'duebook-engine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options: StartOptions = {
  host: 'terminal',
  actor: 'ana',
  version: '0.0.0',
  dataFolder: folder,
  earlierFolder: null,
  logFolder: folder,
  now: instantOf(Date.UTC(2026, 5, 30, 12)),
  ledger: null,
};

describe('an engine in its thread', () => {
  it('makes a ledger at start, answers, and refuses a wrong input', async () => {
    const path = join(folder, 'a.duebook');
    const engine = await EngineClient.start({
      ...options,
      ledger: { path, mode: 'create', company: 'Flores', currency: 'EUR', country: 'ES' },
    });
    expect(engine.opened).toEqual({ ok: true, value: null });
    expect(await engine.call('company.get', {})).toMatchObject({
      ok: true,
      value: { name: 'Flores' },
    });
    expect(await engine.call('workspace.search', { text: 'x', limit: 0 })).toMatchObject({
      ok: false,
      error: { code: 'invalid_input', at: 'limit' },
    });
    await engine.close();
    expect(await engine.call('company.get', {})).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });

    const reader = await EngineClient.start({ ...options, ledger: { path, mode: 'read' } });
    expect(reader.opened).toEqual({ ok: true, value: null });
    await reader.close();
  });

  it('starts without the ledger that does not open, and says why', async () => {
    const engine = await EngineClient.start({
      ...options,
      ledger: { path: join(folder, 'none.duebook'), mode: 'write' },
    });
    expect(engine.opened).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await engine.call('company.get', {})).toMatchObject({
      ok: false,
      error: { code: 'no_ledger' },
    });
    await engine.close();
  });
});

describe('a thread that dies', () => {
  /** Answers `workspace.search` and dies of `workspace.close`. */
  const dying = join(folder, 'dying-worker.mjs');
  writeFileSync(
    dying,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ id, name }) => {
       if (name === 'workspace.close') process.exit(7);
       if (name === 'workspace.search') parentPort.postMessage({ type: 'answer', id, result: { ok: true, value: [] } });
     });
     parentPort.postMessage({ type: 'ready', opened: null });`,
  );

  it('answers what was waiting, starts again once, then stays down', async () => {
    const engine = await EngineClient.start({ ...options, workerFile: new URL(`file://${dying}`) });
    const waiting = engine.call('workspace.state', {});
    const again = new Promise<string>((resolve) => engine.onEvent((event) => resolve(event.type)));
    expect(await engine.call('workspace.close', {})).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
    expect(await waiting).toMatchObject({
      ok: false,
      error: { code: 'internal', ref: 'engine-ended' },
    });
    expect(await again).toBe('changed');
    expect(await engine.call('workspace.search', { text: '' })).toEqual({ ok: true, value: [] });
    await engine.call('workspace.close', {});
    expect(await engine.call('workspace.search', { text: '' })).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
    await engine.close();
  });
});
