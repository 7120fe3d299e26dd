/**
 * What the terminal can ask the program for, and what it deliberately cannot: every call of the
 * contract is decided here. A new call without a decision does not compile, and fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { api, type CallName } from '../../../src/contract/api.ts';
import { programOf } from '../../../src/hosts/cli/program.ts';

/** The command that makes the call, with the flag that does where it is one; or why there is none. */
type Decision = string | { readonly none: string };

const none = (reason: string): Decision => ({ none: reason });
const PAGE = 'the window asks for it page by page; a script has "aging --by item" and "export"';

const DECISIONS: Readonly<Record<CallName, Decision>> = {
  'workspace.state': 'letters propose',
  'workspace.create': none('"new" makes the ledger while the engine starts'),
  'workspace.open': none('every command opens the ledger it names while the engine starts'),
  'workspace.close': none('every command closes its ledger at the end'),
  'workspace.remove': none('a script moves a file itself; it knows the path'),
  'workspace.showFolder': none('a terminal is in a folder already'),
  'workspace.sample': 'sample',
  'workspace.sampleBankFile': 'sample --bank',
  'workspace.adopt': 'restore',
  'workspace.verify': 'verify',
  'workspace.backup': 'backup',
  'workspace.search': none(
    'finds what to open on the screen; a script knows its codes, or greps a list',
  ),
  'jobs.list': none('a command runs one job, and shows its progress itself'),
  'jobs.cancel': 'import',
  'company.get': 'rates show',
  'company.save': 'company set',
  'bankAccounts.list': 'account list',
  'bankAccounts.save': 'account add',
  'bankAccounts.retire': 'account retire',

  'customers.list': 'customer list',
  'customers.get': 'customer show',
  'customers.timeline': 'customer timeline',
  'customers.save': 'customer change',
  'customers.profile': 'customer profile',
  'customers.saveProfile': 'customer profile --set',
  'customers.addAlias': 'customer alias --add',
  'customers.removeAlias': 'customer alias --remove',
  'customers.mergeSuggestions': 'customer same',
  'customers.mergePreview': 'customer merge',
  'customers.merge': 'customer merge --reason',
  'customers.unmerge': 'customer unmerge',

  'contracts.list': 'contract list',
  'contracts.save': 'contract add',
  'contracts.retire': 'contract retire',
  'terms.preview': 'terms preview',
  'terms.discounts': 'discounts',
  'attachments.add': 'attach add',
  'attachments.list': 'attach list',
  'attachments.get': 'attach get',
  'attachments.remove': 'attach remove',

  'imports.inspect': 'import',
  'imports.reinspect': none('the dialog reads again after each click; a script gives --mapping'),
  'imports.preview': 'import --dry-run',
  'imports.findings': 'import',
  'imports.commit': 'import',
  'imports.batches': none('a list to click on; a script keeps the number that import printed'),
  'imports.undo': 'undo',
  'imports.mappings': 'import --mapping',

  'aging.report': 'aging',
  'aging.export': 'aging --out',
  'aging.inBase': 'aging --in-base',
  'aging.items': none('what stands behind a cell that was clicked; "aging --by item" has all'),
  'aging.history': none('the curve of a chart; a script asks "aging --as-of" for each day'),

  'letters.propose': 'letters propose',
  'letters.preview': none('a picture of a letter that is not issued yet'),
  'letters.issue': 'letters issue',
  'letters.list': 'letters list',
  'letters.get': none('the register has what a script needs, and the PDF the rest'),
  'letters.pdf': 'letters pdf',
  'letters.cancel': 'letters cancel',

  'invoices.list': none(PAGE),
  'invoices.get': 'record due',
  'invoices.goods': none(
    'the lines of one invoice on the screen; they come in by "import einvoice"',
  ),
  'invoices.record': 'record invoice',
  'invoices.changeDue': 'record due',
  'creditNotes.get': 'record refund',
  'creditNotes.list': none(PAGE),
  'creditNotes.record': 'record credit-note',
  'receipts.get': 'record refund',
  'receipts.list': none(PAGE),
  'receipts.record': 'record receipt',
  'refunds.list': none(PAGE),
  'refunds.record': 'record refund',
  'writeOffs.list': none(PAGE),
  'writeOffs.record': 'record write-off',
  'writeOffs.smallBalances': 'record small-balances',
  'allocations.list': none(PAGE),
  'disputes.list': none(PAGE),
  'reversals.list': none(PAGE),
  'journal.list': none(PAGE),
  'allocations.record': none('"match accept" and "record receipt" put money to invoices'),
  'disputes.open': none('somebody has to hear the customer out; they come in by "import"'),
  'disputes.resolve': none('as for opening one: it is decided on the screen'),
  // Of case facts. A document is shown first with all that hangs on it; "undo" takes a batch back.
  'facts.reverse': 'record reversal',
  'writeOffs.recordTogether': 'record small-balances --write-off',
  'writeOffs.undoTogether': 'record undo-write-off',
  'exchange.export': 'export',

  'case.record': 'record promise',
  'case.recordTogether': none('what one call on the telephone brought; a script records each'),
  'case.get': 'case',
  'buckets.history': 'buckets',
  'buckets.explain': none('the panel of one item; a script has "buckets" with its rule and reason'),
  'buckets.items': 'buckets',
  'case.order': 'check-order',
  'case.holdGrounds': none('said beside the fields of a hold; a script has its own grounds'),
  'worklist.list': 'worklist',
  'signals.backtest': 'backtest',
  'signals.list': 'signals',
  'credit.file': 'credit-file',
  'credit.limits': 'limits',
  'signals.score': 'score',
  'signals.scores': 'score',
  'signals.payments': none(
    'a chart; a script has "signals --format json" with numbers and evidence',
  ),
  'signals.purchases': none('a chart; a script has "signals --format json" with its orders'),
  'worklist.sheet': none('read by whoever holds the telephone; a script has "case"'),
  'worklist.foreseePromise': none('said beside the fields of a promise while it is typed'),
  'policy.get': 'policy show',
  'policy.history': 'policy history',
  'policy.check': 'policy check',
  'policy.save': 'policy set',
  'policy.simulate': 'simulate',
  'case.promises': 'promises',
  'case.plans': 'plans',
  'case.disputes': 'disputes',
  'case.holds': 'holds',
  'case.reasons': 'reasons',
  'case.concessions': 'concessions',
  'case.notice': 'notice hold',

  'bank.statements': none('a list to click on; "match lines" has the lines of all of them'),
  'bank.lines': 'match lines',
  'bank.line': 'match accept',
  'bank.propose': 'match propose',
  'bank.accept': 'match accept',
  'bank.acceptTogether': 'match propose --accept-sure',
  'bank.acceptReturn': 'match return',
  'bank.setAside': 'match aside',
  'bank.undo': 'match undo',
  'bank.undoTogether': 'match undo',

  'letters.checkWording': 'letters check-wording',
  'interest.calculate': 'interest',
  'interest.rates': 'interest-rates list',
  'interest.recordRate': 'interest-rates set',

  'rates.coverage': 'rates list',
  'rates.list': none('the table of one currency, day by day; "rates show --on" has each'),
  'rates.convert': 'rates show',
  'rates.record': 'rates set',
};

