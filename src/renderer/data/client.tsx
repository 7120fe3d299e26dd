/** The one door to the engine, handed down to every screen. */
import { createContext, use, type ReactNode } from 'react';
import type { TellingClient } from '../../contract/told.ts';

const ClientContext = createContext<TellingClient | null>(null);

export function ClientProvider(props: { client: TellingClient; children: ReactNode }) {
  return <ClientContext value={props.client}>{props.children}</ClientContext>;
}

/** The client of this window; throws outside of `ClientProvider`, because that is a bug. */
export function useClient(): TellingClient {
  const client = use(ClientContext);
  if (client === null) throw new Error('useClient needs a ClientProvider above it');
  return client;
}
