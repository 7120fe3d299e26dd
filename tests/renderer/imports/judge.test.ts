/** Thirty e-invoices need no thirty dialogs; a file in doubt is never imported without a look. */
import { describe, expect, it } from 'vitest';
import {
  BANK_LIST_FIELDS,
  CUSTOMER_LIST_FIELDS,
  INVOICE_LIST_FIELDS,
  type ImportKind,
} from '../../../src/contract/calls/imports.ts';
import { columnGroups } from '../../../src/renderer/screens/imports/mapping/column-groups.ts';
import { byKind, judgeFile } from '../../../src/renderer/screens/imports/several/judge.ts';

const judge = (
  kind: ImportKind,
  counts: { isNew?: number; refused?: number; warning?: number; note?: number },
  remembered: string | null = null,
) =>
  judgeFile(
    { kind, remembered },
    {
      new: counts.isNew ?? 0,
      refused: counts.refused ?? 0,
      findingCounts: {
        refused: counts.refused ?? 0,
        warning: counts.warning ?? 0,
        note: counts.note ?? 0,
      },
    },
  );

describe('several files at once', () => {
  it.each([
    ['an e-invoice with a note', judge('einvoice', { isNew: 1, note: 1 }), { state: 'ready' }],
    [
      'one with a doubt',
      judge('einvoice', { isNew: 1, warning: 1 }),
      { state: 'look', why: 'findings' },
    ],
    ['one refused', judge('einvoice', { refused: 1 }), { state: 'look', why: 'findings' }],
    ['one that is there already', judge('einvoice', {}), { state: 'nothing' }],
    ['a list never seen', judge('invoice-list', { isNew: 9 }), { state: 'look', why: 'mapping' }],
    [
      'a list of a known shape',
      judge('invoice-list', { isNew: 9 }, 'Facturas'),
      { state: 'ready' },
    ],
    ['a bank file', judge('bank', { isNew: 37, note: 2 }), { state: 'ready' }],
  ])('%s', (_, verdict, expected) => {
    expect(verdict).toEqual(expected);
  });

  it('takes customers before invoices, and invoices before the money', () => {
    const kinds: ImportKind[] = ['bank', 'receipts', 'einvoice', 'customers', 'rates'];
    expect(kinds.sort(byKind)).toEqual(['rates', 'customers', 'einvoice', 'receipts', 'bank']);
  });
});

describe('the meanings a column can have', () => {
  it.each([
    ['invoice-list', INVOICE_LIST_FIELDS],
    ['customer-list', CUSTOMER_LIST_FIELDS],
    ['bank-list', BANK_LIST_FIELDS],
  ] as const)('%s offers each of its fields exactly once', (kind, fields) => {
    const offered = (columnGroups(kind) ?? []).flatMap((group) => group.fields);
    expect([...offered].sort()).toEqual([...fields].sort());
  });

  it('files that say themselves what is what offer none', () => {
    for (const kind of ['bank', 'einvoice', 'rates', 'receipts'] as const)
      expect(columnGroups(kind)).toBeNull();
  });
});
