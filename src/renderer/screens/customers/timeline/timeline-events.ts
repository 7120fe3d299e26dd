/**
 * Every kind of event on a customer's timeline, once: its icon, the role of its colour, its group in the
 * filter, and the line that a credit controller reads. The word stands beside the icon, so colour is
 * never alone.
 *
 *     due_changed  ->  Due date of FE-2026-0458 moved from 12 Nov to 30 Nov: agreed on the phone
 *     merged       ->  Merged: X77 Atelier Siempre Viva SL (same tax number)
 *     write_off    ->  Written off 3.20 EUR of INV-7: small balance
 *
 * What was taken back since says so at its end, in words: the line through it is not in an export.
 */
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowMerge,
  IconArrowsSplit2,
  IconBuildingBank,
  IconCalendarDue,
  IconCash,
  IconCashOff,
  IconCircleCheck,
  IconContract,
  IconEraser,
  IconFileInvoice,
  IconFileMinus,
  IconFileOff,
  IconFilePlus,
  IconFileX,
  IconLink,
  IconMail,
  IconMailOff,
  IconNotes,
  IconPaperclip,
  IconReceiptRefund,
  IconScale,
  IconSignature,
  IconTag,
  IconUserCog,
  IconUserEdit,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { TimelineEntry } from '../../../../contract/calls/customers.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import { CASE_FACT_KINDS } from '../../../../domain/facts/case-facts.ts';
import { WRITE_OFF_KINDS } from '../../../../domain/facts/drafts.ts';
import { TIMELINE_KINDS, type TimelineKind } from '../../../../domain/facts/kinds.ts';
import { formatDate, formatDayMonth, formatMoney } from '../../../format/format.ts';

export type TimelineWords = TFunction<['timeline', 'ledger']>;
type Line = (entry: TimelineEntry, t: TimelineWords) => string;

export const TIMELINE_GROUPS = [
  'invoices',
  'money',
  'disputes',
  'case',
  'letters',
  'contracts',
  'customer',
  'corrections',
] as const;
type TimelineGroup = (typeof TIMELINE_GROUPS)[number];

/**
 * `plain` what is owed and what is only recorded; `good` money in, and what was settled or agreed;
 * `caution` what lowers or delays what comes in; `trouble` what went wrong or was taken back.
 */
type TimelineRole = 'plain' | 'good' | 'caution' | 'trouble';

interface TimelineEvent {
  readonly icon: Icon;
  readonly role: TimelineRole;
  readonly group: TimelineGroup;
  readonly line: Line;
}

export function timelineLine(entry: TimelineEntry, t: TimelineWords): string {
  const line = TIMELINE[entry.kind].line(entry, t);
  return entry.reversed ? `${line} ${t('takenBack')}` : line;
}

export const kindsOf = (group: TimelineGroup): readonly TimelineKind[] =>
  TIMELINE_KINDS.filter((kind) => TIMELINE[kind].group === group);

const withNote = (line: string, note: string): string => (note === '' ? line : `${line}: ${note}`);

/** One of the words that `about` may be; the first when the ledger has one that is not known here. */
const oneOf = <const T extends string>(words: readonly [T, ...T[]], about: string): T =>
  words.find((word) => word === about) ?? words[0];

const numbered =
  (
    kind:
      | 'credit_note'
      | 'receipt'
      | 'dispute'
      | 'dispute_resolved'
      | 'letter_cancelled'
      | 'contract_retired',
  ): Line =>
  ({ reference: number, note }, t) =>
    withNote(t(`lines.${kind}`, { number }), note);

const invoiceLine = (kind: 'invoice' | 'debit_note', entry: TimelineEntry, t: TimelineWords) =>
  withNote(
    t(`lines.${kind}`, { number: entry.reference, to: dateOf(entry.to, entry) }),
    entry.note,
  );

function mergeLine(kind: 'merged' | 'unmerged', entry: TimelineEntry, t: TimelineWords): string {
  const { reference: code, to: name, about, note } = entry;
  const line = t(`lines.${kind}_${oneOf(['into', 'from'], about)}`, { code, name }).trim();
  return note === '' ? line : `${line} (${note})`;
}

const paperLine = (kind: 'paper' | 'paper_removed', entry: TimelineEntry, t: TimelineWords) =>
  withNote(
    t(`lines.${kind}_${oneOf(['customer', 'invoice', 'contract'], entry.about)}`, {
      file: entry.reference,
      to: entry.to,
    }),
    entry.note,
  );

