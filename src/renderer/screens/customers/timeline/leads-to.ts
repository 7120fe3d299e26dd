/**
 * Where an event leads: a document opens beside the list (`doc` of the address, so that Back and a
 * reload keep it), a letter in the register, everything else in a tab of the customer.
 *
 *     { kind: 'receipt', number: 'R-9' }   ->  /customers/C1?tab=timeline&doc=receipt%3AR-9
 *     { kind: 'letter', number: 'L-2026-0001' }  ->  /letters?tab=register&letter=L-2026-0001
 */
import type { TimelineEntry } from '../../../../contract/calls/customers.ts';
import type { TimelineDocument } from '../../../../domain/facts/kinds.ts';
import { pathTo } from '../../../routing/router.tsx';

const BESIDE = ['invoice', 'credit_note', 'receipt', 'write_off', 'refund'] as const;
type Beside = (typeof BESIDE)[number] & TimelineDocument;

export interface OpenDocument {
  readonly kind: Beside;
  readonly number: string;
}

/** `receipt:R-9`, or null for what opens elsewhere. */
export function docOf(entry: TimelineEntry): string | null {
  const { leadsTo } = entry;
  return leadsTo !== null && BESIDE.some((kind) => kind === leadsTo.kind)
    ? `${leadsTo.kind}:${leadsTo.number}`
    : null;
}

/** Null for an address that somebody typed and that names no document. */
export function documentOf(doc: string | null): OpenDocument | null {
  const at = doc?.indexOf(':') ?? -1;
  const kind = BESIDE.find((one) => one === doc?.slice(0, at));
  const number = doc?.slice(at + 1) ?? '';
  return kind === undefined || number === '' ? null : { kind, number };
}

/** `show`: the group that the list is limited to, kept. Null: it leads nowhere. */
export function pathOf(entry: TimelineEntry, customer: string, show: string | null): string | null {
  const { leadsTo } = entry;
  if (leadsTo === null) return null;
  switch (leadsTo.kind) {
    case 'letter':
      return pathTo(['letters'], { tab: 'register', letter: leadsTo.number });
    case 'contract':
    case 'papers':
      return pathTo(['customers', customer], { tab: 'contracts' });
    case 'case_fact':
      return null;
    case 'profile':
      return pathTo(['customers', customer], { tab: 'profile' });
    case 'invoice':
    case 'credit_note':
    case 'receipt':
    case 'write_off':
    case 'refund':
      return pathTo(['customers', customer], { tab: 'timeline', show, doc: docOf(entry) });
  }
}
