/** The state of the desk (which ledger, which day), for every screen below the frame. */
import { createContext, use, type ReactNode } from 'react';
import type { LedgerInfo } from '../../contract/calls/desk.ts';
import type { DeskState } from '../../contract/told.ts';

export interface OpenDesk extends DeskState {
  readonly ledger: LedgerInfo;
}

const DeskContext = createContext<OpenDesk | null>(null);

export function DeskProvider(props: { desk: OpenDesk; children: ReactNode }) {
  return <DeskContext value={props.desk}>{props.children}</DeskContext>;
}

/** The open ledger and its desk; there is one wherever the frame is. */
export function useDesk(): OpenDesk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('useDesk needs an open ledger');
  return desk;
}
