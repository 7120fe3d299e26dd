/**
 * What accepting (a part of) a bank line will record: receipts, allocations, and what is written off
 * with them, checked against what is open on the days it counts from.
 *
 *     line +1,180.00 of 2026-03-04, part for C7: INV-1042, 1,180.00 and 24.08 discount
 *     ->  receipt R-2026-0031 of 1,180.00; allocation to INV-1042; write-off W-2026-0004 of 24.08
 *
 * An allocation counts from the later of the two days, the line's and the invoice's: money that came
 * before its invoice waits on account until then.
 *
 * A discount is taken as far as the terms of the item allow it on the line's day; more is refused
 * (`discount_not_offered`), because hardship and goodwill are write-offs of other kinds. Discount,
 * charge and exchange difference become write-offs: documents with a number, a kind and a reason, each
 * closed by one allocation of its own.
 *
 * What a list of open items had settled of an item (`domain/bank/matching/per-list.ts`) gives way: never both count.
 */
import type { Api } from '../../../contract/api.ts';
import type { ReceiptPart } from '../../../contract/calls/bank.ts';
import type { CallError, ErrorOf } from '../../../contract/call.ts';
import { laterOf, type IsoDate } from '../../../domain/dates.ts';
import type {
  AllocationDraft,
  ReceiptDraft,
  WriteOffDraft,
  WriteOffKind,
} from '../../../domain/facts/drafts.ts';
import {
  isBetweenLists,
  replacedParts,
  type PerListPart,
} from '../../../domain/bank/matching/per-list.ts';
import { foldText } from '../../../domain/fold-text.ts';
import type { CurrencyCode, Minor } from '../../../domain/money.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { LiveDocuments, LiveItem } from '../../../ledger/queries/facts/live-documents.ts';
import { refuse } from '../../with-ledger.ts';
import { day, money, say } from '../../../domain/texts/text.ts';

export type AcceptRefusal = CallError<ErrorOf<Api['bank.accept']>>;

export interface LineToPlan {
  readonly lineId: number;
  readonly bookedOn: IsoDate;
  readonly currency: CurrencyCode;
  /** What nobody has decided about yet. Positive. */
  readonly leftMinor: Minor;
  readonly text: string;
}

/** The converted amount of a part whose items are in another currency. */
export interface ConvertedPart {
  readonly receiptMinor: Minor;
  readonly rate: string;
  readonly rateOn: IsoDate;
  readonly rateSource: string;
}

export interface PlannedPart {
  readonly receipt: ReceiptDraft;
  readonly allocations: readonly AllocationDraft[];
  readonly writeOffs: readonly WriteOffDraft[];
  /** Of the line, in its currency. */
  readonly amountMinor: Minor;
  /** Of receipts per list. */
  readonly replaces: readonly Replaced[];
}

/** What of a receipt per list no longer counts. */
export interface Replaced {
  readonly receipt: string;
  readonly itemId: number;
  readonly amountMinor: Minor;
}

export interface PlanWorld {
  readonly live: LiveDocuments;
  /** Code of who a customer is today, after merges; null: there is none. */
  customerCode(code: string): string | null;
  /** Discount the item's terms allow on `on`; 0: none. */
  discountOf(itemId: number, on: IsoDate): Minor;
  convert(part: ReceiptPart, line: LineToPlan): Result<ConvertedPart, AcceptRefusal>;
  nextReceipt(on: IsoDate): string;
  nextWriteOff(on: IsoDate): string;
  /** Planned by earlier lines of the same acceptance, by item: what they take of what is open. */
  readonly planned: Map<number, Minor>;
  /** What lists settled of the item, before this acceptance. */
  perListOf(itemId: number): readonly PerListPart[];
  /** The same of a customer. */
  perListOfCustomer(customer: string): readonly (PerListPart & { readonly itemId: number })[];
  /** What earlier lines replace. */
  readonly replaced: Replaced[];
}

