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
