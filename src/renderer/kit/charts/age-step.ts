/**
 * Colour says how late money is, not in which column it stands: not due and up to 30 days plain, then
 * 31–60, 61–90 and beyond, whatever the limits of the report are.
 */
export type AgeStep = 0 | 1 | 2 | 3 | 4;

/** `limits`: last days of the columns, rising; `index` 0 is what is not due. */
export function ageStep(limits: readonly number[], index: number): AgeStep {
  if (index === 0) return 0;
  const firstDay = index === 1 ? 1 : (limits[index - 2] ?? 0) + 1;
  if (firstDay <= 30) return 1;
  if (firstDay <= 60) return 2;
  return firstDay <= 90 ? 3 : 4;
}

/** The same for one item, by the days it is late; 0: not due. */
export const ageStepOfDays = (days: number): AgeStep =>
  days <= 0 ? 0 : days <= 30 ? 1 : days <= 60 ? 2 : days <= 90 ? 3 : 4;

export const ageFill = (step: AgeStep): string => `var(--age-${step})`;
