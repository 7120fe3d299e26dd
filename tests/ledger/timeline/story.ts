/** A small ledger with one customer, short commands for what can happen with it, and its timeline. */
import type { Instant } from '../../../src/domain/dates.ts';
import {
  recordAttachment,
  type AttachmentDraft,
} from '../../../src/ledger/commands/contracts/record-attachment.ts';
import { recordContract } from '../../../src/ledger/commands/contracts/record-contract.ts';
import { recordBankMatch } from '../../../src/ledger/commands/bank/record-bank-match.ts';
import { recordLetter } from '../../../src/ledger/commands/letters/record-letter.ts';
import { reverseFacts } from '../../../src/ledger/facts/reverse.ts';
import type { ReversibleKind, TimelineKind } from '../../../src/domain/facts/kinds.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import {
  customerTimeline,
  type TimelineQuery,
  type TimelineRow,
} from '../../../src/ledger/queries/customers/timeline/timeline.ts';
import {
  bankLine,
  bankStatement,
  command,
  customer,
  day,
  invoice,
  receipt,
  record,
  recordAsBatch,
  tempLedger,
  tickingClock,
} from '../fixture.ts';

export interface Story {
  readonly ledger: Ledger;
  readonly clock: ReturnType<typeof tickingClock>;
}

/** Petalo SL (C1, id 1) with I1 of 100.00 EUR and R1 of 40.00 EUR, and Petalo Norte (C9, id 2). */
export async function story(): Promise<Story> {
  const clock = tickingClock();
  const ledger = await tempLedger(clock);
  await record(ledger, {
    customers: [
      customer('C1', { name: 'Petalo SL', terms: '30 days' }),
      customer('C9', { name: 'Petalo Norte' }),
    ],
    invoices: [invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000, { goods: 'vases' })],
    receipts: [receipt('R1', 'C1', '2026-02-01', 4_000, { reference: 'transfer 4711' })],
  });
  return { clock, ledger };
}

export const QUERY: TimelineQuery = {
  customerId: 1,
  asOf: day('2026-06-30'),
  knownAt: null,
  today: day('2026-06-30'),
  kinds: null,
  search: '',
  offset: 0,
  limit: 200,
};

export const read = (ledger: Ledger, query: Partial<TimelineQuery> = {}) =>
  ledger.read((db) => customerTimeline(db, { ...QUERY, ...query }));

export const rowsOf = async (
  ledger: Ledger,
  kind: TimelineKind,
  query: Partial<TimelineQuery> = {},
): Promise<readonly TimelineRow[]> => (await read(ledger, { ...query, kinds: [kind] })).rows;

export const reverse = (
  ledger: Ledger,
  kind: ReversibleKind,
  id: number,
  on: string,
  reason: string,
) =>
  command(ledger, (tx, scope) =>
    reverseFacts(tx, scope, { targets: [{ kind, id }], effectiveOn: day(on), reason }),
  );

/** A line of the bank that takes receipt `R1` (id 1) back. */
export async function returnReceipt(ledger: Ledger, on: string): Promise<void> {
  await recordAsBatch(ledger, {
    bankStatements: [bankStatement([bankLine('no funds', on, -4_000, { isReversal: true })])],
  });
  await command(ledger, async (tx, scope) => {
    const [reversalId = 0] = await reverseFacts(tx, scope, {
      targets: [{ kind: 'receipt', id: 1 }],
      effectiveOn: day(on),
      reason: 'returned by the bank: no funds',
      isReturn: true,
    });
    recordBankMatch(tx, scope, {
      lineId: 1,
      kind: 'return',
      reversalId,
      amountMinor: -4_000,
      rule: 'returned',
      note: '',
    });
  });
}

export const letter = (ledger: Ledger) =>
  command(ledger, (tx, scope) =>
    recordLetter(tx, scope, {
      number: 'L-2026-0001',
      level: 2,
      language: 'en',
      layout: 'window-left',
      customerId: 1,
      currency: 'EUR',
      issuedOn: day('2026-03-01'),
      deadlineOn: day('2026-03-15'),
      deliveryMethod: 'post',
      content: {},
      items: [
        {
          itemId: 1,
          item: 'I1',
          issuedOn: day('2026-01-10'),
          dueOn: day('2026-02-10'),
          daysPastDue: 19,
          grossMinor: 10_000,
          openMinor: 10_000,
        },
      ],
      pdf: new Uint8Array([1, 2, 3]),
    }),
  );

export const contract = (
  ledger: Ledger,
  on: string,
  more: {
    readonly us?: string;
    readonly them?: string;
    readonly title?: string;
    readonly isRetired?: boolean;
  } = {},
) =>
  command(ledger, (tx, scope) =>
    recordContract(tx, scope, {
      customerId: 1,
      number: 'K-1',
      effectiveOn: day(on),
      contract: {
        title: more.title ?? 'Frame contract',
        signedByUsOn: more.us ?? null,
        signedByCustomerOn: more.them ?? null,
      },
      isRetired: more.isRetired ?? false,
    }),
  );

export const paper = (ledger: Ledger, to: AttachmentDraft['to'], fileName: string) =>
  command(ledger, (tx, scope) =>
    recordAttachment(tx, scope, {
      to,
      fileName,
      mediaType: 'application/pdf',
      bytes: new Uint8Array([1]),
      note: 'signed by Ms Ruiz',
    }),
  );

export const at = (text: string): Instant => `${text}.000Z` as Instant;
