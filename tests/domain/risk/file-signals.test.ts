/** Signals of what stands in a customer's file: domain-rules 6.4 and 6.6. */
import { describe, expect, test } from 'vitest';
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import type { Contract } from '../../../src/domain/contracts/contract.ts';
import type { ContactRole } from '../../../src/domain/customers/profile.ts';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import {
  contactChurn,
  noSignedContract,
  sellThrough,
  staleReport,
} from '../../../src/domain/risk/file-signals.ts';
import type { ItemHistory } from '../../../src/domain/risk/observations.ts';
import { contract } from '../contracts/paper.ts';
import { item } from './made-items.ts';
import { daysOf, fact, picture, told } from './made-picture.ts';

const TODAY = isoDateOf('2026-06-30');

describe('no signed contract', () => {
  const onFile = (on: string, more: Partial<Contract> = {}) => ({
    on: isoDateOf(on),
    contract: contract(more as never),
  });
  const unsigned = { number: 'SV-1', signedByUsOn: null, signedByCustomerOn: null };
  const signals = (...contracts: readonly ReturnType<typeof onFile>[]) =>
    noSignedContract.detect(picture({ asOf: TODAY, contracts }));

  test('where one is on file and none is signed by both sides', () => {
    const found = signals(
      onFile('2026-03-01', { ...unsigned, number: 'SV-2' }),
      onFile('2026-01-10', unsigned),
    );
    expect(told(found)).toEqual([
      '2026-01-10 new: Contract SV-1, SV-2 is on file, and both sides have signed and dated none.',
    ]);
    expect(found[0]).toMatchObject({ points: 4, class: 'low', alert: false });
    const four = [['SV-2', '2026-03-01'], ['SV-1', '2026-01-10'], ['SV-3', '2026-01-10'], ['SV-0', '2026-02-01']] as const; // prettier-ignore
    expect(
      told(signals(...four.map(([number, on]) => onFile(on, { ...unsigned, number }))))[0],
    ).toContain('Contract SV-1, SV-3, SV-0, SV-2 is on file');
    expect(signals(onFile('2026-01-10', { ...unsigned, signedByUsOn: TODAY }))).toHaveLength(1);
    expect(
      signals(onFile('2026-01-10', { signedByUsOn: TODAY, signedByCustomerOn: addDays(TODAY, 1) })),
    ).toHaveLength(1);
  });

  test('none without a contract, or with one that is signed, also when it has ended', () => {
    expect(signals()).toEqual([]);
    expect(signals(onFile('2026-01-10', unsigned), onFile('2025-01-10', { validTo: isoDateOf('2026-02-01') }))).toEqual([]); // prettier-ignore
  });
});

describe('a stale credit report', () => {
  const report = (on: string, more: Parameters<typeof fact>[2] = {}) =>
    fact('report', on, { key: 'RP-1', ...more });
  const signals = (
    facts: readonly CaseFact[],
    asOf = '2026-06-30',
    items: readonly ItemHistory[] = [],
  ) => staleReport.detect(picture({ asOf: isoDateOf(asOf), facts, items }));

  test('from the day on which it is older than 365 days; the newest counts', () => {
    expect(signals([report('2025-06-30')])).toEqual([]);
    const found = signals([report('2025-06-29')]);
    expect(told(found)).toEqual([
      '2026-06-30 new: The newest credit report (RP-1) is of 2025-06-29, 366 days ago.',
    ]);
    expect(found[0]).toMatchObject({ points: 3, class: 'low', alert: false });
    expect(found[0]?.parameters).toEqual({ mostDays: 365, mostDaysOverdue: 90, overdueDays: 30 });
    expect(found[0]?.evidence).toEqual([
      { of: 'fact', name: 'RP-1', on: '2025-06-29', days: null, currency: null, amountMinor: null, openMinor: null }, // prettier-ignore
    ]);
    expect(signals([report('2026-06-01'), report('2025-01-01')])).toEqual([]);
    expect(signals([report('2025-01-01'), report('2026-06-01')])).toEqual([]);
    expect(signals([])).toEqual([]);
    // Another fact is no report, and one that was ended counts no more.
    expect(signals([fact('statement', '2024-01-01')])).toEqual([]);
    expect(signals([report('2025-01-01', { ended: '2025-02-01' })])).toEqual([]);
    const same = [report('2025-01-01'), report('2025-01-01', { key: 'RP-2' })];
    expect(signals(same)[0]?.evidence.map(({ name }) => name)).toEqual(['RP-2']);
    // What is overdue is told only where the report is stale for it.
    const late = item({ invoice: 'INV-7', due: '2026-05-30' });
    expect(told(signals([report('2025-06-29')], '2026-06-30', [late]))[0]).toMatch(
      /366 days ago\.$/,
    );
    expect(signals([report('2025-12-01')], '2026-06-29', [late])).toEqual([]);
  });

  test('after 90 days while something is more than 30 days overdue', () => {
    const late = item({ invoice: 'INV-7', due: '2026-03-01' });
    const of = (on: string, asOf: string) => signals([report(on)], asOf, [late]);
    expect(of('2025-12-01', '2026-03-31')).toEqual([]);
    expect(told(of('2025-12-01', '2026-04-01'))).toEqual([
      '2026-04-01 new: The newest credit report (RP-1) is of 2025-12-01, 121 days ago. INV-7 is 31 days overdue.',
    ]);
    expect(of('2026-02-01', '2026-05-02')).toEqual([]);
    expect(daysOf(of('2026-02-01', '2026-05-03'))).toEqual(['2026-05-03']);
    expect(daysOf(of('2026-02-01', '2026-06-30'))).toEqual(['2026-05-03']);
  });

  test('it ends with the payment, and a part payment does not begin it anew', () => {
    const paid = item({
      invoice: 'INV-7',
      due: '2026-01-01',
      movements: [
        ['2026-05-01', 5000],
        ['2026-06-01', 5000],
      ],
    });
    const of = (asOf: string, movements: ItemHistory['movements']) =>
      daysOf(signals([report('2025-10-01')], asOf, [{ ...paid, movements }]));
    expect(of('2026-05-31', paid.movements.slice(0, 1))).toEqual(['2026-02-01']);
    expect(of('2026-06-01', paid.movements)).toEqual([]);
  });
});

