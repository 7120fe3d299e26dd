/**
 * Tells a story (`scenario-format.ts`) to a real ledger file and compares what it says.
 * Documents come in as an import would bring them, corrections through the calls a screen makes.
 */
import type { AgingInBase, AgingReport } from '../../../src/contract/calls/aging.ts';
import type { Preview } from '../../../src/contract/told.ts';
import type { IsoDate } from '../../../src/domain/dates.ts';
import { decimalToMinor, minorToDecimal } from '../../../src/domain/money.ts';
import type { AllocationDraft, FactDrafts } from '../../../src/domain/facts/drafts.ts';
import { NO_DRAFTS } from '../../../src/domain/facts/drafts.ts';
import { recordBatch } from '../../../src/ledger/commands/record-batch.ts';
import { recordFacts } from '../../../src/ledger/commands/facts/record-facts.ts';
import { undoBatch } from '../../../src/ledger/facts/undo.ts';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { tellListStep } from './scenario-lists.ts';
import { expectOfCase } from './scenario-case.ts';
import { instantAt, testWorkspace, type TestWorkspace } from './scenario-workspace.ts';
import type { AgingExpectation, Applied, Fact, Step } from './scenario-format.ts';
import { printTable } from './scenario-table.ts';
import { english, inEnglish } from '../english.ts';

interface Telling {
  readonly workspace: TestWorkspace;
  /** Null: at noon of the fact's own day. */
  clock: string | null;
  last: string;
  readonly currencies: Map<string, string>;
  readonly batches: Map<string, number>;
  readonly previews: Map<string, Preview>;
}

type Refused = { readonly code: string; readonly message: string } | null;

/** Throws an Error that names the line, with the expected and the actual table where there is one. */
export async function tellScenario(steps: readonly Step[]): Promise<void> {
  const workspace = await testWorkspace();
  const telling: Telling = {
    workspace,
    clock: null,
    last: '2000-01-02T00:00:00.000Z',
    currencies: new Map(),
    batches: new Map(),
    previews: new Map(),
  };
  try {
    for (const step of steps) {
      try {
        await tell(telling, step);
      } catch (error) {
        const what = error instanceof Error ? error.message : String(error);
        throw new Error(`line ${step.line}: ${what}`, { cause: error });
      }
    }
    const report = await workspace.ledger.read((db) => verifyLedger(db));
    if (!report.ok)
      throw new Error(
        `the ledger does not hold: ${report.findings.map((one) => english(one.message)).join('; ')}`,
      );
  } finally {
    await workspace.dispose();
  }
}

async function tell(telling: Telling, step: Step): Promise<void> {
  switch (step.is) {
    case 'clock':
      telling.clock = step.at;
      return;
    case 'fact':
      setClock(telling, step.fact.on);
      return expectRefusal(step.refused, await tellFact(telling, step.fact));
    case 'batch':
      setClock(telling, step.facts[0]?.on ?? null);
      return tellBatch(telling, step.name, step.facts);
    case 'undo':
      setClock(telling, null);
      return expectRefusal(step.refused, await tellUndo(telling, step.name, step.reason));
    case 'aging':
      return expectAging(telling, step);
    case 'disputed':
      return expectDisputed(telling, step);
    case 'list':
    case 'bank':
      setClock(telling, step.on as IsoDate);
      return tellListStep(telling, step);
    case 'compared':
    case 'take':
    case 'take_back':
    case 'accept':
      setClock(telling, null);
      return tellListStep(telling, step);
    case 'next':
    case 'bucket':
      return expectOfCase(telling.workspace, step);
  }
}

/** Time never runs back: at the stated instant, at noon of the day, or just after the line above. */
function setClock(telling: Telling, on: string | null): void {
  const wanted =
    telling.clock !== null
      ? instantAt(telling.clock)
      : on === null
        ? telling.last
        : instantAt(`${on}T12:00`);
  telling.last = wanted > telling.last ? wanted : telling.last;
  telling.workspace.setNow(telling.last);
}

function expectRefusal(expected: string | null, actual: Refused): void {
  if (expected === null && actual !== null)
    throw new Error(`refused with ${actual.code}: ${actual.message}`);
  if (expected !== null && actual?.code !== expected)
    throw new Error(
      actual === null
        ? `was not refused, expected ${expected}`
        : `refused with ${actual.code}: ${actual.message}; expected ${expected}`,
    );
}

const minor = (amount: string, currency: string): number => {
  const value = decimalToMinor(amount, currency);
  if (typeof value !== 'number') throw new Error(`"${amount}" ${currency} is ${value}`);
  return value;
};

