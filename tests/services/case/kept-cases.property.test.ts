/**
 * Whatever is recorded, in whatever order: what is answered out of the kept cases is what a fresh load of the
 * same ledger answers, object by object and call by call; and so is what a window puts together that is sent
 * only the rows that it does not have.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_PROFILE } from '../../../src/domain/customers/profile.ts';
import { DEFAULT_POLICY } from '../../../src/domain/case/policy.ts';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import { onAccount } from '../../../src/ledger/queries/aging/on-account.ts';
import { caseFactRecords } from '../../../src/ledger/queries/case/case-facts.ts';
import type { Moment } from '../../../src/ledger/moment.ts';
import { agingReportQuery } from '../../../src/contract/calls/aging.ts';
import { agingHandlers } from '../../../src/services/aging/handlers.ts';
import { bucketHandlers } from '../../../src/services/buckets/handlers.ts';
import { wholeAnswer, type KnownRows } from '../../../src/contract/known-rows.ts';
import type { Result } from '../../../src/domain/result.ts';
import { keptCases, type KeptCase } from '../../../src/services/case/kept-cases.ts';
import { worklistHandlers } from '../../../src/services/worklist/handlers.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { allocation, invoice, receipt, recordAsBatch } from '../../ledger/fixture.ts';

const CUSTOMERS = ['C1', 'C2', 'C3', 'C4'];
const FIRST = isoDateOf('2026-03-02');

const anyEvent = fc.record({
  is: fc.constantFrom(
    ...([
      'invoice',
      'invoice',
      'money',
      'money',
      'allocate',
      'allocate',
      'allocate',
      'credit',
    ] as const),
    ...(['write_off', 'refund', 'due', 'reverse', 'reverse', 'undo', 'import'] as const),
    ...([
      'promise',
      'promise',
      'plan',
      'dispute',
      'dispute_invoice',
      'resolve',
      'resolve',
      'hold',
    ] as const),
    ...(['contact', 'contact', 'demand', 'override', 'insolvency', 'snooze', 'end'] as const),
    ...([
      'merge',
      'merge',
      'unmerge',
      'unmerge',
      'rename',
      'profile',
      'contract',
      'letter',
      'letter',
      'cancel',
      'cancel',
    ] as const),
    ...(['policy', 'rate', 'company', 'day', 'other_day', 'clock', 'clock', 'clock'] as const),
  ),
  customer: fc.constantFrom(...CUSTOMERS),
  currency: fc.constantFrom('EUR', 'EUR', 'USD'),
  days: fc.integer({ min: 1, max: 60 }),
  pick: fc.nat({ max: 9973 }),
  amount: fc.integer({ min: 1, max: 900 }),
});
type AnyEvent = typeof anyEvent extends fc.Arbitrary<infer T> ? T : never;

const REFUSED = Symbol('refused');

class Office {
  readonly workspace: TestWorkspace;
  today: IsoDate = FIRST;
  asOf: IsoDate = FIRST;
  /** Of the day. */
  minutes = 9 * 60;
  /** By the call: how often it recorded something. */
  readonly recorded = new Map<string, number>();
  readonly batches: number[] = [];
  readonly merges: [id: number, from: string, into: string][] = [];
  #names = 0;
  constructor(workspace: TestWorkspace) {
    this.workspace = workspace;
  }

  async call(name: string, input: object): Promise<unknown> {
    const result = (await this.workspace.call(name as never, input as never)) as {
      readonly ok: boolean;
      readonly value?: unknown;
      readonly error?: { readonly code: string; readonly message: string };
    };
    // What is refused changes nothing; what the contract does not know is a mistake of this test.
    if (!result.ok && result.error?.code === 'invalid_input')
      throw new Error(`${name} ${JSON.stringify(input)}: ${result.error.message}`);
    if (result.ok) this.recorded.set(name, (this.recorded.get(name) ?? 0) + 1);
    return result.ok ? result.value : REFUSED;
  }

  now(): string {
    const two = (number: number): string => String(number).padStart(2, '0');
    return `${this.today}T${two(Math.floor(this.minutes / 60))}:${two(this.minutes % 60)}`;
  }

  survivor(code: string): string {
    const merge = this.merges.find(([, from]) => from === code);
    return merge === undefined ? code : this.survivor(merge[2]);
  }

  name(kind: string): string {
    this.#names += 1;
    return `${kind}-${this.#names}`;
  }
}

