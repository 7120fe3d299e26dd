/**
 * What a cell says, as plain text that the readers of values understand.
 *
 *     43449 under "dd.mm.yyyy"   ->  2018-12-15        45358.0416666667  ->  2024-03-07 01:00:00
 *     0.30000000000000004        ->  0.3               1E+21             ->  1000000000000000000000
 *     0.19 under "0%"            ->  19%
 *
 * Source: ECMA-376 part 1, 18.8.30 (number formats), 18.17.4.1 (dates, 1900 and 1904).
 */

export type CellStyle = 'number' | 'date' | 'time' | 'percent';

/** Built-in formats that show dates or times; 27 to 36 and 50 to 58 are those of East Asia. */
function builtInStyle(id: number): CellStyle | null {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 14 && id <= 17) || id === 22) return 'date';
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time';
  if ((id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || (id >= 57 && id <= 58))
    return 'date';
  if ((id >= 32 && id <= 35) || id === 55 || id === 56) return 'time';
  return null;
}

/** How numbers under this format are meant. `code`: the format's own text, if the file has one. */
export function styleOfFormat(id: number, code: string | undefined): CellStyle {
  const builtIn = builtInStyle(id);
  if (code === undefined) return builtIn ?? 'number';
  // Only the first section, for positive numbers; texts in quotes and escaped signs say nothing.
  const plain = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .split(';')[0]
    ?.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (plain === undefined || plain === 'general' || plain === '@') return 'number';
  if (/[dy]|年|月|日/.test(plain)) return 'date';
  if (/[hs]/.test(plain)) return 'time';
  if (/m/.test(plain)) return 'date';
  if (plain.includes('%')) return 'percent';
  return 'number';
}

const DIGITS_SHOWN = 15;

/** Plain decimal text with at most 15 digits, as Excel shows it; never an exponent. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const rounded = Number(value.toPrecision(DIGITS_SHOWN));
  const text = String(rounded);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponentText);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
const SECONDS_A_DAY = 86_400;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;

const timeText = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

/** ISO date, with the time where there is one; null when no day has this serial number. */
export function serialToText(serial: number, is1904: boolean): string | null {
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * SECONDS_A_DAY);
  if (seconds === SECONDS_A_DAY) {
    day += 1;
    seconds = 0;
  }
  if (day < 0 || day > LAST_SERIAL) return null;
  const time = seconds === 0 ? '' : ` ${timeText(seconds)}`;
  if (is1904) return dayText(Date.UTC(1904, 0, 1), day) + time;
  if (day === 0) return seconds === 0 ? null : timeText(seconds);
  // Excel keeps Lotus's belief that 1900 was a leap year: day 60 is a day that never was.
  if (day === 60) return `1900-02-29${time}`;
  return dayText(Date.UTC(1899, 11, day < 60 ? 31 : 30), day) + time;
}

/** The same days come again and again. */
const DAY_TEXTS = new Map<number, string>();

function dayText(from: number, days: number): string {
  const instant = from + days * 86_400_000;
  let text = DAY_TEXTS.get(instant);
  if (text === undefined) {
    text = new Date(instant).toISOString().slice(0, 10);
    if (DAY_TEXTS.size < 50_000) DAY_TEXTS.set(instant, text);
  }
  return text;
}

/** The number of a cell as text. `raw` as it stands in the file. */
export function numberText(raw: string, style: CellStyle, is1904: boolean): string {
  // Most numbers of most files.
  if (style === 'number' && raw.length < 15 && /^-?\d+(?:\.\d+)?$/.test(raw)) return raw;
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  if (style === 'percent') return `${plainNumber(value * 100)}%`;
  if (style === 'number') return plainNumber(value);
  if (style === 'time' && value >= 0 && value < 1)
    return timeText(Math.min(SECONDS_A_DAY - 1, Math.round(value * SECONDS_A_DAY)));
  return serialToText(value, is1904) ?? plainNumber(value);
}
