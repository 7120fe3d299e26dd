/** Jobs under way in the engine, with their counted units; fed by `progress` and `job_ended`. */
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { CallName } from '../../contract/api.ts';
import { useClient } from './client.tsx';

export interface RunningJob {
  readonly jobId: string;
  readonly call: CallName;
  /** What is counted: `rows`, `letters`, `bytes`. */
  readonly unit: string;
  readonly done: number;
  readonly total: number | null;
}

const JobsContext = createContext<readonly RunningJob[]>([]);

export function JobsProvider(props: { children: ReactNode }) {
  const client = useClient();
  const [jobs, setJobs] = useState<readonly RunningJob[]>([]);

  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type === 'progress') {
          const { jobId, call, unit, done, total } = event;
          const job = { jobId, call, unit, done, total };
          setJobs((before) =>
            before.some((one) => one.jobId === jobId)
              ? before.map((one) => (one.jobId === jobId ? job : one))
              : [...before, job],
          );
        } else if (event.type === 'job_ended') {
          setJobs((before) => before.filter((one) => one.jobId !== event.jobId));
        }
      }),
    [client],
  );

  return <JobsContext value={jobs}>{props.children}</JobsContext>;
}

export const useJobs = (): readonly RunningJob[] => use(JobsContext);
