/**
 * Words of lists that are neither what customers owe nor what a bank booked, in the languages of the
 * importer: English, Spanish, Portuguese, German, French, Italian, Dutch, Danish, Norwegian, Swedish,
 * Polish, Czech, Latvian, Russian, Chinese. Written as `plainHeader` gives them, without blanks where
 * they are compared; names are separated by `|`.
 */

const set = (...groups: readonly string[]): ReadonlySet<string> =>
  new Set(groups.flatMap((names) => names.split('|').map((name) => name.replaceAll(' ', ''))));

/** Columns that name whom we buy from. */
export const SUPPLIER = set(
  'vendor|vendor name|vendor id|vendor no|vendor number|vendor code|vendor account|supplier|supplier name|supplier id|supplier no|supplier number|supplier code|supplier account|supplier ref|bill from|creditor|creditor name|creditor no|creditor number|creditor account|buy from vendor no|buy from vendor name|pay to vendor no',
  'proveedor|nombre proveedor|nombre del proveedor|codigo proveedor|cod proveedor|n proveedor|acreedor|nombre acreedor|codigo acreedor|nif proveedor|cif proveedor|fornecedor|nome fornecedor|codigo fornecedor',
  'lieferant|lieferantenname|lieferanten name|lieferantennummer|lieferanten nr|lieferantennr|lieferant nr|lieferantenkonto|kreditor|kreditorname|kreditorenname|kreditornummer|kreditorennummer|kreditor nr|kreditoren nr|kreditorenkonto|name lieferant|rechnungssteller',
  'fournisseur|nom fournisseur|nom du fournisseur|code fournisseur|compte fournisseur|n fournisseur|numero fournisseur|fornitore|nome fornitore|ragione sociale fornitore|codice fornitore|cod fornitore',
  'leverancier|leveranciersnaam|naam leverancier|leveranciersnummer|leveranciernummer|leverancier nr|crediteur|crediteurnummer|crediteurnaam|naam crediteur|leverandor|leverandornavn|leverandornr|leverandor nr|kreditornr|kreditornavn|leverantor|leverantorsnamn|leverantorsnummer|leverantorsnr|leverantor nr',
  'expense date|expense type|expense category|expense account|reimbursable|expense report|spesenart|spesendatum|ausgabenart|tipo de gasto|fecha gasto|type de depense|date depense',
  'dostawca|nazwa dostawcy|kod dostawcy|dodavatel|nazev dodavatele|piegadatajs|piegadataja nosaukums|piegadataja kods|kreditors|поставщик|наименование поставщика|код поставщика|кредитор|供应商|供应商名称|供应商编码|供应商编号|供货单位|销方名称|销售方名称',
);

/** Columns that name an entry of the books, which has several rows. */
export const ENTRY = set(
  'entry id|entry no|entry number|entry nr|je|je no|je number|je id|journal|journal no|journal number|journal id|journal name|journal code|journal type|journal entry|journal entry no|journal entry id|journal lib|transaction journal|gl entry|gl entry no|gl date|batch number|posting group|posting key|debit credit account',
  'asiento|n asiento|no asiento|num asiento|numero asiento|numero de asiento|apunte|n apunte|diario|poliza|num poliza|numero de poliza|lancamento|numero do lancamento|n lancamento',
  'buchungsnummer|buchungsnr|buchungs nr|buchungssatz|journalnummer|journal nr|journalnr|buchungsjournal|primanota|prima nota|bu schlussel',
  'ecriture|ecriture num|ecriture lib|n ecriture|numero ecriture|numero d ecriture|num ecriture|code journal|libelle ecriture|libelle journal|registrazione|n registrazione|numero registrazione|num reg|giornale',
  'journaalpost|dagboek|dagboekcode|dagboeknummer|boekstuk|boekstuknummer|bilagsserie|verifikat|verifikatnr|verifikationsnummer|verifikationsnr|vernr|ver nr|verifikation|journalpost',
  'numer dowodu|nr dowodu|dziennik|ucetni doklad|dennik|gramatojuma nr|gramatojums|zurnals|журнал|номер проводки|проводка|счет дт|счет кт|дебет счет|кредит счет|凭证字号|凭证字|凭证编号|分录号',
);

