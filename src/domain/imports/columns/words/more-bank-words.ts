/**
 * Further column names of banks' lists: both directions in plain words, what cards and payment apps
 * call things, Czech, Slovak, Hungarian, Lithuanian, Estonian, Finnish, Romanian, and what the languages
 * of `bank-words` lack. A name that both have means what it means there; written as there.
 */
import type { Words } from './words.ts';

export const MORE_BANK_WORDS = {
  booked_on: [
    [
      100,
      'datum provedeni|datum zauctovani|datum splatnosti platby|datum realizacie|datum zauctovania|datum operace|datum pohybu|konyveles datuma|konyveles napja|konyvelesi datum|konyvelt datum|konyveles ideje|kirjauspaiva|kirjauspvm|arvopaiva kirjaus|kande kuupaev|kuupaev|operacijos data|irasymo data|data inregistrarii|data tranzactiei|data contabilizarii|date comptable|date de l operation|date ecriture|date d ecriture|fecha apunte|fecha movimiento|fecha de movimiento|boekingsdatum transactie|bokfort dato|bokforingsdato|bogfort|bogfort dato|dato bogfort|date posted|datetime posted|post datetime|transaction posted|settlement date|settled date|belegt am|gebucht am|buchungszeit',
    ],
    [
      85,
      'datum transakce|datum uskutecneni|tranzakcio datuma|tranzakcio napja|paivamaara|pvm|maksupaiva|data dnia|datum transakcie|datetime|date time|date and time|transaction time|transaction datetime|transaction date time|timestamp|created at|created on|created date|zeitstempel|belegdatum|date heure|fecha hora|fecha y hora|fecha y hora de operacion|data i godzina|data e ora|executed at',
    ],
    [55, 'created|time|date created|processed|processed at|executed'],
  ],
  value_on: [
    [
      100,
      'execution date|date of execution|datum odepsani|datum zuctovani|datum valuty|valuta datum|erteknap|teljesites napja|teljesites datuma|tranzakcio idopontja|tranzakcio ideje|arvopaiva|vaartuspaev|vaartuskuupaev|valiutavimo data|data valutei|ausfuhrungsdatum|date d execution|fecha ejecucion|fecha de ejecucion|uitvoeringsdatum|datum uitvoering|rentedato|valorteringsdato|transaction made on|card transaction date|kaufdatum|date d achat|fecha de compra',
    ],
  ],
  amount: [
    [
      100,
      'booked amount|amount booked|billed amount|billing amount|settled amount|settlement amount|posted amount|net transaction amount|buchungsbetrag|abrechnungsbetrag|betrag in kontowahrung|betrag in eur|transaktionsbetrag in kontowahrung|importe apunte|importe operacion|importe de la operacion|importe cargado|montant de l operation|montant operation|montant comptabilise|importo movimento|geboekt bedrag|boekingsbedrag|zauctovana castka|castka|castka v mene uctu|suma|suma transakcie|objem|osszeg|konyvelt osszeg|tranzakcio osszege|maara|summa eur|summa kande|suma eur|valoare|valoarea|tutar|iznos|znesek|kwota operacji|kwota transakcji|obciazenia uznania|belop|belop i nok|belop i valuta|belob i dkk',
    ],
    [
      70,
      'turnover|netto|neto|nettobetrag|importe neto|montant net|importo netto|netto bedrag|net total',
    ],
    // Over sums it is one column of both directions; over letters it is the direction.
    [
      95,
      'in out|out in|money in out|in und ausgang|ein ausgang|eingang ausgang|ein aus|zu abgang|zugang abgang|entrada salida|entradas salidas|ingreso gasto|abono cargo|cargo abono|entree sortie|entrees sorties|entrata uscita|entrate uscite|entrada saida|entradas saidas|bij af bedrag|ind ud|ind og ud|inn ut|inn og ut|in ut|wplywy wydatki|prijem vydaj|ieksa ara|bevetel kiadas|приход расход|收支金额',
    ],
  ],
  debit: [
    [
      98,
      'out|outgoing|outgoings|saidas|salidas|debit amount eur|amount out|amount debited|debited|dr amount|dr|importe debe|importe debito|importe adeudado|montant debit|montant debite|betrag soll|sollbetrag|soll betrag|bedrag af|bedrag uit|debet bedrag|belob ud|belop ut|debetbelopp|kwota ma debet|castka debet|debetsumma|debeta summa|借方发生额|借方发生|支出发生额|转出金额|付出金额|сумма списания|сумма расхода|outflow|money out amount|paid out amount|payments out|spend|withdrawn|debit out|ausgang|ausgange|ausgaben|ausgabe|auszahlung|auszahlungen|zahlungsausgang|abgang|abgange|sortie|sorties|depense|depenses|salida|gasto|gastos|importe cargo|pagos|despesa|despesas|saida|debit eur|spese|uscita eur|uit|uitgaven|uitgave|uitgaand|ud|udgift|udgifter|udbetaling|haevet|ut|ut av konto|utbetaling|utbetalinger|ut fra konto|utgaende|utgift|utgifter|utbetalning|wydatek|rozchod|rozchody|kwota obciazenia|vydaj|vydaje|odchozi|na vrub|debet castka|terheles|kiadas|jovairas nelkul|islaidos|debetas|valjaminek|deebet|deebetsumma|meno|menot|otto|iesirari|plati|izdevumi|izmaksas|izejosais|расходы|выбытие|支出额|转出',
    ],
  ],
  credit: [
    [
      98,
      'in|incoming|incomings|entrada|entradas|ingresos|amount in|amount credited|credited|cr amount|cr|importe haber|importe credito|importe abonado|montant credit|montant credite|betrag haben|habenbetrag|haben betrag|bedrag bij|bedrag in|credit bedrag|belob ind|belop inn|kreditbelopp|castka kredit|kredita summa|贷方发生额|贷方发生|收入发生额|转入金额|收款发生额|сумма зачисления|сумма прихода|inflow|money in amount|paid in amount|payments in|credit in|eingang|eingange|einnahmen|einnahme|einzahlung|einzahlungen|zahlungseingang|zugang|zugange|entree|entrees|recette|recettes|rentree|rentrees|importe abono|cobros|receita|receitas|credit eur|entrata eur|inkomsten|inkomend|ind|indtaegt|indtaegter|indbetaling|indsat|inn|inn pa konto|innbetaling|innbetalinger|inngaende|inntekt|inntekter|inkomst|inkomster|inbetalning|przychod|przychody|kwota uznania|prijem|prijmy|prichozi|ve prospech|kredit castka|jovairas|bevetel|pajamos|kreditas|sissetulek|kreedit|kreeditsumma|pano|panot|tulo|tulot|incasari|incasare|ienemumi|ienakosais|доходы|поступления|收入额|转入',
    ],
  ],
  direction: [
    [
      100,
      'in out|out in|ein aus|entrada salida|entree sortie|entrata uscita|ind ud|inn ut|in ut|cargo abono|abono cargo|debit or credit|credit or debit|dc indicator|dr cr indicator|type of movement|transaction direction|cash flow|soll haben kennzeichen|soll haben kz|sh kennzeichen|s h kz|sollhaben|haben soll|sens|sens de l operation|signe|segno|signo|debe haber|kredit debet|wn ma|strona|smer|smer platby|jovairas terheles|terheles jovairas|j t|tipas d k|deebet kreedit d c|дебет кредит|дт кт|借贷|借贷方向|收支类型|收付标志',
    ],
  ],
  currency: [
    [
      100,
      'buchungswahrung|abrechnungswahrung|kontowahrung|wahrung buchungsbetrag|booking currency|booked currency|billing currency|settlement currency|posted currency|moneda cuenta|divisa cuenta|devise du compte|mena|mena uctu|devizanem|deviza|penznem|valiuta|valuutta|valuuta|moneda contului|moneda tranzactiei',
    ],
  ],
  account: [
    [
      100,
      'bank account details|own account number|own iban|our account|our account number|cislo uctu|muj ucet|vlastni ucet|ucet|cislo uctu odesilatele vlastni|szamlaszam|sajat szamla|sajat szamlaszam|konyvelesi szamla|tilinumero|oma tili|kliendi konto|konto number|saskaita|saskaitos numeris|saskaitos nr|cont|numar cont|iban cont|numero rekening|kontonr|kontonummer eigen|konto nr|numer rachunku|moj rachunek|rekeningnummer eigen',
    ],
  ],
  payer_name: [
    [
      100,
      'payer s name|name of payer|name of counterparty|other party|other party name|counteraccount name|counter account name|contra account name|name partner|merchant|merchant name|nazev protiuctu|nazev protistrany|protistrana|jmeno protistrany|nazov protiuctu|nazov protistrany|nazov partnera|ellenoldali nev|partner neve|partner nev|kedvezmenyezett neve|partner|saaja maksaja|maksaja|maksaja nimi|saaja|saatja saaja|saaja maksaja nimi|moketojas gavejas|moketojas|kita salis|korespondentas|platitor beneficiar|nume partener|nadawca odbiorca nazwa|afsender modtager|afsender|avsender mottaker|avsender|avsandare mottagare|name auftraggeber|name zahlungspflichtiger|name des partners|nom du tiers|tiers|emetteur|donneur d ordre|nombre ordenante|remitente|nome ordinante|nome contraparte|opdrachtgever',
    ],
  ],
  payer_account: [
    [
      100,
      'counteraccount|counter account|counter account number|counteraccount number|contra account|contra account number|other party account|other account|account of counterparty|gegenkonto|gegenkonto iban|iban gegenkonto|partnerkonto|cislo protiuctu|protiucet|ucet protistrany|cislo protistrany|iban protiuctu|ellenoldali szamlaszam|ellenszamla|partner szamlaszam|partner szamla|saajan tilinumero|vastaspoole konto|saaja maksaja konto|korespondento saskaita|moketojo gavejo saskaita|cont partener|iban partener|rachunek nadawcy|rachunek odbiorcy|numer rachunku nadawcy|numer rachunku odbiorcy|numer rachunku nadawcy odbiorcy|numer rachunku kontrahenta|compte du tiers|iban du tiers|cuenta contrapartida|cuenta de contrapartida|cuenta destino origen|iban contraparte|modpartskonto|motkonto|motpartskonto|til fra konto|mottakerkonto',
    ],
  ],
  payer_bank: [
    [
      100,
      'kod banky protiuctu|banka protiuctu|bic protiuctu|counterparty bank code|bank code of counterparty',
    ],
  ],
  text: [
    [
      105,
      'zprava pro prijemce|zprava|sprava pre prijemcu|kozlemeny|nem strukturalt kozlemeny|viesti|selgitus|paskirtis|mokejimo paskirtis|explicatii|detalii|message to payee|message to beneficiary|payment message|payment purpose|purpose of payment|purpose|transaktionsbeschreibung|buchungsinformation|informations complementaires|libelle complementaire|libelle operation|libelle de l operation|concepto ampliado|informacion adicional|tytul przelewu|melding|meddelelse|meddelande till mottagare',
    ],
    [
      95,
      'message|forklaring|beskrivelse|beskrivning|remark|remarque|remarques|bemerkung|bemerkungen|anmerkung|commentaire|comment|comments|comentario|observacion|nota|popis|popis transakce|poznamka|item|polozka|megjegyzes|leiras|megnevezes|selite|kirjeldus|aprasymas|descriere|omschrijving 4|opmerking|opmerkingen|notitie|bericht|mededeling|referanse tekst|posteringstekst|tekst pa kontoutskrift|transaksjon|transaktion|rozliczenie|szczegoly|szczegoly operacji|apraksts darijumam|payee description|reason|transaction info|transaction information|transaction text|statement text|extended details|komentar',
    ],
  ],
  reference: [
    [
      100,
      'payer s reference|payers reference|payer reference|reference of payer|sender reference|sender s reference|remitter reference|reference from payer|reference for beneficiary|beneficiary reference|payee reference|invoice reference|reference number payer|customer ref|client reference|your reference|their reference|creditor reference|rf reference|structured reference|vs|variable symbol|variable symbol 1|variabilni symbol|variabilny symbol|kozlemeny hivatkozas|hivatkozas|ugyfel hivatkozas|viite|viitenumero|viitenumber|viitenr|referenz|referenz des auftraggebers|auftraggeberreferenz|referenz zahler|zahlerreferenz|rf referenz|qr referenz|esr referenz|reference client|reference du payeur|reference de l emetteur|reference donneur d ordre|referencia ordenante|referencia cliente|referencia del ordenante|referencia 1|referencia del cliente|riferimento|riferimento ordinante|kenmerk|kenmerk opdrachtgever|betalingsreferentie|kid|kid nummer|kidnummer|ocr|ocr nummer|ocr referens|referens|referanse|betalerreferanse|indbetaler reference|betalers reference|referinta|nuoroda|imokos kodas|nr referencyjny|maksataja atsauce|назначение референс|референс|附加信息|客户参考号',
    ],
  ],
  bank_reference: [
    [
      100,
      'id transakce|cislo transakce|id pohybu|id operace|id transakcie|cislo pohybu|tranzakcio azonosito|tranzakcioazonosito|tranzakcio szama|arkistointitunnus|arhiveerimistunnus|arhiivi tunnus|operacijos nr|iraso nr|operacijos numeris|document number|document no|doc no|document nr|doc nr|numar tranzactie|id operazione|id operacion|id transaccion|identifiant|id de l operation|transactie id|transactienummer|transaktionsnummer|transaktionsnr|transaktionsid|numero operacion|nr operacji|id operacji|record id|movement id|movement number|transaction identifier|unique id|arkivreferanse|arkivref|verifikationsnummer|numerokoodi',
    ],
  ],
  code: [
    [
      95,
      'typ transakce|typ pohybu|druh pohybu|kategorie transakce|typ operacji|rodzaj operacji|typ transakcie|tranzakcio tipusa|tapahtumalaji|laji|tehingu tuup|operacijos tipas|tip tranzactie|transaction category|merchant category|card type|tipo movimiento|tipo de movimiento|tipo operacion|tipo de operacion|type operation|type de mouvement|soort transactie|mutatietype|soort mutatie|transaktionstyp|transaktionstype',
    ],
  ],
  state: [
    [
      100,
      'stav|stav platby|statusz|allapot|tila|olek|busena|stare|booking status|transaction status|buchungsstatus|estado operacion|statut de l operation',
    ],
  ],
  balance: [
    [
      100,
      'zustatek|zustatek po|zostatok|konyvelt egyenleg|egyenleg|saldo jalkeen|jaak|jaak parast|likutis|sold|sold final|balance after transaction|closing balance running|available balance|new balance|saldo danach|saldo posterior|saldo tras movimiento|saldo resultante|saldo despues|solde apres operation|saldo dopo|saldo na boeking|saldo efter|ny saldo|saldo etter|ending balance|ledger balance|running total|bookbalance|saldo ksiegowe|saldo dupa',
    ],
  ],
  original_currency: [
    [
      100,
      'originalwahrung|transaktionswahrung|wahrung originalbetrag|wahrung original|mena originalu|eredeti deviza|divisa operacion|moneda original|devise originale|devise de la transaction|valuta originale|oorspronkelijke valuta|originele munt|oprindelig valuta|opprinnelig valuta|ursprunglig valuta|waluta oryginalna|purchase currency|merchant currency|local currency|sakotneja valuta',
    ],
  ],
  original_amount: [
    [
      100,
      'originalbetrag|transaktionsbetrag|betrag original|betrag in originalwahrung|betrag in transaktionswahrung|betrag in fremdwahrung|fremdwahrungsbetrag|puvodni castka|puvodni castka a mena|povodna suma|eredeti osszeg|importe divisa|importe en divisa|importe original operacion|importe moneda original|montant en devise|montant original|montant initial|importo originale|importo in divisa|oorspronkelijk bedrag|bedrag vreemde valuta|oprindeligt belob|opprinnelig belop|ursprungligt belopp|kwota oryginalna|kwota w walucie|purchase amount|merchant amount|foreign currency amount|original value|sakotneja summa',
    ],
  ],
} as const satisfies Words;
