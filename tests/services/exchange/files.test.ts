/** What the five files keep beyond amounts, and the sample company whole. */
import { expect, onTestFinished, test } from 'vitest';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import { renderPdf } from '../../../src/documents/render.ts';
import { mergeCustomers } from '../../../src/ledger/commands/customers/merge-customers.ts';
import { reverseFacts } from '../../../src/ledger/facts/reverse.ts';
import { invoiceList } from '../../../src/ledger/queries/facts/lists/invoice-list.ts';
import { receiptList } from '../../../src/ledger/queries/facts/lists/receipt-list.ts';
import { writeOffList } from '../../../src/ledger/queries/facts/lists/write-off-list.ts';
import { createSampleLedger } from '../../../src/services/sample/create-sample-ledger.ts';
import {
  allocation,
  command,
  creditNote,
  customer,
  day,
  invoice,
  receipt,
  record,
  tempFolder,
  tempLedger,
  writeOff,
} from '../../ledger/fixture.ts';
import { importWorkspace } from '../imports/workspace-for-imports.ts';
import { bringAll, expectSameAging, exportOf, ORDERS, profilesOn, textOf } from './same-aging.ts';
import { english } from '../../harness/english.ts';

const LIST = {
  asOf: day('2026-12-31'),
  knownAt: null,
  search: '',
  customer: null,
  offset: 0,
  limit: 99,
};

async function told() {
  const ledger = await tempLedger();
  await record(ledger, {
    customers: [
      customer('C1', { name: 'Sol SL', effectiveOn: day('2026-01-01') }),
      customer('C9', { name: 'Floreria Sol' }),
    ],
    invoices: [
      invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000),
      invoice('D1', 'C9', '2026-01-11', '2026-02-11', 700, { kind: 'debit_note' }),
    ],
    receipts: [
      receipt('R1', 'C1', '2026-02-01', 6_000, {
        paid: {
          currency: 'USD',
          amountMinor: 6_500,
          rate: '0.923',
          rateOn: day('2026-01-30'),
          rateSource: 'ECB',
        },
      }),
    ],
    creditNotes: [creditNote('R1', 'C1', '2026-02-02', 1_000)],
    allocations: [
      allocation('R1', 'I1', '2026-02-01', 6_000),
      allocation('R1', 'I1', '2026-02-03', 1_000, { sourceKind: 'credit_note' }),
    ],
    writeOffs: [writeOff('W1', 'I1', '2026-03-01', 3_000)],
  });
  await record(ledger, {
    customers: [customer('C1', { name: 'Sol SA', effectiveOn: day('2026-05-01') })],
  });
  await command(ledger, (tx, scope) =>
    mergeCustomers(tx, scope, { fromId: 2, intoId: 1, reason: 'one' }),
  );
  // The invoice was reversed later and the number used again.
  await command(ledger, (tx, scope) =>
    reverseFacts(tx, scope, {
      targets: [{ kind: 'invoice', id: 2 }],
      effectiveOn: day('2026-03-05'),
      reason: 'wrong',
    }),
  );
  await record(ledger, { invoices: [invoice('D1', 'C1', '2026-03-06', '2026-04-06', 800)] });
  return ledger;
}