/** Columns that name an account of the books. */
export const LEDGER_ACCOUNT = set(
  'account|account no|account number|account code|account name|account title|account id|gl account|gl account no|g l account|g l account no|general ledger account|ledger|ledger account|ledger name|nominal code|nominal account|nominal|acct|acct no',
  'cuenta|codigo cuenta|cod cuenta|numero cuenta|nombre cuenta|descripcion cuenta|titulo cuenta|cuenta contable|subcuenta|conta|codigo da conta|nome da conta|conta contabil',
  'konto|kontonummer|konto nr|kontonr|kontobezeichnung|kontoname|sachkonto|sachkontonummer|gegenkonto|gegenkonto nr',
  'compte|compte num|compte lib|n compte|numero de compte|numero compte|libelle compte|intitule du compte|conto|codice conto|descrizione conto|sottoconto|contropartita',
  'grootboek|grootboekrekening|grootboeknummer|rekening|rekeningnummer|rekeningnaam|kontonavn|kontonamn|tegenrekening',
  'konto ksiegowe|nazwa konta|ucet|cislo uctu|nazev uctu|konts|konta numurs|konta nosaukums|счет|счет учета|наименование счета|科目|科目编码|科目代码|科目名称|会计科目',
);

/** Columns that name a payment: its number, its day, its sum. */
export const PAYMENT = set(
  'payment number|payment no|payment nr|payment id|payment ref|payment reference no|payment reference number|payment amount|payment date|date of payment|pay date|receipt number|receipt no|receipt nr|receipt id|receipt date|date received|received on|received date|date paid|paid at|paid on|amount received|received amount|amount paid|paid amount|deposit to|deposit date|unused amount|amount unused|applied to|applied invoice|amount applied|applied amount|invoice payment id|customer payment id',
  'fecha pago|fecha de pago|fecha cobro|fecha de cobro|importe cobrado|importe pagado|numero cobro|numero de cobro|n cobro|n recibo|numero recibo|numero de recibo|numero pago|numero de pago|importe cobro|importe del cobro|data pagamento|data de pagamento|data do pagamento|data recebimento|valor pago|valor recebido',
  'zahlungsdatum|zahldatum|bezahlt am|zahlungseingang am|eingangsdatum|zahlungsnummer|zahlungs nr|zahlungsnr|zahlungsbetrag|betrag bezahlt|gezahlter betrag|zahlungseingang|einzahlung|quittungsnummer|erhaltener betrag',
  'date paiement|date de paiement|date du paiement|date reglement|date de reglement|date encaissement|date d encaissement|montant regle|montant paye|montant encaisse|numero de paiement|n paiement|numero reglement|n reglement|montant du paiement|montant du reglement|data incasso|data pagamento|importo pagato|importo incassato|numero incasso',
  'betaaldatum|datum betaling|betaald op|betaald bedrag|betalingsnummer|ontvangen op|ontvangen bedrag|betalingsdato|betalt belob|betalt belop|indbetalingsdato|innbetalingsdato|betaldatum|betalningsdatum|inbetalningsdatum|betalt belopp|inbetalt belopp|inbetalning',
  'data platnosci|data zaplaty|kwota zaplacona|kwota wplaty|datum uhrady|castka uhrady|datum platby|apmaksas datums|maksajuma datums|samaksata summa|maksajuma summa|maksajuma nr|дата оплаты|дата платежа|сумма оплаты|сумма платежа|номер платежа|收款日期|收款金额|收款单号|付款日期|回款日期|回款金额|回款单号',
);

