/** One call in, one result out, whatever happens inside. */
import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../src/contract/api.ts';
import { ok } from '../../src/domain/result.ts';
import { clockOf } from '../../src/engine/clock.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { FailureEntry } from '../../src/engine/log.ts';
import { instantOf } from '../../src/domain/dates.ts';
import { JobCancelled, type Handler, type Router } from '../../src/services/context.ts';
import { say } from '../../src/domain/texts/text.ts';

/** An engine over use cases of the test's own; the others are missing, as a bug would make them. */
function engineWith(handlers: Partial<Router>) {
  const events: EngineEvent[] = [];
  const log: FailureEntry[] = [];
  let id = 0;
  const engine = createEngine({
    handlerOf: async (name) => handlers[name] as Handler<typeof name> | undefined,
    clock: clockOf(instantOf(0)),
    log: (entry) => log.push(entry),
    emit: (event) => events.push(event),
    ledger: null,
    onWorkspace: () => undefined,
    print: () => Promise.reject(new Error('no printer in this test')),
    newId: () => `0000000${(id += 1)}-rest`,
    host: 'terminal',
    actor: 'ana',
    version: '0.0.0',
    dataFolder: '/nowhere',
    earlierFolder: null,
    elapsed: () => 0,
    giveWay: () => Promise.resolve(),
  });
  return { engine, events, log };
}

const company = { company: 'Flores', currency: 'EUR', country: 'ES' };
const thrown = (error: unknown): Partial<Router> => ({
  'workspace.create': () => Promise.reject(error),
});
const withCode = (code: string): Error => Object.assign(new Error('from below'), { code });

describe('a call', () => {
  it('reaches its use case with checked input and defaults filled in', async () => {
    let got: unknown;
    const { engine } = engineWith({
      'workspace.search': async (_context, input) => {
        got = input;
        return ok([]);
      },
    });
    expect(await engine.call('workspace.search', { text: 'mül' }, null)).toEqual({
      ok: true,
      value: [],
    });
    expect(got).toEqual({ text: 'mül', limit: 12 });
  });

  it.each(['shell.run', '__proto__', 'constructor', ''])('named %j is refused', async (name) => {
    const { engine } = engineWith({});
    expect(await engine.call(name, {}, null)).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    });
  });

  it('that succeeds tells which topics changed; one that is refused tells nothing', async () => {
    let refuse = false;
    const { engine, events } = engineWith({
      'workspace.close': async () =>
        refuse
          ? { ok: false, error: { code: 'no_ledger', message: say`no ledger is open` } }
          : ok(null),
    });
    await engine.call('workspace.close', {}, null);
    expect(events).toEqual([
      { type: 'changed', topics: expect.arrayContaining(['workspace', 'items']) },
    ]);
    refuse = true;
    await engine.call('workspace.close', {}, null);
    expect(events).toHaveLength(1);
  });
});

describe('what is thrown', () => {
  it('by a bug is logged under a ref, and the caller learns the ref and no more', async () => {
    const { engine, log } = engineWith(thrown(new TypeError('rows is not iterable')));
    const result = await engine.call('workspace.create', company, null);
    expect(result).toEqual({
      ok: false,
      error: {
        code: 'internal',
        message: 'something went wrong inside Duebook; the log has it under 00000001',
        ref: '00000001',
      },
    });
    expect(log).toMatchObject([
      { ref: '00000001', where: 'workspace.create', thrown: { message: 'rows is not iterable' } },
    ]);
  });

  it('because nothing serves the call is a bug like any other', async () => {
    const { engine, log } = engineWith({});
    expect(await engine.call('workspace.state', {}, null)).toMatchObject({
      error: { code: 'internal' },
    });
    expect(log).toHaveLength(1);
  });

  it.each([
    ['disk_full', withCode('SQLITE_FULL')],
    ['disk_full', withCode('ENOSPC')],
    ['disk_full', new Error('the import failed', { cause: withCode('SQLITE_FULL') })],
    ['ledger_busy', withCode('SQLITE_BUSY')],
    ['ledger_busy', withCode('SQLITE_BUSY_SNAPSHOT')],
    ['cancelled', new JobCancelled()],
  ])('becomes %s and is no bug', async (code, error) => {
    const { engine, log } = engineWith(thrown(error));
    expect(await engine.call('workspace.create', company, null)).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(log).toEqual([]);
  });
});

describe('a job', () => {
  it('is listed while it runs and cancelled by its name', async () => {
    let inside: () => void = () => undefined;
    const started = new Promise<void>((resolve) => (inside = resolve));
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const { engine, events } = engineWith({
      'workspace.verify': async ({ job }) => {
        job.progress('checks', 3, 9);
        inside();
        await held;
        await job.checkpoint();
        return ok({ ok: true, checks: [], findings: [], anchor: '', agreement: null });
      },
    });
    const running = engine.call('workspace.verify', {}, 'mine');
    await started;
    expect(await engine.call('jobs.list', {}, null)).toMatchObject({
      value: [{ jobId: 'mine', done: 3, total: 9 }],
    });
    await engine.call('jobs.cancel', { jobId: 'mine' }, null);
    goOn();
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(events.map((event) => event.type)).toEqual(['progress', 'job_ended']);
    expect(await engine.call('jobs.list', {}, null)).toEqual({ ok: true, value: [] });
  });
});
