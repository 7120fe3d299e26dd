/** Signals of purchases out of a ledger: orders as its documents have them, on a day, as it was known. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInput } from '../../../src/contract/api.ts';
import { factCalls } from '../../../src/contract/calls/facts.ts';
import { signalCalls, type SignalRow } from '../../../src/contract/calls/signals.ts';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import { customerHandlers } from '../../../src/services/customers/handlers.ts';
import { factHandlers } from '../../../src/services/facts/handlers.ts';
import { signalHandlers } from '../../../src/services/signals/handlers.ts';
import { english } from '../../harness/english.ts';
import { caseWorkspace, factsFile, type CaseWorkspace } from '../case/case-workspace.ts';

const TODAY = isoDateOf('2026-11-20');
const day = (at: number): IsoDate => addDays(isoDateOf('2026-01-05'), at);
let workspace: CaseWorkspace;

interface Bought {
  readonly name: string;
  readonly customer: string;
  readonly on: IsoDate;
  readonly gross: string;
  readonly currency?: string;
  readonly quantity?: string;
}
/** Paid on the day, so that nothing is overdue. */
async function buy(...bought: readonly Bought[]): Promise<void> {
  await workspace.bring(
    'invoices.csv',
    [
      'invoice,customer,issued_on,due_on,currency,gross,quantity',
      ...bought.map(
        ({ name, customer, on, gross, currency = 'EUR', quantity = '' }) =>
          `${name},${customer},${on},${addDays(on, 30)},${currency},${gross},${quantity}`,
      ),
      '',
    ].join('\n'),
  );
  await workspace.bring(
    'receipts.csv',
    [
      'receipt,customer,received_on,currency,amount,invoice',
      ...bought
        .filter(({ name }) => !name.startsWith('OPEN'))
        .map(
          ({ name, customer, on, gross, currency = 'EUR' }) =>
            `R-${name},${customer},${on},${currency},${gross},${name}`,
        ),
      '',
    ].join('\n'),
  );
}
const weekly = (customer: string, count: number, more: Partial<Bought> = {}): readonly Bought[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `${customer}-${at}`,
    customer,
    on: day(at * 7),
    gross: '100.00',
    ...more,
  }));

beforeAll(async () => {
  workspace = await caseWorkspace(TODAY);
  await workspace.bring(
    'customers.csv',
    [
      'customer,name,country,currency,credit_limit',
      'C1,Rosa SL,ES,EUR,4000.00',
      'C2,Iris GmbH,DE,EUR,',
      'C3,Lilie KG,DE,EUR,',
      'C4,Nelke AG,DE,EUR,',
      ...Array.from({ length: 20 }, (_, at) => `N${at},New ${at},DE,EUR,`),
      'NEW,Newest,DE,EUR,1000.00',
      '',
    ].join('\n'),
  );
  await buy(
    ...weekly('C1', 12),
    { name: 'OPEN-1', customer: 'C1', on: day(84), gross: '250.00' },
    { name: 'C1-B', customer: 'C1', on: day(84), gross: '200.00' },
    ...weekly('C2', 12, { quantity: '10 pcs' }),
    { name: 'C2-Q', customer: 'C2', on: day(84), gross: '400.00', quantity: '90 pcs' },
    ...Array.from({ length: 20 }, (_, at) => ({
      name: `N-${at}`,
      customer: `N${at}`,
      on: day(at),
      gross: `${at + 1}.00`,
    })),
    { name: 'NEW-1', customer: 'NEW', on: day(190), gross: '500.00' },
  );
});
afterAll(() => workspace.close());

