/**
 * What we know about how a customer pays (domain-rules.md 1.2 R05–R16): whom to talk to and when, on
 * which days it pays and how, which papers it needs, the steps an invoice takes there, and the times
 * at which it does not want to be asked.
 *
 *     contact    Ana Ruiz, ap_clerk, +593 …, es, Monday–Friday 09:00–13:00, America/Guayaquil
 *     pays       on Fridays, by transfer, two days in transit; papers by Wednesday 15:00
 *     documents  VAT invoice with stamp, 2 copies, 5 days before
 *     steps      1 goods received → 2 approval (Sr. Vega, 5 days) → 3 payment run; at 2 since 2026-11-02
 *     not        Mondays, 1st and 2nd of the month, before 10:00
 */
import type { PaymentMethod } from '../contracts/contract.ts';
import type { IsoDate } from '../dates.ts';

export const CONTACT_ROLES = [
  'decision_maker',
  'approver',
  'ap_clerk',
  'buyer',
  'owner',
  'site',
  'other',
] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** Monday 1 … Sunday 7 (ISO 8601). */
export type Weekday = number;

/** `HH:MM`, 00:00 to 23:59, on the customer's clock; compares as text. */
export type ClockTime = string;

export interface ContactHours {
  readonly weekday: Weekday;
  readonly from: ClockTime;
  /** Exclusive; after `from`. */
  readonly to: ClockTime;
}

/** Where knowledge of a relationship contact may come from; nothing secret (domain-rules.md 1.10 N6). */
export const INFO_SOURCES = ['stated_openly', 'public', 'own_observation'] as const;
export type InfoSource = (typeof INFO_SOURCES)[number];

export interface CustomerContact {
  readonly name: string;
  readonly role: ContactRole;
  readonly phone: string;
  readonly email: string;
  /** Two letters, or `''`: the customer's. */
  readonly language: string;
  /** Empty: not known. */
  readonly hours: readonly ContactHours[];
  /** IANA name, or `''`: not known. */
  readonly timeZone: string;
  /** R12: tells us how things stand; null: is no such contact. */
  readonly infoSource: InfoSource | null;
  readonly notes: string;
}

/** R05, R06. A day that is in either list is a pay day; both empty: any business day. */
export interface PayCalendar {
  readonly weekdays: readonly Weekday[];
  /** 1–31; in a shorter month its last day. */
  readonly monthDays: readonly number[];
  /** Hour (0–23) until which something still makes that day's run; null: not known. */
  readonly cutOffHour: number | null;
  readonly method: PaymentMethod;
  /** Business days from the customer's run until the money is with us. */
  readonly transitDays: number;
}

export const DOCUMENT_KINDS = [
  'ordinary_invoice',
  'vat_invoice',
  'statement',
  'delivery_note',
  'order_copy',
  'certificate',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** R08: a document without which the customer does not pay. */
export interface RequiredDocument {
  readonly kind: DocumentKind;
  readonly label: string;
  /** Calendar days before the due date by which it has to be there. */
  readonly leadDays: number;
  readonly copies: number;
}

/** R09: one step of the way from invoice to payment in the customer's house. */
export interface ProcessStep {
  /** 1 for the first; steps stand in this order. */
  readonly order: number;
  readonly step: string;
  readonly person: string;
  readonly role: ContactRole;
  /** Calendar days that it takes when all is well. */
  readonly normalDays: number;
}

/**
 * R13: when not to ask. Days (either list; both empty: every day) and times must both fit; without a
 * time the whole day is meant.
 */
export interface AvoidWindow {
  readonly weekdays: readonly Weekday[];
  readonly monthDays: readonly number[];
  readonly before: ClockTime | null;
  readonly after: ClockTime | null;
  readonly note: string;
}

export interface CustomerProfile {
  readonly contacts: readonly CustomerContact[];
  readonly payCalendar: PayCalendar;
  readonly documents: readonly RequiredDocument[];
  readonly processSteps: readonly ProcessStep[];
  /** `order` of the step at which things are now; null: not known. */
  readonly currentStep: number | null;
  /** Since when; null: not known. */
  readonly stuckSince: IsoDate | null;
  readonly avoidWindows: readonly AvoidWindow[];
  /** R11: nothing about debts in subject lines, on postcards, on voicemail. On unless switched off. */
  readonly isConfidential: boolean;
  /** R16: our sales representative for this account, or `''`. */
  readonly salesRep: string;
  readonly notes: string;
}

export const EMPTY_PROFILE: CustomerProfile = {
  contacts: [],
  payCalendar: {
    weekdays: [],
    monthDays: [],
    cutOffHour: null,
    method: 'transfer',
    transitDays: 0,
  },
  documents: [],
  processSteps: [],
  currentStep: null,
  stuckSince: null,
  avoidWindows: [],
  isConfidential: true,
  salesRep: '',
  notes: '',
};

/** The preset of R13: not on Mondays, not on the 1st and 2nd of the month, not before 10:00. */
export const USUAL_AVOID_WINDOWS: readonly AvoidWindow[] = [
  { weekdays: [1], monthDays: [], before: null, after: null, note: 'not on Mondays' },
  { weekdays: [], monthDays: [1, 2], before: null, after: null, note: 'not on the 1st and 2nd' },
  { weekdays: [], monthDays: [], before: '10:00', after: null, note: 'not before 10:00' },
];

/** R10: whom debts may be shown to. Telling the wrong person is useless, or a warning. */
export const mayShowDebtTo = (role: ContactRole): boolean => role !== 'other';
