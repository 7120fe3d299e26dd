import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openItems } from '../../../src/ledger/queries/case/open-items.ts';
import { liveDocuments } from '../../../src/ledger/queries/facts/live-documents.ts';
import { customersAt } from '../../../src/ledger/queries/customers/customers-at.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { NO_FACTS } from '../../../src/domain/facts/drafts.ts';
import { bytesOf, importWorkspace, type ImportWorkspace } from './workspace-for-imports.ts';

let workspace: ImportWorkspace;
beforeEach(async () => {
  workspace = await importWorkspace({ today: '2026-06-30' });
});
afterEach(() => workspace.close());

const today = { asOf: isoDateOf('2026-06-30'), knownAt: null };
const open = async (): Promise<string[]> =>
  (await workspace.ledger.read((db) => openItems(db, today))).map(
    (item) =>
      `${item.invoice}/${item.position} ${item.currency} ${item.openMinor} due ${item.dueOn}`,
  );
const LIST = 'Invoice,Customer,Date,Due,Amount,Paid on,Disputed\n';

describe('an invoice list', () => {
  it('becomes invoices, receipts on the day of settlement, and disputes', async () => {
    const preview = await workspace.bring(
      'list.csv',
      `${LIST}A-1,Rosa,2026-01-31,2026-02-28,100.00,2026-03-05,No\n0007,Iris,2026-02-01,2026-03-01,50.00,,Yes\n`,
    );
    expect(preview.facts).toEqual({
      ...NO_FACTS,
      customers: 2,
      invoices: 2,
      receipts: 1,
      allocations: 1,
      disputes: 1,
    });
    expect(preview.totals).toEqual([{ currency: 'EUR', rows: 2, amountMinor: 15000 }]);
    expect(await open()).toEqual(['0007/1 EUR 5000 due 2026-03-01']);
    await workspace.ledger.read(async (db) => {
      expect(liveDocuments(db).receipt('R-A-1')).toMatchObject({
        customer: 'Rosa',
        effectiveOn: '2026-03-05',
        amountMinor: 10000,
      });
      const before = await openItems(db, { asOf: isoDateOf('2026-03-04'), knownAt: null });
      expect(before.map((item) => item.invoice)).toEqual(['A-1', '0007']);
    });
  });

  it('imported again changes nothing and says so', async () => {
    const file = `${LIST}A-1,Rosa,2026-01-31,2026-02-28,100.00,2026-03-05,Yes\nA-2,Rosa,2026-01-31,2026-02-28,-40.00,,\n`;
    await workspace.bring('list.csv', file);
    const again = await workspace.preview('list.csv', file);
    expect(again).toMatchObject({ read: 2, new: 0, duplicate: 2, refused: 0 });
    expect(await workspace.call('imports.commit', { previewId: again.previewId })).toEqual({
      ok: false,
      error: {
        code: 'nothing_new',
        message: 'list.csv: every row is in the ledger already; nothing was recorded.',
      },
    });
  });

  it('news about known invoices records the news alone, and only once', async () => {
    await workspace.bring(
      'january.csv',
      `${LIST}A-1,Rosa,2026-01-31,2026-02-28,100.00,,No\nA-2,Rosa,2026-01-31,2026-02-28,60.00,,No\n`,
    );
    const february = `${LIST}A-1,Rosa,2026-01-31,2026-02-28,100.00,2026-03-05,No\nA-2,Rosa,2026-01-31,2026-02-28,60.00,,Yes\n`;
    const preview = await workspace.bring('february.csv', february);
    expect(preview).toMatchObject({
      new: 2,
      facts: { customers: 0, invoices: 0, receipts: 1, allocations: 1, disputes: 1 },
    });
    expect(await open()).toEqual(['A-2/1 EUR 6000 due 2026-02-28']);
    expect(await workspace.preview('february.csv', february)).toMatchObject({
      new: 0,
      duplicate: 2,
    });
  });

  it('a receipt number that is taken gets another one', async () => {
    await workspace.bring(
      'receipts.csv',
      'receipt,customer,received_on,currency,amount\nR-A-1,Iris,2026-01-05,EUR,5.00\n',
    );
    await workspace.bring(
      'list.csv',
      `${LIST}A-1,Rosa,2026-01-31,2026-02-28,100.00,2026-03-05,No\n`,
    );
    await workspace.ledger.read(async (db) => {
      expect(liveDocuments(db).receipt('R-A-1/2')).toMatchObject({
        customer: 'Rosa',
        amountMinor: 10000,
      });
    });
  });

  it('without a code column the name is the code; with one the most frequent name is kept', async () => {
    await workspace.bring('a.csv', 'Invoice,Client name,Date,Amount\n1,Rosa SL,2026-01-31,5.00\n');
    await workspace.bring(
      'b.csv',
      'Invoice,Customer no,Client name,Date,Amount\n2,00123,Iris SA,2026-01-31,5.00\n3,00123,Iris S.A.,2026-01-31,5.00\n4,00123,Iris S.A.,2026-01-31,5.00\n',
    );
    const customers = await workspace.ledger.read((db) => customersAt(db, today));
    expect(customers.map((customer) => [customer.code, customer.name])).toEqual([
      ['00123', 'Iris S.A.'],
      ['Rosa SL', 'Rosa SL'],
    ]);
  });

  it('columns that mean nothing are kept as notes', async () => {
    await workspace.bring(
      'a.csv',
      'Invoice,Customer,Date,Amount,Colour,Sales rep\n1,Rosa,2026-01-31,5.00,"red ""dark""",Ana\n',
    );
    const notes = await workspace.ledger.read((db) =>
      db.selectFrom('invoices').select('notes').executeTakeFirstOrThrow(),
    );
    expect(JSON.parse(notes.notes)).toEqual({ Colour: 'red "dark"', 'Sales rep': 'Ana' });
  });

  it('currencies: of the row, of the cell, of the ledger', async () => {
    const preview = await workspace.preview(
      'a.csv',
      'Invoice,Customer,Date,Amount,Currency\n1,Rosa,2026-01-31,1200,JPY\n2,Rosa,2026-01-31,1.250,KWD\n3,Rosa,2026-01-31,5.00,\n4,Rosa,2026-01-31,£7.00,\n',
    );
    expect(preview.totals).toEqual([
      { currency: 'EUR', rows: 1, amountMinor: 500 },
      { currency: 'GBP', rows: 1, amountMinor: 700 },
      { currency: 'JPY', rows: 1, amountMinor: 1200 },
      { currency: 'KWD', rows: 1, amountMinor: 1250 },
    ]);
  });
});