test('kinds, versions, foreign receipts, the same number on both sides, numbers used again', async () => {
  const ledger = await told();
  const workspace = await importWorkspace();
  onTestFinished(() => workspace.close());
  const files = await exportOf(workspace.context, ledger);
  expect(files.map(textOf).join('\n')).toBe(
    `
customer,name,country,language,currency,tax_id,kind,email,phone,address,terms,credit_limit,governing_law,effective_on,also_codes,also_names
C1,Sol SL,ES,es,EUR,,company,,,,,,,2026-01-01,,
C1,Sol SA,ES,es,EUR,,company,,,,,,,2026-05-01,C9,Floreria Sol

invoice,customer,issued_on,due_on,currency,gross,instalment,terms,contract,po,goods,quantity,disputed,kind
I1,C1,2026-01-10,2026-02-10,EUR,100.00,,,,,,,,
D1 (reversed),C1,2026-01-11,2026-02-11,EUR,7.00,,,,,,,,debit_note
D1,C1,2026-03-06,2026-04-06,EUR,8.00,,,,,,,,

credit_note,customer,issued_on,currency,gross,invoice,reference
R1,C1,2026-02-02,EUR,10.00,,

receipt,customer,received_on,currency,amount,invoice,reference,paid_currency,paid_amount,rate,rate_on,rate_source
R1,C1,2026-02-01,EUR,60.00,,,USD,65.00,0.923,2026-01-30,ECB

source,invoice,effective_on,amount,instalment,kind,number,reason
R1,I1,2026-02-01,60.00,,receipt,,
R1,I1,2026-02-03,10.00,,credit_note,,
,I1,2026-03-01,30.00,,bad_debt,W1,insolvent
,D1 (reversed),2026-03-05,7.00,,correction,,

key,kind,customer,items,on,until,currency,amount,person,note,details,ends
`
      .trimStart()
      .replaceAll('\n', '\r\n')
      .replaceAll('\r\n\r\n', '\r\n\n'),
  );
  await bringAll(workspace, files, ORDERS[2]);
  await expectSameAging(ledger, workspace.ledger, day('2026-01-01'), day('2026-06-01'));
  for (const on of ['2025-12-31', '2026-02-01', '2026-06-01'])
    expect(await profilesOn(workspace.ledger, day(on))).toEqual(await profilesOn(ledger, day(on)));
  await workspace.ledger.read(async (db) => {
    const invoices = await invoiceList(db, { ...LIST, onlyOpen: false });
    expect(invoices.rows.map((row) => [row.invoice, row.kind])).toContainEqual([
      'D1 (reversed)',
      'debit_note',
    ]);
    const receipts = await receiptList(db, LIST);
    expect(receipts.rows[0]?.paid).toEqual({
      currency: 'USD',
      amountMinor: 6_500,
      rate: '0.923',
      rateOn: '2026-01-30',
      rateSource: 'ECB',
      differenceMinor: 0,
    });
    const writeOffs = await writeOffList(db, LIST);
    expect(writeOffs.rows.map((row) => [row.number, row.kind])).toEqual([
      ['W-D1 (reversed)-1-2026-03-05', 'correction'],
      ['W1', 'bad_debt'],
    ]);
  });
});

test('rows of a history that do not hold are refused, each with its reason', async () => {
  const workspace = await importWorkspace();
  onTestFinished(() => workspace.close());
  await workspace.bring(
    'invoices.csv',
    'invoice,customer,issued_on,due_on,currency,gross\nI1,C1,2026-01-10,2026-02-10,EUR,100.00\n',
  );
  await workspace.bring(
    'receipts.csv',
    'receipt,customer,received_on,currency,amount\nR1,C1,2026-02-01,EUR,60.00\n',
  );
  const shown = await workspace.preview(
    'allocations.csv',
    [
      'source,invoice,effective_on,amount,instalment,kind',
      'R1,I1,2026-02-20,-10.00,,',
      'R1,I1,2026-02-10,50.00,,',
      'R1,I1,2026-02-21,-50.00,,',
      ',I1,2026-02-22,100.01,,',
      ',I1,2026-02-22,5.00,2,',
      'R1,,2026-02-22,60.01,,',
      ',,2026-02-22,1.00,,',
      ',I1,2026-02-22,0.00,,',
      ',I1,2026-02-22,1.00,,gift',
      ',I1,2026-02-22,-1.00,,',
    ].join('\n'),
  );
  expect([shown.new, shown.duplicate, shown.refused]).toEqual([2, 0, 8]);
  expect(
    shown.findings.filter((one) => one.severity === 'refused').map((one) => english(one.message)),
  ).toEqual([
    expect.stringContaining(
      '"-50.00" takes back more than was applied before 2026-02-21 (40.00 EUR)',
    ),
    expect.stringContaining('"100.01" is more than invoice "I1" has open on 2026-02-22'),
    expect.stringContaining('invoice "I1" has no instalment 2'),
    expect.stringContaining('"60.01" is more than "R1" has left on 2026-02-22'),
    expect.stringContaining('the receipt or credit note and the invoice are both missing'),
    expect.stringContaining('is not an amount of EUR other than zero'),
    expect.stringContaining('"gift" is not a kind'),
    expect.stringContaining(
      '"-1.00" takes back more than was applied before 2026-02-22 (0.00 EUR)',
    ),
  ]);
});

test(
  'the sample company, on every date between its first and its last fact',
  { timeout: 180_000 },
  async () => {
    const workspace = await importWorkspace({ today: '2026-11-21' });
    onTestFinished(() => workspace.close());
    const context = { ...workspace.context, print: renderPdf };
    const made = await createSampleLedger(context, `${tempFolder()}/sample.duebook`);
    if (!made.ok) throw new Error(english(made.error.message));
    onTestFinished(() => made.value.close());
    await bringAll(workspace, await exportOf(workspace.context, made.value), ORDERS[0]);
    const first = await made.value.read((db) =>
      db
        .selectFrom('invoices')
        .select((eb) => eb.fn.min('issued_on').as('on'))
        .executeTakeFirstOrThrow(),
    );
    await expectSameAging(
      made.value,
      workspace.ledger,
      isoDateOf(String(first.on)),
      addDays(isoDateOf('2026-11-21'), 1),
    );
  },
);
