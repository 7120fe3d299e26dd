/**
 * Column names of invoices and their lines in English, Spanish, German, French, Chinese, Latvian.
 *
 * Names are separated by `|` and written as `plainHeader` gives them. The number is how sure the
 * name alone makes us, 0 to 100: `due date` is the due date; `date` may be the invoice's. Where two
 * columns of a file mean the same, the surer one wins.
 */
import type { Words } from './words.ts';

export const DOCUMENT_WORDS = {
  invoice: [
    [
      100,
      'invoice|invoice number|invoice no|invoice nr|invoice num|inv no|inv number|inv nr|invoice reference|invoice ref|bill number|bill no|sales invoice number|sales invoice no',
    ],
    [
      95,
      'factura|numero factura|numero de factura|num factura|no factura|n factura|nro factura|nro de factura|nº factura|n de factura|folio factura',
    ],
    [
      95,
      'rechnung|rechnungsnummer|rechnungsnr|rechnungs nr|rechnung nr|rechnungs nummer|rg nr|rgnr|re nr|rechnungs id',
    ],
    [
      95,
      'facture|numero facture|numero de facture|n facture|no facture|n de facture|num facture|ref facture|reference facture',
    ],
    [95, '发票号|发票号码|发票编号|发票|发票代码|账单号|账单编号'],
    [95, 'rekins|rekina nr|rekina numurs|rekins nr|rekina nummurs|pavadzimes nr|pavadzimes numurs'],
    [
      85,
      'doc id|document id|document number|document no|doc no|doc number|doc nr|voucher no|voucher number|belegnummer|beleg nr|belegnr|dokumentnummer|numero de documento|num documento|n documento|documento|numero de piece|n piece|numero document|单据号|单据编号|凭证号|dokumenta nr|dokumenta numurs|folio',
    ],
    [80, 'invoice id|bill id|opening invoice|factura id|id factura|id facture'],
    [
      60,
      'bill|beleg|piece|document|dokuments|transaction number|transaction no|transaction id|reference number|ref no|numero|nummer|number|编号',
    ],
    [45, 'reference|ref|referencia|referenz'],
  ],
  issued_on: [
    [
      100,
      'invoice date|date of invoice|date invoiced|invoiced on|issue date|issued on|date issued|issued|date of issue|bill date|billing date|inv date|invoiced date',
    ],
    [
      98,
      'fecha factura|fecha de factura|fecha de la factura|fecha emision|fecha de emision|fecha de expedicion|fecha facturacion|emision',
    ],
    [
      98,
      'rechnungsdatum|rg datum|rechnungs datum|rechnung vom|datum der rechnung|ausstellungsdatum|rechnungsdat|ausgestellt am',
    ],
    [
      98,
      'date facture|date de facture|date de la facture|date de facturation|date d emission|date emission|emise le|date facturation',
    ],
    [98, '发票日期|开票日期|开票日|出票日期|开具日期|账单日期'],
    [
      98,
      'rekina datums|izrakstisanas datums|izrakstits|rekins izrakstits|izdosanas datums|pavadzimes datums',
    ],
    [
      90,
      'document date|doc date|belegdatum|fecha documento|fecha de documento|fecha del documento|date document|date de piece|date piece|单据日期|凭证日期|dokumenta datums',
    ],
    [
      85,
      'posting date|posted on|post date|buchungsdatum|fecha contable|fecha de contabilizacion|date comptable|date de comptabilisation|记账日期|过账日期|gramatosanas datums',
    ],
    [70, 'date|datum|fecha|日期|datums|transaction date|date issued|opening date|voucher date'],
    [
      40,
      'baseline create date|baseline date|create date|created|created on|creation date|date created|erstellt am',
    ],
  ],
  due_on: [
    [
      100,
      'due date|due|due on|date due|due in date|payment due|payment due date|net due date|due by|maturity date|pay by|payable by',
    ],
    [
      98,
      'fecha vencimiento|fecha de vencimiento|vencimiento|vence|vence el|fecha vto|fecha de vto|vto|f vencimiento|fecha limite de pago',
    ],
    [
      98,
      'falligkeit|fallig|fallig am|falligkeitsdatum|zahlbar bis|zahlungsziel|nettofalligkeit|faelligkeit|faellig am|faelligkeitsdatum|fallig zum',
    ],
    [
      98,
      'echeance|date echeance|date d echeance|a payer avant|date limite de paiement|a payer avant le|date limite',
    ],
    [98, '到期日|到期日期|付款到期日|应付日期|付款期限|应收日期|到期|截止日期'],
    [
      98,
      'apmaksas termins|termins|samaksas termins|apmaksat lidz|maksajuma termins|apmaksas datums lidz|samaksat lidz',
    ],
  ],
  amount: [
    [
      100,
      'invoice amount|gross|gross amount|amount gross|invoice total|total amount|amount total|total gross|grand total|total incl vat|total including vat|total inc vat|amount incl vat|invoice value|total invoice amount|opening amount',
    ],
    [
      98,
      'importe|importe total|importe bruto|total factura|importe factura|importe de la factura|total con iva|monto|monto total|importe total con iva',
    ],
    [
      98,
      'betrag|rechnungsbetrag|bruttobetrag|brutto|gesamtbetrag|rechnungssumme|endbetrag|summe|betrag brutto|bruttosumme|summe brutto',
    ],
    [
      98,
      'montant|montant ttc|montant total|total ttc|montant facture|montant de la facture|montant brut|ttc',
    ],
    [98, '金额|发票金额|总金额|价税合计|含税金额|应收金额|合计金额|总额|合计|开票金额'],
    [
      98,
      'summa|rekina summa|kopsumma|summa ar pvn|kopa|summa kopa|kopa apmaksai|summa apmaksai|pavisam',
    ],
    [
      92,
      'amount|total open amount|open amount|amount open|value|total value|amount one column|invoice total amount|total invoice value',
    ],
    [
      85,
      'total|amount due|outstanding amount|outstanding|open balance|offener betrag|offen|saldo offen|importe pendiente|pendiente|solde|restant du|montant du|reste a payer|未付金额|未结金额|欠款|atlikusi summa|neapmaksats',
    ],
    [70, 'balance|balance due|saldo'],
    [
      30,
      'net amount|net|netto|nettobetrag|subtotal|sub total|base imponible|montant ht|neto|不含税金额|summa bez pvn',
    ],
  ],
  settled_on: [
    // Of an invoice that is open in part, the day of its last part.
    [60, 'last payment date|last paid on|last payment'],
    [
      100,
      'settled date|settled on|date settled|settlement date|settled|clear date|clearing date|cleared on|cleared date|date cleared|paid on|date paid|paid date|paid in full on|payment date|date of payment|pay date',
    ],
    [
      98,
      'fecha pago|fecha de pago|fecha cobro|fecha de cobro|pagada el|pagado el|cobrada el|cobrado el|fecha liquidacion|fecha de liquidacion',
    ],
    [
      98,
      'bezahlt am|zahlungsdatum|ausgleichsdatum|ausgeglichen am|beglichen am|zahldatum|bezahltdatum|zahlung am|ausgleich',
    ],
    [
      98,
      'date paiement|date de paiement|date reglement|date de reglement|reglee le|regle le|payee le|paye le|date d encaissement|encaisse le',
    ],
    [98, '付款日期|付款日|收款日期|结清日期|结算日期|回款日期|支付日期|收款日'],
    [
      98,
      'apmaksas datums|samaksas datums|apmaksats|samaksats|apmaksas diena|maksajuma datums|apmaksats datums',
    ],
  ],
  disputed: [
    [
      100,
      'disputed|dispute|in dispute|is disputed|disputed flag|has dispute|disputa|disputada|disputado|en disputa|reclamada|impugnada|strittig|bestritten|reklamation|in klarung|conteste|contestee|en litige|litige|争议|有争议|是否争议|是否有争议|strids|apstridets|apstridets rekins|stridigs',
    ],
  ],
  contract: [
    [
      100,
      'contract|contract number|contract no|contract id|agreement|contrato|numero de contrato|n contrato|vertrag|vertragsnummer|vertragsnr|vertrag nr|contrat|numero de contrat|n contrat|合同|合同号|合同编号|ligums|liguma nr|liguma numurs',
    ],
  ],
  po: [
    [
      100,
      'po|po number|po no|purchase order|purchase order number|purchase order no|customer po|order number|order no|your order|cust po|pedido|numero de pedido|n pedido|orden de compra|bestellung|bestellnummer|bestellnr|bestell nr|auftragsnummer|auftragsnr|bon de commande|numero de commande|n commande|commande|订单号|采购订单|采购订单号|订单编号|pasutijums|pasutijuma nr|pasutijuma numurs',
    ],
  ],
  goods: [
    [102, 'item name|product name|article name|artikelbezeichnung|产品名称'],
    [
      100,
      'goods|line description|transaction line description|goods description|item desc|description|item description|product|products|item|descripcion|concepto|articulo|producto|mercancia|ware|waren|artikel|beschreibung|bezeichnung|produkt|designation|libelle|produit|article|marchandise|品名|货物|商品|商品名称|货物名称|描述|prece|preces|apraksts|nosaukums prece',
    ],
  ],
  quantity: [
    [
      100,
      'quantity|qty|pieces|cantidad|unidades|menge|anzahl|stuck|quantite|qte|数量|daudzums|skaits',
    ],
  ],
  open_amount: [
    [
      100,
      'open amount|amount open|outstanding amount|outstanding|open balance|balance due|amount due|remaining amount|remaining balance|unpaid amount|amount outstanding',
    ],
    [
      98,
      'offener betrag|offen|saldo offen|restbetrag|offener posten|importe pendiente|pendiente|saldo pendiente|restant du|montant du|reste a payer|solde du|未付金额|未结金额|欠款|余额|atlikusi summa|neapmaksats|atlikums',
    ],
    [80, 'balance|saldo|solde'],
  ],
  debit: [
    [
      100,
      'debit|debit amount|debits|debit amount two column approach|soll|sollbetrag|debe|cargo|cargos|debet|debe importe|montant debit|借方|借方金额|debets',
    ],
  ],
  credit: [
    [
      100,
      'credit|credit amount|credits|credit amount two column approach|haben|habenbetrag|haber|abono|abonos|kredit|montant credit|贷方|贷方金额|kredits',
    ],
  ],
  goods_code: [
    [
      100,
      'sku|item code|item no|item number|item id|product code|product id|product no|article no|article number|article code|stock code|artikelnummer|artikelnr|artikel nr|codigo articulo|codigo producto|referencia articulo|code article|code produit|ref article|货号|商品编码|产品编号|preces kods|artikuls',
    ],
  ],
  unit: [
    [
      100,
      'unit|usage unit|uom|unit of measure|einheit|mengeneinheit|unidad|unidad de medida|unite|unite de mesure|单位|计量单位|mervieniba',
    ],
  ],
  unit_price: [
    [
      100,
      'unit price|price|item price|rate|unit cost|price per unit|einzelpreis|stuckpreis|preis|precio|precio unitario|prix|prix unitaire|单价|cena|vienibas cena',
    ],
  ],
  line_amount: [
    [
      100,
      'line amount|line total|item total|item amount|amount line|extended amount|extended price|line value|positionsbetrag|zeilenbetrag|gesamtpreis position|importe linea|total linea|montant ligne|total ligne|行金额|rindas summa',
    ],
    [70, 'line subtotal|item subtotal'],
  ],
  status: [
    [
      100,
      'invoice status|status|state|document status|rechnungsstatus|estado|estado factura|statut|etat|状态|发票状态|statuss|rekina statuss',
    ],
  ],
  ledger_account: [
    // Of a journal: which account the row is booked on.
    [100, 'account type|ledger account type'],
    [70, 'account group|ledger account|kontoart|tipo de cuenta|type de compte'],
  ],
} as const satisfies Words;
