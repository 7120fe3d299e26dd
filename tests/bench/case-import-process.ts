/**
 * One import of case facts in a process of its own. Prints one JSON line.
 *
 *     node case-import-process.ts FILE.csv LEDGER.duebook
 *     {"milliseconds":9211,"workedMilliseconds":9900,"peakMegabytes":288,"facts":200000}
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { english } from '../harness/english.ts';
import { engineOn } from './aging-measures.ts';
import { peakMegabytes } from '../harness/peak-memory.ts';

export interface CaseImportRun {
  readonly milliseconds: number;
  /** Processor time of all threads. */
  readonly workedMilliseconds: number;
  /** Peak resident set of the whole process, worker included. */
  readonly peakMegabytes: number;
  readonly facts: number;
}

async function run(file: string, ledger: string): Promise<CaseImportRun> {
  const engine = await engineOn(path.dirname(ledger), { path: ledger, mode: 'write' });
  const bytes = new Uint8Array(await readFile(file));
  const began = performance.now();
  const inspected = await engine.call('imports.inspect', { fileName: path.basename(file), bytes });
  if (!inspected.ok) throw new Error(english(inspected.error.message));
  const { uploadId, mapping } = inspected.value;
  const preview = await engine.call('imports.preview', { uploadId, mapping });
  if (!preview.ok) throw new Error(english(preview.error.message));
  const [finding] = preview.value.findings;
  if (preview.value.refused > 0)
    throw new Error(
      `${preview.value.refused} rows refused: ${finding === undefined ? '' : english(finding.message)}`,
    );
  const committed = await engine.call('imports.commit', { previewId: preview.value.previewId });
  if (!committed.ok) throw new Error(english(committed.error.message));
  const milliseconds = performance.now() - began;
  await engine.close();
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return {
    milliseconds,
    workedMilliseconds: (userCPUTime + systemCPUTime) / 1000,
    peakMegabytes: peakMegabytes(),
    facts: committed.value.batch.facts.caseFacts,
  };
}

const [file, ledger] = process.argv.slice(2);
if (file === undefined || ledger === undefined) throw new Error('FILE.csv LEDGER.duebook');
process.stdout.write(`${JSON.stringify(await run(file, ledger))}\n`);
