/** The thread that renders; see `printer.ts`. One job at a time, in the order they came. */
import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { FromPrinter, ToPrinter } from './printer.ts';

enableCompileCache();

const port = parentPort;
if (port === null) throw new Error('pdf-worker.ts runs as a worker thread only');

// Loaded with the first job, so that a thread that starts does not wait for fonts it may never need.
const renderer = () => import('../services/render-document.ts');

let queue: Promise<void> = Promise.resolve();

async function render({ id, job }: ToPrinter): Promise<void> {
  try {
    const { renderPdf } = await renderer();
    const bytes = await renderPdf(job);
    // A copy that owns its whole buffer can be handed over instead of cloned.
    const whole = new Uint8Array(bytes);
    port?.postMessage({ id, bytes: whole } satisfies FromPrinter, [whole.buffer]);
  } catch (thrown) {
    const failure = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    port?.postMessage({ id, failure } satisfies FromPrinter);
  }
}

port.on('message', (message: ToPrinter) => {
  queue = queue.then(() => render(message));
});