describe('contacts that come and go', () => {
  const version = (on: string, ...contacts: readonly (readonly [string, ContactRole])[]) => ({
    on: isoDateOf(on),
    contacts: contacts.map(([name, role]) => ({ name, role })),
  });
  const signals = (...contacts: readonly ReturnType<typeof version>[]) =>
    contactChurn.detect(picture({ asOf: TODAY, contacts }));
  const FIRST = version('2026-01-10', ['Ana Ruiz', 'ap_clerk'], ['Mia Paz', 'approver']);

  test('two left their role within 180 days', () => {
    const found = signals(
      FIRST,
      version('2026-02-01', ['Luis Vega', 'ap_clerk'], ['Mia Paz', 'approver']),
      version('2026-05-04', ['Luis Vega', 'ap_clerk'], ['Mia Paz', 'owner']),
    );
    expect(told(found)).toEqual([
      '2026-05-04 new: 2 contacts left their role: Ana Ruiz (ap_clerk) on 2026-02-01, Mia Paz (approver) on 2026-05-04.',
    ]);
    expect(found[0]).toMatchObject({ points: 0, class: 'high', alert: true });
  });

  test('who comes beside them, is spelled otherwise or was put right on the same day changes nothing', () => {
    expect(signals(FIRST)).toEqual([]);
    expect(
      signals(
        FIRST,
        version('2026-02-01', ['ANA RUIZ ', 'ap_clerk'], ['Mia Paz', 'approver'], ['Jo', 'buyer']),
      ),
    ).toEqual([]);
    const spelled = ['ANA RUIZ ', 'Ana Ruiz', ' ana ruiz'].map((name, at) =>
      version(addDays(isoDateOf('2026-02-01'), at), [name, 'ap_clerk'], ['Mia Paz', 'approver']),
    );
    expect(signals(FIRST, ...spelled)).toEqual([]);
    const empty = version('2026-02-01');
    expect(signals(FIRST, empty, { ...FIRST, on: empty.on })).toEqual([]);
    expect(daysOf(signals(FIRST, empty))).toEqual(['2026-02-01']);
  });

  test('the newest signal first', () => {
    const people = ['Eva', 'Jo', 'Kim', 'Lou', 'Max'].map((name, at) =>
      version(addDays(isoDateOf('2026-01-10'), at * 30), [name, 'ap_clerk']),
    );
    expect(daysOf(signals(...people))).toEqual(['2026-05-10', '2026-03-11']);
    expect(signals(...people)[0]).toMatchObject({ kind: 'contact_churn' });
  });

  test('180 days apart they are two stories', () => {
    const later = (on: string) => version(on, ['Luis Vega', 'ap_clerk']);
    const one = version('2026-01-20', ['Ana Ruiz', 'ap_clerk']);
    const left = signals(FIRST, one, later('2026-06-30'));
    expect(daysOf(left)).toEqual(['2026-06-30']);
    expect(signals({ ...FIRST, on: isoDateOf('2025-12-01') }, { ...one, on: isoDateOf('2026-01-01') }, later('2026-06-30'))).toEqual([]); // prettier-ignore
  });
});

