/**
 * Pairs that are probably one customer, for a person to look at. The one with more documents is the
 * one that would stay; pairs that were merged and taken apart again are not suggested a second time.
 */
import { suggestMerges } from '../../../domain/customers/same-customer.ts';
import { ok } from '../../../domain/result.ts';
import { aliasNames } from '../../../ledger/queries/customers/alias-names.ts';
import type { CustomerAt } from '../../../domain/case/case.ts';
import { customersAt } from '../../../ledger/queries/customers/customers-at.ts';
import {
  documentCounts,
  NO_DOCUMENTS,
  type DocumentCounts,
} from '../../../ledger/queries/customers/document-counts.ts';
import { survivors } from '../../../ledger/queries/customers/survivors.ts';
import { undoneMerges } from '../../../ledger/queries/customers/undone-merges.ts';
import type { Handler } from '../../context.ts';
import { reading } from '../../with-ledger.ts';

export const suggestMerging: Handler<'customers.mergeSuggestions'> = (context) =>
  reading(context, async (db) => {
    const customers = await customersAt(db, { asOf: context.clock.today(), knownAt: null });
    context.job.progress('customers', 0, customers.length);
    await context.job.checkpoint();
    const names = await aliasNames(db);
    const counts = await documentCounts(db);
    const merged = await survivors(db, { knownAt: null });
    const now = (id: number): number => merged.get(id) ?? id;
    const apart = new Set(
      (await undoneMerges(db)).map(({ fromId, intoId }) => pairKey(now(fromId), now(intoId))),
    );
    const suggested = suggestMerges(
      customers.map(({ customerId, code, name, taxId, country }) => ({
        code,
        name,
        taxId,
        country,
        aliases: names.get(customerId) ?? [],
      })),
    );
    context.job.progress('customers', customers.length, customers.length);
    const byCode = new Map(customers.map((customer) => [customer.code, customer]));
    return ok(
      suggested.flatMap(({ a, b, because }) => {
        const one = byCode.get(a);
        const other = byCode.get(b);
        if (one === undefined || other === undefined) return [];
        if (apart.has(pairKey(one.customerId, other.customerId))) return [];
        const [into, from] =
          weight(counts, other) > weight(counts, one) ? [other, one] : [one, other];
        return [
          {
            from: from.code,
            fromName: from.name,
            into: into.code,
            intoName: into.name,
            because,
          },
        ];
      }),
    );
  });

const pairKey = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`;

function weight(counts: ReadonlyMap<number, DocumentCounts>, { customerId }: CustomerAt): number {
  const { invoices, receipts, creditNotes, letters } = counts.get(customerId) ?? NO_DOCUMENTS;
  return invoices + receipts + creditNotes + letters;
}
