/**
 * What hangs on invoices and customers survives the five files: goods lines, terms, early-payment
 * discounts, corrections of due dates with their reasons, disputes, write-offs with their receipt,
 * other names. In a ledger with reversals, merges and refunds around them.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contractCalls } from '../../../src/contract/calls/contracts.ts';
import { addDays } from '../../../src/domain/dates.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { listDiscounts } from '../../../src/services/contracts/terms/discounts.ts';
import { customer, record, tempLedger } from '../../ledger/fixture.ts';
import { CUSTOMERS, FIRST, play, step, World } from '../../ledger/replay/world.ts';
import { importWorkspace, type ImportWorkspace } from '../imports/workspace-for-imports.ts';
import { addAliases, addRiches, aliases, riches } from './riches.ts';
import { bringAll, expectSameAging, exportOf, ORDERS, textOf } from './same-aging.ts';
import { told, type ToldTable } from './told.ts';

const OF_INVOICES: readonly ToldTable[] = ['invoices', 'due', 'goods', 'disputes'];

/** Rows of the invoices that were never reversed, by what `riches.ts` calls them. */
async function wholeOf(ledger: Ledger) {
  const all = await told(ledger, [...OF_INVOICES, 'aliases', 'writeOffs', 'refunds']);
  const ours = OF_INVOICES.map((table) => [
    table,
    all[table]?.filter((row) => row.startsWith('["G-')),
  ]);
  return {
    ...Object.fromEntries(ours),
    aliases: all.aliases,
    writeOffs: all.writeOffs,
    refunds: all.refunds,
  } as Record<ToldTable, readonly string[]>;
}

async function discountsOf(workspace: ImportWorkspace, ledger: Ledger) {
  const found = await listDiscounts(
    { ...workspace.context, workspace: { ...workspace.context.workspace, ledger } },
    contractCalls['terms.discounts'].input.parse({
      asOf: addDays(FIRST, 20),
      from: addDays(FIRST, -90),
      limit: 100,
    }),
  );
  if (!found.ok) throw new Error('discounts');
  return found.value.rows.filter((row) => row.invoice.startsWith('G-'));
}

test(
  'goods, terms, discounts, due changes, disputes and aliases come back as they were',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 20, size: 'max' }),
        fc.array(riches, { minLength: 1, maxLength: 5 }),
        aliases,
        fc.nat({ max: ORDERS.length - 1 }),
        async (steps, many, names, order) => {
          const world = new World(await tempLedger());
          await record(world.ledger, { customers: CUSTOMERS.map((code) => customer(code)) });
          for (const one of steps) await play(world, one);
          for (const [nth, one] of many.entries())
            await addRiches(world.ledger, CUSTOMERS, one, nth);
          await addAliases(world.ledger, CUSTOMERS, names);
          const workspace = await importWorkspace();
          const files = await exportOf(workspace.context, world.ledger);
          await bringAll(workspace, files, ORDERS[order] ?? []);

          const [before, after] = [await wholeOf(world.ledger), await wholeOf(workspace.ledger)];
          for (const table of [...OF_INVOICES, 'aliases'] as const)
            expect([table, after[table]]).toEqual([table, before[table]]);
          // What was taken back since is there as a correction beside them.
          for (const table of ['writeOffs', 'refunds'] as const)
            expect(after[table]).toEqual(expect.arrayContaining([...before[table]]));
          expect(await discountsOf(workspace, workspace.ledger)).toEqual(
            await discountsOf(workspace, world.ledger),
          );
          await expectSameAging(
            world.ledger,
            workspace.ledger,
            addDays(FIRST, -1),
            addDays(FIRST, 40),
            5,
          );

          for (const file of files) {
            if (textOf(file).trim().split('\r\n').length < 2) continue;
            const again = await workspace.preview(file.fileName, file.bytes);
            expect([file.fileName, again.new, again.refused]).toEqual([file.fileName, 0, 0]);
          }
          await workspace.close();
          await world.ledger.close();
        },
      ),
      { numRuns: 12, seed: 20261122 },
    );
  },
);
