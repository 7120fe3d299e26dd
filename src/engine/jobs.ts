/**
 * Long work: counted, shared with others, and cancelled when asked.
 *
 *     { jobId: 'j1', call: 'imports.commit', unit: 'rows', done: 1200, total: 2466 }
 *
 * Progress is told at most ten times a second. A checkpoint gives way to other calls at most every
 * 8 ms: often enough that a list opens while an import runs, seldom enough to cost nothing.
 */
import type { CallName, EngineEvent } from '../contract/api.ts';
import type { JobView } from '../contract/calls/workspace.ts';
import { JobCancelled, type Job } from '../services/context.ts';

const TELL_EVERY_MS = 100;
const YIELD_EVERY_MS = 8;

interface RunningJob {
  view: JobView;
  cancelled: boolean;
}

export interface JobsOptions {
  readonly emit: (event: EngineEvent) => void;
  /** Milliseconds that only grow; for pacing, never for facts. */
  readonly elapsed: () => number;
  /** Lets everything that waits run once. */
  readonly giveWay: () => Promise<void>;
}

export interface Jobs {
  /** Registers the job until `end`. The same `jobId` again while it runs replaces nothing: `null`. */
  begin(jobId: string, call: CallName): { readonly job: Job; end(): void } | null;
  /** Paced checkpoints without a name, for calls that are no jobs. */
  quiet(): Job;
  list(): readonly JobView[];
  /** Asks the job to stop at its next checkpoint; unknown ids are over already. */
  cancel(jobId: string): void;
}

export function jobsRegistry({ emit, elapsed, giveWay }: JobsOptions): Jobs {
  const running = new Map<string, RunningJob>();

  const pacedCheckpoint = (isCancelled: () => boolean) => {
    let lastYield = elapsed();
    return async () => {
      if (elapsed() - lastYield >= YIELD_EVERY_MS) {
        await giveWay();
        lastYield = elapsed();
      }
      if (isCancelled()) throw new JobCancelled();
    };
  };

  return {
    begin(jobId, call) {
      if (running.has(jobId)) return null;
      const entry: RunningJob = {
        view: { jobId, call, unit: '', done: 0, total: null },
        cancelled: false,
      };
      running.set(jobId, entry);
      let lastTold = Number.NEGATIVE_INFINITY;
      const job: Job = {
        progress(unit, done, total) {
          entry.view = { jobId, call, unit, done, total };
          // The last count is always told, so that a bar that reached its end shows it.
          if (elapsed() - lastTold < TELL_EVERY_MS && done !== total) return;
          lastTold = elapsed();
          emit({ type: 'progress', jobId, call, unit, done, total });
        },
        checkpoint: pacedCheckpoint(() => entry.cancelled),
      };
      return {
        job,
        end() {
          running.delete(jobId);
          emit({ type: 'job_ended', jobId });
        },
      };
    },
    quiet: () => ({ progress: () => undefined, checkpoint: pacedCheckpoint(() => false) }),
    list: () => [...running.values()].map((entry) => entry.view),
    cancel(jobId) {
      const entry = running.get(jobId);
      if (entry !== undefined) entry.cancelled = true;
    },
  };
}
