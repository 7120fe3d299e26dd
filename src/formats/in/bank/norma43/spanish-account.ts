/**
 * A Spanish account as Norma 43 names it, without check digits, and the IBAN that follows from it.
 *
 *     entity 2100, office 0418, account 0200051332
 *     ->  CCC 2100 0418 45 0200051332  ->  ES9121000418450200051332
 *
 * Source: CCC (código cuenta cliente) of the AEB, check digits modulo 11; ISO 13616 for the IBAN.
 */
const WEIGHTS = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6] as const;

/** The check digit of ten digits. */
function checkDigit(ten: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(ten.charAt(at)), 0);
  const digit = 11 - (sum % 11);
  return digit === 11 ? '0' : digit === 10 ? '1' : String(digit);
}

/** The IBAN, or what is written when it is not all digits, or all zeros; `''` when nothing is. */
export function spanishIban(entity: string, office: string, account: string): string {
  const written = `${entity}${office}${account}`.replace(/\s/g, '');
  if (!/^\d{18}$/.test(written)) return written;
  if (/^0+$/.test(written)) return '';
  const ccc = `${entity}${office}${checkDigit(`00${entity}${office}`)}${checkDigit(account)}${account}`;
  // E is 14 and S is 28: `ES00` behind the number, in digits.
  const check = 98n - (BigInt(`${ccc}142800`) % 97n);
  return `ES${String(check).padStart(2, '0')}${ccc}`;
}
