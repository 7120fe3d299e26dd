/** Refusals that several commands give in the same words. `at`: the field of the input. */
import type { IsoDate } from '../../domain/dates.ts';
import { FACT_KINDS } from '../../domain/facts/kinds.ts';
import type { CurrencyCode, Minor } from '../../domain/money.ts';
import { amount, day, money, say } from '../../domain/texts/text.ts';
import { refuse } from '../with-ledger.ts';

export const noSuchCustomer = (code: string) =>
  refuse(
    'not_found',
    say`No customer has the code "${code}"; record the customer first.`,
    'customer',
  );

export const noSuchInvoice = (number: string) =>
  refuse(
    'not_found',
    say`There is no invoice ${number} that is not reversed; look it up in the list of invoices.`,
    'invoice',
  );

export const noSuchCredit = (kind: 'receipt' | 'credit_note', number: string) =>
  refuse(
    'not_found',
    say`There is no ${FACT_KINDS[kind].name} ${number} that is not reversed; look it up in the list.`,
    'source',
  );

/** `label`: the item, like `INV-7 (2/3)`. */
export const beforeIssue = (on: IsoDate, label: string, issuedOn: IsoDate, at: string) =>
  refuse(
    'too_early',
    say`${day(on)} is before ${label} was issued; choose ${day(issuedOn)} or later.`,
    at,
  );

export const beforeCredit = (
  on: IsoDate,
  kind: 'receipt' | 'credit_note',
  credit: { readonly number: string; readonly effectiveOn: IsoDate },
  at: string,
) =>
  refuse(
    'too_early',
    say`${day(on)} is before the date of the ${FACT_KINDS[kind].name} ${credit.number}; choose ${day(credit.effectiveOn)} or later.`,
    at,
  );

export const exceedsOpen = (
  item: { readonly item: string; readonly currency: CurrencyCode },
  asked: Minor,
  free: Minor,
  at: string,
) =>
  refuse(
    'exceeds_open',
    say`${money(asked, item.currency)} is more than the ${amount(free, item.currency)} open of ${item.item}; apply that much at most.`,
    at,
  );
