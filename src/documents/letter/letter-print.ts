/** A letter as the PDF worker gets it. */
import type { Instant } from '../../domain/dates.ts';
import type { LetterContent } from '../../domain/letters/content.ts';

export interface LetterPrint {
  readonly kind: 'letter';
  /** `content.number` null: marked DRAFT on every page. */
  readonly content: LetterContent;
  /** The moment the file says it was made. */
  readonly printedAt: Instant;
}
