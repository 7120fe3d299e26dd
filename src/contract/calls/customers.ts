/** Customers (who owes us) and everything about one of them. */
import { z } from 'zod';
import type { CustomerProfile } from '../../domain/customers/profile.ts';
import { DEBTOR_KINDS } from '../../domain/facts/drafts.ts';
import {
  TIMELINE_KINDS,
  type TimelineDocument,
  type TimelineKind,
} from '../../domain/facts/kinds.ts';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import { call, output } from '../call.ts';
import { countryCode, currencyCode, isoDate, moment, optionalText, page, text } from '../fields.ts';
import type { OpenItemView } from './aging.ts';
import type { Page } from './facts.ts';
import type { Text } from '../../domain/texts/text.ts';

export { DEBTOR_KINDS };

/** Amounts of one currency, minor units. `net = outstanding − onAccount`. */
export interface CurrencyBalance {
  readonly currency: string;
  readonly outstandingMinor: number;
  readonly overdueMinor: number;
  readonly onAccountMinor: number;
  readonly netMinor: number;
}

/** A line of the list of customers: in one currency, as a list shows it. */
export interface ListedBalance extends CurrencyBalance {
  readonly openItems: number;
  readonly oldestDaysPastDue: number;
  readonly disputedItems: number;
}

export interface CustomerRow {
  readonly customer: string;
  readonly name: string;
  readonly country: string | null;
  readonly balances: readonly ListedBalance[];
  /** In all currencies. */
  readonly openItems: number;
  readonly oldestDaysPastDue: number;
  readonly disputedItems: number;
  readonly lastReceiptOn: IsoDate | null;
  readonly lastLetterOn: IsoDate | null;
}

export const customerInput = z.object({
  /** The customer's code: text, kept as it is (leading zeros too). */
  customer: text(60),
  name: text(200),
  country: countryCode.nullable().default(null),
  /** ISO 639-1; the language of letters. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullable()
    .default(null),
  currency: currencyCode.nullable().default(null),
  taxId: optionalText(60),
  kind: z.enum(DEBTOR_KINDS).default('company'),
  email: optionalText(200),
  phone: optionalText(60),
  address: optionalText(500),
  /** As written in the source, e.g. `30 days`; computed terms come later. */
  terms: optionalText(200),
  creditLimitMinor: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
  governingLaw: optionalText(60),
});
export type CustomerInput = z.output<typeof customerInput>;

/**
 * One event of a customer's timeline, in parts: the screen makes the sentence in the reader's words.
 *
 *     due_changed   INV-7 (2/3)   before 2026-11-12, to 2026-11-30   note "agreed on the phone"
 *     merged        X77           about "into", to "Atelier Siempre Viva SL"
 */
export interface TimelineEntry {
  /** Unique in the timeline, and the same on every page. */
  readonly id: string;
  readonly kind: TimelineKind;
  readonly effectiveOn: IsoDate;
  readonly recordedAt: Instant;
  /**
   * Number of the document, label of the item, code of the other customer, name of the file. Of a
   * change of the profile empty, or the code of the merged customer whose profile it was.
   */
  readonly reference: string;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  /** What was before: a due date, a name, terms; where money came from; when we signed. */
  readonly before: string;
  /** What is since: due date, deadline, name, terms, other party, document an attachment belongs to. */
  readonly to: string;
  /**
   * Which of several: kind of a write-off or of what was reversed, level of a letter, side of a merge
   * (`into`, `from`), state of a contract (`first`, `changed`, `back`), fields of a profile by comma.
   */
  readonly about: string;
  /** What a person wrote: reference, reason, resolution, name, title. */
  readonly note: string;
  /** Taken back since, as is known at the moment: reversed, cancelled, removed, undone. */
  readonly reversed: boolean;
  /** What a click on it opens. */
  readonly leadsTo: { readonly kind: TimelineDocument; readonly number: string } | null;
}

export interface OnAccountView {
  readonly kind: 'receipt' | 'credit_note';
  readonly number: string;
  readonly effectiveOn: IsoDate;
  readonly currency: string;
  readonly amountMinor: number;
  readonly unallocatedMinor: number;
}

export interface CustomerDetail {
  readonly profile: CustomerInput;
  readonly balances: readonly CurrencyBalance[];
  readonly openItems: readonly OpenItemView[];
  readonly onAccount: readonly OnAccountView[];
  /** Profile changes, newest first. */
  readonly versions: readonly {
    readonly effectiveOn: IsoDate;
    readonly recordedAt: Instant;
    readonly name: string;
  }[];
}

export interface CustomerAlias {
  readonly aliasId: number;
  readonly kind: 'name' | 'code' | 'account';
  readonly value: string;
  readonly origin: 'entered' | 'learned' | 'merged';
  readonly recordedAt: Instant;
}

