/**
 * How each sample customer buys and pays: the stories that the product is about, as numbers.
 *
 * `daysLate(progress)`: lowest and highest days after the due date on which the customer pays;
 * `progress` runs from 0 (18 months ago) to 1 (today), so that a habit can drift.
 */
export type Story =
  | 'prompt'
  | 'steady'
  | 'slow'
  | 'drifting'
  | 'drifting_mild'
  | 'strange'
  | 'strange_small'
  | 'promise_broken'
  | 'promise_kept_late'
  | 'disputing'
  | 'insolvent'
  | 'dormant'
  | 'dormant_partial'
  | 'partial'
  | 'instalments'
  | 'prepaying'
  | 'two_currencies'
  | 'new';

export interface Behaviour {
  readonly daysLate: (progress: number) => readonly [number, number];
  /** From this progress on the customer pays nothing more; 1: pays to the end. */
  readonly stopsPayingAt: number;
  /** First and last progress with purchases. */
  readonly buysFrom: number;
  readonly buysUntil: number;
  /** Probability that a payment is only a part. */
  readonly partial: number;
  /** Probability that an invoice is disputed within its first weeks. */
  readonly disputed: number;
  /** What the office wrote about the customer. */
  readonly notes: string;
}

const usual = (low: number, high: number, notes = ''): Behaviour => ({
  daysLate: () => [low, high],
  stopsPayingAt: 1,
  buysFrom: 0,
  buysUntil: 1,
  partial: 0,
  disputed: 0,
  notes,
});

export const BEHAVIOURS: Readonly<Record<Story, Behaviour>> = {
  prompt: usual(-4, 1, 'Pays on time. Thank them at Christmas.'),
  steady: usual(0, 9),
  slow: usual(8, 26, 'Pays on the 10th and the 25th only.'),
  drifting: {
    ...usual(0, 0, 'Used to pay within days. New owner since spring; each month a little later.'),
    daysLate: (progress) => [Math.round(progress * 38), 6 + Math.round(progress * 54)],
  },
  drifting_mild: {
    ...usual(0, 0),
    daysLate: (progress) => [5 + Math.round(progress * 12), 12 + Math.round(progress * 20)],
  },
  strange: usual(
    0,
    5,
    'Always bought plates. Last month flowers for five times the usual sum, to a new address.',
  ),
  strange_small: usual(-2, 3, 'Two rush orders in one week; asked for 90 days.'),
  promise_broken: {
    ...usual(
      3,
      12,
      'Promised half of the balance for the end of last month, by telephone. Nothing came.',
    ),
    stopsPayingAt: 0.8,
  },
  promise_kept_late: usual(10, 24, 'Promises and pays, a week after the promised day.'),
  disputing: { ...usual(2, 14), disputed: 0.4 },
  insolvent: {
    ...usual(
      6,
      25,
      'Insolvency proceedings opened; administrator wrote on headed paper. Do not call.',
    ),
    stopsPayingAt: 0.66,
    buysUntil: 0.78,
  },
  dormant: {
    ...usual(5, 15, 'Shop closed, telephone dead, letters come back.'),
    stopsPayingAt: 0.2,
    buysUntil: 0.22,
  },
  dormant_partial: {
    ...usual(4, 18, 'Paid a part a year ago, silent since.'),
    stopsPayingAt: 0.3,
    buysUntil: 0.32,
    partial: 0.4,
  },
  partial: { ...usual(4, 20, 'Likes to pay round sums.'), partial: 0.3 },
  instalments: usual(0, 6, 'Large orders in three instalments.'),
  prepaying: usual(-12, -3, 'Pays ahead; keeps money on account.'),
  two_currencies: usual(0, 8, 'Orders for Belfast are invoiced in GBP.'),
  new: { ...usual(1, 6, 'New customer; first order in autumn.'), buysFrom: 0.84 },
};
