/**
 * Column names about the customer, as invoice lists and lists of customers have them.
 *
 * Names are separated by `|` and written as `plainHeader` gives them. The number is how sure the
 * name alone makes us, 0 to 100: `due date` is the due date; `date` may be the invoice's. Where two
 * columns of a file mean the same, the surer one wins.
 */
import type { Words } from './words.ts';

export const PARTY_WORDS = {
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
  country: [
    [
      100,
      'country|country code|customer country|billing country|country iso|pais|codigo pais|codigo de pais|pais cliente|land|landercode|laendercode|land code|landerkennzeichen|landkurzel|pays|code pays|国家|国家代码|国别|valsts|valsts kods',
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
    [
      95,
      'street address|address line 1|address 1|address1|calle|rue|strasse und hausnummer|straat',
    ],
  ],
  street_2: [
    [
      100,
      'street 2|street2|address line 2|address 2|address2|billing street2|billing street 2|billing address line 2|adresszusatz|complement d adresse|po address line2|po address line 2',
    ],
  ],
  city: [
    [
      100,
      'city|town|billing city|billing town|stadt|wohnort|ciudad|poblacion|localidad|municipio|ville|城市|pilseta|plaats|woonplaats|poststed|postort|po city|город',
    ],
  ],
  region: [
    [
      100,
      'province|billing state|billing province|billing region|bundesland|provincia|省|省份|novads|po region|provincie|регион',
    ],
  ],
  zip: [
    [
      100,
      'zip|zip code|postal code|post code|postcode|zip postal code|postal code zip code|billing code|billing zip|billing zip code|billing postal code|plz|postleitzahl|codigo postal|cod postal|cp|c p|code postal|邮编|邮政编码|pasta indekss|indekss|postnr|postnummer|po postal code|почтовыи индекс|postkod',
    ],
  ],
  tax_id: [
    [
      100,
      'tax id|vat|vat number|vat no|vat id|tax number|vat reg no|nif|cif|nif cif|cif nif|rfc|ruc|ust id|ust idnr|ustid|ust id nr|umsatzsteuer id|steuernummer|numero tva|n tva|tva intracommunautaire|siret|siren|税号|纳税人识别号|统一社会信用代码|pvn nr|pvn numurs|pvn reg nr|registracijas numurs|reg nr',
    ],
  ],
  terms: [
    [
      100,
      'terms|payment terms|cust payment terms|terms of payment|payment term|payment conditions|condiciones de pago|condicion de pago|forma de pago|plazo de pago|zahlungsbedingungen|zahlungsbedingung|zahlungskonditionen|conditions de paiement|delai de paiement|付款条件|付款方式|付款条款|apmaksas nosacijumi|maksajuma nosacijumi',
    ],
    // Zoho: `Payment Terms` is a number of days, the label says `Net 30`.
    [105, 'payment terms label'],
  ],
  currency: [
    [
      100,
      'currency|currency code|invoice currency|ccy|curr|curr code|doc currency|document currency|cur|moneda|divisa|codigo moneda|wahrung|waehrung|rechnungswahrung|wahrungscode|devise|monnaie|code devise|币种|货币|币别|货币代码|valuta|valutas kods|iso currency',
    ],
  ],
} as const satisfies Words;
