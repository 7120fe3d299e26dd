/**
 * One import in a process of its own, as a window's thread sees it: the client of the engine runs
 * here, the engine in its worker. Prints one JSON line.
 *
 *     node import-process.ts FILE.csv LEDGER.duebook
 *     {"milliseconds":4211,"peakMegabytes":288,"longestBlockMilliseconds":7.3,"longestWorkMilliseconds":2.9,"invoices":200000}
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { EngineClient } from '../../src/engine/client.ts';
import { english } from '../harness/english.ts';
import { peakMegabytes } from '../harness/peak-memory.ts';

export interface ImportRun {
  readonly milliseconds: number;
  /** Peak resident set of the whole process, worker included. */
  readonly peakMegabytes: number;
  /** The longest time in which the thread answered nobody, whoever had the processor. */
  readonly longestBlockMilliseconds: number;
  /** The most processor time the thread itself used between two looks: the blocks we make. */
  readonly longestWorkMilliseconds: number;
  readonly invoices: number;
}

/** `monitorEventLoopDelay` wakes this often; what it reports above that is somebody else's time. */
const RESOLUTION = 1;

async function importFile(file: string, ledger: string): Promise<ImportRun> {
  const engine = await EngineClient.start({
    host: 'terminal',
    actor: 'bench',
    version: 'bench',
    dataFolder: path.dirname(ledger),
    earlierFolder: null,
    logFolder: path.dirname(ledger),
    now: null,
    ledger: {
      path: ledger,
      mode: 'create',
      company: 'Bench Imports',
      currency: 'EUR',
      country: 'ES',
    },
  });
  if (engine.opened?.ok === false) throw new Error(english(engine.opened.error.message));
  const bytes = new Uint8Array(await readFile(file));
  // Starting is not importing: only blocks from here on count.
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  const work = longestWork();
  const began = performance.now();
  const inspected = await engine.call('imports.inspect', { fileName: path.basename(file), bytes });
  if (!inspected.ok) throw new Error(`imports.inspect: ${english(inspected.error.message)}`);
  const { uploadId, mapping } = inspected.value;
  const preview = await engine.call('imports.preview', { uploadId, mapping });
  if (!preview.ok) throw new Error(`imports.preview: ${english(preview.error.message)}`);
  if (preview.value.refused > 0)
    throw new Error(
      `${preview.value.refused} rows refused: ${english(preview.value.findings[0]?.message ?? '')}`,
    );
  const committed = await engine.call('imports.commit', { previewId: preview.value.previewId });
  if (!committed.ok) throw new Error(`imports.commit: ${english(committed.error.message)}`);
  const milliseconds = performance.now() - began;
  delay.disable();
  const longestWorkMilliseconds = work.end();
  await engine.close();
  return {
    milliseconds,
    peakMegabytes: peakMegabytes(),
    longestWorkMilliseconds,
    longestBlockMilliseconds: Math.max(0, delay.max / 1e6 - RESOLUTION),
    invoices: committed.value.batch.facts.invoices,
  };
}

/**
 * On a machine with more to do than processors a timer comes late although the thread did nothing: 196 ms
 * late were seen with 0.7 ms of work between. Only the work is ours.
 */
function longestWork(): { end(): number } {
  const used = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let last = used();
  let most = 0;
  const look = (): void => {
    const now = used();
    most = Math.max(most, now - last);
    last = now;
  };
  const looking = setInterval(look, RESOLUTION);
  return {
    end() {
      clearInterval(looking);
      look();
      return most;
    },
  };
}

const [file, ledger] = process.argv.slice(2);
if (file === undefined || ledger === undefined) throw new Error('FILE.csv LEDGER.duebook');
process.stdout.write(`${JSON.stringify(await importFile(file, ledger))}\n`);
