/** One engine and one browser host over it, with the ledger that was asked for. */
import { EngineClient } from '../../engine/client.ts';
import type { ToldError } from '../../contract/told.ts';
import { ENGLISH, err, ok, rendered, type Result } from '../../contract/values.ts';
import { startBrowserHost, type BrowserHost, type BrowserHostOptions } from '../browser/server.ts';
import { engineOptions } from '../surroundings.ts';

export interface ServedWorkspace {
  readonly host: BrowserHost;
  close(): Promise<void>;
}

export interface ServeWorkspaceOptions extends Pick<
  BrowserHostOptions,
  'pages' | 'port' | 'development'
> {
  /** Absolute path, or null. */
  readonly ledger: string | null;
  readonly sample: boolean;
}

/** Refuses with the code and sentence of a ledger that does not open. */
export async function serveWorkspace(
  options: ServeWorkspaceOptions,
): Promise<Result<ServedWorkspace, ToldError>> {
  const { ledger, sample, ...hostOptions } = options;
  const engine = await EngineClient.start({
    ...engineOptions('browser', ledger === null ? null : { path: ledger, mode: 'write' }),
    onCrash: (thrown) => process.stderr.write(`duebook: the engine ended: ${String(thrown)}\n`),
  });
  const opened = sample ? await engine.call('workspace.sample', {}) : engine.opened;
  if (opened !== null && !opened.ok) {
    await engine.close();
    return err(rendered(opened.error, ENGLISH));
  }
  try {
    const host = await startBrowserHost({ engine, ...hostOptions });
    return ok({
      host,
      async close() {
        await host.close();
        await engine.close();
      },
    });
  } catch (thrown) {
    await engine.close();
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE')
      return err({
        code: 'port_taken',
        message: `port ${options.port} is taken; name another one with --port, or leave it out`,
      });
    throw thrown;
  }
}
