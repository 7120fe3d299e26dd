/** The first default demands a reason (domain-rules 1.5 D01), in the outcome of a call of today and nowhere else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { ENGLISH, render } from '../../../src/domain/texts/render.ts';
import type { Text } from '../../../src/domain/texts/text.ts';
import { worklistHandlers } from '../../../src/services/worklist/handlers.ts';
import { caseWorkspace, factsFile, type CaseWorkspace } from './case-workspace.ts';

const DAY = isoDateOf('2026-11-20');
let workspace: CaseWorkspace;

beforeAll(async () => {
  workspace = await caseWorkspace(DAY);
  await workspace.bring(
    'customers.csv',
    'customer,name,country,currency\nC1,Müller GmbH,DE,EUR\nC2,Casa Azul,ES,EUR\n',
  );
  await workspace.bring(
    'invoices.csv',
    'invoice,customer,issued_on,due_on,currency,amount\nINV-1,C1,2026-10-01,2026-10-31,EUR,500.00\nINV-2,C2,2026-11-01,2026-12-01,EUR,500.00\n',
  );
});
afterAll(() => workspace.close());

const call = (outcome: string, more: Record<string, string> = {}, on = DAY, customer = 'C1') => ({
  kind: 'contact' as const,
  customer,
  on,
  details: { channel: 'call', direction: 'out', outcome, ...more },
});
/** Null: it was recorded. */
async function refusal(...facts: readonly ReturnType<typeof call>[]): Promise<string | null> {
  const answer = await workspace.ask('case.recordTogether', { facts: [...facts] });
  if (answer.ok) return null;
  return render(answer.error.message as unknown as Text, ENGLISH);
}
async function wanted(): Promise<string | null> {
  const sheet = await worklistHandlers['worklist.sheet'](workspace.context, {
    asOf: DAY,
    knownAt: null,
    customer: 'C1',
  });
  const text = sheet.ok ? sheet.value.reasonWanted : null;
  return text === null ? null : render(text, ENGLISH);
}
const DEMANDED =
  'The reason is missing: C1 is overdue for the first time and nobody wrote down why; record the reason first (X01 to X16), or say with the call that none was given (reason none).';

test.each(['promise', 'plan', 'dispute', 'refused', 'bad_moment'])(
  'spoken with: %s says the reason, or that there was none',
  async (outcome) => {
    expect(await refusal(call(outcome))).toBe(DEMANDED);
  },
);

test('a reason of another form is told', async () => {
  expect(await refusal(call('refused', { reason: 'X04' }))).toMatch(
    /^Reason "X04" is not none|^reason "X04" is not none/i,
  );
});

test('history, a letter, a call in vain and who owes nothing overdue need none', async () => {
  expect(await refusal(call('refused', {}, isoDateOf('2026-11-19')))).toBeNull();
  expect(await refusal(call('promise', { channel: 'email' }))).toBeNull();
  for (const outcome of ['no_answer', 'redirected', 'paid'])
    expect(await refusal(call(outcome)), outcome).toBeNull();
  expect(await refusal(call('promise', {}, DAY, 'C2'))).toBeNull();
  const file = factsFile('K-9,contact,C1,,2026-11-20,,,,,,channel=call;outcome=refused,');
  expect(await workspace.bring('case-facts.csv', file)).toBeTruthy();
});

test('one fact by hand is taken as it is in a file, and is told what is missing', async () => {
  const { warnings } = await workspace.told('case.record', call('refused'));
  expect(warnings.map((one) => render(one, ENGLISH))).toContain(DEMANDED);
});

test('who was asked and gave none is asked again, until a reason is written down', async () => {
  expect(await wanted()).toBe('This is their first default: write down why.');
  expect(await refusal(call('bad_moment', { reason: 'none' }))).toBeNull();
  expect(await wanted()).toBe(
    'This is their first default, and on 2026-11-20 they gave no reason: ask again, and write down why.',
  );
  expect(await refusal(call('refused'))).toBe(DEMANDED);
  const list = await worklistHandlers['worklist.list'](workspace.context, {
    asOf: DAY,
    knownAt: null,
    withReasons: true,
  });
  const because = list.ok ? (list.value.rows[0]?.reasons?.because ?? []) : [];
  expect(because.map((one) => render(one, ENGLISH))).toContain(
    'first default, and nobody wrote down why',
  );
  const reason = { kind: 'reason' as const, customer: 'C1', on: DAY, details: { code: 'X04' } };
  expect(
    await workspace.ask('case.recordTogether', { facts: [call('refused'), reason] }),
  ).toMatchObject({ ok: true });
  expect(await wanted()).toBeNull();
  expect(await refusal(call('promise'))).toBeNull();
});
