/**
 * Keys of facts: what is known already is known by its key or, without one, by its content; a key that is taken
 * is refused, and a row without one is given the next.
 *
 *     P-1 word for word as in the ledger     ->  duplicate
 *     P-1 with another amount                ->  refused: the key is taken
 *     no key                                 ->  P-2026-0007
 */
import {
  aCaseFact,
  CASE_FACTS,
  type CaseFactDraft,
  caseFactKind,
} from '../../../facts/case-facts.ts';
import { day, say } from '../../../texts/text.ts';
import { shortened } from '../../findings.ts';
import { contentOf } from './known-case.ts';
import { type Context, refuse, type WrittenCaseFact } from './written-fact.ts';

/** Known already: row by row, so that two equal calls of one day stay two. */
export function duplicatesOf(context: Context): (row: WrittenCaseFact) => void {
  const { ledger, byKey, tell } = context;
  /** How many equal rows without a key the ledger still has for the file. */
  const unclaimed = new Map<string, number>();
  const isSame = (fact: CaseFactDraft, other: CaseFactDraft): boolean =>
    contentOf(fact) === contentOf(other);
  return (row) => {
    const fact = row.draft as CaseFactDraft;
    if (row.key === '') {
      if (ledger.isEmpty) return;
      const content = contentOf(fact);
      const left =
        unclaimed.get(content) ??
        ledger
          .onDay(fact.customer, fact.kind, fact.on)
          .filter((one) => contentOf(one.fact) === content).length;
      if (left > 0) row.status = 'duplicate';
      unclaimed.set(content, Math.max(0, left - 1));
      return;
    }
    const inLedger = ledger.isEmpty ? [] : ledger.byKey(row.key);
    if (inLedger.some((one) => isSame(one.fact, fact))) {
      row.status = 'duplicate';
      return;
    }
    const inFile = (byKey.get(row.key) ?? []).filter(
      (one) => one.line < row.line && one.status !== 'refused' && one.draft !== null,
    );
    const before = inFile.find((one) => isSame(one.draft as CaseFactDraft, fact));
    if (before !== undefined) {
      row.status = 'duplicate';
      tell(
        'note',
        'repeated_row',
        row,
        'key',
        say`"${shortened(row.key)}" stands in line ${before.line} already, word for word; it counts once`,
      );
      return;
    }
    const [first] = [...inLedger.map((one) => one.fact), ...inFile.map((one) => one.draft)];
    if (first === undefined || first === null) return;
    const isVersion =
      caseFactKind(row.kind).hasVersions === true &&
      first.kind === fact.kind &&
      first.customer === fact.customer;
    if (isVersion) return;
    const [place] = inFile;
    const where =
      inLedger.length > 0 || place === undefined
        ? say`the ledger has ${aCaseFact(first.kind)} of ${first.customer} of ${day(first.on)} under this key`
        : say`it stands in line ${place.line} with other content`;
    refuse(
      context,
      row,
      'key_twice',
      'key',
      say`"${shortened(row.key)}" is taken: ${where}; use a key once`,
    );
  };
}

/** `P-2026-0001`: letters of the kind, year of the fact, the next number that nobody has. */
export function giveKeys({ ledger, byKey }: Context, rows: readonly WrittenCaseFact[]): void {
  const next = new Map<string, number>();
  for (const row of rows) {
    if (row.status !== 'new' || row.key !== '') continue;
    const prefix = `${CASE_FACTS[row.kind].letters}-${row.on.slice(0, 4)}-`;
    let number = next.get(prefix) ?? ledger.highestNumber(prefix);
    let key: string;
    do {
      number += 1;
      key = `${prefix}${String(number).padStart(4, '0')}`;
    } while (byKey.has(key));
    next.set(prefix, number);
    row.draft = { ...(row.draft as CaseFactDraft), key };
  }
}
