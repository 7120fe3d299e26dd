/**
 * A case fact as a row says it, before and while it is settled (`settle-case-facts.ts`), and how a row is told
 * of and refused.
 */
import type { IsoDate } from '../../../dates.ts';
import {
  CASE_FACT_KINDS,
  type CaseDetails,
  type CaseFactDraft,
  type CaseFactKind,
  caseFactKind,
  type CaseItem,
} from '../../../facts/case-facts.ts';
import type { WrittenItem } from '../../../facts/case-text.ts';
import type { CurrencyCode } from '../../../money.ts';
import type { Text } from '../../../texts/text.ts';
import type { Severity } from '../../findings.ts';
import type { RowStatus } from '../drafted-file.ts';
import type { KnownDocuments } from '../known-documents.ts';
import type { KnownCase } from './known-case.ts';

/** A row as it was written; `draft` is what it comes to, once it is settled. */
export interface WrittenCaseFact {
  readonly line: number;
  status: RowStatus;
  /** `''`: one is given. */
  readonly key: string;
  readonly kind: CaseFactKind;
  readonly customer: string;
  readonly items: readonly WrittenItem[];
  readonly on: IsoDate;
  readonly until: IsoDate | null;
  /** `''`: that of the items, of the customer, or of the company. */
  readonly currency: CurrencyCode;
  /** Plain decimal text, or `''`. */
  readonly amount: string;
  readonly person: string;
  readonly note: string;
  readonly details: CaseDetails;
  /** Key of the fact it ends or answers, or `''`. */
  readonly about: string;
  draft: CaseFactDraft | null;
}

/** Column names of the exchange file; `details` for a detail that has no column of its own. */
export type CaseColumn =
  | 'key'
  | 'kind'
  | 'customer'
  | 'items'
  | 'on'
  | 'until'
  | 'currency'
  | 'amount'
  | 'details'
  | 'ends';

/** Says something about a row; `what` follows the place in the sentence. */
export type TellRow = (
  severity: Severity,
  code: string,
  row: WrittenCaseFact,
  column: CaseColumn,
  what: Text,
) => void;

export interface Context {
  readonly known: KnownDocuments;
  readonly ledger: KnownCase;
  readonly companyCurrency: CurrencyCode;
  readonly tell: TellRow;
  /** Rows of the file by their key, in the order of the file. */
  readonly byKey: ReadonlyMap<string, readonly WrittenCaseFact[]>;
  /** Rows of kind `end` by the key they end. */
  readonly ends: ReadonlyMap<string, readonly WrittenCaseFact[]>;
}

/** Details that name another fact, by kind: few kinds have one, and every row is asked several times. */
const NAMES_OF_KEYS: ReadonlyMap<CaseFactKind, readonly string[]> = new Map(
  CASE_FACT_KINDS.map((kind) => [
    kind,
    Object.entries(caseFactKind(kind).details)
      .filter(([, { form }]) => form === 'key')
      .map(([name]) => name),
  ]),
);

/** The key of the fact that a row ends or answers; `''`: none, or one that the program finds itself. */
export function aboutOf(row: WrittenCaseFact): string {
  if (row.about !== '') return row.about;
  for (const name of NAMES_OF_KEYS.get(row.kind) ?? []) {
    const key = row.details[name] ?? '';
    // Signals that the program finds itself have keys like payment_shift/C1/2026-03-01.
    if (key !== '' && !key.includes('/')) return key;
  }
  return '';
}

export const refuse = (
  { tell }: Context,
  row: WrittenCaseFact,
  code: string,
  column: CaseColumn,
  what: Text,
): void => {
  row.status = 'refused';
  tell('refused', code, row, column, what);
};

export const itemsOf = (ledger: KnownCase, fact: CaseFactDraft): readonly CaseItem[] =>
  fact.items.length > 0 ? fact.items : ledger.itemsIssuedBy(fact.customer, fact.currency, fact.on);
