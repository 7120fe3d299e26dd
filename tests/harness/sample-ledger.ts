/**
 * The sample company's ledger as the browser host makes it on the day of the tests, made once for a
 * run of Playwright and copied by every test that opens it: making it takes seconds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { terminalOk } from './terminal.ts';

const NAME = 'DUEBOOK_E2E_SAMPLE';

/** Absolute path of the ledger; only within a run that made it. */
export function sampleLedger(): string {
  const file = process.env[NAME];
  if (file === undefined) throw new Error(`${NAME} is not set: the run made no sample ledger`);
  return file;
}

/** Playwright's `globalSetup`: workers get the environment; what it returns ends the run. */
export default function makeSampleLedger(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'duebook-e2e-sample-'));
  const file = path.join(folder, 'Sample-company.duebook');
  terminalOk(['sample', file], { now: '2026-11-21T10:00:00.000Z' });
  process.env[NAME] = file;
  return () => rmSync(folder, { recursive: true, force: true });
}
