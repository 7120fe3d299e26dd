/** What can happen with documents: invoices, money, write-offs, disputes, letters, corrections. */

import { type TimelineKind } from '../../../src/domain/facts/kinds.ts';

import { changeDue } from '../../../src/ledger/commands/facts/change-due.ts';
import { resolveDispute } from '../../../src/ledger/commands/facts/resolve-dispute.ts';
import { cancelLetter } from '../../../src/ledger/commands/letters/cancel-letter.ts';

import {
  allocation,
  caseFact,
  command,
  creditNote,
  day,
  invoice,
  record,
  refund,
  writeOff,
} from '../fixture.ts';
import { letter, returnReceipt, reverse, type Story } from './story.ts';
import type { Case } from './customer-cases.ts';

const INVOICE = { leadsTo: { kind: 'invoice', number: 'I1' } } as const;
const dispute = ({ ledger }: Story) =>
  record(ledger, { disputes: [{ invoice: 'I1', openedOn: day('2026-02-15'), reason: 'broken' }] });
const smallBalance = ({ ledger }: Story) =>
  record(ledger, {
    writeOffs: [
      writeOff('W-1', 'I1', '2026-03-01', 320, { kind: 'small_balance', reason: 'a stamp' }),
    ],
  });
const W = {
  reference: 'I1',
  currency: 'EUR',
  amountMinor: 320,
  to: 'W-1',
  about: 'small_balance',
  leadsTo: { kind: 'write_off', number: 'W-1' },
} as const;

