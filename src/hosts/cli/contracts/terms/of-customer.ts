/**
 * What a customer has agreed to: the contract in force before the terms of its profile, as when an
 * invoice is recorded.
 */
import { contractInForce, type Result } from '../../../../contract/values.ts';
import { plain } from '../../terminal/display.ts';
import { today } from '../../terminal/options.ts';
import type { Session } from '../../terminal/session.ts';
import {
  previewJson,
  previewText,
  triedOn,
  type InvoiceFlags,
  type TermsPreview,
  type Tried,
} from './agreed.ts';
import type { ToldError } from '../../../../contract/told.ts';

export interface CustomerTerms {
  readonly customer: string;
  /** As the profile has them; `''`: none. */
  readonly asWritten: string;
  /** Number of the contract that counts instead, or null. */
  readonly contract: string | null;
  readonly tried: Tried;
  /** Null: neither a contract nor words. Refused: words that say no terms. */
  readonly preview: Result<TermsPreview, ToldError> | null;
}

export async function termsOfCustomer(
  session: Session,
  code: string,
  flags: InvoiceFlags,
): Promise<CustomerTerms> {
  const { profile } = await session.call('customers.get', { customer: code, asOf: today() });
  const tried = await triedOn(session, flags, profile);
  const { customer, terms: text } = profile;
  const contracts = (await session.call('contracts.list', { customer })).map((one) => one.contract);
  const contract = contractInForce(contracts, customer, tried.issuedOn);
  const preview =
    contract !== null
      ? await session.engine.call('terms.preview', { terms: contract.terms, ...tried })
      : text.trim() === ''
        ? null
        : await session.engine.call('terms.preview', { text, ...tried });
  return { customer, asWritten: text, contract: contract?.number ?? null, tried, preview };
}

export function customerTermsText({
  customer,
  asWritten,
  contract,
  tried,
  preview,
}: CustomerTerms): string {
  const source =
    contract !== null
      ? `${customer} goes by contract ${contract}${asWritten === '' ? '' : `, before "${asWritten}" of its profile`}`
      : asWritten === ''
        ? `no terms are known of ${customer}; agree on some with "duebook terms set ${customer} TERMS" or "duebook contract add"`
        : `${customer} goes by "${asWritten}" of its profile`;
  const rest =
    preview === null
      ? ''
      : preview.ok
        ? previewText(preview.value, tried)
        : `${plain(preview.error.message)}\n`;
  return `${plain(source)}\n${rest}`;
}

export const customerTermsJson = ({
  customer,
  asWritten,
  contract,
  tried,
  preview,
}: CustomerTerms) => ({
  customer,
  asWritten,
  contract,
  understood: preview?.ok === true ? previewJson(preview.value, tried) : null,
});
