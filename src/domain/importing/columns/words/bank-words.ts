/**
 * Column names of banks' lists of movements: English, German, Dutch, French, Spanish, Latvian, Chinese.
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
      'booking date|booked on|posting date|posted date|post date|transaction date|date of transaction|buchungsdatum|buchungstag|buchung|boekdatum|transactiedatum|boekingsdatum|date operation|date d operation|date de comptabilisation|fecha operacion|fecha de operacion|fecha contable|gramatosanas datums|darijuma datums|交易日期|记账日期|入账日期|completed date',
    ],
    [80, 'date|datum|fecha|datums|日期|started date'],
  ],
  value_on: [
    [
      100,
      'value date|value on|value|valuta|valutadatum|valutadato|wertstellung|wertstellungstag|wert|rentedatum|date de valeur|date valeur|fecha valor|fecha de valor|valutesanas datums|起息日',
    ],
  ],
  amount: [
    [
      100,
      'amount|transaction amount|betrag|umsatz|bedrag|mutatiebedrag|transactiebedrag|montant|importe|monto|summa|darijuma summa|金额|交易金额|发生额|amount in account currency',
    ],
    [70, 'mutatie|movement|mutation|net amount'],
  ],
  debit: [
    [
      100,
      'debit|debit amount|withdrawal|withdrawals|money out|paid out|soll|belastung|lastschrift|debet|af|cargo|cargos|debe|debito|debits|debet amount|借方|支出|支出金额|izejosie|debets',
    ],
  ],
  credit: [
    [
      100,
      'credit|credit amount|deposit|deposits|money in|paid in|haben|gutschrift|bij|abono|abonos|haber|credito|credits|贷方|收入|收入金额|ienakosie|kredits',
    ],
  ],
  direction: [
    [
      100,
      'd c|dc|dr cr|cr dr|debit credit|credit debit|creditdebet|debet credit|credit debet|af bij|soll haben|s h|sign|credit debit indicator|debitkredit|d k|debets kredits|借贷标志|收支|direction|type debit credit',
    ],
  ],
  currency: [
    [
      100,
      'currency|currency code|account currency|ccy|waehrung|wahrung|valutacode|munt|munteenheid|devise|moneda|divisa|valuta|币种|货币|muntsoort',
    ],
  ],
  account: [
    [
      100,
      'account number|account no|account|own account|iban|kontonummer|konto|auftragskonto|rekeningnummer|rekening|iban bban|numero de compte|compte|cuenta|numero de cuenta|konta numurs|konts|账号|本方账号',
    ],
  ],
  payer_name: [
    [
      100,
      'partner name|counterparty|counterparty name|payer|payer name|payer payee|payee|beneficiary|name|auftraggeber|auftraggebername|auftraggeber name|beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger|zahlungspartner|naam|naam omschrijving|tegenrekeninghouder|naam tegenpartij|tegenpartij|nom|nom contrepartie|contrepartie|ordenante|nombre|contraparte|sanemejs maksatajs|maksatajs|对方户名|对方名称',
    ],
  ],
  payer_account: [
    [
      100,
      'bank account|partner account|counterparty account|counterparty iban|counterparty account number|payer account|payer iban|auftraggeber iban kto nr|auftraggeber iban|kontonummer iban|iban zahlungspartner|tegenrekening|tegenrekeningnummer|tegenrekening iban bban|compte contrepartie|iban contrepartie|cuenta ordenante|cuenta contraparte|maksataja konts|对方账号',
    ],
  ],
  payer_bank: [
    [
      100,
      'counterparty bic|partner bic|payer bic|bic|swift|bic swift|auftraggeber bic blz|auftraggeber bic|blz|bic tegenpartij|banque contrepartie|maksataja banka|对方开户行',
    ],
  ],
  text: [
    [
      110,
      'verwendungszweck|mededelingen|remittance information|payment details|payment reference|umsatztext|details of payment|maksajuma merkis|zahlungsgrund|vwz',
    ],
    [
      100,
      'label|description|details|text|omschrijving|libelle|concepto|narrative|particulars|transaction description|memo|zweck|communication|communications|motif|apraksts|informacija|摘要|用途|附言|备注|detail|omschrijving 1',
    ],
    [
      80,
      'buchungstext|buchungsdetails|product|omschrijving 2|omschrijving 3|notes|remarks|betaalwijze|observaciones',
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
      'transaction id|bank reference|transaction number|operation number|order id|transaktions id|volgnr|transactiereferentie|numero d operation|numero de operacion|darijuma nr|交易流水号|流水号|fitid|transaction ref',
    ],
  ],
  code: [
    [
      100,
      'code|transaction type|transaction code|type|mutatiesoort|type betaling|textschlussel|gvcode|kategorie|category|type d operation|tipo|darijuma veids|交易类型',
    ],
  ],
  balance: [
    [
      100,
      'balance|running balance|account balance|saldo|kontostand|saldo nach buchung|saldo na mutatie|saldo na trn|solde|boeksaldo|余额|atlikums|balance after|resulting balance',
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
