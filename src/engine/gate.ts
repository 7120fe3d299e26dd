/**
 * Who may run beside whom: any number of calls together, but a change of the open ledger alone.
 * Without it a ledger could be closed under a running import.
 */
export interface Gate {
  /** Runs `work` beside other shared work; waits while an exclusive one runs or is next. */
  shared<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` when everything before it has ended, and nothing beside it. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
}

export function newGate(): Gate {
  let lastExclusive: Promise<unknown> = Promise.resolve();
  const inside = new Set<Promise<unknown>>();
  const settled = (work: Promise<unknown>): Promise<void> =>
    work.then(
      () => undefined,
      () => undefined,
    );

  return {
    shared(work) {
      const run = lastExclusive.then(work);
      const ended = settled(run);
      inside.add(ended);
      void ended.then(() => inside.delete(ended));
      return run;
    },
    exclusive(work) {
      const before = [...inside, lastExclusive];
      const run = Promise.all(before).then(work);
      lastExclusive = settled(run);
      return run;
    },
  };
}
