/**
 * One event of a customer as the line that a credit controller reads.
 *
 *     due_changed  ->  Due date of FE-2026-0458 moved from 12 Nov to 30 Nov: agreed on the phone
 *     merged       ->  Merged: X77 Atelier Siempre Viva SL (same tax number)
 *     write_off    ->  Written off 3.20 EUR of INV-7: small balance
 *
 * What was taken back since says so at its end, in words: the line through it is not in an export.
 */
import type { TFunction } from 'i18next';
import type { TimelineEntry } from '../../../../contract/calls/customers.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import { CASE_FACT_KINDS } from '../../../../domain/facts/case-facts.ts';
import { WRITE_OFF_KINDS } from '../../../../domain/facts/drafts.ts';
import { formatDate, formatDayMonth, formatMoney } from '../../../format/format.ts';

export type TimelineWords = TFunction<['timeline', 'ledger']>;

export function timelineLine(entry: TimelineEntry, t: TimelineWords): string {
  const line = plainLine(entry, t);
  return entry.reversed ? `${line} ${t('takenBack')}` : line;
}

const withNote = (line: string, note: string): string => (note === '' ? line : `${line}: ${note}`);

/** One of the words that `about` may be; the first when the ledger has one that is not known here. */
const oneOf = <const T extends string>(words: readonly [T, ...T[]], about: string): T =>
  words.find((word) => word === about) ?? words[0];

function plainLine(entry: TimelineEntry, t: TimelineWords): string {
  const { kind, reference: number, before, to, about, note } = entry;
  switch (kind) {
    case 'customer':
      return ofMerged(t('lines.customer', { name: note }), number, t);
    case 'name_changed':
      return ofMerged(t('lines.name_changed', { before, to }), number, t);
    case 'terms_changed':
      return ofMerged(termsLine(before, to, t), number, t);
    case 'profile':
      return ofMerged(t('lines.profile', { fields: fieldsOf(about, t) }), number, t);
    case 'habits':
      return ofMerged(
        about === '' ? t('lines.habits_first') : t('lines.habits', { fields: fieldsOf(about, t) }),
        number,
        t,
      );
    case 'merged':
    case 'unmerged': {
      const line = t(`lines.${kind}_${oneOf(['into', 'from'], about)}`, { code: number, name: to });
      return note === '' ? line.trim() : `${line.trim()} (${note})`;
    }
    case 'contract':
      return withNote(
        t(`lines.contract_${oneOf(['first', 'changed', 'back'], about)}`, { number }),
        note,
      );
    case 'contract_signed':
      return t('lines.contract_signed', {
        number,
        before: dateOf(before, entry),
        to: dateOf(to, entry),
      });
    case 'contract_retired':
      return withNote(t('lines.contract_retired', { number }), note);
    case 'invoice':
    case 'debit_note':
      return withNote(t(`lines.${kind}`, { number, to: dateOf(to, entry) }), note);
    case 'due_changed':
      return withNote(
        t('lines.due_changed', { number, before: dateOf(before, entry), to: dateOf(to, entry) }),
        note,
      );
    case 'credit_note':
    case 'receipt':
    case 'dispute':
    case 'dispute_resolved':
    case 'letter_cancelled':
      return withNote(t(`lines.${kind}`, { number }), note);
    case 'allocation':
      return isNegative(entry)
        ? t('lines.allocation_back', { number, before })
        : t(`lines.allocation_${oneOf(['receipt', 'credit_note'], about)}`, { number, before });
    case 'write_off':
      return writeOffLine(entry, t);
    case 'write_off_reversed':
      return withNote(t('lines.write_off_reversed', { number, amount: amountOf(entry) }), note);
    case 'refund': {
      const source = oneOf(['receipt', 'credit_note'], about);
      return withNote(
        t(isNegative(entry) ? 'lines.refund_back' : `lines.refund_${source}`, {
          amount: amountOf(entry),
          before,
        }),
        note,
      );
    }
    case 'paper':
    case 'paper_removed':
      return withNote(
        t(`lines.${kind}_${oneOf(['customer', 'invoice', 'contract'], about)}`, {
          file: number,
          to,
        }),
        note,
      );
    case 'letter':
      return t('lines.letter', { number, level: about, to: dateOf(to, entry) });
    case 'receipt_returned':
      return withNote(
        t('lines.receipt_returned', { number, to: dateOf(to, entry) }),
        note.replace(/^returned by the bank(: )?/, ''),
      );
    case 'case_fact':
      return withNote(caseFactLine(entry, t), note);
    case 'reversal':
      return withNote(t(`reversals.${oneOf(REVERSIBLE, about)}`, { number }), note);
  }
}

