/**
 * What the signals, the score and the back-test of a customer begin with: its case, its payments and the
 * signals of its day, worked out and recorded by hand. Everybody's are worked out a few hundred at a time.
 */
import type { CallError } from '../../contract/call.ts';
import type { SignalRow } from '../../contract/calls/signals.ts';
import type { CustomerCase } from '../../domain/case/case.ts';
import { creditLimitOf } from '../../domain/credit/credit-given.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { CaseFactKind } from '../../domain/facts/case-facts.ts';
import { ok, type Result } from '../../domain/result.ts';
import { ledgerSignals } from '../../domain/risk/detectors.ts';
import {
  openByDay,
  type OpenChange,
  type OpenOnDay,
  type Receivables,
} from '../../domain/risk/open-by-day.ts';
import { deliveriesOf } from '../../domain/risk/deliveries.ts';
import { paymentHistory } from '../../domain/risk/observations.ts';
import { mayBeNewcomer } from '../../domain/risk/purchase-signals.ts';
import { SHIFT_PARAMETERS, type ShiftParameters } from '../../domain/risk/payment-shift.ts';
import { recordedSignals } from '../../domain/risk/recorded-signals.ts';
import type { ContractOnFile, RiskPicture } from '../../domain/risk/risk-picture.ts';
import { withCaseFacts } from '../../domain/risk/set-aside-items.ts';
import { signalKey } from '../../domain/risk/signals.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { openAmounts } from '../../ledger/queries/customers/customer-balances.ts';
import { contactsOverTime } from '../../ledger/queries/risk/contacts-over-time.ts';
import { contractList } from '../../ledger/queries/contracts/contract-list.ts';
import { openChanges } from '../../ledger/queries/risk/open-changes.ts';
import { paymentHistories } from '../../ledger/queries/risk/payment-history.ts';
import { billedOn } from '../../ledger/queries/risk/billed-invoices.ts';
import {
  newcomersAt,
  purchasedInvoices,
  type Newcomers,
} from '../../ledger/queries/risk/purchase-history.ts';
import { receiptHistories } from '../../ledger/queries/risk/receipt-history.ts';
import { judgingAt, type Judging } from '../case/judging.ts';
import { contractOf } from '../contracts/contracts.ts';
import { customerAtMoment } from '../customers/known-customer.ts';

/** What the signals and the score of a customer are worked out from beside its payments. */
const KINDS: readonly CaseFactKind[] = [
  'signal',
  'verdict',
  'dispute',
  'reason',
  'assessment',
  'extension',
  'insolvency',
  'promise',
  'plan',
  'limit',
  'report',
  'sellthrough',
  'order',
];
/** Whose payments are in memory at once: of everybody they are all invoices that there ever were. */
const AT_ONCE = 500;

export interface CustomerRisk {
  readonly one: CustomerCase;
  readonly judging: Judging;
  readonly picture: RiskPicture;
  /** Those that are over or dismissed, too; in the order of the detectors, then those recorded by hand. */
  readonly signals: readonly SignalRow[];
}

/** What `tell` makes of the customer with a code, or of everybody (null), by code. */
export async function riskOf<Told>(
  db: ReadDb,
  { asOf, knownAt }: Moment,
  customer: string | null,
  tell: (risk: CustomerRisk) => readonly Told[],
  {
    withOver = false,
  }: { /** Also signals that count no more, all of them. */ readonly withOver?: boolean } = {},
): Promise<Result<readonly Told[], CallError<'not_found'>>> {
  const moment = { asOf, knownAt };
  let customers: 'all' | readonly number[] = 'all';
  if (customer !== null) {
    const found = await customerAtMoment(db, moment, customer);
    if (!found.ok) return found;
    customers = [found.value.customerId];
  }
  const cases = await loadCases(db, {
    ...moment,
    customers,
    kinds: KINDS,
    withHistory: true,
    withOldFacts: true,
  });
  const judging = await judgingAt(db, moment);
  const receivables = receivablesOf(db, moment, judging);
  // Where everybody is asked about it is known once.
  if (customer === null) receivables.total();
  let newcomers: Newcomers | null = null;
  const contracts = await contractsOnFile(db, moment, customer);
  const told: Told[] = [];
  for (let from = 0; from < cases.length; from += AT_ONCE) {
    const some = cases.slice(from, from + AT_ONCE);
    const ids = some.map((one) => one.customer.customerId);
    const histories = await paymentHistories(db, moment, ids);
    const receipts = await receiptHistories(db, moment, ids);
    const bought = await purchasedInvoices(db, moment, ids);
    if (withOver || [...bought.values()].some((invoices) => mayBeNewcomer(invoices, asOf)))
      newcomers ??= await newcomersAt(db, moment);
    const ordering = some.filter(({ facts }) => facts.some(({ kind }) => kind === 'order'));
    const billed = await billedOn(
      db,
      moment,
      ordering.map((one) => one.customer.customerId),
    );
    const contacts = contactsOverTime(db, moment, ids);
    for (const one of some) {
      const { customerId } = one.customer;
      const deliveries = deliveriesOf(one.facts, asOf, billed.get(customerId) ?? NONE_BILLED);
      const picture = pictureOf(one, judging, {
        purchases: {
          invoices: [...(bought.get(customerId) ?? []), ...deliveries.purchased],
          newcomer: newcomers?.get(customerId) ?? null,
        },
        binding: [...deliveries.binding, ...creditsOf(one)],
        items: histories.get(customerId) ?? [],
        receipts: receipts.get(customerId) ?? [],
        contracts: contracts.get(one.customer.code) ?? [],
        contacts: contacts.get(customerId) ?? [],
        receivables,
      });
      const signals = signalsOf(one, picture, judging);
      told.push(...tell({ one, judging, picture, signals }));
    }
  }
  return ok(told);
}

