/** The cache of answers. An answer stays good until a `changed` event names its topic. */
import { QueryClient } from '@tanstack/react-query';
import type { CallName } from '../../contract/api.ts';
import { TOPICS, type Topic } from '../../contract/call.ts';
import { isTouched } from './topics.ts';
import type { TellingClient } from '../../contract/told.ts';

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // The engine is on this machine: "offline" does not concern it.
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

/**
 * Makes the answers that `topics` touch old. All topics at once mean another ledger: then nothing of
 * the former may be seen for even a moment, so the answers are forgotten rather than refreshed.
 */
export function dropChanged(queries: QueryClient, topics: readonly Topic[]): void {
  if (TOPICS.every((topic) => topics.includes(topic)))
    void queries.resetQueries({ predicate: (query) => query.queryKey[0] !== 'workspace.state' });
  void queries.invalidateQueries({
    predicate: (query) => isTouched(query.queryKey[0] as CallName, topics),
  });
}

/** Keeps the cache true to the engine; returns the function that ends it. */
export const followEngine = (client: TellingClient, queries: QueryClient): (() => void) =>
  client.onEvent((event) => {
    if (event.type === 'changed') dropChanged(queries, event.topics);
  });
