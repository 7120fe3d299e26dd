import type { Handlers } from '../context.ts';
import { listRefunds, listWriteOffs } from './list-adjustments.ts';
import { recordRefund } from './record-refund.ts';
import { recordWriteOff } from './record-write-off.ts';
import { listSmallBalances } from './small-balances.ts';
import { undoWriteOffsTogether, writeOffTogether } from './write-off-together.ts';

export const documentHandlers = {
  'writeOffs.list': listWriteOffs,
  'writeOffs.record': recordWriteOff,
  'writeOffs.recordTogether': writeOffTogether,
  'writeOffs.undoTogether': undoWriteOffsTogether,
  'writeOffs.smallBalances': listSmallBalances,
  'refunds.list': listRefunds,
  'refunds.record': recordRefund,
} satisfies Handlers<'writeOffs' | 'refunds'>;
