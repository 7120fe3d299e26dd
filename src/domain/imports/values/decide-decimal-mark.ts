/**
 * Point or comma? Decided once for a file, from all of its amounts.
 *
 *     1.234,50 · 99,00   ->  comma  settled: 1.234,50 can only have a decimal comma
 *     1.234 · 2.000      ->  guessed: 1.234 is a thousand and more, or one and a fraction
 */
import type { Choice, DecimalMark } from '../columns/vocabulary.ts';
import { say } from '../../texts/text.ts';

export interface MarkEvidence {
  amounts: number;
  point: number;
  pointExample: string;
  comma: number;
  commaExample: string;
  /** `1.234` or `1,234`: thousands or decimals. */
  openPoint: number;
  openComma: number;
  openExample: string;
}

export const noMarkEvidence = (): MarkEvidence => ({
  amounts: 0,
  point: 0,
  pointExample: '',
  comma: 0,
  commaExample: '',
  openPoint: 0,
  openComma: 0,
  openExample: '',
});

/** Takes one amount into account; `text` has been seen to look like one. */
export function weighMark(evidence: MarkEvidence, text: string): void {
  evidence.amounts += 1;
  const point = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (point < 0 && comma < 0) return;
  const says = (mark: DecimalMark): void => {
    if (mark === '.') {
      evidence.point += 1;
      evidence.pointExample ||= text.trim();
    } else {
      evidence.comma += 1;
      evidence.commaExample ||= text.trim();
    }
  };
  if (point >= 0 && comma >= 0) return says(point > comma ? '.' : ',');
  const mark: DecimalMark = point >= 0 ? '.' : ',';
  const other: DecimalMark = mark === '.' ? ',' : '.';
  const at = Math.max(point, comma);
  // Twice the same mark: it groups thousands, so the other one is for decimals.
  if (text.indexOf(mark) !== at) return says(other);
  const after = /^\d*/.exec(text.slice(at + 1))?.[0].length ?? 0;
  const before = /\d*$/.exec(text.slice(0, at))?.[0] ?? '';
  if (after !== 3 || before.length > 3 || before === '' || /^0+$/.test(before)) return says(mark);
  if (mark === '.') evidence.openPoint += 1;
  else evidence.openComma += 1;
  evidence.openExample ||= text.trim();
}

export function addMarkEvidence(columns: readonly MarkEvidence[]): MarkEvidence {
  const sum = noMarkEvidence();
  for (const one of columns) {
    sum.amounts += one.amounts;
    sum.point += one.point;
    sum.pointExample ||= one.pointExample;
    sum.comma += one.comma;
    sum.commaExample ||= one.commaExample;
    sum.openPoint += one.openPoint;
    sum.openComma += one.openComma;
    sum.openExample ||= one.openExample;
  }
  return sum;
}

/** `likely`: what to take when no amount shows it (a file with semicolons tends to commas). */
export function decideDecimalMark(
  evidence: MarkEvidence,
  likely: DecimalMark = '.',
): Choice<DecimalMark> {
  const { point, comma } = evidence;
  if (point > 0 && comma > 0) {
    const value = point >= comma ? '.' : ',';
    return {
      value,
      how: 'guessed',
      because: say`the file mixes both: ${evidence.pointExample} has a decimal point and ${evidence.commaExample} a decimal comma; most values speak for this one`,
    };
  }
  if (point > 0)
    return {
      value: '.',
      how: 'settled',
      because: say`${evidence.pointExample} can only have a decimal point`,
    };
  if (comma > 0)
    return {
      value: ',',
      how: 'settled',
      because: say`${evidence.commaExample} can only have a decimal comma`,
    };
  if (evidence.openPoint > 0 || evidence.openComma > 0) {
    // A lone mark before three digits is far more often a thousand than a fraction of a cent.
    const value =
      evidence.openPoint > 0 && evidence.openComma === 0
        ? ','
        : evidence.openComma > 0 && evidence.openPoint === 0
          ? '.'
          : likely;
    return {
      value,
      how: 'guessed',
      because: say`${evidence.openExample} can be thousands or decimals, and so can every other amount; it was taken for thousands`,
    };
  }
  return {
    value: likely,
    how: 'settled',
    because:
      evidence.amounts > 0
        ? say`no amount has decimals, so both marks read the same`
        : say`the file has no amounts`,
  };
}
