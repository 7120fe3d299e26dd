/** A ledger in a temporary folder and the import calls over it, with a clock and ids that are given. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallInput, CallOutput } from '../../../src/contract/api.ts';
import type { Preview } from '../../../src/contract/calls/imports.ts';
import { importCalls } from '../../../src/contract/calls/imports.ts';
import { instantOf, isoDateOf, type Instant, type IsoDate } from '../../../src/domain/dates.ts';
import type { Clock, Ledger } from '../../../src/ledger/ledger.ts';
import { createLedger } from '../../../src/ledger/open.ts';
import type { Job, ServiceContext } from '../../../src/services/context.ts';
import { importHandlers } from '../../../src/services/imports/handlers.ts';
import { english } from '../../harness/english.ts';

type ImportCall = keyof typeof importHandlers;
type Answer<K extends ImportCall> = Awaited<ReturnType<(typeof importHandlers)[K]>>;

export interface ImportWorkspace {
  readonly ledger: Ledger;
  readonly context: ServiceContext;
  call<K extends ImportCall>(name: K, input: CallInput<K>): Promise<Answer<K>>;
  /** Calls that must succeed. */
  must<K extends ImportCall>(name: K, input: CallInput<K>): Promise<CallOutput<K>>;
  /** Inspect and preview with what was proposed. */
  preview(
    fileName: string,
    content: string | Uint8Array,
    kind?:
      | 'auto'
      | 'invoice-list'
      | 'invoices'
      | 'receipts'
      | 'customers'
      | 'credit-notes'
      | 'allocations',
  ): Promise<Preview>;
  /** The same and commit. */
  bring(fileName: string, content: string | Uint8Array): Promise<Preview>;
  close(): Promise<void>;
}

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

export async function importWorkspace(
  options: {
    currency?: string;
    country?: string;
    today?: string;
    job?: Partial<Job>;
    folder?: string;
  } = {},
): Promise<ImportWorkspace> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'duebook-import-'));
  const today: IsoDate = isoDateOf(options.today ?? '2026-06-30');
  let milliseconds = Date.parse(`${today}T08:00:00.000Z`);
  const clock: Clock = {
    now: (): Instant => instantOf((milliseconds += 1000)),
    today: () => today,
  };
  const made = await createLedger(join(folder, 'test.duebook'), {
    company: 'Flores Ltd',
    currency: options.currency ?? 'EUR',
    country: options.country ?? 'ES',
    isSample: false,
    clock,
    version: '0.0.0',
    ledgerId: 'test',
  });
  if (!made.ok) throw new Error(english(made.error.message));
  const ledger = made.value;
  let ids = 0;
  const context: ServiceContext = {
    clock,
    host: 'terminal',
    actor: 'test',
    version: '0.0.0',
    dataFolder: folder,
    earlierFolder: null,
    workspace: { ledger, replace: () => Promise.resolve() },
    job: { progress: () => undefined, checkpoint: () => Promise.resolve(), ...options.job },
    print: () => Promise.reject(new Error('nothing is printed here')),
    newId: () => `id-${(ids += 1)}`,
    memory: new Map(),
  };
  const call = <K extends ImportCall>(name: K, input: CallInput<K>) =>
    (importHandlers[name] as (context: ServiceContext, input: unknown) => Promise<Answer<K>>)(
      context,
      importCalls[name].input.parse(input),
    );
  const must = async <K extends ImportCall>(
    name: K,
    input: CallInput<K>,
  ): Promise<CallOutput<K>> => {
    const answer = await call(name, input);
    if (!answer.ok)
      throw new Error(`${name}: ${answer.error.code}: ${english(answer.error.message)}`);
    return answer.value as CallOutput<K>;
  };
  const preview: ImportWorkspace['preview'] = async (fileName, content, kind = 'auto') => {
    const inspection = await must('imports.inspect', { fileName, bytes: bytesOf(content), kind });
    return must('imports.preview', { uploadId: inspection.uploadId, mapping: inspection.mapping });
  };
  return {
    ledger,
    context,
    call,
    must,
    preview,
    async bring(fileName, content) {
      const shown = await preview(fileName, content);
      await must('imports.commit', { previewId: shown.previewId });
      return shown;
    },
    async close() {
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
