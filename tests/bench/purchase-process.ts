/**
 * Signals of purchases out of a large ledger, in a process of its own. Prints one JSON line.
 *
 *     node purchase-process.ts LEDGER.duebook
 *     {"customers":10000,"invoices":500000,"read":1410.2,"detected":950.1,"all":9100.4,"one":[4.1,0.9],…}
 */
import { ledgerSignals } from '../../src/domain/risk/detectors.ts';
import type { PurchaseHistory } from '../../src/domain/risk/purchases.ts';
import { clockOf } from '../../src/engine/clock.ts';
import { picture } from '../domain/risk/made-picture.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { customersAt } from '../../src/ledger/queries/customers/customers-at.ts';
import { newcomersAt, purchasedInvoices } from '../../src/ledger/queries/risk/purchase-history.ts';
import type { ServiceContext } from '../../src/services/context.ts';
import { listSignals } from '../../src/services/signals/list.ts';
import { english } from '../harness/english.ts';
import { codeOf, TODAY } from './made/customers.ts';
import { worked } from './measure.ts';

export interface PurchaseRun {
  readonly customers: number;
  readonly invoices: number;
  /** Milliseconds that the thread works, here and below: everybody's purchases out of the file, and what the detectors say of them. */
  readonly read: number;
  readonly detected: number;
  /** First orders of everybody, which a new customer's is compared with. */
  readonly newcomers: number;
  /** Everybody's signals of every detector, as the list has them. */
  readonly all: number;
  /** One customer, another one each turn: purchases alone, and its whole list of signals. */
  readonly one: readonly number[];
  readonly oneAll: readonly number[];
}

const TURNS = 9;
const AT_ONCE = 500;
const moment = { asOf: TODAY, knownAt: null };

function detect(purchases: PurchaseHistory): number {
  return ledgerSignals(picture({ asOf: TODAY, purchases })).length;
}

async function run(file: string): Promise<PurchaseRun> {
  const opened = await openLedger(file, { mode: 'read', clock: clockOf(null), version: 'bench' });
  if (!opened.ok) throw new Error(english(opened.error.message));
  const ledger = opened.value;
  const ids = await ledger.read(async (db) =>
    (await customersAt(db, moment)).map(({ customerId }) => customerId),
  );
  let [read, detected, invoices] = [0, 0, 0];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const histories: PurchaseHistory[] = [];
    read += await worked(() =>
      ledger.read(async (db) => {
        const bought = await purchasedInvoices(db, moment, ids.slice(from, from + AT_ONCE));
        for (const some of bought.values()) histories.push({ invoices: some, newcomer: null });
      }),
    );
    detected += await worked(() => {
      for (const history of histories) detect(history);
    });
    for (const history of histories) invoices += history.invoices.length;
  }
  const newcomers = await worked(() => ledger.read((db) => newcomersAt(db, moment)));
  const one: number[] = [];
  const oneAll: number[] = [];
  const context = { workspace: { ledger } } as unknown as ServiceContext;
  const input = { ...moment, customer: null, kind: null, all: false };
  for (let turn = 0; turn < TURNS; turn += 1) {
    const customerId = ids[17 + turn * 31] as number;
    one.push(
      await worked(() =>
        ledger.read(async (db) => {
          for (const some of (await purchasedInvoices(db, moment, [customerId])).values())
            detect({ invoices: some, newcomer: null });
        }),
      ),
    );
    oneAll.push(
      await worked(() => listSignals(context, { ...input, customer: codeOf(17 + turn * 31) })),
    );
  }
  const all = await worked(() => listSignals(context, input));
  await ledger.close();
  return { customers: ids.length, invoices, read, detected, newcomers, all, one, oneAll };
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('LEDGER.duebook');
process.stdout.write(`${JSON.stringify(await run(file))}\n`);