async function signals(
  more: Partial<CallInput<'signals.list'>> = {},
): Promise<readonly SignalRow[]> {
  const input = signalCalls['signals.list'].input.parse({ asOf: TODAY, all: true, ...more });
  const answer = await signalHandlers['signals.list'](workspace.context, input);
  if (!answer.ok) throw new Error(english(answer.error.message));
  return answer.value.filter(({ kind }) => kind !== 'late_now');
}
const told = (rows: readonly SignalRow[]) =>
  rows.map(
    ({ key, state, alert, evidence }) =>
      `${key} ${state}${alert ? ' alert' : ''}: ${evidence.map(({ name }) => name).join('; ')}`,
  );
const reverse = async (kind: 'invoice', reference: string, effectiveOn: IsoDate): Promise<void> => {
  const reversed = await factHandlers['facts.reverse'](
    workspace.context,
    factCalls['facts.reverse'].input.parse({ kind, reference, effectiveOn, reason: 'a slip' }),
  );
  expect(reversed.ok).toBe(true);
};

test('the page of a customer has its orders, and the rows of the list', async () => {
  const input = signalCalls['signals.purchases'].input.parse({ asOf: day(84), customer: 'C1' });
  const answer = await signalHandlers['signals.purchases'](workspace.context, input);
  if (!answer.ok) throw new Error(english(answer.error.message));
  const [euro] = answer.value.currencies;
  expect(euro).toMatchObject({ currency: 'EUR', count: 13, unit: null, monthShare: null });
  expect(euro?.orders.at(-1)).toMatchObject({ invoices: ['C1-B', 'OPEN-1'], isUnusual: true });
  expect(answer.value.signals).toEqual(await signals({ customer: 'C1', asOf: day(84) }));
  const unknown = signalCalls['signals.purchases'].input.parse({ asOf: TODAY, customer: 'C99' });
  expect(await signalHandlers['signals.purchases'](workspace.context, unknown)).toMatchObject({
    ok: false,
    error: { code: 'not_found' },
  });
});

describe('of customer C1, which buys 450.00 of two invoices on one day', () => {
  const key = `order_size/C1/${day(84)}`;

  test('is an alert: more than a tenth of its limit', async () => {
    const [row] = await signals({ customer: 'C1', asOf: day(84) });
    expect(row).toMatchObject({
      key,
      alert: true,
      points: 5,
      numbers: { now: 450, observations: 12 },
    });
    expect(row?.evidence).toEqual([
      { of: 'order', name: 'C1-B, OPEN-1', on: day(84), days: null, currency: 'EUR', amountMinor: 45_000, openMinor: null }, // prettier-ignore
    ]);
    expect(english(row?.because ?? '')).toContain(
      'That is 10 % or more of the limit of 4,000.00 EUR.',
    );
    expect(await signals({ customer: 'C1', asOf: day(83) })).toEqual([]);
  });

  test('a limit recorded as a fact holds instead; overdue it is an alert all the same', async () => {
    const before = workspace.context.clock.now();
    await workspace.bring(
      'case-facts.csv',
      factsFile(`LI-1,limit,C1,,${day(85)},,EUR,9000.00,,,,`),
    );
    const asked = { customer: 'C1', asOf: day(100) } as const;
    expect(told(await signals(asked))).toEqual([`${key} new: C1-B, OPEN-1`]);
    expect((await signals(asked))[0]?.points).toBe(0);
    expect(told(await signals({ ...asked, knownAt: before }))).toEqual([
      `${key} new alert: C1-B, OPEN-1`,
    ]);
    // OPEN-1 is due 30 days later, and nobody pays it.
    expect(told(await signals({ ...asked, asOf: day(114) }))).toEqual([`${key} new: C1-B, OPEN-1`]);
    expect(told(await signals({ ...asked, asOf: day(115) }))).toEqual([
      `${key} new alert: C1-B, OPEN-1`,
    ]);
  });

  test('a credit of a part leaves it as it is; one of all of an invoice takes it out, from its day on', async () => {
    await workspace.bring(
      'credit-notes.csv',
      [
        'credit_note,customer,issued_on,currency,gross,invoice',
        `G-1,C1,${day(86)},EUR,100.00,OPEN-1`,
        `G-2,C1,${day(90)},EUR,150.00,OPEN-1`,
        '',
      ].join('\n'),
    );
    const state = async (at: number) =>
      (await signals({ customer: 'C1', asOf: day(at) })).map((row) => row.state);
    expect([await state(89), await state(90)]).toEqual([['new'], ['over']]);
  });

  test('a reversed invoice is no order from that day on', async () => {
    const before = workspace.context.clock.now();
    await reverse('invoice', 'C1-3', day(80));
    const observations = async (knownAt: typeof before | null) =>
      (await signals({ customer: 'C1', asOf: day(84), knownAt }))[0]?.numbers?.observations;
    expect([await observations(null), await observations(before)]).toEqual([11, 12]);
  });
});

