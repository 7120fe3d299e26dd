/**
 * The words of payment terms, in the languages of the invoices that are read, as one sign each.
 *
 *     '14 Tage 2 %, 30 Tage netto'   ->  N D P , N D T      numbers 14, 2, 30
 *     'Net 30 EOM'                   ->  T N E
 *     '15 del mes siguiente'         ->  N X
 *
 * A word that is not here makes the whole text unread: terms are never guessed.
 */
import { foldText } from '../fold-text.ts';

/**
 * A at once · C on delivery · R before dispatch · V a part before dispatch · T net · D days · M months · S discount
 * E end of month, days added after it wherever they are written (`net 30 EOM`)
 * F end of month, days written before it counted first (`30 jours fin de mois`)
 * Q end of month, of which days before it would be doubtful
 * G end of next month · X of the next month · H of the month · Z then
 * B next business day · K cut-off day · L rolling batch · U the rest
 */
const PHRASES: Readonly<Record<string, string>> = {
  A:
    'due on receipt|due upon receipt|on receipt|upon receipt|payable on receipt|immediate payment|' +
    'immediately|immediate|due immediately|due now|on presentation|at sight|sofort fallig|sofort|' +
    'sofort zahlbar|nach erhalt|bei erhalt|nach rechnungserhalt|a reception de facture|a reception|' +
    'comptant|au comptant|a vue|a la vista|a vista|pago inmediato|inmediato|' +
    'a la recepcion|a la recepcion de la factura|a la recepcion de factura|' +
    'vista fattura|rimessa diretta|' +
    'per direct|direct|omgaande|omgående|straks|nekavejoties|tulit|见票即付|立即付款|即付',
  C:
    'cash on delivery|collect on delivery|cod|payment on delivery|pay on delivery|on delivery|cash|' +
    'cash sale|contado|al contado|pago al contado|de contado|contra entrega|contra reembolso|' +
    'pago contra entrega|nachnahme|per nachnahme|bei lieferung|barzahlung|zahlung bei lieferung|' +
    'contre remboursement|a la livraison|paiement a la livraison|contrassegno|alla consegna|' +
    'onder rembours|bij levering|efterkrav|mot postforskott|a pronto|pronto pagamento|' +
    'piegades bridi|pie sanemsanas|pecapmaksa|货到付款|现金|现款',
  R:
    'prepaid|prepayment|pre payment|advance payment|payment in advance|cash in advance|in advance|' +
    'advance|cia|pia|cash before delivery|cbd|before dispatch|before delivery|cash with order|cwo|' +
    'proforma|pro forma|vorkasse|vorauskasse|vorauszahlung|prepago|pago anticipado|' +
    'pago por anticipado|por adelantado|pago adelantado|pago por adelantado|anticipado|' +
    "d'avance|paiement d'avance|paiement anticipe|paiement a la commande|a la commande|" +
    'pagamento anticipato|anticipato|vooruitbetaling|vooraf|forskud|forudbetaling|forskott|' +
    'forskottsbetalning|forskudd|przedplata|ettemaks|ennakkomaksu|isankstinis apmokejimas|' +
    'prieksapmaksa|avansa maksajums|avanss|предоплата|аванс|' +
    '预付|预付款|款到发货|先款后货|付款发货|前払い|선불',
  V: 'deposit|down payment|anzahlung|anticipo|acompte|aanbetaling|senal|acconto|sinal|定金|订金',
  T: 'net|nett|netto|neto|netos|nets|nette|n|净|rein netto|netto kasse',
  D:
    'days|day|d|dys|calendar days|dias|dia|dias naturales|tage|tagen|tag|kalendertage|kalendertagen|' +
    'jours|jour|jrs|j|giorni|giorno|gg|dagen|dag|dgn|dage|dagar|dager|dgr|dni|dnu|dienas|dienu|' +
    'dienam|diena|dienos|paivaa|paiva|pv|paeva|nap|napon belul|gun|zile|дней|дня|день|дн|днів|' +
    '天|日|天内|日内|일',
  M: 'months|month|meses|mes|monate|mois|mesi',
  S:
    'discount|cash discount|early payment discount|prompt payment discount|disc|skonto|skto|' +
    'descuento|dto|dcto|pronto pago|descuento por pronto pago|dto pp|dto ppp|escompte|' +
    "d'escompte|sconto|desconto|korting|betalingskorting|rabatt|kassarabatt|kontantrabat|rabat|" +
    'skonta|atlaide|折扣|现金折扣|优惠',
  E:
    'eom|end of month|end of the month|end of invoice month|month end|end month|ultimo|' +
    'lobende maned|lobende maned plus|lb md|lbmd|月结|月底|月末',
  F:
    'fin de mois|fdm|fin du mois|fin de mes|fin mes|final de mes|fine mese|fm|dffm|ffm|' +
    'fine mese data fattura|data fattura fine mese|fim do mes|final do mes',
  Q:
    'monatsende|ende des monats|zum monatsende|einde maand|einde van de maand|menesa beigas|' +
    'manadens slut|koniec miesiaca|konca miesiaca',
  G:
    'end of next month|end of following month|end of the following month|end of the next month|' +
    'fin du mois suivant|fin de mes siguiente|fin del mes siguiente|ende folgemonat|' +
    'ende des folgemonats|ende des nachsten monats|fine mese successivo|einde volgende maand|' +
    'nakama menesa beigas|次月底|次月末|下月底',
  X:
    'of next month|of following month|of the following month|of the next month|next month|' +
    'following month|prox|proximo|of month following|of the month following|du mois suivant|' +
    'del mes siguiente|des folgemonats|des nachsten monats|del mese successivo|van de volgende maand|' +
    'nakama menesa|次月|下月|隔月',
  H: 'of month|of the month|of current month|of this month|of the current month',
  Z: 'then',
  B: 'next business day|next working day',
  K: 'cut off day|cut-off day|cutoff day',
  L: 'rolling batch|滚动结算|压批结算',
  U: 'rest|remainder|the rest|balance|resto|solde|saldo',
};

