/**
 * Column names that only lists of customers (contacts) have.
 *
 * Names are separated by `|` and written as `plainHeader` gives them. The number is how sure the
 * name alone makes us, 0 to 100: `due date` is the due date; `date` may be the invoice's. Where two
 * columns of a file mean the same, the surer one wins.
 */
import type { Words } from './words.ts';

export const CUSTOMER_WORDS = {
  customer_name: [
    [102, 'display name'],
    [95, 'name|full name|nombre|nom|名称|vards|nosaukums'],
  ],
  company: [
    [
      100,
      'organization|organisation|company|company name|business name|empresa|unternehmen|entreprise|公司|公司名称|uznemums',
    ],
  ],
  first_name: [
    [
      100,
      'first name|contact first name|given name|vorname|nombre de pila|prenom|名|vards|contact name first',
    ],
  ],
  last_name: [
    [
      100,
      'last name|contact last name|surname|family name|nachname|familienname|apellido|apellidos|nom de famille|姓|uzvards',
    ],
  ],
  phone: [[80, 'billing phone|phone 1|work phone']],
  mobile: [[100, 'mobile|mobile phone|cell|cell phone|handy|mobil|movil|portable|手机|mobilais']],
  street: [
    [
      100,
      'street|street address|address line 1|address 1|address1|billing street|billing address|billing address line 1|billing street1|strasse|strasse und hausnummer|calle|rue|街道|iela',
    ],
    [60, 'address|adresse|anschrift|direccion|domicilio|地址|adrese'],
  ],
  // An invoice list has other things under these names: a state of the invoice, a region of sales.
  city: [[100, 'ort']],
  region: [[100, 'state|region|county|province state|state province|departement']],
  country: [[100, 'billing country']],
  credit_limit: [
    [
      100,
      'credit limit|creditlimit|kreditlimit|kreditrahmen|limite de credito|limite credito|limite de credit|plafond|信用额度|kreditlimits|kredita limits',
    ],
  ],
  language: [[100, 'language|lang|sprache|idioma|langue|语言|valoda']],
  currency: [[100, 'customer currency|default currency|billing currency']],
  notes: [
    [
      100,
      'notes|note|remarks|comments|comment|memo|bemerkung|notiz|notizen|notas|observaciones|remarques|备注|piezimes',
    ],
  ],
} as const satisfies Words;
