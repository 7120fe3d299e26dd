/**
 * An entry of the journal as one would say it; the command and its detail stay behind a click.
 *
 *     imports.commit {"file":"flores.xlsx","facts":{"invoices":412,"customers":61}}
 *     ->  "Import of flores.xlsx: 412 invoices, 61 customers"
 *
 * An entry of a command that nobody gave words to is shown as it stands.
 */
import type { TFunction } from 'i18next';
import { parseIsoDate } from '../../../../domain/dates.ts';
import { COUNTED, type FactCounts } from '../../../../domain/facts/drafts.ts';
import type { JournalRow } from '../../../../contract/calls/facts.ts';
import { formatDate } from '../../../format/format.ts';
import { journalWords } from './journal-detail.ts';

export interface JournalWords {
  readonly t: TFunction<'ledger'>;
  /** "412 invoices", "61 customers". */
  readonly factsWords: (facts: FactCounts) => readonly string[];
  /** The name of a customer's code; the code where it is not known. */
  readonly nameOf: (customer: string) => string;
}

type Detail = Readonly<Record<string, unknown>>;
type Said = (detail: Detail, words: JournalWords) => string;

const text = (detail: Detail, key: string): string => {
  const value = detail[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const number = (detail: Detail, key: string): number => {
  const value = detail[key];
  return typeof value === 'number' ? value : 0;
};
const list = (detail: Detail, key: string): readonly string[] => {
  const value = detail[key];
  return Array.isArray(value) ? value.map(String) : [];
};
const date = (detail: Detail, key: string): string => {
  const day = parseIsoDate(text(detail, key));
  return day === null ? text(detail, key) : formatDate(day);
};
const facts = (counts: unknown, { factsWords }: JournalWords): string => {
  const known = counts !== null && typeof counts === 'object' ? (counts as Detail) : {};
  return factsWords(
    Object.fromEntries(COUNTED.map((kind) => [kind, number(known, kind)])) as unknown as FactCounts,
  ).join(', ');
};
/** "L-1", "L-1 and L-2", "L-1 to L-20": numbers follow each other. */
const run = (numbers: readonly string[], t: TFunction<'ledger'>): string => {
  const [first = ''] = numbers;
  const last = numbers.at(-1) ?? '';
  return numbers.length < 2 ? first : t('journal.range', { first, last });
};

const SAID: Readonly<Record<string, Said>> = {
  'ledger.create': (d, { t }) => t('journal.ledgerCreate', { company: text(d, 'company') }),
  'sample.company': (d, words) =>
    words.t('journal.sampleCompany', { company: text(d, 'company'), facts: facts(d, words) }),
  'sample.week': (d, words) =>
    words.t('journal.sampleWeek', { date: date(d, 'week'), facts: facts(d, words) }),
  'sample.bank': (d, { t }) =>
    t('journal.sampleBank', {
      date: date(d, 'to'),
      lines: number(d, 'lines'),
      receipts: number(d, 'receipts'),
      aside: number(d, 'aside'),
    }),
  'imports.commit': (d, words) => {
    const said = facts(d.facts, words);
    return words.t(said === '' ? 'journal.importNothing' : 'journal.import', {
      file: text(d, 'file'),
      facts: said,
    });
  },
  'imports.undo': (d, { t }) => t('journal.importUndo', { batch: text(d, 'batch') }),
  'invoices.record': (d, { t, nameOf }) =>
    t(d.kind === 'debit_note' ? 'journal.debitNote' : 'journal.invoice', {
      number: text(d, 'invoice'),
      name: nameOf(text(d, 'customer')),
    }),
  'invoices.changeDue': (d, { t }) =>
    t('journal.changeDue', { item: text(d, 'item'), from: date(d, 'from'), to: date(d, 'to') }),
  'creditNotes.record': (d, { t, nameOf }) =>
    t(text(d, 'invoice') === '' ? 'journal.creditNote' : 'journal.creditNoteOf', {
      number: text(d, 'creditNote'),
      name: nameOf(text(d, 'customer')),
      invoice: text(d, 'invoice'),
    }),
  'receipts.record': (d, { t, nameOf }) =>
    t('journal.receipt', {
      number: text(d, 'receipt'),
      name: nameOf(text(d, 'customer')),
      count: number(d, 'allocations'),
    }),
  'allocations.record': (d, { t }) =>
    t('journal.allocation', { source: text(d, 'source'), item: text(d, 'item') }),
  'writeOffs.record': (d, { t }) =>
    t('journal.writeOff', { number: text(d, 'writeOff'), invoice: text(d, 'invoice') }),
  'writeOffs.recordTogether': (d, { t }) => {
    const numbers = list(d, 'writeOffs');
    return t('journal.writeOffs', { count: numbers.length, numbers: run(numbers, t) });
  },
  'writeOffs.undoTogether': (d, { t }) => {
    const numbers = list(d, 'writeOffs');
    return t('journal.writeOffsUndone', { count: numbers.length, numbers: run(numbers, t) });
  },
  'refunds.record': (d, { t }) =>
    t('journal.refund', { number: text(d, 'refund'), source: text(d, 'source') }),
  'disputes.open': (d, { t }) => t('journal.disputeOpen', { invoice: text(d, 'invoice') }),
  'disputes.resolve': (d, { t }) => t('journal.disputeResolve', { invoice: text(d, 'invoice') }),
  'facts.reverse': (d, { t }) =>
    t('reverse.done', {
      what: t(`reverse.kinds.${text(d, 'kind') as 'invoice'}`, { label: text(d, 'reference') }),
    }),
  'letters.issue': (d, { t }) => {
    const numbers = list(d, 'letters');
    return t('journal.letters', { count: numbers.length, numbers: run(numbers, t) });
  },
  'letters.cancel': (d, { t }) => t('journal.letterCancel', { number: text(d, 'letter') }),
  'bank.accept': (d, { t }) => t('journal.bankAccept', { line: text(d, 'line') }),
  'bank.acceptReturn': (d, { t }) => t('journal.bankReturn', { receipt: text(d, 'receipt') }),
  'bank.acceptTogether': (d, { t }) => t('journal.bankTogether', { count: number(d, 'accepted') }),
  'bank.setAside': (d, { t }) =>
    t('journal.bankAside', { count: number(d, 'lines'), note: text(d, 'note') }),
  'bank.undo': (d, { t }) => t('journal.bankUndo', { line: text(d, 'line') }),
  'bank.undoTogether': (d, { t }) => t('journal.bankUndoTogether', { count: number(d, 'matches') }),
  'interest.recordRate': (d, { t }) =>
    t('journal.legalRate', {
      law: text(d, 'law'),
      date: date(d, 'from'),
      percent: text(d, 'percent'),
    }),
  'rates.record': (d, { t }) =>
    t('journal.rate', {
      base: text(d, 'base'),
      currency: text(d, 'currency'),
      rate: text(d, 'rate'),
      date: date(d, 'on'),
    }),
  'customers.save': (d, { t, nameOf }) =>
    t(d.isNew === true ? 'journal.customerNew' : 'journal.customerChange', {
      name: nameOf(text(d, 'customer')),
    }),
  'customers.saveProfile': (d, { t, nameOf }) =>
    t('journal.customerChange', { name: nameOf(text(d, 'customer')) }),
  'customers.merge': (d, { t, nameOf }) =>
    t('journal.merge', { from: nameOf(text(d, 'from')), into: nameOf(text(d, 'into')) }),
  'customers.unmerge': (_, { t }) => t('journal.unmerge'),
  'customers.addAlias': (d, { t, nameOf }) =>
    t('journal.aliasAdd', { name: nameOf(text(d, 'customer')), value: text(d, 'value') }),
  'customers.removeAlias': (_, { t }) => t('journal.aliasRemove'),
  'contracts.save': (d, { t, nameOf }) =>
    t(d.isNew === true ? 'journal.contractNew' : 'journal.contractChange', {
      number: text(d, 'contract'),
      name: nameOf(text(d, 'customer')),
    }),
  'contracts.retire': (d, { t, nameOf }) =>
    t('journal.contractEnd', {
      number: text(d, 'contract'),
      name: nameOf(text(d, 'customer')),
    }),
  'attachments.add': (d, { t }) => t('journal.fileAdd', { file: text(d, 'fileName') }),
  'attachments.remove': (d, { t }) => t('journal.fileRemove', { file: text(d, 'fileName') }),
  'company.save': (_, { t }) => t('journal.company'),
  'bankAccounts.save': (_, { t }) => t('journal.accountSave'),
  'bankAccounts.retire': (_, { t }) => t('journal.accountRetire'),
  'case.recordTogether': (d, { t, nameOf }) =>
    t('journal.caseFacts', {
      what: list(d, 'facts').join(', ').replaceAll('_', ' '),
      name: nameOf(text(d, 'customer')),
    }),
  'case.record': (d, { t, nameOf }) =>
    t('journal.caseFact', {
      kind: text(d, 'kind').replaceAll('_', ' '),
      name: nameOf(text(d, 'customer')),
    }),
};

export function journalSentence(
  row: Pick<JournalRow, 'command' | 'detail'>,
  words: JournalWords,
): string {
  const detail = detailOf(row.detail);
  const said = detail === null ? undefined : SAID[row.command]?.(detail, words);
  return said ?? `${row.command} ${journalWords(row.detail)}`.trim();
}

/** Null: damaged; `verify` names such an entry. */
function detailOf(json: string): Detail | null {
  try {
    const parsed: unknown = JSON.parse(json);
    return parsed !== null && typeof parsed === 'object' ? (parsed as Detail) : null;
  } catch {
    return null;
  }
}
