/** `412 invoices, 3 disputes, 61 customers`: only what there is, documents first. */
import { useTranslation } from 'react-i18next';
import { COUNTED, type FactCounts } from '../../../domain/facts/drafts.ts';

const isOfCustomers = (kind: keyof FactCounts): boolean =>
  kind === 'customers' || kind === 'aliases';
const ORDER = [...COUNTED.filter((kind) => !isOfCustomers(kind)), ...COUNTED.filter(isOfCustomers)];

export function useFactsWords(): (facts: FactCounts) => readonly string[] {
  const { t } = useTranslation();
  return (facts) =>
    ORDER.filter((kind) => facts[kind] > 0).map((kind) =>
      t(`count.${kind}`, { count: facts[kind] }),
    );
}
