/**
 * Everything that is open, in the company's own currency.
 *
 *     EUR 1,700.00 not due; USD 1,000.00 31-60 at 1 USD = 0.8558712770 EUR of 2026-04-13 (ECB)
 *     ->  EUR: not due 1700.00, 31-60 855.87; outstanding 2555.87
 *
 * Each item is converted at the rates of the as-of date and rounded half up by itself, so a total is
 * the sum of the items a person can check one by one. When one rate is missing there is no total.
 */
import type { AgingInBase } from '../../contract/calls/aging.ts';
import type { CheckedInput } from '../../contract/api.ts';
import type { CallError } from '../../contract/call.ts';
import { agingBoundaries, agingColumnOf, agingColumns } from '../../domain/aging.ts';
import { assertMinor } from '../../domain/money.ts';
import type { ConversionRefusal } from '../../domain/rates/convert.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { onAccount } from '../../ledger/queries/aging/on-account.ts';
import { openAmounts } from '../../ledger/queries/aging/open-amounts.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import type { Handler } from '../context.ts';
import { converter, missingRates, type Converted } from '../rates/converter.ts';
import { reading, refuse } from '../with-ledger.ts';

type Query = CheckedInput<'aging.inBase'>;

export const agingInBase: Handler<'aging.inBase'> = (context, query) =>
  reading(context, (db) => inBase(db, query));

interface Used extends Omit<Converted, 'minor'> {
  outstandingMinor: number;
  baseMinor: number;
}

export async function inBase(
  db: ReadDb,
  query: Query,
): Promise<Result<AgingInBase, CallError<'no_rate'>>> {
  const base = (await companyAt(db, query)).currency;
  const columns = agingColumns(query.limits);
  const boundaries = agingBoundaries(query.asOf, query.limits);
  const rates = converter(db, query.knownAt);
  const used = new Map<string, Used>();
  const refusals = new Map<string, ConversionRefusal>();

  function inBaseOf(currency: string, amountMinor: number, isOutstanding: boolean): number {
    if (refusals.has(currency)) return 0;
    const converted = rates.convert(amountMinor, currency, base, query.asOf);
    if (!converted.ok) {
      refusals.set(currency, converted.error);
      return 0;
    }
    const { minor, ...rate } = converted.value;
    if (currency === base) return minor;
    let of = used.get(currency);
    if (of === undefined) used.set(currency, (of = { ...rate, outstandingMinor: 0, baseMinor: 0 }));
    if (isOutstanding) {
      of.outstandingMinor += amountMinor;
      of.baseMinor += minor;
    }
    return minor;
  }

  const amountsMinor = columns.map(() => 0);
  let overdueMinor = 0;
  for (const item of await openAmounts(db, query, query.basis)) {
    const column = agingColumnOf(item.on, boundaries);
    const minor = inBaseOf(item.currency, item.openMinor, true);
    amountsMinor[column] = (amountsMinor[column] ?? 0) + minor;
    if (item.dueOn < query.asOf) overdueMinor += minor;
  }
  let onAccountMinor = 0;
  for (const credit of await onAccount(db, query))
    onAccountMinor += inBaseOf(credit.currency, credit.unallocatedMinor, false);

  if (refusals.size > 0)
    return refuse(
      'no_rate',
      missingRates([...refusals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)),
      'asOf',
    );
  const outstandingMinor = assertMinor(amountsMinor.reduce((sum, amount) => sum + amount, 0));
  return ok({
    currency: base,
    columns,
    amountsMinor,
    overdueMinor: assertMinor(overdueMinor),
    outstandingMinor,
    onAccountMinor: assertMinor(onAccountMinor),
    netMinor: assertMinor(outstandingMinor - onAccountMinor),
    rates: [...used]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, rate]) => ({ currency, ...rate })),
  });
}