/** Of everybody, whoever was asked about. */
function receivablesOf(db: ReadDb, moment: Moment, { company, inHome }: Judging): Receivables {
  let total: ReturnType<Receivables['total']> | null = null;
  let days: readonly OpenOnDay[] | null = null;
  return {
    currency: company.currency,
    isMoreThan(limit) {
      if (total !== null) return total.minor > limit;
      let sum = 0;
      for (const [, currency, minor] of openAmounts(db, moment)) {
        sum += inHome(minor, currency) ?? 0;
        if (sum > limit) return true;
      }
      return false;
    },
    total() {
      if (total !== null) return total;
      let sum = 0;
      const owing = new Set<number>();
      for (const [customerId, currency, minor] of openAmounts(db, moment)) {
        sum += inHome(minor, currency) ?? 0;
        owing.add(customerId);
      }
      return (total = { minor: sum, customers: owing.size });
    },
    days: () => (days ??= openByDay(openChanges(db, moment), inHome)),
  };
}

const NONE_BILLED: ReadonlyMap<string, IsoDate> = new Map();

/** As if each had come on its own day; what was used of it since is in what is open. */
const creditsOf = ({ onAccount }: CustomerCase): readonly OpenChange[] =>
  onAccount.map(({ effectiveOn, currency, unallocatedMinor }) => ({
    on: effectiveOn,
    currency,
    minor: -unallocatedMinor,
  }));

/** By code of the customer; null: of everybody. */
async function contractsOnFile(
  db: ReadDb,
  moment: Moment,
  customer: string | null,
): Promise<ReadonlyMap<string, readonly ContractOnFile[]>> {
  const contracts = new Map<string, ContractOnFile[]>();
  for (const row of await contractList(db, { ...moment, customer })) {
    if (row.effectiveOn > moment.asOf) continue;
    const one = { contract: contractOf(row), on: row.since };
    const before = contracts.get(row.customer);
    if (before === undefined) contracts.set(row.customer, [one]);
    else before.push(one);
  }
  return contracts;
}

/** As the owner set it. */
export const shiftOf = ({ policy }: Judging): ShiftParameters => ({
  ...SHIFT_PARAMETERS,
  h: policy.signals.alarmLevel,
});

function pictureOf(
  one: CustomerCase,
  judging: Judging,
  loaded: Pick<
    RiskPicture,
    'items' | 'receipts' | 'receivables' | 'contracts' | 'contacts' | 'purchases' | 'binding'
  >,
): RiskPicture {
  const { asOf, facts } = one;
  return {
    asOf,
    facts,
    payments: paymentHistory(withCaseFacts(loaded.items, facts)),
    shift: shiftOf(judging),
    country: one.customer.country,
    ourCountry: judging.company.country,
    promises: judging.promises(one),
    inHome: judging.inHome,
    convert: judging.convert,
    limit: creditLimitOf(one),
    ...loaded,
  };
}

function signalsOf(
  one: CustomerCase,
  picture: RiskPicture,
  judging: Judging,
): readonly SignalRow[] {
  const { asOf, facts } = one;
  const { code: customer, name } = one.customer;
  const rows = ledgerSignals(picture).map((signal): SignalRow => ({
    ...signal,
    key: signalKey(signal, customer),
    customer,
    name,
  }));
  if (!facts.some(({ kind }) => kind === 'signal')) return rows;
  const severe = new Set(judging.judge(one).judged.severe);
  return [
    ...rows,
    ...recordedSignals(facts, asOf, (fact) => severe.has(fact)).map(
      ({ fact, ...signal }): SignalRow => {
        const { key, on, currency, amountMinor } = fact;
        const said = { of: 'fact', name: key, on, days: null, currency, amountMinor } as const;
        return { ...signal, key, customer, name, evidence: [{ ...said, openMinor: null }] };
      },
    ),
  ];
}
