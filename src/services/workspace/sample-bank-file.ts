/** The bank file of the sample ledger that is open. */
import type { Instant } from '../../domain/dates.ts';
import { ok } from '../../domain/result.ts';
import { camtStatement } from '../../formats/out/camt.ts';
import { ledgerMeta } from '../../ledger/queries/workspace/ledger-meta.ts';
import type { Handler } from '../context.ts';
import { SAMPLE_SEED, sampleDayOf } from '../sample/identity.ts';
import { reading, refuse } from '../with-ledger.ts';
import { say } from '../../domain/texts/text.ts';

export const sampleBankFile: Handler<'workspace.sampleBankFile'> = (context) =>
  reading(context, async (db) => {
    const day = sampleDayOf((await ledgerMeta(db, 'ledger_id')) ?? '');
    if (day === null)
      return refuse(
        'not_sample',
        say`This bank file belongs to the sample company; open the sample company first.`,
      );
    const { sampleBank } = await import('../sample/bank-month.ts');
    const { sampleHistory } = await import('../sample/history.ts');
    const { week } = sampleBank(sampleHistory(day, SAMPLE_SEED), day, SAMPLE_SEED);
    return ok({
      fileName: `bank-${day}.xml`,
      mediaType: 'application/xml',
      bytes: new TextEncoder().encode(camtStatement(week, `${day}T18:00:00.000Z` as Instant)),
    });
  });
