/**
 * Takes back what bank lines were taken for, as if nobody had matched them: the lines are to be
 * matched again, and what the matches recorded in the same command is reversed with them.
 *
 *     receipt made by the match    reversed from its own day, with its allocations and discounts
 *     receipt that was there       stays; only the match goes
 *     return                       the receipt is recorded again from the day of the return
 *     payer's account learned      forgotten
 *     receipt per list replaced    recorded again, as far as it was replaced (`replace-per-list.ts`)
 *
 * A receipt whose return was undone keeps its line matched, because a reversal stays for ever; the
 * refusal says what to do (`takenBackSince`).
 */
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import { FACT_KINDS } from '../../../domain/facts/kinds.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { connectionOf } from '../../connection.ts';
import type { ReadDb, Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import type { LedgerRefusal } from '../../refusals.ts';
import { findBlocker } from '../../facts/blockers.ts';
import { reverseFacts, type ReversalTarget } from '../../facts/reverse.ts';
import { restoreReceipt } from './restore-receipt.ts';
import { restorePerList } from './replace-per-list.ts';
import { isReversalOf, liveText } from '../../facts/live.ts';
import { capital, day, say, type Text } from '../../../domain/texts/text.ts';

export type UndoMatchRefusal = LedgerRefusal<
  'not_matched' | 'used_by_later_facts' | 'changed_since'
>;

interface UndoMatches {
  readonly reason: string;
  /** Only what was matched by the command of this instant; null: whatever the lines are matched to. */
  readonly matchedAt?: Instant | null;
  /** Called every few milliseconds: lines looked at, then facts reversed; may throw to cancel. */
  readonly checkpoint?: (unit: 'lines' | 'facts', done: number, of: number) => Promise<void>;
}

/** Lines between two checkpoints: about two milliseconds of work. */
const LINES_PER_CHECKPOINT = 32;

/**
 * Undoes all the lines or refuses, naming the first line (in the order given) that stands against it:
 * `not_matched`; `changed_since` (it was matched otherwise since `matchedAt`); `used_by_later_facts`.
 * The newest match goes first, whatever the order of the lines, as if they were undone one by one.
 *
 * A return that cannot be restored is seen when its turn comes: after a refusal the caller rolls back.
 */
export async function undoBankMatches(
  tx: Tx,
  scope: WriteScope,
  lineIds: readonly number[],
  options: UndoMatches,
): Promise<Result<{ readonly undone: number }, UndoMatchRefusal & { readonly lineId: number }>> {
  const checkpoint = options.checkpoint ?? (() => Promise.resolve());
  const wanted = new Set(lineIds);
  const lines: LineToUndo[] = [];
  for (const lineId of wanted) {
    const line = lineToUndo(tx, lineId, options.matchedAt ?? null);
    if (!line.ok) return err({ ...line.error, lineId });
    lines.push(line.value);
    if (lines.length % LINES_PER_CHECKPOINT === 0)
      await checkpoint('lines', lines.length, wanted.size);
  }
  const goingToo = lines.flatMap((line) => line.matches.flatMap(({ targets }) => targets));
  for (const [index, { lineId, matches }] of lines.entries()) {
    const targets = matches.flatMap((match) => match.targets);
    const blocker = findBlocker(tx, targets, goingToo);
    if (blocker !== null) return err({ code: 'used_by_later_facts', message: blocker, lineId });
    if (index % LINES_PER_CHECKPOINT === 0) await checkpoint('lines', wanted.size, wanted.size);
  }
  const reverse = (targets: readonly ReversalTarget[]): Promise<unknown> =>
    reverseFacts(tx, scope, {
      targets: once(targets),
      effectiveOn: 'own',
      reason: options.reason,
      checkpoint: (done) => checkpoint('facts', done, targets.length),
    });
  const newestFirst = lines
    .flatMap((line) => line.matches.map((match) => ({ ...match, lineId: line.lineId })))
    .sort((a, b) => b.match.id - a.match.id);
  let pending: ReversalTarget[] = [];
  for (const { lineId, match, targets } of newestFirst) {
    if (match.kind === 'return') {
      // What came after it may have paid what the returned receipt paid: that is free again first.
      if (pending.length > 0) await reverse(pending);
      pending = [];
      const refused = await restoreReceipt(tx, scope, match.reversalId);
      if (refused !== null) return err({ code: 'used_by_later_facts', message: refused, lineId });
    }
    pending.push(...targets);
  }
  await reverse(pending);
  for (const { lineId, match, receipt } of newestFirst) {
    if (receipt === null) continue;
    const refused = await restorePerList(tx, scope, receipt, match.recordedAt);
    if (refused !== null) return err({ code: 'used_by_later_facts', message: refused, lineId });
  }
  return ok({ undone: newestFirst.length });
}

interface LineToUndo {
  readonly lineId: number;
  /** Newest first. */
  readonly matches: readonly {
    readonly match: LiveMatch;
    /** The match and what it recorded. */
    readonly targets: readonly ReversalTarget[];
    /** Number of the receipt that it recorded. */
    readonly receipt: string | null;
  }[];
}

function lineToUndo(
  tx: Tx,
  lineId: number,
  matchedAt: Instant | null,
): Result<LineToUndo, UndoMatchRefusal> {
  const matches: LineToUndo['matches'][number][] = [];
  for (const match of liveMatches(tx, lineId)) {
    if (matchedAt !== null && match.recordedAt !== matchedAt)
      return err({
        code: 'changed_since',
        message: say`This bank line was matched otherwise since; undo it on its own.`,
      });
    const made = madeBy(tx, match);
    if (made !== null && made.then !== null)
      return err({ code: 'used_by_later_facts', message: takenBackSince(made) });
    const targets: ReversalTarget[] = made === null ? [] : [{ kind: made.kind, id: made.id }];
    targets.push({ kind: 'bank_match', id: match.id }, ...learnedWith(tx, match));
    matches.push({ match, targets, receipt: made?.kind === 'receipt' ? made.number : null });
  }
  return matches.length === 0
    ? err({
        code: 'not_matched',
        message: say`Nothing of this bank line is matched; there is nothing to undo.`,
      })
    : ok({ lineId, matches });
}

/** A reversal stays for ever; only a return that the bank's line made can be undone, by that line. */
function takenBackSince({ kind, number, reversedOn, then }: Made): Text {
  const of = FACT_KINDS[kind].name;
  const on = reversedOn === null ? '' : day(reversedOn);
  switch (then) {
    case 'by_bank':
      return say`${capital(of)} ${number} of this bank line was taken back from ${on}; undo that first.`;
    case 'again':
      return say`${capital(of)} ${number} of this bank line was taken back from ${on} and recorded again since; reverse that ${of} itself.`;
    default:
      return say`${capital(of)} ${number} of this bank line was taken back from ${on} by hand, and that stays; record by hand what the money was for.`;
  }
}

/** Two lines of one command may have learned the same account. */
const once = (targets: readonly ReversalTarget[]): readonly ReversalTarget[] => [
  ...new Map(targets.map((target) => [`${target.kind} ${target.id}`, target])).values(),
];

interface LiveMatch {
  readonly id: number;
  readonly kind: 'receipt' | 'return' | 'refund' | 'aside';
  readonly receiptId: number | null;
  readonly refundId: number | null;
  readonly reversalId: number | null;
  readonly recordedAt: string;
}

const liveMatches = (db: ReadDb, lineId: number): readonly LiveMatch[] =>
  connectionOf(db)
    .statement<LiveMatch>(
      `select m.id, m.kind, m.receipt_id as receiptId, m.refund_id as refundId, m.reversal_id as reversalId,
         m.recorded_at as recordedAt
       from bank_matches m
       where m.bank_line_id = ? and ${liveText('bank_match', 'm.id')}
       order by m.id desc`,
    )
    .all(lineId);

interface Made {
  readonly kind: 'receipt' | 'refund';
  readonly id: number;
  readonly number: string;
  readonly reversedOn: IsoDate | null;
  /** Null: it counts. Else taken back by a bank line, or recorded again after that, or by hand. */
  readonly then: 'by_bank' | 'again' | 'by_hand' | null;
}

/** The receipt or refund that the match recorded itself: they share their instant. */
function madeBy(db: ReadDb, match: LiveMatch): Made | null {
  if (match.kind !== 'receipt' && match.kind !== 'refund') return null;
  const { kind } = match;
  const row = connectionOf(db)
    .statement<Omit<Made, 'kind' | 'id'>>(
      `select d.number, r.effective_on as reversedOn,
         case
           when r.id is null then null
           when exists (select 1 from bank_matches m where m.${kind}_id = d.id and m.reversal_id = r.id
             and ${liveText('bank_match', 'm.id')}) then 'by_bank'
           when exists (select 1 from ${kind}s o where o.number = d.number
             and ${liveText(kind, 'o.id')}) then 'again'
           else 'by_hand'
         end as "then"
       from ${kind}s d
       left join reversals r on ${isReversalOf('r', kind, 'd.id')} where d.id = ? and d.recorded_at = ?`,
    )
    .get(kind === 'receipt' ? match.receiptId : match.refundId, match.recordedAt);
  if (row === undefined) return null;
  const id = (kind === 'receipt' ? match.receiptId : match.refundId) ?? 0;
  return { kind, id, ...row };
}

/** The payer's account, if the same command learned it for the customer of the receipt. */
const learnedWith = (db: ReadDb, match: LiveMatch): readonly ReversalTarget[] =>
  connectionOf(db)
    .statement<{ id: number }>(
      // `cross join` and the kind: by the index, also when thousands of accounts were learned.
      `select a.id from bank_matches m
       cross join bank_lines l on l.id = m.bank_line_id
       cross join receipts p on p.id = m.receipt_id
       cross join customer_aliases a on a.kind = 'account'
         and a.folded = replace(upper(l.counterparty_account), ' ', '')
         and a.customer_id = p.customer_id
       where m.id = ? and a.origin = 'learned' and a.recorded_at = m.recorded_at
         and ${liveText('customer_alias', 'a.id')}`,
    )
    .all(match.id)
    .map(({ id }) => ({ kind: 'customer_alias', id }));
