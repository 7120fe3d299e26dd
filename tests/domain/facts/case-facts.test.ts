/**
 * The kinds of case facts, as files and commands know them: what a person may write of each. Files
 * that people keep are written by this page (product.md, "Case facts"): a line of it that changes
 * makes them read otherwise.
 */
import { describe, expect, test } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import {
  aCaseFact,
  CASE_FACT_KINDS,
  caseFactKind,
  detailFaults,
  detailReaders,
  ENDING_DETAILS,
  isCaseFactKind,
  KINDS_WITH_VERSIONS,
  lastDayOf,
  readSchedule,
  SIGNALS,
  unknownDetails,
  type CaseFactKind,
  type DetailReader,
} from '../../../src/domain/facts/case-facts.ts';
import { english } from '../../harness/english.ts';

const must = (isRequired: boolean): string => (isRequired ? ', required' : '');
const linesOf = (readers: Readonly<Record<string, DetailReader>>): string[] =>
  Object.entries(readers).map(
    ([name, { is, isRequired, form }]) =>
      `  ${name}: ${english(is)}${must(isRequired)}${form === undefined ? '' : `, read as a ${form}`}`,
  );

function pageOf(kind: CaseFactKind): string {
  const { letters, until, amount, about, details, endedWith, ...rest } = caseFactKind(kind);
  const lines = [
    `${kind}, ${letters}-1: ${english(aCaseFact(kind))} about ${about}` +
      (rest.hasVersions === true ? ', has versions' : '') +
      (rest.namesAnother === true ? ', names another' : ''),
  ];
  if (until !== null)
    lines.push(
      `  until: ${english(until.is)}${must(until.isRequired)}` +
        (until.option === undefined ? '' : `, --${until.option}`) +
        (until.expires ? ', then it is over' : '') +
        (until.mostDays === undefined ? '' : `, after ${until.mostDays} days at the latest`),
    );
  if (amount !== null) lines.push(`  amount: ${english(amount.is)}${must(amount.isRequired)}`);
  lines.push(...linesOf(details));
  if (endedWith !== undefined)
    lines.push(...linesOf(endedWith).map((line) => `  ended with${line}`));
  return lines.join('\n');
}

