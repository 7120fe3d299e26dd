/**
 * Several files dropped at once: which of them may come in together after one look at their list,
 * and which want to be looked at one by one.
 *
 *     30 e-invoices, 2 with a doubt   ->  28 ready, 2 need a look
 *     a list of a shape never seen    ->  needs a look: its columns want to be confirmed
 */
import { MAPPED_KINDS, type ImportKind } from '../../../../contract/calls/imports.ts';
import type { Inspection, Preview } from '../../../../contract/told.ts';

export type Verdict =
  | { readonly state: 'ready' | 'nothing' }
  | { readonly state: 'look'; readonly why: 'mapping' | 'findings' };

export const isMapped = (kind: ImportKind): boolean =>
  (MAPPED_KINDS as readonly ImportKind[]).includes(kind);

export function judgeFile(
  inspection: Pick<Inspection, 'kind' | 'remembered'>,
  preview: Pick<Preview, 'new' | 'refused' | 'findingCounts'>,
): Verdict {
  const { refused, warning } = preview.findingCounts;
  if (preview.refused > 0 || refused > 0 || warning > 0) return { state: 'look', why: 'findings' };
  if (isMapped(inspection.kind) && inspection.remembered === null)
    return { state: 'look', why: 'mapping' };
  return { state: preview.new === 0 ? 'nothing' : 'ready' };
}

/** What others lean on comes first: customers before their invoices, invoices before the money. */
const ORDER: readonly ImportKind[] = [
  'rates',
  'customers',
  'customer-list',
  'invoices',
  'invoice-list',
  'einvoice',
  'credit-notes',
  'receipts',
  'allocations',
  'case-facts',
  'orders',
  'bank',
  'bank-list',
];

export const byKind = (a: ImportKind, b: ImportKind): number => ORDER.indexOf(a) - ORDER.indexOf(b);
