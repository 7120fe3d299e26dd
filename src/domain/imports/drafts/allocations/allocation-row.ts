/** One row of the exchange file `allocations`, its cells read and nothing looked up yet. */
import type { IsoDate } from '../../../dates.ts';
import {
  WRITE_OFF_KINDS,
  type AllocationDraft,
  type RefundDraft,
  type WriteOffDraft,
  type WriteOffKind,
} from '../../../facts/drafts.ts';
import type { CurrencyCode, Minor } from '../../../money.ts';
import { shortened, type ImportFinding } from '../../findings.ts';
import type { cellReader } from '../../values/read-cells.ts';
import type { SourceRow, RowStatus } from '../drafted-file.ts';
import { rowFault, strayQuote } from '../row-faults.ts';
import { list, say } from '../../../texts/text.ts';

export interface AllocationRow {
  readonly line: number;
  status: RowStatus;
  /** Empty: the item is corrected. */
  readonly source: string;
  /** Empty: the source is used up. */
  readonly invoice: string;
  readonly on: IsoDate | null;
  readonly amountText: string;
  /** Null: oldest first. */
  readonly position: number | null;
  readonly sourceKind: 'receipt' | 'credit_note' | null;
  readonly kind: WriteOffKind;
  /** Of a write-off or refund; `''`: one is given. */
  readonly number: string;
  readonly reason: string;
  /** Receipt that a write-off came with, or `''`. */
  readonly receipt: string;
  customer: string;
  currency: CurrencyCode;
  amountMinor: Minor | null;
  allocations: readonly AllocationDraft[];
  writeOffs: readonly WriteOffDraft[];
  refunds: readonly RefundDraft[];
}

export function readAllocation(
  source: SourceRow,
  headers: readonly string[],
  places: ReadonlyMap<string, number>,
  cells: ReturnType<typeof cellReader>,
  currency: CurrencyCode,
  findings: ImportFinding[],
): AllocationRow {
  const at = (name: string): number | undefined => places.get(name);
  const fault = rowFault(source, headers);
  cells.begin(source);
  if (fault !== null) findings.push(fault);
  const stray = fault === null ? strayQuote(source, headers) : null;
  if (stray !== null) findings.push(stray);

  const kindText = cells.text(at('kind'));
  const positionText = cells.text(at('instalment'));
  const sourceKind = kindText === 'receipt' || kindText === 'credit_note' ? kindText : null;
  const kind = WRITE_OFF_KINDS.find((one) => one === kindText);
  const row: AllocationRow = {
    line: source.line,
    status: 'new',
    source: cells.text(at('source')),
    invoice: cells.text(at('invoice')),
    on: fault === null ? cells.date(at('effective_on'), true) : null,
    amountText: cells.text(at('amount')),
    position: /^[1-9]\d{0,3}$/.test(positionText) ? Number(positionText) : null,
    sourceKind,
    kind: kind ?? 'correction',
    number: cells.text(at('number')),
    reason: cells.text(at('reason')),
    receipt: cells.text(at('receipt')),
    customer: '',
    currency,
    amountMinor: null,
    allocations: [],
    writeOffs: [],
    refunds: [],
  };
  if (fault !== null) return { ...row, status: 'refused' };
  if (row.source === '' && row.invoice === '')
    cells.refuse(
      'number_missing',
      at('source') ?? null,
      say`the receipt or credit note and the invoice are both missing; one of them must be there`,
    );
  if (row.amountText === '')
    cells.refuse('amount_missing', at('amount') ?? null, say`the amount is missing`);
  if (positionText !== '' && row.position === null)
    cells.refuse(
      'not_an_instalment',
      at('instalment') ?? null,
      say`"${shortened(positionText)}" is not an instalment (1 for the first that is due)`,
    );
  if (kindText !== '' && sourceKind === null && kind === undefined)
    cells.refuse(
      'not_a_kind',
      at('kind') ?? null,
      say`"${shortened(kindText)}" is not a kind (receipt, credit_note, ${list(WRITE_OFF_KINDS)})`,
    );
  return cells.ok() ? row : { ...row, status: 'refused' };
}
