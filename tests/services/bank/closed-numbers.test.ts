/**
 * A payer sends 600.00 for K-1, and five days later 600.00 for K-1 again, while K-2 of 600.00 is open.
 * The second payment was taken for K-2, by itself. A number that the ledger knows and of which nothing
 * is open is an answer, too: the money is on account, or somebody is asked.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import type { CreditNoteDraft, InvoiceDraft } from '../../../src/domain/facts/drafts.ts';
import { bankFile, bringIn, type MadeLine } from '../../harness/bank-files.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { creditNote, customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { openItems } from './workspace-with-bank.ts';

let workspace: TestWorkspace;
afterEach(async () => {
  await workspace.dispose();
});

const ROSE = 'Klinik Rose';

/** A customer with these invoices of 600.00, and a second one with `other`. */
async function workspaceWith(
  numbers: readonly string[],
  more: {
    readonly other?: readonly string[];
    readonly creditNotes?: readonly CreditNoteDraft[];
  } = {},
): Promise<void> {
  workspace = await testWorkspace({ now: '2026-03-31T12:00' });
  const of =
    (code: string) =>
    (number: string): InvoiceDraft =>
      invoice(number, code, '2026-01-05', 'EUR', [['2026-02-04', 60_000]]);
  await workspace.record({
    customers: [customer('C1', ROSE, 'DE'), customer('C2', 'Dover Teas', 'GB')],
    invoices: [...numbers.map(of('C1')), ...(more.other ?? []).map(of('C2'))],
    creditNotes: more.creditNotes ?? [],
  });
}

const paying = (on: string, text: string, more: Partial<MadeLine> = {}): MadeLine => ({
  on: `2026-02-${on}`,
  amount: '+600.00',
  name: ROSE,
  text,
  ...more,
});
const bring = async (name: string, ...lines: readonly MadeLine[]): Promise<void> => {
  await bringIn(workspace, `${name}.xml`, bankFile({ lines }));
};

/** Money of somebody for each of these invoices, accepted by hand. */
async function settle(...numbers: readonly string[]): Promise<void> {
  const before = { name: 'Somebody', amount: '+600.00', text: '' };
  await bringIn(
    workspace,
    'before.xml',
    bankFile({ lines: numbers.map((_, at) => ({ ...before, on: `2026-01-1${at}` })) }),
  );
  const { rows } = await workspace.value('bank.lines', {});
  for (const [at, number] of numbers.entries()) {
    const { items } = await workspace.value('aging.items', { asOf: isoDateOf('2026-03-31') });
    const item = items.find((one) => one.item === number);
    const line = rows.find(({ bookedOn }) => bookedOn === `2026-01-1${at}`);
    if (item === undefined || line === undefined) throw new Error(`${number} is not open`);
    const share = { itemId: item.itemId, amountMinor: 60_000, discountMinor: 0, chargeMinor: 0 };
    await workspace.value('bank.accept', {
      lineId: line.lineId,
      parts: [
        {
          kind: 'receipt',
          customer: item.customer,
          amountMinor: 60_000,
          fx: null,
          shares: [{ ...share, differenceMinor: 0 }],
        },
      ],
      rule: '',
      rememberPayer: false,
    });
  }
}

/** `C1 sure K-1`, `C1 asked on account`: the best proposal of each open line. */
async function proposed(): Promise<readonly string[]> {
  const { rows } = await workspace.value('bank.propose', {});
  return rows.map(({ best }) => {
    if (best === null) return 'nothing';
    const pays = best.shares.map(({ item }) => item).join(' ') || 'on account';
    return `${best.customer} ${best.isUnambiguous ? 'sure' : 'asked'} ${pays}`;
  });
}

async function acceptSure(): Promise<number> {
  const { rows } = await workspace.value('bank.propose', { onlyUnambiguous: true });
  const lineIds = rows.map(({ line }) => line.lineId);
  if (lineIds.length === 0) return 0;
  return (await workspace.value('bank.acceptTogether', { lineIds })).accepted.length;
}