const CLI = path.resolve(import.meta.dirname, '../../../src/hosts/cli');

/** Names of calls in the sources of the terminal. */
function callsMade(): ReadonlySet<string> {
  const files = readdirSync(CLI, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const sources = files.map((file) => readFileSync(path.join(CLI, file), 'utf8')).join('\n');
  return new Set([...sources.matchAll(/'([a-zA-Z]+\.[a-zA-Z]+)'/g)].map(([, name]) => name ?? ''));
}

const decided = Object.entries(DECISIONS) as [CallName, Decision][];
const withCommand = decided.flatMap(([name, decision]) =>
  typeof decision === 'string' ? [[name, decision] as const] : [],
);
const without = decided.flatMap(([name, decision]) =>
  typeof decision === 'string' ? [] : [[name, decision.none] as const],
);

describe('the terminal and the contract', () => {
  it('every call is decided, and only those there are', () => {
    expect(Object.keys(DECISIONS).sort()).toEqual(Object.keys(api).sort());
  });

  it('a call with a command is made by the terminal, one without is not', () => {
    const made = callsMade();
    expect(withCommand.filter(([name]) => !made.has(name))).toEqual([]);
    expect(without.filter(([name]) => made.has(name))).toEqual([]);
  });

  it('a reason says something', () => {
    expect(without.filter(([, reason]) => reason.length < 20)).toEqual([]);
  });

  it('whatever can be done about a customer and a contract has a command', () => {
    const about = /^(customers|contracts|terms|attachments)\./;
    expect(without.filter(([name]) => about.test(name))).toEqual([]);
  });

  it('every command that is named is there, with its flag', async () => {
    const program = await programOf(undefined, () => undefined);
    const missing = withCommand.filter(([, line]) => {
      const words = line.split(' ');
      const flag = words.find((word) => word.startsWith('--'));
      const command = words
        .filter((word) => word !== flag)
        .reduce(
          (parent, word) => parent?.commands.find((one) => one.name() === word),
          program as typeof program | undefined,
        );
      const has = command?.options.some((option) => option.long === flag);
      return command === undefined || (flag !== undefined && has !== true);
    });
    expect(missing).toEqual([]);
  });
});
