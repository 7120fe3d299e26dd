/**
 * Does the ledger hold? Walks the journal, the invariants and the projections and names what does
 * not hold. Reads only; the same checks pass judgement on backups and on files to be restored.
 *
 *     { ok: false,
 *       checks: [ { check: 'journal_chain', looked: 812, ok: true }, … ],
 *       findings: [ { check: 'projection_open_items', message: 'instalment 12: …' } ] }
 */
import { basename } from 'node:path';
import type { ReadDb } from '../handles.ts';
import type { Ledger } from '../ledger.ts';
import { damagedSentence, LedgerUnavailable } from '../refusals.ts';
import { checkFile, checkJournal, checkLetterFiles, checkStoredFiles } from './verify-bytes.ts';
import { FACT_CHECKS } from './verify-facts.ts';
import type { Check } from './verify-check.ts';
import { PROJECTION_CHECKS } from './verify-projections.ts';
import { type Text, say } from '../../domain/texts/text.ts';
import { checkRows } from './verify-rows.ts';
import { VALUE_CHECKS } from './verify-values.ts';

export interface VerifyFinding {
  /** `journal_chain`, `projection_open_items`, `allocation_exceeds_item`, … */
  readonly check: string;
  readonly message: Text;
}

export interface VerifyReport {
  readonly ok: boolean;
  /** Every check that ran, with how many things it looked at. */
  readonly checks: readonly {
    readonly check: string;
    readonly looked: number;
    readonly ok: boolean;
  }[];
  readonly findings: readonly VerifyFinding[];
}

const CHECKS: readonly Check[] = [
  ...checkFile,
  checkJournal,
  ...FACT_CHECKS,
  // After the facts, whose sentences say more than the number of a row.
  checkRows,
  checkLetterFiles,
  checkStoredFiles,
  ...PROJECTION_CHECKS,
  ...VALUE_CHECKS,
];

/** `checkpoint` is awaited between checks, with the number of checks done and of all. */
export async function verifyLedger(
  db: ReadDb,
  checkpoint?: (done: number, total: number) => Promise<void>,
): Promise<VerifyReport> {
  const checks: { check: string; looked: number; ok: boolean }[] = [];
  const findings: VerifyFinding[] = [];
  for (const { check, run } of CHECKS) {
    const { looked, wrong } = runSafely(() => run(db));
    checks.push({ check, looked, ok: wrong.length === 0 });
    findings.push(...wrong.map((message) => ({ check, message })));
    await checkpoint?.(checks.length, CHECKS.length);
  }
  return { ok: findings.length === 0, checks, findings };
}

/**
 * Is damage of the file a reason why a use case threw? The first finding, as the refusal of that use
 * case (`ledger_damaged`); null: the ledger holds, so the fault is the program's (`internal`). The
 * engine asks this and logs both, so that no reader has to expect every changed bit.
 */
export async function damageOf(ledger: Ledger): Promise<LedgerUnavailable | null> {
  try {
    const [first] = (await ledger.read((db) => verifyLedger(db))).findings;
    return first === undefined
      ? null
      : new LedgerUnavailable(
          'ledger_damaged',
          damagedSentence(basename(ledger.path), first.message),
        );
  } catch (cause) {
    return cause instanceof LedgerUnavailable ? cause : null;
  }
}

/** On a damaged file any question may fail; that is a finding, not the end of the inspection. */
function runSafely(run: () => ReturnType<Check['run']>): ReturnType<Check['run']> {
  try {
    return run();
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    return { looked: 0, wrong: [say`this could not be checked: ${what}`] };
  }
}
