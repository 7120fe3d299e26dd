/**
 * FatturaPA 1.2 (Italy): which element holds which term. One file holds one header and any number of
 * bodies, each a document of its own; the simplified invoice (FSM10) has the same shape with fewer parts.
 *
 *     FatturaElettronicaBody/DatiGenerali/DatiGeneraliDocumento/Numero       BT-1     7/26
 *     …/TipoDocumento TD01 invoice · TD04 credit note · TD05 debit note      BT-3
 *     …/ImportoTotaleDocumento                                               BT-112   1220.00
 *     …/DatiRitenuta/ImportoRitenuta                                         withheld  200.00
 *     DatiBeniServizi/DatiRiepilogo/EsigibilitaIVA S (split payment)         its VAT is withheld
 *     DatiPagamento/DettaglioPagamento/ImportoPagamento                      BT-115   1020.00
 *
 * The total may leave out or take in stamp duty, withheld tax, VAT of split payment and rounding, as
 * programs differ: what the difference is exactly one of these is no disagreement.
 *
 * Source: Agenzia delle Entrate, "Specifiche tecniche relative alla fatturazione elettronica" 1.9 with
 * the schemas FPA12/FPR12 1.2.3 and FSM10 1.0.2.
 */
import type { TotalNames } from '../../../domain/einvoice/check-totals.ts';
import type { EInvoiceParty } from '../../../domain/einvoice/einvoice.ts';
import { addDays } from '../../../domain/dates.ts';
import {
  decimalText,
  dividedBy,
  fractionOf,
  isZero,
  minus,
  plus,
  sumOf,
  times,
  ZERO,
  type Fraction,
} from '../../../domain/rates/fraction.ts';
import { childOf, childrenOf, textAt, type XmlElement } from '../xml/xml-tree.ts';
import { countryOf } from './read-ubl.ts';
import {
  amountOf,
  dateOf,
  flat,
  partOf,
  realReference,
  writtenOf,
  type WrittenAllowance,
  type WrittenAmount,
  type WrittenDate,
  type WrittenInvoice,
  type WrittenLine,
  type WrittenVat,
} from './written-invoice.ts';
import { fractionIn, ONE, readWrittenDate, summed } from './written-values.ts';

/** Credit notes: ordinary, simplified. */
const CREDIT_NOTES = new Set(['TD04', 'TD08']);

const NAMES: TotalNames = {
  lineNet: 'PrezzoTotale',
  lines: 'ImponibileImporto',
  allowances: 'ScontoMaggiorazione',
  charges: 'ImponibileImporto',
  net: 'ImponibileImporto',
  vat: 'Imposta',
  vatTotal: 'Imposta',
  gross: 'ImportoTotaleDocumento',
  payable: 'ImportoPagamento',
  withheld: '',
};

export const isFatturaPaRoot = (name: string, namespace: string): boolean =>
  (name === 'FatturaElettronica' || name === 'FatturaElettronicaSemplificata') &&
  (namespace === '' || /fattur/i.test(namespace));

/** Every document of the file; `root` is one that `isFatturaPaRoot` knows. */
export function readFatturaPa(root: XmlElement): WrittenInvoice[] {
  const header = childOf(root, 'FatturaElettronicaHeader');
  const seller = partyOf(childOf(header, 'CedentePrestatore'));
  const buyer = partyOf(childOf(header, 'CessionarioCommittente'));
  const profile = root.attributes['versione']?.trim() ?? '';
  return childrenOf(root, 'FatturaElettronicaBody').map((body) => {
    const written = root.name === 'FatturaElettronica' ? ordinary(body) : simplified(body);
    return { ...written, profile, seller, buyer };
  });
}

type Body = Omit<WrittenInvoice, 'profile' | 'seller' | 'buyer'>;

