/** How a customer pays, out of a ledger: its documents, its promises, and what was said of its signals. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallInput } from '../../../src/contract/api.ts';
import { signalCalls, type PaymentBehaviourView } from '../../../src/contract/calls/signals.ts';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import { signalHandlers } from '../../../src/services/signals/handlers.ts';
import { english } from '../../harness/english.ts';
import { caseWorkspace, factsFile, type CaseWorkspace } from '../case/case-workspace.ts';

const TODAY = isoDateOf('2026-11-20');
const due = (at: number): IsoDate => addDays(isoDateOf('2026-01-05'), at * 14);
/** Twelve around two days late, then 20, 22, and one that is open. */
const DAYS = [2, 3, 1, 2, 4, 2, 0, 3, 2, 1, 3, 2, 20, 22, null];
const ASOF = addDays(due(14), 9);
let workspace: CaseWorkspace;

beforeAll(async () => {
  workspace = await caseWorkspace(TODAY);
  await workspace.bring(
    'customers.csv',
    'customer,name,country,currency\nC1,Rosa SL,ES,EUR\nC2,Iris GmbH,DE,EUR\n',
  );
  await workspace.bring(
    'invoices.csv',
    [
      'invoice,customer,issued_on,due_on,currency,gross',
      ...DAYS.map((_, at) => `A-${at},C1,${addDays(due(at), -30)},${due(at)},EUR,100.00`),
      '',
    ].join('\n'),
  );
  await workspace.bring(
    'receipts.csv',
    [
      'receipt,customer,received_on,currency,amount,invoice',
      ...DAYS.flatMap((late, at) =>
        late === null ? [] : [`R-${at},C1,${addDays(due(at), late)},EUR,100.00,A-${at}`],
      ),
      '',
    ].join('\n'),
  );
  await workspace.bring(
    'case-facts.csv',
    factsFile(
      `P-1,promise,C1,A-12,${addDays(due(12), 15)},${addDays(due(12), 20)},EUR,100.00,,,,`,
      `P-2,promise,C1,A-14,${addDays(due(14), 1)},${addDays(due(14), 4)},EUR,100.00,,,,`,
    ),
  );
});
afterAll(() => workspace.close());

async function behaviour(
  more: Partial<CallInput<'signals.payments'>> = {},
): Promise<PaymentBehaviourView> {
  const input = signalCalls['signals.payments'].input.parse({
    asOf: ASOF,
    customer: 'C1',
    ...more,
  });
  const answer = await signalHandlers['signals.payments'](workspace.context, input);
  if (!answer.ok) throw new Error(english(answer.error.message));
  return answer.value;
}

test('the finding, the payments it is of, and what is open', async () => {
  const { finding, paid, open, usual, now, isAlarm, index, ...rest } = await behaviour();
  expect(english(finding ?? '')).toBe('Usually 2 days late, the newest 3 invoices 20 days late');
  expect({ usual, now, isAlarm }).toEqual({ usual: 2, now: 20, isAlarm: true });
  expect(paid.map(({ days }) => days)).toEqual(DAYS.filter((days) => days !== null));
  expect(paid.filter(({ isInRun }) => isInRun).map(({ item }) => item)).toEqual(['A-12', 'A-13']);
  expect(open).toEqual([
    { item: 'A-14', firstDueOn: due(14), paidOn: null, days: 9, currency: 'EUR', amountMinor: 10000, isInRun: true, ewma: null }, // prettier-ignore
  ]);
  // 14 paid and one open: 76 days of fifteen invoices of one size.
  expect(rest.beyondTermsDays).toBeCloseTo(76 / 15, 10);
  expect(index).toBeCloseTo(80 - (10 / 15) * (76 / 15), 10);
});

test('promises by how they ended', async () => {
  expect((await behaviour()).promises).toEqual({
    kept: 1,
    keptLate: 0,
    partlyKept: 0,
    broken: 1,
    open: 0,
  });
});

test('a past day is what it was; who paid nothing has no finding; a code that is none has a sentence', async () => {
  const before = await behaviour({ asOf: due(4) });
  expect(before.finding).toBeNull();
  expect(before.payments).toBe(4);
  expect((await behaviour({ customer: 'C2' })).payments).toBe(0);
  await expect(behaviour({ customer: 'C9' })).rejects.toThrow('No customer has the code "C9"');
});

test('dismissed there is no alarm, and the habit speaks', async () => {
  await workspace.told('case.record', {
    kind: 'verdict',
    customer: 'C1',
    on: ASOF,
    details: {
      on_signal: `payment_shift/C1/${addDays(due(13), 16)}`,
      verdict: 'dismissed',
      reason: 'a public holiday',
    },
  });
  const { finding, isAlarm } = await behaviour();
  expect(isAlarm).toBe(false);
  expect(english(finding ?? '')).toBe('Usually 2 days late, the last three payments 20 days late');
});
