import { ok } from '../../domain/result.ts';
import type { Handlers } from '../context.ts';
import { closeWorkspaceLedger, createWorkspaceLedger, openWorkspaceLedger } from './open.ts';
import { removeLedger } from './remove.ts';
import { showFolder } from './show-folder.ts';
import { adoptLedger, backupWorkspace, verifyWorkspace } from './safety.ts';
import { openSample } from './sample.ts';
import { sampleBankFile } from './sample-bank-file.ts';
import { searchWorkspace } from './search.ts';
import { workspaceState } from './state.ts';

export const workspaceHandlers = {
  'workspace.state': workspaceState,
  'workspace.create': createWorkspaceLedger,
  'workspace.open': openWorkspaceLedger,
  'workspace.sample': openSample,
  'workspace.sampleBankFile': sampleBankFile,
  'workspace.adopt': adoptLedger,
  'workspace.remove': removeLedger,
  'workspace.showFolder': showFolder,
  'workspace.close': closeWorkspaceLedger,
  'workspace.verify': verifyWorkspace,
  'workspace.backup': backupWorkspace,
  'workspace.search': searchWorkspace,
  // Answered by the engine itself, before the router: jobs are the engine's own, and a cancel must
  // get through while a use case runs. Without an engine nothing runs beside a call.
  'jobs.list': async () => ok([]),
  'jobs.cancel': async () => ok(null),
} satisfies Handlers<'workspace' | 'jobs'>;