function ordinary(body: XmlElement): Body {
  const general = childOf(body, 'DatiGenerali');
  const document = childOf(general, 'DatiGeneraliDocumento');
  const goods = childOf(body, 'DatiBeniServizi');
  const summary = childrenOf(goods, 'DatiRiepilogo');
  const amounts = (elements: readonly XmlElement[], name: string): WrittenAmount[] =>
    elements.map((one) => amountOf(childOf(one, name))).filter((one) => one !== null);

  const lines = childrenOf(goods, 'DettaglioLinee').map(lineOf);
  const net = summed(amounts(summary, 'ImponibileImporto'));
  const vat = summed(amounts(summary, 'Imposta'));
  // What stands in the taxable amounts beside the lines.
  const beside = summed([
    ...amounts(childrenOf(document, 'DatiCassaPrevidenziale'), 'ImportoContributoCassa'),
    ...amounts(summary, 'SpeseAccessorie'),
    ...amounts(summary, 'Arrotondamento'),
  ]);
  const withheldTax = summed(amounts(childrenOf(document, 'DatiRitenuta'), 'ImportoRitenuta'));
  const splitVat = summed(
    amounts(
      summary.filter((one) => textAt(one, 'EsigibilitaIVA').toUpperCase() === 'S'),
      'Imposta',
    ),
  );
  const payments = childrenOf(body, 'DatiPagamento').flatMap((one) =>
    childrenOf(one, 'DettaglioPagamento'),
  );
  const total = totalOf({
    stated: amountOf(childOf(document, 'ImportoTotaleDocumento')),
    net,
    vat,
    withheld: [withheldTax, splitVat],
    added: [
      amountOf(childOf(document, 'Arrotondamento')),
      amountOf(childOf(document, 'DatiBollo', 'ImportoBollo')),
      ...childrenOf(document, 'ScontoMaggiorazione').map(signedAmount),
    ],
  });
  const withheld = summed([withheldTax, splitVat].filter((one) => one !== null));
  const isCreditNote = CREDIT_NOTES.has(textAt(document, 'TipoDocumento'));
  // How a credit note is paid back says nothing about what it is worth.
  const payable = payableOf(isCreditNote ? [] : payments, total.gross, withheld);
  const extra = valueOf(beside);
  const charge = plus(extra, total.added);
  return {
    ...headOf(body, document, isCreditNote),
    names: {
      ...NAMES,
      withheld: [
        ...(withheldTax === null ? [] : ['DatiRitenuta']),
        ...(splitVat === null ? [] : ['EsigibilitaIVA S']),
      ].join(', '),
    },
    dueOn: isCreditNote ? [] : payments.map(dueOn).filter((date) => date !== null),
    parts:
      isCreditNote || payable.areAlternatives
        ? []
        : payments.flatMap((one) => partOf(dueOn(one), amountOf(childOf(one, 'ImportoPagamento')))),
    discounts: payments.map((one) => ({
      line: one.line,
      percent: null,
      amount: amountOf(childOf(one, 'ScontoPagamentoAnticipato')),
      untilOn: dateOf(childOf(one, 'DataLimitePagamentoAnticipato')),
      days: null,
      fromOn: null,
    })),
    totals: {
      lines: net === null ? null : { ...net, text: decimalText(minus(valueOf(net), extra), 8) },
      allowances: null,
      charges: isZero(charge) || net === null ? null : { ...net, text: decimalText(charge, 8) },
      net: net === null ? null : { ...net, text: decimalText(plus(valueOf(net), total.added), 8) },
      vat: vat === null ? [] : [vat],
      gross: total.gross,
      prepaid: null,
      rounding: null,
      withheld,
      payable: payable.amount,
    },
    vat: summary.map((one): WrittenVat => ({
      taxable: amountOf(childOf(one, 'ImponibileImporto')),
      vat: amountOf(childOf(one, 'Imposta')),
      rate: writtenOf(childOf(one, 'AliquotaIVA')),
    })),
    allowances:
      isZero(charge) || net === null
        ? []
        : [{ isCharge: true, amount: { ...net, text: decimalText(charge, 8) } }],
    po: realReference(textAt(general, 'DatiOrdineAcquisto', 'IdDocumento')),
    contract: realReference(textAt(general, 'DatiContratto', 'IdDocumento')),
    paymentReference: flat(
      payments.map((one) => textAt(one, 'CodicePagamento')).find((text) => text !== '') ?? '',
    ),
    preceding: childrenOf(general, 'DatiFattureCollegate')
      .map((one) => ({
        number: flat(textAt(one, 'IdDocumento')),
        issuedOn: dateOf(childOf(one, 'Data')),
      }))
      .filter((one) => one.number !== ''),
    lines,
  };
}

