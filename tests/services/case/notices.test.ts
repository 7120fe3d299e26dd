/** The paper about a hold or a plan: which fact it is of, what it knew, whom it goes to, and when there is none. */
import { beforeEach, afterEach, describe, expect, test } from 'vitest';
import type { CallInput, CallOutput, CallResult } from '../../../src/contract/api.ts';
import { customerCalls } from '../../../src/contract/calls/customers.ts';
import type { NoticePrint } from '../../../src/documents/notice/notice-print.ts';
import { isoDateOf as day, type Instant } from '../../../src/domain/dates.ts';
import type { NoticeContent } from '../../../src/domain/notices/notice.ts';
import { recordBankAccount } from '../../../src/ledger/commands/bank/record-bank-account.ts';
import { recordCompany } from '../../../src/ledger/commands/record-company.ts';
import { customerHandlers } from '../../../src/services/customers/handlers.ts';
import { SENDER } from '../letters/letter-workspace.ts';
import { english } from '../../harness/english.ts';
import { factsFile, withDocuments, type CaseWorkspace } from './case-workspace.ts';

const TODAY = day('2026-06-30');
/** C1 owed 500.00 of INV-1 and 100.00 of INV-2 then, and 200.00 of INV-2 that was not due. */
const THEN = '2026-03-02';

let workspace: CaseWorkspace;
let printed: NoticePrint[];

beforeEach(async () => {
  workspace = await withDocuments();
  printed = [];
  await workspace.ledger.write({ command: 'test', actor: 'test', input: {} }, async (tx, scope) => {
    await recordCompany(tx, scope, { ...SENDER, effectiveOn: TODAY });
    await recordBankAccount(tx, scope, {
      bankAccountId: null,
      effectiveOn: TODAY,
      holder: SENDER.name,
      account: 'ES9121000418450200051332',
      bic: '',
      bank: '',
      currency: 'EUR',
      isDefault: true,
    });
  });
  await customer('C1', { name: 'Rosa SL', address: 'Calle Mayor 1\nMadrid' });
});
afterEach(() => workspace.close());

const customer = async (code: string, changes: Record<string, unknown>): Promise<void> => {
  const { profile } = await value('customers.get', { asOf: TODAY, customer: code });
  await value('customers.save', { ...profile, terms: '', ...changes });
};
async function value<K extends 'customers.get' | 'customers.save' | 'customers.merge'>(
  name: K,
  input: CallInput<K>,
): Promise<CallOutput<K>> {
  const handler = customerHandlers[name] as (
    context: unknown,
    input: unknown,
  ) => Promise<CallResult<K>>;
  const answer = await handler(workspace.context, customerCalls[name].input.parse(input));
  if (!answer.ok) throw new Error(english(answer.error.message));
  return answer.value;
}
const bring = (...rows: readonly string[]) =>
  workspace.bring(`${rows.join().length}.csv`, factsFile(...rows));

type Asked = Partial<Omit<CallInput<'case.notice'>, 'kind' | 'key'>>;
async function ask(kind: 'hold' | 'plan', key: string, asked: Asked = {}) {
  const print = (job: NoticePrint): Promise<Uint8Array> => {
    printed.push(job);
    return Promise.resolve(new TextEncoder().encode(JSON.stringify(job)));
  };
  Object.assign(workspace.context, { print });
  return workspace.ask('case.notice', { asOf: TODAY, kind, key, ...asked });
}
async function notice(
  kind: 'hold' | 'plan',
  key: string,
  asked: Asked = {},
): Promise<NoticeContent> {
  // prettier-ignore
  const answer = await ask(kind, key, asked);
  if (!answer.ok) throw new Error(english(answer.error.message));
  const last = printed.at(-1);
  if (last === undefined) throw new Error('nothing was printed');
  return last.content;
}
async function refusal(kind: 'hold' | 'plan', key: string, asked: Asked = {}): Promise<string> {
  const answer = await ask(kind, key, asked);
  return answer.ok ? 'printed' : `${answer.error.code}: ${english(answer.error.message)}`;
}
const cautions = async (kind: 'hold' | 'plan', key: string): Promise<readonly string[]> => {
  const answer = await ask(kind, key);
  if (!answer.ok) throw new Error(english(answer.error.message));
  return answer.value.cautions.map(english);
};
const rows = ({ parts }: NoticeContent): readonly string[] =>
  parts.flatMap((part) => (part.part === 'table' ? part.rows.map((row) => row.join(' ').replaceAll('\u00a0', ' ')) : [])); // prettier-ignore

