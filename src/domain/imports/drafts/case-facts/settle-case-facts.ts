/**
 * Case facts against the ledger and against each other, before they are recorded: what a row names
 * must be there, what it says must fit, and nothing may be recorded twice. An import and `record FACT`
 * go through here, so that both refuse the same in the same words.
 */
import type { CaseFactDraft } from '../../../facts/case-facts.ts';
import type { CurrencyCode } from '../../../money.ts';
import { ROWS_BETWEEN_YIELDS } from '../compare-invoices.ts';
import type { KnownDocuments } from '../known-documents.ts';
import {
  aboutJudge,
  inOrderOfRecording,
  refuseCircle,
  refuseWhatLostItsFact,
} from './facts-about-facts.ts';
import { judgeContent } from './judge-content.ts';
import { duplicatesOf, giveKeys } from './keys.ts';
import { ONLY_ONE, tellSecond } from './only-one.ts';
import { resolveRow } from './resolve-row.ts';
import type { Context, TellRow, WrittenCaseFact } from './written-fact.ts';

/**
 * Sets `status` and `draft` of every row and says why. Returns the new facts in an order in which
 * each stands behind the one it ends or answers. Yields every few hundred rows.
 */
export function* settleCaseFacts(
  rows: readonly WrittenCaseFact[],
  known: KnownDocuments,
  companyCurrency: CurrencyCode,
  tell: TellRow,
): Generator<undefined, readonly CaseFactDraft[]> {
  if (known.caseFacts === undefined) throw new Error('case facts are settled against nothing');
  const byKey = new Map<string, WrittenCaseFact[]>();
  const ends = new Map<string, WrittenCaseFact[]>();
  for (const row of rows) {
    if (row.key !== '') push(byKey, row.key, row);
    if (row.kind === 'end') push(ends, row.about, row);
  }
  const context: Context = { known, ledger: known.caseFacts, companyCurrency, tell, byKey, ends };

  const seen = new Set<WrittenCaseFact>();
  const passes: readonly ((row: WrittenCaseFact) => void)[] = [
    (row) => refuseCircle(context, row, seen),
    (row) => resolveRow(context, row),
    duplicatesOf(context),
    (row) => judgeContent(context, row),
    aboutJudge(context),
  ];
  let done = 0;
  for (const pass of passes)
    for (const row of rows) {
      done += 1;
      if (done % ROWS_BETWEEN_YIELDS === 0) yield;
      if (row.status === 'new') pass(row);
    }
  for (const only of ONLY_ONE) tellSecond(context, rows, only);
  refuseWhatLostItsFact(context, rows);
  giveKeys(context, rows);
  return inOrderOfRecording(context, rows);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
