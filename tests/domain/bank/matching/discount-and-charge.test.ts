/** A line that is short by the discount and by what a bank kept, both at once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isoDateOf } from '../../../../src/domain/dates.ts';
import type { MatchFacts } from '../../../../src/domain/bank/matching/match-facts.ts';
import { matcher } from '../../../../src/domain/bank/matching/matcher.ts';
import { itemOf, lineOf, NOTHING_CLOSED, payerOf } from './facts.ts';

test('takes discount and charge together, whoever names the charge', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10_000, max: 5_000_000 }),
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 100 }),
      fc.constantFrom('number', 'payer'),
      (openMinor, discountPermille, chargeMinor, by) => {
        const discountMinor = Math.max(1, Math.floor((openMinor * discountPermille) / 1_000));
        const net = openMinor - discountMinor;
        fc.pre(chargeMinor * 100 <= net && discountMinor !== chargeMinor);
        const untilOn = isoDateOf('2026-03-04');
        const facts: MatchFacts = {
          items: [
            itemOf(1, 'C1', 'INV-1042', openMinor, {
              discount: { untilOn, amountMinor: discountMinor },
            }),
          ],
          payers: [payerOf('C1', ['Flores Sol SL'])],
          closed: NOTHING_CLOSED,
        };
        const said = by === 'number' ? { text: 'Factura 1042' } : { payerName: 'FLORES SOL' };
        const line = lineOf(net - chargeMinor, said);
        const shares = [{ itemId: 1, amountMinor: net - chargeMinor, discountMinor, chargeMinor }];
        const byBank = matcher(facts).propose({ ...line, chargesMinor: chargeMinor })[0];
        expect(byBank).toMatchObject({ shares, strength: by === 'number' ? 'exact' : 'likely' });
        const unnamed = matcher(facts)
          .propose(line)
          .find(({ shares: [share] }) => share?.discountMinor === discountMinor);
        expect(unnamed).toMatchObject({ shares, strength: 'possible', isUnambiguous: false });
        // A day later the discount cannot be had.
        const late = { ...line, bookedOn: addDays(untilOn, 1), chargesMinor: chargeMinor };
        for (const proposal of matcher(facts).propose(late))
          expect(proposal.shares.every((share) => share.discountMinor === 0)).toBe(true);
      },
    ),
  );
});
