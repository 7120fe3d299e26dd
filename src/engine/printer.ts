/**
 * Rendering in a thread of its own, so that a list opens while 500 letters print. The thread starts
 * with the first page and keeps its fonts.
 */
import { Worker } from 'node:worker_threads';
import type { ServiceContext } from '../services/context.ts';
import { workerUrl } from './worker-url.ts';

type Print = ServiceContext['print'];

export type ToPrinter = { readonly id: number; readonly job: Parameters<Print>[0] };
export type FromPrinter =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly failure: string };

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(thrown: Error): void;
}

export interface Printer {
  readonly print: Print;
  close(): Promise<void>;
}

export function newPrinter(): Printer {
  let worker: Worker | null = null;
  let nextId = 1;
  const waiting = new Map<number, Waiting>();

  const failAll = (thrown: Error): void => {
    worker = null;
    for (const { reject } of waiting.values()) reject(thrown);
    waiting.clear();
  };

  function start(): Worker {
    const started = new Worker(workerUrl('pdf-worker', import.meta.url));
    started.on('message', (message: FromPrinter) => {
      const one = waiting.get(message.id);
      waiting.delete(message.id);
      if ('bytes' in message) one?.resolve(message.bytes);
      else one?.reject(new Error(message.failure));
    });
    started.on('error', (thrown) =>
      failAll(thrown instanceof Error ? thrown : new Error(String(thrown))),
    );
    started.on('exit', (code) => {
      if (worker === started) failAll(new Error(`the PDF worker ended with ${code}`));
    });
    return started;
  }

  return {
    print: (job) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        const id = nextId;
        nextId += 1;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, job } satisfies ToPrinter);
      }),
    async close() {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}