const REVERSIBLE = [
  'invoice',
  'debit_note',
  'credit_note',
  'receipt',
  'return',
  'allocation',
  'dispute',
  'refund',
  'case_fact',
  'profile',
] as const;

const FIELDS = [
  'country',
  'language',
  'currency',
  'taxId',
  'kind',
  'email',
  'phone',
  'address',
  'creditLimitMinor',
  'governingLaw',
  'contacts',
  'payCalendar',
  'documents',
  'processSteps',
  'currentStep',
  'avoidWindows',
  'isConfidential',
  'salesRep',
  'notes',
] as const;

const fieldsOf = (about: string, t: TimelineWords): string => {
  const names = about.split(',');
  return FIELDS.filter((field) => names.includes(field))
    .map((field) => t(`fields.${field}`))
    .join(', ');
};

/** The profile of a customer that was merged into this one says whose it was. */
const ofMerged = (line: string, code: string, t: TimelineWords): string =>
  code === '' ? line : t('lines.ofMerged', { line, code });

function termsLine(before: string, to: string, t: TimelineWords): string {
  if (before === '') return t('lines.terms_first', { to });
  return to === '' ? t('lines.terms_gone', { before }) : t('lines.terms_changed', { before, to });
}

/** The reason is left out where it only says the kind again. */
function writeOffLine(entry: TimelineEntry, t: TimelineWords): string {
  const kind = t(`ledger:writeOffKinds.${oneOf(WRITE_OFF_KINDS, entry.about)}`);
  const line = t(isNegative(entry) ? 'lines.write_off_back' : 'lines.write_off', {
    number: entry.reference,
    amount: amountOf(entry),
    kind,
  });
  const isSaid = entry.note === '' || entry.note.toLowerCase() === kind.toLowerCase();
  return isSaid ? line : `${line}, ${entry.note}`;
}

/** `before`: what it ends, else the items it is about. */
function caseFactLine(entry: TimelineEntry, t: TimelineWords): string {
  const { reference: number, before, about } = entry;
  const kind = oneOf(['note', ...CASE_FACT_KINDS], about);
  const what = t(`caseFacts.${kind}`);
  const to = dateOf(entry.to, entry);
  const line =
    kind === 'end'
      ? t('lines.case_fact_end', { before })
      : t(before === '' ? 'lines.case_fact' : 'lines.case_fact_items', { what, number, before });
  return to === '' ? line : t('lines.case_fact_until', { line, to });
}

const isNegative = ({ amountMinor }: TimelineEntry): boolean => (amountMinor ?? 0) < 0;

const amountOf = ({ amountMinor, currency }: TimelineEntry): string =>
  amountMinor === null || currency === null ? '' : formatMoney(Math.abs(amountMinor), currency);

/**
 * `30 Nov`, with its year when that is not the year of the entry. What the ledger puts in the place of
 * a date is a date, or empty.
 */
function dateOf(text: string, { effectiveOn }: TimelineEntry): string {
  if (text === '') return '';
  const date = text as IsoDate;
  return date.slice(0, 4) === effectiveOn.slice(0, 4) ? formatDayMonth(date) : formatDate(date);
}
