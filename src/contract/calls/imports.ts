/**
 * Bringing files in: inspect → (correct the mapping) → preview → commit → undo.
 *
 * `read = new + duplicate + refused`: every row of the file is in exactly one of the three.
 */
import { z } from 'zod';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import type { FactCounts } from '../../domain/facts/drafts.ts';
import {
  BANK_LIST_FIELDS,
  CUSTOMER_LIST_FIELDS,
  INVOICE_LIST_FIELDS,
  type BankListField,
  type CustomerListField,
} from '../../domain/imports/columns/vocabulary.ts';
import { call, output } from '../call.ts';
import type { DraftRow, PreviewEInvoice, PreviewStatement } from './import-views.ts';
import { bytes, currencyCode, isoDate, page, text } from '../fields.ts';
import {
  CHOICES,
  type Choice,
  type ComparedTotal,
  type Proposal as SnapshotProposal,
} from '../../domain/imports/snapshot/compare-snapshot.ts';
import type { Text } from '../../domain/texts/text.ts';

/** The seven exchange files, lists of other programs with a mapping, and files that need none. */
export const IMPORT_KINDS = [
  'customers',
  'invoices',
  'credit-notes',
  'receipts',
  'allocations',
  'case-facts',
  'orders',
  'invoice-list',
  'customer-list',
  'bank-list',
  'bank',
  'einvoice',
  'rates',
] as const;
/** Kinds whose columns are mapped; the others say themselves what is what. */
export const MAPPED_KINDS = ['invoice-list', 'customer-list', 'bank-list'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export {
  BANK_LIST_FIELDS,
  CUSTOMER_LIST_FIELDS,
  INVOICE_LIST_FIELDS,
  type BankListField,
  type CustomerListField,
};
export type InvoiceListField = (typeof INVOICE_LIST_FIELDS)[number];
/** What a column of a list can mean. A column that means nothing here is kept as a note. */
export type ListField = InvoiceListField | CustomerListField | BankListField;
const LIST_FIELDS = [
  ...new Set<ListField>([...INVOICE_LIST_FIELDS, ...CUSTOMER_LIST_FIELDS, ...BANK_LIST_FIELDS]),
] as const;

export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];
export const DECIMAL_MARKS = ['.', ','] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'iso-8859-1',
  'windows-1257',
  'gb18030',
] as const;
export type Encoding = (typeof ENCODINGS)[number];
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** How the columns of a file are to be read. Decided once for the file, never per row. */
export const importMapping = z.object({
  kind: z.enum(IMPORT_KINDS),
  encoding: z.enum(ENCODINGS),
  delimiter: z.enum(DELIMITERS),
  /** Field → zero-based column; fields not in the file are absent. Exchange files leave it empty. */
  columns: z.partialRecord(z.enum(LIST_FIELDS), z.number().int().min(0)),
  /** Sheet of a workbook; null: not a workbook. */
  sheet: z.string().nullable().default(null),
  /** One-based line of the (first) header row; null: found; 0: the file has none. */
  headerLine: z.number().int().min(0).nullable().default(null),
  /** 2: a group header above the header. */
  headerRows: z.union([z.literal(1), z.literal(2)]).default(1),
  dateOrder: z.enum(DATE_ORDERS),
  decimalMark: z.enum(DECIMAL_MARKS),
  /** For rows without a currency of their own. */
  currency: currencyCode,
  /**
   * Whether an invoice list is one of what is open on a day: that day; `no`; `auto`: when it has open amounts and no
   * history, of the day that it states, else of today.
   */
  snapshot: z.union([z.enum(['auto', 'no']), isoDate]).default('auto'),
});
export type ImportMapping = z.output<typeof importMapping>;

export interface InspectedColumn {
  readonly index: number;
  readonly header: string;
  /** The value in each of a few rows, as written; the same rows for every column, empty where one has none. */
  readonly samples: readonly string[];
  readonly proposed: ListField | null;
  /** Why: `named "Due Date"`, `every value is a date`; empty when nothing is proposed. */
  readonly because: Text;
}

/** A choice that was made from the whole file, with what else it could have been. */
export interface Decision<T> {
  readonly value: T;
  /** `settled`: only this reading fits every value; `guessed`: others fit too; `remembered`. */
  readonly how: 'settled' | 'guessed' | 'remembered';
  /** Example that decided or that is in doubt: `1/13/2013 can only be month/day/year`. */
  readonly because: Text;
}

