/** Other names, codes and accounts: they lead to one customer, or are refused naming who has them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { recordAlias } from '../../../src/ledger/commands/customers/record-alias.ts';
import { customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
const IBAN = 'ES91 2100 0418 4502 0005 1332';
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-01T12:00');
  await workspace.record({
    customers: [customer('C1', 'Petalo SL', 'ES'), customer('C2', 'Rosa GmbH', 'DE')],
    invoices: [invoice('I-1', 'C1', '2026-02-01', 'EUR', [['2026-03-10', 60_000]])],
  });
});
afterEach(() => workspace.dispose());

const add = (to: string, kind: 'name' | 'code' | 'account', value: string) =>
  workspace.value('customers.addAlias', { customer: to, kind, value });
const refused = (to: string, kind: 'name' | 'code' | 'account', value: string) =>
  workspace.refusal('customers.addAlias', { customer: to, kind, value });
const aliasesOf = async (code: string) =>
  (await workspace.value('customers.profile', { customer: code })).aliases.map(
    ({ kind, value, origin }) => [kind, value, origin],
  );

test('a name and a code lead to the customer in the palette, a code opens it', async () => {
  await add('C1', 'name', ' Flores Pétalo ');
  await add('C1', 'code', '400123');
  expect(await aliasesOf('C1')).toEqual([
    ['name', 'Flores Pétalo', 'entered'],
    ['code', '400123', 'entered'],
  ]);
  for (const text of ['flores petalo', '400123'])
    expect((await workspace.value('workspace.search', { text })).map((hit) => hit.key)).toContain(
      'C1',
    );
  const detail = await workspace.value('customers.get', {
    customer: '400123',
    asOf: d('2026-03-01'),
  });
  expect(detail.profile.customer).toBe('C1');
  expect(detail.openItems).toHaveLength(1);
});

test('the same alias twice is one', async () => {
  const first = await add('C1', 'account', IBAN);
  expect(await add('C1', 'account', IBAN.replaceAll(' ', '').toLowerCase())).toEqual(first);
  expect(await aliasesOf('C1')).toHaveLength(1);
});

describe('what leads to somebody else is refused, naming who', () => {
  test.each([
    [
      'name',
      'ROSA GMBH',
      '"ROSA GMBH" is the name of customer C2; if the two are one, merge them instead.',
    ],
    [
      'name',
      'rosá blumen',
      'The name "rosá blumen" is already an alias of customer C2 (Rosa GmbH); remove it there first, or merge the two if they are one.',
    ],
    [
      'code',
      'c2',
      'The code "c2" is that of customer C2 (Rosa GmbH); choose another, or merge the two if they are one.',
    ],
    [
      'code',
      'c1',
      'The code "c1" differs from that of customer C1 (Petalo SL) only in capitals or accents; import it as C1.',
    ],
    ['code', 'C1', '"C1" is the code of customer C1 itself; there is nothing to add.'],
    [
      'account',
      'es9121000418450200051332',
      'The account "es9121000418450200051332" is already an alias of customer C2 (Rosa GmbH); remove it there first, or merge the two if they are one.',
    ],
  ] as const)('%s %s', async (kind, value, message) => {
    await add('C2', 'name', 'Rosa Blumen');
    await add('C2', 'account', IBAN);
    expect(await refused('C1', kind, value)).toEqual({ code: 'alias_taken', at: 'value', message });
    expect(await aliasesOf('C1')).toEqual([]);
  });

  test('an alias code cannot be recorded as a new customer', async () => {
    await add('C1', 'code', '400123');
    expect(await workspace.refusal('customers.save', { customer: '400123', name: 'New' })).toEqual({
      code: 'invalid_input',
      at: 'customer',
      message: '400123 leads to customer C1 (Petalo SL); change that one, or choose another code.',
    });
  });
});

describe('removing', () => {
  test('a learned account goes, and may then be somebody else’s', async () => {
    await workspace.ledger.write(
      { command: 'test', actor: 'tester', input: {} },
      async (tx, scope) =>
        recordAlias(tx, scope, { customerId: 1, kind: 'account', value: IBAN, origin: 'learned' }),
    );
    const [learned] = (await workspace.value('customers.profile', { customer: 'C1' })).aliases;
    expect(learned).toMatchObject({ kind: 'account', origin: 'learned' });
    expect((await refused('C2', 'account', IBAN)).code).toBe('alias_taken');
    const aliasId = learned?.aliasId ?? 0;
    await workspace.value('customers.removeAlias', { aliasId });
    expect(await aliasesOf('C1')).toEqual([]);
    await add('C2', 'account', IBAN);
    expect(await workspace.refusal('customers.removeAlias', { aliasId })).toEqual({
      code: 'not_found',
      at: 'aliasId',
      message: `Alias ${aliasId} is removed already; look at the customer's list again.`,
    });
  });

  test('one that was never there', async () => {
    expect(await workspace.refusal('customers.removeAlias', { aliasId: 99 })).toMatchObject({
      code: 'not_found',
      message: "There is no alias 99; look at the customer's list again.",
    });
  });
});
