/** Which of the two faces the window has: the first minutes, or the frame with its screens. */
import { useEffect } from 'react';
import { AsOfProvider } from './data/as-of.tsx';
import { WorkspaceProvider } from './data/workspace.tsx';
import { useCall } from './data/use-call.ts';
import { Frame } from './frame/frame.tsx';
import { ErrorState } from './kit/states.tsx';
import { ImportProvider } from './screens/imports/import-provider.tsx';
import { Routes } from './screens/routes.tsx';
import { StartScreen } from './screens/start/start-screen.tsx';

/** The day changes while the workspace stays open; nobody tells us, so we look. */
const LOOK_AT_THE_CALENDAR_MS = 5 * 60_000;

export function Workspace() {
  const state = useCall('workspace.state', {}, { refetchInterval: LOOK_AT_THE_CALENDAR_MS });
  const company = state.data?.ledger?.company ?? null;

  useEffect(() => {
    document.title = company === null ? 'Duebook' : `${company} – Duebook`;
  }, [company]);

  if (state.data === undefined)
    return state.error === null ? null : (
      <div style={{ padding: 32 }}>
        <ErrorState error={state.error} onRetry={() => void state.refetch()} />
      </div>
    );
  const { ledger } = state.data;
  if (ledger === null) return <StartScreen workspace={state.data} />;
  return (
    // Another ledger is another workspace: as-of date and choices begin anew.
    <AsOfProvider key={ledger.fileName} today={state.data.today}>
      <WorkspaceProvider workspace={{ ...state.data, ledger }}>
        <ImportProvider>
          <Frame>
            <Routes />
          </Frame>
        </ImportProvider>
      </WorkspaceProvider>
    </AsOfProvider>
  );
}
