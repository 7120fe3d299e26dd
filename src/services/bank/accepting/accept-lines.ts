/**
 * Records acceptances: one line after the other is planned, then everything is written in one pass,
 * so that ten thousand sure proposals cost one recording and not ten thousand.
 */
import type { ReceiptPart } from '../../../contract/calls/bank.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { NO_DRAFTS } from '../../../domain/facts/drafts.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { recordBankMatch } from '../../../ledger/commands/bank/record-bank-match.ts';
import { replacePerList } from '../../../ledger/commands/bank/replace-per-list.ts';
import { recordAlias } from '../../../ledger/commands/customers/record-alias.ts';
import { recordFacts } from '../../../ledger/commands/facts/record-facts.ts';
import type { Tx } from '../../../ledger/handles.ts';
import type { WriteScope } from '../../../ledger/ledger.ts';
import { survivorCodes } from '../../../ledger/queries/customers/survivor-codes.ts';
import { nextNumber } from '../../../ledger/queries/facts/document-numbers.ts';
import { liveDocuments } from '../../../ledger/queries/facts/live-documents.ts';
import { convertPart } from './convert-part.ts';
import type { Matching } from '../gather-facts.ts';
import {
  planParts,
  type AcceptRefusal,
  type LineToPlan,
  type PlannedPart,
  type PlanWorld,
} from './plan-parts.ts';

export interface Acceptance {
  readonly line: LineToPlan & { readonly counterpartyAccount: string };
  readonly parts: readonly ReceiptPart[];
  readonly rule: string;
  readonly rememberPayer: boolean;
  /** What stays on account is none of what a list settled. */
  readonly isOther: boolean;
}

export interface Acceptances {
  /** Plans one more; a refusal leaves the others as they are. */
  add(acceptance: Acceptance): Result<null, AcceptRefusal>;
  readonly count: number;
  /** Writes what was planned. */
  record(scope: WriteScope, checkpoint: (done: number) => Promise<void>): Promise<void>;
}

/** `firstOn`: the oldest day a line of the acceptance was booked on. */
export async function acceptances(
  tx: Tx,
  matching: Matching,
  firstOn: IsoDate,
  today: IsoDate,
): Promise<Acceptances> {
  const live = liveDocuments(tx);
  const codes = await survivorCodes(tx);
  const receipts = await numbering(tx, 'receipt', firstOn, today);
  const writeOffs = await numbering(tx, 'write_off', firstOn, today);
  const world: PlanWorld = {
    live,
    customerCode: (code) => (live.customer(code) === null ? null : (codes.get(code) ?? code)),
    discountOf: matching.discountOn,
    convert: convertPart(tx),
    nextReceipt: receipts,
    nextWriteOff: writeOffs,
    planned: new Map(),
    perListOf: (itemId) => matching.perList.get(itemId) ?? [],
    perListOfCustomer: (customer) =>
      [...matching.perList].flatMap(([itemId, parts]) =>
        matching.itemById.get(itemId)?.customer === customer
          ? parts.map((part) => ({ ...part, itemId }))
          : [],
      ),
    replaced: [],
  };
  const planned: { readonly acceptance: Acceptance; readonly parts: readonly PlannedPart[] }[] = [];
  return {
    add(acceptance) {
      const parts = planParts(world, acceptance.line, acceptance.parts, acceptance.isOther);
      if (!parts.ok) return parts;
      planned.push({ acceptance, parts: parts.value });
      return ok(null);
    },
    get count() {
      return planned.length;
    },
    async record(scope, checkpoint) {
      const parts = planned.flatMap((one) => one.parts);
      for (const part of parts)
        if (part.replaces.length > 0)
          await replacePerList(tx, scope, part.replaces, part.receipt.number);
      await recordFacts(
        tx,
        scope,
        {
          ...NO_DRAFTS,
          receipts: parts.map((part) => part.receipt),
          allocations: parts.flatMap((part) => part.allocations),
          writeOffs: parts.flatMap((part) => part.writeOffs),
        },
        { batchId: null, checkpoint },
      );
      for (const [index, one] of planned.entries()) {
        for (const part of one.parts)
          recordBankMatch(tx, scope, {
            lineId: one.acceptance.line.lineId,
            kind: 'receipt',
            receipt: part.receipt.number,
            amountMinor: part.amountMinor,
            rule: one.acceptance.rule,
            note: '',
          });
        learnPayer(tx, scope, one.acceptance, one.parts, live);
        if (index % 64 === 0) await checkpoint(index);
      }
    },
  };
}

/** Only an account whose money was all one customer's says who pays from it. */
function learnPayer(
  tx: Tx,
  scope: WriteScope,
  { line, rememberPayer }: Acceptance,
  parts: readonly PlannedPart[],
  live: ReturnType<typeof liveDocuments>,
): void {
  const customers = new Set(parts.map((part) => part.receipt.customer));
  const [code] = customers;
  if (!rememberPayer || line.counterpartyAccount === '' || customers.size !== 1) return;
  const customer = code === undefined ? null : live.customer(code);
  if (customer === null) return;
  recordAlias(tx, scope, {
    customerId: customer.customerId,
    kind: 'account',
    value: line.counterpartyAccount,
    origin: 'learned',
  });
}

/** Counts on from the ledger's last number, per year. */
async function numbering(
  tx: Tx,
  kind: 'receipt' | 'write_off',
  firstOn: IsoDate,
  today: IsoDate,
): Promise<(on: IsoDate) => string> {
  const next = new Map<string, { readonly prefix: string; number: number }>();
  const seriesOf = (number: string): { readonly prefix: string; number: number } => {
    const at = number.lastIndexOf('-') + 1;
    return { prefix: number.slice(0, at), number: Number(number.slice(at)) };
  };
  // An allocation counts from its invoice's day when that is later, which may be of next year.
  const lastYear = Number(today.slice(0, 4)) + 1;
  for (let year = Number(firstOn.slice(0, 4)); year <= lastYear; year += 1) {
    const first = await nextNumber(tx, kind, `${year}-01-01` as IsoDate);
    next.set(String(year), seriesOf(first));
  }
  return (on) => {
    const series = next.get(on.slice(0, 4));
    if (series === undefined) throw new RangeError(`no number series for ${on}`);
    const number = `${series.prefix}${String(series.number).padStart(4, '0')}`;
    series.number += 1;
    return number;
  };
}
