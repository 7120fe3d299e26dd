/** One rate of a late-payment law, by hand. */
import type { LegalRate } from '../../domain/interest/legal-rates.ts';
import type { Tx } from '../handles.ts';
import type { WriteScope } from '../ledger.ts';

export async function recordLegalRate(
  tx: Tx,
  scope: WriteScope,
  rate: Omit<LegalRate, 'isOwn'>,
): Promise<void> {
  await tx
    .insertInto('legal_rates')
    .values({
      law: rate.law,
      from_on: rate.from,
      until_on: rate.to,
      percent: rate.percent,
      source: rate.source,
      verified_on: rate.verifiedOn,
      recorded_at: scope.recordedAt,
    })
    .execute();
}
