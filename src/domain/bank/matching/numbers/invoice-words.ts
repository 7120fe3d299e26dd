/**
 * Words that announce a document number in the text of a payment, in the languages that importers'
 * customers write: "Factura nº 12", "Rechnung Nr. 12", "发票 12", "rēķins 12".
 *
 * After such a word even a short number is a number; without it "12" may be anything.
 */

/** Folded, as atoms are. */
const ANNOUNCING = new Set(
  (
    'inv invs invoice invoices invoiceno invoicenr invno bill bills ' +
    'factura facturas fra fras fact facts fac fatura faturas fattura fatture facture factures ft ' +
    'rechnung rechnungen rechn rechnr rechnungsnr rechnungsnummer rechnungnr rg rgnr rgn renr rnr ' +
    'rekins rekina rekinu rekini rekinam rek reknr pavadzime pavadzimes pavadzimi ppr ' +
    'saskaita faktura faktury fakturi fv arve factuur facturen lasku lasku faktuur ' +
    'счет счета счету фактура фактуры инвойс 发票 發票 发票号 發票號 发票号码 發票號碼 请求书'
  ).split(' '),
);

/** Stand between the word and the number. */
const NUMBERING = new Set(
  'n no nr nro nos nrs num numero numeros number numbers nummer nummern numer numurs numuri id 号 號 号码 號碼'.split(
    ' ',
  ),
);

const JOINING = new Set('and y e und et un i en plus sowie'.split(' '));
const REACHING = new Set('to bis a al hasta lidz until till tot iki kuni 至 到'.split(' '));

/** Words before a number that is somebody's order or reference. */
const ORDERING = new Set(
  'po order orders pedido pedidos bestellung best auftrag commande ordine pasutijums ref reference referencia referenz 订单 訂單'.split(
    ' ',
  ),
);

export const isInvoiceWord = (atom: string): boolean => ANNOUNCING.has(atom);
export const isNumberWord = (atom: string): boolean => NUMBERING.has(atom);
export const isOrderWord = (atom: string): boolean => ORDERING.has(atom);
/** Joins two numbers of one list: "1042 y 1043". */
export const isJoiningWord = (atom: string): boolean => JOINING.has(atom);
/** Stands between the ends of a range: "1042 bis 1045". */
export const isReachingWord = (atom: string): boolean => REACHING.has(atom);
