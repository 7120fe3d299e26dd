import { ok } from '../../domain/result.ts';
import type { Handlers } from '../context.ts';
import { closeDeskLedger, createDeskLedger, openDeskLedger } from './open.ts';
import { adoptLedger, backupDesk, verifyDesk } from './safety.ts';
import { openSample } from './sample.ts';
import { sampleBankFile } from './sample-bank-file.ts';
import { searchDesk } from './search.ts';
import { deskState } from './state.ts';

export const deskHandlers = {
  'desk.state': deskState,
  'desk.create': createDeskLedger,
  'desk.open': openDeskLedger,
  'desk.sample': openSample,
  'desk.sampleBankFile': sampleBankFile,
  'desk.adopt': adoptLedger,
  'desk.close': closeDeskLedger,
  'desk.verify': verifyDesk,
  'desk.backup': backupDesk,
  'desk.search': searchDesk,
  // Answered by the engine itself, before the router: jobs are the engine's own, and a cancel must
  // get through while a use case runs. Without an engine nothing runs beside a call.
  'jobs.list': async () => ok([]),
  'jobs.cancel': async () => ok(null),
} satisfies Handlers<'desk' | 'jobs'>;
