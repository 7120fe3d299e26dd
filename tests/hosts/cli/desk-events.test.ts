/** What waits for us, as the terminal tells it: `case`, `worklist`, `disputes`. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('desk-events');
const { ok, json } = oneProcess({ ledger: `${folder.path}/test.duebook` });

beforeAll(async () => {
  const ledger = `${folder.path}/test.duebook`;
  await ok('new', ledger, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES');
  for (const code of ['C1', 'C2'])
    await ok('customer', 'add', code, `${code} Ltd`, '--currency', 'EUR', '--country', 'ES');
  const invoice = (number: string, customer: string) =>
    ok('record', 'invoice', number, '600.00', 'EUR', '--customer', customer, '--on', '2026-01-02', '--due', '2026-02-02'); // prettier-ignore
  await invoice('INV-1', 'C1');
  await invoice('INV-2', 'C2');
});
afterAll(() => folder.remove());

it('a dispute that nobody decides', async () => {
  await ok('record', 'dispute', 'C1', '--items', 'INV-1', '--on', '2026-03-02');
  await ok('record', 'dispute', 'C2', '--on', '2026-03-02', '--particulars', 'none');
  const at = ['--as-of', '2026-03-17'] as const;
  const because =
    'the dispute of INV-1 since 2026-03-02 was to be decided by 2026-03-16: credit it or uphold it (nobody wrote down whether they gave particulars, so it counts until you end it)';
  expect((await ok('case', 'C1', ...at)).split('\n').slice(0, 4)).toEqual([
    'C1 C1 Ltd as of 2026-03-17',
    `event: 2026-03-16: ${because}`,
    'next: nothing',
    '  not now: INV-1: disputed since 2026-03-02',
  ]);
  expect(await json('case', 'C1', ...at)).toMatchObject({
    events: [{ kind: 'dispute_undecided', on: '2026-03-16', because }],
    disputes: [{ particulars: null, decideBy: '2026-03-16' }],
  });
  expect(await json('disputes', 'C2', ...at)).toMatchObject({ rows: [{ particulars: 'none' }] });
  expect(await json('worklist', '--due', ...at)).toMatchObject({
    rows: [
      { customer: 'C1', isDue: true, line: 'Decide the dispute of INV-1', nextStep: null, because: [because, expect.anything(), 'first default, and nobody wrote down why'] },
      { customer: 'C2', isDue: true, line: 'Reminder, level 1: review', nextStep: 'K05' },
    ],
  }); // prettier-ignore
  expect(await json('worklist', '--due', '--as-of', '2026-03-04')).toMatchObject({ rows: [] });
});

it("the insurer's clock, of a policy that has one", async () => {
  const file = `${folder.path}/policy.json`;
  writeFileSync(file, JSON.stringify({ insurer: { extensionDays: 60 }, exceptions: [{ customers: ['C2'], insurer: { extensionDays: null } }] })); // prettier-ignore
  await ok('policy', 'set', file);
  const at = ['--as-of', '2026-04-03'] as const;
  const because =
    'INV-1 is past the insurer\'s maximum extension period (60 days) since 2026-04-03: stop deliveries, notify the insurer and write that down as the task "insurer"; the collection is handed over by 2026-05-03';
  expect(await ok('case', 'C1', ...at)).toContain(`\nevent: 2026-04-03: ${because}\n`);
  expect(await ok('case', 'C2', ...at)).not.toContain('insurer');
  expect(await json('check-order', 'C1', '100', ...at)).toMatchObject({
    decision: 'hold',
    because: [{ rule: 'insurer' }, { rule: 'overdue' }],
  });
  await ok('record', 'task', 'C1', '--action', 'insurer', '--on', '2026-04-03');
  expect(await ok('case', 'C1', ...at)).not.toContain('stop deliveries');
  expect(await json('policy', 'show')).toMatchObject({
    insurer: { extensionDays: 60, warnDays: 10, handOverDays: 30 },
  });
});

it('the owner gets a copy about a large part of everything, and over the limit', async () => {
  const at = ['--as-of', '2026-02-09'] as const;
  const share = '600.00 EUR is open, more than 10 % of the 1,200.00 EUR that everybody owes';
  const nextStep = {
    step: 'K05',
    who: 'clerk',
    ownerCopied: share,
    because: '7 days late',
  };
  expect(await json('case', 'C1', ...at)).toMatchObject({ nextStep });
  expect(await ok('case', 'C1', ...at)).toContain(
    `next: K05 Reminder, level 1 on 2026-02-09, clerk: 7 days late\n  copy to the owner: ${share}\n`,
  );
  expect(await json('worklist', ...at)).toMatchObject({ rows: [{ next: nextStep }, { next: nextStep }] }); // prettier-ignore
  // A courtesy is copied to nobody.
  expect(await json('case', 'C1', '--as-of', '2026-01-31')).toMatchObject({
    nextStep: { step: 'K02', who: 'clerk', ownerCopied: null },
  });
  await ok('customer', 'change', 'C2', '--credit-limit', '500');
  const limit = '600.00 EUR is open, and the limit is 500.00 EUR';
  expect(await json('case', 'C2', '--as-of', '2026-11-21')).toMatchObject({ nextStep: { ownerCopied: limit } }); // prettier-ignore
  expect(await json('worklist', '--as-of', '2026-11-21')).toMatchObject({
    rows: expect.arrayContaining([
      expect.objectContaining({ customer: 'C2', next: expect.objectContaining({ ownerCopied: limit }) }),
    ]),
  }); // prettier-ignore
});
