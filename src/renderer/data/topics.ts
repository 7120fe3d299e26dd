/**
 * Which `changed` topics make the answer of a query old. Follows from the first part of its name:
 * `customers.list` reads customers, and the items and letters that its figures come from.
 */
import type { CallName } from '../../contract/api.ts';
import type { Topic } from '../../contract/call.ts';

/** What a customer is judged by. */
const JUDGED: readonly Topic[] = ['items', 'customers', 'letters', 'rates', 'company'];

const TOPICS_OF: Readonly<Record<string, readonly Topic[]>> = {
  workspace: ['workspace', 'company', 'bank'],
  jobs: [],
  company: ['company'],
  bankAccounts: ['company'],
  customers: ['customers', 'items', 'letters'],
  case: JUDGED,
  buckets: JUDGED,
  worklist: JUDGED,
  signals: JUDGED,
  credit: JUDGED,
  policy: JUDGED,
  imports: ['imports'],
  // By bucket it is judged, too.
  aging: JUDGED,
  letters: ['letters', 'items', 'customers', 'company'],
  invoices: ['items', 'customers', 'letters'],
  receipts: ['items', 'customers'],
  creditNotes: ['items', 'customers'],
  allocations: ['items', 'customers'],
  disputes: ['items', 'customers'],
  reversals: ['items', 'bank'],
  journal: ['workspace', 'company', 'customers', 'items', 'imports', 'letters', 'bank', 'rates'],
  bank: ['bank', 'items', 'customers', 'rates'],
  rates: ['rates', 'items'],
  interest: ['rates', 'customers', 'company'],
  writeOffs: ['items', 'customers'],
  refunds: ['items', 'customers'],
  contracts: ['customers'],
  terms: ['items', 'customers'],
  attachments: ['customers', 'items'],
};

export function topicsOf(name: CallName): readonly Topic[] {
  const [area = ''] = name.split('.');
  return TOPICS_OF[area] ?? [];
}

export const isTouched = (name: CallName, changed: readonly Topic[]): boolean =>
  topicsOf(name).some((topic) => changed.includes(topic));
