/** How strictly deliveries are held back, strictest first, as `domain/facts/case-facts.ts` has it. */
export const HOLD_LEVELS = ['hold', 'cash_only', 'prepaid', 'staged', 'goods', 'watch'] as const;
export type HoldLevel = (typeof HOLD_LEVELS)[number];

/** What of these counts: `watch` holds nothing back, and any other one does. */
export const strictest = (levels: readonly string[]): HoldLevel | undefined =>
  HOLD_LEVELS.find((level) => levels.includes(level));
