/** What can happen with a customer beside its documents: who it is, what was agreed, papers. */
import { type TimelineKind } from '../../../src/domain/facts/kinds.ts';
import { removeAttachment } from '../../../src/ledger/commands/contracts/remove-attachment.ts';
import {
  mergeCustomers,
  unmergeCustomers,
} from '../../../src/ledger/commands/customers/merge-customers.ts';
import { recordProfile } from '../../../src/ledger/commands/customers/record-profile.ts';

import type { TimelineRow } from '../../../src/ledger/queries/customers/timeline/timeline.ts';
import { command, customer, day, record } from '../fixture.ts';
import { contract, paper, type Story } from './story.ts';

export interface Case {
  readonly happens: (story: Story) => Promise<unknown>;
  readonly on: string;
  readonly tells: Partial<TimelineRow>;
}

const PROFILE = { leadsTo: { kind: 'profile', number: '' } } as const;
const merge = ({ ledger }: Story) =>
  command(ledger, (tx, scope) =>
    mergeCustomers(tx, scope, { fromId: 2, intoId: 1, reason: 'one company' }),
  );
const CONTRACT = { reference: 'K-1', leadsTo: { kind: 'contract', number: 'K-1' } } as const;

export const CUSTOMER_CASES = {
  customer: {
    happens: async () => undefined,
    on: '2026-01-01',
    tells: { ...PROFILE, note: 'Petalo SL' },
  },
  name_changed: {
    happens: ({ ledger }) =>
      record(ledger, {
        customers: [
          customer('C1', {
            name: 'Petalo SA',
            terms: '30 days',
            effectiveOn: day('2026-05-01'),
          }),
        ],
      }),
    on: '2026-05-01',
    tells: { ...PROFILE, before: 'Petalo SL', to: 'Petalo SA' },
  },
  terms_changed: {
    happens: ({ ledger }) =>
      record(ledger, {
        customers: [
          customer('C1', {
            name: 'Petalo SL',
            terms: '60 days',
            effectiveOn: day('2026-05-01'),
          }),
        ],
      }),
    on: '2026-05-01',
    tells: { ...PROFILE, before: '30 days', to: '60 days' },
  },
  profile: {
    happens: ({ ledger }) =>
      record(ledger, {
        customers: [
          customer('C1', {
            name: 'Petalo SL',
            terms: '30 days',
            effectiveOn: day('2026-05-01'),
            address: 'Calle Sol 1',
            creditLimitMinor: 100_000,
          }),
        ],
      }),
    on: '2026-05-01',
    tells: { ...PROFILE, about: ',address,creditLimitMinor' },
  },
  habits: {
    happens: async ({ ledger }) => {
      for (const [on, profile] of [
        ['2026-05-01', { contacts: [], salesRep: '' }],
        ['2026-05-02', { contacts: [], salesRep: '' }],
        ['2026-05-03', { contacts: [{ name: 'Ana' }], salesRep: 'Luis' }],
      ] as const)
        await command(ledger, (tx, scope) =>
          recordProfile(tx, scope, { customerId: 1, effectiveOn: day(on), profile }),
        );
    },
    on: '2026-05-03',
    tells: { ...PROFILE, about: ',contacts,salesRep' },
  },
  merged: {
    happens: merge,
    on: '2026-06-01',
    tells: {
      reference: 'C9',
      to: 'Petalo Norte',
      about: 'into',
      note: 'one company',
      leadsTo: { kind: 'profile', number: 'C9' },
    },
  },
  unmerged: {
    happens: async (told) => {
      const id = await merge(told);
      told.clock.set('2026-06-05T09:00:00.000Z' as never);
      await command(told.ledger, (tx, scope) => unmergeCustomers(tx, scope, id, 'two shops'));
    },
    on: '2026-06-05',
    tells: {
      reference: 'C9',
      to: 'Petalo Norte',
      about: 'into',
      note: 'two shops',
      leadsTo: { kind: 'profile', number: 'C9' },
    },
  },
  contract: {
    happens: ({ ledger }) => contract(ledger, '2026-03-01'),
    on: '2026-03-01',
    tells: { ...CONTRACT, about: 'first', note: 'Frame contract' },
  },
  contract_signed: {
    happens: async ({ ledger }) => {
      await contract(ledger, '2026-03-01', { us: '2026-02-20' });
      await contract(ledger, '2026-03-09', { us: '2026-02-20', them: '2026-03-05' });
      await contract(ledger, '2026-03-10', { us: '2026-02-20', them: '2026-03-05', title: 'New' });
    },
    on: '2026-03-05',
    tells: { ...CONTRACT, before: '2026-02-20', to: '2026-03-05', note: 'Frame contract' },
  },
  contract_retired: {
    happens: async ({ ledger }) => {
      await contract(ledger, '2026-03-01');
      await contract(ledger, '2026-04-01', { isRetired: true });
    },
    on: '2026-04-01',
    tells: { ...CONTRACT, about: 'retired', note: 'Frame contract' },
  },
  paper: {
    happens: ({ ledger }) => paper(ledger, { kind: 'invoice', invoiceId: 1 }, 'note.pdf'),
    on: '2026-06-01',
    tells: {
      leadsTo: { kind: 'invoice', number: 'I1' },
      reference: 'note.pdf',
      to: 'I1',
      about: 'invoice',
      note: 'signed by Ms Ruiz',
    },
  },
  paper_removed: {
    happens: async ({ ledger }) => {
      const attachmentId = await paper(
        ledger,
        { kind: 'contract', customerId: 1, number: 'K-1' },
        'scan.pdf',
      );
      await command(ledger, (tx, scope) =>
        removeAttachment(tx, scope, { attachmentId, reason: 'unreadable' }),
      );
    },
    on: '2026-06-01',
    tells: {
      reference: 'scan.pdf',
      to: 'K-1',
      about: 'contract',
      note: 'unreadable',
      leadsTo: { kind: 'papers', number: 'K-1' },
    },
  },
} satisfies Partial<Record<TimelineKind, Case>>;
