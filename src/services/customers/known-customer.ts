/** The customer that a code means, today or at a moment, or the sentence that says there is none. */
import type { CallError } from '../../contract/call.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import type { CustomerAt } from '../../domain/case/case.ts';
import { customerAt } from '../../ledger/queries/customers/customers-at.ts';
import { refuse } from '../with-ledger.ts';
import { say, type Text } from '../../domain/texts/text.ts';

const unknownCode = (code: string): Text =>
  say`No customer has the code "${code}"; look the code up in the list of customers.`;

/**
 * As is known now. An old code of a customer that was merged, and an alias, mean who it is today:
 * the `code` of the answer may be another than the one asked for. `at`: the field that named it.
 */
export async function knownCustomer(
  db: ReadDb,
  code: string,
  today: IsoDate,
  at = 'customer',
): Promise<Result<CustomerAt, CallError<'not_found'>>> {
  const customer = await customerAt(db, { asOf: today, knownAt: null }, code);
  return customer === null ? refuse('not_found', unknownCode(code), at) : ok(customer);
}

/** The customer that a code means at the moment, or the sentence that says there is none. */
export async function customerAtMoment(
  db: ReadDb,
  moment: Moment,
  code: string,
): Promise<Result<CustomerAt, CallError<'not_found'>>> {
  const profile = await customerAt(db, moment, code);
  return profile === null
    ? refuse(
        'not_found',
        moment.knownAt === null
          ? unknownCode(code)
          : say`No customer has the code "${code}" at that moment; look the code up in the list of customers.`,
        'customer',
      )
    : ok(profile);
}
