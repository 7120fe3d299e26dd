/**
 * How each kind of event looks and where it belongs in the filter: an icon, the role of its colour,
 * one group. The word stands beside the icon, so colour is never alone.
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
import { TIMELINE_KINDS, type TimelineKind } from '../../../../domain/customers/timeline.ts';

export const TIMELINE_GROUPS = [
  'invoices',
  'money',
  'disputes',
  'case',
  'letters',
  'agreements',
  'customer',
  'corrections',
] as const;
type TimelineGroup = (typeof TIMELINE_GROUPS)[number];

/**
 * `plain` what is owed and what is only recorded; `good` money in, and what was settled or agreed;
 * `caution` what lowers or delays what comes in; `trouble` what went wrong or was taken back.
 */
type TimelineRole = 'plain' | 'good' | 'caution' | 'trouble';

interface Look {
  readonly icon: Icon;
  readonly role: TimelineRole;
  readonly group: TimelineGroup;
}

export const TIMELINE_LOOK: Readonly<Record<TimelineKind, Look>> = {
  customer: { icon: IconUserPlus, role: 'plain', group: 'customer' },
  name_changed: { icon: IconTag, role: 'plain', group: 'customer' },
  terms_changed: { icon: IconScale, role: 'caution', group: 'agreements' },
  profile: { icon: IconUserEdit, role: 'plain', group: 'customer' },
  habits: { icon: IconUserCog, role: 'plain', group: 'customer' },
  merged: { icon: IconArrowMerge, role: 'plain', group: 'customer' },
  unmerged: { icon: IconArrowsSplit2, role: 'trouble', group: 'customer' },
  contract: { icon: IconContract, role: 'plain', group: 'agreements' },
  contract_signed: { icon: IconSignature, role: 'good', group: 'agreements' },
  contract_retired: { icon: IconFileOff, role: 'caution', group: 'agreements' },
  invoice: { icon: IconFileInvoice, role: 'plain', group: 'invoices' },
  debit_note: { icon: IconFilePlus, role: 'plain', group: 'invoices' },
  due_changed: { icon: IconCalendarDue, role: 'caution', group: 'invoices' },
  credit_note: { icon: IconFileMinus, role: 'good', group: 'invoices' },
  receipt: { icon: IconCash, role: 'good', group: 'money' },
  allocation: { icon: IconLink, role: 'good', group: 'money' },
  write_off: { icon: IconEraser, role: 'caution', group: 'money' },
  refund: { icon: IconReceiptRefund, role: 'caution', group: 'money' },
  paper: { icon: IconPaperclip, role: 'plain', group: 'agreements' },
  paper_removed: { icon: IconFileX, role: 'caution', group: 'agreements' },
  dispute: { icon: IconAlertTriangle, role: 'trouble', group: 'disputes' },
  dispute_resolved: { icon: IconCircleCheck, role: 'good', group: 'disputes' },
  case_fact: { icon: IconNotes, role: 'plain', group: 'case' },
  letter: { icon: IconMail, role: 'caution', group: 'letters' },
  letter_cancelled: { icon: IconMailOff, role: 'trouble', group: 'letters' },
  receipt_returned: { icon: IconBuildingBank, role: 'trouble', group: 'money' },
  write_off_reversed: { icon: IconCashOff, role: 'trouble', group: 'corrections' },
  reversal: { icon: IconArrowBackUp, role: 'trouble', group: 'corrections' },
};

export const kindsOf = (group: TimelineGroup): readonly TimelineKind[] =>
  TIMELINE_KINDS.filter((kind) => TIMELINE_LOOK[kind].group === group);
