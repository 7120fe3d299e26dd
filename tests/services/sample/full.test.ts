/** What the sample company shows when it opens: no list is empty, everything ties out, twice the same. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { CASE_FACT_KINDS } from '../../../src/domain/facts/case-facts.ts';
import { readContract } from '../../../src/domain/contracts/read-contract.ts';
import { readProfile } from '../../../src/domain/customers/read-profile.ts';
import { SAMPLE_SEED } from '../../../src/services/sample/identity.ts';
import { sampleHistory } from '../../../src/services/sample/history.ts';
import { sampleWeeks } from '../../../src/services/sample/weeks.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { pdfText } from '../../documents/pdf-text.ts';

const TODAY = isoDateOf('2026-11-21');

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await testWorkspace({ withLedger: false, now: `${TODAY}T10:00` });
  await workspace.value('workspace.sample', {});
}, 60_000);
afterAll(() => workspace.dispose());

const of = { asOf: TODAY };
const paged = { ...of, limit: 1 };

describe('the sample company as it opens', () => {
  it('has rows in every list of the program', async () => {
    const value = workspace.value;
    const totals: Record<string, number> = {
      customers: (await value('customers.list', of)).length,
      invoices: (await value('invoices.list', paged)).total,
      receipts: (await value('receipts.list', paged)).total,
      creditNotes: (await value('creditNotes.list', paged)).total,
      allocations: (await value('allocations.list', paged)).total,
      disputes: (await value('disputes.list', paged)).total,
      reversals: (await value('reversals.list', paged)).total,
      writeOffs: (await value('writeOffs.list', paged)).total,
      refunds: (await value('refunds.list', paged)).total,
      discounts: (await value('terms.discounts', { ...paged, from: isoDateOf('2025-11-22') }))
        .total,
      journal: (await value('journal.list', { limit: 1 })).total,
      letters: (await value('letters.list', of)).length,
      proposals: (await value('letters.propose', { issuedOn: TODAY })).length,
      contracts: (await value('contracts.list', {})).length,
      statements: (await value('bank.statements', { limit: 1 })).total,
      bankToMatch: (await value('bank.lines', { state: 'open', limit: 1 })).total,
      bankMatched: (await value('bank.lines', { state: 'matched', limit: 1 })).total,
      bankAside: (await value('bank.lines', { state: 'aside', limit: 1 })).total,
      batches: (await value('imports.batches', {})).length,
      rates: (await value('rates.list', { currency: 'USD', limit: 1 })).total,
      promises: (await value('case.promises', of)).length,
      plans: (await value('case.plans', of)).length,
      holds: (await value('case.holds', of)).length,
      reasons: (await value('case.reasons', of)).rows.length,
      concessions: (await value('case.concessions', of)).length,
    };
    expect(Object.entries(totals).filter(([, total]) => total === 0)).toEqual([]);
    expect(totals).toMatchObject({ customers: 60, letters: 7, contracts: 8, statements: 1 });
    expect(totals.bankMatched).toBeGreaterThan(20);
    expect(totals.bankToMatch).toBeGreaterThan(4);
  });

  it('ties out, and verify finds nothing', async () => {
    const report = await workspace.value('aging.report', of);
    expect(report.tieOut.filter((line) => line.differenceMinor !== 0)).toEqual([]);
    expect((await workspace.value('workspace.verify', {})).findings).toEqual([]);
  });

  it('adds up all currencies: no day of the last year is without a rate', async () => {
    const coverage = await workspace.value('rates.coverage', {});
    expect(coverage.map(({ currency, lastOn }) => [currency, lastOn])).toEqual([
      ['CNY', '2026-11-20'],
      ['GBP', '2026-11-20'],
      ['USD', '2026-11-20'],
    ]);
    for (const asOf of ['2026-11-21', '2026-04-06', '2025-12-28'] as const) {
      const { rates } = await workspace.value('aging.inBase', { asOf: isoDateOf(asOf) });
      expect(rates.map(({ currency }) => currency)).toEqual(['CNY', 'GBP', 'USD']);
    }
  });

  it('has letters that can be read back: some paid since, one cancelled, the rest still open', async () => {
    const letters = await workspace.value('letters.list', of);
    expect(letters.filter(({ status }) => status === 'cancelled')).toHaveLength(1);
    expect(letters.find(({ status }) => status === 'cancelled')?.cancelReason).toMatch(/transfer/);
    const issued = letters.filter(({ status }) => status === 'issued');
    expect(issued.filter(({ stillOpenMinor }) => stillOpenMinor === 0).length).toBeGreaterThan(1);
    expect(issued.filter(({ stillOpenMinor }) => stillOpenMinor > 0).length).toBeGreaterThan(1);
    for (const { number, name } of letters) {
      const { bytes } = await workspace.value('letters.pdf', { numbers: [number] });
      const text = await pdfText(bytes);
      expect(text, number).toContain(number);
      expect(text, number).toContain(name.slice(0, 12));
    }
  });

  it('proposes letters, and leaves out who was just asked', async () => {
    const proposals = await workspace.value('letters.propose', { issuedOn: TODAY });
    const ready = proposals.filter(({ blocks }) => blocks.length === 0);
    expect(ready.length).toBeGreaterThan(10);
    const leftOut = proposals.flatMap(({ items }) =>
      items.filter(({ reason }) => reason === 'left_out'),
    );
    expect(leftOut.length).toBeGreaterThan(0);
  });

  it('has promises that were kept, kept late, broken, and some still open', async () => {
    const states = (await workspace.value('case.promises', of)).map(({ state }) => state);
    for (const state of ['kept', 'kept_late', 'broken', 'open'] as const)
      expect(states.filter((one) => one === state).length, state).toBeGreaterThan(0);
    const [plan] = await workspace.value('case.plans', of);
    expect(plan?.state).toBe('on_track');
  });

  it('has reasons that were true and untrue, and who conceded what', async () => {
    const { rows, byCode } = await workspace.value('case.reasons', of);
    expect(rows.map(({ customer, code, state }) => [customer, code, state]).toSorted()).toEqual([
      ['C1006', 'X08', 'contradicted'],
      ['C1008', 'X04', 'verified'],
      ['C1013', 'X03', 'contradicted'],
      ['C3006', 'X05', 'verified'],
      ['C7002', 'X03', 'verified'],
      ['C8004', 'X04', 'claimed'],
    ]);
    expect(byCode.find(({ code }) => code === 'X03')).toMatchObject({ times: 2, verified: 1 });
    const conceded = await workspace.value('case.concessions', of);
    expect(conceded.map(({ customer, kind, isLive }) => [customer, kind, isLive])).toEqual([
      ['C1008', 'extension', true],
      ['C1008', 'concession', true],
      ['C3007', 'waiver', true],
    ]);
    expect(conceded.every(({ approvedBy }) => approvedBy !== '')).toBe(true);
    // Each is found from Today: the customer is in the list, and its call sheet says it.
    const list = await workspace.value('worklist.list', of);
    for (const customer of ['C1006', 'C1008', 'C1013', 'C3007', 'C8004'])
      expect(list.rows.map((row) => row.customer)).toContain(customer);
    for (const [customer, code] of [['C1006', 'X08'], ['C1008', 'X04'], ['C1013', 'X03']] as const) {
      const { said } = await workspace.value('worklist.sheet', { ...of, customer });
      expect(said.map((one) => one.code), customer).toContain(code);
    } // prettier-ignore
    const { items } = await workspace.value('case.get', { ...of, customer: 'C1008' });
    expect(items.some(({ dueOn, dueOriginalOn }) => dueOn > dueOriginalOn)).toBe(true);
  });

  it('has a strange buyer and a bad excuse that the ledger itself finds', async () => {
    const signals = async (customer: string) =>
      (await workspace.value('signals.list', { ...of, customer })).map(
        ({ kind, alert, numbers }) => `${kind}${alert ? ' alert' : ''}${numbers === null ? ' by hand' : ''}`, // prettier-ignore
      );
    expect(await signals('C3003')).toContain('order_size alert');
    expect(await signals('C8004')).toContain('contradiction alert');
  });

  it('has credit files: one that is whole, one grown old, one just begun', async () => {
    const file = async (customer: string) => {
      const { parts, decided, proposed } = await workspace.value('credit.file', {
        ...of,
        customer,
      });
      return [...parts.map(({ state }) => state), decided?.decision ?? null, proposed.decision];
    };
    expect(await file('C1001')).toEqual(['done', 'done', 'done', 'done', 'full', 'full']);
    expect((await file('C3003')).slice(0, 1)).toEqual(['expired']);
    expect((await file('C8006')).slice(0, 2)).toEqual(['missing', 'open']);
    const { rows } = await workspace.value('credit.limits', of);
    expect(rows.find(({ customer }) => customer === 'C1001')).toMatchObject({
      limitMinor: 8_000_000,
    });
  });

  it('knows whom to ring at most customers, and when they pay', async () => {
    const customers = await workspace.value('customers.list', of);
    let known = 0;
    let payDays = 0;
    for (const { customer } of customers) {
      const { profile, nextPayOn } = await workspace.value('customers.profile', { customer });
      if (profile.contacts.some(({ phone, email }) => phone !== '' && email !== '')) known += 1;
      if (nextPayOn !== null) payDays += 1;
    }
    expect(known).toBeGreaterThan(45);
    expect(payDays).toBeGreaterThan(15);
    const told = await workspace.value('customers.timeline', {
      ...of,
      customer: 'C1006',
      kinds: ['habits', 'letter', 'case_fact'],
      limit: 200,
    });
    expect(new Set(told.rows.map(({ kind }) => kind))).toEqual(
      new Set(['habits', 'letter', 'case_fact']),
    );
    const changes = told.rows.filter(({ kind, about }) => kind === 'habits' && about !== '');
    expect(changes.length).toBeGreaterThan(1);
  });
});

describe('what is written into the sample', () => {
  const weeksOf = (seed: number) => sampleWeeks(sampleHistory(TODAY, seed), TODAY, seed);
  const weeks = weeksOf(SAMPLE_SEED);

  it('is the same for the same seed and day, and another for another seed', () => {
    expect(weeksOf(SAMPLE_SEED)).toEqual(weeks);
    const facts = weeks.flatMap(({ drafts }) => drafts.caseFacts);
    expect(weeksOf(7).flatMap(({ drafts }) => drafts.caseFacts)).not.toEqual(facts);
  });

  it('is nothing that a form would refuse', () => {
    for (const { profile, customer } of weeks.flatMap((week) => week.profiles))
      expect(readProfile(profile), customer).toEqual({ ok: true, value: profile });
    for (const { contract } of weeks.flatMap((week) => week.contracts))
      expect(readContract(contract), contract.number).toEqual({ ok: true, value: contract });
  });

  it('is written down in the week in which it was, never before', () => {
    for (const { friday, drafts, profiles, contracts } of weeks) {
      for (const { on, key } of drafts.caseFacts) expect(on <= friday, key).toBe(true);
      for (const { on } of [...profiles, ...contracts]) expect(on <= friday).toBe(true);
      expect(friday <= TODAY).toBe(true);
    }
  });

  it('has the kinds of facts that an office has, each with words or figures', () => {
    const facts = weeks.flatMap(({ drafts }) => drafts.caseFacts);
    const kinds = new Set(facts.map(({ kind }) => kind));
    for (const kind of ['contact', 'promise', 'plan', 'demand', 'hold', 'end', 'signal', 'task'])
      expect([...kinds]).toContain(kind);
    for (const { kind } of facts) expect(CASE_FACT_KINDS).toContain(kind);
    // Of the credit file the details are the words.
    const filed = ['report', 'reference', 'statement', 'assessment'];
    for (const { note, amountMinor, key, kind, details } of facts)
      expect(
        note !== '' || amountMinor !== null || (filed.includes(kind) && Object.keys(details).length > 0), // prettier-ignore
        key,
      ).toBe(true);
    // What was found of a reason is a version of it, under its key.
    const keys = facts
      .filter(({ kind, details }) => kind !== 'reason' || details.state === 'claimed')
      .map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key, kind } of facts) if (kind === 'reason') expect(keys).toContain(key);
  });
});

describe('on any other day', () => {
  it.each(['2026-03-01', '2027-01-04', '2028-02-29'])('%s', (day) => {
    const today = isoDateOf(day);
    const weeks = sampleWeeks(sampleHistory(today, SAMPLE_SEED), today, SAMPLE_SEED);
    const facts = weeks.flatMap(({ drafts }) => drafts.caseFacts);
    expect(facts.filter(({ kind }) => kind === 'promise').length).toBeGreaterThan(3);
    expect(weeks.flatMap(({ letters }) => letters)).toHaveLength(4);
  });
});
