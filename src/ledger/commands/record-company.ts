/** A new version of our own company. */
import type { IsoDate } from '../../domain/dates.ts';
import type { Tx } from '../handles.ts';
import type { WriteScope } from '../ledger.ts';

export interface CompanyDraft {
  readonly effectiveOn: IsoDate;
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly currency: string;
  readonly registrationNumber: string;
  readonly vatNumber: string;
  readonly contact: string;
  readonly phone: string;
  readonly email: string;
  readonly signatory: string;
  readonly signatoryPosition: string;
}

export async function recordCompany(tx: Tx, scope: WriteScope, draft: CompanyDraft): Promise<void> {
  await tx
    .insertInto('company_versions')
    .values({
      effective_on: draft.effectiveOn,
      recorded_at: scope.recordedAt,
      name: draft.name,
      address: draft.address,
      country: draft.country,
      currency: draft.currency,
      registration_number: draft.registrationNumber,
      vat_number: draft.vatNumber,
      contact: draft.contact,
      phone: draft.phone,
      email: draft.email,
      signatory: draft.signatory,
      signatory_position: draft.signatoryPosition,
    })
    .execute();
}