function refundLine(entry: TimelineEntry, t: TimelineWords): string {
  const source = oneOf(['receipt', 'credit_note'], entry.about);
  return withNote(
    t(isNegative(entry) ? 'lines.refund_back' : `lines.refund_${source}`, {
      amount: amountOf(entry),
      before: entry.before,
    }),
    entry.note,
  );
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

export const TIMELINE: Readonly<Record<TimelineKind, TimelineEvent>> = {
  customer: {
    icon: IconUserPlus,
    role: 'plain',
    group: 'customer',
    line: ({ reference, note }, t) => ofMerged(t('lines.customer', { name: note }), reference, t),
  },
  name_changed: {
    icon: IconTag,
    role: 'plain',
    group: 'customer',
    line: ({ reference, before, to }, t) =>
      ofMerged(t('lines.name_changed', { before, to }), reference, t),
  },
  terms_changed: {
    icon: IconScale,
    role: 'caution',
    group: 'contracts',
    line: ({ reference, before, to }, t) => ofMerged(termsLine(before, to, t), reference, t),
  },
  profile: {
    icon: IconUserEdit,
    role: 'plain',
    group: 'customer',
    line: ({ reference, about }, t) =>
      ofMerged(t('lines.profile', { fields: fieldsOf(about, t) }), reference, t),
  },
  habits: {
    icon: IconUserCog,
    role: 'plain',
    group: 'customer',
    line: ({ reference, about }, t) =>
      ofMerged(
        about === '' ? t('lines.habits_first') : t('lines.habits', { fields: fieldsOf(about, t) }),
        reference,
        t,
      ),
  },
  merged: {
    icon: IconArrowMerge,
    role: 'plain',
    group: 'customer',
    line: (entry, t) => mergeLine('merged', entry, t),
  },
  unmerged: {
    icon: IconArrowsSplit2,
    role: 'trouble',
    group: 'customer',
    line: (entry, t) => mergeLine('unmerged', entry, t),
  },
  contract: {
    icon: IconContract,
    role: 'plain',
    group: 'contracts',
    line: ({ reference: number, about, note }, t) =>
      withNote(t(`lines.contract_${oneOf(['first', 'changed', 'back'], about)}`, { number }), note),
  },
  contract_signed: {
    icon: IconSignature,
    role: 'good',
    group: 'contracts',
    line: (entry, t) =>
      t('lines.contract_signed', {
        number: entry.reference,
        before: dateOf(entry.before, entry),
        to: dateOf(entry.to, entry),
      }),
  },
  contract_retired: {
    icon: IconFileOff,
    role: 'caution',
    group: 'contracts',
    line: numbered('contract_retired'),
  },
  invoice: {
    icon: IconFileInvoice,
    role: 'plain',
    group: 'invoices',
    line: (entry, t) => invoiceLine('invoice', entry, t),
  },
  debit_note: {
    icon: IconFilePlus,
    role: 'plain',
    group: 'invoices',
    line: (entry, t) => invoiceLine('debit_note', entry, t),
  },
  due_changed: {
    icon: IconCalendarDue,
    role: 'caution',
    group: 'invoices',
    line: (entry, t) =>
      withNote(
        t('lines.due_changed', {
          number: entry.reference,
          before: dateOf(entry.before, entry),
          to: dateOf(entry.to, entry),
        }),
        entry.note,
      ),
  },
  credit_note: {
    icon: IconFileMinus,
    role: 'good',
    group: 'invoices',
    line: numbered('credit_note'),
  },
  receipt: {
    icon: IconCash,
    role: 'good',
    group: 'money',
    line: (entry, t) =>
      entry.to === ''
        ? numbered('receipt')(entry, t)
        : t('lines.receipt_per_list', { number: entry.reference, to: dateOf(entry.to, entry) }),
  },
  allocation: {
    icon: IconLink,
    role: 'good',
    group: 'money',
    line: (entry, t) => {
      const { reference: number, before, about } = entry;
      return isNegative(entry)
        ? t('lines.allocation_back', { number, before })
        : t(`lines.allocation_${oneOf(['receipt', 'credit_note'], about)}`, { number, before });
    },
  },
  write_off: {
    icon: IconEraser,
    role: 'caution',
    group: 'money',
    line: writeOffLine,
  },
  refund: {
    icon: IconReceiptRefund,
    role: 'caution',
    group: 'money',
    line: refundLine,
  },
  paper: {
    icon: IconPaperclip,
    role: 'plain',
    group: 'contracts',
    line: (entry, t) => paperLine('paper', entry, t),
  },
  paper_removed: {
    icon: IconFileX,
    role: 'caution',
    group: 'contracts',
    line: (entry, t) => paperLine('paper_removed', entry, t),
  },
  dispute: {
    icon: IconAlertTriangle,
    role: 'trouble',
    group: 'disputes',
    line: numbered('dispute'),
  },
  dispute_resolved: {
    icon: IconCircleCheck,
    role: 'good',
    group: 'disputes',
    line: numbered('dispute_resolved'),
  },
  case_fact: {
    icon: IconNotes,
    role: 'plain',
    group: 'case',
    line: (entry, t) => withNote(caseFactLine(entry, t), entry.note),
  },
  letter: {
    icon: IconMail,
    role: 'caution',
    group: 'letters',
    line: (entry, t) =>
      t('lines.letter', {
        number: entry.reference,
        level: entry.about,
        to: dateOf(entry.to, entry),
      }),
  },
  letter_cancelled: {
    icon: IconMailOff,
    role: 'trouble',
    group: 'letters',
    line: numbered('letter_cancelled'),
  },
  receipt_returned: {
    icon: IconBuildingBank,
    role: 'trouble',
    group: 'money',
    line: (entry, t) =>
      withNote(
        t('lines.receipt_returned', { number: entry.reference, to: dateOf(entry.to, entry) }),
        entry.note.replace(/^returned by the bank(: )?/, ''),
      ),
  },
  write_off_reversed: {
    icon: IconCashOff,
    role: 'trouble',
    group: 'corrections',
    line: (entry, t) =>
      withNote(
        t('lines.write_off_reversed', { number: entry.reference, amount: amountOf(entry) }),
        entry.note,
      ),
  },
  reversal: {
    icon: IconArrowBackUp,
    role: 'trouble',
    group: 'corrections',
    line: ({ reference: number, about, note }, t) =>
      withNote(t(`reversals.${oneOf(REVERSIBLE, about)}`, { number }), note),
  },
};
