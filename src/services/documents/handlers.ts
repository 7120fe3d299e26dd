import { refundList } from '../../ledger/queries/documents/lists/refund-list.ts';
import { writeOffList } from '../../ledger/queries/documents/lists/write-off-list.ts';
import { smallBalances } from '../../ledger/queries/documents/small-balances.ts';
import type { Handlers } from '../context.ts';
import { answering } from '../with-ledger.ts';
import { recordRefund } from './record-refund.ts';
import { recordWriteOff } from './record-write-off.ts';
import { undoWriteOffsTogether, writeOffTogether } from './write-off-together.ts';

export const documentHandlers = {
  'writeOffs.list': answering(writeOffList),
  'writeOffs.record': recordWriteOff,
  'writeOffs.recordTogether': writeOffTogether,
  'writeOffs.undoTogether': undoWriteOffsTogether,
  'writeOffs.smallBalances': answering(smallBalances),
  'refunds.list': answering(refundList),
  'refunds.record': recordRefund,
} satisfies Handlers<'writeOffs' | 'refunds'>;