test('every kind, and what is written of it', () => {
  expect(CASE_FACT_KINDS.map(pageOf).join('\n').split('\n')).toEqual(
    `
contact, K-1: a contact about customer
  channel: call, email, letter, visit or message
  direction: out or in
  outcome: paid, promise, plan, dispute, redirected, no_answer, refused, bad_moment or other
  reason: none: asked for the reason, they gave none
reason, RE-1: a reason about customer, has versions
  code: a code from X01 to X16, required
  level: a whole number from 1 to 3
  state: claimed, verified, contradicted or unverifiable
promise, P-1: a promise about items
  until: promised for, required, --for
  amount: promised sum, required
  how: a text
  by: a text
plan, PL-1: a plan about items
  instalments: days and amounts, like 2026-04-01:300.00 2026-05-01:300.00, required, read as a schedule
  security: a text
  interest: runs or waived
dispute, D-1: a dispute about items
  amount: disputed part
  category: price, quality, quantity, delivery, documents, our_fault or other
  owner: a text
  particulars: given or none
  ended with  outcome: credited or upheld
extension, EX-1: an extension about items
  until: new due date, then it is over
  state: asked, granted or refused, required
  approved_by: a text
hold, H-1: a hold about customer
  level: hold, cash_only, prepaid, staged, goods or watch
  ground: a text
  goods: names of goods with ";" between them
override, OV-1: an override about items
  until: expires, then it is over, after 90 days at the latest
  bucket: unpaid, reminder, quasi-bad, bad or dormant, required
  reason: a text
probability, PR-1: a probability about items
  until: expires, then it is over, after 90 days at the latest
  p: a number from 0 to 1, like 0.25, required
  reason: a text
insolvency, IN-1: an insolvency about customer
  state: suspected or formal, required
  dividend: a number from 0 to 1, like 0.25
demand, DE-1: a demand about items
  until: deadline
  level: a whole number from 1 to 4, required
  channel: email, letter, registered or courier
  proof: a text
pause, PA-1: a pause about items
  until: until, then it is over
  reason: our_fault, legal_hold, quiet_days or other
sellthrough, SE-1: a sell-through about customer
  until: to
  planned: a quantity, like 120.5
  sold: a quantity, like 120.5
  goods: a text
signal, SI-1: a signal about customer
  signal: the name of a signal, like staff_change, relocation, closure_signs, other, required
  class: low, high or severe
  confidence: a number from 0 to 1, like 0.25
  source: measured, document, observation or hearsay
verdict, VE-1: a verdict about customer
  on_signal: the key of another fact, required, read as a key
  verdict: confirmed or dismissed, required
  reason: a text
route, RO-1: a route about items
  to: agency, lawyer, suit, enforcement or claim, required
  ended with  result: recovered, returned or irrecoverable
acknowledgement, AC-1: an acknowledgement about items
  form: balance_confirmation, part_payment, plan or letter
limit, LI-1: a limit about customer
  until: until (temporary), then it is over
  amount: limit, required
  insured: a text
  approved_by: a text
order, OR-1: an order about customer, has versions
  amount: what it comes to, required
  quantity: a quantity, like 120.5
  released_on: a date, YYYY-MM-DD
  delivered_on: a date, YYYY-MM-DD
  invoice: a text
report, RP-1: a credit report about customer
  until: expires, then it is over
  source: a text
  operating: a text
  financial: a text
  registration: a text
  litigation: a text
  rating: a text
reference, RF-1: a trade reference about customer
  until: expires, then it is over
  company: a text
  called_on: a date, YYYY-MM-DD
  called_by: a text
  answer: a text
  rating: a text
statement, ST-1: a financial statement about customer
  until: expires, then it is over
  year: a whole number from 1900 to 2199
  current_ratio: a number, like 1.4
  equity_ratio: a number, like 1.4
  payable_days: a quantity, like 120.5
assessment, AS-1: an assessment about customer
  until: expires, then it is over
  ability: good, middling, bad or unknown
  willingness: good, middling, bad or unknown
  decision: decline, cash_only, limited or full
  reason: a text
concession, CO-1: a concession about items
  until: until, then it is over
  amount: amount
  approved_by: a text
  reason: a text
waiver, WA-1: a waiver about items
  until: until, then it is over
  amount: amount
  approved_by: a text
  reason: a text
snooze, SN-1: a snooze about items
  until: until, then it is over
  amount: amount
  approved_by: a text
  reason: a text
  action: a text
task, TA-1: a task about customer
  until: until
  amount: amount
  action: a text
  reason: a text
  approved_by: a text
note, NO-1: a note about customer
  until: until
  amount: amount
  action: a text
  reason: a text
  approved_by: a text
end, EN-1: an end about customer, names another
  reversed: yes
  version: a whole number from 1 to 9999`
      .trim()
      .split('\n'),
  );
  expect(KINDS_WITH_VERSIONS).toEqual(['reason', 'order']);
  expect(new Set(CASE_FACT_KINDS.map((kind) => caseFactKind(kind).letters)).size).toBe(
    CASE_FACT_KINDS.length,
  );
});

test('a kind is one of them, and nothing that every object has', () => {
  expect(['promise', 'end', 'rumour', 'toString', ''].filter(isCaseFactKind)).toEqual([
    'promise',
    'end',
  ]);
});

/** Every detail of every kind that says which values it has. */
const LISTED = CASE_FACT_KINDS.flatMap((kind) =>
  Object.entries({ ...caseFactKind(kind).details, ...caseFactKind(kind).endedWith }).flatMap(
    ([name, reader]) => (reader.values === undefined ? [] : [{ kind, name, reader }]),
  ),
);

