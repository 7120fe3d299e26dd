/** Contracts in the form: nothing of a clause is lost, and every beginning of terms is read as its kind. */
import { describe, expect, it } from 'vitest';
import type { Clause } from '../../../src/domain/contracts/contract.ts';
import { parseTerms } from '../../../src/domain/terms/parse-terms.ts';
import {
  clauseOf,
  draftOf,
} from '../../../src/renderer/screens/customers/contracts/clause-draft.ts';
import { TERMS_BEGINNINGS } from '../../../src/renderer/screens/customers/contracts/terms-beginnings.ts';

const cited = { number: '7.2', text: 'As it stands in the paper.' };
const from = { base: 'delivery', days: 3 } as const;
const CLAUSES: readonly Clause[] = [
  { ...cited, kind: 'late_interest', ratePercent: '1.5', per: 'month', from },
  { ...cited, kind: 'flat_fee', amountMinor: 4000, currency: 'EUR' },
  { ...cited, kind: 'retention_of_title', extent: 'extended', from: null },
  { ...cited, kind: 'retention_of_title', extent: 'simple', from },
  { ...cited, kind: 'suspension_right', from: null },
  { ...cited, kind: 'early_discount', percentBp: 250, days: 10 },
  { ...cited, kind: 'jurisdiction', place: 'Madrid' },
  { ...cited, kind: 'governing_law', law: 'ES' },
  { ...cited, kind: 'other' },
];

describe('a clause in the form', () => {
  it.each(CLAUSES.map((clause) => [clause.kind, clause] as const))(
    '%s opened and saved again is the same',
    (_, clause) => expect(clauseOf(draftOf(clause), 'EUR')).toEqual(clause),
  );

  it('a decimal comma is a decimal point', () => {
    const draft = { ...draftOf(CLAUSES[0] as Clause), ratePercent: ' 1,5 ' };
    expect(clauseOf(draft, 'EUR')).toMatchObject({ ratePercent: '1.5' });
  });
});

it.each(Object.entries(TERMS_BEGINNINGS))('%s begins with words that are read so', (kind, text) => {
  const terms = parseTerms(text);
  expect(terms?.kind).toBe(kind === 'discount' ? 'net_days' : kind);
  expect(terms?.discount !== undefined).toBe(kind === 'discount');
});
