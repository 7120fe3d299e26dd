/** What the policy holds back is in the run, unticked, with the reason; what it does not is ticked. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
const TODAY = day('2026-03-20');

const facts: Readonly<Record<string, object>> = {
  C1: {},
  C2: { kind: 'promise', until: '2026-03-27', amount: '500.00' },
  C3: { kind: 'insolvency', details: { state: 'formal' } },
  C4: { kind: 'plan', details: { instalments: '2026-04-01:500.00' } },
  C5: { kind: 'route', details: { to: 'agency' } },
  C6: { kind: 'snooze', until: '2026-03-31', details: { reason: 'the owner is away' } },
  C7: { kind: 'contact', details: { channel: 'call', outcome: 'paid' } },
};

beforeAll(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-20T09:00');
  for (const [customer, fact] of Object.entries(facts)) {
    const name = `Customer ${customer}`;
    await workspace.call('customers.save', { customer, name, address: '1 Street\nTown', country: 'ES' });
    await workspace.call('invoices.record', {
      kind: 'invoice', invoice: `INV-${customer}`, customer, issuedOn: day('2026-01-20'), currency: 'EUR',
      grossMinor: 50_000, due: [{ dueOn: day('2026-02-19'), grossMinor: 50_000 }],
    });
    if ('kind' in fact) {
      const answer = await workspace.call('case.record', { customer, on: TODAY, ...fact } as never);
      expect(answer).toMatchObject({ ok: true });
    }
  }
}); // prettier-ignore
afterAll(() => workspace.dispose());

test('every pause and every route, each with its sentence', async () => {
  const candidates = await workspace.value('letters.propose', { issuedOn: TODAY });
  const said = candidates.map(({ customer, items: [item] }) => [
    customer,
    item?.included,
    item?.because,
  ]);
  expect(said).toEqual([
    ['C1', true, '29 days past due'],
    ['C2', false, 'promised for 2026-03-27, the bank has until 2026-03-31'],
    ['C3', false, 'insolvency proceedings are open: file the claim, demand nothing'],
    ['C4', false, 'plan PL-2026-0001 is on track, next instalment on 2026-04-01'],
    ['C5', false, 'with an agency since 2026-03-20'],
    ['C6', false, 'snoozed: the owner is away, until 2026-03-31'],
    ['C7', false, 'they say that it was paid (2026-03-20); look for it until 2026-03-25'],
  ]);
});

/** The policy in force decides from which day and from which amount a letter is due. */
describe('what the policy lets wait', () => {
  let office: TestWorkspace;
  beforeEach(async () => {
    office = await testWorkspace();
    office.setNow('2026-03-20T09:00');
    for (const [customer, late] of [
      ['C1', 3],
      ['C2', 20],
    ] as const) {
      await office.call('customers.save', {
        customer,
        name: `Customer ${customer}`,
        address: '1 Street\nTown',
        country: 'ES',
      });
      await office.call('invoices.record', {
        kind: 'invoice',
        invoice: `INV-${customer}`,
        customer,
        issuedOn: day('2026-01-20'),
        currency: 'EUR',
        grossMinor: 50_000,
        due: [{ dueOn: addDays(TODAY, -late), grossMinor: 50_000 }],
      });
    }
  });
  afterEach(() => office.dispose());

  const said = async (): Promise<readonly (readonly [string, boolean | undefined, unknown])[]> =>
    (await office.value('letters.propose', { issuedOn: TODAY })).map(
      ({ customer, items: [item] }) => [customer, item?.included, item?.because] as const,
    );

  test('an invoice is too early before the day of the first letter', async () => {
    expect(await said()).toEqual([
      ['C2', true, '20 days past due'],
      ['C1', false, 'level 1 comes 5 days after the due date'],
    ]);
  });

  test('what is promised makes no letter about a small rest', async () => {
    await office.call('invoices.record', {
      kind: 'invoice', invoice: 'INV-9', customer: 'C2', issuedOn: day('2026-01-20'), currency: 'EUR',
      grossMinor: 3_000, due: [{ dueOn: addDays(TODAY, -20), grossMinor: 3_000 }],
    });
    await office.call('policy.save', { policy: { letters: { minimumAmount: '50.00' } } });
    const rest = async () => {
      const [candidate] = await office.value('letters.propose', { issuedOn: TODAY, customers: ['C2'] });
      const item = candidate?.items.find((one) => one.item === 'INV-9');
      return [item?.included, item?.because];
    };
    expect(await rest()).toEqual([true, '20 days past due']);
    await office.value('case.record', { customer: 'C2', on: TODAY, kind: 'promise', until: '2026-03-27', amount: '500.00', items: 'INV-C2' } as never);
    expect(await rest()).toEqual([false, 'what is overdue in EUR is too little for a letter']);
  }); // prettier-ignore

  test.each([
    [{ letters: { graceDays: 30 } }, '30 days of grace after the due date'],
    [{ letters: { minimumAmount: '600.00' } }, 'what is overdue in EUR is too little for a letter'],
    [{ letters: { maximumLevel: 0 } }, 'the policy has no letter for it'],
    [
      { exceptions: [{ name: 'old friend', customers: ['C2'], never: true }] },
      'the policy says never (old friend)',
    ],
    [
      { exceptions: [{ invoices: ['INV-C2'], after: { K05: 25, K09: 25, K11: 30, K12: 45 } }] },
      'level 1 comes 25 days after the due date',
    ],
  ])('%j', async (policy, because) => {
    expect(await office.call('policy.save', { policy })).toMatchObject({ ok: true });
    expect((await said()).find(([customer]) => customer === 'C2')).toEqual(['C2', false, because]);
  });
});
