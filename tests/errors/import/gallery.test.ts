/**
 * Every sentence an import can say, with the smallest file that makes it say so. The golden files
 * beside this one are for reading: does each name the thing, the place and what to do?
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bytesOf,
  importWorkspace,
  type ImportWorkspace,
} from '../../services/imports/workspace-for-imports.ts';
import { EXCHANGE_CASES } from './exchange-cases.ts';
import { NAMED_CASES } from './named-cases.ts';
import { TABLE_CASES, type Case } from './table-cases.ts';
import { english } from '../../harness/english.ts';

const list = (...rows: string[]): string =>
  ['Invoice,Customer,Date,Due,Amount', ...rows, ''].join('\n');
const good = 'A-1,Rosa,2026-01-31,2026-02-28,100.00';

/** Each against a ledger that has invoice KNOWN-1 and receipt KNOWN-R of customer C1. */
const CASES: readonly Case[] = [
  { name: 'empty-file', file: 'empty.csv', content: '' },
  { name: 'blank-file', file: 'blank.csv', content: '\n \n\n' },
  {
    name: 'binary-old-excel',
    file: 'invoices.xls',
    content: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
  },
  { name: 'binary-pdf', file: 'invoices.pdf', content: '%PDF-1.7\n' },
  {
    name: 'binary-zeros',
    file: 'data.bin',
    content: new Uint8Array([65, 66, 44, 0, 1, 2, 0, 0, 7, 10]),
  },
  {
    name: 'utf-32',
    file: 'list.csv',
    content: new Uint8Array([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]),
  },
  { name: 'header-only', file: 'list.csv', content: 'Invoice,Customer,Date,Due,Amount\n' },
  {
    name: 'wrong-header',
    file: 'credit-notes.csv',
    content: 'credit_note,customer,date,amount\nCN-1,C1,2026-01-31,5.00\n',
    kind: 'credit-notes',
  },
  {
    name: 'payments-without-sums',
    file: 'receipts.csv',
    content: 'receipt,customer,date\nR-1,C1,2026-01-31\n',
    kind: 'receipts',
  },
  {
    name: 'mapping-incomplete',
    file: 'list.csv',
    content: 'Colour,Customer,Amount\nred,Rosa,100.00\nred,Rosa,90.00\n',
  },
  {
    name: 'ragged-rows',
    file: 'list.csv',
    content: list(good, 'A-2,Rosa,2026-01-31,100.00', 'A-3,Rosa,2026-01-31,2026-02-28,1,234.50'),
  },
  {
    name: 'date-31-february',
    file: 'list.csv',
    content:
      'Invoice;Customer;Date;Due;Amount\nA-1;Rosa;31.01.2026;28.02.2026;100,00\nA-2;Rosa;31.01.2026;31.02.2026;100,00\n',
  },
  {
    name: 'date-missing',
    file: 'list.csv',
    content: list(good, 'A-2,Rosa,,2026-02-28,100.00', 'A-3,Rosa,n/a,2026-02-28,100.00'),
  },
  {
    name: 'date-other-order',
    file: 'list.csv',
    content:
      'Invoice,Customer,Date,Amount\nA-1,Rosa,1/31/2026,5.00\nA-2,Rosa,2/28/2026,5.00\nA-3,Rosa,31/1/2026,5.00\n',
  },
  {
    name: 'amount-1.2.3',
    file: 'list.csv',
    content: list(good, 'A-2,Rosa,2026-01-31,2026-02-28,1.2.3'),
  },
  {
    name: 'amount-missing-or-words',
    file: 'list.csv',
    content: list(good, 'A-2,Rosa,2026-01-31,2026-02-28,', 'A-3,Rosa,2026-01-31,2026-02-28,ten'),
  },
  {
    name: 'amount-too-many-decimals',
    file: 'list.csv',
    content: list(good, 'A-2,Rosa,2026-01-31,2026-02-28,12.345'),
  },
  {
    name: 'amount-yen-with-decimals',
    file: 'list.csv',
    content:
      'Invoice,Customer,Date,Amount,Currency\nA-1,Rosa,2026-01-31,1200,JPY\nA-2,Rosa,2026-01-31,1200.50,JPY\n',
  },
  {
    name: 'amount-too-large',
    file: 'list.csv',
    content: list(good, 'A-2,Rosa,2026-01-31,2026-02-28,99999999999999999.00'),
  },
  {
    name: 'amount-zero',
    file: 'list.csv',
    content: list(good, 'A-2,Rosa,2026-01-31,2026-02-28,0.00'),
  },
  {
    name: 'amount-negative',
    file: 'list.csv',
    content: list(good, 'A-2,Rosa,2026-01-31,2026-02-28,-40.00'),
  },
  {
    name: 'two-currencies-in-a-cell',
    file: 'list.csv',
    content: list(good, 'A-2,Rosa,2026-01-31,2026-02-28,EUR 12.00 USD'),
  },
  {
    name: 'two-currencies-in-a-row',
    file: 'list.csv',
    content: 'Invoice,Customer,Date,Amount,Currency\nA-1,Rosa,2026-01-31,$5.00,EUR\n',
  },
  {
    name: 'currency-unknown',
    file: 'list.csv',
    content:
      'Invoice,Customer,Date,Amount,Currency\nA-1,Rosa,2026-01-31,5.00,EUR\nA-2,Rosa,2026-01-31,5.00,XQZ\n',
  },
  {
    name: 'value-too-long',
    file: 'list.csv',
    content: list(good, `A-2,Rosa,2026-01-31,2026-02-28,${'9'.repeat(1_000_000)}`),
  },
  { name: 'row-repeated', file: 'list.csv', content: list(good, good) },
  {
    name: 'number-twice',
    file: 'list.csv',
    content: list(
      good,
      'A-1,Rosa,2026-01-31,2026-02-28,120.00',
      'A-1,Iris,2026-01-31,2026-02-28,100.00',
    ),
  },
  {
    name: 'number-or-customer-missing',
    file: 'list.csv',
    content: list(good, ',Rosa,2026-01-31,2026-02-28,5.00', 'A-3,,2026-01-31,2026-02-28,5.00'),
  },
  {
    name: 'stray-quote',
    file: 'list.csv',
    content: list(
      'A-1,5" nails,2026-01-31,2026-02-28,5.00',
      'A-2,"Rosa" SL,2026-01-31,2026-02-28,5.00',
      good.replace('A-1', 'A-3'),
    ),
  },
  {
    name: 'unclosed-quote',
    file: 'list.csv',
    content: list('A-1,"Rosa,2026-01-31,2026-02-28,5.00', good.replace('A-1', 'A-2')),
  },
  {
    name: 'due-before-issue',
    file: 'list.csv',
    content: list(good, 'A-2,Rosa,2026-01-31,2026-01-15,5.00'),
  },
  { name: 'due-missing', file: 'list.csv', content: list(good, 'A-2,Rosa,2026-01-31,,5.00') },
  {
    name: 'no-due-column',
    file: 'list.csv',
    content: 'Invoice,Customer,Date,Amount\nA-1,Rosa,2026-01-31,5.00\n',
  },
  {
    name: 'settled-before-issue',
    file: 'list.csv',
    content: 'Invoice,Customer,Date,Amount,Paid on\nA-1,Rosa,2026-01-31,5.00,2026-01-05\n',
  },
  {
    name: 'issued-in-future',
    file: 'list.csv',
    content: list(good, 'A-2,Rosa,2062-01-31,2062-02-28,5.00'),
  },
  {
    name: 'disputed-unclear',
    file: 'list.csv',
    content:
      'Invoice,Customer,Date,Amount,Disputed\nA-1,Rosa,2026-01-31,5.00,No\nA-2,Rosa,2026-01-31,5.00,ask Ana\n',
  },
  {
    name: 'short-years',
    file: 'list.csv',
    content: 'Invoice;Customer;Date;Amount\nA-1;Rosa;31.01.26;5,00\n',
  },
  {
    name: 'point-zero',
    file: 'list.csv',
    content: 'Invoice,Customer,Date,Amount\n100.0,7.0,2026-01-31,5.00\n101.0,7.0,2026-01-31,6.00\n',
  },
  {
    name: 'several-names',
    file: 'list.csv',
    content:
      'Invoice,Customer No,Customer Name,Date,Amount\n1,C9,Rosa SL,2026-01-31,5.00\n2,C9,Rosa S.L.,2026-01-31,5.00\n3,C9,Rosa SL,2026-01-31,5.00\n',
  },
  {
    name: 'codes-alike',
    file: 'list.csv',
    content: 'Invoice,Customer No,Date,Amount\n1,00123,2026-01-31,5.00\n2,123,2026-01-31,5.00\n',
  },
  {
    name: 'country-unknown',
    file: 'list.csv',
    content:
      'Invoice,Customer,Date,Amount,Country\n1,Rosa,2026-01-31,5.00,391\n2,Iris,2026-01-31,5.00,406\n',
  },
  {
    name: 'ledger-other-amount',
    file: 'list.csv',
    content: list('KNOWN-1,C1,2026-01-10,2026-02-09,99.00'),
  },
  {
    name: 'ledger-other-customer',
    file: 'list.csv',
    content: list('KNOWN-1,C2,2026-01-10,2026-02-09,120.00'),
  },
  {
    name: 'ledger-other-date',
    file: 'list.csv',
    content: list('KNOWN-1,C1,2026-01-11,2026-02-09,120.00'),
  },
  {
    name: 'ledger-other-due-date',
    file: 'list.csv',
    content: list('KNOWN-1,C1,2026-01-10,2026-02-19,120.00'),
  },
  {
    name: 'ledger-settled-since',
    file: 'list.csv',
    content:
      'Invoice,Customer,Date,Due,Amount,Paid on\nKNOWN-1,C1,2026-01-10,2026-02-09,120.00,2026-03-01\n',
  },
];