/** Columns that say how money came; beside no number and no date of an invoice it is of payments. */
export const PAYMENT_WAY = set(
  'payment method|payment mode|mode of payment|payment type|paid by|paid with|paid through|tender|tender type|deposit account|deposited to',
  'forma de pago|forma pago|metodo de pago|medio de pago|forma de cobro|forma cobro|medio de cobro|forma de pagamento|meio de pagamento',
  'zahlungsart|zahlungsweise|zahlart|zahlungsmethode|mode de paiement|moyen de paiement|mode de reglement|mode reglement|modalita di pagamento|metodo di pagamento|modo di pagamento',
  'betaalwijze|betaalmethode|betalingswijze|betalingsmetode|betalingsmate|betalningssatt|betalingsmiddel|sposob platnosci|metoda platnosci|zpusob platby|zpusob uhrady|maksajuma veids|apmaksas veids|способ оплаты|вид оплаты|收款方式|支付方式|结算方式',
);

/** Names of accounts that every chart has: of the books, not of a bank. */
export const CHART =
  /\b(?:receivables?|payables?|equity|sales|revenue|retained earnings|cost of|inventory|depreciation|payroll|wages|expenses?|vat|tax payable|clientes|proveedores|ventas|compras|iva|hp iva|capital social|bancos|forderungen|verbindlichkeiten|erlose|umsatzsteuer|vorsteuer|aufwand|wareneingang|eigenkapital|lohne|clients|fournisseurs|ventes|achats|tva|capital|charges|crediti|debiti|ricavi|vendite|acquisti|debiteuren|crediteuren|omzet|inkopen|btw|debitorer|kreditorer|salg|moms|naleznosci|zobowiazania|sprzedaz|pohledavky|zavazky|trzby|debitori|kreditori|ienemumi)\b|应收|应付|收入|покупател|поставщик|выручка|ндс/;

/** Columns of a template from which invoices are made, again and again. */
export const RECURRENCE = set(
  'frequency|recurrence|recurrence frequency|recurring|repeat every|repeats|repeat|interval|occurrences|remaining occurrences|billing cycle|billing frequency|recurring profile|profile name|recurrence name|cycle',
  'periodicidad|frecuencia|intervalo|repetir cada|repeticion|recurrencia|periodicidade|frequencia|recorrencia',
  'haufigkeit|turnus|intervall|wiederholung|rhythmus|abrechnungsintervall|rechnungsintervall|abrechnungsturnus',
  'frequence|periodicite|recurrence|intervalle|frequenza|periodicita|ricorrenza|intervallo|ripetizione',
  'frequentie|herhaling|herhaal|interval|hyppighed|gentagelse|frekvens|hyppighet|gjentakelse|upprepning',
  'czestotliwosc|cyklicznosc|powtarzanie|cetnost|opakovani|biezums|atkartosana|периодичность|частота|повторять|频率|周期|重复',
);
export const NEXT_TIME = set(
  'next date|next invoice|next invoice date|next issue date|next run|next run date|next bill date|next billing date|next occurrence|next scheduled date|last sent date|last invoice date|start date|starts on|end date|ends on|first invoice date|valid from',
  'proxima factura|fecha proxima|proxima fecha|siguiente factura|fecha inicio|fecha de inicio|fecha fin|proxima fatura|data inicio|proxima data',
  'nachste rechnung|nachste rechnung am|nachstes datum|nachste ausfuhrung|naechste rechnung|startdatum|beginn|enddatum|nachstes rechnungsdatum',
  'prochaine facture|prochaine date|date de debut|date de fin|prochaine echeance|prossima fattura|prossima data|data inizio|data fine',
  'volgende factuur|volgende factuurdatum|volgende datum|begindatum|startdatum|einddatum|naeste faktura|naeste dato|neste faktura|neste dato|startdato|slutdato|nasta faktura|nasta datum|slutdatum',
  'nastepna faktura|data nastepnej faktury|data rozpoczecia|pristi faktura|datum zahajeni|nakamais rekins|sakuma datums|следующии счет|дата следующего счета|дата начала|下次开票日期|下次日期|开始日期',
);

