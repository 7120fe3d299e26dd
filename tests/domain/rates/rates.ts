/** Invented reference rates for tests: `rate('USD', '2026-04-10', '1.1711')`. */
import { isoDateOf } from '../../../src/domain/dates.ts';
import type { RateDraft } from '../../../src/domain/facts/drafts.ts';

export const rate = (currency: string, on: string, text: string, source = 'ECB'): RateDraft => ({
  base: 'EUR',
  currency,
  on: isoDateOf(on),
  rate: text,
  source,
});

/** A Thursday, the Friday and the Monday after it, in currencies of 2, 0 and 3 decimals. */
export const WEEK: readonly RateDraft[] = [
  rate('USD', '2026-04-09', '1.25'),
  rate('USD', '2026-04-10', '1.20'),
  rate('USD', '2026-04-13', '1.10'),
  rate('JPY', '2026-04-09', '180'),
  rate('JPY', '2026-04-13', '186.75'),
  rate('KWD', '2026-04-13', '0.3571'),
  rate('GBP', '2026-04-13', '0.87058', 'by hand'),
];
