/**
 * Reading and doing through the contract.
 *
 *     const report = useCall('aging.report', { ...moment.input, basis: 'due' });
 *     if (report.data) …; if (report.error) …         // data is the value, error a CallError
 *
 *     const issue = useAction('letters.issue');
 *     const result = await issue.run({ … });           // never throws
 *     if (result.ok) …; else show(result.error.message)
 */
import { useCallback, useRef, useState } from 'react';
import {
  queryOptions,
  useQuery,
  useQueryClient,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, type CallInput, type CallName } from '../../contract/api.ts';
import { asCallError, valueOf, type CallError } from './call-error.ts';
import { useClient } from './client.tsx';
import { useJobs, type RunningJob } from './jobs.tsx';
import { callKnowing, sharingOf } from './known-rows.ts';
import { dropChanged } from './query-client.ts';
import type { TellingClient, ToldOutput, ToldResult } from '../../contract/told.ts';

export { CallError } from './call-error.ts';
export { useClient } from './client.tsx';

type CallKey<K extends CallName> = readonly [K, CallInput<K>];

/** The query of one call, for `useQuery`, `useQueries`, `prefetchQuery`. Key: `[name, input]`. */
export const callQuery = <K extends CallName>(
  client: TellingClient,
  name: K,
  input: CallInput<K>,
) =>
  queryOptions<ToldOutput<K>, CallError, ToldOutput<K>, CallKey<K>>({
    queryKey: [name, input],
    queryFn: async ({ client: queries, queryKey }) => {
      try {
        const earlier = queries.getQueryData<ToldOutput<K>>(queryKey);
        return valueOf<K>(await callKnowing(client, name, input, earlier));
      } catch (thrown) {
        throw asCallError(thrown);
      }
    },
    structuralSharing: sharingOf(name),
  });

export type UseCallOptions<K extends CallName> = Omit<
  UseQueryOptions<ToldOutput<K>, CallError, ToldOutput<K>, CallKey<K>>,
  'queryKey' | 'queryFn'
>;

/** The value of a call, read again whenever a `changed` event touches it. */
export function useCall<K extends CallName>(
  name: K,
  input: CallInput<K>,
  options?: UseCallOptions<K>,
): UseQueryResult<ToldOutput<K>, CallError> {
  const client = useClient();
  return useQuery<ToldOutput<K>, CallError, ToldOutput<K>, CallKey<K>>({
    ...callQuery(client, name, input),
    ...options,
  });
}

export interface Action<K extends CallName> {
  /** Does it; never throws. A second run while one is under way is the caller's business. */
  readonly run: (input: CallInput<K>) => Promise<ToldResult<K>>;
  readonly isRunning: boolean;
  /** Of the last run; null while running and after `reset`. */
  readonly error: CallError | null;
  readonly value: ToldOutput<K> | null;
  /** Counted units of the run under way; null before the first report and for calls that are no job. */
  readonly progress: RunningJob | null;
  /** Asks the engine to stop; the run then ends with code `cancelled`. */
  readonly cancel: () => void;
  readonly reset: () => void;
}

interface ActionState<K extends CallName> {
  readonly jobId: string | null;
  readonly error: CallError | null;
  readonly value: ToldOutput<K> | null;
}
const idle = { jobId: null, error: null, value: null } as const;

export function useAction<K extends CallName>(name: K): Action<K> {
  const client = useClient();
  const queries = useQueryClient();
  const jobs = useJobs();
  const [state, setState] = useState<ActionState<K>>(idle);
  const latest = useRef<string | null>(null);

  const run = useCallback(
    async (input: CallInput<K>): Promise<ToldResult<K>> => {
      const jobId = crypto.randomUUID();
      latest.current = jobId;
      setState({ jobId, error: null, value: null });
      let changedSeen = false;
      const stop = client.onEvent((event) => {
        if (event.type === 'changed') changedSeen = true;
      });
      let result: ToldResult<K>;
      try {
        result = await client.call(name, input, { jobId });
      } catch (thrown) {
        const { code, message } = asCallError(thrown);
        result = { ok: false, error: { code, message } } as ToldResult<K>;
      }
      stop();
      // The event normally comes before the answer; where it is late, the screen need not wait for it.
      const { changes } = api[name];
      if (result.ok && changes.length > 0 && !changedSeen) dropChanged(queries, changes);
      if (latest.current === jobId)
        setState(
          result.ok
            ? { jobId: null, error: null, value: result.value as ToldOutput<K> }
            : { jobId: null, error: asCallError(toThrown(result)), value: null },
        );
      return result;
    },
    [client, name, queries],
  );

  const cancel = useCallback(() => {
    if (latest.current !== null) void client.call('jobs.cancel', { jobId: latest.current });
  }, [client]);
  const reset = useCallback(() => {
    latest.current = null;
    setState(idle);
  }, []);

  return {
    run,
    cancel,
    reset,
    isRunning: state.jobId !== null,
    error: state.error,
    value: state.value,
    progress: jobs.find((job) => job.jobId === state.jobId) ?? null,
  };
}

function toThrown<K extends CallName>(result: ToldResult<K>): unknown {
  try {
    valueOf<K>(result);
    return null;
  } catch (thrown) {
    return thrown;
  }
}
