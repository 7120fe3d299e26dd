/** The ledger's answers to what drafting asks, from prepared look-ups in one snapshot. */
import type { IsoDate } from '../../domain/dates.ts';
import type {
  KnownCredit,
  KnownCustomer,
  KnownDocuments,
  KnownOnDay,
} from '../../domain/imports/drafts/known-documents.ts';
import type { KnownCase } from '../../domain/imports/drafts/case-facts/known-case.ts';
import type { Snapshot } from '../../domain/imports/snapshot/compare-snapshot.ts';
import { withoutFrontZeros } from '../../domain/imports/drafts/zero-twins.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { aliasOwners, type AliasOwners } from '../../ledger/queries/imports/alias-owners.ts';
import { knownCase } from '../../ledger/queries/case/known-case.ts';
import { codesNow } from '../../ledger/queries/customers/codes-now.ts';
import { customerVersionsByCode } from '../../ledger/queries/customers/customer-versions-by-code.ts';
import { customersAt } from '../../ledger/queries/customers/customers-at.ts';
import { knownFacts } from '../../ledger/queries/imports/known-facts.ts';
import { onAccount } from '../../ledger/queries/aging/on-account.ts';
import { bankLinesForMatching } from '../../ledger/queries/bank/lines-for-matching.ts';
import { listDays, openOnDay, receiptsPerList } from '../../ledger/queries/imports/on-day.ts';
import { zeroTwins } from '../../ledger/queries/imports/zero-twins.ts';
import {
  liveDocuments,
  type CreditKind,
  type LiveCredit,
  type LiveDocuments,
} from '../../ledger/queries/facts/live-documents.ts';
import type { ServiceContext } from '../context.ts';
import { numbersOf } from '../number-index.ts';

export async function knownDocuments(
  context: ServiceContext,
  db: ReadDb,
  today: IsoDate,
  /** Of a list of open items. */
  snapshot: Snapshot | null = null,
): Promise<KnownDocuments> {
  const live = liveDocuments(db);
  const facts = knownFacts(db);
  const customers = new Map<string, KnownCustomer>();
  if (facts.hasCustomers)
    for (const customer of await customersAt(db, { asOf: today, knownAt: null }))
      customers.set(customer.code, customer);

  const credit = (kind: CreditKind, found: LiveCredit | null): KnownCredit | null =>
    found === null
      ? null
      : {
          customer: found.customer,
          currency: found.currency,
          effectiveOn: found.effectiveOn,
          amountMinor: found.amountMinor,
          roomFrom: (on) => live.roomOfCredit(kind, found.id, on),
        };
  const codes = await codesNow(db);
  const onDay = snapshot === null ? null : await ledgerOnDay(db, live, snapshot.takenOn);
  const twins = zeroTwins(db, numbersOf(context));
  let byPlainCode: Map<string, string[]> | null = null;
  const codeTwins = (code: string): readonly string[] => {
    if (byPlainCode === null) {
      byPlainCode = new Map();
      for (const known of customers.keys()) {
        const plain = withoutFrontZeros(known);
        byPlainCode.set(plain, [...(byPlainCode.get(plain) ?? []), known]);
      }
    }
    return (byPlainCode.get(withoutFrontZeros(code)) ?? []).filter((known) => known !== code);
  };
  let aliases: AliasOwners | null = null;
  let caseFacts: KnownCase | null = null;
  const versionsOf = customerVersionsByCode(db);
  return {
    hasDocuments: facts.hasDocuments,
    customer: (code) => customers.get(code) ?? null,
    zeroTwins: twins,
    codeTwins,
    receipt: (number) => credit('receipt', live.receipt(number)),
    creditNote: (number) => credit('credit_note', live.creditNote(number)),
    invoice(number) {
      const found = live.invoice(number);
      if (found === null) return null;
      return {
        customer: found.customer,
        currency: found.currency,
        issuedOn: found.issuedOn,
        grossMinor: found.grossMinor,
        everDisputed: facts.everDisputed(found.invoiceId),
        steps: () => facts.stepsOf(found.invoiceId),
        items: found.instalments.map((item) => ({
          position: item.position,
          dueOn: item.dueOn,
          grossMinor: item.grossMinor,
          roomFrom: (on: IsoDate) => live.roomOfItem(item.itemId, on),
        })),
      };
    },
    ...(onDay === null ? {} : { onDay: () => onDay }),
    naming: (invoice) =>
      (['credit_note', 'receipt'] as const).flatMap((kind) =>
        facts.naming(kind, invoice).flatMap(({ id, number }) => {
          const found = kind === 'receipt' ? live.receipt(number) : live.creditNote(number);
          return found === null
            ? []
            : {
                kind,
                number,
                customer: found.customer,
                currency: found.currency,
                on: found.effectiveOn,
                amountMinor: found.amountMinor,
                laid: facts.laid(kind, id),
              };
        }),
      ),
    codeNow: (code) => codes.get(code) ?? code,
    ownersOf(kind, value) {
      const aliased = (aliases ??= aliasOwners(db)).get(kind, value);
      return kind !== 'code' || !customers.has(value) ? aliased : [value, ...aliased];
    },
    versions: (code) => versionsOf(code),
    history(kind, source, invoice) {
      const from =
        kind === null ? null : kind === 'receipt' ? live.receipt(source) : live.creditNote(source);
      const to = invoice === '' ? null : live.invoice(invoice);
      if (kind !== null && from !== null)
        return to === null
          ? facts.givenBack(kind, from.id)
          : facts.applied(kind, from.id, to.invoiceId);
      return to === null ? [] : facts.writtenOff(to.invoiceId);
    },
    hasNumber: facts.hasNumber,
    get caseFacts() {
      return (caseFacts ??= knownCase(db));
    },
  };
}

/** What a list of open items of that day is compared with. */
async function ledgerOnDay(db: ReadDb, live: LiveDocuments, day: IsoDate): Promise<KnownOnDay> {
  const credits = await onAccount(db, { asOf: day, knownAt: null });
  const lines = await bankLinesForMatching(db);
  return {
    open: openOnDay(db, day),
    credits: credits.map(
      ({ kind, id, number, customerId, currency, effectiveOn, unallocatedMinor }) => ({
        kind,
        number,
        customer: live.customerById(customerId),
        currency,
        on: effectiveOn,
        leftMinor: unallocatedMinor,
        roomMinor: live.roomOfCredit(kind, id, day),
      }),
    ),
    bankLines: lines.filter(({ bookedOn }) => bookedOn <= day),
    previousOn: listDays(db).findLast((on) => on < day) ?? null,
    perList: receiptsPerList(db),
  };
}
