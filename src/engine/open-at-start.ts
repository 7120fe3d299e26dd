/** Opens, or makes, the ledger file a host named by its path. */
import { randomUUID } from 'node:crypto';
import type { CallError } from '../contract/call.ts';
import type { Result } from '../contract/values.ts';
import type { Clock, Ledger } from '../ledger/ledger.ts';
import { createLedger } from '../ledger/open.ts';
import { openLedgerFile } from '../services/workspace/open-ledger-file.ts';
import type { EngineOptions, LedgerAtStart } from './messages.ts';

export function openAtStart(
  at: LedgerAtStart,
  clock: Clock,
  options: Pick<EngineOptions, 'version' | 'actor'>,
): Promise<Result<Ledger, CallError>> {
  const { version, actor } = options;
  if (at.mode !== 'create') return openLedgerFile({ clock, version }, at.path, at.mode);
  const { company, currency, country } = at;
  return createLedger(at.path, {
    company,
    currency,
    country,
    isSample: false,
    clock,
    version,
    ledgerId: randomUUID(),
    actor,
  });
}
