/**
 * Whether two words are one typing error apart: a letter more, a letter less, another letter,
 * or two neighbours exchanged. Found in one pass, without a table.
 *
 *     ruiz / riuz, ruiz / ruis, ruiz / ruz  ->  true        ruiz / ruiz, ruiz / rojas  ->  false
 */
export function differsByOneTypo(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA === '' && restB === '') return false;
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