const SHAPES: readonly (readonly [settled: string, open: string, written: string])[] = [
  ['K-1', 'K-2', 'K-1'],
  ['K-1', 'K-2', 'Danke für k1'],
  ['K-1', 'K-2', 'Rechnung K 1 vom 05.01.2026'],
  ['F-104', 'F-105', 'F-104'],
  ['F-104', 'F-105', 'Fra. 104'],
  ['2026/7', '2026/8', '2026/7'],
  ['2026/7', '2026/8', 'Rg 2026-07'],
  ['M-21', 'M-22', 'M-21'],
  ['A17', 'A18', 'A17'],
  ['A17', 'A18', 'a 17'],
  ['INV-1042', 'INV-1043', '1042'],
  ['0000611365', '0000611366', '611365'],
  ['12', '13', '12'],
  ['AB-C-17', 'AB-C-18', 'AB-C-17'],
  ['СЧ-15', 'СЧ-16', 'сч 15'],
  ['RE2026-0042', 'RE2026-0043', 'RE 2026 / 42'],
  ['V-9/26', 'V-10/26', 'V-9/26'],
  ['F-2026-104', 'F-2026-105', 'Factura F2026104'],
  ['2026.00017', '2026.00018', 'no. 2026.17'],
];

describe('a second payment that names a settled invoice', () => {
  test.each(SHAPES)(
    '%s settled, %s open, "%s": on account, not sure',
    async (settled, open, text) => {
      await workspaceWith([settled, open]);
      await settle(settled);
      await bring('second', paying('09', text));
      expect(await proposed()).toEqual(['C1 asked on account']);
      expect(await acceptSure()).toBe(0);
      expect(Object.keys(await openItems(workspace))).toEqual([open]);
    },
  );

  test('both payments accepted in one run settle the invoice once', async () => {
    await workspaceWith(['INV-1042', 'INV-1043']);
    await bring('both', paying('04', 'INV-1042'), paying('09', 'INV-1042'));
    expect(await proposed()).toEqual(['C1 sure INV-1042', 'C1 asked on account']);
    const { rows } = await workspace.value('bank.lines', {});
    const lineIds = rows.map(({ lineId }) => lineId);
    const { accepted } = await workspace.value('bank.acceptTogether', { lineIds });
    expect(accepted).toHaveLength(1);
    expect(Object.keys(await openItems(workspace))).toEqual(['INV-1043']);
  });

  test('the sentence says which number is settled; the other item stays possible', async () => {
    await workspaceWith(['K-1', 'K-2']);
    await settle('K-1');
    await bring('second', paying('09', 'K-1'));
    const [row] = (await workspace.value('bank.propose', {})).rows;
    const { proposals } = await workspace.value('bank.line', { lineId: row?.line.lineId ?? 0 });
    expect(
      proposals.map(({ strength, shares, reasons }) => [
        strength,
        shares.map(({ item }) => item).join(),
        reasons.at(-1)?.because,
      ]),
    ).toEqual([
      ['possible', '', 'K-1 has nothing left open, so all of it stays on account'],
      [
        'possible',
        'K-2',
        '600.00 EUR equals the open balance of K-2; the payment text mentions "K-1", and K-1 has nothing left open',
      ],
    ]);
  });

  test.each<[string, Partial<MadeLine>]>([
    ['the end-to-end id', { endToEndId: 'K-1' }],
    ['the structured reference', { structuredReference: 'K-1' }],
  ])('named in %s', async (_where, more) => {
    await workspaceWith(['K-1', 'K-2']);
    await settle('K-1');
    await bring('second', paying('09', '', more));
    expect(await proposed()).toEqual(['C1 asked on account']);
  });

  test('named by the purchase order', async () => {
    await workspaceWith(['K-2']);
    await workspace.record({
      invoices: [
        { ...invoice('K-1', 'C1', '2026-01-05', 'EUR', [['2026-02-04', 60_000]]), po: 'PO-4711-B' },
      ],
    });
    await bring('first', paying('04', 'PO-4711-B'));
    expect(await proposed()).toEqual(['C1 sure K-1']);
    await acceptSure();
    await bring('second', paying('09', 'PO 4711 B'));
    expect(await proposed()).toEqual(['C1 asked on account']);
  });
});

