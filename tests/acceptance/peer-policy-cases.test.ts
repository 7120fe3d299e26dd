/**
 * Cases of levels, grace, intervals, minimums and promises restated from the tests and documentation of
 * other credit-control systems, run through the terminal: exchange files and a policy in, `case` and
 * `promises` as JSON out. A level that such a system would send on a day of rest is due from that day and
 * taken on the next business day (`DECISIONS.md`), so a day counts by `since` or by `on`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { addDays, isoDateOf, type IsoDate } from '../../src/domain/dates.ts';
import { oneProcess } from '../harness/one-process.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { temporaryFolder } from '../harness/terminal.ts';

const folders: { remove(): void }[] = [];
afterEach(() => folders.splice(0).forEach((folder) => folder.remove()));

const read = <Case>(id: string): Case =>
  JSON.parse(readFileSync(sharedData('peer-cases', `${id}.json`), 'utf8')) as Case;

interface Next {
  readonly step: string;
  readonly level: number | null;
  readonly on: string;
  readonly since: string;
}
interface Promised {
  readonly state: string;
  readonly received: string;
}

interface Desk {
  invoice(number: string, issued: string, due: string, gross: string): Promise<void>;
  fact(row: string): Promise<void>;
  policy(value: unknown): Promise<void>;
  pay(number: string, on: string, amount: string, invoice: string): Promise<void>;
  next(asOf: string): Promise<Next | null>;
  /** A letter of the level may be written on the day: in the words of other systems. */
  mayWrite(level: number, asOf: string): Promise<boolean>;
  promise(asOf: string): Promise<Promised>;
}

async function desk(): Promise<Desk> {
  const folder = temporaryFolder('peer-policy');
  folders.push(folder);
  const ledger = path.join(folder.path, 'peer.duebook');
  const duebook = oneProcess({ ledger, now: '2027-06-30T10:00:00.000Z' });
  let files = 0;
  const file = (name: string, lines: readonly string[]): string => {
    files += 1;
    const at = path.join(folder.path, `${files}-${name}`);
    writeFileSync(at, `${lines.join('\n')}\n`);
    return at;
  };
  await duebook.ok('new', ledger, '--company', 'Peer', '--currency', 'EUR', '--country', 'ES');
  const next: Desk['next'] = async (asOf) => {
    const told = (await duebook.json('case', 'C1', '--as-of', asOf)) as { nextStep: Next | null };
    return told.nextStep;
  };
  return {
    next,
    async invoice(number, issued, due, gross) {
      const rows = [
        'invoice,customer,issued_on,due_on,currency,gross',
        `${number},C1,${issued},${due},EUR,${gross}`,
      ];
      await duebook.ok('import', 'invoices', file('invoices.csv', rows));
    },
    async fact(row) {
      const rows = ['key,kind,customer,items,on,until,currency,amount,details,ends', row];
      await duebook.ok('import', 'case-facts', file('case-facts.csv', rows));
    },
    async policy(value) {
      await duebook.ok('policy', 'set', file('policy.json', [JSON.stringify(value)]));
    },
    async pay(number, on, amount, invoice) {
      const rows = [
        'receipt,customer,received_on,currency,amount,invoice',
        `${number},C1,${on},EUR,${amount},${invoice}`,
      ];
      await duebook.ok('import', 'receipts', file('receipts.csv', rows));
    },
    async mayWrite(level, asOf) {
      const step = await next(asOf);
      return step !== null && step.level === level && step.since <= asOf;
    },
    async promise(asOf) {
      const { rows } = (await duebook.json('promises', '--as-of', asOf)) as { rows: Promised[] };
      return rows[0] as Promised;
    },
  };
}

const step = (id: string, after: number): unknown => ({ step: id, after });
const LEVELS = ['K05', 'K09', 'K11', 'K12'];
const yes = (expected: string): boolean => expected === 'yes';

