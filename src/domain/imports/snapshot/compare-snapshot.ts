/**
 * A list of what is open, with the ledger of its day: what is missing from it and what is less open on it says
 * most about the month between two lists.
 *
 *     list of 28 February        ledger of that day
 *     INV-1  300.00              INV-1  500.00     less: 200.00 were paid; a receipt, unless other money explains it
 *                                INV-2  120.00     gone: settled since the list before
 *     INV-3   90.00              INV-3    0.00     more: nothing to do, or what an earlier list said is taken back
 *     INV-4 due 30 April         due 31 March      due: the list's date, or the ledger's
 *
 * Each difference is a proposal with its reason. `proposed` is what happens when it is ticked as it stands; `leave` is
 * an unticked one. Nothing is recorded that nobody chose.
 */
import { addDays, laterOf, type IsoDate } from '../../dates.ts';
import {
  NO_DRAFTS,
  type AllocationDraft,
  type DisputeDraft,
  type FactDrafts,
  type ReceiptDraft,
} from '../../facts/drafts.ts';
import type { CurrencyCode, Minor } from '../../money.ts';
import { count, day, money, say, verbatim, type Text } from '../../texts/text.ts';
import { findingOnFile, type ImportFinding } from '../findings.ts';
import { namedDocument } from '../drafts/named-document.ts';
import type { KnownDocuments, KnownInvoice, KnownOnDay } from '../drafts/known-documents.ts';

export const DIFFERENCES = ['gone', 'before', 'less', 'more', 'due', 'amount'] as const;
/** `before`: gone, and older than the first invoice of the list. */
export type Difference = (typeof DIFFERENCES)[number];

export const CHOICES = ['receipt', 'apply', 'take_back', 'due', 'dispute', 'leave'] as const;
/**
 * `receipt`: money, per list. `apply`: a credit on account pays it. `take_back`: what an earlier list said was
 * settled no longer counts. `due`: the list's due date.
 */
export type Choice = (typeof CHOICES)[number];

export interface Proposal {
  /** `gone INV-2`; unique in the comparison. */
  readonly key: string;
  readonly difference: Difference;
  readonly number: string;
  readonly customer: string;
  readonly currency: CurrencyCode;
  /** Of the list; null: it is not on it. */
  readonly line: number | null;
  /** Open on the day of the list, by the ledger and by the list. */
  readonly ledgerMinor: Minor;
  readonly listMinor: Minor;
  /** What can be done about it; `leave` always. */
  readonly choices: readonly Choice[];
  readonly proposed: Choice;
  readonly because: Text;
}

export interface ComparedTotal {
  readonly currency: CurrencyCode;
  /** Open per the list. */
  readonly listMinor: Minor;
  /** Outstanding in the ledger on the day of the list, less what is on account: before, and after the import with what is proposed. */
  readonly beforeMinor: Minor;
  readonly afterMinor: Minor;
}

/** Which day the receipts get: that of the list, the due date within the interval, or one day of it. */
export type DatedOn = 'list' | 'due' | IsoDate;

export interface SnapshotEffects {
  readonly drafts: FactDrafts;
  /** Numbers of receipts that earlier lists made, to be reversed from their own day. */
  readonly takesBack: readonly string[];
  readonly dueChanges: readonly {
    readonly invoice: string;
    readonly position: number;
    readonly dueOn: IsoDate;
  }[];
}

export interface Comparison {
  readonly takenOn: IsoDate;
  readonly because: Text;
  /** Day of the list before; null: there is none. */
  readonly previousOn: IsoDate | null;
  /** Invoices that are open on both with the same amount and due date. */
  readonly agree: number;
  readonly totals: readonly ComparedTotal[];
  readonly proposals: readonly Proposal[];
  /** What the choices record; a proposal without one is left. */
  effects(choices: ReadonlyMap<string, Choice>, datedOn: DatedOn): SnapshotEffects;
}

/** An invoice of the list that the ledger has. */
export interface ListedInvoice {
  readonly line: number;
  /** The ledger's number. */
  readonly number: string;
  readonly invoice: KnownInvoice;
  readonly openMinor: Minor;
  /** Its whole amount, where the list says it beside what is open. */
  readonly grossMinor: Minor | null;
  /** Null where it is not stated, or of several instalments. */
  readonly dueOn: IsoDate | null;
}

export interface Snapshot {
  readonly takenOn: IsoDate;
  /** How the day is known. */
  readonly because: Text;
}

