/**
 * What a row of a list is, as programs write it: an invoice, money that came in, a credit note.
 *
 *     Invoice, Factura, RV, 销售发票       ->  invoice        Credit Memo, Gutschrift, DG  ->  credit_note
 *     Payment, Zahlungseingang, DZ, SR    ->  receipt        Journal Entry, Asiento, AB   ->  journal
 *     Vendor Bill, Eingangsrechnung, KR   ->  purchase
 *
 * Codes of two or three letters are of Sage (`SI`), SAP (`RV`), Odoo and the like; one that is not
 * known says nothing, and the sign of the amount decides. An unknown word does say something.
 */
import { plainHeader } from '../columns/plain-header.ts';

export type DocumentKind =
  | 'invoice'
  | 'debit_note'
  | 'credit_note'
  | 'receipt'
  | 'journal'
  | 'purchase';

const WORDS: Readonly<Record<DocumentKind, string>> = {
  invoice: [
    'invoice|invoices|sales invoice|tax invoice|customer invoice|invoice customer|ar invoice|sale|sales|bill|retail invoice|out invoice|accrec|inv|si|rv|dr|ri',
    'factura|facturas|factura emitida|factura de venta|factura venta|factura electronica|factura electronica de venta|factura de cliente|factura simplificada|factura ordinaria|fra|fac|fv|fve',
    'rechnung|rechnungen|ausgangsrechnung|verkaufsrechnung|schlussrechnung|abschlagsrechnung|anzahlungsrechnung|teilrechnung|re|rg|ar',
    'facture|facture client|facture de vente|facture d acompte|vente|vt|fa|fc',
    'verkoopfactuur|factuur|verkoop|faktura|fakturor|kundfaktura|kundefaktura|salgsfaktura|salgsfaktura|faktura vat|fattura|fatura',
    '发票|销售发票|应收单|销售应收单|其他应收单|销售出库单|销售普通发票|销售专用发票|普通发票|专用发票',
    'rekins|pavadzime|rekins faktura|realizacija|реализация|реализация товаров|реализация товаров и услуг|реализация акт накладная упд|счет фактура|счет на оплату',
  ].join('|'),
  debit_note: [
    'debit note|debit memo|finance charge|interest invoice|late fee|nota de debito|nota debito|nota de cargo|belastungsanzeige|note de debit|debetnota|statement charge|finance charge memo|reminder|nd|dm',
  ].join('|'),
  credit_note: [
    'credit memo|credit note|sales credit note|sales credit|customer credit note|ar credit memo|credit|cr note|return|sales return|refund invoice|out refund|accreccredit|sc|scn|cn|cm|crn|dg|rk',
    'abono|factura rectificativa|rectificativa|nota de credito|nota credito|nota de credito electronica|nota de abono|devolucion|nc|nce',
    'gutschrift|rechnungskorrektur|stornorechnung|korrekturrechnung|storno|gu|gs|rk',
    'avoir|facture d avoir|av|note de credit',
    'creditnota|creditfactuur|kreditnota|kreditfaktura|kredit|nota di credito',
    '红字发票|贷项凭证|贷项通知单|销售退货单|红字应收单|销售退货',
    'kreditrekins|kredita rekins|корректировка|корректировка реализации|возврат|возврат товаров от покупателя',
  ].join('|'),
  receipt: [
    'payment|payments|receipt|receipts|customer payment|customer receipt|sales receipt payment|payment received|bank receipt|sales receipt on account|payment on account|on account|deposit|unapplied payment|unapplied cash payment|overpayment|prepayment|receivable overpayment|receivable prepayment|cash receipt|sr|sa|dz|pmt|pay|zp',
    'cobro|cobros|pago|pagos|pago recibido|pago de cliente|cobro de cliente|recibo de caja|comprobante de ingreso|ingreso|anticipo|rc|ci',
    'zahlung|zahlungen|zahlungseingang|einzahlung|akontozahlung|bankeingang|ze',
    'paiement|reglement|reglement client|encaissement|acompte|rg client',
    'betaling|ontvangst|ontvangen betaling|inbetalning|innbetaling|indbetaling|kundbetalning|kundebetaling|incasso',
    '收款|收款单|回款|预收款|预收单|收款凭证|收款退款单',
    'maksajums|ienakosais maksajums|оплата|поступление|поступление на расчетный счет|платежное поручение|платеж|поступление на счет',
  ].join('|'),
  purchase: [
    'purchase|purchases|purchase invoice|purchase bill|vendor bill|vendor invoice|vendor credit|supplier invoice|supplier bill|supplier credit|supplier credit note|ap invoice|accpay|accpaycredit|in invoice|in refund|expense',
    'factura recibida|factura de compra|factura compra|factura de proveedor|factura proveedor|abono de proveedor|compra|gasto|fatura de compra',
    'eingangsrechnung|lieferantenrechnung|einkaufsrechnung|eingangsgutschrift|lieferantengutschrift|kreditorenrechnung|er|kr|kg|kz',
    'facture fournisseur|facture d achat|avoir fournisseur|achat|inkoopfactuur|inkoop|leverandorfaktura|kobsfaktura|leverantorsfaktura|fattura passiva|fattura d acquisto|fattura di acquisto|fattura fornitore',
    '采购发票|应付单|采购应付单|付款单|pirkuma rekins|sanemtais rekins|поступление товаров|поступление товаров и услуг|счет поставщика',
  ].join('|'),
  journal: [
    'journal|journal entry|general journal|manual journal|general journal entry|gl entry|opening balance|jv|jnl|ab',
    'asiento|apunte|diario|asiento contable|asiento de apertura|saldo inicial|comprobante de diario|poliza|poliza de diario',
    'buchung|umbuchung|sachbuchung|ecriture|operation diverse|od|memoriaal|memorial|verifikat|凭证|记账凭证|期初|期初余额',
    'gramatojums|операция|ручная операция|ввод начальных остатков',
  ].join('|'),
};

const KINDS: ReadonlyMap<string, DocumentKind> = new Map(
  (Object.entries(WORDS) as [DocumentKind, string][]).flatMap(([kind, words]) =>
    words.split('|').map((word) => [word, kind] as const),
  ),
);

/** Null: not a kind that is known. */
export const readDocumentKind = (text: string): DocumentKind | null =>
  text.length > 60 ? null : (KINDS.get(plainHeader(text)) ?? null);

/** `X2`, `KR`: a program's own code, whose meaning nobody can know. */
export const isOwnCode = (text: string): boolean => /^[\p{Lu}\d]{1,3}$/u.test(text.trim());
