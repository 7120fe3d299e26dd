/**
 * A workspace for tests: a real ledger file in a temporary folder, use cases called as the engine calls
 * them (input checked by the contract), and a clock that stands where the test puts it.
 *
 *     const workspace = await testWorkspace();
 *     workspace.setNow('2026-05-02T09:00');
 *     const report = await workspace.value('aging.report', { asOf: '2026-04-30' });
 *     await workspace.dispose();
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { api, type CallInput } from '../../../src/contract/api.ts';
import type { ToldOutput, ToldResult } from '../../../src/contract/told.ts';
import { isInstant, isoDateOf, type Instant, type IsoDate } from '../../../src/domain/dates.ts';
import { renderPdf } from '../../../src/documents/render.ts';
import { NO_DRAFTS, type FactDrafts } from '../../../src/domain/facts/drafts.ts';
import { recordFacts } from '../../../src/ledger/commands/facts/record-facts.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { createLedger } from '../../../src/ledger/open.ts';
import { bankHandlers } from '../../../src/services/bank/handlers.ts';
import { agingHandlers } from '../../../src/services/aging/handlers.ts';
import { contractHandlers } from '../../../src/services/contracts/handlers.ts';
import { companyHandlers } from '../../../src/services/company/handlers.ts';
import type { ServiceContext } from '../../../src/services/context.ts';
import { customerHandlers } from '../../../src/services/customers/handlers.ts';
import { workspaceHandlers } from '../../../src/services/workspace/handlers.ts';
import { importHandlers } from '../../../src/services/imports/handlers.ts';
import { factHandlers } from '../../../src/services/facts/handlers.ts';
import { rateHandlers } from '../../../src/services/rates/handlers.ts';
import { bucketHandlers } from '../../../src/services/buckets/handlers.ts';
import { policyHandlers } from '../../../src/services/policy/handlers.ts';
import { worklistHandlers } from '../../../src/services/worklist/handlers.ts';
import { caseHandlers } from '../../../src/services/case/handlers.ts';
import { creditHandlers } from '../../../src/services/credit/handlers.ts';
import { signalHandlers } from '../../../src/services/signals/handlers.ts';
import { letterHandlers } from '../../../src/services/letters/handlers.ts';
import { english, inEnglish } from '../english.ts';

const handlers = {
  ...workspaceHandlers,
  ...companyHandlers,
  ...customerHandlers,
  ...contractHandlers,
  ...agingHandlers,
  ...factHandlers,
  ...rateHandlers,
  ...bankHandlers,
  ...importHandlers,
  ...letterHandlers,
  ...caseHandlers,
  ...bucketHandlers,
  ...policyHandlers,
  ...worklistHandlers,
  ...creditHandlers,
  ...signalHandlers,
};
export type TestedCall = keyof typeof handlers;

/** `2026-05-02T09:00` or a whole instant. */
export function instantAt(text: string): Instant {
  const whole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? `${text}:00.000Z` : text;
  if (!isInstant(whole)) throw new Error(`"${text}" is not a moment (YYYY-MM-DDTHH:MM)`);
  return whole;
}

export interface TestWorkspace {
  readonly context: ServiceContext;
  readonly folder: string;
  readonly ledger: Ledger;
  setNow(at: string): void;
  call<K extends TestedCall>(name: K, input: CallInput<K>): Promise<ToldResult<K>>;
  /** The value; an error of the call fails the test with its sentence. */
  value<K extends TestedCall>(name: K, input: CallInput<K>): Promise<ToldOutput<K>>;
  /** The code and sentence of a call that must be refused. */
  refusal<K extends TestedCall>(
    name: K,
    input: CallInput<K>,
  ): Promise<{ code: string; message: string; at?: string }>;
  /** Records drafts as one command, as an import would, without a batch. */
  record(drafts: Partial<FactDrafts>): Promise<void>;
  dispose(): Promise<void>;
}

export interface TestWorkspaceOptions {
  readonly company?: string;
  readonly currency?: string;
  readonly country?: string;
  /** False: no ledger is open at first. */
  readonly withLedger?: boolean;
  readonly now?: string;
}

export async function testWorkspace(options: TestWorkspaceOptions = {}): Promise<TestWorkspace> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'duebook-workspace-'));
  let now = instantAt(options.now ?? '2000-01-01T00:00');
  const clock = { now: () => now, today: (): IsoDate => isoDateOf(now.slice(0, 10)) };
  let ids = 0;
  let open: Ledger | null = null;
  if (options.withLedger !== false) {
    const created = await createLedger(path.join(folder, 'Test.duebook'), {
      company: options.company ?? 'Flores Ltd',
      currency: options.currency ?? 'EUR',
      country: options.country ?? 'ES',
      isSample: false,
      clock,
      version: '0.0.0-test',
      ledgerId: 'test-ledger',
    });
    if (!created.ok) throw new Error(english(created.error.message));
    open = created.value;
  }
  const context: ServiceContext = {
    clock,
    host: 'terminal',
    actor: 'tester',
    version: '0.0.0-test',
    dataFolder: folder,
    earlierFolder: null,
    workspace: {
      get ledger() {
        return open;
      },
      async replace(next) {
        const before = open;
        open = next;
        if (before !== null && before !== next) await before.close();
      },
    },
    job: { progress: () => undefined, checkpoint: async () => undefined },
    print: renderPdf,
    newId: () => `id-${(ids += 1)}`,
    memory: new Map(),
  };

  const workspace: TestWorkspace = {
    context,
    folder,
    get ledger() {
      if (open === null) throw new Error('no ledger is open');
      return open;
    },
    setNow(at) {
      now = instantAt(at);
    },
    async call(name, input) {
      const checked = api[name].input.safeParse(input);
      if (!checked.success)
        return {
          ok: false,
          error: { code: 'invalid_input', message: checked.error.issues[0]?.message ?? '' },
        } as never;
      const handler = handlers[name] as unknown as (
        c: ServiceContext,
        i: unknown,
      ) => Promise<never>;
      return inEnglish(await handler(context, checked.data)) as never;
    },
    async value(name, input) {
      const result = await workspace.call(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
      return result.value as never;
    },
    async refusal(name, input) {
      const result = await workspace.call(name, input);
      if (result.ok) throw new Error(`${name} was not refused`);
      return result.error;
    },
    record: (drafts) =>
      workspace.ledger.write(
        { command: 'test.record', actor: 'tester', input: drafts },
        (tx, scope) => recordFacts(tx, scope, { ...NO_DRAFTS, ...drafts }, { batchId: null }),
      ),
    async dispose() {
      await context.workspace.replace(null);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return workspace;
}
