/**
 * Rows of `allocations` against the ledger, one after the other in the order of their days: what each
 * names must be there, have room (or, below zero, have been applied before), and not be known already.
 */
import type { IsoDate } from '../../../dates.ts';
import { decimalToMinor, type Minor } from '../../../money.ts';
import { findingAt, shortened, type ImportFinding } from '../../findings.ts';
import type { KnownCredit, KnownDocuments, KnownInvoice, KnownStep } from '../known-documents.ts';
import type { AllocationRow } from './allocation-row.ts';
import { pairHistory, type Pair, type PairHistory } from './pair-history.ts';
import { day, money, say, type Text } from '../../../texts/text.ts';

interface Source {
  readonly kind: 'receipt' | 'credit_note';
  readonly number: string;
  readonly credit: KnownCredit;
}

/** Settles one row: sets its status and drafts, or says why not. Call it in the order of the days. */
export function settleAllocations(
  known: KnownDocuments,
  findings: ImportFinding[],
): (row: AllocationRow) => void {
  const history: PairHistory = pairHistory(known);
  const refuse = (row: AllocationRow, code: string, column: string, what: Text): void => {
    row.status = 'refused';
    findings.push(findingAt('refused', code, row.line, column, what));
  };

  return (row) => {
    const source = row.source === '' ? null : sourceOf(row);
    if (row.status === 'refused') return;
    const invoice = row.invoice === '' ? null : known.invoice(row.invoice);
    if (row.invoice !== '' && invoice === null)
      return refuse(
        row,
        'invoice_unknown',
        'invoice',
        say`there is no invoice "${shortened(row.invoice)}" in the ledger; import it first`,
      );
    row.customer = invoice?.customer ?? source?.credit.customer ?? '';
    row.currency = source?.credit.currency ?? invoice?.currency ?? row.currency;
    const amount = decimalToMinor(row.amountText, row.currency);
    if (typeof amount !== 'number' || amount === 0)
      return refuse(
        row,
        'not_an_amount',
        'amount',
        say`"${shortened(row.amountText)}" is not an amount of ${row.currency} other than zero (amounts here have a decimal point)`,
      );
    row.amountMinor = amount;
    if (!agree(row, source, invoice)) return;
    const on = row.on as IsoDate;
    const pair: Pair = {
      kind: source?.kind ?? null,
      source: row.source,
      invoice: row.invoice,
    };
    if (history.isKnown(pair, row.position, on, amount)) {
      row.status = 'duplicate';
      return;
    }
    if (invoice === null) settleSource(row, source as Source, pair, on, amount);
    else settleItems(row, source, invoice, pair, on, amount);
  };

  function sourceOf(row: AllocationRow): Source | null {
    const receipt = row.sourceKind === 'credit_note' ? null : known.receipt(row.source);
    const creditNote = row.sourceKind === 'receipt' ? null : known.creditNote(row.source);
    if (receipt !== null && creditNote !== null)
      refuse(
        row,
        'source_ambiguous',
        'source',
        say`"${shortened(row.source)}" is a receipt and a credit note in the ledger; say which in a column "kind", or allocate it by hand`,
      );
    else if (receipt !== null) return { kind: 'receipt', number: row.source, credit: receipt };
    else if (creditNote !== null)
      return { kind: 'credit_note', number: row.source, credit: creditNote };
    else
      refuse(
        row,
        'source_unknown',
        'source',
        say`there is no receipt or credit note "${shortened(row.source)}" in the ledger; import it first`,
      );
    return null;
  }

  /** Whether customer, currency and day of both sides fit; says so when they do not. */
  function agree(row: AllocationRow, source: Source | null, invoice: KnownInvoice | null): boolean {
    const on = row.on as IsoDate;
    if (source !== null && invoice !== null && source.credit.customer !== invoice.customer)
      refuse(
        row,
        'other_customer',
        'invoice',
        say`"${shortened(row.source)}" is of customer "${shortened(source.credit.customer)}", invoice "${shortened(row.invoice)}" of "${shortened(invoice.customer)}"`,
      );
    else if (source !== null && invoice !== null && source.credit.currency !== invoice.currency)
      refuse(
        row,
        'other_currency',
        'invoice',
        say`"${shortened(row.source)}" is in ${source.credit.currency}, invoice "${shortened(row.invoice)}" in ${invoice.currency}`,
      );
    else if (source !== null && on < source.credit.effectiveOn)
      refuse(
        row,
        'too_early',
        'effective_on',
        say`${day(on)} is before "${shortened(row.source)}" itself (${day(source.credit.effectiveOn)})`,
      );
    else if (invoice !== null && on < invoice.issuedOn)
      refuse(
        row,
        'too_early',
        'effective_on',
        say`${day(on)} is before invoice "${shortened(row.invoice)}" itself (${day(invoice.issuedOn)})`,
      );
    return row.status !== 'refused';
  }

  function settleSource(
    row: AllocationRow,
    source: Source,
    pair: Pair,
    on: IsoDate,
    amount: Minor,
  ): void {
    if (amount < 0) {
      if (!wasThere(row, history.appliedFrom(pair, null, on), -amount)) return;
    } else if (!hasLeft(row, source, on, amount)) return;
    row.refunds = [
      {
        number: history.numberFor(row.number || `RF-${row.source}-${on}`),
        sourceKind: source.kind,
        source: row.source,
        refundedOn: on,
        amountMinor: amount,
        reason: row.reason,
      },
    ];
    history.add(pair, { position: null, on, amountMinor: amount });
  }

  function settleItems(
    row: AllocationRow,
    source: Source | null,
    invoice: KnownInvoice,
    pair: Pair,
    on: IsoDate,
    amount: Minor,
  ): void {
    const items = invoice.items.filter(
      (item) => row.position === null || item.position === row.position,
    );
    if (items.length === 0)
      return refuse(
        row,
        'not_an_instalment',
        'instalment',
        say`invoice "${shortened(row.invoice)}" has no instalment ${row.position ?? 1}`,
      );
    if (amount > 0 && source !== null && !hasLeft(row, source, on, amount)) return;
    const parts: KnownStep[] = [];
    let rest = Math.abs(amount);
    for (const item of items) {
      const room =
        amount > 0
          ? history.roomOfItem(row.invoice, item, on)
          : history.appliedFrom(pair, item.position, on);
      const part = Math.min(rest, room);
      if (part <= 0) continue;
      parts.push({ position: item.position, on, amountMinor: amount > 0 ? part : -part });
      rest -= part;
    }
    if (rest > 0 && amount > 0)
      return refuse(
        row,
        'exceeds_open',
        'amount',
        say`"${shortened(row.amountText)}" is more than invoice "${shortened(row.invoice)}" has open on ${day(on)} (${money(amount - rest, row.currency)})`,
      );
    if (rest > 0 && !wasThere(row, -amount - rest, -amount)) return;
    for (const part of parts) {
      history.add(pair, part);
      const position = part.position ?? 1;
      if (source === null)
        row.writeOffs = [
          ...row.writeOffs,
          {
            number: history.numberFor(row.number || `W-${row.invoice}-${position}-${on}`),
            // What takes a correction back is itself one.
            kind: part.amountMinor < 0 ? 'correction' : row.kind,
            invoice: row.invoice,
            position,
            effectiveOn: on,
            amountMinor: part.amountMinor,
            reason: row.reason,
            // One that the ledger does not know was only a remark.
            receipt: known.receipt(row.receipt) === null ? '' : row.receipt,
          },
        ];
      else
        row.allocations = [
          ...row.allocations,
          {
            sourceKind: source.kind,
            source: row.source,
            invoice: row.invoice,
            position,
            effectiveOn: on,
            amountMinor: part.amountMinor,
          },
        ];
    }
  }

  function hasLeft(row: AllocationRow, source: Source, on: IsoDate, amount: Minor): boolean {
    const left = history.roomOfSource(source.kind, row.source, source.credit, on);
    if (left >= amount) return true;
    refuse(
      row,
      'exceeds_source',
      'amount',
      say`"${shortened(row.amountText)}" is more than "${shortened(row.source)}" has left on ${day(on)} (${money(Math.max(0, left), row.currency)})`,
    );
    return false;
  }

  function wasThere(row: AllocationRow, applied: Minor, amount: Minor): boolean {
    if (applied >= amount) return true;
    refuse(
      row,
      'nothing_to_take_back',
      'amount',
      say`"${shortened(row.amountText)}" takes back more than was applied before ${day(row.on as IsoDate)} (${money(Math.max(0, applied), row.currency)})`,
    );
    return false;
  }
}
