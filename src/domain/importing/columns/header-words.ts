/**
 * Column names of invoice lists in English, Spanish, German, French, Chinese and Latvian, by what
 * they mean. Names are compared after `plainHeader`, so `N.º factura`, `InvoiceNumber` and
 * `invoice_number` need one entry each: `n factura`, `invoice number`.
 *
 * The number is how sure the name alone makes us, 0 to 100: `due date` is the due date;
 * `date` may be the invoice's. Where two columns of a file mean the same, the surer one wins.
 */
import type { ListField } from './vocabulary.ts';

/**
 * A header with nothing left that does not matter: words of camelCase apart, no accents, no case,
 * no punctuation. Chinese stays as it is.
 *
 *     'InvoiceNumber' -> 'invoice number'    'Rēķina nr.' -> 'rekina nr'    'N.º factura' -> 'n factura'
 */
export function plainHeader(header: string): string {
  return header
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[º°ª]/g, ' ')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('#', ' number ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

type Weighted = readonly (readonly [weight: number, names: string])[];

/** Names separated by `|`. Written as `plainHeader` gives them. */
const WORDS: Readonly<Record<ListField, Weighted>> = {
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
  customer: [
    [
      100,
      'customer id|customer no|customer number|customer nr|customer code|cust number|cust no|cust id|cust code|client id|client number|client no|client code|debtor number|debtor no|debtor code|debtor id|account number|account no|account code|buyer id|customer account|sold to',
    ],
    [
      98,
      'codigo cliente|codigo de cliente|cod cliente|n cliente|no cliente|numero cliente|numero de cliente|id cliente|cliente id|num cliente|nro cliente',
    ],
    [
      98,
      'kundennummer|kundennr|kunden nr|kunde nr|kd nr|kdnr|kunden id|debitor|debitorennummer|debitor nr|debitorennr|debitoren nr|debitorenkonto|kundencode|kundenkonto',
    ],
    [
      98,
      'code client|numero client|n client|numero de client|no client|id client|ref client|compte client',
    ],
    [98, '客户编号|客户代码|客户号|客户编码|客户id|客户 id|买方编号'],
    [
      98,
      'klienta nr|klienta kods|klienta numurs|klienta id|pirceja kods|pirceja nr|debitora nr|debitora kods',
    ],
    [
      90,
      'customer|client|debtor|buyer|cliente|deudor|comprador|kunde|kaufer|auftraggeber|client debiteur|debiteur|acheteur|客户|购货单位|买方|klients|pircejs|debitors|pasutitajs',
    ],
  ],
  customer_name: [
    [
      100,
      'customer name|name customer|client name|debtor name|company name|account name|buyer name|customer full name|bill to name|bill to',
    ],
    [
      98,
      'nombre cliente|nombre del cliente|nombre de cliente|razon social|denominacion|nombre empresa',
    ],
    [
      98,
      'kundenname|kunden name|name des kunden|kunde name|firma|firmenname|debitorname|debitorenname|name kunde',
    ],
    [98, 'nom client|nom du client|raison sociale|nom de l entreprise|denomination|societe'],
    [98, '客户名称|客户名|公司名称|购货单位名称|买方名称|单位名称'],
    [
      98,
      'klienta nosaukums|klienta vards|uznemums|uznemuma nosaukums|pirceja nosaukums|debitora nosaukums|nosaukums',
    ],
    [
      70,
      'name|company|organization|organisation|nombre|empresa|nom|entreprise|unternehmen|display name|customer company|名称|公司',
    ],
    [50, 'customer|client|debtor|buyer|cliente|kunde|客户|klients|pircejs'],
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
    [70, 'date|datum|fecha|日期|datums|transaction date|opening date|voucher date'],
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
    [92, 'amount|total open amount|open amount|amount open|value|total value'],
    [
      85,
      'total|amount due|outstanding amount|outstanding|open balance|offener betrag|offen|saldo offen|importe pendiente|pendiente|solde|restant du|montant du|reste a payer|未付金额|未结金额|欠款|atlikusi summa|neapmaksats',
    ],
    [70, 'balance|balance due|saldo|line total'],
    [
      30,
      'net amount|net|netto|nettobetrag|subtotal|sub total|base imponible|montant ht|neto|不含税金额|summa bez pvn',
    ],
  ],
  currency: [
    [
      100,
      'currency|currency code|invoice currency|ccy|curr|curr code|doc currency|document currency|cur|moneda|divisa|codigo moneda|wahrung|waehrung|rechnungswahrung|wahrungscode|devise|monnaie|code devise|币种|货币|币别|货币代码|valuta|valutas kods|iso currency',
    ],
  ],
  settled_on: [
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
  country: [
    [
      100,
      'country|country code|customer country|billing country|country iso|pais|codigo pais|codigo de pais|pais cliente|land|landercode|laendercode|land code|landerkennzeichen|landkurzel|pays|code pays|国家|国家代码|国别|valsts|valsts kods',
    ],
  ],
  terms: [
    [
      100,
      'terms|payment terms|cust payment terms|terms of payment|payment term|payment conditions|condiciones de pago|condicion de pago|forma de pago|plazo de pago|zahlungsbedingungen|zahlungsbedingung|zahlungskonditionen|conditions de paiement|delai de paiement|付款条件|付款方式|付款条款|apmaksas nosacijumi|maksajuma nosacijumi',
    ],
    [70, 'payment terms label'],
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
    [
      100,
      'goods|description|item description|product|products|item|item name|descripcion|concepto|articulo|producto|mercancia|ware|waren|artikel|beschreibung|bezeichnung|produkt|designation|libelle|produit|article|marchandise|品名|货物|商品|商品名称|货物名称|描述|prece|preces|apraksts|nosaukums prece',
    ],
  ],
  quantity: [
    [
      100,
      'quantity|qty|units|pieces|cantidad|unidades|menge|anzahl|stuck|quantite|qte|数量|daudzums|skaits',
    ],
  ],
  email: [
    [
      100,
      'email|e mail|email address|e mail address|customer email|email id|correo|correo electronico|mail|e mail adresse|adresse email|courriel|邮箱|电子邮件|电子邮箱|epasts|e pasts',
    ],
  ],
  phone: [
    [
      100,
      'phone|telephone|phone number|tel|mobile|customer phone|billing phone|telefono|telefon|telefonnummer|telephone client|numero de telephone|电话|联系电话|手机|talrunis|telefons',
    ],
  ],
  address: [
    [
      100,
      'address|customer address|billing address|street|direccion|domicilio|direccion cliente|adresse|anschrift|rechnungsadresse|strasse|adresse client|adresse de facturation|地址|客户地址|adrese|juridiska adrese',
    ],
  ],
  tax_id: [
    [
      100,
      'tax id|vat|vat number|vat no|vat id|tax number|vat reg no|nif|cif|nif cif|cif nif|rfc|ruc|ust id|ust idnr|ustid|ust id nr|umsatzsteuer id|steuernummer|numero tva|n tva|tva intracommunautaire|siret|siren|税号|纳税人识别号|统一社会信用代码|pvn nr|pvn numurs|pvn reg nr|registracijas numurs|reg nr',
    ],
  ],
};

const BY_NAME: ReadonlyMap<string, readonly (readonly [ListField, number])[]> = (() => {
  const map = new Map<string, [ListField, number][]>();
  for (const [field, groups] of Object.entries(WORDS) as [ListField, Weighted][])
    for (const [weight, names] of groups)
      for (const name of names.split('|')) {
        // Without blanks too: `Rechnungs-Nr` and `RECHNUNGSNR` are one name.
        const key = name.replaceAll(' ', '');
        const list = map.get(key) ?? [];
        if (!list.some(([known]) => known === field)) list.push([field, weight]);
        map.set(key, list);
      }
  return map;
})();

/** Words around a name that change nothing: `Invoice Date (UTC)`, `Amount EUR`. */
const TRIMMINGS =
  /^(?:the|der|die|das|la|le|el|l|our|customer s) | (?:utc|gmt|eur|usd|gbp|cny|in eur|iso|optional|required|yyyy mm dd|dd mm yyyy|mm dd yyyy)$/g;

/** What a header can mean and how surely, best first; empty when it means nothing here. */
export function meaningsOf(header: string): readonly (readonly [ListField, number])[] {
  const plain = plainHeader(header);
  const exact = BY_NAME.get(plain.replaceAll(' ', ''));
  if (exact !== undefined) return exact;
  const trimmed = plain.replace(TRIMMINGS, '');
  if (trimmed !== plain) {
    const found = BY_NAME.get(trimmed.replaceAll(' ', ''));
    if (found !== undefined) return found.map(([field, weight]) => [field, weight - 5] as const);
  }
  // Bilingual headers: `Invoice No / 发票号`, `Rechnungsnr. (invoice)`.
  const parts = header
    .split(/[/()|[\]]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > 1)
    for (const part of parts) {
      const found = BY_NAME.get(plainHeader(part).replaceAll(' ', ''));
      if (found !== undefined) return found.map(([field, weight]) => [field, weight - 10] as const);
    }
  return [];
}
