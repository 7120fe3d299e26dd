/**
 * Rows that end or answer another fact: it must be there, of the same customer and not later; nothing is ended
 * twice, and none leads back to itself.
 *
 *     end of H-2, and no fact has the key H-2       ->  refused
 *     verdict on a signal of a later line           ->  recorded behind it
 */
import { isTakingBack } from '../../../case/live-facts.ts';
import { aCaseFact, type CaseFactDraft } from '../../../facts/case-facts.ts';
import { day, say } from '../../../texts/text.ts';
import { shortened } from '../../findings.ts';
import { judgeDetails } from './judge-content.ts';
import {
  aboutOf,
  type CaseColumn,
  type Context,
  refuse,
  type WrittenCaseFact,
} from './written-fact.ts';

/** Rows that end or answer each other in a circle are refused. `seen`: rows that lead somewhere. */
export function refuseCircle(
  context: Context,
  row: WrittenCaseFact,
  seen: Set<WrittenCaseFact>,
): void {
  // Most rows name no other, and 200,000 of them need not be remembered.
  if (aboutOf(row) === '') return;
  const chain = new Set<WrittenCaseFact>();
  let next: WrittenCaseFact | undefined = row;
  while (next !== undefined && !seen.has(next) && !chain.has(next)) {
    chain.add(next);
    const one: WrittenCaseFact = next;
    const key = aboutOf(one);
    next = key === '' ? undefined : context.byKey.get(key)?.find((other) => other !== one);
  }
  for (const one of chain) {
    seen.add(one);
    if (next !== undefined && chain.has(next) && one.status === 'new')
      refuse(
        context,
        one,
        'ends_circle',
        'ends',
        say`it ends or answers "${shortened(aboutOf(one))}", which comes back to it`,
      );
  }
}

/** A row that ends or answers another: which must be there, of the same customer and not later. */
export function aboutJudge(context: Context): (row: WrittenCaseFact) => void {
  const { ledger, byKey, ends } = context;
  /** Rows of the file that end something, by the key they end. */
  const endedBy = new Map<string, WrittenCaseFact>();
  const isTakenBack = ({ key }: WrittenCaseFact): boolean =>
    key !== '' && (ends.get(key) ?? []).some((one) => isTakingBack(one));
  const endsAnEnd = (end: CaseFactDraft): boolean =>
    ledger.byKey(end.about)[0]?.kind === 'end' || byKey.get(end.about)?.[0]?.kind === 'end';
  return (row) => {
    const fact = row.draft as CaseFactDraft;
    const { about: key } = fact;
    const isEnd = row.kind === 'end';
    const column: CaseColumn = row.about === '' ? 'details' : 'ends';
    if (key === '') {
      if (isEnd)
        refuse(
          context,
          row,
          'ends_missing',
          'ends',
          say`the key of the fact that this row ends is missing`,
        );
      return;
    }
    const inLedger = ledger.isEmpty ? [] : ledger.byKey(key);
    const inFile = (byKey.get(key) ?? []).filter(
      (one) => one !== row && one.status !== 'duplicate',
    );
    const target = [
      ...inLedger.map((one) => one.fact),
      ...inFile.filter((one) => one.status === 'new').map((one) => one.draft as CaseFactDraft),
    ][(fact.aboutVersion ?? 1) - 1];
    if (target === undefined) {
      const refused = inFile.find((one) => one.status === 'refused');
      return refuse(
        context,
        row,
        'ends_unknown',
        column,
        refused === undefined
          ? fact.aboutVersion === null
            ? say`no fact has the key "${shortened(key)}"`
            : say`no fact has the key "${shortened(key)}" in a version ${fact.aboutVersion}`
          : say`the fact "${shortened(key)}", line ${refused.line}, is refused`,
      );
    }
    if (target.customer !== fact.customer)
      return refuse(
        context,
        row,
        'other_customer',
        'customer',
        say`"${shortened(key)}" is ${aCaseFact(target.kind)} of ${target.customer}, not of ${fact.customer}`,
      );
    if (row.on < target.on)
      return refuse(
        context,
        row,
        'ends_too_early',
        'on',
        say`${day(row.on)} is before ${day(target.on)}, on which "${shortened(key)}" begins`,
      );
    if (column === 'details' && target.kind !== 'signal')
      return refuse(
        context,
        row,
        'details_wrong',
        'details',
        say`"${shortened(key)}" is ${aCaseFact(target.kind)}, not a signal`,
      );
    if (!isEnd) return;
    if (target.kind === 'end' && !(isTakingBack(row) && !endsAnEnd(target)))
      return refuse(
        context,
        row,
        'ends_an_end',
        'ends',
        say`"${shortened(key)}" ends another fact; reverse it instead of ending it`,
      );
    judgeDetails(context, row, target.kind);
    if (row.status === 'refused' || isTakingBack(row)) return;
    const inFileBefore = endedBy.get(key);
    const inLedgerBefore = inLedger
      .slice(0, 1)
      .flatMap((one) => ledger.endsOf(one.id))
      .find((end) => !isTakingBack(end) && ledger.endsOf(end.id).length === 0);
    if (inLedgerBefore !== undefined)
      return refuse(
        context,
        row,
        'ended_already',
        'ends',
        say`"${shortened(key)}" is ended from ${day(inLedgerBefore.on)} already`,
      );
    // One that was taken back in the same file ended nothing for good.
    if (inFileBefore !== undefined && !isTakenBack(inFileBefore))
      return refuse(
        context,
        row,
        'ended_already',
        'ends',
        say`"${shortened(key)}" is ended in line ${inFileBefore.line} already`,
      );
    endedBy.set(key, row);
  };
}

