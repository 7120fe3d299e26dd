/**
 * Further column names of invoices and their customers: what known programs call them, and Dutch,
 * Danish, Norwegian, Swedish, Russian. In front of these stand `document-words` and `party-words`;
 * a name that both have means what it means there.
 *
 * Names are separated by `|` and written as `plainHeader` gives them (o and æ stay, й is и). The
 * number is how sure the name alone makes us, 0 to 100.
 */
import type { Words } from './words.ts';

export const PROGRAM_WORDS = {
  invoice: [
    [
      95,
      'factuurnummer|factuurnr|factuur nr|factuur|fakturanr|faktura nr|fakturanummer|faktura no|faktura|fakturanumer|numero fra|n fra|no fra|num fra|numero fattura|serie y folio|serie folio|numero comprobante|numero de comprobante|no comprobante|n comprobante|номер счета|номер счета фактуры|номер реализации|应收单号|发票编码',
    ],
    [
      85,
      'vch no|vch number|bill ref|bill ref no|document no ref|documento numero|номер накладнои|документ расчетов|документ реализации|документ отгрузки|单据编码|业务单号|belegnummer 1|belegfeld 1|op nummer|op nr',
    ],
    [
      // Banks number their movements in the same words.
      58,
      'номер документа|单号|bilagsnr|bilagsnummer|boekstuknummer|boekstuk nr|nr dokumenta|num|doc num|n doc|no doc|doc|comprobante|serie numero|external document no|документ|документа|номер|assignment|zuordnung|asignacion|bilag|номер и дата документа',
    ],
    // A running number beside the document's own, more often than not.
    [40, 'nr|no'],
  ],
  issued_on: [
    [
      100,
      'invoice bill date|factuurdatum|datum factuur|fakturadato|fakturadatum|faktura dato|faktureringsdatum|дата счета|дата счета фактуры|дата реализации|дата отгрузки|fecha fra|fecha comprobante|re datum|开票时间',
    ],
    [
      90,
      'дата документа|fecha doc|bilagsdato|vch date|业务日期|belegdat|boekstukdatum|documentdatum',
    ],
    [85, 'boekdatum|bokforingsdatum|bokforingsdato|fecha registro|fecha asiento|entry date'],
    [70, 'dato|дата|tran date|txn date|fecha expedicion'],
    [40, 'fecha de creacion|fecha creacion|aangemaakt|oprettet|skapad'],
  ],
  due_on: [
    [
      98,
      'net due dt|net due|due dt|vervaldatum|vervaldag|uiterste betaaldatum|te betalen voor|forfaldsdato|forfald|forfallsdato|forfall|forfallodatum|forfallodag|срок оплаты|оплатить до|срок погашения|дата погашения|плановая дата оплаты|оплата до|fecha vcto|f vcto|vcto|fecha de vcto|fecha limite|nettofalligkeitsdatum|nettofallig am|fallig netto|zahlbar am|应收到期日|收款到期日|应收款到期日|apmaksas datums|invoice date due|date maturity',
    ],
  ],
  amount: [
    [
      99,
      'factuurbedrag|bedrag incl btw|bedrag inclusief btw|totaal incl btw|totaalbedrag|totaal bedrag|fakturabelob|fakturabelop|fakturabelop|belob inkl moms|belop inkl moms|total inkl moms|сумма документа|сумма счета|сумма с ндс|сумма реализации|total fra|importe fra|total documento|total comprobante|valor total|valor factura|valor documento|importe factura con iva|原币金额|应收原币金额|原币价税合计|original amount|orig amount|original amt|amount in doc curr|amount in document currency|amount in doc currency|document amount|doc amount|betrag in belegwahrung|betrag belegwahrung|importe en moneda doc|importe en moneda del documento|bruttowert|rechnungsbetrag brutto|gesamtbetrag brutto|gesamt brutto|sum gross|total in currency',
    ],
    [
      92,
      'bedrag|belob|belop|belop|totaal|totalt|сумма|всего|valor|betrag eur|importe eur|importe euros|umsatz|summa eur|total a pagar|att betala|сумма к оплате|importe vencimiento|importe vto|total signed|total in currency signed|total amount bill|opening amt',
    ],
    [
      60,
      'amount lcy|original amt lcy|amount in local currency|amount in lc|local currency amount|betrag in hauswahrung|betrag hauswahrung|importe en moneda local|本币金额|сумма руб',
    ],
  ],
  open_amount: [
    [
      100,
      'invoice amount due|amount remaining|remaining amt|remaining|residual|amount residual|residual amount|amount due signed|amount due in currency|pending amount|open amt|foreign open balance|amount due invoice|open balance due',
    ],
    [
      98,
      'importe pdte|pdte|pdte cobro|pendiente de cobro|pendiente cobro|importe pendiente de cobro|por cobrar|saldo por cobrar|total por cobrar|saldo factura|saldo documento|saldo actual|pendiente de pago|noch offen|offener rest|restsaldo|offener saldo|op betrag|op saldo|saldo op|betrag offen|offen eur|rest|openstaand|openstaand bedrag|openstaande bedrag|nog te betalen|nog openstaand|restbelob|restbelop|restbelop|aterstar|kvar att betala|utestaende|obetalt|gjenstaende|resterende|restant|reste du|solde restant|reste a regler|montant restant|montant restant du|reste a encaisser|reste a payer ttc|solde a payer|未收金额|未收款|未收余额|应收余额|欠款金额|未核销金额|未结余额|尚欠金额|остаток|долг|долг клиента|задолженность|сумма долга|остаток долга|остаток задолженности|не оплачено|к оплате|neapmaksata summa|parads|parada summa|atlikusais parads|neapmaksatais atlikums',
    ],
    // `Total | Paid | Due`: where it holds no dates.
    [60, 'remaining amt lcy|remaining amount lcy|unpaid|open|pending|due'],
  ],
  paid_amount: [
    [
      100,
      'amount paid|paid amount|invoice amount paid|total paid|paid|payments received|amount received|received amount|paid to date|amount settled|settled amount|amount applied|applied amount|total payments|received',
    ],
    [
      98,
      'importe pagado|importe cobrado|cobrado|pagado|total cobrado|total pagado|monto pagado|valor pagado|valor cobrado|abonado|pagos|cobros|bezahlt|bezahlter betrag|bezahlt betrag|gezahlt|gezahlter betrag|bereits bezahlt|betrag bezahlt|zahlungen|montant paye|paye|deja paye|regle|montant regle|deja regle|encaisse|montant encaisse|total paye|已收金额|已收款|已付金额|收款金额|已核销金额|已结算金额|回款金额|累计收款|samaksats|apmaksata summa|samaksata summa|apmaksats|betaald|betaald bedrag|reeds betaald|betalt|betalt belob|betalt belop|inbetalt|indbetalt|innbetalt|оплачено|сумма оплаты|оплата',
    ],
  ],
  document_kind: [
    [
      100,
      'transaction type|document type|doc type|type of document|document kind|voucher type|vch type|invoice type|entry type|record type|txn type|tipo documento|tipo de documento|tipo doc|tipo comprobante|tipo de comprobante|clase de documento|clase documento|tipo de transaccion|belegart|dokumentart|dokumenttyp|belegtyp|buchungsart|type de document|type document|type de piece|type piece|documentsoort|soort document|bilagstype|bilagsart|verifikationstyp|fakturatyp|单据类型|单据名称|发票类型|业务类型|凭证类型|dokumenta veids|darijuma veids|вид документа|тип документа|вид операции',
    ],
    [70, 'type|tipo|art|typ|soort|kind|类型|veids|вид|тип'],
    [50, 'document|documento|beleg|dokument|dokuments|документ'],
  ],
  status: [
    [
      90,
      'payment status|payment state|paid status|estado pago|estado de pago|estado cobro|estado de cobro|zahlungsstatus|bezahlstatus|statut de paiement|betaalstatus|betalingsstatus|estatus|tillstand|статус|состояние|付款状态|收款状态|结算状态|apmaksas statuss',
    ],
  ],
  settled_on: [
    [
      98,
      'closed at date|closed on|betaald op|betaaldatum|datum betaling|betalingsdato|betalt den|betaldatum|betaldag|slutbetald|дата оплаты|дата полнои оплаты|fecha ultimo cobro',
    ],
  ],
  customer: [
    [
      98,
      'cta cliente|codigo cta cliente|a c|a c ref|account ref|account reference|customer account no|bill to customer no|sell to customer no|customer ref|sold to party|relatiecode|debiteurnummer|debiteurennummer|debiteur nr|klantnummer|klantnr|kundenr|kunde nr|kundnr|kundnummer|kundenummer|debitornr|код контрагента|код клиента|код покупателя|partnera kods|往来单位编码|单位编码|personenkonto|deb nr|debitornummer|identificacion tercero|identificacion cliente|codigo tercero|nit tercero',
    ],
    [
      75,
      'party|partner|relatie|debiteur|klant|kund|контрагент|покупатель|клиент|заказчик|плательщик|往来单位|partneris|maksatajs|kontrahents|tercero|account|konto|cuenta|compte|conto|sottoconto|subcuenta|cuenta cliente|cuenta contable|kontonummer|konto nr|contacto|contact|kontakt|empfanger|bill to customer|sell to customer',
    ],
    [55, 'codigo|code'],
  ],
  customer_name: [
    [
      98,
      'party s name|party name|partner name|invoice partner display name|partner display name|relatienaam|naam relatie|debiteurnaam|naam debiteur|klantnaam|kundenavn|kundnamn|kundens navn|наименование контрагента|наименование покупателя|полное наименование|客户全称|客户简称|往来单位名称|partnera nosaukums|nombre tercero|nombre del tercero|nombre o razon social|razon social cliente|cliente nombre|nombre contacto|kontobezeichnung|kontoname|name 1|name1|contactnaam|sell to customer name|bill to name|titulo cuenta|descripcion cuenta|nombre cuenta|customer full name|empfangername|denominacion social',
    ],
    [72, 'contact name|kontaktname|naam|navn|namn|titulo'],
    [60, 'contact|contacto|kontakt|empfanger|particulars'],
  ],
  currency: [
    [
      95,
      'munteenheid|valutakod|valutakode|валюта|moneda documento|moneda factura|document currency key|币种名称|transaction currency',
    ],
  ],
  tax_id: [
    [
      95,
      'инн|инн контрагента|rut|nit|btw nummer|cvr nr|cvr|org nr|orgnr|organisationsnummer|identificacion|numero identificacion|numero de identificacion|gstin',
    ],
  ],
  terms: [
    [
      95,
      'betalingsbetingelser|betalningsvillkor|betalingsbetingelse|betalingstermijn|betaaltermijn|условия оплаты|payment terms code',
    ],
  ],
  po: [[90, 'p o number|po so number|customer reference|klantreferentie|deres ref|your reference']],
} as const satisfies Words;
