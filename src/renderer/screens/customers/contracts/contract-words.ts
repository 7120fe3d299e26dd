/** Contracts and clauses in the reader's words. */
import type { TFunction } from 'i18next';
import type { Clause, Contract } from '../../../../domain/contracts/contract.ts';
import { formatDate, formatMoney } from '../../../format/format.ts';

export const validText = (contract: Contract, t: TFunction<'contracts'>): string =>
  contract.validTo === null
    ? t('contracts.from', { from: formatDate(contract.validFrom) })
    : t('contracts.span', {
        from: formatDate(contract.validFrom),
        to: formatDate(contract.validTo),
      });

/** What a clause fixes beside its words: `1.5 % a month`, `40.00 EUR`, `Madrid`. */
export function clauseFigure(clause: Clause, t: TFunction<'contracts'>): string {
  switch (clause.kind) {
    case 'late_interest':
      return t('clause.interest', {
        rate: clause.ratePercent,
        per: t(`clause.pers.${clause.per}`),
      });
    case 'flat_fee':
      return formatMoney(clause.amountMinor, clause.currency);
    case 'retention_of_title':
      return t(`clause.extents.${clause.extent}`);
    case 'early_discount':
      return t('clause.discountOf', { percent: clause.percentBp / 100, days: clause.days });
    case 'jurisdiction':
      return clause.place;
    case 'governing_law':
      return clause.law;
    default:
      return '';
  }
}
