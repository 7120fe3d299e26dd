/** The screens straight from their sources, with hot reload, behind the browser host's own door. */
import type { Server } from 'node:http';
import type { PageServer } from '../browser/server.ts';
import { rendererConfig } from './build.ts';

export async function vitePages(server: Server): Promise<PageServer> {
  const { createServer } = await import('vite');
  const config = await rendererConfig();
  const vite = await createServer({
    ...config,
    configFile: false,
    appType: 'spa',
    logLevel: 'warn',
    server: { ...config.server, middlewareMode: true, hmr: { server } },
  });
  server.once('close', () => void vite.close());
  return (request, response) => vite.middlewares(request, response);
}