/** Documents as drafts, or null when the fact is told through a call. */
function draftsOf(telling: Telling, fact: Fact): FactDrafts | null {
  switch (fact.is) {
    case 'customer':
      return {
        ...NO_DRAFTS,
        customers: [
          {
            code: fact.code,
            effectiveOn: fact.on,
            name: fact.name,
            country: fact.country,
            language: null,
            currency: null,
            taxId: '',
            kind: 'company',
            email: '',
            phone: '',
            address: '',
            terms: '',
            creditLimitMinor: null,
            governingLaw: '',
            notes: '',
          },
        ],
      };
    case 'invoice':
      telling.currencies.set(fact.number, fact.currency);
      return {
        ...NO_DRAFTS,
        invoices: [
          {
            number: fact.number,
            customer: fact.customer,
            issuedOn: fact.on,
            currency: fact.currency,
            grossMinor: minor(fact.amount, fact.currency),
            instalments: fact.instalments.map(({ amount, dueOn }) => ({
              dueOn,
              grossMinor: minor(amount, fact.currency),
            })),
            terms: '',
            contract: '',
            po: '',
            goods: '',
            quantity: '',
            notes: '',
          },
        ],
      };
    case 'credit': {
      telling.currencies.set(fact.number, fact.currency);
      const document = {
        number: fact.number,
        customer: fact.customer,
        currency: fact.currency,
        amountMinor: minor(fact.amount, fact.currency),
        reference: '',
      };
      const allocations = fact.to.map((one): AllocationDraft => allocation(fact, one));
      return fact.kind === 'receipt'
        ? { ...NO_DRAFTS, receipts: [{ ...document, receivedOn: fact.on }], allocations }
        : { ...NO_DRAFTS, creditNotes: [{ ...document, issuedOn: fact.on }], allocations };
    }
    default:
      return null;
  }
}

const allocation = (fact: Extract<Fact, { is: 'credit' }>, one: Applied): AllocationDraft => ({
  sourceKind: fact.kind,
  source: fact.number,
  invoice: one.invoice,
  position: one.position,
  effectiveOn: fact.on,
  amountMinor: minor(one.amount ?? fact.amount, fact.currency),
});

async function tellFact(telling: Telling, fact: Fact): Promise<Refused> {
  const { workspace } = telling;
  const drafts = draftsOf(telling, fact);
  if (drafts !== null) {
    await workspace.record(drafts);
    return null;
  }
  if (fact.is === 'document' && fact.names !== null)
    telling.currencies.set(fact.names.number, fact.names.currency);
  const answer = await tellCall(telling, fact);
  return answer.ok ? null : answer.error;
}

async function tellCall(telling: Telling, fact: Fact) {
  const { workspace } = telling;
  switch (fact.is) {
    case 'document':
      return fact.tell({
        workspace,
        item: (invoice, position) => itemId(workspace, invoice, position),
        currencyOf: (number) => telling.currencies.get(number) ?? 'EUR',
      });
    case 'apply':
      return workspace.call('allocations.record', {
        sourceKind: fact.kind,
        source: fact.source,
        itemId: await itemId(workspace, fact.invoice, fact.position),
        effectiveOn: fact.on,
        amountMinor: minor(fact.amount, telling.currencies.get(fact.source) ?? 'EUR'),
      });
    case 'dispute':
      return workspace.call('disputes.open', {
        invoice: fact.invoice,
        openedOn: fact.on,
        reason: fact.reason,
      });
    case 'resolve':
      return workspace.call('disputes.resolve', {
        disputeId: await disputeId(workspace, fact.invoice),
        resolvedOn: fact.on,
        resolution: fact.reason,
      });
    case 'reverse':
      return workspace.call('facts.reverse', {
        kind: fact.kind,
        reference: fact.kind === 'dispute' ? await disputeId(workspace, fact.number) : fact.number,
        effectiveOn: fact.on,
        reason: fact.reason,
      });
    case 'reverse allocation':
      return workspace.call('facts.reverse', {
        kind: 'allocation',
        reference: await allocationId(workspace, fact.source, fact.invoice),
        effectiveOn: fact.on,
        reason: fact.reason,
      });
    default:
      throw new Error(`no call tells of a ${fact.is}`);
  }
}

const ALL = { asOf: '2199-12-31' as never };

async function itemId(
  workspace: TestWorkspace,
  invoice: string,
  position: number,
): Promise<number> {
  const { items } = await workspace.value('invoices.get', { ...ALL, invoice });
  const item = items[position - 1];
  if (item === undefined) throw new Error(`${invoice} has no instalment ${position}`);
  return item.itemId;
}

async function disputeId(workspace: TestWorkspace, invoice: string): Promise<number> {
  const { disputes } = await workspace.value('invoices.get', { ...ALL, invoice });
  const dispute = disputes[0];
  if (dispute === undefined) throw new Error(`${invoice} has no dispute`);
  return dispute.disputeId;
}

async function allocationId(
  workspace: TestWorkspace,
  source: string,
  invoice: string,
): Promise<number> {
  const { allocations } = await workspace.value('invoices.get', { ...ALL, invoice });
  const found = allocations.find((one) => one.source === source && one.amountMinor > 0);
  if (found === undefined) throw new Error(`nothing of ${source} was applied to ${invoice}`);
  return found.allocationId;
}