/** Every part, or the first refusal; `world.planned` grows only by what is accepted. */
export function planParts(
  world: PlanWorld,
  line: LineToPlan,
  parts: readonly ReceiptPart[],
  isOther: boolean,
): Result<readonly PlannedPart[], AcceptRefusal> {
  const total = parts.reduce((sum, part) => sum + part.amountMinor, 0);
  if (total > line.leftMinor)
    return refuse(
      'exceeds_line',
      say`The parts come to ${money(total, line.currency)}, and ${money(line.leftMinor, line.currency)} of the line is left; lower them by ${money(total - line.leftMinor, line.currency)}.`,
      'parts',
    );
  const taken = new Map<number, Minor>();
  const planned: PlannedPart[] = [];
  for (const [index, part] of parts.entries()) {
    const earlier = [...world.replaced, ...planned.flatMap(({ replaces }) => replaces)];
    const one = planPart(world, line, part, taken, earlier, isOther, `parts.${index}`);
    if (!one.ok) return one;
    planned.push(one.value);
  }
  world.replaced.push(...planned.flatMap(({ replaces }) => replaces));
  for (const [itemId, minor] of taken)
    world.planned.set(itemId, (world.planned.get(itemId) ?? 0) + minor);
  return ok(planned);
}

function planPart(
  world: PlanWorld,
  line: LineToPlan,
  part: ReceiptPart,
  taken: Map<number, Minor>,
  earlier: readonly Replaced[],
  isOther: boolean,
  at: string,
): Result<PlannedPart, AcceptRefusal> {
  const customer = world.customerCode(part.customer);
  if (customer === null)
    return refuse(
      'not_found',
      say`No customer has the code "${part.customer}"; record the customer first.`,
      `${at}.customer`,
    );
  const currency = part.fx?.currency ?? line.currency;
  const isForeign = currency !== line.currency;
  const converted = isForeign ? world.convert(part, line) : null;
  if (converted !== null && !converted.ok) return converted;
  const receiptMinor = converted === null ? part.amountMinor : converted.value.receiptMinor;
  const number = world.nextReceipt(line.bookedOn);
  const allocations: AllocationDraft[] = [];
  const writeOffs: WriteOffDraft[] = [];
  const replaces: Replaced[] = [];
  let left = receiptMinor;
  for (const [index, share] of part.shares.entries()) {
    const place = `${at}.shares.${index}`;
    const item = world.live.item(share.itemId);
    if (item === null)
      return refuse(
        'not_found',
        say`There is no item ${share.itemId} that is open; look at the proposals of the line again.`,
        place,
      );
    const fits = checkShare(world, line, {
      ...share,
      item,
      customer,
      currency,
      taken,
      replaced: [...earlier, ...replaces],
      place,
    });
    if (!fits.ok) return fits;
    replaces.push(...fits.value);
    left -= share.amountMinor;
    if (left < 0)
      return refuse(
        'exceeds_receipt',
        say`The items of ${customer} take ${money(receiptMinor - left, currency)}, and the part is ${money(receiptMinor, currency)}; lower them by ${money(-left, currency)}.`,
        place,
      );
    const effectiveOn = laterOf(line.bookedOn, item.issuedOn);
    allocations.push({
      sourceKind: 'receipt',
      source: number,
      invoice: item.invoice,
      position: item.position,
      effectiveOn,
      amountMinor: share.amountMinor,
    });
    const writeOff = (kind: WriteOffKind, amountMinor: Minor, reason: string): void => {
      if (amountMinor === 0) return;
      writeOffs.push({
        number: world.nextWriteOff(effectiveOn),
        kind,
        invoice: item.invoice,
        position: item.position,
        effectiveOn,
        amountMinor,
        reason,
        receipt: number,
      });
    };
    writeOff('discount', share.discountMinor, `early payment on ${line.bookedOn}`);
    writeOff('bank_charge', share.chargeMinor, 'charge of a bank, borne by us');
    writeOff('exchange_difference', share.differenceMinor, `exchange rate of ${line.bookedOn}`);
  }
  const explained = isOther
    ? undefined
    : settledPerList(world, line, customer, currency, left, [...earlier, ...replaces]);
  if (explained !== undefined) {
    const { item, part: settled } = explained;
    return refuse(
      'settled_per_list',
      say`${money(settled.amountMinor, currency)} of ${item.invoice} were settled per list of ${day(settled.takenOn)} (${settled.receipt}), and ${money(left, currency)} on account would count beside them; choose ${item.invoice}, which takes the place of the list, or say that it is other money.`,
      `${at}.shares`,
    );
  }
  const receipt: ReceiptDraft = {
    number,
    customer,
    receivedOn: line.bookedOn,
    currency,
    amountMinor: receiptMinor,
    reference: line.text.slice(0, 200),
    ...(converted === null
      ? {}
      : {
          paid: {
            currency: line.currency,
            amountMinor: part.amountMinor,
            rate: converted.value.rate,
            rateOn: converted.value.rateOn,
            rateSource: converted.value.rateSource,
          },
        }),
  };
  return ok({ receipt, allocations, writeOffs, amountMinor: part.amountMinor, replaces });
}