describe('the way to a commit', () => {
  const FILE = 'Invoice,Customer,Date,Amount\n1,Rosa,05/04/2026,5.00\n2,Rosa,06/04/2026,x\n';

  it('a correction is remembered for the next file of the same shape, unless that file proves otherwise', async () => {
    const inspected = await workspace.must('imports.inspect', {
      fileName: 'april.csv',
      bytes: bytesOf(FILE),
    });
    expect(inspected.dateOrder).toMatchObject({ value: 'dmy', how: 'guessed' });
    const mapping = { ...inspected.mapping, dateOrder: 'mdy' as const };
    const preview = await workspace.must('imports.preview', {
      uploadId: inspected.uploadId,
      mapping,
    });
    expect(preview.rows[0]?.issuedOn).toBe('2026-05-04');
    await workspace.must('imports.commit', {
      previewId: preview.previewId,
      rememberAs: 'Contable',
    });
    const next = await workspace.must('imports.inspect', {
      fileName: 'may.csv',
      bytes: bytesOf('INVOICE,Customer,Date,Amount\n9,Rosa,07/05/2026,5.00\n'),
    });
    expect(next).toMatchObject({
      remembered: 'Contable',
      dateOrder: { value: 'mdy', how: 'remembered' },
    });
    const other = await workspace.must('imports.inspect', {
      fileName: 'may.csv',
      bytes: bytesOf('Invoice,Customer,Date,Amount\n9,Rosa,31/05/2026,5.00\n'),
    });
    expect(other.dateOrder).toMatchObject({ value: 'dmy', how: 'settled' });
    expect(await workspace.must('imports.mappings', {})).toMatchObject([
      { name: 'Contable', mapping: { dateOrder: 'mdy' } },
    ]);
  });

  it('the file is recognised when it comes again', async () => {
    await workspace.bring('a.csv', FILE);
    const inspected = await workspace.must('imports.inspect', {
      fileName: 'b.csv',
      bytes: bytesOf(FILE),
    });
    expect(inspected.importedBefore).toMatchObject({ batchId: 1 });
  });

  it('all or nothing refuses the good rows with the bad', async () => {
    const preview = await workspace.preview('a.csv', FILE);
    expect(preview).toMatchObject({ new: 1, refused: 1 });
    expect(
      await workspace.call('imports.commit', { previewId: preview.previewId, allOrNothing: true }),
    ).toMatchObject({ ok: false, error: { code: 'rows_refused' } });
    expect(await open()).toEqual([]);
    await workspace.must('imports.commit', { previewId: preview.previewId });
    expect((await open()).length).toBe(1);
  });

  it('a preview is stale after another command, and gone after its commit', async () => {
    const first = await workspace.preview('a.csv', FILE);
    await workspace.bring('b.csv', 'Invoice,Customer,Date,Amount\n1,Iris,2026-01-31,7.00\n');
    expect(await workspace.call('imports.commit', { previewId: first.previewId })).toMatchObject({
      ok: false,
      error: { code: 'preview_stale' },
    });
    const again = await workspace.preview('a.csv', FILE);
    expect(again).toMatchObject({ new: 0, refused: 2 });
    const other = await workspace.preview(
      'c.csv',
      'Invoice,Customer,Date,Amount\n3,Iris,2026-01-31,7.00\n',
    );
    await workspace.must('imports.commit', { previewId: other.previewId });
    expect(await workspace.call('imports.commit', { previewId: other.previewId })).toMatchObject({
      ok: false,
      error: { code: 'preview_gone' },
    });
  });

  it('only a few files wait in memory', async () => {
    const first = await workspace.must('imports.inspect', {
      fileName: 'a.csv',
      bytes: bytesOf(FILE),
    });
    for (let index = 0; index < 4; index += 1)
      await workspace.must('imports.inspect', { fileName: 'b.csv', bytes: bytesOf(FILE) });
    expect(
      await workspace.call('imports.preview', { uploadId: first.uploadId, mapping: first.mapping }),
    ).toMatchObject({ ok: false, error: { code: 'upload_gone' } });
    expect(await workspace.call('imports.reinspect', { uploadId: first.uploadId })).toMatchObject({
      ok: false,
      error: { code: 'upload_gone' },
    });
  });

  it('reinspect reads under another delimiter or encoding', async () => {
    const inspected = await workspace.must('imports.inspect', {
      fileName: 'a.csv',
      bytes: bytesOf('Invoice;Customer,Date\n1;2,3\n4;5,6\n'),
    });
    const other = inspected.delimiter.value === ';' ? ',' : ';';
    const again = await workspace.must('imports.reinspect', {
      uploadId: inspected.uploadId,
      delimiter: other,
    });
    expect(again.delimiter).toMatchObject({ value: other, how: 'settled' });
    expect(
      await workspace.call('imports.reinspect', {
        uploadId: inspected.uploadId,
        encoding: 'utf-16le',
      }),
    ).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });

  it('findings are kept with the batch, and an undo takes every fact back', async () => {
    const preview = await workspace.bring('a.csv', FILE);
    const kept = await workspace.must('imports.findings', { batchId: 1 });
    expect(kept).toEqual({ total: preview.findings.length, findings: preview.findings });
    expect(await workspace.must('imports.batches', {})).toMatchObject([
      { batchId: 1, read: 2, new: 1, refused: 1, undoneAt: null },
    ]);
    expect((await workspace.must('imports.undo', { batchId: 1 })).undoneAt).not.toBeNull();
    expect(await open()).toEqual([]);
    expect(await workspace.call('imports.undo', { batchId: 1 })).toMatchObject({
      ok: false,
      error: { code: 'already_undone' },
    });
    expect(await workspace.preview('a.csv', FILE)).toMatchObject({ new: 1, duplicate: 0 });
  });

  it('a cancelled commit leaves nothing behind', async () => {
    const preview = await workspace.preview('a.csv', FILE);
    const job = workspace.context.job as { checkpoint: () => Promise<void> };
    job.checkpoint = () => Promise.reject(new Error('cancelled here'));
    await expect(
      workspace.call('imports.commit', { previewId: preview.previewId }),
    ).rejects.toThrow('cancelled here');
    job.checkpoint = () => Promise.resolve();
    expect(await workspace.must('imports.batches', {})).toEqual([]);
    expect(await open()).toEqual([]);
    await workspace.must('imports.commit', { previewId: preview.previewId });
    expect((await open()).length).toBe(1);
  });

  it('says what was found: invoices, customers, overdue, the oldest', async () => {
    const preview = await workspace.preview(
      'a.csv',
      'Invoice,Customer,Date,Due,Amount\n1,Rosa,2026-01-31,2026-03-02,5.00\n2,Rosa,2026-06-20,2026-07-20,5.00\n3,Iris,2026-05-31,2026-06-30,5.00\n',
    );
    expect(await workspace.must('imports.commit', { previewId: preview.previewId })).toMatchObject({
      invoices: 3,
      customers: 2,
      overdue: 1,
      oldestDaysPastDue: 120,
    });
  });
});

