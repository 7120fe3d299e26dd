/**
 * Names of firms and people as banks write them, brought to one form.
 *
 *     "FLORERIA SOL S.L."      ->  floreria sol      "Müller & Söhne GmbH & Co. KG"  ->  muller sohne
 *     "SIA \"Rīgas Ziedi\""    ->  rigas ziedi       "MUELLER UND SOEHNE"            ->  muller sohne
 *     "上海花之韵贸易有限公司"   ->  上海花之韵贸易
 *
 * Legal forms are dropped because banks and payers leave them out, move them and abbreviate them.
 */
import { foldText } from '../../../fold-text.ts';

const LEGAL_FORMS = new Set(
  (
    'sl slu sll sa sau sal sc scp scoop cb sociedad limitada anonima unipersonal ' +
    'srl srls spa sas sasu sarl eurl snc sca scs eirl ltda cia cv rl ' +
    'gmbh mbh ag kg kgaa ohg ug gbr ev ek ekfm haftungsbeschrankt gesellschaft ' +
    'sia as ik uab ab mb ou oy oyj aps ivs hf ehf ' +
    'bv nv vof bvba sprl cvba ' +
    'ltd limited llc llp lp inc incorporated corp corporation co company plc pty pte pvt ' +
    'spzoo zoo sro doo dd kft zrt bt ood eood ooo oao zao pao ип ооо оао зао пао ' +
    'kk gk sdn bhd'
  ).split(' '),
);
/** Chinese, Japanese and Korean forms stand glued to the name. Longer ones first. */
const GLUED_FORMS =
  /股份有限公司|有限责任公司|有限責任公司|集团有限公司|集團有限公司|有限公司|股份公司|株式会社|合同会社|有限会社|주식회사|公司$/g;

const JOINING = new Set(['and', 'und', 'et', 'y', 'un', 'e', 'i', 'the']);

/** Two ways to write one vowel: "Mueller" and "Müller" end up alike. */
const respelled = (word: string): string => word.replace(/(?<=[aou])e/g, '');

/**
 * The words of a name that tell it from others, in order, legal forms and "and" dropped. When
 * nothing else is left ("The Limited Company"), all its words.
 */
export function nameWords(name: string): readonly string[] {
  const folded = foldText(name)
    // "S.L." and "A/S" are one word; "King's" too.
    .replace(/(?<=\p{L})[.'’`](?=\p{L})/gu, '')
    .replace(/(?<![\p{L}])(\p{L})\/(\p{L})(?![\p{L}])/gu, '$1$2')
    .replace(/(?<![\p{L}])sp\.? ?z ?o\.? ?o\.?(?![\p{L}])/gu, 'spzoo')
    .replace(/(?<![\p{L}])(s|d) ?\.? (r|o) ?\.? o\.?(?![\p{L}])/gu, '$1$2o');
  const all = folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = all
    .map((word) => word.replace(GLUED_FORMS, ''))
    .filter((word) => word !== '' && !LEGAL_FORMS.has(word) && !JOINING.has(word));
  return (telling.length > 0 ? telling : all).map(respelled);
}

/** Three-letter pieces of the words, with their beginnings and ends marked; each once. */
export function piecesOf(words: readonly string[]): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (const word of words) {
    const marked = ` ${word} `;
    if (marked.length < 4) pieces.add(marked);
    for (let at = 0; at + 3 <= marked.length; at += 1) pieces.add(marked.slice(at, at + 3));
  }
  return pieces;
}

/**
 * How alike two names are, 0 to 1: twice the shared pieces over all pieces (Dice). The order of
 * words does not matter, a misspelling costs a few pieces.
 */
export function likeness(a: ReadonlySet<string>, b: readonly string[]): number {
  if (a.size === 0 || b.length === 0) return 0;
  let shared = 0;
  for (const piece of b) if (a.has(piece)) shared += 1;
  return (2 * shared) / (a.size + b.length);
}

/**
 * From here on two names count as similar [J]. Misspelt, shortened and reordered names of one firm
 * lie above, different firms of one trade below: the table in `payer-names.test.ts`.
 */
export const ALIKE = 0.8;

/** A name of one word or two short ones is too common to be found inside a longer text. */
const FEWEST_LETTERS_INSIDE = 8;
const FEWEST_HAN_INSIDE = 3;

/** Whether the words are telling enough to be looked for inside a longer name. */
export function canStandInside(words: readonly string[]): boolean {
  const letters = words.join('');
  return /\p{Script=Han}/u.test(letters)
    ? letters.length >= FEWEST_HAN_INSIDE
    : letters.length >= FEWEST_LETTERS_INSIDE;
}

/** Whether the shorter list of words stands in the longer one, unbroken. */
export function standsIn(shorter: readonly string[], longer: readonly string[]): boolean {
  if (shorter.length === 0 || shorter.length > longer.length) return false;
  for (let at = 0; at + shorter.length <= longer.length; at += 1)
    if (shorter.every((word, offset) => longer[at + offset] === word)) return true;
  return false;
}
