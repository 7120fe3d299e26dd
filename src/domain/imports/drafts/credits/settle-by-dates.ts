/**
 * Which credits pay which instalments of the invoice that they name: decided by their dates, so that neither
 * the order of rows nor that of files says what is open on a past day.
 *
 *     INV-7: 100.00 due 9 February, 100.00 due 11 March
 *     R2 of 1 March 100.00, R1 of 1 February 60.00   ->   R1: 60.00 of the first
 *                                                         R2: 40.00 of the first, 60.00 of the second
 *
 * The earliest is laid first, on the oldest instalment that has room from then on; on one day a credit note before a
 * receipt, because what was never owed needs no money, then by number. What is too much stays on
 * account with the last. What a person or the bank has applied (`fixed`) stays where it is.
 */
import { laterOf, type IsoDate } from '../../../dates.ts';
import type { AllocationDraft } from '../../../facts/drafts.ts';
import type { CurrencyCode, Minor } from '../../../money.ts';
import { roomOverTime } from '../allocations/pair-history.ts';
import type { KnownDocuments, KnownInvoice, KnownNamed, KnownStep } from '../known-documents.ts';

/** An invoice to be settled; `items` by position. */
export interface SettledInvoice {
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly items: readonly { readonly position: number; readonly grossMinor: Minor }[];
  /** What counts on its items beside these credits, whatever it is of. */
  readonly fixed: readonly KnownStep[];
}

/** A credit that names it, with nothing of it used elsewhere. */
export interface NamingCredit {
  readonly kind: 'receipt' | 'credit_note';
  readonly number: string;
  readonly on: IsoDate;
  readonly amountMinor: Minor;
}

/** The allocations, in the order in which the money came. */
export function settleByDates(
  invoice: SettledInvoice,
  credits: readonly NamingCredit[],
): readonly AllocationDraft[] {
  const laid: KnownStep[] = [...invoice.fixed];
  const allocations: AllocationDraft[] = [];
  const inOrder = [...credits].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  for (const credit of inOrder) {
    const effectiveOn = laterOf(credit.on, invoice.issuedOn);
    let rest = credit.amountMinor;
    for (const { position, grossMinor } of invoice.items) {
      if (rest === 0) break;
      const used = laid.filter((step) => step.position === position);
      const part = Math.min(
        rest,
        roomOverTime(() => grossMinor, used, effectiveOn),
      );
      if (part <= 0) continue;
      laid.push({ position, on: effectiveOn, amountMinor: part });
      allocations.push({
        sourceKind: credit.kind,
        source: credit.number,
        invoice: invoice.number,
        position,
        effectiveOn,
        amountMinor: part,
      });
      rest -= part;
    }
  }
  return allocations;
}

const orderOf = ({ on, kind, number }: NamingCredit): string => `${on} ${kind} ${number}`;

/** What changes about the invoice when credits of this file join those that the ledger has. */
export interface SettledAnew {
  /** To be recorded, of credits of the file and of earlier ones. */
  readonly allocations: readonly AllocationDraft[];
  /** Allocations of earlier imports that no longer count, by the ledger's id. */
  readonly takesBack: readonly number[];
  /** Earlier credits whose allocations change; sorted as they were laid. */
  readonly moved: readonly KnownNamed[];
}

/** `known`: credits of the ledger that name the invoice and that only imports have applied. */
export function settleAnew(
  invoice: SettledInvoice,
  fresh: readonly NamingCredit[],
  known: readonly KnownNamed[],
): SettledAnew {
  const all = settleByDates(invoice, [...fresh, ...known]);
  const of = (kind: string, number: string): readonly AllocationDraft[] =>
    all.filter((one) => one.sourceKind === kind && one.source === number);
  const allocations = fresh.flatMap(({ kind, number }) => of(kind, number));
  const takesBack: number[] = [];
  const moved: KnownNamed[] = [];
  for (const credit of known) {
    const wanted = [...of(credit.kind, credit.number)];
    const gone = credit.laid.filter((laid) => {
      const at = wanted.findIndex(
        (one) =>
          one.position === laid.position &&
          one.effectiveOn === laid.on &&
          one.amountMinor === laid.amountMinor,
      );
      if (at >= 0) wanted.splice(at, 1);
      return at < 0;
    });
    if (gone.length === 0 && wanted.length === 0) continue;
    moved.push(credit);
    takesBack.push(...gone.map(({ id }) => id));
    allocations.push(...wanted);
  }
  return { allocations, takesBack, moved };
}

/** Credits of earlier imports that name the invoice and can pay it. */
export const namedBefore = (
  known: KnownDocuments,
  number: string,
  { customer, currency }: { readonly customer: string; readonly currency: CurrencyCode },
): readonly KnownNamed[] =>
  (known.naming?.(number) ?? []).filter(
    (one) => one.customer === customer && one.currency === currency,
  );

/** A known invoice and what is fixed on it: all its steps but those of `named`, which may move. */
export function settledInvoice(
  number: string,
  { issuedOn, items, steps }: KnownInvoice,
  named: readonly KnownNamed[],
): SettledInvoice {
  const movable: readonly KnownStep[] = named.flatMap(({ laid }) => laid);
  const fixed = [
    ...steps(),
    ...movable.map(({ position, on, amountMinor }) => ({
      position,
      on,
      amountMinor: -amountMinor,
    })),
  ];
  return { number, issuedOn, items, fixed };
}
