/** Aging columns in words: `Not due`, `31–60`, and "due 1 May 2026 to 30 May 2026". */
import { useTranslation } from 'react-i18next';
import type { AgingBasis } from '../../../domain/aging.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { formatDate } from '../../format/format.ts';
import { columnDates, columnLabel } from './column-dates.ts';

export interface ColumnWords {
  readonly name: (column: string) => string;
  /** The dates of the column as part of a sentence. */
  readonly dates: (index: number) => string;
}

export function useColumnWords(
  asOf: IsoDate,
  limits: readonly number[],
  basis: AgingBasis,
): ColumnWords {
  const { t } = useTranslation('explain');
  return {
    name: (column) =>
      column === 'not_due' ? t(basis === 'due' ? 'notDue' : 'issuedToday') : columnLabel(column),
    dates: (index) => {
      const { from, to } = columnDates(asOf, limits, index);
      const parts = {
        from: from === null ? '' : formatDate(from),
        to: to === null ? '' : formatDate(to),
      };
      if (basis === 'due') {
        if (to === null) return t('dueFrom', parts);
        return from === null ? t('dueTo', parts) : t('dueBetween', parts);
      }
      if (to === null) return t('issuedFrom', parts);
      return from === null ? t('issuedTo', parts) : t('issuedBetween', parts);
    },
  };
}