const HOLD = `H-1,hold,C1,,${THEN},,,,Ana,,level=hold; ground=overdue,`;
const PLAN = `PL-1,plan,C1,INV-1;INV-2,${THEN},,EUR,,Ms Vega,,instalments=2026-04-01:300.00 2026-05-01:500.00; interest=waived,`;

describe('a hold', () => {
  test('says what was overdue on its day, whatever was paid since', async () => {
    await bring(HOLD);
    const told = await notice('hold', 'H-1');
    expect(told).toMatchObject({
      kind: 'hold',
      on: THEN,
      subject: 'Deliveries stopped from 2\u00a0March 2026',
      sender: { name: 'Siempreviva Import S.L.' },
      recipient: { customer: 'C1', address: 'Calle Mayor 1\nMadrid' },
    });
    expect(rows(told)).toEqual([
      'INV-1 10 Jan 2026 9 Feb 2026 500.00 21',
      'INV-2 (1/2) 12 Jan 2026 11 Feb 2026 100.00 19',
    ]);
  });

  test('is the same paper to the byte whenever it is printed, also when more is known of its day', async () => {
    await bring(HOLD);
    const before = await ask('hold', 'H-1');
    await workspace.bring(
      'late.csv',
      'receipt,customer,received_on,currency,amount,invoice\nR-9,C1,2026-03-01,EUR,100.00,INV-2\n',
    );
    const after = await ask('hold', 'H-1');
    expect(before.ok && after.ok && before.value.bytes).toEqual(after.ok && after.value.bytes);
    expect(printed[0]?.printedAt).toBe(printed[1]?.printedAt);
    expect(after.ok && after.value.fileName).toBe('hold notice H-1.pdf');
  });

  test('goes to where the customer is today', async () => {
    await bring(HOLD);
    await customer('C1', { name: 'Rosa Nueva SL', address: 'Gran Vía 2\nMadrid' });
    expect((await notice('hold', 'H-1')).recipient).toMatchObject({
      name: 'Rosa Nueva SL',
      address: 'Gran Vía 2\nMadrid',
    });
  });

  test('of a customer merged since is of what that one owed, to whom it is now', async () => {
    await customer('C2', { address: 'Weg 1' });
    await bring(`H-2,hold,C2,,${THEN},,,,Ana,,level=staged; ground=overdue,`);
    await value('customers.merge', { from: 'C2', into: 'C1', reason: 'one' });
    const told = await notice('hold', 'H-2');
    expect(told.recipient.customer).toBe('C1');
    expect(rows(told).map((row) => row.split(' ')[0])).toEqual(['INV-3']);
    expect(told.subject).toContain('Supply in stages');
  });

  test('that has ended has none, and on a day before its end it has', async () => {
    await bring(HOLD, ',end,C1,,2026-04-10,,,,,,,H-1');
    expect(await refusal('hold', 'H-1')).toBe(
      'blocked: H-1 was ended on 2026-04-10: a paper would say what is not so any more. Choose an earlier day for what stood then.',
    );
    expect(await refusal('hold', 'H-1', { asOf: day('2026-04-09') })).toBe('printed');
  });

  test('that was taken back, is not there yet, or is another kind, is not found', async () => {
    await bring(HOLD);
    const none = (on: string, key = 'H-1'): string =>
      `not_found: No hold has the key "${key}" on ${on}; the list of holds has those that count.`;
    expect(await refusal('hold', 'H-1', { asOf: day('2026-03-01') })).toBe(none('2026-03-01'));
    expect(
      await refusal('hold', 'H-1', { knownAt: '2026-06-30T07:00:00.000Z' as Instant }),
    ).toBe(none(TODAY)); // prettier-ignore
    expect(await refusal('hold', 'H-9')).toBe(none(TODAY, 'H-9'));
    expect(await refusal('plan', 'H-1')).toContain('No plan has the key "H-1"');
    await workspace.reverse('case_fact', 'H-1', THEN);
    expect(await refusal('hold', 'H-1')).toBe(none(TODAY));
  });

  test('that only watches has none', async () => {
    await bring(`H-1,hold,C1,,${THEN},,,,,,level=watch,`);
    expect(await refusal('hold', 'H-1')).toBe(
      'blocked: H-1 only watches: nothing changes for the customer, so there is nothing to tell.',
    );
  });

  test('of somebody who owes nothing late is told with its ground, if that may be read', async () => {
    const before = (key: string, ground: string): string =>
      `${key},hold,C1,,2026-02-01,,,,,,level=prepaid; ground=${ground},`;
    await bring(before('H-1', 'your bank returned three cheques'));
    await bring(before('H-2', ''), before('H-3', 'you stand on a blacklist'));
    const told = await notice('hold', 'H-1');
    expect(rows(told)).toEqual([]);
    expect(JSON.stringify(told)).toContain('“your bank returned three cheques”');
    expect(await refusal('hold', 'H-2')).toBe(
      'blocked: H-2 rests on nothing that could be shown to the customer: on 2026-02-01 nothing undisputed was overdue and no promise was broken. Hold again with a ground that the customer may read, or write to them yourself.',
    );
    expect(await refusal('hold', 'H-3')).toBe(
      'blocked: No paper to a customer says "blacklist", and what was written down with H-3 does. End it and record it again in words that the customer may read.',
    );
  });

  test('on a suspicion that the program offered as a ground is not told with it', async () => {
    await bring(
      ',insolvency,C1,,2026-01-20,,,,,,state=suspected,',
      'H-1,hold,C1,,2026-02-01,,,,,,level=prepaid; ground=an insolvency is suspected,',
    );
    expect(await refusal('hold', 'H-1')).toContain('rests on nothing that could be shown');
  });

  test('needs our details and an address, no bank account, and no individual', async () => {
    await customer('C2', { address: '', kind: 'individual' });
    await bring(`H-2,hold,C2,,${THEN},,,,,,level=hold,`);
    expect(await refusal('hold', 'H-2')).toBe(
      "blocked: No paper to customer C2: the customer is an individual: consumer rules apply; seek advice first; customer C2 has no postal address; add it to the customer's profile.",
    );
  });

  test('weighs what has changed since and a language that is not ours', async () => {
    await customer('C2', { address: 'Weg 1', language: 'de' });
    await bring(`H-2,hold,C2,,${THEN},,,,,,level=hold,`);
    await workspace.bring(
      'paid.csv',
      'receipt,customer,received_on,currency,amount,invoice\nR-8,C2,2026-06-01,EUR,70.00,INV-3\nR-7,C2,2026-06-01,EUR,30.00,INV-4\n',
    );
    expect(await cautions('hold', 'H-2')).toEqual([
      'nothing is overdue any more on 2026-06-30; end H-2 rather than send this',
      expect.stringContaining("the customer's language is German"),
    ]);
  });
});

