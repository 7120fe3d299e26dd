/** Our own company at a moment: the newest version effective by then, else the earliest known. */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { knownBy } from '../moment-sql.ts';

export interface CompanyAt {
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

/** Always there: a ledger is made with its company. Known-at before the ledger gives the first. */
export async function companyAt(db: ReadDb, moment: Moment): Promise<CompanyAt> {
  const { rows } = await sql<CompanyAt>`
    select v.effective_on as "effectiveOn", v.name, v.address, v.country, v.currency,
      v.registration_number as "registrationNumber", v.vat_number as "vatNumber", v.contact,
      v.phone, v.email, v.signatory, v.signatory_position as "signatoryPosition"
    from company_versions v
    where v.id = 1 or (1 = 1${knownBy('v', moment)})
    order by case when v.effective_on <= ${moment.asOf} then 0 else 1 end,
      case when v.effective_on <= ${moment.asOf} then v.effective_on end desc,
      v.effective_on, v.id desc
    limit 1`.execute(kyselyOf(db));
  const [company] = rows;
  if (company === undefined) throw new Error('the ledger has no company');
  return company;
}
