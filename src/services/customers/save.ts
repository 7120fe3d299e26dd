/** A customer's profile, recorded as a new version that counts from a day; a new code is a new customer. */
import type { CallError } from '../../contract/call.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { NO_DRAFTS } from '../../domain/facts/drafts.ts';
import { ok, type Result } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import type { CustomerAt } from '../../domain/case/case.ts';
import { customerAt } from '../../ledger/queries/customers/customers-at.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { profileOf } from './get.ts';
import { day, say } from '../../domain/texts/text.ts';

export const saveCustomer: Handler<'customers.save'> = (context, input) =>
  writing(context, 'customers.save', input, async (tx, scope) => {
    const { customer, effectiveOn: from, ...profile } = input;
    if (input.creditLimitMinor !== null && input.currency === null)
      return refuse(
        'invalid_input',
        say`A credit limit needs the currency it is in; choose the customer’s currency.`,
        'currency',
      );
    const today = context.clock.today();
    const before = await customerAt(tx, { asOf: today, knownAt: null }, customer);
    if (before !== null && before.code !== customer)
      return refuse(
        'invalid_input',
        say`${customer} leads to customer ${before.code} (${before.name}); change that one, or choose another code.`,
        'customer',
      );
    const effectiveOn = dayOf(from, before, today);
    if (!effectiveOn.ok) return effectiveOn;
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        // Notes come from the columns of an imported file; no form shows them, so they stay.
        customers: [
          {
            ...profile,
            code: customer,
            effectiveOn: effectiveOn.value,
            notes: before?.notes ?? '',
          },
        ],
      },
      { batchId: null },
    );
    scope.detail({ customer, isNew: before === null });
    const saved = await customerAt(tx, { asOf: today, knownAt: null }, customer);
    if (saved === null) throw new Error(`customer ${customer} was recorded and is not there`);
    return ok(profileOf(saved));
  });

/** Since when the version counts. No version may lie after it, or today's customer would not change. */
function dayOf(
  from: IsoDate | null,
  before: CustomerAt | null,
  today: IsoDate,
): Result<IsoDate, CallError<'invalid_input'>> {
  if (from === null) return ok(today);
  if (from > today)
    return refuse(
      'invalid_input',
      say`${day(from)} has not come yet; record it on that day, or choose ${day(today)} or earlier.`,
      'effectiveOn',
    );
  if (before !== null && from < before.effectiveOn)
    return refuse(
      'invalid_input',
      say`What is known of customer ${before.code} (${before.name}) counts from ${day(before.effectiveOn)}; choose that day or a later one.`,
      'effectiveOn',
    );
  return ok(from);
}