/** Words that change nothing. */
const NOISE =
  'payment|payments|payable|pay|paid|due|within|in|on|the|of|from|after|invoice|date|dated|terms|term|' +
  'is|are|if|by|account|days from|at the latest|late|strictly|' +
  'zahlbar|zahlung|zahlungsziel|zahlungsbedingungen|zahlungsbedingung|innerhalb|binnen|von|ab|nach|' +
  'bei|fallig|rechnungsdatum|rechnungsstellung|rechnung|ziel|ohne abzug|abzug|abzuge|rein|am|zum|mit|' +
  'pago|pagos|pagadero|vencimiento|vto|plazo|a|en|de|la|el|ff|fecha factura|fecha de factura|' +
  'desde|fra|factura|forma|condiciones|pp|ppp|dia de pago|si|se paga|por|' +
  'paiement|reglement|sous|des|le|du|net de|date de facture|facture|date facture|pour|' +
  'pagamento|entro|data fattura|df|fattura|dalla|dal|' +
  'betaling|betalen|betalning|betala|betalingsfrist|inom|innen|na|factuurdatum|fakturadatum|per|' +
  'samaksa|apmaksa|jaapmaksa|laika|termins|no rekina datuma|rekina|datuma|' +
  'platba|termin|platnosci|od|daty|faktury|maksuaika|' +
  '付款|账期|发票日|发票后|开票后|支付|内';

const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u1100-\u11ff]/u;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Longest first, so that `end of next month` is not read as `end of` and `next month`. */
function matcherOf(phrases: readonly string[]): RegExp {
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length).map(escaped);
  const spaced = longestFirst.filter((phrase) => !UNSPACED.test(phrase));
  const unspaced = longestFirst.filter((phrase) => UNSPACED.test(phrase));
  return new RegExp(`(?:${unspaced.join('|')})|(?<!\\p{L})(?:${spaced.join('|')})(?!\\p{L})`, 'uy');
}