/** Numbers of papers that come before an invoice. */
export const BEFORE_INVOICE = set(
  'quote|quote no|quote number|quote nr|quote id|quotation|quotation no|quotation number|estimate|estimate no|estimate number|estimate id|proforma no|proforma number|proforma invoice no|offer no|offer number|sales order|sales order no|sales order number|so number|so no|delivery note|delivery note no|delivery note number|packing slip|packing slip no|shipment no|shipment number',
  'presupuesto|n presupuesto|numero presupuesto|numero de presupuesto|cotizacion|n cotizacion|numero cotizacion|numero de cotizacion|oferta|n oferta|numero oferta|numero de oferta|proforma|n proforma|albaran|n albaran|numero albaran|numero de albaran|pedido de venta|n pedido de venta|orcamento|n orcamento|numero orcamento',
  'angebot|angebotsnummer|angebotsnr|angebots nr|angebot nr|kostenvoranschlag|kv nr|auftragsbestatigung|ab nr|lieferschein|lieferscheinnummer|lieferschein nr|lieferscheinnr',
  'devis|n devis|numero devis|numero de devis|no devis|bon de livraison|n bl|numero bl|numero de bl|n bon de livraison|preventivo|n preventivo|numero preventivo|ddt|n ddt|numero ddt|documento di trasporto',
  'offerte|offertenummer|offerte nr|offertenr|pakbon|pakbonnummer|verkooporder|verkoopordernummer|tilbud|tilbudsnr|tilbudsnummer|tilbud nr|folgeseddel|folgeseddelnr|ordrenr|offert|offertnummer|offertnr|foljesedel|pakkseddel',
  'oferta nr|numer oferty|nr oferty|nr wz|wz|nabidka|cislo nabidky|dodaci list|piedavajums|piedavajuma nr|коммерческое предложение|номер предложения|номер накладнои|报价单号|报价编号|送货单号|销售订单号',
);

export type OtherList =
  | 'payments'
  | 'purchases'
  | 'ledger'
  | 'income_expense'
  | 'recurring'
  | 'before_invoice'
  | 'balances';

