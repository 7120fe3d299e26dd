/** The real thread: a trip through it, a ledger at start, and what happens when it dies. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../src/domain/dates.ts';
import { english } from '../harness/english.ts';
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

describe('another ledger by its path', () => {
  it('takes the place of the open one only when it does open', async () => {
    const made = async (name: string): Promise<string> => {
      const path = join(folder, `${name}.duebook`);
      const ledger = {
        path,
        mode: 'create',
        company: name,
        currency: 'EUR',
        country: 'ES',
      } as const;
      await (await EngineClient.start({ ...options, ledger })).close();
      return path;
    };
    const [first, second] = [await made('First'), await made('Second')];
    const words = join(folder, 'Words.duebook');
    writeFileSync(words, 'only words '.repeat(100));
    const engine = await EngineClient.start({ ...options, ledger: { path: first, mode: 'write' } });
    const changed: string[] = [];
    engine.onEvent((event) => changed.push(event.type));
    expect(await engine.open(words)).toMatchObject({ ok: false, error: { code: 'not_a_ledger' } });
    expect(await engine.open(join(folder, 'None.duebook'))).toMatchObject({ ok: false });
    expect(changed).toEqual([]);
    expect(await engine.call('company.get', {})).toMatchObject({ value: { name: 'First' } });
    expect(await engine.open(first)).toEqual({ ok: true, value: null });
    expect(await engine.open(second)).toEqual({ ok: true, value: null });
    expect(await engine.call('company.get', {})).toMatchObject({ value: { name: 'Second' } });
    // The first is closed: another program may have it.
    const other = await EngineClient.start({ ...options, ledger: { path: first, mode: 'write' } });
    expect(other.opened).toEqual({ ok: true, value: null });
    expect(await engine.open(first)).toMatchObject({ ok: false, error: { code: 'ledger_locked' } });
    expect(await engine.call('company.get', {})).toMatchObject({ value: { name: 'Second' } });
    await other.close();
    await engine.close();
    expect(await engine.open(first)).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});

describe('a thread that dies', () => {
  it('of its memory says so, and what to do', async () => {
    const hungry = join(folder, 'hungry-worker.mjs');
    writeFileSync(
      hungry,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', () => {
         throw Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
       });
       parentPort.postMessage({ type: 'ready', opened: null });`,
    );
    const engine = await EngineClient.start({
      ...options,
      workerFile: new URL(`file://${hungry}`),
    });
    const answer = await engine.call('workspace.state', {});
    expect(answer.ok ? '' : english(answer.error.message)).toContain(
      'more memory than Duebook may',
    );
    await engine.close();
  });

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
