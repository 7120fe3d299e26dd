/** Whom to see to, and what one needs before ringing them. */
import type { Handlers } from '../context.ts';
import { listWorklist } from './list.ts';
import { foreseePromised, getSheet } from './sheet.ts';

export const worklistHandlers = {
  'worklist.list': listWorklist,
  'worklist.sheet': getSheet,
  'worklist.foreseePromise': foreseePromised,
} satisfies Handlers<'worklist'>;
