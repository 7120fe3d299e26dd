/** Signals beside those of payment behaviour, out of a ledger: facts, receipts, limits, contracts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInput } from '../../../src/contract/api.ts';
import { signalCalls, type SignalRow } from '../../../src/contract/calls/signals.ts';
import { isoDateOf, type Instant } from '../../../src/domain/dates.ts';
import { signalHandlers } from '../../../src/services/signals/handlers.ts';
import { english } from '../../harness/english.ts';
import { caseWorkspace, factsFile, type CaseWorkspace } from '../case/case-workspace.ts';

const TODAY = isoDateOf('2026-06-30');
let workspace: CaseWorkspace;

beforeAll(async () => {
  workspace = await caseWorkspace(TODAY);
  await workspace.bring(
    'customers.csv',
    'customer,name,country,currency\nC1,Rosa SL,ES,EUR\nC2,Iris GmbH,DE,EUR\nC3,Lilie KG,DE,EUR\n',
  );
  await workspace.bring(
    'invoices.csv',
    [
      'invoice,customer,issued_on,due_on,currency,gross',
      ...[1, 2, 3, 4].map((at) => `A-${at},C1,2026-01-0${at},2026-02-0${at},EUR,100.00`),
      'A-5,C1,2026-04-01,2026-05-01,EUR,500.00',
      'A-6,C1,2026-04-10,2026-05-10,EUR,500.00',
      '',
    ].join('\n'),
  );
  await workspace.bring(
    'receipts.csv',
    [
      'receipt,customer,received_on,currency,amount,invoice',
      ...[1, 2, 3, 4].map((at) => `R-${at},C1,2026-02-0${at},EUR,100.00,A-${at}`),
      'R-5,C1,2026-06-15,EUR,500.00,A-5',
      '',
    ].join('\n'),
  );
  await workspace.bring(
    'case-facts.csv',
    factsFile(
      'EX-1,extension,C1,A-5,2026-04-20,,,,,,state=asked,',
      'PL-1,plan,C1,A-6,2026-05-04,,EUR,,,,instalments=2026-06-01:250.00 2026-07-01:250.00,',
      'P-1,promise,C1,A-5,2026-05-20,2026-05-29,EUR,500.00,,,,',
      'P-2,promise,C1,A-6,2026-05-20,2026-06-26,EUR,500.00,,,,',
      'D-1,dispute,C1,A-5,2026-05-18,,,,,,,',
      ',end,C1,,2026-05-19,,,,,,outcome=upheld,D-1',
      'D-2,dispute,C1,A-6,2026-06-20,,EUR,10.00,,,,',
    ),
  );
});
afterAll(() => workspace.close());

async function signals(
  more: Partial<CallInput<'signals.list'>> = {},
): Promise<readonly SignalRow[]> {
  const input = signalCalls['signals.list'].input.parse({ asOf: TODAY, ...more });
  const answer = await signalHandlers['signals.list'](workspace.context, input);
  if (!answer.ok) throw new Error(english(answer.error.message));
  return answer.value;
}
const of = async (
  kind: SignalRow['kind'],
  asOf = '2026-06-30',
  knownAt: Instant | null = null,
): Promise<readonly string[]> =>
  (await signals({ kind, asOf: isoDateOf(asOf), knownAt })).map(
    (row) => `${row.key} ${row.points.toFixed(1)}: ${english(row.because)}`,
  );

describe('of what is promised, asked for and disputed', () => {
  test('a promise is broken from the day after its deadline, and stays so when it is kept late', async () => {
    expect(await of('broken_promise', '2026-06-02')).toEqual([]);
    expect(await of('broken_promise', '2026-06-03')).toEqual([
      'broken_promise/C1/2026-06-03 10.0: P-1 of 500.00 EUR for 2026-05-29 was not kept: nothing has come.',
    ]);
    expect(await of('broken_promise', '2026-06-15')).toEqual([
      'broken_promise/C1/2026-06-03 9.3: P-1 of 500.00 EUR for 2026-05-29 was not kept by 2026-06-02; the money came later.',
    ]);
  });

  test('what was not known then is not said of then', async () => {
    const before = workspace.context.clock.now();
    await workspace.bring(
      'case-facts.csv',
      factsFile('P-3,promise,C2,,2026-05-01,2026-05-04,EUR,10.00,,,,'),
    );
    await workspace.bring(
      'invoices.csv',
      'invoice,customer,issued_on,due_on,currency,gross\nB-1,C2,2026-03-01,2026-04-01,EUR,10.00\n',
    );
    const late = await of('broken_promise');
    expect(late.map((row) => row.slice(0, 17))).toEqual(['broken_promise/C1', 'broken_promise/C2']);
    expect(await of('broken_promise', '2026-06-30', before)).toHaveLength(1);
  });

  test('more time asked for twice by who always paid', async () => {
    expect(await of('extension_requests', '2026-05-03')).toEqual([]);
    expect(await of('extension_requests', '2026-05-04')).toEqual([
      'extension_requests/C1/2026-05-04 12.0: 2 requests for more time (EX-1 of 2026-04-20, PL-1 of 2026-05-04), and 100 % of what was paid in the year before came at most 3 days late.',
    ]);
  });

  test('disputes raised after the due date', async () => {
    expect(await of('late_disputes', '2026-06-19')).toEqual([]);
    expect(await of('late_disputes')).toEqual([
      'late_disputes/C1/2026-06-20 0.0: 2 disputes raised only after the due date: A-5 on 2026-05-18, 17 days after it was due; A-6 on 2026-06-20, 41 days after it was due.',
    ]);
  });
});

describe('of what is at stake', () => {
  let before: Instant;
  beforeAll(async () => {
    before = workspace.context.clock.now();
    await workspace.bring(
      'customers.csv',
      `customer,name,country,currency,credit_limit\n${[1, 2, 3].map((at) => `D${at},Dalia ${at},DE,EUR,${at === 1 ? '10.00' : ''}`).join('\n')}\n`,
    );
    await workspace.bring(
      'invoices.csv',
      [
        'invoice,customer,issued_on,due_on,currency,gross',
        'C-1,C3,2026-06-05,2026-07-05,EUR,190.00',
        ...[1, 2, 3].map((at) => `E-${at},D${at},2026-06-0${at},2026-07-05,EUR,10.00`),
        '',
      ].join('\n'),
    );
    await workspace.bring(
      'case-facts.csv',
      factsFile(
        'LI-1,limit,C3,,2026-06-01,,EUR,200.00,,,,',
        'LI-2,limit,C3,,2026-06-20,,EUR,300.00,,,,',
      ),
    );
  });

  test('the limit of the day, by a fact or by the details of the customer', async () => {
    expect(await of('utilisation', '2026-06-04')).toEqual([
      'utilisation/D1/2026-06-01 4.0: 10.00 EUR is used, 100.0 % of the limit of 10.00 EUR.',
    ]);
    expect((await of('utilisation', '2026-06-19'))[0]).toBe(
      'utilisation/C3/2026-06-05 4.0: 190.00 EUR is used, 95.0 % of the limit of 200.00 EUR.',
    );
    expect(await of('utilisation', '2026-06-20')).toHaveLength(1);
    expect(await of('utilisation', '2026-06-19', before)).toEqual([]);
  });

  test('the share of everything, of everybody also where one is asked about', async () => {
    const share =
      'concentration/C1/2026-06-01 7.0: 500.00 EUR is open, 68.5 % of the 730.00 EUR that everybody owes.';
    // C3 owes 26.0 % of it.
    expect((await of('concentration')).map((row) => row.slice(0, 20))).toEqual([
      share.slice(0, 20),
      'concentration/C3/202',
    ]);
    const [one] = await signals({ customer: 'C1', kind: 'concentration' });
    expect(english(one?.because ?? '')).toBe(share.slice(share.indexOf(': ') + 2));
    expect(await of('concentration', '2026-06-02')).toEqual([]);
  });
});
