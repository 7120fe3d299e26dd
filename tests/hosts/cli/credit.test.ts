/** Limits of everybody and the credit file of one: `duebook limits`, `duebook credit-file`. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('credit');
const ledger = `${folder.path}/credit.duebook`;
const { ok, json, run } = oneProcess({ ledger });
const bring = async (kind: string, text: string) => {
  writeFileSync(`${folder.path}/${kind}.csv`, text);
  expect(await json('import', kind, `${folder.path}/${kind}.csv`)).toMatchObject({ refused: 0 });
};

interface LimitsJson {
  readonly currency: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly concentration: unknown;
}
const limits = async (on: string) => (await json('limits', '--as-of', on)) as LimitsJson;
const briefly = async (on: string) =>
  (await limits(on)).rows.map((row) =>
    [row.customer, row.state, row.limit, row.total, row.usedPercent].join(' '),
  );

beforeAll(async () => {
  await ok('new', ledger, '--company', 'Test', '--country', 'ES', '--currency', 'EUR');
  await bring(
    'customers',
    'customer,name,country,currency,credit_limit\n' +
      'C1,Rosa SL,ES,EUR,1000.00\nC2,Iris GmbH,DE,EUR,1000.00\nC3,Alma SL,ES,EUR,\n' +
      'C4,Lis Ltd,GB,GBP,1000.00\nC5,Nardo SL,ES,EUR,500.00\nC6,Vera SL,ES,EUR,\n',
  );
  await bring(
    'invoices',
    'invoice,customer,issued_on,due_on,currency,gross\n' +
      'A1,C1,2026-03-01,2026-03-31,EUR,700.00\nA2,C2,2026-03-01,2026-04-30,EUR,1200.00\n' +
      'A3,C3,2026-03-01,2026-04-30,EUR,300.00\nA4,C4,2026-03-01,2026-04-30,USD,10.00\n' +
      'A5,C2,2026-05-02,2026-06-30,EUR,50.00\n',
  );
  await bring(
    'orders',
    'order,customer,ordered_on,currency,gross,released_on,delivered_on,invoice\n' +
      '1,C1,2026-04-01,EUR,150.00,2026-04-02,2026-04-03,\n2,C1,2026-04-01,EUR,50.00,2026-04-02,,\n',
  );
  await bring(
    'case-facts',
    'key,kind,customer,items,on,until,currency,amount,person,note,details\n' +
      'D-1,dispute,C1,A1,2026-03-05,,EUR,40.00,,,\n' +
      'LI-1,limit,C2,,2026-04-01,2026-04-30,EUR,2000.00,,,approved_by=Inês;insured=1500.00\n' +
      'H-1,hold,C3,,2026-04-01,,,,,,level=watch\n' +
      'H-2,hold,C3,,2026-04-02,,,,,,level=cash_only\n' +
      'RP-1,report,C1,,2025-10-01,,,,,,operating=trades;financial=sound;registration=since 2011;rating=B\n' +
      'RF-1,reference,C1,,2026-01-02,,,,,,company=Flor SA\n' +
      'RF-2,reference,C1,,2026-01-02,,,,Ana,,company=Verde SA;called_on=2026-01-05;answer=pays late\n' +
      'ST-1,statement,C1,,2026-01-03,,,,,,year=2025;current_ratio=0.8;equity_ratio=0.2\n' +
      'AS-1,assessment,C1,,2026-01-06,,,,Ana,,ability=good;willingness=middling;decision=limited;reason=one good reference\n',
  );
});
afterAll(() => folder.remove());

it('every limit with what it is used by, the ones that are passed first', async () => {
  // Delivered and released bind it; a limit of dollars that has no rate is not known.
  expect(await briefly('2026-04-10')).toEqual([
    'C1 watch 1000.00 900.00 90.0',
    'C2 ok 2000.00 1200.00 60.0',
    'C5 ok 500.00 0.00 0.0',
    'C3 none  300.00 ',
    'C4 unknown 1000.00  ',
  ]);
  // The temporary one is over on the day after its last.
  expect(await briefly('2026-05-01')).toEqual([
    'C2 over 1000.00 1200.00 120.0',
    'C1 watch 1000.00 900.00 90.0',
    'C5 ok 500.00 0.00 0.0',
    'C3 none  300.00 ',
    'C4 unknown 1000.00  ',
  ]);
});

it('what a row says beside, and how concentrated everything is', async () => {
  const { currency, rows, concentration } = await limits('2026-04-10');
  expect(currency).toBe('EUR');
  expect(rows[0]).toMatchObject({
    used: { open: '700.00', overdue: '700.00', disputed: '40.00', unbilled: '150.00', released: '50.00' }, // prettier-ignore
    decision: 'limited',
    hold: null,
    until: null,
  });
  expect(rows[1]).toMatchObject({ until: '2026-04-30', insured: '1500.00', country: 'DE' });
  expect(rows[3]).toMatchObject({ hold: 'cash_only', limit: null });
  // Three owe in a currency with a rate: nothing is said of fewer than five.
  expect(concentration).toBeNull();
});

it('the list for the eye', async () => {
  const lines = (await ok('limits', '--as-of', '2026-05-01')).trimEnd().split('\n');
  expect(lines[0]).toMatch(/^State +Customer +Name +Currency +Limit +Until +Used +% /);
  expect(lines[1]).toMatch(/^over +C2 +Iris GmbH +EUR +1000\.00 +1200\.00 +120\.0 /);
});

it('the credit file: parts, decision, proposal, limits', async () => {
  const file = (await json('credit-file', 'C1', '--as-of', '2026-04-10')) as Record<
    string,
    unknown
  >;
  expect(file).toMatchObject({
    customer: 'C1',
    ability: 'good',
    willingness: 'middling',
    decided: { decision: 'limited', key: 'AS-1', on: '2026-01-06', person: 'Ana', reason: 'one good reference' }, // prettier-ignore
    limits: [{ key: null, currency: 'EUR', amount: '1000.00', isInForce: true }],
  });
  expect(await ok('credit-file', 'C1', '--as-of', '2026-04-10')).toBe(
    `C1 Rosa SL, as of 2026-04-10
decided   limited on 2026-01-06 (AS-1): one good reference
proposed  cash_only: the report (RP-1) says nothing of litigation; its willingness is middling; its last statement is weak
open      report: the report (RP-1) says nothing of litigation
done      references: nobody has rung Flor SA
done      statements
done      assessment
statement ST-1: Current ratio 0.8: what it owes within the year is more than what it has for it.
limit     1000.00 EUR of the details
`,
  );
});

it('a customer that there is not, and one of whom nothing is on file', async () => {
  expect(await run('credit-file', 'C9')).toMatchObject({
    status: 1,
    err: expect.stringContaining('No customer has the code "C9"'),
  });
  expect(await ok('credit-file', 'C6', '--as-of', '2026-04-10')).toContain(
    'proposed  cash_only: no credit report; no trade reference; no financial statement; ability and willingness are not assessed',
  );
});

it('an order of who was declined is held', async () => {
  await ok('record', 'assessment', 'C3', '--on', '2026-04-09', '--decision', 'decline');
  const { decision, flags } = (await json('check-order', 'C3', '10', '--on', '2026-04-10')) as {
    readonly decision: string;
    readonly flags: readonly string[];
  };
  expect([decision, flags[0]]).toEqual(['hold', 'cash_only']);
  expect(flags).toContain('declined');
});