const picked = <T>(of: readonly T[], pick: number): T | undefined => of[pick % of.length];

async function tell(office: Office, event: AnyEvent): Promise<void> {
  const { today, workspace } = office;
  const { currency, days, pick, amount } = event;
  const customer = office.survivor(event.customer);
  const on = addDays(today, -(days % 9));
  const later = addDays(today, days);
  const open = async () =>
    (await workspace.value('buckets.items', { asOf: today } as never)).rows.filter(
      (row) => row.memoMinor === null,
    );
  const fact = (kind: string, more: object = {}) =>
    office.call('case.record', { kind, customer, on: today, ...more });
  const itemOf = async () => picked(await open(), pick);
  switch (event.is) {
    case 'invoice': {
      const grossMinor = amount * 100;
      await office.call('invoices.record', {
        kind: 'invoice', invoice: office.name('I'), customer, issuedOn: on, currency, grossMinor,
        due: [{ dueOn: addDays(on, (pick % 40) + 1), grossMinor }],
      }); // prettier-ignore
      break;
    }
    case 'money':
      await office.call('receipts.record', {
        customer, receivedOn: on, currency, amountMinor: amount * 50, reference: office.name('R'),
      }); // prettier-ignore
      break;
    case 'day':
      office.today = addDays(today, (pick % 12) + 1);
      office.asOf = office.today;
      office.minutes = 9 * 60;
      workspace.setNow(office.now());
      break;
    case 'clock':
      office.minutes = Math.min(23 * 60, office.minutes + (pick % 240));
      workspace.setNow(office.now());
      break;
    case 'other_day':
      office.asOf = addDays(today, -(pick % 40));
      break;
    case 'policy':
      await office.call('policy.save', {
        policy: { ...DEFAULT_POLICY, promises: { ...DEFAULT_POLICY.promises, leastShare: pick % 101 }, buckets: { ...DEFAULT_POLICY.buckets, bad: { ...DEFAULT_POLICY.buckets.bad, daysPastDue: (pick % 90) + 5 } } },
      }); // prettier-ignore
      break;
    case 'credit':
      await office.call('creditNotes.record', {
        creditNote: office.name('CN'), customer, issuedOn: on, currency, amountMinor: amount * 20, reference: '',
      }); // prettier-ignore
      break;
    case 'allocate':
    case 'refund': {
      const credits = await workspace.ledger.read((db) => onAccount(db, { asOf: today, knownAt: null }));
      const credit = picked(credits, pick);
      if (credit === undefined) return;
      const of = { sourceKind: credit.kind, source: credit.number, amountMinor: Math.ceil(credit.unallocatedMinor / 2) };
      if (event.is === 'refund')
        return void (await office.call('refunds.record', { ...of, refundedOn: today, reason: 'so' }));
      const items = await open();
      const item = picked(items.filter((one) => one.currency === credit.currency), pick);
      if (item === undefined) return;
      await office.call('allocations.record', {
        ...of, itemId: item.itemId, effectiveOn: today,
        amountMinor: Math.min(credit.unallocatedMinor, item.openMinor),
      });
      break;
    } // prettier-ignore
    case 'write_off':
    case 'due': {
      const item = await itemOf();
      if (item === undefined) return;
      if (event.is === 'due')
        await office.call('invoices.changeDue', { itemId: item.itemId, dueOn: later, reason: 'so' });
      else
        await office.call('writeOffs.record', {
          itemId: item.itemId, effectiveOn: today, reason: 'so',
          amountMinor: pick % 2 === 0 ? item.openMinor : Math.ceil(item.openMinor / 2),
        });
      break;
    } // prettier-ignore
    case 'dispute_invoice':
    case 'resolve': {
      const item = await itemOf();
      const { rows } = await workspace.value('disputes.list', { asOf: today } as never);
      const dispute = picked(rows, pick);
      if (event.is === 'dispute_invoice' && item !== undefined)
        await office.call('disputes.open', { invoice: item.item.replace(/#.*/, ''), openedOn: today, reason: 'so' });
      else if (dispute !== undefined)
        await office.call('disputes.resolve', { disputeId: dispute.disputeId, resolvedOn: today, resolution: 'so' });
      break;
    } // prettier-ignore
    case 'reverse': {
      const targets = await reversible(workspace);
      const target = picked(targets, pick);
      if (target !== undefined)
        await office.call('facts.reverse', { ...target, effectiveOn: today, reason: 'a mistake' });
      break;
    }
    case 'import': {
      const number = office.name('B');
      office.batches.push(
        await recordAsBatch(workspace.ledger, {
          invoices: [invoice(number, customer, on, later, amount * 100)],
          receipts: [receipt(`R-${number}`, customer, on, amount * 30)],
          allocations:
            pick % 2 === 0 ? [allocation(`R-${number}`, number, today, amount * 30)] : [],
        }),
      );
      break;
    }
    case 'undo': {
      const batchId = picked(office.batches, pick);
      if (batchId !== undefined) await office.call('imports.undo', { batchId });
      break;
    }
    case 'end': {
      const fact = await workspace.ledger.read((db) =>
        caseFactRecords(db, { asOf: today, knownAt: null, customerIds: null, kinds: ['promise', 'hold', 'dispute', 'plan', 'snooze'] }),
      );
      const one = picked(fact.filter(({ kind }) => kind !== 'end'), pick);
      if (one !== undefined)
        await office.call('case.record', { kind: 'end', customer: one.customer, on: today, ends: one.key });
      break;
    } // prettier-ignore
    case 'merge': {
      const into = picked(CUSTOMERS, pick) as string;
      const merge = await office.call('customers.merge', { from: customer, into, reason: 'so' });
      if (merge !== REFUSED)
        office.merges.push([(merge as { mergeId: number }).mergeId, customer, into]);
      break;
    }
    case 'unmerge': {
      const merge = picked(office.merges, pick);
      if (merge === undefined) return;
      const done = await office.call('customers.unmerge', { mergeId: merge[0], reason: 'so' });
      if (done !== REFUSED) office.merges.splice(office.merges.indexOf(merge), 1);
      break;
    }
    case 'rename':
      await office.call('customers.save', {
        customer, address: 'Road 2', name: office.name('Name'), country: pick % 2 === 0 ? 'DE' : 'GB', currency,
        creditLimitMinor: amount * 100, governingLaw: pick % 3 === 0 ? 'LV' : '',
      }); // prettier-ignore
      break;
    case 'profile':
      await office.call('customers.saveProfile', {
        customer,
        profile: { ...EMPTY_PROFILE, payCalendar: { ...EMPTY_PROFILE.payCalendar, weekdays: [(pick % 5) + 1], method: pick % 2 === 0 ? 'cheque' : 'transfer' } },
      }); // prettier-ignore
      break;
    case 'contract':
      await office.call('contracts.save', {
        contract: contractOf(customer, ['DE', 'LV', 'ES'][pick % 3] as string),
      });
      break;
    case 'cancel': {
      const letters = await workspace.value('letters.list', { asOf: today } as never);
      const letter = picked(letters, pick);
      if (letter !== undefined)
        await office.call('letters.cancel', { number: letter.number, reason: 'so' });
      break;
    }
    case 'letter':
      await issueLetter(office, pick);
      break;
    case 'rate':
      await office.call('rates.record', {
        base: 'EUR', currency: 'USD', on: addDays(today, -(pick % 5)), rate: `${1 + (pick % 500)}.5`, source: 'bank',
      }); // prettier-ignore
      break;
    case 'company':
      await office.call('company.save', {
        ...COMPANY, name: office.name('Us'), country: pick % 2 === 0 ? 'ES' : 'LV', currency: pick % 4 === 0 ? 'USD' : 'EUR',
      }); // prettier-ignore
      break;
    default: {
      const item = await itemOf();
      const about =
        item === undefined || pick % 3 === 0 ? {} : { items: item.item, customer: item.customer };
      const facts: Readonly<Record<string, object>> = {
        promise: { until: later, amount: `${amount}.00`, currency, ...about },
        plan: { currency, details: { instalments: `${addDays(today, days % 9)}:${amount}.00 ${later}:5.00` }, ...about },
        dispute: { ...about },
        hold: { details: { level: 'hold', ground: 'so' } },
        contact: { details: { channel: 'call', outcome: pick % 2 === 0 ? 'no_answer' : 'refused' } },
        demand: { until: later, details: { level: String((pick % 4) + 1) }, ...about },
        override: { until: later, details: { bucket: 'bad', reason: 'so' }, ...about },
        insolvency: { details: { state: pick % 2 === 0 ? 'formal' : 'suspected' } },
        snooze: { until: later },
      }; // prettier-ignore
      const of = facts[event.is];
      if (of !== undefined) await fact(event.is, of);
    }
  }
}

/** With what is worked out when it is read. */
interface Kept {
  readonly one: KeptCase;
  readonly facts: unknown;
  readonly steps: unknown;
}

/** The judged cases, and what the two lists made of them answer; `isKept` false: of a ledger that keeps none. */
async function asked(
  workspace: TestWorkspace,
  moment: Moment,
  isKept: boolean,
): Promise<readonly [cases: readonly Kept[], answers: readonly unknown[]]> {
  // The same ledger as another object: nothing was kept with that one.
  const ledger = isKept ? workspace.ledger : { ...workspace.ledger };
  const context = { ...workspace.context, workspace: { ...workspace.context.workspace, ledger } };
  const cases = await ledger.read(async (db) => {
    const kept = await keptCases(ledger, db, moment);
    return kept.cases.map((one) => ({ one, facts: one.one.facts, steps: one.judged((classified, judging) => judging.steps(classified), kept.judging) }));
  });
  const query = agingReportQuery.parse({ asOf: moment.asOf, into: 'bucket' });
  const answers = [
    await worklistHandlers['worklist.list'](context, moment),
    await bucketHandlers['buckets.items'](context, { ...moment, customer: null }),
    await agingHandlers['aging.report'](context, query),
  ];
  return [cases, answers];
} // prettier-ignore

/** What the rows of items come to a customer and currency, and the rows of customers, both as text. */
async function byCustomer(
  { value }: TestWorkspace,
  asOf: IsoDate,
): Promise<readonly [items: string, customers: string]> {
  const sums = async (by: 'item' | 'customer') => {
    const { rows } = await value('aging.report', { asOf, into: 'bucket', by });
    const of = new Map<string, number[]>();
    for (const row of rows) {
      const key = `${row.customer} ${row.name} ${row.country} ${row.currency}`;
      const sum = of.get(key) ?? row.amountsMinor.map(() => 0).concat(0, 0, 0);
      const oldest = Math.max(sum.pop() ?? 0, row.oldestDaysPastDue ?? 0);
      const more = [...row.amountsMinor, row.overdueMinor, row.onAccountMinor];
      of.set(key, [...sum.map((minor, at) => minor + (more[at] ?? 0)), oldest]);
    }
    return JSON.stringify([...of].sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return [await sums('item'), await sums('customer')];
}

/** Keeps its last answers, tells which it has, and puts what it is sent onto them. */
class Window {
  readonly #held = new Map<string, KnownRows<unknown>>();
  /** How often it was sent less than the list, and rows that it was not sent. */
  puts = 0;
  spared = 0;

  /** As `asked` answers. */
  async asks({ context }: TestWorkspace, moment: Moment): Promise<readonly unknown[]> {
    const query = agingReportQuery.parse({ asOf: moment.asOf, into: 'bucket' });
    return [
      await this.#whole('worklist', (known) =>
        worklistHandlers['worklist.list'](context, { ...moment, known }),
      ),
      await this.#whole('report', (known) =>
        agingHandlers['aging.report'](context, { ...query, known }),
      ),
    ];
  }

  async #whole<T extends KnownRows<unknown>>(
    name: string,
    ask: (known: string | null) => Promise<Result<T, unknown>>,
  ): Promise<unknown> {
    const held = this.#held.get(name) ?? null;
    const answer = structuredClone(await ask(held?.token ?? null));
    if (!answer.ok) throw new Error(`${name} was refused`);
    const whole = wholeAnswer<KnownRows<unknown>>(held, answer.value);
    this.#held.set(name, whole);
    if (answer.value.spans !== null) {
      this.puts += 1;
      this.spared += whole.rows.length - answer.value.rows.length;
    }
    return { ok: true, value: { ...whole, token: null } };
  }
}

/** Documents and case facts by the number that people know them by. */
async function reversible(workspace: TestWorkspace) {
  const numbers = (kind: string, rows: readonly { readonly number: string }[]) =>
    rows.map(({ number }) => ({ kind, reference: number as string | number }));
  return workspace.ledger.read(async (db) => [
    ...numbers('invoice', await db.selectFrom('invoices').select('number').execute()),
    ...numbers('receipt', await db.selectFrom('receipts').select('number').execute()),
    ...numbers('credit_note', await db.selectFrom('credit_notes').select('number').execute()),
    ...numbers('write_off', await db.selectFrom('write_offs').select('number').execute()),
    ...numbers('refund', await db.selectFrom('refunds').select('number').execute()),
    ...(await db.selectFrom('allocations').select('id').execute()).map(({ id }) => ({ kind: 'allocation', reference: id })),
    ...(await db.selectFrom('disputes').select('id').execute()).map(({ id }) => ({ kind: 'dispute', reference: id })),
    ...(await db.selectFrom('case_facts').select('key').execute()).map(({ key }) => ({ kind: 'case_fact', reference: key })),
  ]); // prettier-ignore
}

async function issueLetter(office: Office, pick: number): Promise<void> {
  const { workspace, today } = office;
  const found = picked(
    await workspace.value('letters.propose', { issuedOn: today } as never),
    pick,
  );
  if (found?.items.some(({ included }) => included) !== true) return;
  await office.call('letters.issue', {
    issuedOn: today,
    letters: [{ customer: found.customer, currency: found.currency, itemIds: found.items.filter(({ included }) => included).map(({ itemId }) => itemId) }],
    idempotencyKey: office.name('the-run'),
  }); // prettier-ignore
}

/** What a letter asks for before it can be issued. */
const COMPANY = {
  address: 'Calle Mayor 1', registrationNumber: 'B1', vatNumber: 'ESB1', contact: 'Ana', phone: '1',
}; // prettier-ignore

const contractOf = (customer: string, governingLaw: string) => ({
  number: 'K-1', customer, title: '', priceBasis: 'FOB', paymentMethod: 'transfer', terms: { kind: 'net_days', days: 30 },
  signedByUsOn: '2026-01-10', signedByCustomerOn: '2026-01-12', termsInitialledOn: '2026-01-12',
  validFrom: '2026-01-15', validTo: '2026-12-31', governingLaw, jurisdiction: '', currency: 'EUR', clauses: [], notes: '',
}); // prettier-ignore

const RECORDED = [
  'allocations.record', 'bankAccounts.save', 'case.record', 'company.save', 'contracts.save', 'creditNotes.record',
  'customers.merge', 'customers.save', 'customers.saveProfile', 'customers.unmerge', 'disputes.open',
  'disputes.resolve', 'facts.reverse', 'imports.undo', 'invoices.changeDue', 'invoices.record', 'letters.cancel',
  'letters.issue', 'policy.save', 'rates.record', 'receipts.record', 'refunds.record', 'writeOffs.record',
]; // prettier-ignore

const plain = (value: unknown): unknown =>
  value instanceof Map
    ? [...value].map(plain)
    : value instanceof Set
      ? [...value].map(plain)
      : value;

/** Every value of it that is data, with what is worked out when it is read. */
const written = (value: unknown): string => JSON.stringify(value, (_, one: unknown) => plain(one));

test(
  'after every event the kept cases are those of a fresh load',
  { timeout: 300_000 },
  async () => {
    const recorded = new Map<string, number>();
    let reused = 0;
    let [puts, spared] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEvent, { minLength: 25, maxLength: 45, size: 'max' }),
        async (events) => {
          const workspace = await testWorkspace();
          workspace.setNow(`${FIRST}T09:00`);
          Object.assign(workspace.context, { print: () => Promise.resolve(new Uint8Array([1])) });
          const office = new Office(workspace);
          for (const code of CUSTOMERS)
            await office.call('customers.save', {
              customer: code,
              address: 'Road 1',
              name: `Customer ${code}`,
              country: 'ES',
            });
          await office.call('company.save', {
            ...COMPANY,
            name: 'Us',
            country: 'ES',
            currency: 'EUR',
          });
          for (const currency of ['EUR', 'USD'])
          await office.call('bankAccounts.save', {
            holder: 'Us', account: `ACCOUNT ${currency}`, bank: 'Bank', currency, isDefault: true,
          }); // prettier-ignore
          // Some of it is late already.
          await workspace.record({
            invoices: CUSTOMERS.flatMap((code) => [
              invoice(`${code}-1`, code, '2026-01-05', '2026-02-01', 50_000),
              invoice(`${code}-2`, code, '2026-01-20', '2026-02-20', 7_500),
            ]),
          });
          let last = new Set<object>();
          // One asks after every event, the other after every fourth.
          const windows = [new Window(), new Window()] as const;
          for (const [at, event] of events.entries()) {
            await tell(office, event);
            const moment = { asOf: office.asOf, knownAt: null };
            const [kept, keptRows] = await asked(workspace, moment, true);
            const [fresh, freshRows] = await asked(workspace, moment, false);
            for (const [place, one] of kept.entries())
              expect(written(one), event.is).toBe(written(fresh[place]));
            expect(kept.length).toBe(fresh.length);
            expect(written(keptRows)).toBe(written(freshRows));
            const [items, customers] = await byCustomer(workspace, office.asOf);
            expect(customers, event.is).toBe(items);
            const [worklist, , report] = freshRows;
            for (const window of at % 4 === 3 ? windows : windows.slice(0, 1))
              expect(written(await window.asks(workspace, moment)), event.is).toBe(
                written([worklist, report]),
              );
            reused += kept.filter(({ one }) => last.has(one)).length;
            last = new Set(kept.map(({ one }) => one));
          }
          for (const window of windows) {
            puts += window.puts;
            spared += window.spared;
          }
          for (const [name, times] of office.recorded)
            recorded.set(name, (recorded.get(name) ?? 0) + times);
          await workspace.dispose();
        },
      ),
      { numRuns: 15, seed: 20261130, endOnFailure: true },
    );
    // Of every kind something was recorded, and most cases were still the same objects.
    expect([...recorded.keys()].sort()).toEqual(RECORDED);
    expect(reused).toBeGreaterThan(700);
    expect(puts).toBeGreaterThan(600);
    expect(spared).toBeGreaterThan(1500);
  },
);