/** What the list says beside the invoices that the ledger has. */
export interface ListTotals {
  /** By currency: Σ open of all rows, credits below zero. */
  readonly open: ReadonlyMap<CurrencyCode, Minor>;
  /** The same of the rows that will be recorded. */
  readonly fresh: ReadonlyMap<CurrencyCode, Minor>;
  /** Numbers of the credits that it has: those are not used up. */
  readonly credits: ReadonlySet<string>;
  /** Issue date of its first invoice. */
  readonly begins: IsoDate | null;
}

/** A list with fewer of the ledger's open invoices than this share may be a part of what is open. */
const WHOLE_LIST = 0.5;

export function compareSnapshot(
  snapshot: Snapshot,
  listed: readonly ListedInvoice[],
  totals: ListTotals,
  known: KnownDocuments,
): Comparison {
  const { takenOn } = snapshot;
  const onDay: KnownOnDay = known.onDay?.(takenOn) ?? NOTHING;
  const { previousOn } = onDay;
  const credits = onDay.credits.filter(({ number }) => !totals.credits.has(number));
  const lines = [...onDay.bankLines];
  const proposals: Proposal[] = [];
  const invoices = new Map<string, KnownInvoice>();
  const due = new Map<string, IsoDate>();
  /** The credit that `apply` uses, by key. */
  const applied = new Map<string, KnownOnDay['credits'][number]>();
  let agree = 0;

  const since =
    previousOn === null ? say`settled by then` : say`settled after the list of ${day(previousOn)}`;

  /** Other money that explains the difference: what it is, and the credit that can be applied. */
  function explained(
    key: string,
    invoice: KnownInvoice,
    diff: Minor,
  ): { readonly because: Text; readonly canApply: boolean } | null {
    const own = credits.filter(
      (one) => one.customer === invoice.customer && one.currency === invoice.currency,
    );
    const exact = own.findIndex((one) => one.roomMinor === diff);
    const credit = own[exact];
    if (credit !== undefined) {
      credits.splice(credits.indexOf(credit), 1);
      applied.set(key, credit);
      return {
        because: say`${namedDocument(credit.kind, credit.number)} of ${day(credit.on)} has as much on account`,
        canApply: true,
      };
    }
    const at = lines.findIndex(
      (line) => line.currency === invoice.currency && line.amountMinor === diff,
    );
    const line = lines[at];
    if (line !== undefined) {
      lines.splice(at, 1);
      return {
        because: say`a bank line of ${day(line.bookedOn)} over as much is not matched yet, so match it instead`,
        canApply: false,
      };
    }
    const sum = own.reduce((total, one) => total + one.roomMinor, 0);
    return sum < diff
      ? null
      : {
          because: say`${money(sum, invoice.currency)} of this customer are on account, so apply them instead`,
          canApply: false,
        };
  }

  function propose(
    difference: Difference,
    number: string,
    invoice: KnownInvoice,
    more: Omit<Proposal, 'key' | 'difference' | 'number' | 'customer' | 'currency'>,
  ): void {
    invoices.set(number, invoice);
    proposals.push({
      key: `${difference} ${number}`,
      difference,
      number,
      customer: invoice.customer,
      currency: invoice.currency,
      ...more,
    });
  }

  for (const one of listed) {
    const { number, invoice, line, openMinor: listMinor } = one;
    const ledgerMinor = openOn(invoice, takenOn);
    const both = { line, ledgerMinor, listMinor };
    const amounts = say`open are ${money(listMinor, invoice.currency)} by the list of ${day(takenOn)} and ${money(ledgerMinor, invoice.currency)} in the ledger`;
    const before = proposals.length;
    if (one.grossMinor !== null && one.grossMinor !== invoice.grossMinor)
      propose('amount', number, invoice, {
        ...both,
        choices: ['leave'],
        proposed: 'leave',
        because: say`it is over ${money(one.grossMinor, invoice.currency)} by the list and over ${money(invoice.grossMinor, invoice.currency)} in the ledger; correct it by hand where it is wrong`,
      });
    else if (listMinor < ledgerMinor) {
      const diff = ledgerMinor - listMinor;
      const other = explained(`less ${number}`, invoice, diff);
      const room = roomFrom(invoice, takenOn) >= diff;
      propose('less', number, invoice, {
        ...both,
        choices: [
          ...(other?.canApply === true ? (['apply'] as const) : []),
          ...(room ? (['receipt'] as const) : []),
          'leave',
        ],
        proposed: other?.canApply === true ? 'apply' : other === null && room ? 'receipt' : 'leave',
        because: !room
          ? say`${amounts}; the ledger has it paid since the list, so there is nothing to do`
          : other === null
            ? say`${amounts}: ${money(diff, invoice.currency)} were paid by then`
            : say`${amounts}; ${other.because}`,
      });
    } else if (listMinor > ledgerMinor) {
      const back = receiptsOver(onDay.perList(number), listMinor - ledgerMinor);
      propose('more', number, invoice, {
        ...both,
        choices: [...(back === null ? [] : (['take_back'] as const)), 'leave'],
        proposed: back === null ? 'leave' : 'take_back',
        because:
          back === null
            ? say`${amounts}; look at what paid it in the ledger, and take that back where it is wrong`
            : say`${amounts}; an earlier list had it settled, and that was no money anybody saw`,
      });
    }
    const item = invoice.items.length === 1 ? invoice.items[0] : undefined;
    if (item !== undefined && one.dueOn !== null && item.dueOn !== one.dueOn) {
      due.set(number, one.dueOn);
      propose('due', number, invoice, {
        ...both,
        choices: ['due', 'leave'],
        proposed: 'due',
        because: say`it is due on ${day(one.dueOn)} by the list and on ${day(item.dueOn)} in the ledger`,
      });
    }
    if (proposals.length === before) agree += 1;
  }

  const onList = new Set(listed.map(({ number }) => number));
  const openBoth = onDay.open.filter(({ number }) => onList.has(number)).length;
  const isPart = onDay.open.length > 0 && openBoth < onDay.open.length * WHOLE_LIST;
  for (const { number, ofList } of onDay.open) {
    if (onList.has(number)) continue;
    const invoice = known.invoice(number);
    if (invoice === null) continue;
    const ledgerMinor = openOn(invoice, takenOn);
    // Paid since the list was taken: the two agree about today.
    if (roomFrom(invoice, takenOn) === 0) continue;
    const isBefore = totals.begins !== null && invoice.issuedOn < totals.begins;
    const difference = isBefore ? 'before' : 'gone';
    const other = explained(`${difference} ${number}`, invoice, ledgerMinor);
    const missing = say`${money(ledgerMinor, invoice.currency)} are open in the ledger, and it is not on the list of ${day(takenOn)}`;
    const doubt = isPart
      ? say`only ${openBoth} of ${onDay.open.length} open invoices of the ledger are on it, so it may be a part of what is open`
      : !ofList
        ? say`it came from no such list, so the program that wrote this one may not know it`
        : other !== null
          ? other.because
          : isBefore
            ? say`it is of ${day(invoice.issuedOn)}, before the first invoice of the list (${day(totals.begins as IsoDate)}), and the list may begin there`
            : null;
    const canApply = other?.canApply === true;
    propose(difference, number, invoice, {
      line: null,
      ledgerMinor,
      listMinor: 0,
      choices: [...(canApply ? (['apply'] as const) : []), 'receipt', 'dispute', 'leave'],
      proposed: doubt === null ? 'receipt' : canApply && !isPart && ofList ? 'apply' : 'leave',
      because: doubt === null ? say`${missing}: ${since}` : say`${missing}; ${doubt}`,
    });
  }

  return {
    takenOn,
    because: snapshot.because,
    previousOn,
    agree,
    totals: totalsOf(),
    proposals,
    effects,
  };

  function totalsOf(): readonly ComparedTotal[] {
    const before = new Map<CurrencyCode, Minor>();
    const add = (sums: Map<CurrencyCode, Minor>, currency: CurrencyCode, minor: Minor): void =>
      void sums.set(currency, (sums.get(currency) ?? 0) + minor);
    for (const { number } of onDay.open) {
      const invoice = known.invoice(number);
      if (invoice !== null) add(before, invoice.currency, openOn(invoice, takenOn));
    }
    for (const credit of onDay.credits) add(before, credit.currency, -credit.leftMinor);
    const after = new Map(before);
    for (const [currency, minor] of totals.fresh) add(after, currency, minor);
    for (const { proposed, currency, ledgerMinor, listMinor } of proposals)
      if (proposed === 'receipt' || proposed === 'take_back')
        add(after, currency, listMinor - ledgerMinor);
    const currencies = [...new Set([...totals.open.keys(), ...after.keys()])].sort();
    return currencies.map((currency) => ({
      currency,
      listMinor: totals.open.get(currency) ?? 0,
      beforeMinor: before.get(currency) ?? 0,
      afterMinor: after.get(currency) ?? 0,
    }));
  }

  function effects(choices: ReadonlyMap<string, Choice>, datedOn: DatedOn): SnapshotEffects {
    const receipts: ReceiptDraft[] = [];
    const allocations: AllocationDraft[] = [];
    const disputes: DisputeDraft[] = [];
    const takesBack: string[] = [];
    const dueChanges: SnapshotEffects['dueChanges'][number][] = [];
    const numbers = new Set<string>();
    for (const proposal of proposals) {
      const { key, number, ledgerMinor, listMinor } = proposal;
      const choice = choices.get(key) ?? 'leave';
      const invoice = invoices.get(number);
      if (invoice === undefined || !proposal.choices.includes(choice)) continue;
      if (choice === 'receipt') {
        const on = dayWithin(invoice, datedOn);
        const source = freeNumber(number);
        const parts = lay(invoice, ledgerMinor - listMinor, on);
        const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
        if (amountMinor === 0) continue;
        receipts.push({
          number: source,
          customer: invoice.customer,
          receivedOn: on,
          currency: invoice.currency,
          amountMinor,
          reference: number,
          perListOn: takenOn,
        });
        for (const part of parts)
          allocations.push({
            sourceKind: 'receipt',
            source,
            invoice: number,
            effectiveOn: on,
            ...part,
          });
      } else if (choice === 'apply') {
        const credit = applied.get(key);
        if (credit === undefined) continue;
        const on = laterOf(invoice.issuedOn, takenOn);
        for (const part of lay(invoice, ledgerMinor - listMinor, on))
          allocations.push({
            sourceKind: credit.kind,
            source: credit.number,
            invoice: number,
            effectiveOn: on,
            ...part,
          });
      } else if (choice === 'dispute')
        disputes.push({
          invoice: number,
          openedOn: takenOn,
          reason: `not on the list of ${takenOn}`,
        });
      else if (choice === 'take_back')
        takesBack.push(...(receiptsOver(onDay.perList(number), listMinor - ledgerMinor) ?? []));
      else if (choice === 'due')
        dueChanges.push({ invoice: number, position: 1, dueOn: due.get(number) as IsoDate });
    }
    return { drafts: { ...NO_DRAFTS, receipts, allocations, disputes }, takesBack, dueChanges };

    /** `L-INV-7`, then `L-INV-7/2`: of a list, and told from `R-…` of a list that states the payment. */
    function freeNumber(invoice: string): string {
      for (let n = 1; ; n += 1) {
        const number = n === 1 ? `L-${invoice}` : `L-${invoice}/${n}`;
        if (numbers.has(number) || known.receipt(number) !== null) continue;
        numbers.add(number);
        return number;
      }
    }
  }

  /** After the list before and not after this one, whatever was wished. */
  function dayWithin(invoice: KnownInvoice, datedOn: DatedOn): IsoDate {
    const first = laterOf(
      invoice.issuedOn,
      previousOn === null ? invoice.issuedOn : addDays(previousOn, 1),
    );
    const wished =
      datedOn === 'list'
        ? takenOn
        : datedOn === 'due'
          ? (invoice.items.at(-1)?.dueOn ?? takenOn)
          : datedOn;
    return laterOf(first, wished > takenOn ? takenOn : wished);
  }
}