export interface CustomerMerge {
  readonly mergeId: number;
  /** Code and name of who was merged into this customer. */
  readonly from: string;
  readonly fromName: string;
  readonly reason: string;
  readonly recordedAt: Instant;
}

/** What a merge would do, before it is done. */
export interface MergePreview {
  readonly from: string;
  readonly fromName: string;
  readonly into: string;
  readonly intoName: string;
  /** Documents of `from` that would stand under `into`. */
  readonly invoices: number;
  readonly receipts: number;
  readonly creditNotes: number;
  readonly letters: number;
  readonly balances: readonly CurrencyBalance[];
  readonly aliases: readonly string[];
  /** Fields where the two differ; `into`'s stay. */
  readonly differences: readonly {
    readonly field: string;
    readonly from: Text;
    readonly into: Text;
  }[];
  readonly cautions: readonly Text[];
}

export interface ProfileView {
  readonly profile: CustomerProfile;
  readonly aliases: readonly CustomerAlias[];
  readonly merges: readonly CustomerMerge[];
  /** Legal names with the date from which each counts, newest first. */
  readonly names: readonly { readonly name: string; readonly effectiveOn: IsoDate }[];
  /** The next day this customer pays on, by the pay calendar; null without one. */
  readonly nextPayOn: IsoDate | null;
}

export const customerCalls = {
  'customers.profile': call({
    input: z.object({ customer: z.string().min(1) }),
    output: output<ProfileView>(),
    errors: ['not_found'],
  }),
  /** Contacts, pay calendar, documents, process, avoid windows: a new version from today. */
  'customers.saveProfile': call({
    input: z.object({
      customer: z.string().min(1),
      profile: z.custom<CustomerProfile>((v) => typeof v === 'object' && v !== null),
    }),
    output: output<ProfileView>(),
    errors: ['not_found', 'profile_invalid'],
    changes: ['customers'],
  }),
  'customers.addAlias': call({
    input: z.object({
      customer: z.string().min(1),
      kind: z.enum(['name', 'code', 'account']),
      value: text(200),
    }),
    output: output<CustomerAlias>(),
    errors: ['not_found', 'alias_taken'],
    changes: ['customers', 'bank'],
  }),
  'customers.removeAlias': call({
    input: z.object({ aliasId: z.number().int().positive() }),
    output: output<null>(),
    errors: ['not_found'],
    changes: ['customers', 'bank'],
  }),
  /** Pairs that are probably one customer, the surest first. */
  'customers.mergeSuggestions': call({
    input: z.object({}).strict(),
    output: output<
      readonly {
        readonly from: string;
        readonly fromName: string;
        readonly into: string;
        readonly intoName: string;
        readonly because: Text;
      }[]
    >(),
    job: true,
  }),
  'customers.mergePreview': call({
    input: z.object({ from: z.string().min(1), into: z.string().min(1) }),
    output: output<MergePreview>(),
    errors: ['not_found', 'same_customer'],
  }),
  'customers.merge': call({
    input: z.object({ from: z.string().min(1), into: z.string().min(1), reason: text(200) }),
    output: output<CustomerMerge>(),
    errors: ['not_found', 'same_customer'],
    changes: ['customers', 'items', 'letters', 'bank', 'workspace'],
  }),
  'customers.unmerge': call({
    input: z.object({ mergeId: z.number().int().positive(), reason: text(200) }),
    output: output<null>(),
    errors: ['not_found', 'already_reversed', 'used_by_later_facts'],
    changes: ['customers', 'items', 'letters', 'bank', 'workspace'],
  }),
  'customers.list': call({ input: moment, output: output<readonly CustomerRow[]>() }),
  'customers.get': call({
    input: moment.extend({ customer: z.string() }),
    output: output<CustomerDetail>(),
    errors: ['not_found'],
  }),
  /** Everything that happened with one customer, newest first, a page at a time. */
  'customers.timeline': call({
    input: moment.extend(page.shape).extend({
      customer: z.string(),
      /** Only these kinds; null: all. */
      kinds: z.array(z.enum(TIMELINE_KINDS)).min(1).nullable().default(null),
      /** Found anywhere in numbers, names and notes. */
      search: z.string().max(200).default(''),
    }),
    output: output<Page<TimelineEntry>>(),
    errors: ['not_found'],
  }),
  /**
   * Records a new version of the profile; a new code makes a new customer. It counts from
   * `effectiveOn` (null: today), a day that has come and is not before the newest version's: what is
   * known of later days would hide it.
   */
  'customers.save': call({
    input: customerInput.extend({ effectiveOn: isoDate.nullable().default(null) }),
    output: output<CustomerInput>(),
    changes: ['customers', 'items'],
  }),
};
