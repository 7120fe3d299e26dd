/**
 * Exchange file `allocations`: which receipt or credit note paid which invoice, and the history of it.
 *
 *     R-1,INV-7,2026-02-09,600.00     600.00 of R-1 to INV-7, oldest instalment first
 *     R-1,INV-7,2026-03-01,-600.00    taken back from that day
 *     ,INV-7,2026-04-01,50.00         written off, or the invoice reversed
 *     R-2,,2026-04-02,20.00           used up without an invoice: given back, or R-2 reversed
 *
 * `instalment` (when the invoice has several) and `kind` (receipt or credit_note; what a write-off was
 * for) may be there. Rows are settled in the order of their days, whatever their order in the file, so
 * that what is taken back was there before. Rows have no number of their own: one is a duplicate when
 * the ledger has that much of the same on the same day already, counted down row by row.
 */
import {
  NO_DRAFTS,
  NO_FACTS,
  type AllocationDraft,
  type FactDrafts,
  type RefundDraft,
  type WriteOffDraft,
} from '../../facts/drafts.ts';
import type { CurrencyCode, Minor } from '../../money.ts';
import { ROWS_BETWEEN_YIELDS } from './compare-invoices.ts';
import { readAllocation, type AllocationRow } from './allocations/allocation-row.ts';
import { settleAllocations } from './allocations/settle-allocations.ts';
import {
  ROWS_SHOWN,
  sortFindings,
  totalsByCurrency,
  type DraftedFile,
  type DraftedRow,
  type Drafting,
} from './drafted-file.ts';
import { exchangeColumns } from '../columns/exchange-files.ts';
import type { ImportFinding } from '../findings.ts';
import { cellReader, exactReading } from '../values/read-cells.ts';

export function draftAllocations(headers: readonly string[], currency: CurrencyCode): Drafting {
  const places = exchangeColumns('allocations', headers);
  const findings: ImportFinding[] = [];
  const cells = cellReader(headers, exactReading(currency), (finding) => findings.push(finding));
  const rows: AllocationRow[] = [];

  return {
    row(source) {
      rows.push(readAllocation(source, headers, places, cells, currency, findings));
    },

    *finish(known) {
      const counts = { new: 0, duplicate: 0, refused: 0 };
      const totals = totalsByCurrency();
      const settle = settleAllocations(known, findings);
      const inOrder = rows
        .filter((row) => row.status === 'new')
        .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0));
      let done = 0;
      for (const row of inOrder) {
        done += 1;
        if (done % ROWS_BETWEEN_YIELDS === 0) yield;
        settle(row);
      }
      for (const row of rows) {
        counts[row.status] += 1;
        if (row.status === 'new') totals.add(row.currency, row.amountMinor as Minor);
      }
      const fresh = inOrder.filter((row) => row.status === 'new');
      const countOf = (kind: 'allocations' | 'writeOffs' | 'refunds'): number =>
        fresh.reduce((sum, row) => sum + row[kind].length, 0);
      const file: DraftedFile = {
        read: rows.length,
        ...counts,
        facts: {
          ...NO_FACTS,
          allocations: countOf('allocations'),
          writeOffs: countOf('writeOffs'),
          refunds: countOf('refunds'),
        },
        customersNamed: new Set(fresh.map((row) => row.customer)).size,
        totals: totals.list(),
        findings: sortFindings(findings),
        rows: rows.slice(0, ROWS_SHOWN).map(shown),
        *chunks(size): Generator<FactDrafts> {
          // Each chunk is a beginning of the history, so its sums stay within their limits too.
          for (let from = 0; from < fresh.length; from += size) {
            const part = fresh.slice(from, from + size);
            yield {
              ...NO_DRAFTS,
              allocations: part.flatMap((row): readonly AllocationDraft[] => row.allocations),
              writeOffs: part.flatMap((row): readonly WriteOffDraft[] => row.writeOffs),
              refunds: part.flatMap((row): readonly RefundDraft[] => row.refunds),
            };
          }
        },
      };
      return file;
    },
  };
}

/** By day; on a day what is taken back first, as the export writes it. */
const orderOf = (row: AllocationRow): string =>
  `${row.on ?? ''} ${row.amountText.startsWith('-') ? 0 : 1}`;

const shown = (row: AllocationRow): DraftedRow => ({
  line: row.line,
  status: row.status,
  document: [row.source, row.invoice].filter((text) => text !== '').join(' → '),
  customer: row.customer,
  name: '',
  issuedOn: row.on,
  dueOn: null,
  settledOn: null,
  currency: row.currency,
  amountMinor: row.amountMinor,
  disputed: false,
});
