/**
 * A clause while somebody writes it: every field that any kind may have, so that choosing another kind
 * loses nothing; `clauseOf` keeps what the kind has.
 */
import type { Clause, ClauseKind, StartRule } from '../../../../domain/contracts/contract.ts';

export interface ClauseDraft {
  readonly kind: ClauseKind;
  readonly number: string;
  readonly text: string;
  readonly ratePercent: string;
  readonly per: 'year' | 'month';
  readonly base: StartRule['base'] | 'none';
  readonly days: number;
  readonly amountMinor: number | null;
  readonly extent: 'simple' | 'all_debts' | 'extended';
  readonly percent: string;
  readonly place: string;
  readonly law: string;
}

export const CLAUSE_KINDS: readonly ClauseKind[] = [
  'late_interest',
  'flat_fee',
  'retention_of_title',
  'suspension_right',
  'early_discount',
  'jurisdiction',
  'governing_law',
  'other',
];

export const NEW_CLAUSE: ClauseDraft = {
  kind: 'late_interest',
  number: '',
  text: '',
  ratePercent: '',
  per: 'year',
  base: 'due_date',
  days: 0,
  amountMinor: null,
  extent: 'simple',
  percent: '',
  place: '',
  law: '',
};

export function draftOf(clause: Clause): ClauseDraft {
  const from = 'from' in clause ? clause.from : null;
  return {
    ...NEW_CLAUSE,
    kind: clause.kind,
    number: clause.number,
    text: clause.text,
    base: from?.base ?? ('from' in clause ? 'none' : 'due_date'),
    days: from?.days ?? ('days' in clause ? clause.days : 0),
    ...('ratePercent' in clause && { ratePercent: clause.ratePercent, per: clause.per }),
    ...('amountMinor' in clause && { amountMinor: clause.amountMinor }),
    ...('extent' in clause && { extent: clause.extent }),
    ...('percentBp' in clause && { percent: String(clause.percentBp / 100) }),
    ...('place' in clause && { place: clause.place }),
    ...('law' in clause && { law: clause.law }),
  };
}

/** As the domain's reader takes it; what is missing is left for it to find and name. */
export function clauseOf(draft: ClauseDraft, currency: string): Readonly<Record<string, unknown>> {
  const { kind, number, text } = draft;
  const from = draft.base === 'none' ? null : { base: draft.base, days: draft.days };
  const cited = { kind, number, text };
  switch (kind) {
    case 'late_interest':
      return {
        ...cited,
        ratePercent: draft.ratePercent.trim().replace(',', '.'),
        per: draft.per,
        from: from ?? { base: 'due_date', days: 0 },
      };
    case 'flat_fee':
      return { ...cited, amountMinor: draft.amountMinor, currency };
    case 'retention_of_title':
      return { ...cited, extent: draft.extent, from };
    case 'suspension_right':
      return { ...cited, from };
    case 'early_discount':
      return {
        ...cited,
        percentBp: Math.round(Number(draft.percent.trim().replace(',', '.')) * 100),
        days: draft.days,
      };
    case 'jurisdiction':
      return { ...cited, place: draft.place };
    case 'governing_law':
      return { ...cited, law: draft.law };
    case 'other':
      return cited;
  }
}
