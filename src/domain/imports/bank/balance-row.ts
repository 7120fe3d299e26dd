/**
 * Rows of a bank's list that say how the account stands rather than what moved. Baltic banks write
 * balances and turnovers among the movements, with an amount and a direction like theirs:
 *
 *     …;"10";"01.10.2026";"";"Sākuma atlikums";"10000,00";"EUR";"K"     opening balance
 *     …;"20";"02.10.2026";"Iris SIA";"Rēķins 7";"1250,00";"EUR";"K"     a movement
 *     …;"82";"31.10.2026";"";"Apgrozījums";"89,00";"EUR";"D"            turnover
 */
import { plainHeader } from '../columns/plain-header.ts';

export type BalanceRow = 'opening' | 'closing' | 'turnover';

const WHEN = '(?: (?:at|on|of|as|am|per|zum|vom|al|au|a|uz|no|na)\\b.*| \\d[\\d ]*)?';
const OPENING = new RegExp(
  `^(?:(?:opening|starting|beginning|previous) balance|balance brought forward|brought forward|sakuma atlikums|atlikums perioda sakuma|algsaldo|pradinis likutis|anfangssaldo|alter kontostand|alter saldo|beginsaldo|saldo inicial|saldo anterior|solde initial|solde precedent|saldo iniziale|saldo poczatkowe|saldo initial|pocatecni zustatek|nyito egyenleg|saldo inicial do periodo|saldo do dia anterior|saldo em|saldo transportado|startsaldo|ingaende saldo|inngaende saldo|primosaldo|saldo przeniesiony|期初余额|上期余额)${WHEN}$`,
);
const CLOSING = new RegExp(
  `^(?:(?:closing|ending|final|new) balance|balance carried forward|carried forward|beigu atlikums|atlikums perioda beigas|loppsaldo|galutinis likutis|endsaldo|schlusssaldo|neuer kontostand|neuer saldo|eindsaldo|saldo final|solde final|nouveau solde|saldo finale|saldo koncowe|saldo do dia|saldo dia|saldo del dia|saldo diario|saldo atual|saldo actual|saldo disponivel|saldo disponible|saldo em conta|saldo em conta corrente|saldo total|saldo total disponivel|saldo do periodo|saldo bloqueado|saldo parcial|balance of the day|daily balance|day balance|end of day balance|available balance|current balance|ledger balance|tagessaldo|tagesendsaldo|zwischensaldo|aktueller kontostand|kontostand aktuell|solde du jour|solde actuel|solde disponible|saldo giornaliero|saldo contabile|saldo disponibile|dagsaldo|huidig saldo|konecny zustatek|zarosaldo|zaro egyenleg|期末余额|本期余额)${WHEN}$`,
);
const TURNOVER = new RegExp(
  `^(?:turnover|apgrozijums|kaive|apyvarta|total (?:debits?|credits?)|debeta apgrozijums|kredita apgrozijums|obroty|umsatzsumme)${WHEN}$`,
);

const BARE = new RegExp(
  `^(?:balance|account balance|saldo|kontostand|kontosaldo|solde|stand|zustatek|zostatok|egyenleg|likutis|jaak|atlikums|sold|余额|остаток)${WHEN}$`,
);

/** A word for a balance where the day of a movement should stand: `Kontostand;31.3.2026;…;5.230,10`. */
export const isBalanceLabel = (text: string): boolean =>
  /\p{L}{3}/u.test(text) && (BARE.test(plainHeader(text)) || balanceRowOf(text) !== null);

/** From the whole text of a row that names no other party; null for a movement. */
export function balanceRowOf(text: string): BalanceRow | null {
  const plain = plainHeader(text);
  if (OPENING.test(plain)) return 'opening';
  if (CLOSING.test(plain)) return 'closing';
  return TURNOVER.test(plain) ? 'turnover' : null;
}