export const DOCUMENT_CASES = {
  invoice: {
    // The due date as it was issued: the change is an entry of its own.
    happens: ({ ledger }) =>
      command(ledger, (tx, scope) =>
        changeDue(tx, scope, { itemId: 1, dueOn: day('2026-02-28'), reason: 'agreed' }),
      ),
    on: '2026-01-10',
    tells: {
      ...INVOICE,
      reference: 'I1',
      currency: 'EUR',
      amountMinor: 10_000,
      to: '2026-02-10',
      note: 'vases',
    },
  },
  debit_note: {
    happens: ({ ledger }) =>
      record(ledger, {
        invoices: [
          invoice('D1', 'C1', '2026-03-01', '2026-03-31', 500, {
            kind: 'debit_note',
            goods: 'storage',
          }),
        ],
      }),
    on: '2026-03-01',
    tells: {
      reference: 'D1',
      currency: 'EUR',
      amountMinor: 500,
      to: '2026-03-31',
      note: 'storage',
      leadsTo: { kind: 'invoice', number: 'D1' },
    },
  },
  due_changed: {
    happens: ({ ledger }) =>
      command(ledger, (tx, scope) =>
        changeDue(tx, scope, {
          itemId: 1,
          dueOn: day('2026-02-28'),
          reason: 'agreed on the phone',
        }),
      ),
    on: '2026-06-01',
    tells: {
      ...INVOICE,
      reference: 'I1',
      currency: 'EUR',
      before: '2026-02-10',
      to: '2026-02-28',
      note: 'agreed on the phone',
    },
  },
  credit_note: {
    happens: ({ ledger }) =>
      record(ledger, {
        creditNotes: [{ ...creditNote('N1', 'C1', '2026-03-01', 700), reference: 'I1' }],
      }),
    on: '2026-03-01',
    tells: {
      reference: 'N1',
      currency: 'EUR',
      amountMinor: 700,
      note: 'I1',
      leadsTo: { kind: 'credit_note', number: 'N1' },
    },
  },
  receipt: {
    happens: async () => undefined,
    on: '2026-02-01',
    tells: {
      reference: 'R1',
      currency: 'EUR',
      amountMinor: 4_000,
      note: 'transfer 4711',
      leadsTo: { kind: 'receipt', number: 'R1' },
    },
  },
  allocation: {
    happens: ({ ledger }) =>
      record(ledger, { allocations: [allocation('R1', 'I1', '2026-02-02', 3_000)] }),
    on: '2026-02-02',
    tells: {
      ...INVOICE,
      reference: 'I1',
      currency: 'EUR',
      amountMinor: 3_000,
      before: 'R1',
      about: 'receipt',
    },
  },
  write_off: { happens: smallBalance, on: '2026-03-01', tells: { ...W, note: 'a stamp' } },
  refund: {
    happens: ({ ledger }) => record(ledger, { refunds: [refund('F1', 'R1', '2026-03-02', 500)] }),
    on: '2026-03-02',
    tells: {
      reference: 'F1',
      currency: 'EUR',
      amountMinor: 500,
      before: 'R1',
      about: 'receipt',
      note: 'paid twice',
      leadsTo: { kind: 'refund', number: 'F1' },
    },
  },
  dispute: {
    happens: dispute,
    on: '2026-02-15',
    tells: { ...INVOICE, reference: 'I1', note: 'broken' },
  },
  dispute_resolved: {
    happens: async (told) => {
      await dispute(told);
      await command(told.ledger, (tx, scope) =>
        resolveDispute(tx, scope, {
          disputeId: 1,
          resolvedOn: day('2026-02-20'),
          resolution: 'agreed',
        }),
      );
    },
    on: '2026-02-20',
    tells: { ...INVOICE, reference: 'I1', note: 'agreed' },
  },
  case_fact: {
    happens: ({ ledger }) =>
      record(ledger, {
        caseFacts: [
          caseFact('P-1', 'promise', 'C1', '2026-02-20', {
            items: [{ invoice: 'I1', position: 1 }],
            until: day('2026-02-27'),
            currency: 'EUR',
            amountMinor: 5_000,
            note: 'by telephone',
          }),
        ],
      }),
    on: '2026-02-20',
    tells: {
      reference: 'P-1',
      currency: 'EUR',
      amountMinor: 5_000,
      before: 'I1',
      to: '2026-02-27',
      about: 'promise',
      note: 'by telephone',
      leadsTo: { kind: 'case_fact', number: 'P-1' },
    },
  },
  letter: {
    happens: ({ ledger }) => letter(ledger),
    on: '2026-03-01',
    tells: {
      reference: 'L-2026-0001',
      currency: 'EUR',
      amountMinor: 10_000,
      to: '2026-03-15',
      about: '2',
      leadsTo: { kind: 'letter', number: 'L-2026-0001' },
    },
  },
  letter_cancelled: {
    happens: async ({ ledger }) => {
      await letter(ledger);
      await command(ledger, (tx, scope) =>
        cancelLetter(tx, scope, {
          letterId: 1,
          cancelledOn: day('2026-03-02'),
          reason: 'paid the day before',
        }),
      );
    },
    on: '2026-03-02',
    tells: {
      reference: 'L-2026-0001',
      note: 'paid the day before',
      leadsTo: { kind: 'letter', number: 'L-2026-0001' },
    },
  },
  receipt_returned: {
    happens: ({ ledger }) => returnReceipt(ledger, '2026-02-20'),
    on: '2026-02-20',
    tells: {
      reference: 'R1',
      currency: 'EUR',
      amountMinor: 4_000,
      to: '2026-02-01',
      note: 'returned by the bank: no funds',
      leadsTo: { kind: 'receipt', number: 'R1' },
    },
  },
  write_off_reversed: {
    happens: async (told) => {
      await smallBalance(told);
      await reverse(told.ledger, 'write_off', 1, '2026-04-01', 'they paid after all');
    },
    on: '2026-04-01',
    tells: { ...W, note: 'they paid after all' },
  },
  reversal: {
    happens: ({ ledger }) => reverse(ledger, 'receipt', 1, '2026-04-01', 'entered twice'),
    on: '2026-04-01',
    tells: {
      reference: 'R1',
      currency: 'EUR',
      amountMinor: 4_000,
      about: 'receipt',
      note: 'entered twice',
      leadsTo: { kind: 'receipt', number: 'R1' },
    },
  },
} satisfies Partial<Record<TimelineKind, Case>>;
