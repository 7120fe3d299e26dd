import type { Handlers } from '../context.ts';
import { listWorklist } from './list.ts';

export const worklistHandlers = { 'worklist.list': listWorklist } satisfies Handlers<'worklist'>;
