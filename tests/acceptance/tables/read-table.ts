/**
 * A file of another program, from bytes to drafts as the program proposes to read it: what the
 * services do, without a ledger. For tests that judge proposals.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BankFile } from '../../../src/domain/bank/bank-file.ts';
import { draftBankList } from '../../../src/domain/imports/bank/draft-bank-list.ts';
import type { ProfiledColumn } from '../../../src/domain/imports/columns/can-hold.ts';
import { columnProfiler } from '../../../src/domain/imports/columns/column-profile.ts';
import {
  decideReading,
  type DecidedReading,
} from '../../../src/domain/imports/columns/decide-reading.ts';
import { missingColumns } from '../../../src/domain/imports/columns/missing-columns.ts';
import {
  believeNames,
  proposeColumns,
  type ProposedColumn,
} from '../../../src/domain/imports/columns/propose-columns.ts';
import {
  columnsOf,
  recogniseTableKind,
} from '../../../src/domain/imports/columns/recognise-kind.ts';
import {
  LIST_KINDS,
  type ListKind,
  type TableField,
} from '../../../src/domain/imports/columns/vocabulary.ts';
import type { IsoDate } from '../../../src/domain/dates.ts';
import { draftCustomerList } from '../../../src/domain/imports/drafts/customers/draft-customer-list.ts';
import { draftInvoices } from '../../../src/domain/imports/drafts/draft-invoices.ts';
import type { DraftedFile } from '../../../src/domain/imports/drafts/drafted-file.ts';
import type { KnownDocuments } from '../../../src/domain/imports/drafts/known-documents.ts';
import { openTable, type Table } from '../../../src/formats/in/open-table.ts';
import { english } from '../../harness/english.ts';

export const NOTHING_KNOWN: KnownDocuments = {
  hasDocuments: false,
  invoice: () => null,
  receipt: () => null,
  creditNote: () => null,
  customer: () => null,
  history: () => [],
  hasNumber: () => false,
};

export interface ReadTable {
  readonly table: Table;
  readonly rows: number;
  readonly columns: readonly ProfiledColumn[];
  readonly kind: ListKind;
  readonly proposed: readonly ProposedColumn[];
  readonly reading: DecidedReading;
  readonly drafted: DraftedFile | null;
  readonly bank: BankFile | null;
}

export interface Local {
  readonly country: string;
  readonly currency: string;
  readonly today: string;
}

/** Text: the sentence of the refusal. */
export async function readTable(file: string, local: Local): Promise<ReadTable | string> {
  const opened = await openTable(new Uint8Array(readFileSync(file)));
  if (!opened.ok) return `${path.basename(file)}: ${english(opened.error.sentence)}`;
  const table = opened.value;
  const { headers, banner, headerLine } = table.layout;
  const profilers = headers.map(() => columnProfiler());
  const first = await table.read((row) => {
    profilers.forEach((profiler, column) => profiler.see(row.fields[column] ?? ''));
  });
  if (!first.ok) return `${path.basename(file)}: ${english(first.error.sentence)}`;
  if (first.value.rows === 0)
    return `${path.basename(file)}: there is a header (line ${headerLine}) and no row below it; export the list again`;
  const columns = headers.map((header, index) => ({
    header,
    profile: (profilers[index] as (typeof profilers)[number]).profile(),
  }));
  const sample = table.sample.map((row) => row.fields);
  const recognised = recogniseTableKind(columns, sample);
  const kind = LIST_KINDS.find((one) => one === recognised);
  if (kind === undefined) throw new Error(`${file} is taken for the exchange file ${recognised}`);
  const proposed = believeNames(columns, proposeColumns(columns, kind, sample), kind);
  const map = columnsOf<TableField>(proposed);
  const missing = missingColumns(kind, map, columns.length);
  if (missing !== null) return `${path.basename(file)}: ${english(missing)}`;
  const reading = decideReading(columns, map, {
    ...local,
    delimiter: table.delimiter.delimiter,
  });
  const base = {
    headers,
    columns: map,
    dateOrder: reading.dateOrder.value,
    decimalMark: reading.decimalMark.value,
    currency: reading.currency.value,
    exact: false,
    today: local.today as IsoDate,
  };
  const whole = { table, rows: first.value.rows, columns, kind, proposed, reading };
  if (kind === 'bank-list') {
    const drafting = draftBankList({ ...base, format: table.format, banner, account: '' });
    const read = await table.read((row) => drafting.row(row));
    return {
      ...whole,
      drafted: null,
      bank: drafting.finish(read.ok ? read.value.asides : []),
    };
  }
  const drafting =
    kind === 'invoice-list'
      ? draftInvoices({ ...base, instalmentColumn: null })
      : draftCustomerList(base);
  await table.read((row) => drafting.row(row));
  const steps = drafting.finish(NOTHING_KNOWN);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return { ...whole, drafted: step.value, bank: null };
}
