/** The five files of a ledger, a new ledger made of them, and what two ledgers must agree on. */
import { expect } from 'vitest';
import type { FileOut } from '../../../src/contract/fields.ts';
import { agingBoundaries } from '../../../src/domain/aging.ts';
import { addDays, type IsoDate } from '../../../src/domain/dates.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { agingMatrix } from '../../../src/ledger/queries/aging/aging-matrix.ts';
import { controlAccount } from '../../../src/ledger/queries/aging/control-account.ts';
import { onAccountSums } from '../../../src/ledger/queries/aging/on-account.ts';
import { customerCodes } from '../../../src/ledger/queries/customers/customer-names.ts';
import { customersAt } from '../../../src/ledger/queries/customers/customers-at.ts';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import type { ServiceContext } from '../../../src/services/context.ts';
import { exchangeHandlers } from '../../../src/services/exchange/handlers.ts';
import type { ImportWorkspace } from '../imports/workspace-for-imports.ts';
import { english } from '../../harness/english.ts';

export async function exportOf(
  context: ServiceContext,
  ledger: Ledger,
): Promise<readonly FileOut[]> {
  const written = await exchangeHandlers['exchange.export'](
    { ...context, workspace: { ...context.workspace, ledger } },
    {},
  );
  if (!written.ok) throw new Error(english(written.error.message));
  return written.value;
}

export const textOf = (file: FileOut): string => new TextDecoder().decode(file.bytes);

/** Customers, invoices, credit notes and receipts in any order; allocations need the others. */
export const ORDERS = [
  ['customers', 'invoices', 'credit-notes', 'receipts', 'allocations'],
  ['receipts', 'credit-notes', 'invoices', 'customers', 'allocations'],
  ['invoices', 'receipts', 'credit-notes', 'allocations', 'customers'],
] as const;

/** Brings the files in; every row must be new. */
export async function bringAll(
  workspace: ImportWorkspace,
  files: readonly FileOut[],
  order: readonly string[],
): Promise<void> {
  for (const name of order) {
    const file = files.find((one) => one.fileName === `${name}.csv`);
    if (file === undefined) throw new Error(`${name}.csv is missing`);
    // A header alone brings nothing.
    if (textOf(file).trim().split('\r\n').length < 2) continue;
    const shown = await workspace.bring(file.fileName, file.bytes);
    expect([
      name,
      shown.refused,
      shown.duplicate,
      shown.findings.filter((one) => one.severity === 'refused'),
    ]).toEqual([name, 0, 0, []]);
  }
}

/** By customer code, every currency and column, on account, and the control account, of one day. */
async function day(ledger: Ledger, asOf: IsoDate): Promise<Record<string, number>> {
  return ledger.read(async (db) => {
    const moment = { asOf, knownAt: null };
    const codes = await customerCodes(db);
    const sums = new Map<string, number>();
    const add = (key: string, amount: number): void => {
      if (amount !== 0) sums.set(key, (sums.get(key) ?? 0) + amount);
    };
    for (const basis of ['due', 'invoice'] as const)
      for (const row of await agingMatrix(
        db,
        moment,
        basis,
        agingBoundaries(asOf, [3, 6, 30]),
        null,
      ))
        row.amountsMinor.forEach((amount, column) =>
          add(`${codes.get(row.customerId)} ${row.currency} ${basis} column ${column}`, amount),
        );
    for (const row of await onAccountSums(db, moment, null))
      add(`${codes.get(row.customerId)} ${row.currency} on account`, row.unallocatedMinor);
    for (const row of await controlAccount(db, moment, null))
      add(`${row.currency} control`, row.balanceMinor);
    return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0).sort());
  });
}

/** On every date from `first` to `last`, both inclusive. */
export async function expectSameAging(
  one: Ledger,
  other: Ledger,
  first: IsoDate,
  last: IsoDate,
  step = 1,
): Promise<void> {
  for (let asOf = first; asOf <= last; asOf = addDays(asOf, step))
    expect([asOf, await day(other, asOf)]).toEqual([asOf, await day(one, asOf)]);
  expect((await other.read((db) => verifyLedger(db))).findings).toEqual([]);
}

/** Profiles in force on a day, by code. */
export const profilesOn = (ledger: Ledger, asOf: IsoDate) =>
  ledger.read(async (db) =>
    (await customersAt(db, { asOf, knownAt: null })).map(
      ({
        customerId: _id,
        customerVersionId: _version,
        recordedAt: _at,
        effectiveOn: _on,
        ...profile
      }) => profile,
    ),
  );
