/**
 * Aging cases restated from the tests and documentation of other credit-control systems, run
 * through the terminal: exchange files in, `aging --format json` out. Money on account stands in
 * its own column, as the notes of the cases say.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { oneProcess } from '../harness/one-process.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { temporaryFolder } from '../harness/terminal.ts';

interface PeerDocument {
  readonly id: string;
  readonly type: 'invoice' | 'payment' | 'creditnote';
  readonly date?: string;
  readonly due?: string;
  readonly amount: number;
  readonly to?: string;
}
interface PeerCase {
  readonly asOf: string;
  readonly bounds: readonly number[];
  readonly docs: readonly PeerDocument[];
}
interface AgingJson {
  readonly rows: readonly unknown[];
  readonly totals: readonly {
    readonly amounts: Readonly<Record<string, string>>;
    readonly outstanding: string;
    readonly onAccount: string;
    readonly net: string;
  }[];
  readonly tieOut: readonly { readonly difference: string }[];
}

const folders: { remove(): void }[] = [];
afterEach(() => folders.splice(0).forEach((folder) => folder.remove()));

const readCase = (id: string): PeerCase =>
  JSON.parse(readFileSync(sharedData('peer-cases', `${id}.json`), 'utf8')) as PeerCase;

/** Cases do not always transcribe posting dates; any day before all others keeps their meaning. */
const firstDay = (peer: PeerCase): string => {
  const dates = peer.docs
    .flatMap((doc) => [doc.date, doc.due])
    .filter((date) => date !== undefined);
  const first = new Date(`${dates.sort()[0]}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() - 1);
  return first.toISOString().slice(0, 10);
};

/** Imports the case in a new ledger and returns what the terminal says of it. */
async function agingOf(id: string, extra: readonly string[] = []): Promise<AgingJson> {
  const peer = readCase(id);
  const folder = temporaryFolder('peer');
  folders.push(folder);
  const ledger = path.join(folder.path, 'peer.duebook');
  const duebook = oneProcess({ ledger });
  const write = async (kind: string, header: string, rows: readonly string[]): Promise<void> => {
    if (rows.length === 0) return;
    const file = path.join(folder.path, `${kind}.csv`);
    writeFileSync(file, `${[header, ...rows].join('\n')}\n`);
    await duebook.ok('import', kind, file);
  };
  const of = (type: PeerDocument['type']): readonly PeerDocument[] =>
    peer.docs.filter((doc) => doc.type === type);

  await duebook.ok('new', ledger, '--company', 'Peer', '--currency', 'EUR', '--country', 'ES');
  await write(
    'invoices',
    'invoice,customer,issued_on,due_on,currency,gross',
    of('invoice').map((doc) =>
      [doc.id, 'C1', doc.date ?? firstDay(peer), doc.due, 'EUR', doc.amount.toFixed(2)].join(','),
    ),
  );
  await write(
    'receipts',
    'receipt,customer,received_on,currency,amount,invoice',
    of('payment').map((doc) =>
      [doc.id, 'C1', doc.date, 'EUR', doc.amount.toFixed(2), doc.to ?? ''].join(','),
    ),
  );
  await write(
    'credit-notes',
    'credit_note,customer,issued_on,currency,gross,invoice',
    of('creditnote').map((doc) =>
      [doc.id, 'C1', doc.date ?? doc.due, 'EUR', doc.amount.toFixed(2), doc.to ?? ''].join(','),
    ),
  );
  const asked = ['--as-of', peer.asOf, '--limits', peer.bounds.join(','), ...extra];
  return (await duebook.json('aging', ...asked)) as AgingJson;
}

describe.skipIf(!hasSharedData)(
  'aging cases of other systems, through the terminal (../shared/data/peer-cases)',
  { timeout: 120_000 },
  () => {
    it('SOA-01: part payments, credit notes and an overpayment on account', async () => {
      const aging = await agingOf('SOA-01');
      expect(aging.totals).toEqual([
        {
          currency: 'EUR',
          amounts: {
            not_due: '1700.00',
            '1-30': '700.00',
            '31-60': '0.00',
            '61-90': '0.00',
            '91+': '0.00',
          },
          overdue: '700.00',
          overduePercent: 29,
          outstanding: '2400.00',
          onAccount: '100.00',
          net: '2300.00',
        },
      ]);
      expect(aging.tieOut.map((line) => line.difference)).toEqual(['0.00']);
    });

    it('SOA-03: an item on each side of every boundary', async () => {
      const aging = await agingOf('SOA-03');
      expect(aging.totals).toEqual([
        {
          currency: 'EUR',
          amounts: {
            not_due: '100.00',
            '1-30': '100.00',
            '31-60': '100.00',
            '61-90': '100.00',
            '91+': '100.00',
          },
          overdue: '400.00',
          overduePercent: 80,
          outstanding: '500.00',
          onAccount: '0.00',
          net: '500.00',
        },
      ]);
      const byItem = (await agingOf('SOA-03', ['--by', 'item'])).rows as readonly {
        readonly item: string;
        readonly daysPastDue: number;
      }[];
      expect(Object.fromEntries(byItem.map((row) => [row.item, row.daysPastDue]))).toEqual({
        A: 0,
        B: 30,
        C: 31,
        D: 61,
        E: 91,
      });
    });

    it('GC-01: a credit note that is not applied keeps to its own column', async () => {
      const aging = await agingOf('GC-01');
      expect(aging.totals).toEqual([
        {
          currency: 'EUR',
          amounts: {
            not_due: '6.75',
            '1-30': '4.00',
            '31-60': '8.50',
            '61-90': '7.50',
            '91+': '8.00',
          },
          overdue: '28.00',
          overduePercent: 81,
          outstanding: '34.75',
          onAccount: '3.00',
          net: '31.75',
        },
      ]);
    });

    it('OCA-AGE-01: own limits, and the last column is open-ended', async () => {
      const aging = await agingOf('OCA-AGE-01');
      expect(aging.totals[0]).toMatchObject({
        amounts: {
          not_due: '500.00',
          '1-30': '1000.00',
          '31-60': '2000.00',
          '61-90': '4000.00',
          '91-120': '8000.00',
          '121+': '160000.00',
        },
        net: '175500.00',
      });
    });
  },
);
