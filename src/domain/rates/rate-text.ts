/**
 * The text of a reference rate: how much of a currency one euro buys, digit for digit as published.
 *
 *     1.1684   yes        0.58231   yes        13111   yes
 *     N/A      no         0         no         1,17    no
 */

const RATE = /^\d{1,12}(?:\.\d{1,12})?$/;

/** Whether `text` can be a rate: plain decimal text with a point, above zero. */
export const isRateText = (text: string): boolean => RATE.test(text) && /[1-9]/.test(text);

/** Ten digits are for the record; the eye gets six. `0.9231000000` → `0.9231`. */
export const shortRate = (rate: string): string =>
  /^\d+\.\d{7,}$/.test(rate) && Number(rate) >= 0.01
    ? String(Number(Number(rate).toFixed(6)))
    : rate.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

/** `1.10` and `1.1` are one rate. */
export const sameRate = (a: string, b: string): boolean => {
  const plain = (text: string): string =>
    (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace(/^0+(?=\d)/, '');
  return a === b || plain(a) === plain(b);
};
