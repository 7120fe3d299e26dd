/**
 * Terms that say nothing of how a customer pays on credit: payment in advance, cash on delivery
 * (domain-rules 6.7 no. 1). Of instalments those parts that are paid so; they fall due first.
 *
 *     '{"kind":"prepaid"}'   yes        '30 % prepaid, rest 60 days'   the first instalment
 */
import { parseTerms } from '../terms/parse-terms.ts';
import { readTerms } from '../terms/read-terms.ts';
import type { Terms } from '../terms/terms.ts';

/** `termsRule`: JSON of the terms, `''` where only `terms`, their text, is known; `position` from 1. */
export function isPaidAtOnce(termsRule: string, terms: string, position: number): boolean {
  const rule = ruleOf(termsRule, terms);
  if (rule === null) return false;
  if (rule.kind !== 'instalments') return isAtOnce(rule.kind);
  return position <= rule.parts.filter((part) => isAtOnce(part.rule.kind)).length;
}

const isAtOnce = (kind: Terms['kind']): boolean => kind === 'prepaid' || kind === 'cod';

function ruleOf(termsRule: string, terms: string): Terms | null {
  if (termsRule === '') return terms === '' ? null : parseTerms(terms);
  const read = readTerms(JSON.parse(termsRule));
  return read.ok ? read.value : null;
}
