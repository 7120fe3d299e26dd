/**
 * How the open money of each customer is spread over the ages, as the aging report has it: for the
 * small bar of the list. Null until it is read; the list does not wait for it.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_AGING_LIMITS } from '../../../domain/aging.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatAmount } from '../../format/format.ts';
import { barFills } from '../../kit/charts/column-fills.ts';
import { columnLabel } from '../../kit/explain/column-dates.ts';

export interface Ages {
  readonly fills: readonly string[];
  readonly amountsOf: (customer: string, currency: string) => readonly number[] | undefined;
  /** `Not due: 120.00, 1–30: 40.00`. */
  readonly words: (amountsMinor: readonly number[], currency: string) => string;
}

export function useAges(): Ages | null {
  const { t } = useTranslation('explain');
  const moment = useMoment();
  const answer = useCall('aging.report', {
    ...moment.input,
    basis: 'due',
    limits: [...DEFAULT_AGING_LIMITS],
    by: 'customer',
    currency: null,
  });
  return useMemo(() => {
    if (answer.data === undefined) return null;
    const { columns, rows } = answer.data;
    const names = columns.map((column) =>
      column === 'not_due' ? t('notDue') : columnLabel(column),
    );
    const byCustomer = new Map(
      rows.map((row) => [`${row.currency} ${row.customer ?? ''}`, row.amountsMinor]),
    );
    return {
      fills: barFills(answer.data),
      amountsOf: (customer, currency) => byCustomer.get(`${currency} ${customer}`),
      words: (amounts, currency) =>
        names
          .map((name, index) => `${name}: ${formatAmount(amounts[index] ?? 0, currency)}`)
          .join(', '),
    };
  }, [answer.data, t]);
}