const shown = (content: string | Uint8Array): string => {
  if (typeof content !== 'string')
    return `(${content.length > 500 ? 'some' : content.length} bytes) ${[...content.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}`;
  return content === ''
    ? '(empty)'
    : content
        .replace(/(.)\1{60,}/g, (run, sign: string) => `${sign}… (${run.length} times)`)
        .trimEnd();
};

describe('the sentences of an import', () => {
  let workspace: ImportWorkspace;
  beforeAll(async () => {
    workspace = await importWorkspace({ today: '2026-06-30' });
    await workspace.bring(
      'known.csv',
      'invoice,customer,issued_on,due_on,currency,gross\nKNOWN-1,C1,2026-01-10,2026-02-09,EUR,120.00\n',
    );
    await workspace.bring(
      'known-receipts.csv',
      'receipt,customer,received_on,currency,amount\nKNOWN-R,C1,2026-02-01,EUR,30.00\n',
    );
  });
  afterAll(() => workspace.close());

  it.each([...CASES, ...EXCHANGE_CASES, ...NAMED_CASES, ...TABLE_CASES])(
    '$name',
    async ({ name, file, content, kind }) => {
      const lines = [`file ${file}`, shown(content), ''];
      const inspected = await workspace.call('imports.inspect', {
        fileName: file,
        bytes: bytesOf(content),
        kind: kind ?? 'auto',
      });
      if (!inspected.ok) lines.push(`${inspected.error.code}: ${english(inspected.error.message)}`);
      else {
        const preview = await workspace.call('imports.preview', {
          uploadId: inspected.value.uploadId,
          mapping: inspected.value.mapping,
        });
        if (!preview.ok) lines.push(`${preview.error.code}: ${english(preview.error.message)}`);
        else {
          const { read, new: fresh, duplicate, refused, findings } = preview.value;
          lines.push(`read ${read} = new ${fresh} + duplicate ${duplicate} + refused ${refused}`);
          for (const finding of findings)
            lines.push(`${finding.severity} ${finding.code}: ${english(finding.message)}`);
          expect(read).toBe(fresh + duplicate + refused);
        }
      }
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`./${name}.txt`);
    },
  );
});
