/**
 * A refusal of one among many, told as one sentence that says what became of all of them.
 *
 *     "Nothing was undone", "There is no write-off W-9; …"  ->  "Nothing was undone: there is no …"
 */
export const toldAsOne = (outcome: string, sentence: string): string =>
  `${outcome}: ${sentence.replace(/^[A-Z](?=[a-z]* )/, (first) => first.toLowerCase())}`;
