/**
 * Issues letters: numbers them, freezes their items and PDF bytes, sets their deadlines, applies our own open credit
 * notes that they take off. All or none.
 *
 * Printing takes long and must not hold the ledger's only writer, but the number is printed on the
 * letter and must be the next one when it is recorded. So: plan, print with the numbers the letters
 * will have, and record in one transaction if planning again there gives the same plan; if somebody
 * recorded a receipt or a letter meanwhile, begin again. After a few vain attempts the printing
 * happens inside the transaction, which nobody can overtake.
 *
 * The same idempotency key with the same input answers with the letters of the first time.
 */
import type { CheckedInput } from '../../contract/api.ts';
import type { CallError } from '../../contract/call.ts';
import type { LetterRow } from '../../contract/calls/letters.ts';
import { NO_DRAFTS } from '../../domain/facts/drafts.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { recordLetter } from '../../ledger/commands/letters/record-letter.ts';
import type { ReadDb, Tx } from '../../ledger/handles.ts';
import type { Ledger, WriteScope } from '../../ledger/ledger.ts';
import { letterRun } from '../../ledger/queries/letters/letter-run.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { refuse, withLedger } from '../with-ledger.ts';
import { planRun, type PlannedLetter, type PlanRefusal } from './plan.ts';
import { registerRows } from './register.ts';
import { list, say } from '../../domain/texts/text.ts';

const COMMAND = 'letters.issue';
/** Attempts at printing outside the transaction. */
const ATTEMPTS = 3;

type Issued = Result<readonly string[], PlanRefusal | CallError<'idempotency_mismatch'>>;

export const issueLetters: Handler<'letters.issue'> = (context, input) =>
  withLedger(context, async (ledger) => {
    const issued = await issue(context, ledger, input);
    if (!issued.ok) return issued;
    return ok(await ledger.read((db) => rowsOf(db, input, issued.value)));
  });

async function issue(
  context: ServiceContext,
  ledger: Ledger,
  input: CheckedInput<'letters.issue'>,
): Promise<Issued> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await ledger.read(async (db) => ({
      earlier: await issuedBefore(db, input),
      plan: await planRun(db, finalRun(context, input)),
    }));
    // First the key: what was issued once is an answer, even if it could not be issued today.
    if (before.earlier !== null) return before.earlier;
    if (!before.plan.ok) return before.plan;
    const pdfs = await printAll(context, before.plan.value);
    const recorded = await recordRun(context, ledger, input, before.plan.value, () =>
      Promise.resolve(pdfs),
    );
    if (recorded !== 'changed') return recorded;
  }
  const recorded = await recordRun(context, ledger, input, null, (plan) => printAll(context, plan));
  if (recorded === 'changed') throw new Error('a plan changed inside its own transaction');
  return recorded;
}

const finalRun = (context: ServiceContext, input: CheckedInput<'letters.issue'>) =>
  ({
    issuedOn: input.issuedOn,
    level: input.level,
    language: input.language,
    deliveryMethod: input.deliveryMethod,
    today: context.clock.today(),
    letters: input.letters,
    numbering: 'final',
  }) as const;

/** The answer of the first time, or null when the key is new. */
async function issuedBefore(
  db: ReadDb,
  input: CheckedInput<'letters.issue'>,
): Promise<Issued | null> {
  const run = await letterRun(db, COMMAND, input.idempotencyKey);
  if (run === null) return null;
  if (!run.hasInput(input))
    return refuse(
      'idempotency_mismatch',
      say`The key "${input.idempotencyKey}" belongs to another run of letters (${list(run.numbers)}); ask with a new key.`,
      'idempotencyKey',
    );
  return ok(run.numbers);
}

async function printAll(
  context: ServiceContext,
  letters: readonly PlannedLetter[],
): Promise<readonly Uint8Array[]> {
  const pdfs: Uint8Array[] = [];
  const printedAt = context.clock.now();
  for (const { content } of letters) {
    context.job.progress('letters', pdfs.length, letters.length);
    await context.job.checkpoint();
    pdfs.push(await context.print({ kind: 'letter', content, printedAt }));
  }
  context.job.progress('letters', pdfs.length, letters.length);
  await context.job.checkpoint();
  return pdfs;
}

/** Carries an answer out of the transaction, so that it is rolled back without a journal entry. */
class NotRecorded extends Error {
  readonly answer: Issued | 'changed';
  constructor(answer: Issued | 'changed') {
    super('not recorded');
    this.answer = answer;
  }
}

/** `expected` null: whatever the plan is inside the transaction. */
async function recordRun(
  context: ServiceContext,
  ledger: Ledger,
  input: CheckedInput<'letters.issue'>,
  expected: readonly PlannedLetter[] | null,
  pdfsOf: (plan: readonly PlannedLetter[]) => Promise<readonly Uint8Array[]>,
): Promise<Issued | 'changed'> {
  const { idempotencyKey } = input;
  try {
    return ok(
      await ledger.write(
        { command: COMMAND, actor: context.actor, input, idempotencyKey },
        async (tx, scope) => {
          const earlier = await issuedBefore(tx, input);
          if (earlier !== null) throw new NotRecorded(earlier);
          const plan = await planRun(tx, finalRun(context, input));
          if (!plan.ok) throw new NotRecorded(err(plan.error));
          if (expected !== null && JSON.stringify(plan.value) !== JSON.stringify(expected))
            throw new NotRecorded('changed');
          return recordAll(tx, scope, plan.value, await pdfsOf(plan.value));
        },
      ),
    );
  } catch (thrown) {
    if (thrown instanceof NotRecorded) return thrown.answer;
    throw thrown;
  }
}

async function recordAll(
  tx: Tx,
  scope: WriteScope,
  letters: readonly PlannedLetter[],
  pdfs: readonly Uint8Array[],
): Promise<readonly string[]> {
  const numbers: string[] = [];
  await recordFacts(
    tx,
    scope,
    {
      ...NO_DRAFTS,
      allocations: letters.flatMap(({ applied, content }) =>
        applied.map(({ creditNote, invoice, position, minor }) => ({
          sourceKind: 'credit_note',
          source: creditNote,
          invoice,
          position,
          effectiveOn: content.issuedOn,
          amountMinor: minor,
        })),
      ),
    },
    { batchId: null },
  );
  for (const [index, { customerId, content }] of letters.entries()) {
    const pdf = pdfs[index];
    if (pdf === undefined || content.number === null) throw new Error('a letter was not printed');
    const { items, ...printed } = content;
    await recordLetter(tx, scope, {
      number: content.number,
      level: content.level,
      language: content.language,
      layout: content.layout,
      customerId,
      currency: content.currency,
      issuedOn: content.issuedOn,
      deadlineOn: content.deadlineOn,
      deliveryMethod: content.delivery,
      content: printed,
      items,
      pdf,
    });
    numbers.push(content.number);
  }
  scope.detail({ letters: numbers });
  return numbers;
}

/** In the order of the run; what is still open is told as of the letters' own date. */
async function rowsOf(
  db: ReadDb,
  input: CheckedInput<'letters.issue'>,
  numbers: readonly string[],
): Promise<readonly LetterRow[]> {
  const rows = await registerRows(db, { asOf: input.issuedOn, customer: null, numbers });
  return numbers.flatMap((number) => rows.find((row) => row.number === number) ?? []);
}
