/** The state of the workspace (which ledger, which day), for every screen below the frame. */
import { createContext, use, type ReactNode } from 'react';
import type { WorkspaceState } from '../../contract/told.ts';

export interface OpenWorkspace extends WorkspaceState {
  readonly ledger: NonNullable<WorkspaceState['ledger']>;
}

const WorkspaceContext = createContext<OpenWorkspace | null>(null);

export function WorkspaceProvider(props: { workspace: OpenWorkspace; children: ReactNode }) {
  return <WorkspaceContext value={props.workspace}>{props.children}</WorkspaceContext>;
}

/** The open ledger and its workspace; there is one wherever the frame is. */
export function useWorkspace(): OpenWorkspace {
  const workspace = use(WorkspaceContext);
  if (workspace === null) throw new Error('useWorkspace needs an open ledger');
  return workspace;
}