export interface Inspection {
  readonly uploadId: string;
  readonly fileName: string;
  /** `bank`, `einvoice` and `rates` need no mapping: go on to the preview. */
  readonly kind: ImportKind;
  /** What the file is: `CSV`, `Excel workbook`, `camt.053.001.02`, `UBL 2.1 Invoice`. */
  readonly format: Text;
  /** Sheets of a workbook, hidden ones too; empty for other files. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly sizeBytes: number;
  readonly rows: number;
  readonly headerLine: number;
  readonly columns: readonly InspectedColumn[];
  readonly encoding: Decision<Encoding>;
  readonly delimiter: Decision<Delimiter>;
  readonly dateOrder: Decision<DateOrder>;
  readonly decimalMark: Decision<DecimalMark>;
  readonly currency: Decision<string>;
  readonly mapping: ImportMapping;
  /** Name of the remembered mapping that was used, or null. */
  readonly remembered: string | null;
  /** Lists of the same file, already imported: `batch 3 on 2026-11-02`. */
  readonly importedBefore: { readonly batchId: number; readonly recordedAt: Instant } | null;
  /** The day of the balances that it is read as; null: it is no list of balances. */
  readonly openingOn: IsoDate | null;
}

export const FINDING_SEVERITIES = ['refused', 'warning', 'note'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/** One thing to know about one place of the file. */
export interface Finding {
  readonly severity: FindingSeverity;
  readonly code: string;
  /** One-based line of the file where the row begins; null for the file as a whole. */
  readonly line: number | null;
  /** Header of the column, or null. */
  readonly column: string | null;
  /** A whole sentence: `line 14, column "Due": "31.02.2026" is not a date (…)`. */
  readonly message: Text;
  /** The same without its line: `column "Due": "31.02.2026" is not a date (…)`. */
  readonly sentence: Text;
}

export type { Choice };
export type { DraftRow, FactCounts, PreviewEInvoice, PreviewStatement };

export interface CurrencyTotal {
  readonly currency: string;
  readonly rows: number;
  readonly amountMinor: number;
}

export interface Preview {
  readonly previewId: string;
  readonly fileName: string;
  readonly kind: ImportKind;
  readonly read: number;
  readonly new: number;
  readonly duplicate: number;
  readonly refused: number;
  /** What a commit will record. */
  readonly facts: FactCounts;
  /** Of new rows. */
  readonly totals: readonly CurrencyTotal[];
  readonly findingCounts: Readonly<Record<FindingSeverity, number>>;
  /** The first 200 of each severity, worst first; `imports.findings` has the rest. */
  readonly findings: readonly Finding[];
  /** The first 50 rows. */
  readonly rows: readonly DraftRow[];
  /** Of a bank file; empty for others. */
  readonly statements: readonly PreviewStatement[];
  readonly einvoice: PreviewEInvoice | null;
  /** Of a list of open items; null: of no such list. */
  readonly comparison: PreviewComparison | null;
}

/** How a list of open items differs from the ledger of its day. Amounts in minor units. */
export interface PreviewComparison {
  readonly takenOn: IsoDate;
  /** How the day is known. */
  readonly because: Text;
  /** Day of the list before; null: there is none. */
  readonly previousOn: IsoDate | null;
  /** Invoices that are the same in both. */
  readonly agree: number;
  readonly totals: readonly ComparedTotal[];
  readonly proposals: readonly SnapshotProposal[];
}

export interface BatchView {
  readonly batchId: number;
  readonly fileName: string;
  readonly kind: ImportKind;
  readonly recordedAt: Instant;
  readonly read: number;
  readonly new: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly facts: FactCounts;
  readonly undoneAt: Instant | null;
  /** The mapping that was used, as JSON text. */
  readonly mapping: string;
}

/** After an import: "412 invoices, 61 customers, 38 overdue, oldest 204 days". */
/** What a batch recorded of one kind in one currency. */
export interface BroughtAmount {
  readonly kind: 'invoices' | 'creditNotes' | 'receipts';
  readonly currency: string;
  readonly count: number;
  /** Minor units; positive, of credits too. */
  readonly amountMinor: number;
}

export interface ImportOutcome {
  readonly batch: BatchView;
  /** Invoices first, then what they are paid with, receipts per list among it. */
  readonly brought: readonly BroughtAmount[];
  readonly invoices: number;
  readonly customers: number;
  readonly overdue: number;
  readonly oldestDaysPastDue: number;
}

export const importCalls = {
  /** Reads the file and proposes how to read it; records nothing. */
  'imports.inspect': call({
    input: z.object({
      fileName: text(255),
      bytes,
      kind: z.enum([...IMPORT_KINDS, 'auto']).default('auto'),
      /** The day of a list of one row a customer, whose balances become opening balances; null: it is none. */
      openingOn: isoDate.nullable().default(null),
    }),
    output: output<Inspection>(),
    errors: [
      'empty_file',
      'binary_file',
      'no_rows',
      'unreadable',
      'too_large',
      'wrong_header',
      'wrong_kind',
    ],
    job: true,
  }),
  /** The same file under corrected encoding or delimiter: columns are proposed again. */
  'imports.reinspect': call({
    input: z.object({
      uploadId: z.string(),
      encoding: z.enum(ENCODINGS).optional(),
      delimiter: z.enum(DELIMITERS).optional(),
      kind: z.enum(IMPORT_KINDS).optional(),
      sheet: z.string().optional(),
      headerLine: z.number().int().min(0).optional(),
      headerRows: z.union([z.literal(1), z.literal(2)]).optional(),
      /** As with `imports.inspect`; absent: as it was asked for before. */
      openingOn: isoDate.nullable().optional(),
    }),
    output: output<Inspection>(),
    errors: ['upload_gone', 'no_rows', 'unreadable', 'wrong_header', 'wrong_kind'],
    job: true,
  }),
  'imports.preview': call({
    input: z.object({ uploadId: z.string(), mapping: importMapping }),
    output: output<Preview>(),
    errors: [
      'upload_gone',
      'mapping_incomplete',
      'no_rows',
      'unreadable',
      'wrong_header',
      'wrong_kind',
    ],
    job: true,
  }),
  'imports.findings': call({
    input: page.extend({
      previewId: z.string().nullable().default(null),
      batchId: z.number().int().nullable().default(null),
    }),
    output: output<{ readonly total: number; readonly findings: readonly Finding[] }>(),
    errors: ['preview_gone', 'not_found'],
  }),
  /** Records exactly what the preview showed, in one transaction. */
  'imports.commit': call({
    input: z.object({
      previewId: z.string(),
      /** Refuse everything when one row was refused. */
      allOrNothing: z.boolean().default(false),
      /** Remember the mapping under this name for files of the same shape; null: file's own name. */
      rememberAs: z.string().trim().max(120).nullable().default(null),
      /** What is done about differences of the comparison, by their keys; others are left. */
      choices: z.record(z.string(), z.enum(CHOICES)).default({}),
      /** Day of the receipts they make: of the list, the due date, or one between this list and the one before. */
      datedOn: z.union([z.enum(['list', 'due']), isoDate]).default('list'),
    }),
    output: output<ImportOutcome>(),
    errors: ['preview_gone', 'preview_stale', 'nothing_new', 'rows_refused', 'invalid_choice'],
    job: true,
    changes: ['workspace', 'customers', 'items', 'imports', 'bank', 'rates'],
  }),
  'imports.batches': call({ input: z.object({}).strict(), output: output<readonly BatchView[]>() }),
  /** Reverses every fact of the batch, as one. */
  'imports.undo': call({
    input: z.object({
      batchId: z.number().int().positive(),
      reason: text(500).default('import undone'),
    }),
    /** `customersKept`: customers of it that stay, as facts from elsewhere belong to them. */
    output: output<BatchView & { readonly customersKept: number }>(),
    errors: ['not_found', 'already_undone', 'used_by_later_facts'],
    job: true,
    changes: ['workspace', 'customers', 'items', 'imports', 'bank', 'rates'],
  }),
  'imports.mappings': call({
    input: z.object({}).strict(),
    output: output<
      readonly {
        readonly name: string;
        readonly headers: readonly string[];
        readonly mapping: ImportMapping;
      }[]
    >(),
  }),
};
