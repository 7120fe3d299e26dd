/**
 * Column names of banks' lists of movements: English, German, Dutch, French, Spanish, Portuguese,
 * Italian, Latvian, Polish, Swedish, Danish, Chinese.
 *
 * Names are separated by `|` and written as `plainHeader` gives them. The number is how sure the
 * name alone makes us, 0 to 100: `due date` is the due date; `date` may be the invoice's. Where two
 * columns of a file mean the same, the surer one wins.
 */
import type { Words } from './words.ts';

export const BANK_WORDS = {
  booked_on: [
    [
      100,
      'booking date|booked on|posting date|posted date|post date|transaction date|date of transaction|buchungsdatum|buchungstag|buchung|boekdatum|transactiedatum|boekingsdatum|date operation|date d operation|date de comptabilisation|fecha operacion|fecha de operacion|fecha contable|gramatosanas datums|darijuma datums|交易日期|记账日期|入账日期|交易日|completed date|date completed|date op|data contabile|data registrazione|data operazione|data operacji|data ksiegowania|bokforingsdag|bokforingsdatum|bogforingsdato|data de lancamento|data lancamento|data do lancamento|data operacao|data movimento|дата операции|дата проводки|дата документа|дата',
    ],
    [80, 'date|datum|fecha|datums|日期|started date|date started|dato|data|dia|abschlussdatum'],
  ],
  value_on: [
    [
      100,
      'value date|value on|value|valuta|valutadatum|valutadato|wertstellung|wertstellungstag|wert|rentedatum|date de valeur|date valeur|fecha valor|fecha de valor|valutesanas datums|起息日|interest date|data valuta|data valor|data waluty|data da valor|f valor|date val|valutadag|rantedag|rentedag',
    ],
  ],
  amount: [
    [
      100,
      'amount|transaction amount|betrag|umsatz|bedrag|mutatiebedrag|transactiebedrag|montant|importe|monto|summa|darijuma summa|金额|交易金额|发生额|amount in account currency|importo|kwota|belopp|belob|monto|montante|valor movimento|сумма|сумма операции|сумма платежа',
    ],
    [70, 'mutatie|movement|mutation|net amount|net|total amount'],
    // Of movements, where it is no date: `Value` of a British bank, `Valor` of a Colombian one.
    [60, 'value|valor'],
  ],
  debit: [
    [
      100,
      'debit|debit amount|withdrawal|withdrawals|money out|paid out|soll|belastung|lastschrift|debet|af|cargo|cargos|debe|debito|debits|debet amount|借方|支出|支出金额|izejosie|debets|money spent|spent|debit euros|debito euros|addebiti|dare|uscite|uscita|wydatki|obciazenia|wyplaty|uttag|retiros|retiro|egresos|egreso|salidas|saidas|debitos|借方金额|付款金额|дебет|расход|списание|сумма по дебету|оборот по дебету',
    ],
  ],
  credit: [
    [
      100,
      'credit|credit amount|deposit|deposits|money in|paid in|haben|gutschrift|bij|abono|abonos|haber|credito|credits|贷方|收入|收入金额|ienakosie|kredits|money received|received|credit euros|credito euros|accrediti|avere|entrate|entrata|wplywy|uznania|wplaty|insattningar|insattning|depositos|deposito|ingresos|ingreso|entradas|creditos|abono s|贷方金额|收款金额|кредит|приход|поступление|зачисление|сумма по кредиту|оборот по кредиту',
    ],
  ],
  direction: [
    [
      100,
      'd c|dc|dr cr|cr dr|debit credit|credit debit|creditdebet|debet credit|credit debet|af bij|soll haben|s h|sign|credit debit indicator|debitkredit|d k|debet kredit|debe haber|dare avere|debets kredits|借贷标志|收支|direction|type debit credit',
    ],
  ],
  currency: [
    [
      100,
      'currency|currency code|account currency|ccy|waehrung|wahrung|valutacode|munt|munteenheid|devise|moneda|divisa|valuta|币种|货币|muntsoort|waluta|moeda|valuta kod|payment currency|валюта',
    ],
  ],
  account: [
    [
      100,
      'account number|account no|account|own account|iban|kontonummer|konto|auftragskonto|rekeningnummer|rekening|iban bban|numero de compte|compte|cuenta|numero de cuenta|konta numurs|konts|账号|本方账号|本方帐号|klienta konts|iban kontoinhaber|iban auftraggeberkonto|account num|account iban|source account|numero de conta|numero conta|conta|rachunek|konto firmowe',
    ],
  ],
  payer_name: [
    [
      100,
      'partner name|counterparty|counter party|counterparty name|payer|payer name|payer payee|payee payer|zahlungspflichtige r|zahlungspflichtiger|auftraggeber|auftraggebername|auftraggeber name|auftraggeber empfanger|beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger|empfanger auftraggeber|zahlungspartner|naam omschrijving|tegenrekeninghouder|naam tegenpartij|tegenpartij|nom contrepartie|contrepartie|ordenante|ordenante beneficiario|contraparte|controparte|ordinante|nadawca|nadawca odbiorca|kontrahent|avsandare|motpart|partnera nosaukums|partneris|sanemejs maksatajs|maksatajs sanemejs|maksatajs|对方户名|对方名称|收付方名称|对手方名称|交易对手|контрагент|плательщик|наименование контрагента|наименование плательщика',
    ],
    [85, 'name|naam|nom|nombre|nome|namn|navn|nazwa|nosaukums'],
  ],
  payee_name: [
    [
      100,
      'payee|payee name|beneficiary|beneficiary name|recipient|zahlungsempfanger in|zahlungsempfanger|zahlungsempfangerin|empfanger|begunstigter|begunstigde|beneficiaire|beneficiario|odbiorca|mottagare|modtager|sanemejs|收款人|收款方名称|получатель|наименование получателя',
    ],
  ],
  payer_account: [
    [
      100,
      'bank account|partner account|counterparty account|counterparty iban|counterparty account number|payer account|payer iban|auftraggeber iban kto nr|auftraggeber iban|kontonummer iban|iban zahlungspartner|tegenrekening|tegenrekeningnummer|tegenrekening iban bban|compte contrepartie|iban contrepartie|cuenta ordenante|cuenta contraparte|maksataja konts|partnera konts|partner iban|payee account number|beneficiary account number|beneficiary iban|kontonummer zahlungspartner|rekeningnummer tegenpartij|rekening tegenpartij|iban tegenpartij|conta contraparte|iban ordenante|iban beneficiario|conto controparte|rachunek nadawcy odbiorcy|rachunek kontrahenta|对方账号|对方帐号|收付方账号|收付方帐号|счет контрагента|счет плательщика|счет получателя',
    ],
    // Only where accounts stand in it.
    [90, 'counterparty|contrepartie|tegenpartij|avsandare|mottagare'],
  ],
  payer_bank: [
    [
      100,
      'counterparty bic|partner bic|payer bic|bic|swift|bic swift|auftraggeber bic blz|auftraggeber bic|blz|bic tegenpartij|banque contrepartie|maksataja banka|partnera banka|beneficiary bic|对方开户行|收付方开户行名|收付方开户行',
    ],
  ],
  text: [
    [
      110,
      'verwendungszweck|mededelingen|remittance information|payment details|payment reference|umsatztext|details of payment|maksajuma merkis|zahlungsgrund|vwz|descrizione estesa|causale|vrije mededeling|communication libre|tytul|tytul operacji|informacija sanemejam|notes and number tags|rubrik|observaciones|mas datos|назначение платежа|назначение',
    ],
    [
      100,
      'label|description|details|text|omschrijving|libelle|concepto|narrative|particulars|transaction description|memo|zweck|communication|communications|motif|apraksts|informacija|摘要|用途|附言|备注|detail|omschrijving 1|beschreibung|beschreibung1|beschreibung2|beschreibung3|descrizione|descricao|descripcion|movimiento|concepto referencia|tekst|meddelande|opis|opis operacji|gestructureerde mededeling|communication structuree|bank description|transaktionstext',
    ],
    [
      80,
      'buchungstext|buchungsdetails|product|omschrijving 2|omschrijving 3|notes|remarks|betaalwijze|note|invoice number|item title|subject',
    ],
  ],
  reference: [
    [
      100,
      'reference|customer reference|end to end id|end to end|e2e|endtoendid|kundenreferenz|kundenreferenz end to end|referentie|zahlungsreferenz|betalingskenmerk|ref|referencia|atsauce|our reference',
    ],
  ],
  bank_reference: [
    [
      100,
      'transaction id|bank reference|transaction number|operation number|order id|transaktions id|volgnr|transactiereferentie|numero d operation|numero de operacion|darijuma nr|交易流水号|流水号|fitid|transaction ref|id|transfer wise id|transaktions nr|transaktions nummer|transakcijas id|arhiva kods|numer transakcji|tracking id',
    ],
  ],
  code: [
    [
      100,
      'code|transaction type|transaction code|type|mutatiesoort|type betaling|textschlussel|gvcode|kategorie|category|type d operation|tipo|darijuma veids|交易类型|vorgang|umsatzart|umsatztyp|maksajuma veids|transakcijas tips|subcategory|kategoria|mezzo|codigo',
    ],
  ],
  state: [[100, 'state|status|umsatzstatus|info|estado|stato|estado del movimiento|交易状态']],
  balance: [
    [
      100,
      'balance|running balance|account balance|saldo|kontostand|saldo nach buchung|saldo na mutatie|saldo na trn|solde|boeksaldo|余额|atlikums|balance after|resulting balance|running bal|saldo po operacji|account balance|disponible|saldo disponible|bokfort saldo|saldo contabile|saldo contabilistico|本次余额|остаток|баланс|исходящий остаток',
    ],
  ],
  original_currency: [
    [
      100,
      'original currency|foreign currency|transaction currency|fremdwahrung|ursprungswahrung|originele valuta|devise d origine|divisa original|currency original',
    ],
  ],
  original_amount: [
    [
      100,
      'original amount|amount original|foreign amount|amount currency|amount in foreign currency|ursprungsbetrag|betrag fremdwahrung|montant d origine|importe original|instdamt',
    ],
  ],
} as const satisfies Words;
