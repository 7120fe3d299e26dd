/** The collection policy: shown, checked, saved as a new version, and what a change of it would change. */
import { z } from 'zod';
import type { Bucket } from '../../domain/case/bucket.ts';
import type { Policy, StepId } from '../../domain/case/policy.ts';
import type { PolicyChange } from '../../domain/case/policy-changes.ts';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import type { Text } from '../../domain/texts/text.ts';
import { call, output } from '../call.ts';
import { moment, optionalText } from '../fields.ts';

export interface PolicyView {
  readonly policy: Policy;
  /** 0: the standard, which nobody has changed. */
  readonly version: number;
  readonly recordedAt: Instant | null;
  readonly note: string;
}

export interface PolicyVersionView {
  /** 1 for the first. */
  readonly version: number;
  readonly recordedAt: Instant;
  /** Who saved it; `''`: the journal does not say. */
  readonly actor: string;
  readonly note: string;
  /** Against the version before; of the first against the standard. */
  readonly changes: readonly PolicyChange[];
}

/** Where a customer stands under a policy. */
export interface StandsAt {
  readonly step: StepId | null;
  readonly name: Text | null;
  readonly level: number | null;
  readonly on: IsoDate | null;
}
export interface ChangedCustomer {
  readonly customer: string;
  readonly name: string;
  readonly currency: string;
  readonly overdueMinor: number;
  /** Of the oldest item. */
  readonly daysPastDue: number;
  readonly before: StandsAt;
  readonly after: StandsAt;
  readonly because: Text | null;
}
export interface ChangedItem {
  readonly customer: string;
  readonly item: string;
  readonly currency: string;
  readonly openMinor: number;
  readonly before: Bucket;
  readonly after: Bucket;
}
export interface Simulation {
  readonly customers: readonly ChangedCustomer[];
  readonly items: readonly ChangedItem[];
  /** Customers by their next step that is due, and open items by bucket, before and after. */
  readonly steps: readonly { readonly step: StepId; readonly name: Text; readonly before: number; readonly after: number }[]; // prettier-ignore
  readonly buckets: readonly { readonly bucket: Bucket; readonly before: number; readonly after: number }[]; // prettier-ignore
}

/** As a file has it (`domain/case/policy.ts`). */
const policy = z.unknown();

export const policyCalls = {
  'policy.get': call({ input: moment, output: output<PolicyView>() }),
  /** Every version that was saved, the newest first; empty: it is the standard. */
  'policy.history': call({ input: moment, output: output<readonly PolicyVersionView[]>() }),
  'policy.check': call({
    input: z.object({ policy }),
    output: output<{ readonly policy: Policy; readonly warnings: readonly Text[] }>(),
    errors: ['policy_refused'],
  }),
  /** What would change if it were saved. */
  'policy.simulate': call({
    input: moment.extend({ policy }),
    output: output<Simulation>(),
    errors: ['policy_refused'],
  }),
  'policy.save': call({
    input: z.object({ policy, note: optionalText(500) }),
    output: output<{
      readonly version: number;
      /** Open items that are in another bucket now. */
      readonly reclassified: number;
      /** Customers and invoices that exceptions name and that are not there. */
      readonly warnings: readonly Text[];
    }>(),
    errors: ['policy_refused'],
    changes: ['items', 'customers', 'letters', 'workspace'],
  }),
};
