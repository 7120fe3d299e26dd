/** Every live version of the customer of exactly this code, merged or not: what an import compares with. */
import type { IsoDate } from '../../../domain/dates.ts';
import type { DebtorKind } from '../../../domain/facts/drafts.ts';
import type { Minor } from '../../../domain/money.ts';
import { connectionOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { liveText } from '../../facts/live.ts';

export interface CustomerVersionOfCode {
  readonly effectiveOn: IsoDate;
  readonly name: string;
  readonly country: string | null;
  readonly language: string | null;
  readonly currency: string | null;
  readonly taxId: string;
  readonly kind: DebtorKind;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly terms: string;
  readonly creditLimitMinor: Minor | null;
  readonly governingLaw: string;
  readonly notes: string;
}

/** Oldest first; of several of one day the last recorded comes last. Prepared once, synchronous. */
export function customerVersionsByCode(
  db: ReadDb,
): (code: string) => readonly CustomerVersionOfCode[] {
  const statement = connectionOf(db).statement<CustomerVersionOfCode>(
    `select v.effective_on as effectiveOn, v.name, v.country, v.language, v.currency,
       v.tax_id as taxId, v.kind, v.email, v.phone, v.address, v.terms,
       v.credit_limit_minor as creditLimitMinor, v.governing_law as governingLaw, v.notes
     from customers c join customer_versions v on v.customer_id = c.id
     where c.code = ? and ${liveText('customer_version', 'v.id')}
     order by v.effective_on, v.id`,
  );
  return (code) => statement.all(code);
}