describe('a plan', () => {
  test('is confirmed as it was agreed, with the last day of each instalment', async () => {
    await bring(PLAN);
    const told = await notice('plan', 'PL-1');
    expect(rows(told)).toEqual([
      'INV-1 10 Jan 2026 9 Feb 2026 500.00',
      'INV-2 (1/2) 12 Jan 2026 11 Feb 2026 100.00',
      'INV-2 (2/2) 12 Jan 2026 11 Mar 2026 200.00',
      // Good Friday, Easter is no business day in Spain.
      '1 of 2 1 Apr 2026 9 Apr 2026 300.00',
      '2 of 2 1 May 2026 8 May 2026 500.00',
    ]);
    expect(JSON.stringify(told)).toContain('with Ms Vega');
    expect(await cautions('plan', 'PL-1')).toEqual([
      'the plan is in default on 2026-06-30; a confirmation sent now can be read as agreeing anew',
    ]);
  });

  test('whose security is a threat is not confirmed', async () => {
    await bring(PLAN.replace('interest=waived', 'security=else we call the police'));
    expect(await refusal('plan', 'PL-1')).toContain(
      'says "call the police", and what was written down',
    );
  });

  test('that has ended has none', async () => {
    await bring(PLAN, ',end,C1,,2026-04-10,,,,,,,PL-1');
    expect(await refusal('plan', 'PL-1')).toContain('PL-1 was ended on 2026-04-10');
  });

  test('needs an account in its currency', async () => {
    await customer('C2', { address: 'Weg 1' });
    await workspace.bring(
      'usd.csv',
      'invoice,customer,issued_on,due_on,currency,gross\nUSD-1,C2,2026-01-10,2026-02-09,USD,50.00\n',
    );
    await bring(`PL-2,plan,C2,USD-1,${THEN},,USD,,,,instalments=2026-04-01:50.00; interest=runs,`);
    expect(await refusal('plan', 'PL-2')).toBe(
      'blocked: No paper to customer C2: there is no bank account in USD to pay into; add one in Settings, Bank accounts.',
    );
  });
});

test('once insolvency proceedings are open there is neither', async () => {
  await bring(HOLD, PLAN, ',insolvency,C1,,2026-05-20,,,,,,state=formal,');
  const closed =
    'blocked: Insolvency proceedings of customer C1 are open: what is written goes to the administrator, and may not ask for old debts; seek advice first.';
  expect(await refusal('hold', 'H-1')).toBe(closed);
  expect(await refusal('plan', 'PL-1')).toBe(closed);
  expect(await refusal('plan', 'PL-1', { asOf: day('2026-05-19') })).toBe('printed');
});
