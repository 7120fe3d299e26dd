/** The customers of the exchange files: every version of everybody who was not merged into another. */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { DebtorKind } from '../../../domain/facts/drafts.ts';
import type { Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { isSurvivor } from '../customers/survivors.ts';
import { live } from '../../facts/live.ts';

export interface ExchangeCustomer {
  readonly code: string;
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
  /** JSON of further columns, or `''`. */
  readonly notes: string;
}

/** By code, oldest version first; of several of one day the newest recorded. */
export async function exchangeCustomers(db: ReadDb): Promise<readonly ExchangeCustomer[]> {
  const { rows } = await sql<ExchangeCustomer>`
    select c.code, v.effective_on as "effectiveOn", v.name, v.country, v.language, v.currency,
      v.tax_id as "taxId", v.kind, v.email, v.phone, v.address, v.terms,
      v.credit_limit_minor as "creditLimitMinor", v.governing_law as "governingLaw", v.notes
    from customers c join customer_versions v on v.customer_id = c.id
    where ${isSurvivor('c.id', { knownAt: null })} and ${live('customer_version', 'v.id')}
      and not exists (select 1 from customer_versions n
        where n.customer_id = v.customer_id and n.effective_on = v.effective_on and n.id > v.id
          and ${live('customer_version', 'n.id')})
    order by c.code, v.effective_on`.execute(kyselyOf(db));
  return rows;
}
