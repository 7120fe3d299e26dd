/** What the frame of the workspace shows about the ledger that is open. */
import { basename, dirname } from 'node:path';
import type { LedgerInfo } from '../../contract/calls/workspace.ts';
import { STALE_AFTER_DAYS } from '../../domain/letters/freshness.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { freshness, ledgerCounts } from '../../ledger/queries/workspace/freshness.ts';
import { ledgerMeta } from '../../ledger/queries/workspace/ledger-meta.ts';
import { companyView } from '../company/get.ts';

function troubleOf(ledger: Ledger): LedgerInfo['trouble'] {
  const lost = ledger.whyLost();
  if (lost !== null) return { kind: 'lost', sentence: lost };
  return ledger.whyReadOnly === null ? null : { kind: 'read_only', sentence: ledger.whyReadOnly };
}

export const ledgerInfo = (ledger: Ledger): Promise<LedgerInfo> =>
  ledger.read(async (db) => {
    const company = await companyView(db);
    return {
      fileName: basename(ledger.path),
      folder: dirname(ledger.path),
      trouble: troubleOf(ledger),
      company: company.name,
      currency: company.currency,
      country: company.country,
      isSample: (await ledgerMeta(db, 'is_sample')) === '1',
      freshness: { ...(await freshness(db)), staleAfterDays: STALE_AFTER_DAYS },
      counts: await ledgerCounts(db),
    };
  });
