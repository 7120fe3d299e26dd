/**
 * The engine without its thread: one call in, one result out, whatever happens inside.
 *
 *     engine.call('aging.report', { asOf: '2026-06-30' }, null)
 *     ->  { ok: true, value: { rows: […], … } }
 *     ->  { ok: false, error: { code: 'invalid_input', message: '"asOf" is missing', at: 'asOf' } }
 *
 * It checks the input, gives the use case its context, and turns whatever is thrown into a result.
 */
import { basename } from 'node:path';
import { api, type CallName, type EngineEvent } from '../contract/api.ts';
import { TOPICS, type CallError } from '../contract/call.ts';
import { err, ok, type Result, say } from '../contract/values.ts';
import type { Clock, Ledger } from '../ledger/ledger.ts';
import { damageOf } from '../ledger/safety/verify.ts';
import type { Workspace, Handler, Job, ServiceContext } from '../services/context.ts';
import { isSameFile } from '../services/workspace/ledger-files.ts';
import { openLedgerFile } from '../services/workspace/open-ledger-file.ts';
import { internalFailure, namedFailure } from './failures.ts';
import { newGate } from './gate.ts';
import { invalidInput } from './input-check.ts';
import { jobsRegistry } from './jobs.ts';
import type { WriteLog } from './log.ts';

/** They close one ledger and open another, so nothing may run beside them. */
const CHANGES_THE_DESK: ReadonlySet<CallName> = new Set<CallName>([
  'workspace.create',
  'workspace.open',
  'workspace.sample',
  'workspace.adopt',
  'workspace.remove',
  'workspace.close',
]);

export interface EngineParts {
  /** `undefined`: nothing serves the call, which is a bug. */
  readonly handlerOf: <K extends CallName>(name: K) => Promise<Handler<K> | undefined>;
  readonly clock: Clock;
  readonly log: WriteLog;
  readonly emit: (event: EngineEvent) => void;
  readonly ledger: Ledger | null;
  /** Told when another ledger is open. */
  readonly onWorkspace: (ledger: Ledger | null) => void;
  readonly print: ServiceContext['print'];
  readonly newId: () => string;
  readonly host: ServiceContext['host'];
  readonly actor: string;
  readonly version: string;
  readonly dataFolder: string;
  readonly earlierFolder: string | null;
  readonly elapsed: () => number;
  readonly giveWay: () => Promise<void>;
}

export interface Engine {
  call(name: string, input: unknown, jobId: string | null): Promise<Result<unknown, CallError>>;
  /** The ledger file at `path` in place of the open one, which stays open when the file is refused. */
  open(path: string): Promise<Result<null, CallError>>;
  close(): Promise<void>;
}

const isCallName = (name: string): name is CallName => Object.hasOwn(api, name);

function newWorkspace(
  first: Ledger | null,
  onWorkspace: (ledger: Ledger | null) => void,
): Workspace {
  let open = first;
  return {
    get ledger() {
      return open;
    },
    async replace(next) {
      const before = open;
      open = next;
      onWorkspace(next);
      if (before !== null && before !== next) await before.close();
    },
  };
}

async function openInPlace(
  { clock, version, emit }: EngineParts,
  workspace: Workspace,
  path: string,
): Promise<Result<null, CallError>> {
  const open = workspace.ledger;
  if (open !== null && isSameFile(open.path, path)) {
    if (!open.isLost()) return ok(null);
    await workspace.replace(null);
  }
  const opened = await openLedgerFile({ clock, version }, path);
  if (!opened.ok) return opened;
  await workspace.replace(opened.value);
  emit({ type: 'changed', topics: TOPICS });
  return ok(null);
}

export function createEngine(parts: EngineParts): Engine {
  const { emit, log, clock, newId } = parts;
  const workspace = newWorkspace(parts.ledger, parts.onWorkspace);
  const jobs = jobsRegistry(parts);
  const gate = newGate();
  const shared = {
    clock,
    host: parts.host,
    actor: parts.actor,
    version: parts.version,
    dataFolder: parts.dataFolder,
    earlierFolder: parts.earlierFolder,
    workspace,
    print: parts.print,
    newId,
    memory: new Map<string, unknown>(),
  };

  /** The one place where the name is a string and the input unknown; everything after is typed. */
  async function serve(
    name: CallName,
    job: Job,
    input: unknown,
  ): Promise<Result<unknown, CallError>> {
    const handler = (await parts.handlerOf(name)) as
      | ((context: ServiceContext, input: unknown) => Promise<Result<unknown, CallError>>)
      | undefined;
    if (handler === undefined) throw new Error(`no use case serves ${name}`);
    return handler({ ...shared, job }, input);
  }

  async function guarded(name: string, work: () => Promise<Result<unknown, CallError>>) {
    try {
      return await work();
    } catch (thrown) {
      const named = namedFailure(thrown);
      if (named !== null) return err(named);
      const ref = newId().replaceAll('-', '').slice(0, 8);
      log({ at: clock.now(), ref, where: name, thrown });
      // What a use case trips over may be what a disk has done to the file.
      const damage =
        workspace.ledger === null ? null : namedFailure(await damageOf(workspace.ledger));
      return err(damage ?? internalFailure(ref));
    }
  }

  async function runJob(name: CallName, input: unknown, jobId: string) {
    const begun = jobs.begin(jobId, name);
    if (begun === null)
      return err<CallError>({
        code: 'invalid_input',
        message: say`job "${jobId}" is running already`,
        at: 'jobId',
      });
    try {
      return await serve(name, begun.job, input);
    } finally {
      begun.end();
    }
  }

  /** Once, so that every window says it, whatever it was that noticed. */
  let toldOf: Ledger | null = null;
  function tellLoss(): void {
    const { ledger } = workspace;
    if (ledger === null || ledger === toldOf || !ledger.isLost()) return;
    toldOf = ledger;
    emit({ type: 'changed', topics: ['workspace'] });
  }

  return {
    async call(name, input, jobId) {
      if (!isCallName(name))
        return err({ code: 'invalid_input', message: say`"${name}" is not a call of Duebook` });
      const spec = api[name];
      const checked = spec.input.safeParse(input, { reportInput: true });
      if (!checked.success) return err(invalidInput(checked.error));
      const value: unknown = checked.data;

      // Jobs are the engine's own: they must answer while a job holds everything else up.
      if (name === 'jobs.list') return ok(jobs.list());
      if (name === 'jobs.cancel') {
        jobs.cancel((value as { jobId: string }).jobId);
        return ok(null);
      }

      const work = () =>
        guarded(name, () =>
          spec.job ? runJob(name, value, jobId ?? newId()) : serve(name, jobs.quiet(), value),
        );
      const result = await (CHANGES_THE_DESK.has(name) ? gate.exclusive(work) : gate.shared(work));
      if (result.ok && spec.changes.length > 0) emit({ type: 'changed', topics: spec.changes });
      tellLoss();
      return result;
    },
    async open(path) {
      const [job] = jobs.list();
      if (job !== undefined)
        return err({
          code: 'ledger_busy',
          message: say`${basename(path)} is not opened while work on the open ledger is running (${job.call}); open it again when that has ended`,
        });
      return (await gate.exclusive(() =>
        guarded('open', () => openInPlace(parts, workspace, path)),
      )) as Result<null, CallError>;
    },
    close: () => gate.exclusive(async () => workspace.replace(null)),
  };
}
