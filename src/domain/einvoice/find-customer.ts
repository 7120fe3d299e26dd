/**
 * Who in the ledger the buyer of an e-invoice is.
 *
 *     VAT id DE123456789       ->  C-17, whose tax id is "DE 123 456 789"
 *     no VAT id, endpoint 4711 ->  the customer with the code 4711
 *     only "Müller GmbH"       ->  the customer of that name, or with that alias
 *     nobody of these          ->  a new customer, with the best of those as its code
 *
 * From the surest to the weakest; a name alone decides last, since two firms may share it.
 */
import type { IsoDate } from '../dates.ts';
import type { CustomerDraft } from '../facts/drafts.ts';
import { foldText } from '../fold-text.ts';
import type { KnownDocuments } from '../imports/drafts/known-documents.ts';
import type { CurrencyCode } from '../money.ts';
import type { EInvoiceParty } from './einvoice.ts';

/** The customers of the ledger by what an e-invoice says of them; the answer is a customer code. */
export interface KnownParties {
  /** `id` as `plainTaxId` writes it; compare with tax ids written that way too. */
  byTaxId(id: string): string | null;
  /** `name` as it is in the document; a name or an alias, compared by `plainName`. */
  byName(name: string): string | null;
}

/** `DE 123.456-789` and `de123456789` are one: capitals, without blanks, points and dashes. */
export const plainTaxId = (id: string): string => id.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** `"Müller  GmbH."` and `"MULLER GMBH"` are one: folded, letters and digits with single blanks. */
export const plainName = (name: string): string =>
  foldText(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** As in the exchange file of customers. */
const LONGEST_CODE = 60;

/** The code of the customer that `buyer` is, or null when the ledger has none. */
export function findCustomer(
  buyer: EInvoiceParty,
  parties: KnownParties,
  known: KnownDocuments,
): string | null {
  for (const id of [buyer.vatId, buyer.registration, buyer.endpoint, buyer.id]) {
    const plain = plainTaxId(id);
    const code = plain === '' ? null : parties.byTaxId(plain);
    if (code !== null && !isAnotherFirm(buyer, known, code)) return code;
  }
  for (const code of [buyer.id, buyer.endpoint, buyer.registration, plainTaxId(buyer.vatId)])
    if (code !== '' && known.customer(code) !== null && !isAnotherFirm(buyer, known, code))
      return code;
  const named = buyer.name === '' ? null : parties.byName(buyer.name);
  return named === null || isAnotherFirm(buyer, known, named) ? null : named;
}

/**
 * Two VAT ids of one country that differ are two firms, whatever else is alike: a demand must not
 * reach the wrong one [J]. A tax number of another kind says nothing against.
 */
function isAnotherFirm(buyer: EInvoiceParty, known: KnownDocuments, code: string): boolean {
  const theirs = plainTaxId(buyer.vatId);
  const ours = plainTaxId(known.customer(code)?.taxId ?? '');
  const country = /^[A-Z]{2}/.exec(theirs)?.[0];
  return country !== undefined && ours.startsWith(country) && ours !== theirs;
}

/** A code nobody has: the sender's number for the buyer, its VAT id, registration, address or name. */
export function proposeCode(buyer: EInvoiceParty, known: KnownDocuments): string {
  const candidates = [
    buyer.id,
    plainTaxId(buyer.vatId),
    buyer.registration,
    buyer.endpoint,
    buyer.name,
  ];
  const best = candidates.find((text) => text !== '' && text.length <= LONGEST_CODE);
  const plain = best ?? buyer.name.slice(0, LONGEST_CODE);
  if (known.customer(plain) === null) return plain;
  for (let again = 2; ; again += 1) {
    const ending = `-${again}`;
    const code = `${plain.slice(0, LONGEST_CODE - ending.length)}${ending}`;
    if (known.customer(code) === null) return code;
  }
}

/** A new customer as the document describes it. */
export function customerDraft(
  code: string,
  buyer: EInvoiceParty,
  effectiveOn: IsoDate,
  currency: CurrencyCode,
): CustomerDraft {
  return {
    code,
    effectiveOn,
    name: buyer.name === '' ? code : buyer.name,
    country: buyer.country,
    language: null,
    currency,
    taxId: buyer.vatId,
    kind: 'company',
    email: buyer.email,
    phone: buyer.phone,
    address: buyer.address,
    terms: '',
    creditLimitMinor: null,
    governingLaw: '',
    notes: '',
  };
}

/** Who we are, as far as a document can tell. */
export interface OurCompany {
  readonly name: string;
  /** VAT id or tax number, or `''`. */
  readonly taxId: string;
}

/** Whether `party` is our company: by VAT id where both have one, else by name. */
export function isOurs(party: EInvoiceParty, company: OurCompany): boolean {
  const own = plainTaxId(company.taxId);
  const ids = [party.vatId, party.registration].map(plainTaxId).filter((id) => id !== '');
  if (own !== '' && ids.length > 0) return ids.includes(own);
  return plainName(company.name) !== '' && plainName(party.name) === plainName(company.name);
}