async function tellBatch(telling: Telling, name: string, facts: readonly Fact[]): Promise<void> {
  const parts = facts.map((fact) => {
    const drafts = draftsOf(telling, fact);
    if (drafts === null) throw new Error(`a batch cannot hold "${fact.is}"`);
    return drafts;
  });
  const all = (key: keyof FactDrafts) => parts.flatMap((part) => [...part[key]]);
  const drafts = Object.fromEntries(
    Object.keys(NO_DRAFTS).map((key) => [key, all(key as keyof FactDrafts)]),
  ) as unknown as FactDrafts;
  const id = await telling.workspace.ledger.write(
    { command: 'imports.commit', actor: 'tester', input: name },
    async (tx, scope) => {
      const batchId = await recordBatch(tx, scope, {
        fileName: name,
        fileSha256: '0'.repeat(64),
        kind: 'invoices',
        mapping: '{}',
        rowsRead: facts.length,
        rowsNew: facts.length,
        rowsDuplicate: 0,
        rowsRefused: 0,
        facts: '{}',
      });
      await recordFacts(tx, scope, drafts, { batchId });
      return batchId;
    },
  );
  telling.batches.set(name, id);
}

async function tellUndo(telling: Telling, name: string, reason: string): Promise<Refused> {
  const id = telling.batches.get(name);
  if (id === undefined) throw new Error(`there is no batch ${name}`);
  const result = await telling.workspace.ledger.write(
    { command: 'imports.undo', actor: 'tester', input: name },
    (tx, scope) => undoBatch(tx, scope, id, reason),
  );
  return result.ok ? null : inEnglish(result.error);
}

async function expectAging(telling: Telling, step: AgingExpectation): Promise<void> {
  const { by } = step;
  const query = {
    asOf: step.asOf as never,
    knownAt: step.knownAt === null ? null : (instantAt(step.knownAt) as never),
    basis: step.basis,
    limits: [...step.limits],
  };
  const base = by === 'base' ? await telling.workspace.value('aging.inBase', query) : null;
  const report = await telling.workspace.value('aging.report', {
    ...query,
    by: by === 'base' ? 'customer' : by,
  });
  const actual = base === null ? tableOf(report) : tableInBase(base);
  const expected = printTable(step.table ?? [['nothing']]);
  const printed = printTable(actual ?? [['nothing']]);
  if (expected !== printed)
    throw new Error(
      `aging as of ${step.asOf} is another\n\nexpected\n${expected}\n\nactual\n${printed}\n`,
    );
  const loose = report.tieOut.filter(({ differenceMinor }) => differenceMinor !== 0);
  if (loose.length > 0) throw new Error(`the report does not tie out: ${JSON.stringify(loose)}`);
}

function tableInBase(base: AgingInBase): readonly (readonly string[])[] {
  const columns = base.columns.map((column) => (column === 'not_due' ? 'not due' : column));
  const amounts = [...base.amountsMinor, base.onAccountMinor];
  return [
    ['currency', ...columns, 'on account'],
    [base.currency, ...amounts.map((amount) => minorToDecimal(amount, base.currency))],
  ];
}

function tableOf(report: AgingReport): readonly (readonly string[])[] | null {
  if (report.rows.length === 0) return null;
  const leading: Record<AgingReport['by'], readonly string[]> = {
    customer: ['customer'],
    item: ['customer', 'item', 'due'],
    country: ['country'],
    currency: [],
  };
  const rows = report.rows.map((row) => [
    ...leading[report.by].map((name) =>
      name === 'due' ? (row.dueOn ?? '-') : (row[name as 'customer' | 'item' | 'country'] ?? '-'),
    ),
    row.currency,
    ...row.amountsMinor.map((amount) => minorToDecimal(amount, row.currency)),
    minorToDecimal(row.onAccountMinor, row.currency),
  ]);
  const columns = report.columns.map((column) => (column === 'not_due' ? 'not due' : column));
  return [[...leading[report.by], 'currency', ...columns, 'on account'], ...rows];
}

async function expectDisputed(
  telling: Telling,
  step: Extract<Step, { is: 'disputed' }>,
): Promise<void> {
  const { rows } = await telling.workspace.value('invoices.list', {
    asOf: step.asOf as never,
    knownAt: step.knownAt === null ? null : (instantAt(step.knownAt) as never),
  });
  const actual = rows
    .filter((row) => row.disputed)
    .map((row) => row.invoice)
    .sort()
    .join(', ');
  const expected = [...step.invoices].sort().join(', ');
  if (actual !== expected)
    throw new Error(
      `disputed as of ${step.asOf}\n\nexpected\n  ${expected || 'nothing'}\n\nactual\n  ${actual || 'nothing'}\n`,
    );
}
