/** Starts the workspace in a window: Electron's, or a browser page on loopback. */
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { client } from './client/index.ts';
import { followEngine, makeQueryClient } from './data/query-client.ts';
import { callQuery } from './data/use-call.ts';
import { parseRoute } from './routing/router.tsx';
import { fetchScreen } from './screens/routes.tsx';
import { speakAsAsked } from './texts/i18n.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const queries = makeQueryClient();
followEngine(client, queries);
// Both are under way while the first frame is made, and not after it.
void queries.prefetchQuery(callQuery(client, 'workspace.state', {}));
fetchScreen(parseRoute(window.location.hash).parts);

// Not awaited here: a language is a file that needs this one to have run.
void speakAsAsked(window.location.href).then(() =>
  createRoot(root).render(
    <StrictMode>
      <App client={client} queries={queries} />
    </StrictMode>,
  ),
);

// Chinese names: a hundred pieces of a font, of which the browser fetches those whose characters occur.
// Their list alone is a quarter of a megabyte, and the first screen does not wait for it.
void import('@fontsource-variable/noto-sans-sc/wght.css');
