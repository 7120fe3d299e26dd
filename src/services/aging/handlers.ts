import type { Handlers } from '../context.ts';
import { refuse } from '../with-ledger.ts';
import { historyOfAging } from './history.ts';
import { listAgingItems } from './items.ts';
import { reportAging } from './report.ts';

export const agingHandlers = {
  'aging.report': reportAging,
  'aging.items': listAgingItems,
  'aging.history': historyOfAging,
  // TODO(SERVICES): exportAging of ./export.ts, as soon as DOCUMENTS has written it.
  'aging.export': async () => refuse('invalid_input', 'Exports are not part of this build yet.'),
} satisfies Handlers<'aging'>;
