/** A proposal that is accepted as it was shown is recorded as it was shown. */
import { expect, it } from 'vitest';
import type { BankLineRow } from '../../../src/contract/calls/bank.ts';
import { bankCalls } from '../../../src/contract/calls/bank.ts';
import type { IsoDate } from '../../../src/domain/dates.ts';
import { acceptInput, payersOf } from '../../../src/renderer/screens/bank/proposal-input.ts';
import {
  proposedParts,
  receiptParts,
} from '../../../src/renderer/screens/bank/split/split-plan.ts';
import type { LineProposal } from '../../../src/contract/told.ts';

const day = (text: string): IsoDate => text as IsoDate;
const LINE: BankLineRow = {
  lineId: 7,
  statementId: 1,
  account: 'ES91',
  bookedOn: day('2026-11-18'),
  valueOn: null,
  currency: 'EUR',
  amountMinor: 121_000,
  leftMinor: 100_000,
  counterparty: 'Florería Sol',
  counterpartyAccount: '',
  text: 'INV-7',
  structuredReference: '',
  isReversal: false,
  state: 'partly',
  matchedTo: '',
};
const PROPOSAL: LineProposal = {
  kind: 'receipt',
  customer: 'C1',
  name: 'Florería Sol',
  parts: [{ customer: 'C1', name: 'Florería Sol', amountMinor: 100_000 }],
  shares: [
    {
      itemId: 3,
      item: 'INV-7',
      customer: 'C1',
      currency: 'EUR',
      issuedOn: day('2026-11-01'),
      dueOn: day('2026-12-01'),
      openMinor: 92_000,
      perListMinor: 0,
      amountMinor: 90_000,
      discountMinor: 2_000,
      chargeMinor: 0,
      differenceMinor: 0,
    },
  ],
  onAccountMinor: 10_000,
  fx: null,
  receipt: null,
  strength: 'exact',
  isUnambiguous: true,
  reasons: [
    { reason: 'number', because: 'the payment text mentions INV-7' },
    { reason: 'amount_less_discount', because: 'less the discount' },
  ],
};

it('takes what is left of the line, its shares and its reasons', () => {
  const input = acceptInput(LINE, PROPOSAL);
  expect(bankCalls['bank.accept'].input.parse(input)).toEqual({
    lineId: 7,
    rememberPayer: true,
    isOther: false,
    rule: 'number amount_less_discount',
    parts: [
      {
        kind: 'receipt',
        customer: 'C1',
        amountMinor: 100_000,
        fx: null,
        shares: [
          {
            itemId: 3,
            amountMinor: 90_000,
            discountMinor: 2_000,
            chargeMinor: 0,
            differenceMinor: 0,
          },
        ],
      },
    ],
  });
});

it('keeps the receipt in the currency of the items, with the difference', () => {
  const usd: LineProposal = {
    ...PROPOSAL,
    shares: PROPOSAL.shares.map((one) => ({ ...one, currency: 'USD', differenceMinor: 300 })),
    fx: {
      currency: 'USD',
      receiptMinor: 108_320,
      rate: '1.0832',
      rateOn: day('2026-11-17'),
      source: 'ECB',
    },
  };
  const [part] = acceptInput(LINE, usd).parts;
  expect(part?.fx).toEqual({ currency: 'USD', rate: null });
  expect(part?.amountMinor).toBe(100_000);
  expect(part?.shares?.[0]?.differenceMinor).toBe(300);
});

it('makes one part for each customer the line pays, each with its own items', () => {
  const [share] = PROPOSAL.shares;
  if (share === undefined) throw new Error('the proposal has a share');
  const both: LineProposal = {
    ...PROPOSAL,
    onAccountMinor: 0,
    parts: [
      { customer: 'C1', name: 'Florería Sol', amountMinor: 90_000 },
      { customer: 'C2', name: 'Müller', amountMinor: 10_000 },
    ],
    shares: [share, { ...share, itemId: 9, customer: 'C2', amountMinor: 10_000, discountMinor: 0 }],
  };
  const { parts } = acceptInput(LINE, both);
  expect(
    parts.map((part) => [part.customer, part.amountMinor, part.shares?.map((one) => one.itemId)]),
  ).toEqual([
    ['C1', 90_000, [3]],
    ['C2', 10_000, [9]],
  ]);
  expect(payersOf(both)).toBe('Florería Sol + Müller');
  expect(payersOf({ ...PROPOSAL, kind: 'return', parts: [] })).toBe('Florería Sol');
  // The Split form begins with the same parts.
  const split = proposedParts(both, 'EUR');
  expect(receiptParts(split, 'EUR')).toEqual(
    bankCalls['bank.accept'].input.parse(acceptInput(LINE, both)).parts,
  );
});
