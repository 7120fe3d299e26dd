/**
 * Further column names of lists of customers: what known programs call them, and Dutch, Danish,
 * Norwegian, Swedish, Russian. A name that `customer-words` and `party-words` have means what it
 * means there; written as `plainHeader` gives it (ø is o, й is и).
 */
import type { Words } from './words.ts';

export const PROGRAM_CUSTOMER_WORDS = {
  customer: [
    [
      98,
      'relatiecode|debiteurnummer|debiteurennummer|klantnummer|klantnr|kundenr|kundnr|kundnummer|kundenummer|debitornr|код контрагента|код клиента|partnera kods|account ref|a c|cta cliente|往来单位编码',
    ],
    [90, 'cuenta|konto|kontonummer|code|codigo|cod|kode|kod|код|subcuenta'],
    [55, 'reference|ref|referencia|nr|no|id'],
  ],
  customer_name: [
    [
      99,
      'contact name|nombre fiscal|denominacion social|nombre o razon social|kundenavn|kundnamn|relatienaam|klantnaam|bedrijfsnaam|firmanavn|foretagsnamn|name adressattyp unternehmen|name adressatentyp unternehmen|name adressattyp keine angabe|name adressatentyp keine angabe|unternehmensname|полное наименование|наименование контрагента|party name|partner name|往来单位名称|客户全称|partnera nosaukums|contactnaam',
    ],
    [95, 'naam|navn|namn|наименование|контрагент|name 1|name1|titulo'],
    [80, 'nombre comercial|contacto|контакт'],
  ],
  first_name: [
    [
      99,
      'vorname adressattyp naturl person|vorname adressatentyp naturl person|vorname adressattyp naturliche person|vorname adressatentyp naturliche person|forename|firstname|christian name|nombre contacto|nombre persona|fornavn|fornamn|voornaam|имя|imie|jmeno|keresztnev',
    ],
  ],
  last_name: [
    [
      99,
      'name adressattyp naturl person|name adressatentyp naturl person|name adressattyp naturliche person|name adressatentyp naturliche person|lastname|familyname|second name|primer apellido|apellido 1|apellidos contacto|cognome|etternavn|efternavn|efternamn|achternaam|фамилия|nazwisko|prijmeni|vezeteknev|sobrenome',
    ],
  ],
  email: [[95, 'электронная почта|почта|epost|e post|e mailadres|emailadres|correo e']],
  phone: [[95, 'телефон|telefoon|telefoonnummer|tlf|tlf nr|telefonnr']],
  address: [
    [95, 'adres|adress|адрес|юридическии адрес|фактическии адрес|почтовыи адрес|往来单位地址'],
  ],
  street: [[95, 'po address line1|po address line 1|straat|gatuadress|gateadresse|vejnavn']],
  city: [[95, 'by']],
  zip: [[95, 'индекс']],
  country: [[95, 'po country|landkode|landkod|страна']],
  tax_id: [
    [
      95,
      'инн|cvr nr|cvr|cvr nummer|btw nummer|btw nr|org nr|orgnr|organisationsnummer|organisasjonsnummer|eu ust idnr|eu ust id nr|eu ust id|gstin|rut|nit|identificacion|numero identificacion|numero de identificacion',
    ],
  ],
  terms: [
    [
      95,
      'betalingsbetingelser|betalningsvillkor|betalingsconditie|betaalconditie|betalingstermijn|условия оплаты|payment terms code',
    ],
  ],
  credit_limit: [
    [
      95,
      'kredietlimiet|kreditmaksimum|kreditgrans|кредитныи лимит|лимит кредита|limite de riesgo|riesgo maximo|riesgo',
    ],
  ],
  currency: [[95, 'munteenheid|valutakod|valutakode|валюта|币别']],
  language: [[95, 'taal|sprog|sprak|язык']],
  notes: [[95, 'opmerkingen|noter|комментарии|примечание']],
} as const satisfies Words;
