/**
 * Terms restated from the tests of another system (../shared/data/peer-cases/TERMS-01.json): the same
 * words and invoice dates must give the same due dates.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDateOf } from '../../src/domain/dates.ts';
import { dueDates } from '../../src/domain/terms/due-dates.ts';
import { parseTerms } from '../../src/domain/terms/parse-terms.ts';
import { DUE_AT_ONCE } from '../../src/domain/terms/terms.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';

interface PeerTerms {
  readonly cases: readonly {
    readonly terms: string;
    readonly date: string;
    readonly due: string;
  }[];
}

describe.skipIf(!hasSharedData)('terms of another system (../shared/data/peer-cases)', () => {
  it('TERMS-01: 30 days, end of next month, none', () => {
    const peer = JSON.parse(
      readFileSync(sharedData('peer-cases', 'TERMS-01.json'), 'utf8'),
    ) as PeerTerms;
    expect(peer.cases.length).toBeGreaterThan(0);
    for (const one of peer.cases) {
      const terms = one.terms === 'none' ? DUE_AT_ONCE : parseTerms(one.terms);
      expect(terms, one.terms).not.toBeNull();
      const due = dueDates(terms ?? DUE_AT_ONCE, {
        issuedOn: isoDateOf(one.date),
        deliveredOn: null,
        grossMinor: 10_000,
        currency: 'EUR',
      });
      expect(due, `${one.terms} from ${one.date}`).toEqual({
        ok: true,
        value: [{ dueOn: one.due, grossMinor: 10_000 }],
      });
    }
  });

  it('no code of the open-invoices ledger is guessed', () => {
    const lines = readFileSync(sharedData('open-invoices', 'open-invoices.csv'), 'utf8').split(
      '\n',
    );
    const column = (lines[0] ?? '').split(',').indexOf('cust_payment_terms');
    const codes = new Set(lines.slice(1).map((line) => line.split(',').at(column - 13) ?? ''));
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => parseTerms(code) !== null)).toEqual([]);
  });
});