/** The simplified invoice states amounts with VAT and nothing else. */
function simplified(body: XmlElement): Body {
  const general = childOf(body, 'DatiGenerali');
  const document = childOf(general, 'DatiGeneraliDocumento');
  const corrected = childOf(general, 'DatiFatturaRettificata');
  const gross = summed(
    childrenOf(body, 'DatiBeniServizi')
      .map((one) => amountOf(childOf(one, 'Importo')))
      .filter((one) => one !== null),
  );
  return {
    ...headOf(body, document, CREDIT_NOTES.has(textAt(document, 'TipoDocumento'))),
    names: { ...NAMES, gross: 'Importo' },
    dueOn: [],
    parts: [],
    discounts: [],
    totals: {
      lines: null,
      allowances: null,
      charges: null,
      net: null,
      vat: [],
      gross,
      prepaid: null,
      rounding: null,
      withheld: null,
      payable: gross,
    },
    vat: [],
    allowances: [],
    po: '',
    contract: '',
    paymentReference: '',
    preceding: [
      {
        number: flat(textAt(corrected, 'NumeroFR')),
        issuedOn: dateOf(childOf(corrected, 'DataFR')),
      },
    ].filter((one) => one.number !== ''),
    // Amounts of goods are with VAT here, and net amounts elsewhere: they are kept without.
    lines: [],
  };
}

/** What both kinds of body have in one place. */
const headOf = (body: XmlElement, document: XmlElement | null, isCreditNote: boolean) => ({
  syntax: 'FatturaPA',
  hasFineLines: true,
  doubts: [],
  typeCode: textAt(document, 'TipoDocumento'),
  isCreditNote,
  line: body.line,
  number: writtenOf(childOf(document, 'Numero')),
  issuedOn: dateOf(childOf(document, 'Data')),
  terms: '',
  currency: writtenOf(childOf(document, 'Divisa')),
  deliveredOn: null,
});

const valueOf = (amount: WrittenAmount | null): Fraction => fractionIn(amount) ?? ZERO;

/** A discount of the whole document counts below zero. */
function signedAmount(one: XmlElement): WrittenAmount | null {
  const amount = amountOf(childOf(one, 'Importo'));
  if (amount === null || textAt(one, 'Tipo').toUpperCase() === 'MG') return amount;
  return { ...amount, text: decimalText(minus(ZERO, valueOf(amount)), 8) };
}

interface StatedParts {
  readonly stated: WrittenAmount | null;
  readonly net: WrittenAmount | null;
  readonly vat: WrittenAmount | null;
  /** May have been taken off the stated total already. */
  readonly withheld: readonly (WrittenAmount | null)[];
  /** May be in the stated total or not. */
  readonly added: readonly (WrittenAmount | null)[];
}

/**
 * The total before anything is withheld, and what of `added` is in it. Without a stated total it is
 * net and VAT with all that rounds or is taken off; stamp duty is only in where it is stated.
 */
function totalOf({ stated, net, vat, withheld, added }: StatedParts): {
  readonly gross: WrittenAmount | null;
  readonly added: Fraction;
} {
  const from = stated ?? net;
  if (from === null || net === null) return { gross: stated, added: ZERO };
  const base = plus(valueOf(net), valueOf(vat));
  const [rounding = null, , ...discounts] = added;
  const usual = sumOf([rounding, ...discounts].map(valueOf));
  const written = (amount: Fraction): WrittenAmount => ({
    ...from,
    text: decimalText(amount, 8),
  });
  if (stated === null) return { gross: written(plus(base, usual)), added: usual };
  const target = valueOf(stated);
  for (const more of subsetSums(added))
    for (const less of subsetSums(withheld))
      if (isZero(minus(minus(plus(base, more), less), target)))
        return { gross: written(plus(target, less)), added: more };
  return { gross: stated, added: ZERO };
}

/** Sums of every choice of the amounts, that of none first. */
function subsetSums(amounts: readonly (WrittenAmount | null)[]): Fraction[] {
  return amounts
    .filter((amount) => amount !== null)
    .slice(0, 6)
    .reduce<Fraction[]>(
      (sums, amount) => [...sums, ...sums.map((sum) => plus(sum, valueOf(amount)))],
      [ZERO],
    );
}

/**
 * What the payments come to; several of the whole amount are ways to pay it, not instalments. Without
 * any, which is allowed, all that is not withheld.
 */
function payableOf(
  payments: readonly XmlElement[],
  gross: WrittenAmount | null,
  withheld: WrittenAmount | null,
): { readonly amount: WrittenAmount | null; readonly areAlternatives: boolean } {
  const amounts = payments
    .map((one) => amountOf(childOf(one, 'ImportoPagamento')))
    .filter((one) => one !== null);
  const whole = minus(valueOf(gross), valueOf(withheld));
  const all = gross === null ? null : { ...gross, text: decimalText(whole, 8) };
  const areAlternatives =
    amounts.length > 1 && amounts.every((one) => isZero(minus(valueOf(one), whole)));
  return {
    amount: areAlternatives || amounts.length === 0 ? all : summed(amounts),
    areAlternatives,
  };
}