describe.skipIf(!hasSharedData)(
  'policy cases of other systems, through the terminal (../shared/data/peer-cases)',
  { timeout: 120_000 },
  () => {
    it('TRY-01: levels in their order, blocked, and gone when it is paid', async () => {
      const { policy, item } = read<{
        policy: { levels: { daysOverdue: number }[] };
        item: { amount: number };
      }>('TRY-01');
      // A Monday: D+4 is a Friday, so that the case's days are days on which somebody works.
      const D = (days: number): IsoDate => addDays(isoDateOf('2026-03-02'), days);
      const one = await desk();
      await one.policy({
        steps: policy.levels.map(({ daysOverdue }, at) => step(LEVELS[at] as string, daysOverdue)),
      });
      await one.invoice('INV-1', D(-30), D(0), item.amount.toFixed(2));
      expect(await one.mayWrite(1, D(4))).toBe(false);
      expect(await one.mayWrite(1, D(5))).toBe(true);
      expect(await one.mayWrite(1, D(30))).toBe(true);
      await one.fact(`L-1,demand,C1,INV-1,${D(5)},,,,level=1,`);
      expect(await one.mayWrite(2, D(19))).toBe(false);
      await one.fact(`PA-1,pause,C1,,${D(25)},,,,reason=other,`);
      expect(await one.next(D(30))).toBeNull();
      await one.fact(`,end,C1,,${D(30)},,,,,PA-1`);
      expect(await one.mayWrite(2, D(30))).toBe(true);
      await one.pay('R-1', D(30), item.amount.toFixed(2), 'INV-1');
      expect(await one.next(D(30))).toBeNull();
      expect(await one.next(D(50))).toBeNull();
    });

    it('BC-01: grace, of the next level from the deadline printed on the last', async () => {
      const { concrete } = read<{
        concrete: {
          due: string;
          grace: number;
          L1: [string, string][];
          reminder1Due: string;
          graceL2: number;
          L2: [string, string][];
        };
      }>('BC-01');
      const one = await desk();
      await one.policy({
        steps: [step('K05', 0), step('K09', 0)],
        levels: { '1': { graceDays: concrete.grace }, '2': { graceDays: concrete.graceL2 } },
      });
      await one.invoice('INV-1', '2026-01-01', concrete.due, '100.00');
      for (const [on, expected] of concrete.L1)
        expect([on, await one.mayWrite(1, on)]).toEqual([on, yes(expected)]);
      await one.fact(`L-1,demand,C1,INV-1,2026-02-06,${concrete.reminder1Due},,,level=1,`);
      for (const [on, expected] of concrete.L2)
        expect([on, await one.mayWrite(2, on)]).toEqual([on, yes(expected)]);
    });

    it('MF-02: days between two letters', async () => {
      const { daysBetween, lastLetter, cases } = read<{
        daysBetween: number;
        lastLetter: string;
        cases: { run: string; expect: string }[];
      }>('MF-02');
      const one = await desk();
      await one.policy({
        steps: [step('K05', 0), step('K09', 0)],
        letters: { daysBetween },
      });
      await one.invoice('INV-1', '2011-12-01', '2012-01-01', '100.00');
      await one.fact(`L-1,demand,C1,INV-1,${lastLetter},,,,level=1,`);
      for (const { run, expect: expected } of cases)
        expect([run, await one.mayWrite(2, run)]).toEqual([run, yes(expected)]);
    });

    it('SAP-01: a smallest amount and share, else the next lower level', async () => {
      const { cases } = read<{
        cases: {
          dunnable: number;
          totalOpen: number;
          minAmount: number;
          minPercent: number;
          reached: boolean;
        }[];
      }>('SAP-01');
      for (const { dunnable, totalOpen, minAmount, minPercent, reached } of cases) {
        const one = await desk();
        await one.policy({
          steps: [step('K05', 5), step('K09', 20)],
          levels: { '2': { minimumAmount: String(minAmount), minimumShare: minPercent } },
        });
        await one.invoice('INV-1', '2026-01-01', '2026-02-02', dunnable.toFixed(2));
        await one.invoice('INV-2', '2026-02-01', '2026-12-31', (totalOpen - dunnable).toFixed(2));
        await one.fact(`L-1,demand,C1,INV-1,2026-02-09,2026-02-16,,,level=1,`);
        const after = await one.next('2026-03-04');
        expect([totalOpen, after?.level]).toEqual([totalOpen, reached ? 2 : 1]);
      }
    });

    it('KB-01: a state by the days since the invoice; clear when it is paid', async () => {
      const { policy, item, steps } = read<{
        policy: { days: number }[];
        item: { date: string; amount: number };
        steps: [string, string][];
      }>('KB-01');
      const one = await desk();
      await one.policy({
        steps: policy.map(({ days }, at) => step(LEVELS[at] as string, days)),
        letters: { daysBetween: 0 },
      });
      await one.invoice('INV-1', item.date, item.date, item.amount.toFixed(2));
      // There a state is entered by its day alone; here a letter of a level is written to enter the next.
      let written = 0;
      for (const [on, expected] of steps.filter(([on]) => on !== 'paid')) {
        const state = expected === 'CLEAR' ? 0 : Number(expected.slice(2));
        if (state > written) {
          expect([on, await one.mayWrite(state, on)]).toEqual([on, true]);
          await one.fact(`L-${state},demand,C1,INV-1,${on},,,,level=${state},`);
          written = state;
        }
        expect([on, await one.mayWrite(state + 1, on)]).toEqual([on, false]);
      }
      const last = steps.findLast(([on]) => on !== 'paid')?.[0] as string;
      await one.pay('R-1', last, item.amount.toFixed(2), 'INV-1');
      expect(await one.next(last)).toBeNull();
    });

    it('PTP-01: what becomes of a promise, without grace and with two days', async () => {
      const { promise, cases, withGraceTwo, graceBusinessDays } = read<{
        promise: { amount: number; due: string; invoiceOpen: number };
        cases: { paid: [string, number][]; asOf: string; expect: string; received?: string }[];
        graceBusinessDays: number;
        withGraceTwo: { expect: string[] };
      }>('PTP-01');
      for (const [at, one] of cases.entries()) {
        const here = await desk();
        await here.invoice('INV-1', '2026-07-01', '2026-07-31', promise.invoiceOpen.toFixed(2));
        const { amount, due } = promise;
        await here.fact(`P-1,promise,C1,INV-1,2026-08-20,${due},EUR,${amount.toFixed(2)},,`);
        for (const [number, [on, paid]] of one.paid.entries())
          await here.pay(`R-${number}`, on, paid.toFixed(2), 'INV-1');
        const standard = await here.promise(one.asOf);
        expect([at, standard.state]).toEqual([at, withGraceTwo.expect[at]]);
        await here.policy({ promises: { graceDays: graceBusinessDays } });
        const strict = await here.promise(one.asOf);
        expect([at, strict.state]).toEqual([at, one.expect]);
        if (one.received !== undefined) expect(strict.received).toBe(one.received);
      }
    });
  },
);
