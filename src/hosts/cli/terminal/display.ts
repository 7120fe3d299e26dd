/**
 * Text as a terminal shows it: Chinese characters take two columns, combining marks none, and
 * nothing from a ledger may steer the terminal.
 *
 *     displayWidth('花')  ->  2         plain('Evil\u001b[2J')  ->  'Evil�[2J'
 */

/** East Asian wide and fullwidth blocks, and pictographs (Unicode 16, EastAsianWidth W and F). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const ZERO = /[\p{Mn}\p{Me}\p{Cf}]/u;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** Columns that `text` takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** One line of harmless text: line breaks become spaces, other control characters `�`. */
export const plain = (text: string): string =>
  text.replace(/[\r\n\t]+/g, ' ').replace(CONTROL, '\ufffd');

/** `text` cut to `width` columns, with `…` when something was cut. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** `Label: value`, a line each; what is empty is left out, and an address stands on one line. */
export const lines = (labelled: readonly (readonly [label: string, value: string])[]): string =>
  labelled
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${plain(label)}: ${plain(value.replaceAll('\n', ', '))}\n`)
    .join('');