/** For those who look at findings only, and for files that are brought in together. */
export const differencesTold = ({ takenOn, proposals }: Comparison): ImportFinding =>
  findingOnFile(
    'warning',
    'differs_from_ledger_of_day',
    say`${count(proposals.length, 'difference', 'differences')} between this list of open items and the ledger of ${day(takenOn)}, such as ${verbatim(`"${proposals[0]?.key ?? ''}"`)}; only what is chosen of them is recorded`,
  );

const NOTHING: KnownOnDay = {
  open: [],
  credits: [],
  bankLines: [],
  previousOn: null,
  perList: () => [],
};

/** What is open of the invoice at the end of the day. */
export const openOn = ({ grossMinor, steps }: KnownInvoice, on: IsoDate): Minor =>
  steps()
    .filter((step) => step.on <= on)
    .reduce((left, { amountMinor }) => left - amountMinor, grossMinor);

const roomFrom = ({ items }: KnownInvoice, on: IsoDate): Minor =>
  items.reduce((sum, item) => sum + item.roomFrom(on), 0);

/** Over the items as far as they have room from that day, oldest first. */
function lay(
  { items }: KnownInvoice,
  amountMinor: Minor,
  on: IsoDate,
): readonly { readonly position: number; readonly amountMinor: Minor }[] {
  let rest = amountMinor;
  return items.flatMap((item) => {
    const part = Math.min(rest, item.roomFrom(on));
    if (part <= 0) return [];
    rest -= part;
    return { position: item.position, amountMinor: part };
  });
}

/** The newest receipts of earlier lists that come to exactly as much; null: none do. */
function receiptsOver(
  perList: readonly { readonly receipt: string; readonly amountMinor: Minor }[],
  diff: Minor,
): readonly string[] | null {
  const found: string[] = [];
  let sum = 0;
  for (const { receipt, amountMinor } of [...perList].reverse()) {
    if (sum === diff) break;
    found.push(receipt);
    sum += amountMinor;
  }
  return sum === diff && found.length > 0 ? found : null;
}
