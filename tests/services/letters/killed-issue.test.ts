/**
 * `kill -9` in the middle of issuing letters of every level: all of the run is there or nothing, numbers have no gap,
 * no letter is without its PDF, and the same run again issues nothing twice.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from '../../../src/ledger/open.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { onAccount } from '../../../src/ledger/queries/aging/on-account.ts';
import { letterFile } from '../../../src/ledger/queries/letters/letter-files.ts';
import { letterRegister } from '../../../src/ledger/queries/letters/letter-register.ts';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { letterHandlers } from '../../../src/services/letters/handlers.ts';
import { english } from '../../harness/english.ts';
import { creditNote } from '../../ledger/fixture.ts';
import { ON, request } from './asking.ts';
import { contextOf, FACTS, letterWorkspace, novemberClock } from './letter-workspace.ts';

type Outcome = { readonly signal: string | null; readonly said: string };

function killedAt(file: string, run: string, place: string): Promise<Outcome> {
  const script = join(import.meta.dirname, 'issue-process.ts');
  const child = spawn(process.execPath, [script, file, run, place], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve) =>
    child.once('close', (_, signal) => resolve({ signal, said: said.trim() })),
  );
}

/** Numbers in the register, of them those whose bytes are whole, what is left of credit notes, what verify finds. */
const stateOf = (ledger: Ledger) =>
  ledger.read(async (db) => {
    const letters = await letterRegister(db, { asOf: ON.issuedOn, customer: null });
    const files = await Promise.all(letters.map(({ number }) => letterFile(db, number)));
    const credits = await onAccount(db, { asOf: ON.issuedOn, knownAt: null });
    return {
      letters: letters.map(({ number, level }) => `${number} level ${level}`).sort(),
      whole: files.filter((one) => one?.isIntact === true && one.bytes.length > 1000).length,
      files: (await db.selectFrom('letter_files').select('sha256').execute()).length,
      credit: credits.some(({ kind }) => kind === 'credit_note'),
      findings: (await verifyLedger(db)).findings,
    };
  });

test.each([
  [1, 'printing-1'], [2, 'printing-2'], [3, 'recorded'], [4, 'recorded'], [3, 'committed'], [4, 'committed'], [1, 'never'],
] as const)('level %i, killed at: %s', { timeout: 60_000 }, async (level, place) => {
    const workspace = await letterWorkspace({
      facts: { ...FACTS, creditNotes: [creditNote('CN-1', 'C2', '2026-10-20', 20_000)] },
    });
    const letters = await Promise.all(['C1', 'C2', 'C5'].map((code) => request(workspace, code)));
    const input = { ...ON, level, letters, idempotencyKey: 'run-0001' };
    const file = workspace.ledger.path;
    const run = `${file}.json`;
    writeFileSync(run, JSON.stringify(input));
    await workspace.ledger.close();

    expect(await killedAt(file, run, place)).toEqual(
      place === 'never' ? { signal: null, said: 'issued' } : { signal: 'SIGKILL', said: '' },
    );

    const opened = await openLedger(file, { mode: 'write', clock: novemberClock(), version: '0.1.0' });
    if (!opened.ok) throw new Error(english(opened.error.message));
    const ledger = opened.value;
    const all = {
      letters: ['L-2026-0001', 'L-2026-0002', 'L-2026-0003'].map((number) => `${number} level ${level}`),
      whole: 3, files: 3, credit: false, findings: [],
    };
    expect(await stateOf(ledger)).toEqual(
      place === 'committed' || place === 'never'
        ? all
        : { letters: [], whole: 0, files: 0, credit: true, findings: [] },
    );
    // The same run, as somebody would ask again who was never told: twice, to be sure.
    for (const _ of [1, 2]) {
      const again = await letterHandlers['letters.issue'](contextOf(ledger, novemberClock()), input);
      expect(again.ok && again.value.map(({ number }) => number)).toEqual(['L-2026-0001', 'L-2026-0002', 'L-2026-0003']);
      expect(await stateOf(ledger)).toEqual(all);
    }
    await ledger.close();
}); // prettier-ignore