describe('what a detail takes', () => {
  test.each(LISTED)('$name of a $kind: the values that it lists, and no others', (listed) => {
    const { values = [], accepts } = listed.reader;
    expect(values.filter(accepts)).toEqual(values);
    expect(['', 'none of them', `${values[0]}s`].filter(accepts)).toEqual([]);
  });

  test('the signals are those of the rules', () => {
    expect(detailReaders('signal').signal?.values).toEqual(SIGNALS);
    expect(SIGNALS.join(' ')).toBe(
      'payment_shift partial_payments cherry_picking extension_requests broken_promise order_size ' +
        'order_burst off_season no_signed_contract staff_change reorganisation relocation ' +
        'cross_region dumping clearance_sale diversification closure_signs force_majeure ' +
        'stale_report downgrade litigation enforcement suspected_insolvency contradiction ' +
        'stalling elaborate_excuse false_proof ownership_change sell_through payer_changed ' +
        'contact_churn returned_payment late_disputes unreachable other',
    );
  });

  test.each<[CaseFactKind, string, string, string]>([
    ['reason', 'code', 'X01 X09 X10 X16', 'X00 X17 X1 x01 X011 XX01 01'],
    ['reason', 'level', '1 2 3 03', '0 4 1.5 -1 1x x1 one'],
    ['statement', 'year', '1900 2199', '1899 2200 26'],
    [
      'insolvency',
      'dividend',
      '0 0.25 1 1.0 0.123456',
      '-0.1 1.01 1.1 0,5 .5 5. 0.1234567 1e-1 half',
    ],
    ['statement', 'current_ratio', '1.4 -0.3 123456789012', '1234567890123 1.4x x1.4 --1'],
    ['sellthrough', 'planned', '120.5 0', '-3 many 12. 1;2'],
    ['reference', 'called_on', '2026-03-01', '2026-02-30 1.3.2026 yesterday'],
    ['verdict', 'on_signal', 'SI-1 anything', ''],
    ['plan', 'instalments', '2026-04-01:1', 'April:120.00'],
  ])('%s: %s', (kind, name, good, bad) => {
    const reader = detailReaders(kind)[name];
    const taken = (text: string) => reader?.accepts(text) === true;
    expect(good.split(' ').filter(taken)).toEqual(good.split(' '));
    expect(bad.split(' ').filter(taken)).toEqual([]);
  });

  test('a text is any text', () => {
    expect(detailReaders('hold').ground?.accepts('')).toBe(true);
  });
});

describe('the details of a row', () => {
  test('what is missing and what is wrong, in the words of the reader', () => {
    const faults = detailFaults(
      { level: '4', state: 'claimed', mood: 'bad' },
      detailReaders('reason'),
    );
    expect(faults.map(({ name, what }) => [name, english(what)])).toEqual([
      ['code', 'code is missing; it is a code from X01 to X16'],
      ['level', 'level "4" is not a whole number from 1 to 3'],
    ]);
    expect(detailFaults({ code: 'X02' }, detailReaders('reason'))).toEqual([]);
  });

  test('those that the program does not know', () => {
    expect(
      unknownDetails({ mood: 'bad', level: '9', toString: 'x' }, detailReaders('reason')),
    ).toEqual(['mood', 'toString']);
  });

  test('an end also has those of the kind that it ends', () => {
    expect(Object.keys(detailReaders('end'))).toEqual(['reversed', 'version']);
    expect(Object.keys(detailReaders('end', 'dispute'))).toEqual([
      'reversed',
      'version',
      'outcome',
    ]);
    expect(Object.keys(detailReaders('end', 'hold'))).toEqual(['reversed', 'version']);
    expect(Object.keys(ENDING_DETAILS)).toEqual(['outcome', 'result']);
  });
});

test.each<[CaseFactKind, string | null, string | null]>([
  // Its second day is the last one.
  ['pause', '2026-02-03', '2026-02-03'],
  ['pause', null, null],
  // Ninety days, or fewer when the row says so.
  ['override', null, '2026-04-01'],
  ['override', '2026-02-01', '2026-02-01'],
  // What was promised is still promised on the day after.
  ['promise', '2026-02-03', null],
  ['hold', null, null],
])('a %s until %s counts up to %s', (kind, until, last) => {
  const on = isoDateOf('2026-01-01');
  expect(lastDayOf({ kind, on, until: until === null ? null : isoDateOf(until) })).toBe(last);
});

describe('a schedule', () => {
  test('days and amounts, by day', () => {
    expect(readSchedule(' 2026-04-01:300.00  2026-05-01:12\n2026-05-02:0.5 ')).toEqual([
      { on: '2026-04-01', amount: '300.00' },
      { on: '2026-05-01', amount: '12' },
      { on: '2026-05-02', amount: '0.5' },
    ]);
  });

  test.each([
    ['', 'nothing'],
    ['2026-04-01', 'a day without an amount'],
    ['2026-04-01:', 'an empty amount'],
    ['2026-04-31:5', 'a day that is none'],
    ['x2026-04-01:5', 'words before a day'],
    ['2026-04-01:5x', 'words after an amount'],
    ['2026-04-01:-5', 'an amount below zero'],
    ['2026-04-01:0.00', 'an instalment of nothing'],
    ['2026-04-01:1.1234567', 'more decimals than any currency has'],
    ['2026-04-01:5 2026-04-01:5', 'a day twice'],
    ['2026-05-01:5 2026-04-01:5', 'days in another order'],
    ['2026-04-01:5 later', 'words among instalments'],
  ])('%j is none: %s', (written) => {
    expect(readSchedule(written)).toBeNull();
  });
});
