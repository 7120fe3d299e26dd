/**
 * Whether an address can be found by the post: a town, and a postcode where the country has them.
 *
 *     Calle Sol 3\n28013 Madrid       ES    yes
 *     Calle Sol 3                     ES    no
 *     1 High Street\nLondon           GB    no: no postcode
 *     Cra 15 # 93-47\nBogotá          CO    yes: few write one there
 */

/** Postcodes by ISO 3166 country, as they are written; only of countries where every address has one. */
const POSTCODES: Readonly<Record<string, RegExp>> = {
  AT: /\b\d{4}\b/,
  BE: /\b\d{4}\b/,
  CH: /\b\d{4}\b/,
  CZ: /\b\d{3} ?\d{2}\b/,
  DE: /\b\d{5}\b/,
  DK: /\b\d{4}\b/,
  EE: /\b\d{5}\b/,
  ES: /\b\d{5}\b/,
  FI: /\b\d{5}\b/,
  FR: /\b\d{5}\b/,
  GB: /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i,
  HU: /\b\d{4}\b/,
  IT: /\b\d{5}\b/,
  LT: /\b(LT-)?\d{5}\b/i,
  LU: /\b(L-)?\d{4}\b/i,
  LV: /\bLV-?\d{4}\b/i,
  MX: /\b\d{5}\b/,
  NL: /\b\d{4} ?[A-Z]{2}\b/i,
  NO: /\b\d{4}\b/,
  PL: /\b\d{2}-\d{3}\b/,
  PT: /\b\d{4}(-\d{3})?\b/,
  SE: /\b\d{3} ?\d{2}\b/,
  SK: /\b\d{3} ?\d{2}\b/,
  US: /\b\d{5}(-\d{4})?\b/,
};

/** `address`: lines, separated by line feeds. `country`: ISO 3166; null: not known. */
export function hasTown(address: string, country: string | null): boolean {
  const lines = address
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const postcode = country === null ? undefined : POSTCODES[country];
  if (postcode === undefined) return lines.length > 1 || /\S,\s*\S/.test(address);
  return lines.some((line, at) => {
    const found = postcode.exec(line);
    if (found === null) return false;
    const [before, after] = [line.slice(0, found.index), line.slice(found.index + found[0].length)];
    // A house number may look like a postcode: the first line has a town only where more follows its street.
    if (at === 0)
      return hasWord(before) && (hasWord(after) || before.includes(',') || hasWord(lines[1]));
    return [before, after, lines[at + 1], at > 1 ? lines[at - 1] : ''].some(hasWord);
  });
}

const hasWord = (text: string | undefined): boolean => /\p{L}{2}/u.test(text ?? '');