describe('brothers', () => {
  test('a settled number beside an open one is asked; the open one alone is sure', async () => {
    await workspaceWith(['INV-1042', 'INV-1043']);
    await settle('INV-1042');
    await bring('a', paying('09', 'INV-1042, INV-1043'));
    await bring('b', paying('10', 'INV-1043'));
    expect(await proposed()).toEqual(['C1 asked INV-1043', 'C1 sure INV-1043']);
  });

  test('a reversed invoice', async () => {
    await workspaceWith(['INV-1042', 'INV-1043']);
    await workspace.value('facts.reverse', {
      kind: 'invoice',
      reference: 'INV-1042',
      effectiveOn: '2026-01-20' as never,
      reason: 'cancelled',
    });
    await bring('a', paying('09', 'INV-1042'));
    expect(await proposed()).toEqual(['C1 asked on account']);
    const { rows } = await workspace.value('bank.propose', {});
    expect(rows[0]?.best?.reasons.at(-1)?.because).toBe(
      'INV-1042 was reversed, so all of it stays on account',
    );
    // Written again under its number, it is what the line names.
    await workspace.record({
      invoices: [invoice('INV-1042', 'C1', '2026-01-21', 'EUR', [['2026-02-20', 60_000]])],
    });
    expect(await proposed()).toEqual(['C1 sure INV-1042']);
  });

  test("a credit note's number", async () => {
    await workspaceWith(['INV-1043'], {
      creditNotes: [creditNote('GS-12', 'C1', '2026-01-10', 'EUR', 10_000)],
    });
    await bring('a', paying('09', 'GS-12'));
    expect(await proposed()).toEqual(['C1 asked on account']);
  });

  test('a credit note of the same number as an open invoice is not what is paid', async () => {
    await workspaceWith(['1043'], {
      creditNotes: [creditNote('1043', 'C1', '2026-01-10', 'EUR', 10_000)],
    });
    await bring('a', paying('09', 'Rechnung 1043'));
    expect(await proposed()).toEqual(['C1 sure 1043']);
  });

  test('a settled number of another customer', async () => {
    await workspaceWith(['K-2'], { other: ['INV-1042', 'B-7'] });
    await settle('INV-1042', 'B-7');
    await bring('a', paying('09', 'INV-1042'));
    await bring('b', paying('10', 'B-7'));
    await bring('c', paying('11', 'Haus 7'));
    expect(await proposed()).toEqual([
      'C2 asked on account',
      'C1 asked K-2',
      // A number that is hardly meant: seven is nobody's here.
      'C1 sure K-2',
    ]);
  });

  test('digits of a settled invoice of another customer beside the open number are no doubt', async () => {
    await workspaceWith(['INV-1042'], { other: ['20345'] });
    await settle('20345');
    await bring('a', paying('09', 'Kundennummer 20345, INV-1042'));
    expect(await proposed()).toEqual(['C1 sure INV-1042']);
  });

  test('a number that contains another names only itself', async () => {
    await workspaceWith(['INV-104', 'INV-1042', '12-104']);
    await settle('INV-104');
    await bring('a', paying('09', 'INV-1042'));
    await bring('b', paying('10', '12-104'));
    expect(await proposed()).toEqual(['C1 sure INV-1042', 'C1 sure 12-104']);
  });

  test('a number shared with a settled one is asked, unless it is written whole', async () => {
    await workspaceWith(['INV-1042', 'FV-1042']);
    await settle('FV-1042');
    await bring('a', paying('09', '1042'));
    await bring('b', paying('10', 'INV-1042'));
    expect(await proposed()).toEqual(['C1 asked INV-1042', 'C1 sure INV-1042']);
  });
});
