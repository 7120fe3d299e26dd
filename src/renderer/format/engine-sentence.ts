/** At the beginning of a line: sentences of the engine begin small, for the terminal. */
export const engineSentence = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1);