const SIGN_OF: ReadonlyMap<string, string> = new Map([
  ...NOISE.split('|').map((phrase) => [foldText(phrase), ''] as const),
  ...Object.entries(PHRASES).flatMap(([sign, line]) =>
    line.split('|').map((phrase) => [foldText(phrase), sign] as const),
  ),
]);
/** Alternatives of a regular expression over folded text: every word for a day, for "net", for the end of a month. */
const alternatives = (...signs: readonly string[]): string =>
  signs
    .flatMap((sign) => (PHRASES[sign] ?? '').split('|').map(foldText))
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
export const DAY_WORDS = alternatives('D');
export const NET_WORDS = alternatives('T');
export const MONTH_END_WORDS = alternatives('E', 'F', 'Q');

const AFTER_NUMBER = matcherOf(
  ['D', 'T'].flatMap((sign) => (PHRASES[sign] ?? '').split('|')).map(foldText),
);
const WORD = matcherOf([...SIGN_OF.keys()]);

/** Y date · P percentage · O ordinal (`15th`, `15.`) · N number: the first that fits. */
const NUMBERS: readonly (readonly [string, RegExp])[] = [
  ['Y', /(\d{4}-\d{2}-\d{2})(?!\d)/y],
  ['P', /(\d+(?:[.,]\d+)?) ?%/y],
  ['O', /(\d+)(?:st|nd|rd|th|er|º|ª|\.(?= ?\p{L}))(?!\p{L})/uy],
  ['N', /(\d+(?:\.\d+)?)/y],
];
const SEPARATORS = '/+,;';
const SKIPPED = /[\s:.()[\]"'–—-]/;

/** Signs of a text, and for each the number or date it stands for (`''` for words). */
export interface TermSigns {
  readonly signs: string;
  readonly values: readonly string[];
}

/** `NET30` and `30days` are words; `NA32` and `90M7` are codes of somebody's own. */
const STARTS_LATIN = /^\p{Script=Latin}/u;
const LATIN_THEN_DIGIT = /^\p{Script=Latin}\d/u;
const MINUS = /(?:^|[\s,;(])[-–−]\d/;

/** `text` as signs, or null when a word is not known or a number is a code (leading zeros, minus). */
export function termSigns(text: string): TermSigns | null {
  const folded = foldText(text)
    .replace(/\s+/g, ' ')
    .replace(/[’`´]/g, "'")
    // Abbreviations with dots are one word: `c.o.d.`, `f.f.`
    .replace(/(?<!\p{L})(?:\p{L}\.){2,}/gu, (word) => word.replaceAll('.', ''));
  if (MINUS.test(folded)) return null;
  const found: { sign: string; value: string }[] = [];
  let index = 0;
  while (index < folded.length) {
    const character = folded.charAt(index);
    if (SKIPPED.test(character)) {
      index += 1;
      continue;
    }
    const next = SEPARATORS.includes(character)
      ? { sign: character, value: '', length: 1 }
      : (numberAt(folded, index) ?? wordAt(folded, index));
    if (next === null) return null;
    if (next.sign !== '') found.push(next);
    index += next.length;
  }
  return {
    signs: found.map(({ sign }) => sign).join(''),
    values: found.map(({ value }) => value),
  };
}

interface Found {
  readonly sign: string;
  readonly value: string;
  readonly length: number;
}

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function numberAt(text: string, index: number): Found | null {
  for (const [sign, pattern] of NUMBERS) {
    const match = at(pattern, text, index);
    if (match === null) continue;
    const value = (match[1] ?? '').replace(',', '.');
    const end = index + match[0].length;
    const isGlued = STARTS_LATIN.test(text.slice(end)) && at(AFTER_NUMBER, text, end) === null;
    return isGlued || /^0\d/.test(value) ? null : { sign, value, length: match[0].length };
  }
  return null;
}

function wordAt(text: string, index: number): Found | null {
  const match = at(WORD, text, index);
  if (match === null) return null;
  const sign = SIGN_OF.get(match[0]) ?? '';
  const end = index + match[0].length;
  if (sign !== 'T' && LATIN_THEN_DIGIT.test(text.slice(end - 1))) return null;
  return { sign, value: '', length: match[0].length };
}