describe('what came in', () => {
  it('is told with amounts, credit notes and receipts among it, by currency', async () => {
    const preview = await workspace.preview(
      'a.csv',
      'Invoice,Customer,Date,Due,Currency,Amount,Paid on\n1,Rosa,2026-01-31,2026-03-02,EUR,5.00,2026-02-01\n2,Rosa,2026-06-20,2026-07-20,USD,7.50,\n3,Iris,2026-05-31,2026-06-30,EUR,5.00,\nC-4,Iris,2026-06-01,,EUR,-2.25,\n',
    );
    const { brought } = await workspace.must('imports.commit', { previewId: preview.previewId });
    expect(
      brought.map(
        ({ kind, count, amountMinor, currency }) => `${count} ${kind} ${amountMinor} ${currency}`,
      ),
    ).toEqual([
      '2 invoices 1000 EUR',
      '1 invoices 750 USD',
      '1 creditNotes 225 EUR',
      '1 receipts 500 EUR',
    ]);
  });
});

describe('exchange files', () => {
  const INVOICES =
    'invoice,customer,issued_on,due_on,currency,gross,instalment,disputed,colour\nE-1,C1,2026-01-10,2026-03-10,EUR,600.00,2,,red\nE-1,C1,2026-01-10,2026-02-10,EUR,500.00,1,,red\nE-2,C1,2026-01-10,2026-02-01,EUR,50.00,,yes,\n';
  const RECEIPTS =
    'receipt,customer,received_on,currency,amount,invoice,reference,channel\nR-1,C1,2026-01-05,EUR,700.00,E-1,bank 7,web\nR-2,C1,2026-02-05,EUR,600.00,E-1,,\nR-3,C1,2026-02-06,EUR,80.00,,,\n';

  it('are recognised by their header, instalments and all', async () => {
    const preview = await workspace.bring('x.csv', INVOICES);
    expect(preview).toMatchObject({
      kind: 'invoices',
      new: 3,
      facts: { customers: 1, invoices: 2, disputes: 1 },
    });
    expect(await open()).toEqual([
      'E-2/1 EUR 5000 due 2026-02-01',
      'E-1/1 EUR 50000 due 2026-02-10',
      'E-1/2 EUR 60000 due 2026-03-10',
    ]);
    expect(await workspace.preview('x.csv', INVOICES)).toMatchObject({ new: 0, duplicate: 3 });
    expect(await workspace.preview('x.csv', INVOICES.replace('600.00', '601.00'))).toMatchObject({
      new: 0,
      duplicate: 1,
      refused: 2,
    });
  });

  it('receipts go to the oldest instalment first, not before the invoice; the rest stays on account', async () => {
    await workspace.bring('x.csv', INVOICES);
    const preview = await workspace.bring('y.csv', RECEIPTS);
    expect(preview).toMatchObject({
      kind: 'receipts',
      new: 3,
      facts: { receipts: 3, allocations: 3 },
    });
    expect(await open()).toEqual(['E-2/1 EUR 5000 due 2026-02-01']);
    await workspace.ledger.read(async (db) => {
      const rows = await db
        .selectFrom('allocations')
        .select(['effective_on', 'amount_minor'])
        .orderBy('id')
        .execute();
      expect(rows).toEqual([
        { effective_on: '2026-01-10', amount_minor: 50000 },
        { effective_on: '2026-01-10', amount_minor: 20000 },
        { effective_on: '2026-02-05', amount_minor: 40000 },
      ]);
      expect(liveDocuments(db).receipt('R-1')?.reference).toBe('bank 7; channel: web');
    });
    expect(await workspace.preview('y.csv', RECEIPTS)).toMatchObject({ new: 0, duplicate: 3 });
  });

  it('credit notes, allocations and customers', async () => {
    await workspace.bring(
      'c.csv',
      'customer,name,country,language,currency,tax_id,kind,email,phone,address,terms,credit_limit,governing_law\nC1,Rosa SL,ES,es,EUR,B1,company,a@b.c,1,Calle 1,30 days,5000.00,ES\n',
    );
    await workspace.bring('x.csv', INVOICES);
    await workspace.bring(
      'n.csv',
      'credit_note,customer,issued_on,currency,gross,invoice\nN-1,C1,2026-01-20,EUR,100.00,E-1\nN-2,C1,2026-01-20,EUR,30.00,\n',
    );
    const allocations =
      'source,invoice,effective_on,amount\nN-2,E-2,2026-02-01,10.00\nN-2,E-2,2026-02-01,10.00\n';
    expect(await workspace.bring('a.csv', allocations)).toMatchObject({
      kind: 'allocations',
      new: 2,
      facts: { allocations: 2 },
    });
    expect(await open()).toEqual([
      'E-2/1 EUR 3000 due 2026-02-01',
      'E-1/1 EUR 40000 due 2026-02-10',
      'E-1/2 EUR 60000 due 2026-03-10',
    ]);
    expect(await workspace.preview('a.csv', allocations)).toMatchObject({ new: 0, duplicate: 2 });
    const [customer] = await workspace.ledger.read((db) => customersAt(db, today));
    expect(customer).toMatchObject({
      code: 'C1',
      name: 'Rosa SL',
      creditLimitMinor: 500000,
      governingLaw: 'ES',
    });
    expect(
      await workspace.preview(
        'c.csv',
        'customer,name,country,language,currency,tax_id,kind,email,phone,address,terms,credit_limit,governing_law\nC1,Rosa SL,ES,es,EUR,B1,company,a@b.c,1,Calle 1,30 days,5000.00,ES\n',
      ),
    ).toMatchObject({ new: 0, duplicate: 1 });
  });

  it('one refused instalment refuses its invoice', async () => {
    const preview = await workspace.preview(
      'x.csv',
      'invoice,customer,issued_on,due_on,currency,gross,instalment\nE-1,C1,2026-01-10,2026-02-10,EUR,500.00,1\nE-1,C1,2026-01-10,2026-03-10,EUR,oops,2\nE-1,C1,2026-01-10,2026-04-10,EUR,500.00,3\n',
    );
    expect(preview).toMatchObject({ read: 3, new: 0, refused: 3 });
  });
});