describe('sell-through', () => {
  const sold = (until: string, planned: string, soldOf: string, more: Parameters<typeof fact>[2] = {}) =>
    fact('sellthrough', '2026-03-01', { key: 'SE-1', until: isoDateOf(until), details: { planned, sold: soldOf }, ...more }); // prettier-ignore
  const late = item({ invoice: 'INV-7', due: '2026-05-10' });
  const signals = (facts: readonly CaseFact[], items: readonly ItemHistory[] = [late]) =>
    sellThrough.detect(picture({ asOf: TODAY, facts, items }));

  test('less than half of the plan, and something overdue since', () => {
    expect(told(signals([sold('2026-05-31', '100', '49.5')]))).toEqual([
      '2026-05-31 new: 49.5 of 100 planned were sold by 2026-05-31 (SE-1), and INV-7, due on 2026-05-10, was overdue.',
    ]);
    expect(daysOf(signals([sold('2026-04-30', '100', '10')]))).toEqual(['2026-05-11']);
    expect(signals([sold('2026-05-31', '100', '50')])).toEqual([]);
    expect(signals([sold('2026-05-31', '0', '0')])).toEqual([]);
  });

  test('the first that was overdue since; paid before it is none; the newest figure first', () => {
    const paid = item({ invoice: 'INV-1', due: '2026-04-01', movements: [['2026-05-31', 10000]] });
    const later = item({ invoice: 'INV-9', due: '2026-06-10' });
    const [found] = signals([sold('2026-05-31', '100', '10')], [later, paid]);
    expect([found?.kind, found?.onDate]).toEqual(['sell_through', '2026-06-11']);
    const first = signals([sold('2026-04-30', '100', '10')], [later, late]);
    expect(daysOf(first)).toEqual(['2026-05-11']);
    const two = [sold('2026-06-15', '100', '9'), sold('2026-05-31', '100', '8')];
    expect(daysOf(signals(two))).toEqual(['2026-06-15', '2026-05-31']);
    expect(daysOf(signals([sold('2026-06-30', '100', '9')]))).toEqual(['2026-06-30']);
  });

  test('what was disputed when it fell due is overdue from the end of the dispute', () => {
    const disputed = item({
      invoice: 'INV-5',
      due: '2026-04-01',
      disputed: [['2026-04-01', '2026-06-20']],
    });
    const found = signals([sold('2026-04-30', '100', '10')], [disputed, late]);
    expect(daysOf(found)).toEqual(['2026-05-11']);
    const older = item({ invoice: 'INV-6', due: '2026-05-01' });
    expect(told(signals([sold('2026-05-31', '100', '10')], [older, late]))[0]).toContain(
      'INV-6, due',
    );
  });

  test('on a past day nothing is overdue that will be', () => {
    const on = (asOf: string) =>
      sellThrough.detect(
        picture({ asOf: isoDateOf(asOf), facts: [sold('2026-04-30', '100', '10')], items: [late] }),
      );
    expect(on('2026-05-10')).toEqual([]);
    expect(on('2026-05-11')).toHaveLength(1);
  });

  test('of two figures of one day the last counts; a plan of nothing says nothing', () => {
    const [bad, good] = [sold('2026-04-30', '100', '10'), sold('2026-04-30', '100', '90')];
    expect(signals([bad, good])).toEqual([]);
    expect(signals([good, bad])).toHaveLength(1);
    expect(signals([bad, sold('2026-05-05', '0', '0')])).toHaveLength(1);
  });

  test('without both figures, or of another kind, there is none', () => {
    for (const details of [{ planned: '100' }, { sold: '10' }, {}])
      expect(signals([sold('2026-05-31', '', '', { details } as never)])).toEqual([]);
    expect(signals([{ ...sold('2026-05-31', '100', '10'), kind: 'note' }])).toEqual([]);
  });

  test('not before its time is over, nor with nothing overdue, nor after the next figure', () => {
    expect(signals([sold('2026-07-31', '100', '10')])).toEqual([]);
    expect(signals([sold('2026-05-31', '100', '10')], [])).toEqual([]);
    expect(signals([sold('2026-05-31', '100', '10', { ended: '2026-06-01' })])).toEqual([]);
    const next = sold('2026-05-10', '100', '90', { key: 'SE-2' });
    expect(signals([sold('2026-04-30', '100', '10'), next])).toEqual([]);
    // On the day of the next figure that one counts.
    expect(signals([sold('2026-04-30', '100', '10'), { ...next, until: isoDateOf('2026-05-11') }])).toEqual([]); // prettier-ignore
    const other = { planned: '100', sold: '90', goods: 'tulips' };
    expect(signals([sold('2026-04-30', '100', '10'), { ...next, details: other }])).toHaveLength(1);
  });
});
