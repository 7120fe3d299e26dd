/**
 * Master data has customers and suppliers in one list: rows of suppliers alone are left out, said once.
 *
 *     Type: Customer, Vendor, Both           ->  the vendors are left out, "Both" is a customer
 *     DATEV: Konto 10000, 10001, 70000       ->  70000 is a creditor's account
 */
import { plainHeader } from '../../columns/plain-header.ts';
import { findingOnFile, shortened, type ImportFinding } from '../../findings.ts';
import { count, plural, say } from '../../../texts/text.ts';

const CUSTOMER =
  /^(?:customers?|clients?|debtors?|buyers?|leads?|prospects?|clientes?|deudor(?:es)?|kunden?|debitor(?:en)?|abnehmer|interessent|debiteur(?:en)?|klanten?|kunder?|debitorer|klienti?|klients|pircejs|odberatel|odbiorca|klient|kontrahent|客户|购买方|покупатель|клиент|заказчик)$/;
const SUPPLIER =
  /^(?:suppliers?|vendors?|creditors?|payees?|proveedor(?:es)?|acreedor(?:es)?|fornecedor(?:es)?|lieferanten?|kreditor(?:en)?|fournisseurs?|creanciers?|fornitor[ei]|leveranciers?|crediteur(?:en)?|leverandor(?:er)?|kreditorer|leverantor(?:er)?|dodavatel|dostawca|piegadatajs|kreditors|供应商|供货商|поставщик)$/;
const BOTH =
  /^(?:both|ambos|beide|beides|les deux|entrambi|begge|bada|oba|abi|оба|customers? (?:and|&)? ?(?:vendors?|suppliers?)|kunde und lieferant|kunde lieferant|cliente y proveedor|cliente proveedor|客户供应商)$/;
const EMPLOYEE =
  /^(?:employees?|staff|empleados?|trabajador(?:es)?|mitarbeiter|angestellter?|employes?|salaries?|dipendent[ei]|medewerkers?|werknemers?|medarbejder|ansatte?|anstalld|darbinieks|сотрудник|员工)$/;

/** What a cell says the party is; null: nothing that is known here. */
function partyOf(text: string): 'customer' | 'other' | null {
  const plain = plainHeader(text);
  if (CUSTOMER.test(plain) || BOTH.test(plain)) return 'customer';
  return SUPPLIER.test(plain) || EMPLOYEE.test(plain) ? 'other' : null;
}

/** Names of columns that say what a party is. */
const IS_KIND =
  /^(?:type|kind|role|category|contact type|party type|partner type|account type|relation|relationship|tipo|clase|rol|tipo de contacto|tipo contacto|art|typ|rolle|kontaktart|kontakttyp|partnerart|personenart|adressart|categorie|genre|nature|tipo contatto|ruolo|soort|relatietype|type relatie|kontakttype|rodzaj|druh|veids|tips|тип|вид|类型|往来类型)$/;

/** Header of DATEV's master data of persons: debtors and creditors share one number range. */
const OF_DATEV = /^name adress(?:at|aten)typ/;
const CREDITOR_ACCOUNT = /^[789]\d{4,8}$/;

export interface PartyKinds {
  /** The row is of a supplier, or of somebody else who buys nothing. `code`: of the row. */
  leavesOut(fields: readonly string[], code: string, line: number): boolean;
  finish(findings: ImportFinding[]): void;
}

export function partyKinds(headers: readonly string[]): PartyKinds {
  const plain = headers.map(plainHeader);
  const kindAt = plain.findIndex((name) => IS_KIND.test(name));
  const isDatev = plain.some((name) => OF_DATEV.test(name));
  let left = 0;
  let first = { code: '', line: 0 };
  return {
    leavesOut(fields, code, line) {
      const isOther =
        (kindAt >= 0 && partyOf(fields[kindAt] ?? '') === 'other') ||
        (isDatev && CREDITOR_ACCOUNT.test(code));
      if (isOther && left++ === 0) first = { code, line };
      return isOther;
    },
    finish(findings) {
      if (left === 0) return;
      findings.push(
        findingOnFile(
          'note',
          'not_a_customer',
          say`${count(left, 'row is', 'rows are')} of a supplier or of somebody else who is no customer (line ${first.line}, "${shortened(first.code)}"${plural(left, '', ', is the first')}); ${plural(left, 'it was', 'they were')} left out`,
        ),
      );
    },
  };
}
