/**
 * One `<TxDtls>` of CAMT (or the entry itself, when it has none) as the plain values of a line.
 *
 *     <TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><RmtInf><Ustrd>Factura INV-1042</Ustrd>…
 *     ->  { endToEndId: 'E1', text: 'Factura INV-1042', debtor: { name: 'Florería Sol', … }, … }
 */
import type { Minor } from '../../../../domain/money.ts';
import { ownText } from '../../own-text.ts';
import { childOf, childrenOf, textAt, type XmlElement } from '../../xml/xml-tree.ts';
import { accountOf, oneLine, referenceOf } from '../bank-values.ts';
import {
  accountNumberOf,
  amountOrNull,
  bankOf,
  chargesOf,
  directionOf,
  partyNameOf,
  transactionCodeOf,
  type CamtMoney,
} from './camt-values.ts';

export interface CamtParty {
  readonly name: string;
  readonly account: string;
  readonly bank: string;
}

export interface CamtDetails {
  readonly line: number;
  /** Own amount of the payment, or null when the details carry none. */
  readonly amount: CamtMoney | null;
  readonly direction: 1 | -1 | null;
  readonly bankReference: string;
  readonly endToEndId: string;
  readonly mandateId: string;
  readonly structuredReference: string;
  readonly text: string;
  readonly additional: string;
  readonly debtor: CamtParty;
  readonly creditor: CamtParty;
  readonly code: string;
  /** Charges by the currency of `amount`; 0 when there is no amount. */
  readonly charges: readonly CamtMoney[];
  readonly instructed: { readonly money: CamtMoney; readonly rate: string } | null;
  readonly isReturn: boolean;
  readonly raw: string;
}

function partyOf(details: XmlElement, role: 'Dbtr' | 'Cdtr'): CamtParty {
  const parties = childOf(details, 'RltdPties');
  const name = partyNameOf(childOf(parties, role)) || partyNameOf(childOf(parties, `Ultmt${role}`));
  return {
    name: ownText(name),
    account: ownText(accountNumberOf(childOf(parties, `${role}Acct`))),
    bank: ownText(bankOf(childOf(details, 'RltdAgts', `${role}Agt`))),
  };
}

/** Amount of one payment: `<Amt>` from version 4 on, `<AmtDtls><TxAmt>` before. */
function ownAmountOf(details: XmlElement): CamtMoney | null {
  return (
    amountOrNull(childOf(details, 'Amt')) ??
    amountOrNull(childOf(details, 'AmtDtls', 'TxAmt', 'Amt'))
  );
}

/** What was sent, with the rate where the bank names it. */
function instructedOf(element: XmlElement): CamtDetails['instructed'] {
  const amounts = childOf(element, 'AmtDtls');
  if (amounts === null) return null;
  let rate = '';
  for (const part of amounts.children) rate ||= textAt(part, 'CcyXchg', 'XchgRate');
  const money = amountOrNull(childOf(amounts, 'InstdAmt', 'Amt'));
  return money === null ? null : { money, rate: ownText(rate) };
}

function remittanceOf(details: XmlElement): { reference: string; text: string } {
  const texts: string[] = [];
  let reference = '';
  for (const information of childrenOf(details, 'RmtInf')) {
    for (const free of childrenOf(information, 'Ustrd')) texts.push(oneLine(free.text));
    for (const structured of childrenOf(information, 'Strd')) {
      for (const document of childrenOf(structured, 'RfrdDocInf')) {
        texts.push(textAt(document, 'Nb') || textAt(document, 'RfrdDocNb'));
      }
      const creditor = childOf(structured, 'CdtrRefInf');
      const found = textAt(creditor, 'Ref') || textAt(creditor, 'CdtrRef');
      // One structured reference is the reference of a line; the others are still worth searching.
      if (reference === '') reference = accountOf(found);
      else texts.push(found);
      for (const more of childrenOf(structured, 'AddtlRmtInf')) texts.push(oneLine(more.text));
    }
  }
  return { reference, text: oneLine(texts.filter((text) => text !== '').join(' ')) };
}

function chargesIn(element: XmlElement): readonly CamtMoney[] {
  const currencies = new Set<string>();
  for (const charges of childrenOf(element, 'Chrgs'))
    for (const part of [charges, ...childrenOf(charges, 'Rcrd')])
      for (const name of ['Amt', 'TtlChrgsAndTaxAmt']) {
        const amount = amountOrNull(childOf(part, name));
        if (amount !== null) currencies.add(amount.currency);
      }
  return [...currencies].flatMap((currency): CamtMoney[] => {
    const amountMinor: Minor = chargesOf(element, currency);
    return amountMinor === 0 ? [] : [{ currency, amountMinor }];
  });
}

/** The values of `element`, copied out of the file's text. */
export function detailsOf(element: XmlElement, raw: string): CamtDetails {
  const references = childOf(element, 'Refs');
  const remittance = remittanceOf(element);
  return {
    line: element.line,
    amount: ownAmountOf(element),
    direction: directionOf(element),
    bankReference: ownText(referenceOf(textAt(references, 'AcctSvcrRef'))),
    endToEndId: ownText(referenceOf(textAt(references, 'EndToEndId'))),
    mandateId: ownText(referenceOf(textAt(references, 'MndtId'))),
    structuredReference: ownText(remittance.reference),
    text: ownText(remittance.text),
    additional: ownText(oneLine(textAt(element, 'AddtlTxInf'))),
    debtor: partyOf(element, 'Dbtr'),
    creditor: partyOf(element, 'Cdtr'),
    code: ownText(transactionCodeOf(childOf(element, 'BkTxCd'))),
    charges: chargesIn(element),
    instructed: instructedOf(element),
    isReturn: childOf(element, 'RtrInf') !== null,
    raw,
  };
}
