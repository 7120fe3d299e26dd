/**
 * What becomes of an invoice of the sample: paid in the customer's way, disputed, credited, or not.
 *
 *     invoice FE-2026-0231 of a drifting customer  →  receipt RC-2026-0312, nine days late
 *     one with 2 % for ten days                    →  98 % of it on the eighth day, the rest written off
 */
import { addDays, daysBetween, laterOf, type IsoDate } from '../../domain/dates.ts';
import type {
  AllocationDraft,
  CreditNoteDraft,
  DisputeDraft,
  InvoiceDraft,
  ReceiptDraft,
  WriteOffDraft,
} from '../../domain/facts/drafts.ts';
import { discountOf } from '../../domain/terms/discount.ts';
import { parseTerms } from '../../domain/terms/parse-terms.ts';
import { DUE_AT_ONCE } from '../../domain/terms/terms.ts';
import { BEHAVIOURS, type Behaviour } from './behaviour.ts';
import { businessDay } from './business-day.ts';
import { SAMPLE_DAYS, type Order } from './orders.ts';
import { seededRandom, type Random } from './seeded-random.ts';

const DISPUTE_REASONS = [
  'two boxes short on delivery',
  'glass broken in transit',
  'price differs from the order',
  'wrong colour delivered',
  'delivered a week late',
] as const;

export interface Writing {
  invoices: InvoiceDraft[];
  creditNotes: CreditNoteDraft[];
  receipts: ReceiptDraft[];
  allocations: AllocationDraft[];
  disputes: DisputeDraft[];
  writeOffs: WriteOffDraft[];
}

export interface Settling {
  readonly start: IsoDate;
  readonly today: IsoDate;
  readonly random: Random;
  readonly on: (date: IsoDate) => Writing;
  readonly numberFor: (prefix: string, date: IsoDate) => string;
}

/** What happens to an invoice after it was sent: dispute, credit note, receipts, or silence. */
export function settle(order: Order, invoice: InvoiceDraft, world: Settling): void {
  const { start, today, random, on } = world;
  const behaviour = BEHAVIOURS[order.customer.story];
  const progress = daysBetween(start, order.issuedOn) / SAMPLE_DAYS;
  if (random.chance(behaviour.disputed)) {
    const openedOn = businessDay(addDays(order.issuedOn, random.between(3, 15)));
    if (openedOn > today) return;
    on(openedOn).disputes.push({
      invoice: invoice.number,
      openedOn,
      reason: random.pick(DISPUTE_REASONS),
    });
    // A dispute of the last quarter is still open; older ones ended with a credit note.
    if (progress > 0.75) return;
    creditPart(invoice, openedOn, world);
    return;
  }
  invoice.instalments.forEach((instalment, index) => {
    const [earliest, latest] = behaviour.daysLate(progress);
    const paidOn = laterOf(
      invoice.issuedOn,
      businessDay(addDays(instalment.dueOn, random.between(earliest, latest))),
    );
    if (stoppedBy(behaviour, start, paidOn) || paidOn > today) return;
    receive(invoice, index + 1, instalment.grossMinor, paidOn, behaviour, world);
  });
}

const stoppedBy = (behaviour: Behaviour, start: IsoDate, date: IsoDate): boolean =>
  behaviour.stopsPayingAt < 1 && daysBetween(start, date) / SAMPLE_DAYS > behaviour.stopsPayingAt;

/** A credit note for a tenth of the invoice, and the rest is paid a month later. */
function creditPart(invoice: InvoiceDraft, openedOn: IsoDate, world: Settling): void {
  const creditedOn = businessDay(addDays(openedOn, 12));
  if (creditedOn > world.today) return;
  const credited = Math.round(invoice.grossMinor / 10);
  const number = world.numberFor('CN', creditedOn);
  const day = world.on(creditedOn);
  day.creditNotes.push({
    number,
    customer: invoice.customer,
    issuedOn: creditedOn,
    currency: invoice.currency,
    amountMinor: credited,
    reference: `for ${invoice.number}`,
  });
  day.allocations.push({
    sourceKind: 'credit_note',
    source: number,
    invoice: invoice.number,
    position: 1,
    effectiveOn: creditedOn,
    amountMinor: credited,
  });
  const paidOn = businessDay(addDays(creditedOn, 20));
  if (paidOn > world.today) return;
  receive(invoice, 1, invoice.grossMinor - credited, paidOn, BEHAVIOURS.steady, world);
}

function receive(
  invoice: InvoiceDraft,
  position: number,
  openMinor: number,
  paidOn: IsoDate,
  behaviour: Behaviour,
  world: Settling,
): void {
  const { random, on, numberFor, today } = world;
  const part = random.chance(behaviour.partial);
  const applied = part ? Math.floor(openMinor / 200) * 100 : openMinor;
  if (applied <= 0) return;
  // Who pays ahead rounds up: the rest stays on account.
  const extra =
    behaviour === BEHAVIOURS.prepaying && random.chance(0.5) ? random.between(20, 90) * 100 : 0;
  // One receipt in twenty is found a week later, when the bank statement is read again.
  const isFoundLate = random.chance(0.05);
  const foundOn = (date: IsoDate): IsoDate => (isFoundLate ? businessDay(addDays(date, 7)) : date);
  if (foundOn(paidOn) > today) return;
  const early = part ? null : takenEarly(invoice, openMinor);
  const receivedOn = early?.receivedOn ?? paidOn;
  const discountMinor = early?.discountMinor ?? 0;
  const number = numberFor('RC', receivedOn);
  const day = on(foundOn(receivedOn));
  day.receipts.push({
    number,
    customer: invoice.customer,
    receivedOn,
    currency: invoice.currency,
    amountMinor: applied - discountMinor + extra,
    reference: invoice.number,
  });
  day.allocations.push({
    sourceKind: 'receipt',
    source: number,
    invoice: invoice.number,
    position,
    effectiveOn: receivedOn,
    amountMinor: applied - discountMinor,
  });
  if (discountMinor > 0)
    day.writeOffs.push({
      number: numberFor('W', receivedOn),
      kind: 'discount',
      invoice: invoice.number,
      position,
      effectiveOn: receivedOn,
      amountMinor: discountMinor,
      reason: 'early-payment discount',
      receipt: number,
    });
}

/**
 * Two in three invoices with a discount are paid early to take it, the others when they are due. The
 * dice are the invoice's own: what happens to all others is the same with and without discounts.
 */
function takenEarly(
  invoice: InvoiceDraft,
  openMinor: number,
): { readonly receivedOn: IsoDate; readonly discountMinor: number } | null {
  const offer = discountOf(parseTerms(invoice.terms) ?? DUE_AT_ONCE, invoice);
  if (offer === null || openMinor !== invoice.grossMinor) return null;
  const own = seededRandom(Number(invoice.number.replace(/\D/g, '')));
  if (own.chance(1 / 3)) return null;
  // A Saturday moves to Monday, which is still in time.
  const receivedOn = businessDay(addDays(offer.untilOn, -own.between(2, 6)));
  return { receivedOn, discountMinor: offer.amountMinor };
}