/** The day it is due, or the day from which the days of the terms count and so many later. */
function dueOn(payment: XmlElement): WrittenDate | null {
  const stated = dateOf(childOf(payment, 'DataScadenzaPagamento'));
  if (stated !== null) return stated;
  const reference = dateOf(childOf(payment, 'DataRiferimentoTerminiPagamento'));
  const days = textAt(payment, 'GiorniTerminiPagamento');
  const from = reference === null ? null : readWrittenDate(reference);
  return reference === null || from === null || !/^\d{1,3}$/.test(days)
    ? reference
    : { ...reference, text: addDays(from, Number(days)) };
}

function partyOf(party: XmlElement | null): EInvoiceParty {
  // The simplified invoice has the parts of a party one level higher, and of the buyer elsewhere.
  const person = childOf(party, 'DatiAnagrafici') ?? party;
  const other = childOf(party, 'AltriDatiIdentificativi');
  const ids = childOf(party, 'IdentificativiFiscali') ?? person;
  const names = childOf(person, 'Anagrafica') ?? other ?? person;
  const place = childOf(party, 'Sede') ?? childOf(other, 'Sede');
  const contact = childOf(party, 'Contatti');
  const country = textAt(ids, 'IdFiscaleIVA', 'IdPaese').toUpperCase();
  const code = textAt(ids, 'IdFiscaleIVA', 'IdCodice');
  const street = [textAt(place, 'Indirizzo'), textAt(place, 'NumeroCivico')];
  const town = [textAt(place, 'CAP'), textAt(place, 'Comune'), textAt(place, 'Provincia')];
  return {
    name: flat(
      textAt(names, 'Denominazione') || `${textAt(names, 'Nome')} ${textAt(names, 'Cognome')}`,
    ),
    vatId: code === '' ? '' : code.toUpperCase().startsWith(country) ? code : `${country}${code}`,
    registration: flat(textAt(ids, 'CodiceFiscale') || code),
    endpoint: '',
    id: '',
    country: countryOf(textAt(place, 'Nazione') || country),
    address: [street, town]
      .map((parts) => flat(parts.join(' ')))
      .filter((line) => line !== '')
      .join('\n'),
    email: textAt(contact, 'Email'),
    phone: textAt(contact, 'Telefono'),
  };
}

const HUNDRED = fractionOf(100n);
/** Discounts of one line that are counted; each makes the fraction longer. */
const MAX_DISCOUNTS = 20;

function lineOf(line: XmlElement): WrittenLine {
  const quantity = writtenOf(childOf(line, 'Quantita'));
  const price = amountOf(childOf(line, 'PrezzoUnitario'));
  return {
    line: line.line,
    id: textAt(line, 'NumeroLinea'),
    name: flat(textAt(line, 'Descrizione')),
    description: '',
    code: flat(textAt(line, 'CodiceArticolo', 'CodiceValore')),
    quantity,
    unit: textAt(line, 'UnitaMisura'),
    price,
    priceFor: null,
    net: amountOf(childOf(line, 'PrezzoTotale')),
    deliveredOn:
      dateOf(childOf(line, 'DataFinePeriodo')) ?? dateOf(childOf(line, 'DataInizioPeriodo')),
    allowances: discountsOf(line, price, fractionIn(quantity) ?? ONE),
  };
}

/** Discounts are of the price of one, one after the other, as an amount or per cent. */
function discountsOf(
  line: XmlElement,
  price: WrittenAmount | null,
  quantity: Fraction,
): WrittenAllowance[] {
  if (price === null) return [];
  const full = valueOf(price);
  let reduced = full;
  for (const one of childrenOf(line, 'ScontoMaggiorazione').slice(0, MAX_DISCOUNTS)) {
    const amount = fractionIn(amountOf(childOf(one, 'Importo')));
    const percent = fractionIn(writtenOf(childOf(one, 'Percentuale')));
    const off =
      amount !== null && !isZero(amount)
        ? amount
        : dividedBy(times(reduced, percent ?? ZERO), HUNDRED);
    reduced = textAt(one, 'Tipo').toUpperCase() === 'MG' ? plus(reduced, off) : minus(reduced, off);
  }
  const less = times(minus(full, reduced), quantity);
  return isZero(less)
    ? []
    : [{ isCharge: false, amount: { ...price, text: decimalText(less, 8) } }];
}
