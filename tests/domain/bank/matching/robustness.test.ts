/** Hostile texts, crowded ledgers and a whole month: nothing breaks, and work stays bounded. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchFacts } from '../../../../src/domain/bank/matching/match-facts.ts';
import { matcher } from '../../../../src/domain/bank/matching/matcher.ts';
import { workThrough } from '../../../bench/matching-measures.ts';
import { matchingOf } from '../../../bench/made/matching-of.ts';
import { itemOf, lineOf, NOTHING_CLOSED, payerOf, short } from './facts.ts';

describe('any text', () => {
  test('does no harm', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom(
        '9'.repeat(5_000),
        '1-'.repeat(3_000),
        'RF18 '.repeat(900),
        'A '.repeat(4_000),
      ),
      fc.constantFrom(
        '1042-99999999999999999999',
        'ES12 '.repeat(500),
        '1.'.repeat(3_000),
        '\u0000',
      ),
    );
    const facts: MatchFacts = {
      items: [itemOf(1, '', '', 1), itemOf(2, 'C', '#', 1), itemOf(3, 'C', 'INV-1042', 100)],
      payers: [payerOf('C', ['', '***', '9'.repeat(300)], [''])],
      closed: NOTHING_CLOSED,
    };
    const workspace = matcher(facts);
    fc.assert(
      fc.property(nasty, nasty, nasty, (text, payerName, structuredReference) => {
        const line = lineOf(100, { text, payerName, structuredReference, payerAccount: payerName });
        expect(workspace.propose(line).length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('work', () => {
  test('2,000 items of one amount and one customer are answered a thousand times', () => {
    const workspace = matcher({
      items: Array.from({ length: 2_000 }, (_, at) => itemOf(at + 1, 'C1', `N-${at + 5_000}`, 100)),
      payers: [payerOf('C1', ['Flores Sol'])],
      closed: NOTHING_CLOSED,
    });
    for (let amount = 1; amount <= 1_000; amount += 1) {
      const [best] = workspace.propose(lineOf(amount, { payerName: 'FLORES SOL' }));
      expect(best?.isUnambiguous).toBe(false);
    }
    expect(short(workspace.propose(lineOf(250, { payerName: 'FLORES SOL' }))[0])).toBe(
      'possible C1 1:100 2:100 3:50',
    );
  });

  test('an invoice number that 3,000 customers have is told apart by the payer', () => {
    const at = Array.from({ length: 3_000 }, (_, index) => index);
    const workspace = matcher({
      items: at.map((index) => itemOf(index + 1, `C${index}`, '1', 100 + index)),
      closed: NOTHING_CLOSED,
      payers: at.map((index) => payerOf(`C${index}`, [`Flores ${index} Sol`])),
    });
    for (const index of [7, 1_234, 2_999]) {
      const line = lineOf(100 + index, { text: 'Factura 1', payerName: `FLORES ${index} SOL` });
      // Named and certain, yet the number is somebody else's too.
      expect(short(workspace.propose(line)[0])).toBe(`exact C${index} ${index + 1}:${100 + index}`);
    }
  });

  test('a made month: what is accepted by itself is what was paid', () => {
    const made = matchingOf({ seed: 7, items: 5_000, customers: 250, lines: 1_000 });
    const { first, accepted, acceptedWrongly } = workThrough(made);
    expect(acceptedWrongly).toBe(0);
    expect(accepted).toBeGreaterThan(700);
    expect(first).toBeGreaterThan(900);
  });
});
