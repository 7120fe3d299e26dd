/**
 * Amounts in the capital numerals (大写) of Chinese payments, which nobody can alter with a stroke
 * (domain-rules 5.5 no. 6): renminbi as 人民币 … 元 角 分, dollars as 美元 … 元, no other currency.
 *
 *     capitalAmount(3000945, 'CNY')   ->  '人民币叁万零玖元肆角伍分'
 *     capitalAmount(10000000, 'USD')  ->  '美元壹拾万元整'
 *
 * Rules of the People's Bank of China (正确填写票据和结算凭证的基本规定): 整 after 元 and after 角, none after
 * 分; one 零 for any run of zeros between digits, also before a 分 without 角.
 */
import type { CurrencyCode, Minor } from '../money.ts';

const NAMES: Readonly<Record<string, string>> = { CNY: '人民币', USD: '美元' };
const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'] as const;
/** Of four digits each, from the right: up to 2^53 cents. */
const GROUPS = ['', '万', '亿', '万亿'] as const;

/** A group of four digits, with a leading 零 where a digit is missing at its front and something stands before. */
function groupInWords(group: number, follows: boolean): string {
  let words = '';
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      zero = true;
      continue;
    }
    if (zero && (words !== '' || follows)) words += '零';
    zero = false;
    words += (DIGITS[digit] ?? '') + (PLACES[place] ?? '');
  }
  return words;
}

function wholeInWords(whole: number): string {
  let words = '';
  let skipped = false;
  for (let index = GROUPS.length - 1; index >= 0; index -= 1) {
    const group = Math.floor(whole / 10_000 ** index) % 10_000;
    if (group === 0) {
      skipped = words !== '';
      // 万亿 ends in 亿, which an empty group of 亿 must not swallow: 壹万亿 keeps its own.
      continue;
    }
    const inWords = groupInWords(group, words !== '');
    if (skipped && !inWords.startsWith('零')) words += '零';
    skipped = false;
    words += inWords + (GROUPS[index] ?? '');
  }
  // 壹万亿贰亿 is read 壹万零贰亿: one 亿 for both groups.
  return words.replace(/万亿(.*亿)/, '万$1');
}

/** Null for a negative amount, nothing at all, and every currency but CNY and USD. `minor`: fen or cents. */
export function capitalAmount(minor: Minor, currency: CurrencyCode): string | null {
  const name = NAMES[currency];
  if (name === undefined || minor <= 0) return null;
  const whole = Math.floor(minor / 100);
  const jiao = Math.floor(minor / 10) % 10;
  const fen = minor % 10;
  let words = whole === 0 ? '' : `${wholeInWords(whole)}元`;
  if (jiao === 0 && fen === 0) return `${name}${words}整`;
  if (jiao > 0) words += `${DIGITS[jiao] ?? ''}角`;
  else if (words !== '') words += '零';
  words += fen > 0 ? `${DIGITS[fen] ?? ''}分` : '整';
  return name + words;
}
