/** The palette: customers by code and name, invoices and letters by number. */
import type { SearchHit } from '../../contract/calls/workspace.ts';
import { minorToDecimal } from '../../domain/money.ts';
import { ok } from '../../domain/result.ts';
import { search, type Found } from '../../ledger/queries/workspace/search.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';

/** At most `limit` hits: customers first, then invoices, then letters; each kind gets its share. */
export const searchWorkspace: Handler<'workspace.search'> = (context, { text, limit }) =>
  reading(context, async (db) => {
    const moment = { asOf: context.clock.today(), knownAt: null };
    const found = await search(db, text, moment, limit);
    return ok(share(found, limit).map(hit));
  });

/** So that two hundred customers named "Flor…" do not hide the one invoice that was meant. */
function share(found: readonly Found[], limit: number): readonly Found[] {
  const kinds = (['customer', 'invoice', 'letter'] as const).map((kind) =>
    found.filter((one) => one.kind === kind),
  );
  const taken = kinds.map(() => 0);
  let left = limit;
  while (left > 0 && kinds.some((hits, kind) => (taken[kind] ?? 0) < hits.length))
    for (const [kind, hits] of kinds.entries())
      if (left > 0 && (taken[kind] ?? 0) < hits.length) {
        taken[kind] = (taken[kind] ?? 0) + 1;
        left -= 1;
      }
  return kinds.flatMap((hits, kind) => hits.slice(0, taken[kind]));
}

function hit(found: Found): SearchHit {
  const { kind, key, name, customer, country, currency, amountMinor, on } = found;
  const parts =
    kind === 'customer'
      ? [customer, country]
      : [
          name,
          currency === null || amountMinor === null
            ? null
            : `${minorToDecimal(amountMinor, currency)} ${currency}`,
          on,
        ];
  return {
    kind,
    key,
    title: kind === 'customer' ? name : key,
    detail: parts.filter((part) => part !== null).join(' · '),
  };
}
