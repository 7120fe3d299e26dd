/** Signals of what stands in a customer's file, out of a ledger. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EMPTY_PROFILE, type ContactRole } from '../../../src/domain/customers/profile.ts';
import { isoDateOf as d, type Instant } from '../../../src/domain/dates.ts';
import { customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { contract } from '../contracts/contract-draft.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-01T12:00');
  await workspace.record({
    customers: [customer('C1', 'Rosa S.L.', 'ES'), customer('C2', 'Iris GmbH', 'DE')],
    invoices: [invoice('INV-1', 'C1', '2026-03-01', 'EUR', [['2026-04-01', 10_000]])],
  });
});
afterEach(() => workspace.dispose());

const told = async (
  asOf: string,
  knownAt: Instant | null = null,
  only: string | null = null,
): Promise<readonly string[]> =>
  (await workspace.value('signals.list', { asOf: d(asOf), knownAt, customer: only }))
    .filter(({ kind }) => kind !== 'late_now')
    .map(({ key }) => key);

test('a contract that nobody signed, since it is on file, until it is signed or retired', async () => {
  await workspace.value('contracts.save', { contract: contract('K-1', 'C1') });
  workspace.setNow('2026-03-10T12:00');
  const before = workspace.context.clock.now();
  await workspace.value('contracts.save', { contract: contract('K-1', 'C1', { title: 'Roses' }) });
  expect(await told('2026-02-28')).toEqual([]);
  expect(await told('2026-03-10')).toEqual(['no_signed_contract/C1/2026-03-01']);
  expect(await told('2026-03-10', null, 'C2')).toEqual([]);
  workspace.setNow('2026-03-20T12:00');
  const signed = { signedByUsOn: d('2026-03-15'), signedByCustomerOn: d('2026-03-16') };
  await workspace.value('contracts.save', { contract: contract('K-1', 'C1', signed) });
  expect(await told('2026-03-20')).toEqual([]);
  expect(await told('2026-03-20', before)).toEqual(['no_signed_contract/C1/2026-03-01']);
});

test('contacts that left their role', async () => {
  const save = (...contacts: readonly (readonly [string, ContactRole])[]) =>
    workspace.value('customers.saveProfile', {
      customer: 'C1',
      profile: {
        ...EMPTY_PROFILE,
        contacts: contacts.map(([name, role]) => ({
          name,
          role,
          phone: '',
          email: '',
          language: '',
          hours: [],
          timeZone: '',
          infoSource: null,
          notes: '',
        })),
      },
    });
  await save(['Ana Ruiz', 'ap_clerk'], ['Mia Paz', 'approver']);
  workspace.setNow('2026-03-10T12:00');
  await save(['Luis Vega', 'ap_clerk'], ['Mia Paz', 'approver']);
  workspace.setNow('2026-03-20T12:00');
  await save(['Luis Vega', 'ap_clerk']);
  expect(await told('2026-03-19')).toEqual([]);
  expect(await told('2026-03-20')).toEqual(['contact_churn/C1/2026-03-20']);
});

test('a report that grew old, and what was sold of what was planned', async () => {
  const record = (kind: 'report' | 'sellthrough', on: string, more: object = {}) =>
    workspace.value('case.record', { kind, customer: 'C1', on: d(on), ...more } as never);
  await record('report', '2025-12-15');
  await record('sellthrough', '2026-03-01', {
    until: d('2026-03-31'),
    details: { planned: '100', sold: '40' },
  });
  expect(await told('2026-04-01')).toEqual([]);
  expect(await told('2026-04-02')).toEqual(['sell_through/C1/2026-04-02']);
  expect(await told('2026-05-02')).toEqual([
    'stale_report/C1/2026-05-02',
    'sell_through/C1/2026-04-02',
  ]);
});