const withoutReplaced = <Part extends PerListPart>(
  parts: readonly Part[],
  itemId: number,
  replaced: readonly Replaced[],
): readonly Part[] =>
  parts.flatMap((part) => {
    const amountMinor = replaced
      .filter((one) => one.itemId === itemId && one.receipt === part.receipt)
      .reduce((rest, one) => rest - one.amountMinor, part.amountMinor);
    return amountMinor <= 0 ? [] : { ...part, amountMinor };
  });

/** What a list settled that money left on account may be: as much and between the lists, or named. */
function settledPerList(
  world: PlanWorld,
  line: LineToPlan,
  customer: string,
  currency: CurrencyCode,
  leftMinor: Minor,
  replaced: readonly Replaced[],
): { readonly item: LiveItem; readonly part: PerListPart } | undefined {
  if (leftMinor <= 0) return undefined;
  const text = essence(line.text);
  for (const settled of world.perListOfCustomer(customer)) {
    const item = world.live.item(settled.itemId);
    const [part] = withoutReplaced([settled], settled.itemId, replaced);
    if (item?.currency !== currency || part === undefined) continue;
    const number = essence(item.invoice);
    const isNamed = number.length >= SHORTEST_NUMBER && text.includes(number);
    if (
      isNamed
        ? line.bookedOn <= part.takenOn
        : part.amountMinor === leftMinor && isBetweenLists(part, line.bookedOn)
    )
      return { item, part };
  }
  return undefined;
}

/** A shorter number stands in any text. */
const SHORTEST_NUMBER = 3;

const essence = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');

interface ShareToCheck {
  readonly item: LiveItem;
  readonly amountMinor: Minor;
  readonly discountMinor: Minor;
  readonly chargeMinor: Minor;
  readonly differenceMinor: Minor;
  readonly customer: string;
  readonly currency: CurrencyCode;
  readonly taken: Map<number, Minor>;
  readonly replaced: readonly Replaced[];
  readonly place: string;
}

/** What the share replaces. */
function checkShare(
  world: PlanWorld,
  line: LineToPlan,
  share: ShareToCheck,
): Result<readonly Replaced[], AcceptRefusal> {
  const { item, taken, place } = share;
  const label = `${item.invoice}${item.position > 1 ? ` (${item.position})` : ''}`;
  const owner = world.customerCode(item.customer);
  if (owner !== share.customer)
    return refuse(
      'other_customer',
      say`${label} is of ${owner ?? item.customer}, not of ${share.customer}; split the line between the two.`,
      place,
    );
  if (item.currency !== share.currency)
    return refuse(
      'other_currency',
      say`${label} is in ${item.currency} and the part in ${share.currency}; give the part the currency of its items.`,
      place,
    );
  const offered = share.discountMinor === 0 ? 0 : world.discountOf(item.itemId, line.bookedOn);
  if (share.discountMinor > offered)
    return refuse(
      'discount_not_offered',
      offered === 0
        ? say`The terms of ${label} allow no discount on ${day(line.bookedOn)}; leave it out, or write the rest off with a reason.`
        : say`The terms of ${label} allow ${money(offered, item.currency)} discount; lower it.`,
      place,
    );
  const whole = share.amountMinor + share.discountMinor + share.chargeMinor + share.differenceMinor;
  const before = taken.get(item.itemId) ?? 0;
  const room =
    world.live.roomOfItem(item.itemId, laterOf(line.bookedOn, item.issuedOn)) -
    (world.planned.get(item.itemId) ?? 0) -
    before;
  const parts = withoutReplaced(world.perListOf(item.itemId), item.itemId, share.replaced);
  const replaces = replacedParts(parts, line.bookedOn, whole, room).map(
    ({ part, amountMinor }) => ({
      receipt: part.receipt,
      itemId: item.itemId,
      amountMinor,
    }),
  );
  const replacedMinor = replaces.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (whole > room + replacedMinor)
    return refuse(
      'exceeds_open',
      say`${money(whole, item.currency)} is more than the ${money(Math.max(0, room) + replacedMinor, item.currency)} open of ${label}; apply that much at most.`,
      place,
    );
  taken.set(item.itemId, before + whole - replacedMinor);
  return ok(replaces);
}
