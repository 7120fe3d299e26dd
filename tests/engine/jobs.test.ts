import { describe, expect, it } from 'vitest';
import type { CallName, EngineEvent } from '../../src/contract/api.ts';
import { jobsRegistry, type Jobs } from '../../src/engine/jobs.ts';
import { JobCancelled } from '../../src/services/context.ts';

/** Begins a job whose name is free. */
function begun(jobs: Jobs, jobId: string, call: CallName) {
  const job = jobs.begin(jobId, call);
  if (job === null) throw new Error(`${jobId} runs already`);
  return job;
}

/** A registry whose time the test moves. */
function registry() {
  const told: EngineEvent[] = [];
  let now = 0;
  let yields = 0;
  const jobs = jobsRegistry({
    emit: (event) => told.push(event),
    elapsed: () => now,
    giveWay: async () => void (yields += 1),
  });
  return { jobs, told, advance: (ms: number) => (now += ms), yields: () => yields };
}

describe('progress', () => {
  it('is told at once, then at most every 100 ms, and always at the end', () => {
    const { jobs, told, advance } = registry();
    const { job, end } = begun(jobs, 'j1', 'imports.commit');
    job.progress('rows', 1, 1000);
    advance(60);
    job.progress('rows', 500, 1000);
    advance(60);
    job.progress('rows', 900, 1000);
    job.progress('rows', 1000, 1000);
    end();
    expect(told.map((event) => (event.type === 'progress' ? event.done : event.type))).toEqual([
      1,
      900,
      1000,
      'job_ended',
    ]);
  });

  it('is in the list even when it was not told', () => {
    const { jobs } = registry();
    const { job } = begun(jobs, 'j1', 'letters.issue');
    job.progress('letters', 1, 9);
    job.progress('letters', 2, 9);
    expect(jobs.list()).toEqual([
      { jobId: 'j1', call: 'letters.issue', unit: 'letters', done: 2, total: 9 },
    ]);
  });
});

describe('a checkpoint', () => {
  it('gives way at most every 8 ms', async () => {
    const { jobs, advance, yields } = registry();
    const { job } = begun(jobs, 'j1', 'workspace.verify');
    for (let step = 0; step < 10; step += 1) {
      advance(4);
      await job.checkpoint();
    }
    expect(yields()).toBe(5);
  });

  it('ends the job that was cancelled, and no other', async () => {
    const { jobs } = registry();
    const one = begun(jobs, 'j1', 'workspace.verify');
    const two = begun(jobs, 'j2', 'workspace.verify');
    jobs.cancel('j1');
    await expect(one.job.checkpoint()).rejects.toBeInstanceOf(JobCancelled);
    await expect(two.job.checkpoint()).resolves.toBeUndefined();
  });
});

it('refuses a second job of the same name while the first runs', () => {
  const { jobs } = registry();
  const first = begun(jobs, 'j1', 'workspace.verify');
  expect(jobs.begin('j1', 'workspace.verify')).toBeNull();
  first.end();
  expect(jobs.begin('j1', 'workspace.verify')).not.toBeNull();
});