test('by quantity where every order has one; without a limit it is listed and no more', async () => {
  const [row] = await signals({ customer: 'C2', asOf: day(84) });
  expect(told(row === undefined ? [] : [row])).toEqual([`order_size/C2/${day(84)} new: C2-Q`]);
  expect(row?.numbers).toMatchObject({ now: 90 });
  expect(english(row?.because ?? '')).toContain(
    'C2-Q of 2026-03-30 with 90 pcs is 9.0 times the usual order of 10 pcs, by 12 orders before it. ' +
      'Nothing was overdue, and no limit is set, so this is no alert.',
  );
});

test('of invoices with lines, what the lines come to', async () => {
  const record = async (
    name: string,
    at: number,
    lines: readonly (readonly [string, string])[],
  ) => {
    const recorded = await factHandlers['invoices.record'](
      workspace.context,
      factCalls['invoices.record'].input.parse({
        invoice: name,
        customer: 'C4',
        issuedOn: day(at),
        currency: 'EUR',
        grossMinor: 10_000,
        due: [{ dueOn: day(at + 30), grossMinor: 10_000 }],
        lines: lines.map(([quantity, unit]) => ({ description: 'roses', quantity, unit })),
      }),
    );
    if (!recorded.ok) throw new Error(english(recorded.error.message));
  };
  for (let at = 0; at < 12; at += 1) await record(`L-${at}`, at * 7, [['6', 'box'], ['4.0', 'box']]); // prettier-ignore
  await record('L-12', 84, [['50', 'box'], ['10.5', 'box']]); // prettier-ignore
  await record('L-13', 85, [['900', 'box'], ['1', 'pallet']]); // prettier-ignore
  const rows = await signals({ customer: 'C4', asOf: day(90) });
  // Nobody pays them, so it is an alert.
  expect(told(rows)).toEqual([`order_size/C4/${day(84)} new alert: L-12`]);
  expect(rows[0]?.numbers).toMatchObject({ now: 60.5, observations: 12 });
});

test('a first order is compared with the first orders of others', async () => {
  const [row] = await signals({ customer: 'NEW', asOf: day(200) });
  expect(row).toMatchObject({
    key: `order_size/NEW/${day(190)}`,
    weak: true,
    alert: true,
    // C1, C2, C4 with 100.00 and N0 to N19 with 1.00 to 20.00: the 22nd of 23.
    numbers: { usual: 100, now: 500, observations: 23 },
  });
  expect(await signals({ customer: 'NEW', asOf: day(189) })).toEqual([]);
});

test("merged into another customer its orders are the other one's, from when it was recorded", async () => {
  const before = workspace.context.clock.now();
  const merged = await customerHandlers['customers.merge'](workspace.context, {
    from: 'C2',
    into: 'C3',
    reason: 'the same',
  });
  expect(merged.ok).toBe(true);
  const whose = async (knownAt: typeof before | null) =>
    (await signals({ kind: 'order_size', asOf: day(84), knownAt })).map(({ customer }) => customer);
  expect((await whose(null)).sort()).toEqual(['C1', 'C3', 'C4']);
  expect((await whose(before)).sort()).toEqual(['C1', 'C2', 'C4']);
});
