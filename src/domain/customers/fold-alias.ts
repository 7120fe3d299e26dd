/**
 * How another name, code or bank account of a customer is looked up.
 *
 *     account  ES91 2100 0418 …  ->  ES9121000418…        name  Flores  Sól  ->  flores sol
 */
import type { AliasDraft } from '../facts/drafts.ts';
import { foldText } from '../fold-text.ts';

/** Accounts without blanks in capitals, everything else folded. */
export const foldAlias = (kind: AliasDraft['kind'], value: string): string =>
  kind === 'account' ? value.replaceAll(/\s/g, '').toUpperCase() : foldText(value);
