/** What is proposed first, how sure it is, and the sentences that say why (golden). */
import { describe, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../../src/domain/dates.ts';
import type { MatchFacts, MatchLine } from '../../../../src/domain/bank/matching/match-facts.ts';
import { isSmallShortfall } from '../../../../src/domain/bank/matching/fit-named.ts';
import { matcher } from '../../../../src/domain/bank/matching/matcher.ts';
import { itemOf, lineOf, NOTHING_CLOSED, payerOf, short } from './facts.ts';
import { english } from '../../../harness/english.ts';

const FACTS: MatchFacts = {
  items: [
    itemOf(1, 'C7', 'INV-1042', 121_000),
    itemOf(2, 'C7', 'INV-1043', 50_000, {
      dueOn: day('2026-02-10'),
      discount: { untilOn: day('2026-03-10'), amountMinor: 1_000 },
    }),
    itemOf(3, 'C7', 'INV-1044', 29_000, { dueOn: day('2026-02-20') }),
    itemOf(4, 'C7', 'INV-1060', 88_000, {
      issuedOn: day('2026-04-01'),
      dueOn: day('2026-05-01'),
    }),
    itemOf(5, 'C7', 'INV-1061', 70_000, { currency: 'USD' }),
    // Two of one amount.
    itemOf(10, 'C8', 'FV-1', 30_000),
    itemOf(11, 'C8', 'FV-2', 30_000, { dueOn: day('2026-02-15') }),
    itemOf(12, 'C8', 'FV-3', 45_000, { dueOn: day('2026-02-16') }),
    // One that is the sum of two others.
    itemOf(20, 'C9', 'A-100', 10_000),
    itemOf(21, 'C9', 'A-101', 20_000, { dueOn: day('2026-02-02') }),
    itemOf(22, 'C9', 'A-102', 30_000, { dueOn: day('2026-02-03') }),
    // Instalments.
    itemOf(30, 'C5', 'P-900', 40_000, { instalments: 3, position: 1 }),
    itemOf(31, 'C5', 'P-900', 40_000, { instalments: 3, position: 2, dueOn: day('2026-03-01') }),
    itemOf(32, 'C5', 'P-900', 45_000, { instalments: 3, position: 3, dueOn: day('2026-04-01') }),
    // A number of two customers.
    itemOf(40, 'C1', 'R-555', 11_100),
    itemOf(41, 'C2', 'X-555', 22_200),
  ],
  closed: NOTHING_CLOSED,
  payers: [
    payerOf('C7', ['Florería Sol, S.L.'], ['ES9121000418']),
    payerOf('C8', ['Blumen Müller GmbH']),
    payerOf('C9', ['SIA Rīgas Ziedi']),
    payerOf('C5', ['上海花之韵贸易有限公司']),
    payerOf('C1', ['Verde Ltd']),
    payerOf('C2', ['Rosa Ltd']),
  ],
};
const { propose } = matcher(FACTS);

type Case = readonly [name: string, amount: number, more: Partial<MatchLine>, first: string];
const SOL = { payerName: 'FLORERIA SOL' } as const;

const CASES: readonly Case[] = [
  // The text names it and the amount agrees.
  ['number and amount', 121_000, { text: 'Factura 1042' }, 'exact! C7 1:121000'],
  ['several numbers', 171_000, { text: 'INV 1042/43' }, 'exact! C7 1:121000 2:50000'],
  ['less discount', 49_000, { text: 'INV 1043' }, 'exact! C7 2:49000-discount 1000'],
  [
    'discount on its last day',
    49_000,
    { text: 'INV 1043', bookedOn: day('2026-03-10') },
    'exact! C7 2:49000-discount 1000',
  ],
  [
    'discount too late',
    49_000,
    { text: 'INV 1043', bookedOn: day('2026-03-11') },
    'likely C7 2:49000',
  ],
  [
    'less the charge the bank names',
    120_500,
    { text: 'INV 1042', chargesMinor: 500 },
    'exact! C7 1:120500-charge 500',
  ],
  [
    'less discount and the charge the bank names',
    48_500,
    { text: 'INV 1043', chargesMinor: 500 },
    'exact! C7 2:48500-discount 1000-charge 500',
  ],
  [
    'several, less discount and the charge the bank names',
    169_500,
    { text: 'INV 1042/43', chargesMinor: 500 },
    'exact! C7 1:120500-charge 500 2:49000-discount 1000',
  ],
  [
    'less discount and the charge the bank names, too late',
    48_500,
    { text: 'INV 1043', chargesMinor: 500, bookedOn: day('2026-03-11') },
    'likely C7 2:48500',
  ],
  ['less discount and a little more', 48_600, { text: 'INV 1043' }, 'likely C7 2:48600'],
  ['a number beats an equal amount', 30_000, { text: 'FV-2' }, 'exact! C8 11:30000'],
  ['one instalment', 45_000, { text: 'P-900' }, 'exact! C5 32:45000'],
  ['one of two equal instalments', 40_000, { text: 'P-900' }, 'likely C5 30:40000'],
  ['all instalments', 125_000, { text: 'P-900' }, 'exact! C5 30:40000 31:40000 32:45000'],
  ['in the end-to-end id', 121_000, { endToEndId: 'INV-1042' }, 'exact! C7 1:121000'],
  // … or does not.
  ['part payment', 50_001, { text: 'INV 1042' }, 'likely C7 1:50001'],
  ['part, while another item fits', 50_000, { text: 'INV 1042' }, 'likely C7 1:50000'],
  ['overpayment', 121_500, { text: 'INV 1042' }, 'likely C7 1:121000 +500'],
  ['overpayment that is another item', 150_000, { text: 'INV 1042' }, 'likely C7 1:121000 3:29000'],
  ['one of two named', 50_000, { text: 'INV 1042, 1043' }, 'likely C7 2:50000'],
  ['part of two named', 130_000, { text: 'INV 1043, 1042' }, 'likely C7 1:121000 2:9000'],
  ['a number of two customers', 11_100, { text: '555' }, 'likely C1 40:11100'],
  ['announced, of two customers', 11_100, { text: 'Rg. 555' }, 'exact C1 40:11100'],
  ['named in another currency', 70_000, { text: 'INV 1061' }, 'possible C7 +70000'],
  [
    'named by somebody else',
    121_000,
    { text: 'INV 1042', payerName: 'VERDE' },
    'exact C7 1:121000',
  ],
  // Known payer.
  ['name and one item', 121_000, SOL, 'exact! C7 1:121000'],
  ['account and one item', 121_000, { payerAccount: 'ES91 2100 0418' }, 'exact! C7 1:121000'],
  ['similar name and one item', 121_000, { payerName: 'FLORERIA SOLL' }, 'likely C7 1:121000'],
  ['an unknown invoice is named', 121_000, { ...SOL, text: 'Fra 9999' }, 'exact C7 1:121000'],
  [
    'account and name disagree',
    121_000,
    { ...SOL, payerName: 'VERDE', payerAccount: 'ES9121000418' },
    'likely C7 1:121000',
  ],
  ['two items of the amount', 30_000, { payerName: 'Blumen Mueller' }, 'likely C8 10:30000'],
  ['an item and a set of the amount', 30_000, { payerName: 'Rigas Ziedi' }, 'likely C9 22:30000'],
  ['the oldest together', 171_000, SOL, 'likely C7 1:121000 2:50000'],
  ['any two', 79_000, SOL, 'likely C7 2:50000 3:29000'],
  ['less discount', 49_000, SOL, 'likely C7 2:49000-discount 1000'],
  ['issued later', 88_000, SOL, 'likely C7 4:88000'],
  ['a little less', 120_000, SOL, 'possible C7 1:120000-charge 1000'],
  [
    'less discount and the charge the bank names',
    48_500,
    { ...SOL, chargesMinor: 500 },
    'likely C7 2:48500-discount 1000-charge 500',
  ],
  [
    'several, less discount and the charge the bank names',
    169_500,
    { ...SOL, chargesMinor: 500 },
    'likely C7 1:120500-charge 500 2:49000-discount 1000',
  ],
  ['less discount and a little more', 48_600, SOL, 'possible C7 2:48600-discount 1000-charge 400'],
  ['fits nothing', 130_000, SOL, 'possible C7 1:121000 2:9000'],
  ['more than everything', 300_000, SOL, 'possible C7 1:121000 2:50000 3:29000 +100000'],
  ['nothing open in the currency', 1_000, { ...SOL, currency: 'GBP' }, 'possible C7 +1000'],
  // Weak digits.
  ['a short number alone', 11_100, { text: 'pago 555' }, 'likely C1 40:11100'],
  [
    'a short number of the payer',
    11_100,
    { text: 'pago 555', payerName: 'VERDE' },
    'exact C1 40:11100',
  ],
  ['a short number, other amount', 9_999, { text: 'pago 555' }, 'possible C1 40:9999'],
  [
    'a short number of the payer alone',
    10_000,
    { text: '100', payerName: 'Rigas Ziedi' },
    'exact! C9 20:10000',
  ],
  [
    'a short number of a similar payer',
    10_000,
    { text: '100', payerName: 'Rigas Zieddi' },
    'likely C9 20:10000',
  ],
  // Nothing known.
  ['amount alone', 45_001, {}, 'nothing'],
  ['amount alone, one item', 88_000, {}, 'possible C7 4:88000'],
  ['amount alone, two customers', 45_000, {}, 'possible C8 12:45000'],
  ['amount alone, other currency', 70_000, {}, 'nothing'],
  ['no money', 0, SOL, 'nothing'],
];

describe('the first proposal', () => {
  test.each(CASES)('%s: %i %j -> %s', (_name, amount, more, first) => {
    expect(short(propose(lineOf(amount, more))[0])).toBe(first);
  });

  test('every proposal and its reasons, as the owner reads them', async () => {
    const gallery = CASES.map(([name, amount, more]) => {
      const said = propose(lineOf(amount, more)).map((proposal) =>
        [
          `  ${short(proposal)}`,
          ...proposal.reasons.map(({ reason, because }) => `    ${reason}: ${english(because)}`),
        ].join('\n'),
      );
      return [`${name} (${amount} ${JSON.stringify(more)})`, ...said].join('\n');
    });
    await expect(`${gallery.join('\n\n')}\n`).toMatchFileSnapshot(
      '../../../golden/matching/reasons.txt',
    );
  });
});

describe('a small shortfall, as a bank may have kept it', () => {
  test.each([
    [1_210, 121_000, 'EUR', true], // 1 % to the cent
    [1_211, 121_000, 'EUR', false],
    [1_500, 500_000, 'EUR', true], // 15.00 at most
    [1_501, 500_000, 'EUR', false],
    [15, 50_000, 'JPY', true],
    [16, 50_000, 'JPY', false],
    [0, 50_000, 'EUR', false],
    [-5, 50_000, 'EUR', false],
  ])('%i of %i %s: %s', (shortfall, open, currency, isSmall) => {
    expect(isSmallShortfall(shortfall, open, currency)).toBe(isSmall);
  });
});

describe('after an acceptance', () => {
  test('the next line sees what is left', () => {
    const workspace = matcher(FACTS);
    workspace.settle(10, 30_000);
    // Only one of the two is left.
    const line = lineOf(30_000, { payerName: 'Blumen Müller' });
    expect(short(workspace.propose(line)[0])).toBe('exact! C8 11:30000');
    workspace.settle(11, 10_000);
    expect(short(workspace.propose(lineOf(20_000, { payerName: 'Blumen Müller' }))[0])).toBe(
      'exact! C8 11:20000',
    );
  });

  test('a number that is paid already stands against another item of the amount', () => {
    const workspace = matcher({
      ...FACTS,
      items: [...FACTS.items, itemOf(6, 'C7', 'INV-1070', 121_000)],
    });
    workspace.settle(1, 121_000);
    const proposals = workspace.propose(lineOf(121_000, { ...SOL, text: 'Factura 1042' }));
    expect(proposals.map(short)).toEqual(['possible C7 +121000', 'possible C7 6:121000']);
  });

  test('a part payment ends the discount', () => {
    const workspace = matcher(FACTS);
    workspace.settle(2, 10_000);
    expect(short(workspace.propose(lineOf(39_000, { text: 'INV 1043' }))[0])).toBe(
      'likely C7 2:39000',
    );
  });

  test('an account is learned', () => {
    const workspace = matcher(FACTS);
    const line = lineOf(121_000, { payerAccount: 'LV80 BANK' });
    expect(short(workspace.propose(line)[0])).toBe('possible C7 1:121000');
    workspace.learn('LV80BANK', 'C7');
    expect(short(workspace.propose(line)[0])).toBe('exact! C7 1:121000');
  });

  test('taking off more than is open is a mistake of the caller', () => {
    const workspace = matcher(FACTS);
    expect(() => workspace.settle(1, 121_001)).toThrow(
      '121001 cannot be taken off 121000 of item 1',
    );
    expect(() => workspace.settle(999, 1)).toThrow('item 999 is not open here');
  });
});
