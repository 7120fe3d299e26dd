/** Of which days and from whom the rates of a total are: one day and source, or the span. */
import type { TFunction } from 'i18next';
import type { AgingInBase } from '../../../contract/calls/aging.ts';
import { formatDate } from '../../format/format.ts';

export function ratesWords(rates: AgingInBase['rates'], t: TFunction<'currencies'>): string {
  const days = [...new Set(rates.map((rate) => rate.rateOn))].sort();
  const sources = new Set(rates.map((rate) => rate.source));
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return '';
  if (first !== last) return t('inBaseSpan', { from: formatDate(first), to: formatDate(last) });
  const [source] = sources;
  return sources.size === 1 && source !== undefined
    ? t('inBaseAtSource', { source, date: formatDate(first) })
    : t('inBaseAt', { date: formatDate(first) });
}
