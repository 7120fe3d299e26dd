/** Work that pauses by yielding, run to its end with the engine's other calls in between. */
import type { Job } from '../context.ts';

export async function running<T>(job: Job, steps: Generator<unknown, T>): Promise<T> {
  let step = steps.next();
  while (step.done !== true) {
    await job.checkpoint();
    step = steps.next();
  }
  return step.value;
}
