/**
 * How a list or the palette finds a text in a column.
 *
 *     customers  'mull germany' finds 'Müller GmbH' of DE: each word in name, code or country, by the rule
 *                of `domain/text-match.ts`; folded on both sides, for at most some thousand customers
 *     names    'MULL' finds 'Müller GmbH': folded on both sides, too
 *     numbers  'i-7' finds 'I-70': SQLite's own `like`, for a million invoices; only a text with
 *              letters outside ASCII is folded there too
 */
import { sql, type RawBuilder } from 'kysely';
import { foldText, isAscii } from '../../domain/fold-text.ts';

/**
 * Whether a customer has the word in one of `texts` (code, name, …) or in the name of the country.
 * `word`: one of `searchedWords`.
 */
export const customerHasWord = (
  word: string,
  texts: readonly RawBuilder<unknown>[],
  country: RawBuilder<unknown>,
): RawBuilder<boolean> => {
  const all = sql.join(
    texts.map((text) => sql`coalesce(${text}, '')`),
    sql` || char(10) || `,
  );
  return sql<boolean>`(instr(folded(${all}), ${word}) > 0
    or instr(country_words(${country}), ${word}) > 0)`;
};

export interface TextSearch {
  /** Whether the name `ref` contains the text, whatever its case and accents. */
  inName(ref: RawBuilder<unknown>): RawBuilder<boolean>;
  /** Whether the number or code `ref` contains the text, whatever its case. */
  inNumber(ref: RawBuilder<unknown>): RawBuilder<boolean>;
  /** 0: `ref` is the text, 1: it begins with it, 2: anything else. */
  rank(ref: RawBuilder<unknown>): RawBuilder<number>;
}

/** Null when there is nothing to look for. */
export function textSearch(text: string): TextSearch | null {
  const wanted = text.trim();
  const folded = foldText(wanted);
  if (folded === '') return null;
  const inName = (ref: RawBuilder<unknown>) => sql<boolean>`instr(folded(${ref}), ${folded}) > 0`;
  const pattern = `%${wanted.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return {
    inName,
    inNumber: (ref) =>
      isAscii(wanted) ? sql<boolean>`${ref} like ${pattern} escape '\\'` : inName(ref),
    rank: (ref) => sql<number>`case
      when folded(${ref}) = ${folded} then 0
      when instr(folded(${ref}), ${folded}) = 1 then 1 else 2 end`,
  };
}
