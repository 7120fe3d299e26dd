/** Reasons and concessions as the terminal lists them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('reasons');
const duebook = oneProcess({ ledger: `${folder.path}/test.duebook` });
const { ok, json, run } = duebook;

beforeAll(async () => {
  const ledger = `${folder.path}/test.duebook`;
  await ok('new', ledger, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES');
  for (const code of ['C1', 'C2'])
    await ok('customer', 'add', code, `${code} Ltd`, '--currency', 'EUR');
});
afterAll(() => folder.remove());

it('an empty ledger has neither', async () => {
  expect(await ok('reasons')).toBe('no reasons\n');
  expect(await ok('concessions')).toBe('no concessions\n');
  expect(await json('reasons')).toMatchObject({ rows: [], byCode: [] });
});

it('reasons, and below them how often each was true', async () => {
  const said = (code: string, on: string, ...more: readonly string[]) =>
    ok('record', 'reason', code, '--code', 'X03', '--on', on, ...more);
  await said('C1', '2026-11-02', '--person', 'Marta');
  await said('C1', '2026-11-04', '--key', 'RE-2026-0001', '--state', 'contradicted', '--person', 'Marta'); // prettier-ignore
  await said('C2', '2026-11-10', '--state', 'verified', '--note', 'slip seen');
  expect(await ok('reasons')).toBe(
    [
      'Key           Customer  Items  Code  Said              On          State         Found on    Person  Note',
      'RE-2026-0001  C1        all    X03   Payment was sent  2026-11-02  contradicted  2026-11-04  Marta',
      'RE-2026-0002  C2        all    X03   Payment was sent  2026-11-10  verified      2026-11-10          slip seen',
      '',
      'Code  Said              Times  True  Untrue  Unverifiable',
      'X03   Payment was sent      2     1       1             0',
      '',
    ].join('\n'),
  );
  const ofOne = {
    customer: 'C1',
    rows: undefined,
    byCode: [{ code: 'X03', name: 'Payment was sent', times: 1, verified: 0, contradicted: 1, unverifiable: 0 }], // prettier-ignore
  };
  const answered = (await json('reasons', 'C1')) as { rows: unknown; byCode: unknown };
  expect(answered.byCode).toEqual(ofOne.byCode);
  expect(answered.rows).toEqual([
    {
      key: 'RE-2026-0001',
      customer: 'C1',
      items: [],
      code: 'X03',
      said: 'Payment was sent',
      saidOn: '2026-11-02',
      state: 'contradicted',
      foundOn: '2026-11-04',
      person: 'Marta',
      note: '',
    },
  ]);
  expect(await json('reasons', '--customer', 'C1')).toEqual(answered);
  expect(await run('reasons', 'C1', '--customer', 'C2')).toMatchObject({ status: 2 });
});

it('who conceded what', async () => {
  await ok('record', 'waiver', 'C2', '--on', '2026-11-12', '--amount', '12.50', '--approved-by', 'Ana Ruiz', '--reason', 'flood', '--person', 'Leo'); // prettier-ignore
  expect(await ok('concessions')).toBe(
    [
      'Key           Customer  Items  Kind    On          Until  Currency  Amount  Approved by  Reason  Counts',
      'WA-2026-0001  C2        all    waiver  2026-11-12         EUR        12.50  Ana Ruiz     flood   yes',
      '',
    ].join('\n'),
  );
  expect(await json('concessions', 'C2')).toMatchObject({
    rows: [
      {
        key: 'WA-2026-0001',
        kind: 'waiver',
        customer: 'C2',
        items: [],
        on: '2026-11-12',
        until: null,
        currency: 'EUR',
        amount: '12.50',
        approvedBy: 'Ana Ruiz',
        reason: 'flood',
        person: 'Leo',
        live: true,
      },
    ],
  });
  expect(await ok('concessions', 'C1')).toBe('no concessions\n');
});
