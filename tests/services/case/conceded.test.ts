/** What is conceded by hand has a ground and a name (domain-rules 1.5 D03); what comes in a file is history. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import type { CaseFactKind } from '../../../src/domain/facts/case-facts.ts';
import { caseWorkspace, type CaseWorkspace } from './case-workspace.ts';

const DAY = isoDateOf('2026-11-20');
let workspace: CaseWorkspace;

beforeAll(async () => {
  workspace = await caseWorkspace(DAY);
  await workspace.bring('customers.csv', 'customer,name,country,currency\nC1,Müller GmbH,DE,EUR\n');
  await workspace.bring(
    'invoices.csv',
    'invoice,customer,issued_on,due_on,currency,amount\nINV-1,C1,2026-08-01,2026-08-31,EUR,500.00\n',
  );
});
afterAll(() => workspace.close());

const record = (
  kind: CaseFactKind,
  details: Record<string, string>,
  more: { on?: string; until?: string; amount?: string } = {},
) =>
  workspace.ask('case.record', {
    kind,
    customer: 'C1',
    on: isoDateOf(more.on ?? DAY),
    until: more.until === undefined ? null : isoDateOf(more.until),
    amount: more.amount ?? null,
    details,
  });
const why = async (...asked: Parameters<typeof record>): Promise<string | null> => {
  const answer = await record(...asked);
  return answer.ok ? null : `${answer.error.code}: ${JSON.stringify(answer.error.message)}`;
};
const named = { approved_by: 'Ana Ruiz', reason: 'half now' };

test('a part is let go only when it is verified that they cannot pay', async () => {
  expect(await why('concession', {}, { amount: '250.00' })).toMatch(/fact_refused.*approved_by/);
  expect(await why('concession', named, { amount: '250.00' })).toMatch(/not verified/);
  await record('assessment', { ability: 'bad', willingness: 'good' }, { on: '2026-11-18' });
  // On a day before it was known.
  expect(await why('concession', named, { amount: '250.00', on: '2026-11-17' })).toMatch(
    /not verified/,
  );
  expect(await why('concession', named, { amount: '250.00' })).toBeNull();
});

test('more time has a name to it, too; asking for it needs none', async () => {
  const later = { until: '2026-12-15' };
  expect(await why('extension', { state: 'asked' }, later)).toBeNull();
  expect(await why('extension', { state: 'granted' }, later)).toMatch(/approved_by/);
  expect(await why('extension', { state: 'granted', approved_by: 'Ana Ruiz' }, later)).toBeNull();
});

test('a file tells what was', async () => {
  await workspace.bring(
    'case-facts.csv',
    'key,kind,customer,items,on,until,currency,amount,person,note,details,ends\nCO-9,concession,C1,INV-1,2026-09-01,,EUR,10.00,,,,\n',
  );
  const answer = await workspace.ask('case.get', { customer: 'C1', asOf: DAY, knownAt: null });
  expect(answer.ok && answer.value.facts.map(({ key }) => key)).toContain('CO-9');
});

test('strategy and its reasons stand in the case', async () => {
  const answer = await workspace.ask('case.get', { customer: 'C1', asOf: DAY, knownAt: null });
  expect(answer).toMatchObject({
    ok: true,
    value: { strategy: { stance: 'support', ability: 'bad', willingness: 'good' } },
  });
});