/** What stands above such a list, or names its sheet. */
export const TITLES: Readonly<Record<Exclude<OtherList, 'income_expense'>, ReadonlySet<string>>> = {
  payments: set(
    'payments|payments received|payment list|list of payments|customer payments|receipts|receipts list|cash receipts|payment report|payments report|collections',
    'cobros|pagos|pagos recibidos|cobros recibidos|listado de cobros|listado de pagos|relacion de cobros|recebimentos|pagamentos|pagamenti|incassi|elenco incassi|elenco pagamenti',
    'zahlungen|zahlungseingange|zahlungsliste|einzahlungen|paiements|reglements|encaissements|liste des paiements|liste des reglements',
    'betalingen|ontvangen betalingen|betalinger|indbetalinger|innbetalinger|betalningar|inbetalningar|platnosci|wplaty|platby|uhrady|maksajumi|sanemtie maksajumi|платежи|оплаты|поступления|收款单|收款记录|收款明细|回款明细',
  ),
  purchases: set(
    'purchases|purchase list|purchase invoices|purchase ledger|purchase register|bills|bills list|list of bills|vendor bills|vendor invoices|supplier invoices|accounts payable|payables|expenses|expense list|expense report|open payables|vendor list|vendors|suppliers|supplier list',
    'compras|facturas recibidas|facturas de compra|libro de compras|gastos|proveedores|acreedores|cuentas por pagar|libro registro de facturas recibidas|despesas|fornecedores|contas a pagar',
    'eingangsrechnungen|lieferantenrechnungen|kreditoren|lieferanten|ausgaben|offene posten kreditoren|verbindlichkeiten|wareneingangsrechnungen',
    'achats|factures d achat|factures fournisseurs|fournisseurs|depenses|dettes fournisseurs|acquisti|fatture d acquisto|fatture ricevute|fornitori|fatture passive|spese',
    'inkopen|inkoopfacturen|crediteuren|leveranciers|uitgaven|kob|kobsfakturaer|kreditorer|leverandorer|udgifter|utgifter|kjop|inkop|leverantorsfakturor|leverantorer|leverantorsreskontra',
    'zakupy|faktury zakupu|dostawcy|wydatki|prijate faktury|dodavatele|vydaje|pirkumi|sanemtie rekini|piegadataji|izdevumi|закупки|поставщики|расходы|采购发票|采购订单|应付账款|供应商',
  ),
  ledger: set(
    'general ledger|general ledger report|general ledger detail|gl detail|journal|journal entries|general journal|journal report|transaction journal|daybook|day book|nominal ledger|account transactions|transactions by account',
    'libro mayor|libro diario|diario|mayor|diario general|asientos|extracto de cuentas|razao|livro diario|livro razao|diario geral',
    'hauptbuch|journal|buchungsjournal|grundbuch|kontoblatt|kontenblatt|kontoblatter|buchungsstapel|buchungen',
    'grand livre|grand livre general|livre journal|journal general|brouillard|mastrino|libro giornale|libro mastro|prima nota|partitario',
    'grootboek|grootboekkaart|dagboek|journaalposten|journaal|finansbog|kassekladde|posteringer|hovedbok|huvudbok|verifikationslista|grundbok|bokforingsjournal',
    'ksiega glowna|dziennik|hlavni kniha|ucetni denik|virsgramata|zurnals|журнал проводок|главная книга|журнал операции|总账|明细账|序时账|凭证',
  ),
  recurring: set(
    'recurring invoices|recurring|repeating invoices|recurring templates|invoice templates|subscriptions',
    'facturas recurrentes|facturas periodicas|suscripciones|faturas recorrentes|abrechnungsvorlagen|wiederkehrende rechnungen|aborechnungen|abo rechnungen|serienrechnungen|abonnements|factures recurrentes|abonnementen|periodieke facturen|fatture ricorrenti|gentagne fakturaer|abonnementer|repeterende fakturaer|aterkommande fakturor|faktury cykliczne|opakovane faktury|regularie rekini|повторяющиеся счета|周期性发票',
  ),
  before_invoice: set(
    'quotes|quotations|estimates|proforma invoices|offers|sales orders|orders|delivery notes',
    'presupuestos|cotizaciones|ofertas|albaranes|pedidos de venta|proformas|orcamentos|angebote|auftrage|lieferscheine|auftragsbestatigungen|devis|bons de livraison|preventivi|offertes|verkooporders|pakbonnen|tilbud|ordrer|offerter|ordrar|oferty|zamowienia|nabidky|piedavajumi|коммерческие предложения|报价单',
  ),
  balances: set(
    'trial balance|account balances|balances|balance sheet|profit and loss|profit loss|income statement|customer balances|customer balance summary',
    'balance de sumas y saldos|sumas y saldos|balance de comprobacion|saldos|balance de situacion|perdidas y ganancias|cuenta de resultados|balancete',
    'summen und saldenliste|saldenliste|susa|bilanz|guv|gewinn und verlustrechnung|bwa|balance generale|balance des comptes|bilan|compte de resultat|bilancio di verifica|conto economico|stato patrimoniale',
    'proef en saldibalans|saldibalans|proefbalans|saldobalance|saldobalanse|saldolista|resultatrapport|balansrapport|zestawienie obrotow i sald|obratova predvaha|apgrozijuma un atlikumu parskats|оборотно сальдовая ведомость|оборотно сальдовая ведомость по счету|осв|科目余额表|试算平衡表|余额表',
  ),
};

/** Rows that are income or expense, in one column. */
export const INCOME = set(
  'income|incomes|revenue|money in|ingreso|ingresos|receita|einnahme|einnahmen|recette|recettes|entrata|entrate|inkomsten|inkomst|indtaegt|indtekt|inntekt|intakt|przychod|prijem|ienemumi|ienemums|доход|доходы|收入',
);
export const EXPENSE = set(
  'expense|expenses|cost|spending|money out|gasto|gastos|egreso|egresos|despesa|ausgabe|ausgaben|depense|depenses|uscita|uscite|spesa|uitgave|uitgaven|udgift|utgift|kostnad|wydatek|rozchod|vydaj|vydaje|izdevumi|izdevums|расход|расходы|支出',
);
