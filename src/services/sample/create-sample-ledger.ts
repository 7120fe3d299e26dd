/**
 * Writes the sample company's history into a new ledger, week by week, with a clock that walks
 * through the eighteen months: so "as known at" has something to show, and each receipt that was
 * found late was really learned late.
 */
import { renameSync, rmSync } from 'node:fs';
import companyFile from '../../../resources/sample-company/company.json' with { type: 'json' };
import type { CallError } from '../../contract/call.ts';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import { NO_DRAFTS } from '../../domain/facts/drafts.ts';
import { err, type Result } from '../../domain/result.ts';
import { recordBankAccount } from '../../ledger/commands/bank/record-bank-account.ts';
import { recordCompany } from '../../ledger/commands/record-company.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import type { Clock, Ledger } from '../../ledger/ledger.ts';
import { createLedger, openLedger } from '../../ledger/open.ts';
import type { ServiceContext } from '../context.ts';
import { sampleBank } from './bank-month.ts';
import { bringBankIn } from './bring-bank-in.ts';
import { sampleHistory, type SampleHistory } from './history.ts';
import type { LetterRun } from './letter-plan.ts';
import { countsOf, recordWeek } from './record-week.ts';
import { SAMPLE_SEED, sampleLedgerId } from './identity.ts';
import { cancelOne, sendLetters } from './send-letters.ts';
import { sampleWeeks } from './weeks.ts';

/** A clock that is set by hand. */
function walkingClock(first: IsoDate): Clock & { set(date: IsoDate, hour: string): void } {
  let today = first;
  let now = `${first}T08:00:00.000Z` as Instant;
  return {
    now: () => now,
    today: () => today,
    set: (date, hour) => {
      today = date;
      now = `${date}T${hour}:00:00.000Z` as Instant;
    },
  };
}

/**
 * Makes the sample at `path` and opens it for writing. It is written under another name and renamed
 * when it is whole, so that a power cut leaves no half sample. Errors: those of a new ledger.
 */
export async function createSampleLedger(
  context: ServiceContext,
  path: string,
): Promise<Result<Ledger, CallError>> {
  const making = `${path}.making`;
  removeFiles(making);
  const today = context.clock.today();
  const history = sampleHistory(today, SAMPLE_SEED);
  const clock = walkingClock(history.start);
  const { company } = companyFile;
  const created = await createLedger(making, {
    company: company.name,
    currency: company.currency,
    country: company.country,
    isSample: true,
    clock,
    version: context.version,
    ledgerId: sampleLedgerId(today),
  });
  if (!created.ok) return err(created.error);
  try {
    await writeHistory(created.value, history, clock, today, context);
    await created.value.close();
    renameSync(making, path);
  } catch (cause) {
    await created.value.close();
    removeFiles(making);
    throw cause;
  }
  removeFiles(making);
  return openLedger(path, { mode: 'write', clock: context.clock, version: context.version });
}

async function writeHistory(
  ledger: Ledger,
  history: SampleHistory,
  clock: ReturnType<typeof walkingClock>,
  today: IsoDate,
  context: ServiceContext,
): Promise<void> {
  await ledger.write(
    { command: 'sample.company', actor: 'duebook', input: SAMPLE_SEED },
    async (tx, scope) => {
      await recordCompany(tx, scope, { ...companyFile.company, effectiveOn: history.start });
      for (const account of companyFile.bankAccounts)
        await recordBankAccount(tx, scope, {
          ...account,
          bankAccountId: null,
          effectiveOn: history.start,
        });
      const customers = history.customers.map((customer) => customer.draft);
      await recordFacts(tx, scope, { ...NO_DRAFTS, customers }, { batchId: null });
      scope.detail({
        company: companyFile.company.name,
        bankAccounts: companyFile.bankAccounts.length,
        ...countsOf({ ...NO_DRAFTS, customers }),
      });
    },
  );
  const desk: ServiceContext = {
    ...context,
    actor: 'duebook',
    clock,
    workspace: { ledger, replace: () => Promise.reject(new Error('the sample is being made')) },
    memory: new Map(),
    // What is told is weeks.
    job: { ...context.job, progress: () => undefined },
  };
  const weeks = sampleWeeks(history, today, SAMPLE_SEED);
  let toCancel: readonly LetterRun[] = [];
  for (const [index, week] of weeks.entries()) {
    clock.set(week.friday, '17');
    await recordWeek(ledger, week);
    for (const run of toCancel) await cancelOne(desk, run);
    for (const run of week.letters) await sendLetters(desk, run);
    toCancel = week.letters;
    context.job.progress('weeks', index + 1, weeks.length);
    await context.job.checkpoint();
  }
  await bringBankIn(ledger, sampleBank(history, today, SAMPLE_SEED));
}

const removeFiles = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-newest', '-journal', '.lock'])
    rmSync(`${path}${suffix}`, { force: true });
};
