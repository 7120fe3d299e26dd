/** `412 invoices, 61 customers, 3 disputes`: only what there is. */
import { useTranslation } from 'react-i18next';
import type { FactCounts } from '../../../contract/calls/imports.ts';

const ORDER = [
  'invoices',
  'goodsLines',
  'creditNotes',
  'receipts',
  'allocations',
  'disputes',
  'writeOffs',
  'refunds',
  'customers',
  'aliases',
  'caseFacts',
  'bankLines',
  'rates',
] as const;

export function useFactsWords(): (facts: FactCounts) => readonly string[] {
  const { t } = useTranslation();
  return (facts) =>
    ORDER.filter((kind) => facts[kind] > 0).map((kind) =>
      t(`count.${kind}`, { count: facts[kind] }),
    );
}
