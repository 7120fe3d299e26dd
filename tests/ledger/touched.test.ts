/** Whose case has to be judged anew after a command: one kind of fact after the other. */
import { describe, expect, test } from 'vitest';
import { mergeCustomers } from '../../src/ledger/commands/customers/merge-customers.ts';
import { recordAlias } from '../../src/ledger/commands/customers/record-alias.ts';
import { recordProfile } from '../../src/ledger/commands/customers/record-profile.ts';
import { changeDue } from '../../src/ledger/commands/facts/change-due.ts';
import { resolveDispute } from '../../src/ledger/commands/facts/resolve-dispute.ts';
import { cancelLetter } from '../../src/ledger/commands/letters/cancel-letter.ts';
import type { FactDrafts } from '../../src/domain/facts/drafts.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { customersTouchedSince } from '../../src/ledger/queries/case/customers-touched.ts';
import { journalHead } from '../../src/ledger/queries/journal/journal-head.ts';
import {
  allocation,
  bankLine,
  bankStatement,
  caseFact,
  command,
  creditNote,
  customer,
  day,
  invoice,
  receipt,
  record,
  recordAsBatch,
  refund,
  writeOff,
} from './fixture.ts';
import { contract, letter, reverse, story } from './timeline/story.ts';

type Happens = (ledger: Ledger) => Promise<unknown>;
const drafts =
  (facts: Partial<FactDrafts>): Happens =>
  (ledger) =>
    record(ledger, facts);

const DISPUTED = drafts({
  disputes: [{ invoice: 'I1', openedOn: day('2026-02-15'), reason: 'broken' }],
});
const PROMISED = drafts({
  caseFacts: [
    caseFact('P-1', 'promise', 'C1', '2026-02-20', {
      items: [{ invoice: 'I1', position: 1 }],
      until: day('2026-02-27'),
      currency: 'EUR',
      amountMinor: 5_000,
    }),
  ],
});
const MERGED: Happens = (ledger) =>
  command(ledger, (tx, scope) =>
    mergeCustomers(tx, scope, { fromId: 2, intoId: 1, reason: 'one company' }),
  );
/** Petalo SL is C1, and has I1 and R1; Petalo Norte is C9. */
const [C1, C9, NEW] = [1, 2, 3];

interface Case {
  /** Before what is asked about. */
  readonly first?: Happens;
  readonly happens: Happens;
  readonly touched: readonly number[];
}

const CASES: Readonly<Record<string, Case>> = {
  'a new customer': { happens: drafts({ customers: [customer('C7')] }), touched: [NEW] },
  'a new name': { happens: drafts({ customers: [customer('C9')] }), touched: [C9] },
  'how a customer pays': {
    happens: (ledger) =>
      command(ledger, (tx, scope) =>
        recordProfile(tx, scope, { customerId: C9, effectiveOn: day('2026-02-01'), profile: {} }),
      ),
    touched: [C9],
  },
  'another name of a customer': {
    happens: (ledger) =>
      command(ledger, (tx, scope) =>
        recordAlias(tx, scope, { customerId: C9, kind: 'name', value: 'PN', origin: 'entered' }),
      ),
    touched: [C9],
  },
  'two customers that are one': { happens: MERGED, touched: [C1, C9] },
  'a contract': { happens: (ledger) => contract(ledger, '2026-03-01'), touched: [C1] },
  'an invoice': {
    happens: drafts({ invoices: [invoice('I9', 'C9', '2026-01-10', '2026-02-10', 100)] }),
    touched: [C9],
  },
  'a new due date': {
    happens: (ledger) =>
      command(ledger, (tx, scope) =>
        changeDue(tx, scope, { itemId: 1, dueOn: day('2026-02-28'), reason: 'agreed' }),
      ),
    touched: [C1],
  },
  'a receipt': { happens: drafts({ receipts: [receipt('R9', 'C9', '2026-02-05', 1)] }), touched: [C9] },
  'a credit note': {
    happens: drafts({ creditNotes: [creditNote('N9', 'C9', '2026-02-05', 1)] }),
    touched: [C9],
  },
  'money applied': {
    happens: drafts({ allocations: [allocation('R1', 'I1', '2026-02-02', 3_000)] }),
    touched: [C1],
  },
  'money applied, taken back': {
    first: drafts({ allocations: [allocation('R1', 'I1', '2026-02-02', 3_000)] }),
    happens: (ledger) => reverse(ledger, 'allocation', 1, '2026-03-01', 'a mistake'),
    touched: [C1],
  },
  'a write-off': { happens: drafts({ writeOffs: [writeOff('W1', 'I1', '2026-03-01', 1)] }), touched: [C1] },
  'a refund': { happens: drafts({ refunds: [refund('F1', 'R1', '2026-03-01', 1)] }), touched: [C1] },
  'a dispute of an invoice': { happens: DISPUTED, touched: [C1] },
  'the end of one': {
    first: DISPUTED,
    happens: (ledger) =>
      command(ledger, (tx, scope) =>
        resolveDispute(tx, scope, { disputeId: 1, resolvedOn: day('2026-02-20'), resolution: 'x' }),
      ),
    touched: [C1],
  },
  'a case fact': { happens: PROMISED, touched: [C1] },
  'the end of a case fact': {
    first: PROMISED,
    happens: drafts({ caseFacts: [caseFact('EN-1', 'end', 'C1', '2026-02-21', { about: 'P-1' })] }),
    touched: [C1],
  },
  'a letter': { happens: letter, touched: [C1] },
  'a letter cancelled': {
    first: letter,
    happens: (ledger) =>
      command(ledger, (tx, scope) =>
        cancelLetter(tx, scope, { letterId: 1, cancelledOn: day('2026-03-02'), reason: 'paid' }),
      ),
    touched: [C1],
  },
  // Nobody's, until it is matched.
  'money on the bank': {
    happens: (ledger) =>
      recordAsBatch(ledger, { bankStatements: [bankStatement([bankLine('x', '2026-02-05', 1)])] }),
    touched: [],
  },
}; // prettier-ignore

describe('what changes a case', () => {
  test.each(Object.entries(CASES))('%s', async (_, { first, happens, touched }) => {
    const { ledger } = await story();
    await first?.(ledger);
    const head = await ledger.read((db) => journalHead(db));
    await happens(ledger);
    expect(await ledger.read(async (db) => customersTouchedSince(db, head))).toEqual(touched);
  });
});
