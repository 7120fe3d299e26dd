/**
 * Accepts many lines after one look: each whose best proposal is still exact and unambiguous when its
 * turn comes. The others are left, each with the reason; nobody's money is guessed.
 */
import { ok } from '../../../domain/result.ts';
import { matcher } from '../../../domain/bank/matching/matcher.ts';
import { bankLinesForMatching } from '../../../ledger/queries/bank/lines-for-matching.ts';
import type { Handler } from '../../context.ts';
import { writing } from '../../with-ledger.ts';
import { acceptances } from './accept-lines.ts';
import { gatherMatching, ledgerShares } from '../gather-facts.ts';
import { type Text, say } from '../../../domain/texts/text.ts';

export const acceptTogether: Handler<'bank.acceptTogether'> = (context, input) =>
  writing(context, 'bank.acceptTogether', input, async (tx, scope) => {
    const today = context.clock.today();
    const wanted = new Set(input.lineIds);
    // In the order of the bank, whatever the order of the ticks: the same choice gives the same ledger.
    const lines = (await bankLinesForMatching(tx)).filter((line) => wanted.has(line.lineId));
    const skipped: { lineId: number; because: Text }[] = [];
    const there = new Set(lines.map((line) => line.lineId));
    for (const lineId of wanted)
      if (!there.has(lineId))
        skipped.push({
          lineId,
          because: say`it is matched already, money out, or no longer there`,
        });
    const first = lines[0];
    if (first === undefined) return ok({ accepted: [], skipped, acceptedAt: scope.recordedAt });
    const matching = await gatherMatching(context, tx, today);
    const engine = matcher(matching.facts);
    const accepting = await acceptances(tx, matching, first.bookedOn, today);
    const accepted: number[] = [];
    for (const [index, line] of lines.entries()) {
      const [best] = engine.propose(line);
      if (best?.isUnambiguous !== true) {
        skipped.push({
          lineId: line.lineId,
          because:
            best === undefined
              ? say`nothing open fits it`
              : say`what it pays is no longer certain; look at it on its own`,
        });
        continue;
      }
      const added = accepting.add({
        line: {
          lineId: line.lineId,
          bookedOn: line.bookedOn,
          currency: line.currency,
          leftMinor: line.amountMinor,
          text: line.text,
          counterpartyAccount: line.payerAccount,
        },
        parts: [
          {
            kind: 'receipt',
            customer: best.customer,
            amountMinor: line.amountMinor,
            fx: null,
            shares: ledgerShares(matching, best.shares).map((share) => ({
              ...share,
              differenceMinor: 0,
            })),
          },
        ],
        rule: best.reasons.map(({ reason }) => reason).join(','),
        rememberPayer: true,
        isOther: false,
      });
      if (!added.ok) {
        skipped.push({ lineId: line.lineId, because: added.error.message });
        continue;
      }
      accepted.push(line.lineId);
      for (const share of best.shares)
        engine.settle(share.itemId, share.amountMinor + share.discountMinor + share.chargeMinor);
      if (index % 32 === 0) {
        context.job.progress('lines', index, lines.length);
        await context.job.checkpoint();
      }
    }
    await accepting.record(scope, async (done) => {
      context.job.progress('receipts', done, null);
      await context.job.checkpoint();
    });
    scope.detail({ accepted: accepted.length, skipped: skipped.length });
    return ok({ accepted, skipped, acceptedAt: scope.recordedAt });
  });