/** A row that ends or answers a refused row is refused, too, and so on. */
export function refuseWhatLostItsFact(context: Context, rows: readonly WrittenCaseFact[]): void {
  const { byKey, ledger } = context;
  for (let again = true; again;) {
    again = false;
    for (const row of rows) {
      if (row.status !== 'new') continue;
      const key = aboutOf(row);
      const inFile = key === '' ? [] : (byKey.get(key) ?? []);
      if (inFile.length === 0 || inFile.some((one) => one !== row && one.status !== 'refused'))
        continue;
      if (!ledger.isEmpty && ledger.byKey(key).length > 0) continue;
      refuse(
        context,
        row,
        'ends_unknown',
        'ends',
        say`the fact "${shortened(key)}", line ${inFile[0]?.line ?? 0}, is refused`,
      );
      again = true;
    }
  }
}

/** As in the file, except that a row comes behind the one it ends or answers. */
export function inOrderOfRecording(
  { byKey }: Context,
  rows: readonly WrittenCaseFact[],
): readonly CaseFactDraft[] {
  /** Rows that another one ends or answers, and may bring forward, and those that do. */
  const named = new Set<string>();
  for (const row of rows) named.add(aboutOf(row));
  named.delete('');
  const placed = new Set<WrittenCaseFact>();
  const facts: CaseFactDraft[] = [];
  for (const row of rows) {
    if (row.status === 'new' && aboutOf(row) === '' && !named.has(row.key)) {
      facts.push(row.draft as CaseFactDraft);
      continue;
    }
    const chain: WrittenCaseFact[] = [];
    let next: WrittenCaseFact | undefined = row;
    while (next?.status === 'new' && !placed.has(next)) {
      chain.push(next);
      placed.add(next);
      const one: WrittenCaseFact = next;
      const key = aboutOf(one);
      next =
        key === ''
          ? undefined
          : byKey.get(key)?.find((other) => other !== one && !placed.has(other));
    }
    for (const one of chain.reverse()) facts.push(one.draft as CaseFactDraft);
  }
  return facts;
}
