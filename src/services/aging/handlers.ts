import type { Handlers } from '../context.ts';
import { exportAging } from './export.ts';
import { historyOfAging } from './history.ts';
import { agingInBase } from './in-base.ts';
import { listAgingItems } from './items.ts';
import { reportAging } from './report.ts';

export const agingHandlers = {
  'aging.inBase': agingInBase,
  'aging.report': reportAging,
  'aging.items': listAgingItems,
  'aging.history': historyOfAging,
  'aging.export': exportAging,
} satisfies Handlers<'aging'>;
