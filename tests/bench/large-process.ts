/**
 * One large file in a process of its own: first its preview is cancelled on the way, then it is
 * imported. Prints one JSON line.
 *
 *     node large-process.ts FILE LEDGER.duebook
 *     {"milliseconds":9000,"peakMegabytes":420,"facts":40000,"refused":0,"progress":120,"cancelledAfterMilliseconds":3.1}
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../src/contract/api.ts';
import type { Instant } from '../../src/domain/dates.ts';
import { EngineClient } from '../../src/engine/client.ts';
import { TODAY } from './made/made-ledger.ts';
import { english } from '../harness/english.ts';
import { peakMegabytes } from '../harness/peak-memory.ts';

export interface LargeRun {
  readonly milliseconds: number;
  /** Peak resident set of the whole process, worker and the file's own bytes included. */
  readonly peakMegabytes: number;
  readonly facts: number;
  readonly refused: number;
  /** Progress events of the import. */
  readonly progress: number;
  /** From asking for the cancel to the answer. */
  readonly cancelledAfterMilliseconds: number;
}

async function run(file: string, ledger: string): Promise<LargeRun> {
  const engine = await EngineClient.start({
    host: 'terminal',
    actor: 'bench',
    version: 'bench',
    dataFolder: path.dirname(ledger),
    earlierFolder: null,
    logFolder: path.dirname(ledger),
    now: `${TODAY}T12:00:00.000Z` as Instant,
    ledger: {
      path: ledger,
      mode: 'create',
      company: 'Bench Imports',
      currency: 'EUR',
      country: 'ES',
    },
  });
  if (engine.opened?.ok === false) throw new Error(english(engine.opened.error.message));
  const call = async <K extends CallName>(
    name: K,
    input: CallInput<K>,
    jobId?: string,
  ): Promise<CallOutput<K>> => {
    const result = await engine.call(name, input, jobId === undefined ? {} : { jobId });
    if (!result.ok) throw new Error(`${name}: ${english(result.error.message)}`);
    return result.value as CallOutput<K>;
  };
  const bytes = new Uint8Array(await readFile(file));
  const inspected = await call('imports.inspect', { fileName: path.basename(file), bytes });
  const input = { uploadId: inspected.uploadId, mapping: inspected.mapping };

  let progress = 0;
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  engine.onEvent((event) => {
    if (event.type !== 'progress') return;
    progress += 1;
    if (event.jobId === 'to-cancel') begin();
  });
  const cancelled = engine.call('imports.preview', input, { jobId: 'to-cancel' });
  await begun;
  const asked = performance.now();
  await engine.call('jobs.cancel', { jobId: 'to-cancel' });
  const answer = await cancelled;
  const cancelledAfterMilliseconds = performance.now() - asked;
  if (answer.ok || answer.error.code !== 'cancelled')
    throw new Error('the preview was to be cancelled and was not');

  progress = 0;
  const began = performance.now();
  const preview = await call('imports.preview', input, 'preview');
  const { batch } = await call('imports.commit', { previewId: preview.previewId }, 'commit');
  const milliseconds = performance.now() - began;
  await engine.close();
  return {
    milliseconds,
    peakMegabytes: peakMegabytes(),
    facts: Object.values<number>({ ...batch.facts }).reduce((sum, count) => sum + count, 0),
    refused: preview.refused,
    progress,
    cancelledAfterMilliseconds,
  };
}

const [file, ledger] = process.argv.slice(2);
if (file === undefined || ledger === undefined) throw new Error('FILE LEDGER.duebook');
process.stdout.write(`${JSON.stringify(await run(file, ledger))}\n`);
